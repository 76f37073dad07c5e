"""What a learner sees of a token: its word, the pack's tags, clause and quotation, and what the rules made of it. Strings, sorted."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.core.records import Page, Reading, Record, Tag
from sayso.engines.frames import Frame, Part, labels, outermost, part_of

_ANCHORS = frozenset({"verb", "cue", "accord", "citing", "speech_noun"})
_STEPS = (1, 2, 3, 5, 8, 13, 21, 34)  # distances are told apart in steps


class View(Record, frozen=True):
    """A page as the learner sees it: for each token what it is by itself, seen from a neighbour, and seen from afar."""

    page: Page
    own: list[list[str]]
    near: list[list[str]]
    far: list[list[str]]


def paragraphs(page: Page) -> list[Part]:
    """The token ranges of the paragraphs where somebody may speak, in order."""
    out: dict[int, Part] = {}
    for sentence in page.sentences:
        if page.blocks[sentence.block].role in ("body", "headline"):
            first, last = out.get(sentence.block, (sentence.first, sentence.last))
            out[sentence.block] = (min(first, sentence.first), max(last, sentence.last))
    return list(out.values())


def frames_of(page: Page, reading: Reading) -> list[Frame]:
    """The attributions of a reading as frames, in their order."""
    out = []
    for a in reading.attributions:
        parts = (part_of(page.tokens, s.start, s.end) if s is not None else None for s in (a.source, a.cue, a.content))
        out.append(Frame(*(() if part is None else (part,) for part in parts)))
    return out


def view(page: Page, reading: Reading) -> View:
    """The view of a page and of what the rules read on it."""
    n = len(page.tokens.words)
    frames = frames_of(page, reading)
    outer = outermost(frames)
    ruled = labels(n, outer)
    nested = labels(n, [f for f in frames if not any(f is o for o in outer)])
    rule = [""] * n
    for frame, attribution in zip(frames, reading.attributions, strict=True):
        for first, last in (*frame.content, *frame.source, *frame.cue):
            rule[first:last] = [attribution.rule] * (last - first)
    marks = _marks(page)
    near = []
    far = []
    own = []
    for i, word in enumerate(page.tokens.words):
        lower = page.tokens.lowers[i]
        seen = [f"r={ruled[i]}", *marks[i]]
        far.append([f"w={lower}", *seen])
        near.append([f"w={lower}", f"s={_shape(word)}", *seen])
        own.append([*near[i], f"e={lower[-3:]}", f"n={nested[i]}", f"rule={rule[i]}", f"rr={ruled[i]}|{rule[i]}"])
    _sentences(page, ruled, own)
    return View(page, own, near, far)


def features(seen: View, first: int, last: int) -> list[list[str]]:
    """One list of features for each token from `first` to `last`, sorted; neighbours beyond are not seen."""
    out = []
    for i in range(first, last):
        mine = list(seen.own[i])
        for step, table in ((-3, seen.far), (-2, seen.far), (-1, seen.near), (1, seen.near), (2, seen.far), (3, seen.far)):
            if first <= i + step < last:
                mine += [f"{step}{x}" for x in table[i + step]]
            else:
                mine.append(f"{step}edge")
        out.append(sorted(mine))
    return out


def _shape(word: str) -> str:
    out = ""
    for c in word:
        kind = "X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c
        out += kind if not out.endswith(kind) else ""
    return out[:6]


def _marks(page: Page) -> list[list[str]]:
    """Per token the kinds of its tags, its place in a quotation, and the clause it opens."""
    out: list[list[str]] = [[] for _ in page.tokens.words]
    for tags in page.tags.values():
        for tag in tags:
            out[tag.first].append(f"t={tag.kind}")
            if tag.kind in _ANCHORS:
                out[tag.first] += [f"v={tag.value}", *(f"f={flag}" for flag in sorted(tag.flags))]
            for i in range(tag.first + 1, tag.last):
                out[i].append(f"t=+{tag.kind}")
    for quote in page.quotes:
        for i in range(quote.first, min(quote.last, len(out))):
            out[i].append("q=in")
        out[quote.opens].append("q=opens")
        if quote.closes < len(out):
            out[quote.closes].append("q=closes")
    for clause in page.clauses:
        out[clause.first].append(f"c={clause.opener}")
    return [sorted(set(marks)) for marks in out]


def _anchor(page: Page, i: int) -> Tag | None:
    return next((t for t in page.tags.get(i, ()) if t.kind in _ANCHORS), None)


def _sentences(page: Page, ruled: Sequence[str], own: list[list[str]]) -> None:
    """Adds to each token what its sentence holds before it and behind it."""
    words = page.tokens.words
    openers = {i: clause for clause in page.clauses for i in range(clause.first, clause.last)}
    spoken = [any(ruled[i].endswith("cue") for i in range(s.first, s.last)) for s in page.sentences]
    for number, s in enumerate(page.sentences):
        anchors = [(i, tag) for i in range(s.first, s.last) if (tag := _anchor(page, i))]
        cues = [i for i in range(s.first, s.last) if ruled[i] == "B-cue"]
        whole = [f"cues={min(len(cues), 3)}", f"anchors={min(len(anchors), 4)}"]
        whole += [f"before={number > 0 and spoken[number - 1]}", f"after={number + 1 < len(spoken) and spoken[number + 1]}"]
        commas = [0]
        for i in range(s.first, s.last):
            commas.append(commas[-1] + (words[i] in ",;:—–"))
        left: tuple[int, Tag] | None = None
        ahead = 0
        for i in range(s.first, s.last):
            while ahead < len(anchors) and anchors[ahead][0] <= i:
                left = anchors[ahead]
                ahead += 1
            right = anchors[ahead] if ahead < len(anchors) else None
            mine = [*whole, f"from={_step(i - s.first)}", f"to={_step(s.last - i)}"]
            for side, anchor in (("L", left), ("R", right)):
                if anchor is None:
                    mine.append(f"{side}=none")
                    continue
                at, tag = anchor
                between = abs(commas[i - s.first] - commas[at - s.first])
                mine += [f"{side}={tag.kind}:{_step(abs(at - i))}", f"{side}w={page.tokens.lowers[at]}", f"{side}c={min(between, 3)}", f"{side}r={ruled[at]}"]
                mine.append(f"{side}v={tag.value}|{min(between, 3)}")
            clause = openers.get(i)
            if clause is not None:
                mine += [f"o={clause.opener}", f"ow={page.tokens.lowers[clause.first]}", f"ol={clause.opener}|{left is not None}|{right is not None}"]
            own[i] += mine


def _step(distance: int) -> int:
    return next((step for step in _STEPS if distance <= step), 99)


