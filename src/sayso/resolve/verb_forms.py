"""What the form of a verb says of past and future, by the endings and prefixes of a pack."""

from __future__ import annotations

from functools import lru_cache

from sayso.packs.lexicon import Lexicon

# Letters of the longest endings and prefixes of the packs.
_LONGEST_ENDING, _LONGEST_PREFIX = 6, 4


@lru_cache(maxsize=20_000)
def tense_of(lexicon: Lexicon, word: str) -> str:
    """The tense a verb shows by its ending, the longest the pack has; a present form looks ahead behind a prefix that makes it perfective."""
    for n in range(min(_LONGEST_ENDING, len(word) - 1), 1, -1):
        value = _row(lexicon, ("-", word[-n:]), "date_ending")
        if value == "present":
            led = any(_row(lexicon, (word[:k], "-"), "date_prefix") for k in range(1, min(_LONGEST_PREFIX, len(word) - n - 1) + 1))
            return "future" if led else ""
        if value:
            return "" if value == "none" else value
    return ""


def _row(lexicon: Lexicon, words: tuple[str, str], kind: str) -> str:
    """The value of the row of a kind, written with a hyphen at one end; "" if there is none."""
    return next((t.value or kind for t in lexicon.tag(words).get(0, ()) if t.kind == kind), "")
