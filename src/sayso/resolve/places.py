"""Where? Every literal mention of a place, resolved: name, country, coordinates, precision, and what else it may be.

The main job, in steps:
1. mentions: runs of capitalised words the gazetteer knows, none inside an actor
2. sure places: countries, regions, large cities; they tell where the story plays
3. readings of every mention, weighed by the story; one sense per name
4. is it a place at all? signs for and against
5. the places, in order of start
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sayso.core.records import Actor, Page, Place, Precision, Span
from sayso.core.spans import cut_tokens
from sayso.packs.gazetteer import Gazetteer, Row, key_of
from sayso.packs.language import LanguagePack
from sayso.packs.romanise import romanise
from sayso.resolve.evidence import THRESHOLD, Around, weigh
from sayso.resolve.senses import Reading, Signs, Story, ranked
from sayso.resolve.toponyms import Finder, Mention

Choice = tuple[Row, tuple[str, ...]]  # the reading, and the names of the others
_ALTERNATIVES = 3
_NAMED_FREELY = frozenset({"US"})  # Walker County is nowhere near a town of Walker
_REACH = 4.0  # more than a better known story can add
_LINKS = 4  # letters of a word between two places of a list: "Твери, Кимрах или Конакове"
_PRECISION: dict[str, Precision] = {"city": "city", "admin": "admin", "country": "country", "feature": "admin"}


class Located(NamedTuple):
    """A mention, its readings (the best first; none for a name only the text knows), the signs that it is a place, and the place if it is one."""

    mention: Mention
    readings: list[Reading]
    signs: Signs
    place: Place | None


def places(page: Page, pack: LanguagePack, gazetteer: Gazetteer, actors: tuple[Actor, ...]) -> tuple[Place, ...]:
    """The places of a page. `actors` are never places, nor is what stands inside them."""
    return tuple([one.place for one in located(page, pack, gazetteer, actors) if one.place is not None])


def located(page: Page, pack: LanguagePack, gazetteer: Gazetteer, actors: tuple[Actor, ...]) -> list[Located]:
    """Every mention that was considered, in order of start, with what was found of it."""
    # 1. mentions
    mentions = Finder(page, pack, gazetteer, _blocked(page, actors)).mentions()
    if not mentions:
        return []
    beside = [_beside(page, mentions, n) for n in range(len(mentions))]
    # 2. sure places
    story = _story(mentions, beside, pack.code)
    # 3. readings
    senses = _senses(mentions, beside, pack.code, story)
    # 4. places or not
    chosen = [_region(m, gazetteer, senses[m.key, m.cue]) if m.rows else None for m in mentions]
    accepted, signs = _accept(page, mentions, beside, chosen, story, pack.code, _people(actors))
    # 5. in order
    out = []
    for n, (mention, choice) in enumerate(zip(mentions, chosen, strict=True)):
        if choice is None:
            out.append(Located(mention, [], [], _unknown(page, pack, mention, story)))
        else:
            out.append(Located(mention, senses[mention.key, mention.cue], signs[n], _place(page, mention, *choice) if accepted[n] else None))
    return out


def _accept(
    page: Page, mentions: list[Mention], beside: list[Row | None], chosen: list[Choice | None], story: Story, language: str, people: frozenset[str]
) -> tuple[list[bool], list[Signs]]:
    """Which mentions are places, and by which signs. Those found tell more of the story, so the others are asked a second time."""
    again = {m.key for m in mentions if m.lead == "strong" or m.cue}
    out = [choice is None for choice in chosen]
    signs: list[Signs] = [[] for _ in chosen]
    hopeless: set[int] = set()
    for _ in range(2):
        found = 0
        previous: Mention | None = None
        for n, (mention, choice) in enumerate(zip(mentions, chosen, strict=True)):
            if choice is not None and not out[n] and n not in hopeless:
                listed = previous is not None and _listed(page, previous, mention)
                around = Around(beside[n] is not None, listed, mention.key in again, story, people)
                signs[n] = weigh(mention, choice[0], around, language)
                score = sum([weight for _, weight in signs[n]])
                if score >= THRESHOLD:
                    out[n] = True
                    found += 1
                    again.add(mention.key)
                elif score < THRESHOLD - _REACH:
                    hopeless.add(n)
            if out[n]:
                previous = mention
        if not found or all(out):
            break
        for mention, choice, yes in zip(mentions, chosen, out, strict=True):
            if yes and choice is not None:
                story.add(mention.key, choice[0])
    return out, signs


def _people(actors: Iterable[Actor]) -> frozenset[str]:
    """The keys of the words in people's names."""
    return frozenset(key_of(word) for actor in actors if actor.type == "person" for word in actor.text.split())


