"""What collect knows before a language pack is opened: languages a text may be in, and how a text states its own date."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from sayso.core.errors import PackError
from sayso.packs.tables import read_toml

FILE = Path(__file__).parent / "collect" / "collect.toml"


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Languages in one script that are easily confused, and the letters that decide between them."""

    members: tuple[str, ...]
    letters: dict[str, str]
    shared: dict[str, tuple[str, ...]]


class Detection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The languages a text may be taken for (ISO 639-1)."""

    known: tuple[str, ...]
    groups: tuple[Group, ...]


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that stand before the date at the head of a text, in lower case."""

    labels: tuple[str, ...]


class Embeds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How pages show posts of elsewhere: classes of quotations whose last link is the post, and attributes that name it, with its address (`*`)."""

    classes: frozenset[str]
    attributes: dict[str, str]


class Collecting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of `collect/collect.toml`."""

    detection: Detection
    head: Head
    embeds: Embeds


@cache
def collecting() -> Collecting:
    """The file, checked. Raises PackError if a key or a type is wrong."""
    try:
        return msgspec.convert(read_toml(FILE), Collecting)
    except msgspec.ValidationError as error:
        raise PackError(f"collect/{FILE.name}: {error}", step="mend the value there") from None
