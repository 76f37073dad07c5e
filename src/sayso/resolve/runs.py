"""Runs of capitalised words: what may be the name of somebody no list knows."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.core.records import Page, Record
from sayso.packs.language import LanguagePack

_INSIDE = frozenset("-'’&")
_BREAKING = frozenset({"month", "weekday", "nation", "demonym", "metonym", "date_word", "date_unit", "date_season", "furniture", "currency", "pronoun", "article"})
_CLOSED = frozenset({
    "article", "preposition", "conjunction", "subordinator", "relative", "auxiliary", "adverb", "negation", "pronoun", "possessive", "accord", "cue",
    "complementiser", "reportive", "comparator", "number", "vague", "verb", "particle", "unnamed", "citing", "whether", "possible", "planned", "act", "date_lead", "date_direction",
})  # fmt: skip
_LONGEST = 8  # tokens


class Run(Record, frozen=True):
    """Tokens `first` to `last` (exclusive). `opens`: it begins a sentence, so its first capital says nothing."""

    first: int
    last: int
    opens: bool


def runs(page: Page, pack: LanguagePack, taken: Iterable[tuple[int, int]]) -> list[Run]:
    """The runs of capitalised words outside `taken` token ranges, particles, hyphens and initials' points inside them."""
    words, lowers = page.tokens.words, page.tokens.lowers
    blocked = {i for first, last in taken for i in range(first, last)}
    particles = frozenset(pack.settings.get("names", {}).get("particles", ()))
    starts = {s.first for s in page.sentences}
    ends = {s.last for s in page.sentences}
    quoted = {q.first for q in page.quotes}
    capitals = [i for i, word in enumerate(words) if word[0].isupper() and i not in blocked]
    out: list[Run] = []
    at = -1
    for i in capitals:
        if i < at or _breaks(page, i):
            continue
        opens = i in starts or i in quoted
        if opens and _is_common(page, i):
            continue
        last = i + 1
        while last - i < _LONGEST:
            following = _joined(page, words, lowers, last, particles, blocked, ends)
            if following is None:
                break
            last = following
        out.append(Run(i, last, opens))
        at = last
    return out


def _joined(
    page: Page, words: tuple[str, ...], lowers: tuple[str, ...], at: int, particles: frozenset[str], blocked: set[int], ends: set[int]
) -> int | None:
    """The end of a run one word longer, None if it ends at `at`."""
    size = len(words)
    if at >= size or at in ends:
        return None
    if _continues(page, words, at, blocked):
        return at + 1
    following = at
    if words[at] in _INSIDE or (words[at] == "." and len(words[at - 1]) == 1):
        following = at + 1
    else:
        while following < min(at + 3, size) and lowers[following] in particles:
            following += 1
    if following == at or following >= size or following in ends:
        return None
    if words[at] == "-" and not page.tokens.ends[at - 1] == page.tokens.starts[at] == page.tokens.ends[at] - 1:
        return None
    return following + 1 if _continues(page, words, following, blocked) else None


def _continues(page: Page, words: tuple[str, ...], at: int, blocked: set[int]) -> bool:
    return words[at][0].isupper() and at not in blocked and not _breaks(page, at)


def _breaks(page: Page, at: int) -> bool:
    return any(t.kind in _BREAKING and t.kind != "article" for t in page.tags.get(at, ()))


def _is_common(page: Page, at: int) -> bool:
    """Is the word that begins a sentence one of the closed classes, and no name?"""
    tags = page.tags.get(at, ())
    return any(t.kind in _CLOSED and t.last == at + 1 for t in tags)
