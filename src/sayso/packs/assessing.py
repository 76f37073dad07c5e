"""What people may judge, and what is reported with care: data in `packs/assessment/`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from sayso.core.errors import PackError
from sayso.core.records import Record
from sayso.packs.tables import read_toml
from sayso.packs.words import plain

_Kind = TypeVar("_Kind")

FOLDER = Path(__file__).parent / "assessment"


class Degree(Record, frozen=True, forbid_unknown_fields=True):
    """One step of a scale: a likelihood in percent, or a confidence. `also`: other words for it."""

    name: str
    low: int | None = None
    high: int | None = None
    also: tuple[str, ...] = ()


class Scales(Record, frozen=True, forbid_unknown_fields=True):
    """The scales, lowest first."""

    likelihood: tuple[Degree, ...]
    confidence: tuple[Degree, ...]

    def degrees(self, field: str) -> tuple[Degree, ...]:
        """The steps of a field that has a scale; none for another."""
        return {"likelihood": self.likelihood, "confidence": self.confidence}.get(field, ())

    def degree(self, field: str, written: str) -> Degree | None:
        """The step that a person wrote, in any of its words; None if it is none."""
        wanted = plain(written.replace("_", " "))
        return next((d for d in self.degrees(field) if wanted in {plain(w.replace("_", " ")) for w in (d.name, *d.also)}), None)


class Care(Record, frozen=True, forbid_unknown_fields=True):
    """Findings that are reported with care, by type or by whom they concern; `leave_out`: roles that are not printed."""

    name: str
    types: tuple[str, ...]
    targets: tuple[str, ...]
    source: str
    leave_out: tuple[str, ...] = ()
    helpline: bool = False

    def holds(self, kind: str, target: str | None) -> bool:
        """Does it hold for a finding of this type about these people?"""
        return kind in self.types or target in self.targets


class _Cares(Record, frozen=True, forbid_unknown_fields=True):
    care: tuple[Care, ...]


@cache
def load_scales() -> Scales:
    """The scales of likelihood and confidence. Raises PackError if they are not well formed."""
    return _read("scales.toml", Scales)


@cache
def _cares() -> tuple[Care, ...]:
    return _read("care.toml", _Cares).care


def cares(kind: str, targets: Iterable[str | None]) -> tuple[Care, ...]:
    """What care a finding asks for, by its type and any of those it concerns. Raises PackError."""
    concerned = tuple(targets) or (None,)
    return tuple(one for one in _cares() if any(one.holds(kind, target) for target in concerned))


def _read(name: str, kind: type[_Kind]) -> _Kind:
    try:
        return msgspec.convert(read_toml(FOLDER / name), kind)
    except msgspec.ValidationError as error:
        raise PackError(f"assessment/{name}: {error}", step="see packs/assessing.py for what it may hold") from None
