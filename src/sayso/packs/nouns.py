"""What nouns for bodies and people say of whom is meant. Data in `packs/actors/nouns.toml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from sayso.core.errors import PackError
from sayso.core.records import Record
from sayso.packs.tables import read_toml

_FILE = Path(__file__).parent / "actors" / "nouns.toml"


class Nouns(Record, frozen=True, forbid_unknown_fields=True):
    """Values of nouns: for a government, for any body of a state, for somebody of whom they say no more."""

    governing: frozenset[str]
    offices: frozenset[str]
    anybody: frozenset[str]


@cache
def load_nouns() -> Nouns:
    """The shipped table. Raises PackError if it is not well formed."""
    try:
        return msgspec.convert(read_toml(_FILE), Nouns)
    except msgspec.ValidationError as error:
        raise PackError(f"{_FILE.name}: {error}", step="see packs/nouns.py for what it may hold") from None
