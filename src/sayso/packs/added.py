"""Actors that a person made known beside the packs: a new one, or more names, another side or parent of one the packs have."""

from __future__ import annotations

from sayso.core.ids import short_id
from sayso.core.records import Record


class AddedActor(Record, frozen=True):
    """What somebody decided about an actor. None and () leave what is known as it is; `basis` says why, by whom, and when."""

    name: str
    type: str | None = None
    aliases: tuple[str, ...] = ()
    side: str | None = None
    parent: str | None = None
    basis: str = ""


def added_mark(added: tuple[AddedActor, ...]) -> str:
    """What of these decisions can change an analysis, as a short id; "" for none."""
    return short_id(*((a.name, a.type, a.aliases, a.side, a.parent) for a in added)) if added else ""
