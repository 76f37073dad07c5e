"""What may carry a claim: what somebody is said to have said, and what the text says in its own voice, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sayso.coding.marks import Marks, token_range
from sayso.core.records import Attribution, Page, Record, Resolution

_PLAN = "modality:planned"
# The longest dateline, in tokens.
_DATELINE = 12
_EDGES = frozenset(" ,;:.!?…()[]–—-\"'“”„‟«»‹›‘’‚")


class Statement(Record, frozen=True):
    """Tokens `first` to `last` (exclusive) of sentence number `sentence`: the content of `attribution`, or own voice (None).

    `hearsay`: the stretches of it in reportive grammar, in tokens.
    """

    first: int
    last: int
    sentence: int
    attribution: Attribution | None
    hearsay: tuple[tuple[int, int], ...] = ()

    def is_hearsay(self, first: int, last: int, anchor: int) -> bool:
        """Is what stands at tokens `first` to `last` told in reportive grammar: its anchor, or the most of it?"""
        common = sum(max(0, min(last, y) - max(first, x)) for x, y in self.hearsay)
        return any(x <= anchor < y for x, y in self.hearsay) or 2 * common > last - first


def find_statements(page: Page, resolution: Resolution, marks: Marks, wanted: frozenset[int]) -> list[Statement]:
    """The statements of the sentences whose numbers are `wanted`, in order."""
    tokens = page.tokens
    said = [a for a in resolution.attributions if a.answers is None and not _intends(page, marks, a)]
    contents = _innermost(page, said)
    hearsay = [r for s in resolution.hearsay for r in _reportive(page, *token_range(tokens, s))]
    frames = [token_range(tokens, s) for a in (*said, *(a for a in resolution.attributions if a.answers is not None)) if a.content for s in (a.source, a.cue) if s]
    # owner of each token: -1 own voice, -2 the frame of a report, else a number in `contents`; shorter contents lie on longer ones
    owner = [-1] * len(tokens.words)
    for a, b in frames:
        owner[a:b] = [-2] * (b - a)
    for k, (a, b, _) in enumerate(contents):
        owner[a:b] = [k] * (b - a)
    out: list[Statement] = []
    for number in sorted(wanted):
        sentence = page.sentences[number]
        first, last = sentence.first, sentence.last
        start = _dateline(page, first, last)
        for i in range(start + 1, last + 1):
            if i < last and owner[i] == owner[start]:
                continue
            if owner[start] != -2:
                a, b = trim(page, start, i)
                if b > a and not _asks(page, marks, a, last):
                    told = tuple((x, y) for x, y in hearsay if x < b and y > a)
                    out.append(Statement(a, b, number, contents[owner[start]][2] if owner[start] >= 0 else None, told))
            start = i
    return out


def _intends(page: Page, marks: Marks, attribution: Attribution) -> bool:
    """Does its reporting word tell of a plan ("plans to call up"), so that the plan is the statement?"""
    return attribution.cue is not None and _PLAN in marks.features(*token_range(page.tokens, attribution.cue))


def _reportive(page: Page, first: int, last: int) -> list[tuple[int, int]]:
    """The parts of a sentence in reportive grammar, between colons, that hold the reportive word themselves; all of it if none does."""
    words = page.tokens.words
    cuts = [first, *(i + 1 for i in range(first, last) if words[i] in ":;"), last]
    parts = [(a, b) for a, b in pairwise(cuts) if b > a]
    marked = [(a, b) for a, b in parts if page.of_within("reportive", a, b)]
    return marked or [(first, last)]


def _asks(page: Page, marks: Marks, first: int, last: int) -> bool:
    """Is it a question, direct or indirect? Nothing is claimed by asking."""
    return page.tokens.words[last - 1] == "?" or asking(page, marks, first)


def asking(page: Page, marks: Marks, first: int) -> bool:
    """Is token `first` a word that asks? Not as a part of a figure: Polish says "what least 40" for at least 40."""
    return any(t.kind == "whether" for t in page.tags.get(first, ())) and not any(m.kind == "quantity" for m in marks.within(first, first + 1))


def _dateline(page: Page, first: int, last: int) -> int:
    """Where a sentence begins after its dateline ("MOSCOW, Russia (AP) — "): a dash soon after a word in capitals."""
    words = page.tokens.words
    if len(words[first]) < 3 or not words[first].isupper():
        return first
    return next((i + 1 for i in range(first + 1, min(first + _DATELINE, last)) if words[i] in "—–"), first)


def trim(page: Page, first: int, last: int) -> tuple[int, int]:
    """Without marks and coordinating conjunctions at its ends."""
    words, tags = page.tokens.words, page.tags
    while first < last and (words[first] in _EDGES or any(t.kind == "complementiser" and t.last == first + 1 for t in tags.get(first, ()))):
        first += 1
    while last > first and (words[last - 1] in _EDGES or any(t.kind == "conjunction" for t in tags.get(last - 1, ()))):
        last -= 1
    return first, last


def _innermost(page: Page, attributions: Sequence[Attribution]) -> list[tuple[int, int, Attribution]]:
    """Token ranges with the innermost attribution of each, the longest first."""
    best: dict[tuple[int, int], Attribution] = {}
    for attribution in attributions:
        if attribution.content is None:
            continue
        place = token_range(page.tokens, attribution.content)
        other = best.get(place)
        if other is None or attribution.within == other.id or (attribution.within is not None and other.within is None):
            best[place] = attribution
    return sorted(((a, b, x) for (a, b), x in best.items()), key=lambda row: (row[0] - row[1], row[0]))
