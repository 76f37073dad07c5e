"""Attributions in token numbers: what a learner is taught, and what its labels stand for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from sayso.core.records import Page, Record, Tokens

Part = tuple[int, int]  # tokens, end exclusive
ROLES = ("source", "cue", "content")
NONE = "O"
_FAR = 60  # tokens between a cue and what it reports: more is another statement


class Frame(Record, frozen=True):
    """Source, cue and content as token ranges; a content, and rarely a source, may have several parts."""

    source: tuple[Part, ...] = ()
    cue: tuple[Part, ...] = ()
    content: tuple[Part, ...] = ()

    @property
    def mark(self) -> Part | None:
        """Where the frame stands: its cue, else its source."""
        return next(iter(self.cue or self.source), None)


def solid(word: str) -> bool:
    """Is the token a word or number, no mark?"""
    return any(c.isalnum() for c in word)


def part_of(tokens: Tokens, start: int, end: int) -> Part | None:
    """The tokens that the characters `start` to `end` touch, without marks at either end; None if no word is left."""
    first, last = bisect_right(tokens.ends, start), bisect_left(tokens.starts, end)
    while first < last and not solid(tokens.words[first]):
        first += 1
    while first < last and not solid(tokens.words[last - 1]):
        last -= 1
    return (first, last) if first < last else None


def inside(inner: Frame, outer: Frame) -> bool:
    """Does the inner frame stand in what the outer one says? Two that say the same stand side by side."""
    mark = inner.mark
    return mark is not None and inner.content != outer.content and any(first <= mark[0] and mark[1] <= last for first, last in outer.content)


def outermost(frames: Sequence[Frame]) -> list[Frame]:
    """The frames that stand in no other one."""
    return [f for f in frames if not any(inside(f, other) and not inside(other, f) for other in frames if other is not f)]


def labels(count: int, frames: Iterable[Frame]) -> list[str]:
    """One label a token: B- begins, I- goes on, O is nothing. Where frames overlap, cues come before sources, sources before contents."""
    held: list[tuple[str, int] | None] = [None] * count
    whole = list(frames)
    number = 0
    for role in reversed(("cue", "source", "content")):
        for frame in whole:
            for first, last in getattr(frame, role):
                number += 1
                held[first:last] = [(role, number)] * (last - first)
    out: list[str] = []
    before: tuple[str, int] | None = None
    for one in held:
        out.append(NONE if one is None else f"{'I' if one == before else 'B'}-{one[0]}")
        before = one
    return out


def segments(found: Sequence[str], offset: int) -> list[tuple[str, Part]]:
    """Runs of one role in a row of labels whose first stands at token `offset`. An I- that begins nothing begins a run itself."""
    out: list[tuple[str, Part]] = []
    for i, label in enumerate(found, start=offset):
        begins, _, role = label.partition("-")
        if not role:
            continue
        if begins == "I" and out and out[-1][0] == role and out[-1][1][1] == i:
            out[-1] = (role, (out[-1][1][0], i + 1))
        else:
            out.append((role, (i, i + 1)))
    return out


def link(page: Page, found: Sequence[tuple[str, Part]]) -> list[Frame]:
    """Frames from the segments of one paragraph: each content goes to the nearest cue, each cue to the nearest source of its sentence.

    A content without a cue goes to a source beside it; a cue nobody said anything with is no frame.
    """
    of = {role: [part for name, part in found if name == role] for role in ROLES}
    starts = [s.first for s in page.sentences]
    sentence = {part: bisect_right(starts, part[0]) for part in (*of["cue"], *of["source"])}
    told: dict[Part | None, list[Part]] = {}
    for content in of["content"]:
        near = min(of["cue"], key=lambda cue: _gap(cue, content), default=None)
        told.setdefault(near if near is not None and _gap(near, content) <= _FAR else None, []).append(content)
    out = [Frame((), (), (content,)) for content in told.pop(None, [])]
    out = [Frame((s,), (), f.content) if (s := _nearest(of["source"], f.content[0], 3)) else f for f in out]
    for cue, contents in told.items():
        if cue is None:
            continue
        source = _nearest([s for s in of["source"] if sentence[s] == sentence[cue]], cue, _FAR)
        frame = Frame((source,) if source else (), (cue,))
        out.append(Frame(frame.source, frame.cue, _joined(page, contents, (*frame.source, *frame.cue))))
    return out


def _joined(page: Page, contents: Sequence[Part], frame: Sequence[Part]) -> tuple[Part, ...]:
    """Parts between which nothing but their own frame stands are one statement ("the road, he said, is closed"), unless quotation marks or sentences part them."""
    own = {i for part in frame for i in range(*part)}
    out = list(contents[:1])
    for part in contents[1:]:
        before = out[-1]
        apart = any(before[1] <= i < part[0] for q in page.quotes for i in (q.opens, q.closes)) or any(before[1] <= s.first <= part[0] for s in page.sentences)
        if not apart and all(i in own or not solid(page.tokens.words[i]) for i in range(before[1], part[0])):
            out[-1] = (before[0], part[1])
        else:
            out.append(part)
    return tuple(out)


def _nearest(parts: Sequence[Part], to: Part, limit: int) -> Part | None:
    best = min(parts, key=lambda part: _gap(part, to), default=None)
    return best if best is not None and _gap(best, to) <= limit else None


def _gap(a: Part, b: Part) -> int:
    return max(b[0] - a[1], a[0] - b[1], 0)
