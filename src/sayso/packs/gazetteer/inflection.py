"""Place names back to their base case: the forms a word may be an inflection of. A form counts only if the gazetteer has it."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from sayso.packs.gazetteer.keys import key_of
from sayso.packs.tables import read_tsv

_FOLDER = Path(__file__).parent
# "Нижнем Новгороде" has 7 times 5 readings; beyond this a run of words is no place name.
_MOST = 48


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
    for size in range(min(6, len(key) - 2), -1, -1):
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
