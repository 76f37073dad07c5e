"""Where? Every literal mention of a place, resolved: name, country, coordinates, precision, and what else it may be.

The main job, in steps:
1. mentions: runs of capitalised words the gazetteer knows, none inside an actor
2. sure places: countries, regions, large cities; they tell where the story plays
3. readings of every mention, weighed by the story
4. is it a place at all? signs for and against
5. the places, in order of start
"""

from __future__ import annotations

from collections.abc import Iterable
from math import log10

from sayso.core.records import Actor, Page, Place
from sayso.core.spans import cut_tokens
from sayso.packs.gazetteer import Gazetteer, Row
from sayso.packs.gazetteer.inflection import homes
from sayso.packs.language import LanguagePack
from sayso.resolve.senses import Story, ranked
from sayso.resolve.toponyms import Finder, Mention

# Weights of the signs that a name is a place here; a mention needs THRESHOLD. Set as a whole on the project's bench.
_LEAD = {"strong": 2.5, "weak": 0.8, "": 0.0}
_CUE, _BESIDE = 3.0, 4.0
_COUNTRY, _REGION, _FEATURE = 4.5, 2.5, 1.5
_IN_STORY, _HOME, _AGAIN = 1.0, 0.6, 1.0
_OPENS, _COMMON, _NOT_NAME, _CROWDED, _HYPHEN, _INFLECTED, _ALTERNATE, _SHORT = -0.7, -2.5, -3.0, -3.5, -1.5, -0.3, -0.7, -0.5
THRESHOLD = 1.4
_ALTERNATIVES = 3


def places(page: Page, pack: LanguagePack, gazetteer: Gazetteer, actors: tuple[Actor, ...]) -> tuple[Place, ...]:
    """The places of a page. `actors` are never places, nor is what stands inside them."""
    # 1. mentions
    mentions = Finder(page, pack, gazetteer, _blocked(page, actors)).mentions()
    if not mentions:
        return ()
    home = homes(pack.code)
    beside = [_beside(page, mentions, n) for n in range(len(mentions))]
    # 2. sure places
    story = Story()
    empty = Story()
    first = [ranked(m, pack.code, empty, b) for m, b in zip(mentions, beside, strict=True)]
    for mention, readings, b in zip(mentions, first, beside, strict=True):
        if _sure(mention, readings, b):
            story.add(mention.key, readings[0][1])
    # 3. readings; one sense per name, given by the mention with the most beside it
    senses = _senses(mentions, beside, pack.code, story)
    # 4. places or not
    again = {m.key for m in mentions if m.lead == "strong" or m.cue}
    out = []
    for mention, b in zip(mentions, beside, strict=True):
        row, others = _region(mention, gazetteer, senses[mention.key, mention.cue])
        if _weight(mention, row, b, story, home, mention.key in again) >= THRESHOLD:
            out.append(_place(page, mention, row, others))
    # 5. in order
    return tuple(out)


def _blocked(page: Page, actors: Iterable[Actor]) -> frozenset[int]:
    """The tokens inside actors."""
    starts = page.tokens.starts
    spans = sorted((a.start, a.end) for a in actors)
    out: list[int] = []
    i = 0
    for start, end in spans:
        while i > 0 and starts[i - 1] >= start:
            i -= 1
        while i < len(starts) and starts[i] < start:
            i += 1
        while i < len(starts) and starts[i] < end:
            out.append(i)
            i += 1
    return frozenset(out)


def _beside(page: Page, mentions: list[Mention], n: int) -> Row | None:
    """The region or country named right after a mention: "Paris, Texas", "Anniston (Ala.)", "Sochi in Russia"."""
    if n + 1 == len(mentions):
        return None
    this, following = mentions[n], mentions[n + 1]
    between = following.first - this.last
    if between > 2:
        return None
    words = page.tokens.words[this.last : following.first]
    if between == 0 or words[0] not in (",", "(") and not any(t.kind == "preposition" and t.value == "in" for t in page.tags.get(this.last, ())):
        return None
    return max((r for r in following.rows if r.kind in ("country", "admin") and r.rank == 0), key=lambda r: r.population, default=None)


def _sure(mention: Mention, readings: list[tuple[float, Row]], beside: Row | None) -> bool:
    """Does it tell where the story plays? Countries, regions, places with their region beside them, names far ahead of their namesakes."""
    if mention.crowded or mention.not_name or (mention.common and mention.lead != "strong"):
        return False
    row = readings[0][1]
    if row.kind in ("country", "admin") or beside is not None:
        return len(readings) < 2 or readings[0][0] - readings[1][0] > 0.5
    if row.population < 15_000 and mention.lead != "strong":
        return False
    return len(readings) < 2 or readings[0][0] - readings[1][0] > 1.0


def _senses(
    mentions: list[Mention], beside: list[Row | None], language: str, story: Story
) -> dict[tuple[str, str], list[tuple[float, Row]]]:
    told: dict[str, Row] = {}
    for mention, b in zip(mentions, beside, strict=True):
        if b is not None:
            told.setdefault(mention.key, b)
    out: dict[tuple[str, str], list[tuple[float, Row]]] = {}
    for mention in mentions:
        if (mention.key, mention.cue) not in out:
            out[mention.key, mention.cue] = ranked(mention, language, story, told.get(mention.key))
    return out


def _region(mention: Mention, gazetteer: Gazetteer, readings: list[tuple[float, Row]]) -> tuple[Row, tuple[str, ...]]:
    """The best reading and the names of the others. With a word for region beside it a city's name means the region named after it."""
    best = readings[0][1]
    if mention.cue == "admin" and best.kind == "city" and best.geonames is not None:
        region = gazetteer.region_of_seat(best.geonames)
        if region is not None:
            return region, (_label(best),)
    others = tuple(dict.fromkeys(_label(r) for _, r in readings[1 : _ALTERNATIVES + 1]))
    return best, others


def _label(row: Row) -> str:
    return f"{row.name}, {row.country}" if row.country else row.name


def _weight(mention: Mention, row: Row, beside: Row | None, story: Story, home: tuple[str, ...], again: bool) -> float:
    """The sum of the signs that this is a place."""
    score = min(log10(row.population + 1) - 4.0, 3.0)
    if row.kind == "country":
        score += _COUNTRY - 3.0
    elif row.kind == "admin":
        score += _REGION - 1.0
    elif row.kind == "feature":
        score += _FEATURE - 1.0
    score += _LEAD[mention.lead] + _CUE * bool(mention.cue) + _BESIDE * (beside is not None)
    score += _IN_STORY * (story.countries[row.country] > 0) + _HOME * (row.country in home) + _AGAIN * again
    score += _OPENS * (mention.opens and not again) + _COMMON * mention.common + _NOT_NAME * mention.not_name + _CROWDED * mention.crowded
    score += _HYPHEN * mention.hyphen + _INFLECTED * mention.inflected + _ALTERNATE * (row.rank == 2) + _SHORT * (len(mention.key) <= 4)
    return score


def _place(page: Page, mention: Mention, row: Row, others: tuple[str, ...]) -> Place:
    span = cut_tokens(page.document.text, page.tokens, mention.first, mention.last)
    precision = {"city": "city", "admin": "admin", "country": "country", "feature": "admin"}[row.kind]
    return Place(span.start, span.end, span.text, row.name, row.country or None, row.lat, row.lon, row.geonames, precision, others)  # type: ignore[arg-type]
