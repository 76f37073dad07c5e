"""Actors that a person made known beside the packs: a new one, or more names, another side or parent of one the packs have."""

from __future__ import annotations

from sayso.core.ids import short_id
from sayso.core.records import Record


class AddedActor(Record, frozen=True):
    """What somebody decided about an actor, why, and when (ISO 8601, UTC). None and () leave what is known as it is."""

    name: str
    type: str | None = None
    aliases: tuple[str, ...] = ()
    side: str | None = None
    parent: str | None = None
    by: str | None = None
    reason: str | None = None
    at: str = ""

    @property
    def basis(self) -> str:
        """The source and date of the judgement, as tables of the packs give them."""
        return f"{self.reason} ({self.by}, {self.at[:10]})"


def added_mark(added: tuple[AddedActor, ...]) -> str:
    """What of these decisions can change an analysis, as a short id; "" for none."""
    return short_id(*((a.name, a.type, a.aliases, a.side, a.parent) for a in added)) if added else ""
