"""Which place a name means: scores over what the story tells, and the reasons kept as a table.

Method: every reading of a name has a prior (population, how the name belongs to it, the language's own countries) and gains from context
(a region or country beside it, regions and countries in the story, neighbours on the map); one sense per name and story.
Weights were set as a whole on English local news and twelve languages of our own; do not tune one in isolation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import cos, log10, radians
from typing import NamedTuple

from sayso.packs.gazetteer import Row
from sayso.packs.gazetteer.inflection import homes
from sayso.resolve.toponyms import Mention

Signs = list[tuple[str, float]]


class Reading(NamedTuple):
    """A place a name may mean, and how much speaks for it, sign by sign."""

    score: float
    row: Row
    signs: Signs


_RANK = {0: 1.0, 1: 0.7, 2: 0.0, 3: 0.0}
_KIND = {"country": 1.0, "admin": -0.4, "feature": 0.0}
_HOME_FIRST, _HOME = 0.7, 0.45
_BESIDE = 6.0  # "Paris, Texas"
_SAME_REGION, _SAME_COUNTRY = 1.6, 1.1
_NEAR, _NEAR_KM = 0.8, 150.0
_NOBODY: frozenset[str] = frozenset()
_CUE = 4.0
_FOREIGN = -2.0  # a name of a country that another language uses ("Salvador" is El Salvador in French alone)


def prior(row: Row, homes: Sequence[str], language: str) -> Signs:
    """What speaks for a reading before the story is read."""
    signs = [("population", log10(row.population + 100)), ("name_rank", _RANK[row.rank])]
    if row.languages and language not in row.languages.split():
        signs.append(("foreign", _FOREIGN))
    if row.kind != "city":
        signs.append(("kind", _KIND[row.kind]))
    if homes and row.country == homes[0]:
        signs.append(("home", _HOME_FIRST))
    elif row.country in homes:
        signs.append(("home", _HOME))
    return signs


class Story:
    """What is known of where a story plays: countries, regions and points of its sure places."""

    def __init__(self) -> None:
        self.countries: dict[str, Counter[str]] = {}  # country -> how often each name spoke for it
        self.regions: dict[tuple[str, str], set[str]] = {}
        self.points: list[tuple[str, float, float]] = []  # key of the name, so that no name supports itself

    def add(self, key: str, row: Row) -> None:
        """Counts a place that is sure."""
        if row.country:
            self.countries.setdefault(row.country, Counter())[key] += 1
        if row.admin1 and row.kind != "country":
            self.regions.setdefault((row.country, row.admin1), set()).add(key)
        if row.kind in ("city", "admin"):
            self.points.append((key, row.lat, row.lon))

    def support(self, key: str, row: Row) -> Signs:
        """What the story adds to a reading of the name `key`."""
        signs = []
        if self.tells(key, row):
            signs.append(("story_country", _SAME_COUNTRY))
        if row.kind == "city" and not self.regions.get((row.country, row.admin1), _NOBODY) <= {key}:
            signs.append(("story_region", _SAME_REGION))
        near = min(self.near(key, row), 3)
        if near:
            signs.append(("near", near * _NEAR))
        return signs

    def tells(self, key: str, row: Row) -> bool:
        """Does another name speak for the country of this reading?"""
        names = self.countries.get(row.country)
        return names is not None and (len(names) > 1 or key not in names)

    def near(self, key: str, row: Row) -> int:
        """How many places of other names are near this one."""
        return sum(1 for other, lat, lon in self.points if other != key and _near(row, lat, lon))

    def country(self) -> str | None:
        """The country named most often, None if none is."""
        return min(self.countries, key=lambda c: (-self.countries[c].total(), c), default=None)


def _near(row: Row, lat: float, lon: float) -> bool:
    """Within about 150 km, on a flat map: exact enough to compare readings."""
    up = (row.lat - lat) * 111.2
    if abs(up) > _NEAR_KM:
        return False
    across = (row.lon - lon) * 111.2 * cos(radians(lat))
    return up * up + across * across <= _NEAR_KM * _NEAR_KM


def ranked(mention: Mention, language: str, story: Story, beside: Row | None) -> list[Reading]:
    """The readings of a mention, the best first."""
    out = []
    near = homes(language)
    for row in mention.rows:
        signs = prior(row, near, language) + story.support(mention.key, row)
        if mention.cue == row.kind or (mention.cue == "country" and row.kind == "feature"):
            signs.append(("cue", _CUE))
        if beside is not None and row is not beside:
            if beside.kind == "country" and row.country == beside.country:
                signs.append(("beside", _BESIDE))
            elif beside.kind == "admin" and (row.country, row.admin1) == (beside.country, beside.admin1) and row.kind != "admin":
                signs.append(("beside", _BESIDE + 1.0))
        out.append(Reading(sum([weight for _, weight in signs]), row, signs))
    out.sort(key=lambda reading: (-reading.score, reading.row.geonames or 0, reading.row.name))
    return out
