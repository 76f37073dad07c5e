"""Runs of capitalised words: what may be the name of somebody no list knows."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.core.records import Page, Record
from sayso.packs.directory import Directory
from sayso.packs.language import LanguagePack
from sayso.resolve.found import tagged

_INSIDE = frozenset("-'’&")
_APOSTROPHES = frozenset("'’")
_BREAKING = frozenset({"month", "weekday", "nation", "demonym", "metonym", "date_word", "date_unit", "date_season", "furniture", "currency", "pronoun", "platform"})
_NOUNS = _BREAKING | {"unnamed"}  # where every noun has a capital
_CLOSED = frozenset({
    "article", "preposition", "conjunction", "subordinator", "relative", "auxiliary", "adverb", "negation", "pronoun", "possessive", "accord", "cue",
    "complementiser", "reportive", "comparator", "number", "vague", "verb", "particle", "unnamed", "citing", "whether", "possible", "planned", "act", "date_lead", "date_direction",
})  # fmt: skip
_LONGEST = 8  # tokens


class Run(Record, frozen=True):
    """Tokens `first` to `last` (exclusive). `opens`: it begins a sentence, so its first capital says nothing.

    `called`: a word there, taken for a role, stands before a given name ("Fifth-grader Yegor").
    """

    first: int
    last: int
    opens: bool
    called: bool = False


def runs(page: Page, pack: LanguagePack, directory: Directory, taken: Iterable[tuple[int, int]]) -> list[Run]:
    """The runs of capitalised words outside `taken` token ranges, particles, hyphens and initials' points inside them."""
    words = page.tokens.words
    blocked = {i for first, last in taken for i in range(first, last)}
    starts = {s.first for s in page.sentences}
    ends = {s.last for s in page.sentences}
    breaking = _NOUNS if pack.settings["attribution"].get("noun_capitals") else _BREAKING
    quoted = {q.first for q in page.quotes}
    capitals = [i for i, word in enumerate(words) if word[0].isupper() and i not in blocked]
    out: list[Run] = []
    at = -1
    for i in capitals:
        if i < at or tagged(page, i, breaking):
            continue
        opens = i in starts or i in quoted
        if opens and _is_common(page, i):
            continue
        last = i + 1
        while last - i < _LONGEST:
            following = _joined(page, directory, last, blocked, ends, breaking)
            if following is None:
                break
            last = following
        out.append(Run(i, last, opens))
        at = last
    return out


def _joined(page: Page, directory: Directory, at: int, blocked: set[int], ends: set[int], breaking: frozenset[str]) -> int | None:
    """The end of a run one word longer, None if it ends at `at`."""
    words = page.tokens.words
    size = len(words)
    if at >= size or at in ends:
        return None
    if _continues(page, words, at, blocked, breaking):
        return at + 1
    following = at
    if words[at] in _INSIDE or (words[at] == "." and len(words[at - 1]) == 1):
        following = at + 1
    elif page.tokens.lowers[at] in directory.particles:
        following = at + 1
        while following < min(at + 3, size) and (page.tokens.lowers[following] in directory.inner_particles or words[following] in _APOSTROPHES):
            following += 1
    if following == at or following >= size or following in ends:
        return None
    if words[at] == "-" and not page.tokens.ends[at - 1] == page.tokens.starts[at] == page.tokens.starts[following] - 1:
        return None
    return following + 1 if _continues(page, words, following, blocked, breaking) else None


def _continues(page: Page, words: tuple[str, ...], at: int, blocked: set[int], breaking: frozenset[str]) -> bool:
    return words[at][0].isupper() and at not in blocked and not tagged(page, at, breaking)


def _is_common(page: Page, at: int) -> bool:
    """Is the word that begins a sentence one of the closed classes, and no name?"""
    tags = page.tags.get(at, ())
    return any(t.kind in _CLOSED and t.last == at + 1 for t in tags)
