"""The directory of a ledger: the packs, and what people decided about actors there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from sayso.core.index import Selection
from sayso.core.records import Mark
from sayso.corroborate.marks import standing_actors
from sayso.ledger import Ledger
from sayso.packs.added import AddedActor, added_mark
from sayso.packs.directory import Directory, load_directory
from sayso.packs.fingerprint import folder_mark


def actors_of(ledger: Ledger) -> tuple[AddedActor, ...]:
    """The actors that people made known to a ledger, as their decisions stand."""
    return added_by(ledger.marks())


def added_by(marks: Sequence[Mark]) -> tuple[AddedActor, ...]:
    """The same from all marks of a ledger, or from a single one."""
    return tuple(_added(mark) for mark in standing_actors(marks))


def directory_of(ledger: Ledger) -> Directory:
    """Who is known to a ledger. Raises PackError if a table of the packs is not well formed."""
    return load_directory(actors_of(ledger))


def meant(ledger: Ledger, wanted: Selection) -> Selection:
    """Filters with the names of everybody whom their actor may mean: a name may be an alias or a short form."""
    if wanted.actor is None:
        return wanted
    return msgspec.structs.replace(wanted, actor_names=tuple(entity.name for entity in directory_of(ledger).called(wanted.actor)))


def reader_with(reader: str, added: tuple[AddedActor, ...], codebooks: tuple[str, ...] = ()) -> str:
    """The name of what reads with these actors and codebooks (names, paths of folders): documents read without them are read again."""
    books = [f"{name}:{folder_mark(Path(name))}" if Path(name).is_absolute() else name for name in codebooks]
    return "+".join([reader, *([added_mark(added)] if added else []), *books])


def _added(mark: Mark) -> AddedActor:
    fields = mark.fields
    aliases = tuple(str(alias) for alias in fields.get("aliases", ()))
    told = (_text(fields, "type"), aliases, _text(fields, "side"), _text(fields, "parent"))
    return AddedActor(mark.finding, *told, mark.by, mark.reason, mark.at)


def _text(fields: Mapping[str, object], name: str) -> str | None:
    value = fields.get(name)
    return value if isinstance(value, str) else None