def _blocked(page: Page, actors: Iterable[Actor]) -> frozenset[int]:
    """The tokens inside actors."""
    starts = page.tokens.starts
    out: list[int] = []
    i = 0
    for start, end in sorted((a.start, a.end) for a in actors):
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
    between = page.tokens.words[this.last : following.first]
    if not 1 <= len(between) <= 2:
        return None
    if between[0] not in (",", "(") and not any(t.kind == "preposition" and t.value == "in" for t in page.tags.get(this.last, ())):
        return None
    return max((r for r in following.rows if r.kind in ("country", "admin") and r.rank == 0), key=lambda r: r.population, default=None)


def _listed(page: Page, previous: Mention, mention: Mention) -> bool:
    """Does it continue a list of places?"""
    between = page.tokens.words[previous.last : mention.first]
    if len(between) != 1:
        return False
    word = between[0]
    return word == "," or (
        word.islower() and len(word) <= _LINKS and not any(t.kind in ("place_lead", "preposition") for t in page.tags.get(previous.last, ()))
    )


def _story(mentions: list[Mention], beside: list[Row | None], language: str) -> Story:
    empty, story = Story(), Story()
    for mention, told in zip(mentions, beside, strict=True):
        if mention.rows:
            readings = ranked(mention, language, empty, told)
            if _sure(mention, readings, told):
                story.add(mention.key, readings[0].row)
    return story


def _sure(mention: Mention, readings: list[Reading], told: Row | None) -> bool:
    """Does it tell where the story plays? Countries, regions, places with their region beside them, names far ahead of their namesakes."""
    if mention.crowded or mention.not_name or mention.demonym or mention.sound or (mention.common and mention.lead != "strong"):
        return False
    row = readings[0].row
    lead = readings[0].score - readings[1].score if len(readings) > 1 else 9.0
    if row.kind in ("country", "admin") or told is not None:
        return lead > 0.5
    return lead > 1.0 and (row.population >= 15_000 or mention.lead == "strong")


def _senses(mentions: list[Mention], beside: list[Row | None], language: str, story: Story) -> dict[tuple[str, str], list[Reading]]:
    """The readings of each name; a region beside one mention counts for all of them."""
    told: dict[str, Row] = {}
    for mention, row in zip(mentions, beside, strict=True):
        if row is not None:
            told.setdefault(mention.key, row)
    out: dict[tuple[str, str], list[Reading]] = {}
    for mention in mentions:
        if mention.rows and (mention.key, mention.cue) not in out:
            out[mention.key, mention.cue] = ranked(mention, language, story, told.get(mention.key))
    return out


def _region(mention: Mention, gazetteer: Gazetteer, readings: list[Reading]) -> Choice:
    """The best reading and the names of the others. With a word for region beside it a city's name means the region named after it."""
    best = readings[0].row
    if mention.cue == "admin" and best.kind == "city" and best.geonames is not None:
        region = gazetteer.region_of_seat(best.geonames)
        if region is not None:
            return region, (_label(best),)
    return best, tuple(dict.fromkeys(_label(r.row) for r in readings[1 : _ALTERNATIVES + 1]))


def _label(row: Row) -> str:
    return f"{row.name}, {row.country}" if row.country else row.name


def _place(page: Page, mention: Mention, row: Row, others: tuple[str, ...]) -> Place:
    span = cut_tokens(page.document.text, page.tokens, mention.first, mention.last)
    if mention.cue == "admin" and row.kind == "city":
        return _district(page, mention, row, others, span)
    return Place(
        span.start, span.end, span.text, row.name, row.country or None, row.lat, row.lon, row.geonames, _PRECISION[row.kind], others
    )


def _district(page: Page, mention: Mention, row: Row, others: tuple[str, ...], span: Span) -> Place:
    """A county or district no list has, named like a city: around that city, save in a country whose counties take their names from anywhere."""
    last = next((t.last for t in page.tags.get(mention.last, ()) if t.kind == "place_cue"), mention.last)
    full = cut_tokens(page.document.text, page.tokens, mention.first, last).text
    far = row.country in _NAMED_FREELY
    lat, lon = (None, None) if far else (row.lat, row.lon)
    return Place(span.start, span.end, span.text, full if far else row.name, row.country, lat, lon, None, "admin", (_label(row), *others))


def _unknown(page: Page, pack: LanguagePack, mention: Mention, story: Story) -> Place:
    """A place only the text knows: its name as written, the country where the story plays, no point on the map."""
    span = cut_tokens(page.document.text, page.tokens, mention.first, mention.last)
    return Place(span.start, span.end, span.text, romanise(span.text, pack.code), story.country(), None, None, None, "point")
