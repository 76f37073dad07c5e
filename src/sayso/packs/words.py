"""Text to tokens, the same way for documents and for pack entries, so that one can be looked up in the other."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate

from sayso.core.records import Tokens

# A word is letters, digits and combining marks; two apostrophes are a typewriter's quotation mark; every other visible character stands alone. Linear: no alternative can backtrack.
_TOKEN = re.compile(r"(''|``|[\w\u0300-\u036f\u0483-\u0487\u00ad]+|[^\w\s])")
_APOSTROPHES = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"}


@lru_cache(maxsize=100_000)  # the words of a language come back; bounded, so that a hostile text cannot fill memory
def fold(word: str) -> str:
    """Lower case, NFC, straight apostrophes, no soft hyphens: the form under which packs list a word."""
    if word.isascii():
        return word.lower()
    lower = _APOSTROPHES.get(word) or word.lower()
    return unicodedata.normalize("NFC", lower).replace("\u00ad", "")


def tokenise(text: str) -> Tokens:
    """The tokens of a text, with code-point offsets."""
    parts = _TOKEN.split(text)  # what stands between, a token, what stands between, …
    ends = tuple(accumulate(map(len, parts)))
    words = tuple(parts[1::2])
    return Tokens(ends[:-1:2], ends[1::2], words, tuple(map(fold, words)))


def fold_words(text: str) -> tuple[str, ...]:
    """The folded tokens of a phrase, as a lexicon stores it."""
    return tuple(map(fold, _TOKEN.findall(text)))


def plain(name: str) -> str:
    """A name for comparison: diacritics and case folded, marks to spaces."""
    letters = "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(w for w in re.sub(r"[\W_]+", " ", letters).split())
