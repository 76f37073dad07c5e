"""The keys under which a place name is stored and looked up. Imports nothing of ours: the build runs it before sayso is installed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = re.compile("['’‘ʼʹ′`´”\"]")
_VOWELS = frozenset("aeiouyj")
_MARKS = re.compile(r"[\W_]+")
# Letters that Unicode does not decompose but that people leave out on plain keyboards.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "ґ": "г", "þ": "th"})


@lru_cache(maxsize=100_000)
def key_of(name: str) -> str:
    """A name folded for lookup: case, diacritics and apostrophes gone, other marks one space ("Слов’янськ" and "Слов'янськ" are one)."""
    if name.isascii() and name.isalpha():
        return name.lower()
    letters = "".join(c for c in unicodedata.normalize("NFD", _APOSTROPHES.sub("", name.casefold())) if not unicodedata.combining(c))
    return _MARKS.sub(" ", letters.translate(_LETTERS)).strip()


def sound_of(key: str, rules: tuple[tuple[str, str], ...]) -> str:
    """The classes of sounds of a key, vowels as one letter: "vovchansk" and "wowtschansk" agree. `rules` are spelling and class, in order."""
    out: list[str] = []
    i = 0
    while i < len(key):
        spelling, sound = next((rule for rule in rules if key.startswith(rule[0], i)), (key[i], "a" if key[i] in _VOWELS else key[i]))
        i += len(spelling)
        for letter in sound:
            if not out or out[-1] != letter:
                out.append(letter)
    return "".join(out)
