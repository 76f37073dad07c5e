"""A learned reader beside the rules: it corrects their boundaries and adds what they miss.

1. labels for every paragraph, 2. frames from labels, 3. frames to the rules' attributions, 4. records: only what stands in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from sayso.core.records import Attribution, AttributionKind, Page, Reading, Span
from sayso.core.spans import cut_tokens
from sayso.engines.features import features, frames_of, paragraphs, view
from sayso.engines.frames import Frame, Part, inside, link, outermost, part_of, segments
from sayso.engines.model import Header, library, load

RULE = "model"
_SAME = 0.3  # share of common words from which a frame with another cue is about the same statement


class Tagger:
    """A model ready to read. It leaves pages in languages it did not learn as they are."""

    def __init__(self, header: Header, body: bytes) -> None:
        """Raises UsageError where the optional library is missing."""
        self.header = header
        self._body = body  # the library reads from these bytes as long as it lives, and does not hold them itself
        self._crf: Any = library().Tagger()
        self._crf.open_inmemory(body)

    def frames(self, page: Page, reading: Reading) -> list[Frame]:
        """Steps 1 and 2: what the model sees on a page that the rules have read, in order."""
        seen = view(page, reading)
        out: list[Frame] = []
        for first, last in paragraphs(page):
            out += link(page, segments(self._crf.tag(features(seen, first, last)), first))
        return out

    def correct(self, page: Page, reading: Reading) -> Reading:
        """The reading with boundaries corrected and attributions added; those found by the model alone have the rule "model"."""
        if page.language not in self.header.languages:
            return reading
        # 1, 2
        found = self.frames(page, reading)
        # 3
        ruled = frames_of(page, reading)
        free = outermost(ruled)
        pairs = _pairs([f if any(f is o for o in free) else Frame() for f in ruled], [(f, part) for f in found for part in f.content])
        # 4
        out = [_corrected(page, a, *pairs[n]) if n in pairs else a for n, a in enumerate(reading.attributions)]
        used = set(pairs.values())
        added = [_added(page, f, part) for f in found for part in f.content if (f, part) not in used and f.mark is not None]
        return Reading(_ordered(page, [*out, *added]), reading.hearsay)


@cache
def load_tagger(path: Path) -> Tagger:
    """The model of a file, loaded once a process. Raises UsageError where it is no sound model or the optional library is missing."""
    return Tagger(*load(path))


def _pairs(ruled: Sequence[Frame], found: Sequence[tuple[Frame, Part]]) -> dict[int, tuple[Frame, Part]]:
    """Which of the model's statements is which of the rules', by their number: the closest first, one to one."""
    scored = []
    for n, rule in enumerate(ruled):
        for m, (frame, part) in enumerate(found):
            content = max((_share(part, other) for other in rule.content), default=0.0)
            cue = any(_share(a, b) > 0 for a in rule.cue for b in frame.cue)
            if cue or content >= _SAME:
                scored.append((-(content + cue), n, m))
    out: dict[int, tuple[Frame, Part]] = {}
    taken: set[int] = set()
    for _, n, m in sorted(scored):
        if n not in out and m not in taken:
            out[n] = found[m]
            taken.add(m)
    return out


def _share(a: Part, b: Part) -> float:
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common / (max(a[1], b[1]) - min(a[0], b[0])) if common > 0 else 0.0


def _corrected(page: Page, a: Attribution, frame: Frame, content: Part) -> Attribution:
    spans = {"source": _settled(page, a.source, frame.source), "cue": _settled(page, a.cue, frame.cue), "content": _settled(page, a.content, (content,))}
    if all(getattr(a, role) == span for role, span in spans.items()):
        return a
    return msgspec.structs.replace(a, **spans, rule=f"{a.rule}, {RULE}")


def _settled(page: Page, span: Span | None, parts: tuple[Part, ...]) -> Span | None:
    """The model's part where it has one; what differs from it by marks alone stays."""
    if not parts or (span is not None and part_of(page.tokens, span.start, span.end) == parts[0]):
        return span
    return cut_tokens(page.document.text, page.tokens, *parts[0])


def _added(page: Page, frame: Frame, content: Part) -> Attribution:
    source, cue = (cut_tokens(page.document.text, page.tokens, *parts[0]) if parts else None for parts in (frame.source, frame.cue))
    tag = next((t for first, last in frame.cue for i in range(first, last) for t in page.tags.get(i, ()) if t.kind in ("verb", "cue", "accord", "citing")), None)
    quoted = any(q.first <= content[0] and content[1] <= q.closes for q in page.quotes)
    kind: AttributionKind = "direct" if quoted else "according-to" if tag is not None and tag.kind in ("accord", "citing") else "indirect"
    return Attribution(
        "",
        kind,
        source,
        cue,
        cut_tokens(page.document.text, page.tokens, *content),
        stance=tag.value if tag is not None and tag.kind in ("verb", "cue") else "states",
        hedged=tag is not None and "hedged" in tag.flags,
        factive=tag is not None and "factive" in tag.flags,
        rule=RULE,
    )


def _ordered(page: Page, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """In order of content, the outer before the inner, numbered anew; who had no outer one gets the smallest that now holds its frame."""
    place = {id(a): (a.content.start if a.content else len(page.document.text), -(a.content.end if a.content else 0), n) for n, a in enumerate(attributions)}
    row = sorted(attributions, key=lambda a: place[id(a)])
    names = {a.id: f"a{n}" for n, a in enumerate(row, start=1) if a.id}
    frames = frames_of(page, Reading(tuple(row)))
    out = []
    for n, a in enumerate(row):
        within = names.get(a.within) if a.within is not None else None
        if a.within is None:
            around = [m for m, other in enumerate(frames) if m != n and inside(frames[n], other) and not inside(other, frames[n])]
            smallest = min(around, key=lambda m: (frames[m].content[0][1] - frames[m].content[0][0], m), default=None)
            within = f"a{smallest + 1}" if smallest is not None else None
        out.append(msgspec.structs.replace(a, id=f"a{n + 1}", within=within))
    return tuple(out)
