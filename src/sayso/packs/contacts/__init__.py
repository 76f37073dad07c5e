"""How people are reached: telephone numbers, addresses, handles and links, as data."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from sayso.core.errors import PackError
from sayso.core.records import Record
from sayso.packs.tables import read_toml

_FOLDER = Path(__file__).parent


class Trunk(Record, frozen=True, forbid_unknown_fields=True):
    """Numbers as written inside a country: their first digit, and how many digits they may have."""

    digit: str
    digits: tuple[int, ...]


class Contacts(Record, frozen=True):
    """What tells a way to reach somebody. `separators`: what may stand inside a telephone number; `before`: matches what ends in front of one;
    `schemes` and `domains`: alternatives of a pattern, as links begin and as hosts end.
    """

    separators: str
    trunks: tuple[Trunk, ...]
    before: re.Pattern[str]
    schemes: str
    domains: str


@cache
def load_contacts() -> Contacts:
    """The ways to reach people that are known. Raises PackError where the table is not well formed."""
    given = read_toml(_FOLDER / "contacts.toml")
    try:
        trunks = msgspec.convert(given["trunk"], tuple[Trunk, ...])
        words = msgspec.convert(given["words"], dict[str, tuple[str, ...]])
        links = msgspec.convert(given["links"]["words"], tuple[str, ...])
        signs = msgspec.convert(given["signs"], tuple[str, ...])
        return Contacts(
            str(given["separators"]), trunks, _before(sorted({w for each in words.values() for w in each}), links, signs), *_ends(given["link"])
        )
    except (KeyError, msgspec.ValidationError) as error:
        raise PackError(f"contacts/contacts.toml: {error}", step="see packs/contacts/__init__.py for what it holds") from None


def _before(words: list[str], links: tuple[str, ...], signs: tuple[str, ...]) -> re.Pattern[str]:
    """What ends right in front of a number to be dialled: a word, perhaps a small one, and marks."""
    known = "|".join(re.escape(w).replace(r"\*", r"\w*") for w in sorted(words, key=len, reverse=True))
    small = "|".join(map(re.escape, links))
    return re.compile(rf"(?:\b(?:{known})\b\.?(?:\s{{1,2}}(?:{small})\b\.?)?|{'|'.join(signs)}\ufe0f?)[\s:;.,#№–—-]{{0,4}}\Z", re.IGNORECASE)


def _ends(link: dict[str, Any]) -> tuple[str, str]:
    return "|".join(map(re.escape, link["schemes"])), "|".join(map(re.escape, sorted(link["domains"].split(), key=len, reverse=True)))
