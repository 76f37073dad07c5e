"""What a name may mean in a language: its readings as written and, where the language has cases, in its base case."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from sayso.packs.gazetteer import Gazetteer, Row, is_adjective
from sayso.packs.gazetteer.keys import key_of, sound_of
from sayso.packs.tables import read_tsv

_FOLDER = Path(__file__).parent
# "Нижнем Новгороде" has 7 times 5 readings; beyond this a run of words is no place name.
_MOST = 48
_SHORTEST = 6  # letters of a name that may be found by its sound


@cache
def _endings(language: str) -> dict[str, tuple[str, ...]]:
    """Ending -> what the base form ends in instead, both as keys."""
    found: dict[str, list[str]] = {}
    for _, row in read_tsv(_FOLDER / "endings.tsv", ("language", "endings")):
        if row["language"] == language:
            for pair in row["endings"].split():
                ending, bases = pair.split(">")
                here = found.setdefault(key_of(ending), [])
                here.extend(b for b in ("" if base == "-" else key_of(base) for base in bases.split("/")) if b not in here)
    return {ending: tuple(bases) for ending, bases in found.items()}


@cache
def homes(language: str) -> tuple[str, ...]:
    """Countries (ISO 3166-1) where news in a language is mostly made, the first one first."""
    for _, row in read_tsv(_FOLDER / "homes.tsv", ("language", "countries")):
        if row["language"] == language:
            return tuple(row["countries"].split())
    return ()


def inflects(language: str) -> bool:
    """Does the language put place names into cases?"""
    return bool(_endings(language))


@lru_cache(maxsize=50_000)
def base_forms(key: str, language: str) -> tuple[str, ...]:
    """The keys that one word (itself a key) may be an inflection of, itself left out; longest endings first."""
    endings = _endings(language)
    if not endings or len(key) < 4:
        return ()
    out: list[str] = []
    for size in range(min(6, len(key) - 1), -1, -1):
        bases = endings.get(key[len(key) - size :])
        if bases is not None:
            stem = key[: len(key) - size]
            out.extend(form for form in (stem + base for base in bases) if form != key and len(form) > 2)
    return tuple(dict.fromkeys(out))


def phrase_forms(words: tuple[str, ...], language: str) -> tuple[str, ...]:
    """The keys that a run of words may be an inflection of; some words may stay as they are ("Ростове на Дону")."""
    if len(words) == 1:
        return base_forms(words[0], language)
    choices = [(word, *base_forms(word, language)) for word in words]
    total = 1
    for choice in choices:
        total *= len(choice)
    if total > _MOST * 8:
        choices = [choice[:4] for choice in choices]
    own = " ".join(words)
    return tuple(dict.fromkeys(form for form in (" ".join(p) for p in product(*choices)) if form != own))[: _MOST * 8]


@cache
def _sounds(language: str) -> tuple[tuple[str, str], ...]:
    """How letters sound in a language: spelling and class, in order; empty if no table says."""
    table = {row["language"]: row["sounds"] for _, row in read_tsv(_FOLDER / "sounds.tsv", ("language", "sounds"))}
    if language not in table:
        return ()
    pairs = [pair.split(">") for part in (language, "*") for pair in table[part].split()]
    return tuple((spelling, sound) for spelling, sound in pairs)


def by_sound(gazetteer: Gazetteer, key: str, language: str) -> tuple[Row, ...]:
    """Places whose name sounds like a transcription that no list has; empty for short names and other scripts."""
    rules = _sounds(language)
    if not rules or len(key) < _SHORTEST or not key.isascii():
        return ()
    for form in (key, *base_forms(key, language)):
        rows = gazetteer.lookup("~" + sound_of(form, rules))
        if rows:
            return rows
    return ()


@lru_cache(maxsize=100_000)
def readings(gazetteer: Gazetteer, key: str, language: str) -> tuple[tuple[Row, ...], bool]:
    """The places a key may mean, and whether all of them come from taking off a case ending."""
    if len(key) < 3:
        return (), False
    found = [row for row in gazetteer.lookup(key) if not is_adjective(row)]
    exact = bool(found)
    if inflects(language):
        best = {(row.geonames, row.name): row for row in found}
        for form in phrase_forms(tuple(key.split(" ")), language):
            for row in gazetteer.lookup(form):
                mark = (row.geonames, row.name)
                if not is_adjective(row) and (mark not in best or row.rank < best[mark].rank):
                    best[mark] = row
        found = list(best.values())
    return tuple(found), bool(found) and not exact
