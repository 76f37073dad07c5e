"""Which language a text is in, when nobody says so: py3langid on a prefix, then the letters decide between look-alikes."""

from __future__ import annotations

import json
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from sayso import packs
from sayso.packs.collecting import Group, collecting

# The 159 lab items, in 12 languages, all come out right from 100 characters on; 400 leave room for a head in another language.
_PREFIX = 400
_LETTERS = 3
_MODEL = Path(packs.__file__).parent / "collect" / "model"


@cache
def _identifier() -> Any:
    """py3langid over the model as the build laid it out, mapped rather than read; over its own, slower to load, where nothing was built."""
    import numpy as np  # noqa: PLC0415  (NumPy: only where a language is not given)
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    if not (_MODEL / "classes.json").is_file():
        identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
        identifier.set_languages(collecting().detection.known)
        return identifier
    classes = json.loads((_MODEL / "classes.json").read_bytes())
    ptc, pc, nextmove, row, output = (np.load(_MODEL / f"{name}.npy", mmap_mode="r") for name in ("ptc", "pc", "nextmove", "row", "output"))
    return LanguageIdentifier(ptc, pc, classes, memoryview(nextmove), memoryview(output), tk_row=memoryview(row))


def detect(text: str) -> str | None:
    """The language of a text (ISO 639-1), or None where there are too few letters to tell."""
    prefix = text[: 4 * _PREFIX].strip()[:_PREFIX]
    if len(list(islice(filter(str.isalpha, prefix), _LETTERS))) < _LETTERS:
        return None
    guess: str = _identifier().classify(prefix)[0]
    for group in collecting().detection.groups:
        if guess in group.members:
            return by_letters(prefix.lower(), group, guess)
    return guess


def by_letters(lower: str, group: Group, guess: str) -> str:
    """The member of a group whose own letters the text uses most, or `guess` where letters do not tell."""
    # A quoted name may bring a foreign letter, so letters are counted and the most frequent evidence wins.
    score = {member: sum(lower.count(c) for c in group.letters.get(member, "")) for member in group.members}
    for letter, members in group.shared.items():
        count = lower.count(letter)
        for member in group.members:
            score[member] += count if member in members else -count
    best = max(score.values())
    winners = [member for member in group.members if score[member] == best]
    return guess if guess in winners else winners[0]
