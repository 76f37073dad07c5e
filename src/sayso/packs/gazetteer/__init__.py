"""The gazetteer: places of the world by any of their names, from one read-only file compiled by `build.py` (GeoNames, CLDR and our own tables)."""

from __future__ import annotations

import sqlite3
import sys
import zlib
from array import array
from bisect import bisect_left
from functools import cache
from pathlib import Path
from typing import Literal

from sayso.core.errors import PackError
from sayso.core.records import Record
from sayso.packs.gazetteer.keys import key_of

__all__ = ["Gazetteer", "Row", "key_of", "open_gazetteer"]

FILE = Path(__file__).parent / "places.sqlite"
Kind = Literal["city", "admin", "country", "feature"]
_KINDS: tuple[Kind, ...] = ("city", "admin", "country", "feature")
_ADJECTIVE = 3
# Rows of one key; of "San José" and its like only the largest matter.
_MOST = 80
_KEPT = 200_000
_COLUMNS = "place.name, country, admin1, kind, lat, lon, population, geonames, code, place.seat"
_BY_KEY = f"SELECT {_COLUMNS}, key.rank, key.languages FROM key JOIN place ON place.id = key.place WHERE key.key = ? ORDER BY population DESC, place.id LIMIT {_MOST}"
_BY_SEAT = f"SELECT {_COLUMNS}, 0, '' FROM place WHERE seat = ? ORDER BY id"


class Row(Record, frozen=True):
    """One place under one of its names. `lat`/`lon` in degrees (WGS 84); `admin1` is GeoNames' code, `code` ISO 3166-1 or 3166-2.

    `rank` says how the name belongs to it: 0 ours or CLDR's, 1 GeoNames' main name, 2 an alternate name, 3 an adjective ("Донецкая"),
    which is no name unless a word for region stands beside it. `seat` is the GeoNames id of the city a region is named after;
    `languages` the codes of those that use the name, empty if any may.
    """

    name: str
    country: str
    admin1: str
    kind: Kind
    lat: float
    lon: float
    population: int
    geonames: int | None
    code: str | None
    seat: int | None
    rank: int
    languages: str


class Gazetteer:
    """Lookup by folded name (`key_of`). One connection, read-only; answers are kept, so the second look-up of a name costs a dict."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise PackError(f"{path.name} is missing", step="pip install sayso builds it; in a checkout: python -m sayso.packs.gazetteer.build")
        self._base = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        (marks,) = self._base.execute("SELECT filter FROM about").fetchone()
        self._filter = array("I")
        self._filter.frombytes(marks)
        if sys.byteorder == "big":
            self._filter.byteswap()
        self._kept: dict[str, tuple[Row, ...]] = {}

    def lookup(self, key: str) -> tuple[Row, ...]:
        """The places called `key`, the largest first; empty if none is."""
        kept = self._kept.get(key)
        if kept is None:
            kept = self._fetch(key)
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[key] = kept
        return kept

    def _fetch(self, key: str) -> tuple[Row, ...]:
        mark = zlib.crc32(key.encode())
        i = bisect_left(self._filter, mark)
        if i == len(self._filter) or self._filter[i] != mark:
            return ()
        return tuple(_row(found) for found in self._base.execute(_BY_KEY, (key,)))

    def by_code(self, code: str) -> Row | None:
        """A country by ISO 3166-1 alpha-2 or a region by ISO 3166-2 (`US-TX`)."""
        found = self.lookup("=" + code)
        return found[0] if found else None

    def region_of_seat(self, geonames: int) -> Row | None:
        """The region named after this city: Luhansk gives Luhansk Oblast."""
        key = f"@{geonames}"
        kept = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = tuple(_row(found) for found in self._base.execute(_BY_SEAT, (geonames,)))
        return kept[0] if kept else None


def _row(found: tuple[str, str, str, int, int, int, int, int | None, str | None, int | None, int, str]) -> Row:
    name, country, admin1, kind, lat, lon, population, geonames, code, seat, rank, languages = found
    return Row(name, country, admin1, _KINDS[kind], lat / 10_000, lon / 10_000, population, geonames, code, seat, rank, languages)


def is_adjective(row: Row) -> bool:
    """Was it found by an adjective, which is a name only beside a word for region?"""
    return row.rank == _ADJECTIVE


@cache
def open_gazetteer(path: Path = FILE) -> Gazetteer:
    """The gazetteer that came with the package, opened once. Raises PackError if it has not been built."""
    return Gazetteer(path)
