"""Is a name a place here? A table of signs with weights; a mention is a place if they sum to THRESHOLD, and every decision can say why.

Weights were set as a whole on the project's bench (news of twelve languages) and on English local news; do not tune one in isolation.
"""

from __future__ import annotations

from math import log10

from sayso.core.records import Record
from sayso.packs.gazetteer import Row, key_of
from sayso.packs.gazetteer.inflection import homes
from sayso.resolve.senses import Story
from sayso.resolve.toponyms import Mention

THRESHOLD = 1.4
_LEAD = {"strong": 2.5, "weak": 0.8, "": 0.0}
_CUE, _BESIDE, _LISTED = 3.0, 4.0, 1.6
_KIND = {"city": 0.0, "admin": 1.5, "country": 2.0, "feature": 1.7}
_IN_STORY, _NEAR, _HOME, _AGAIN, _WORDS = 0.8, 0.8, 0.6, 1.0, 0.8
_STRANGE, _OPENS, _COMMON, _GRAMMAR, _NOT_NAME, _CROWDED, _JOINED, _GOES_ON = -0.8, -0.7, -2.5, -2.0, -3.0, -3.5, -1.2, -1.5
_DEMONYM, _ARTICLE, _HYPHEN, _INFLECTED, _ALTERNATE, _SHORT, _ACCENTS, _SOUND, _ACRONYM, _SOMEBODY, _FOREIGN = -3.0, -2.5, -1.5, -0.3, -0.7, -0.5, -1.2, -1.5, -2.5, -2.0, -1.2
_MOST, _LEAST = 3.0, -0.8  # what population may weigh: from ten million down to 1,600


class Around(Record, frozen=True):
    """What the page says beyond the mention itself: a region or country beside it, a list it continues, surer mentions of the name, the story, and keys of words in people's names."""

    beside: bool
    listed: bool
    again: bool
    story: Story
    people: frozenset[str] = frozenset()


def weigh(mention: Mention, row: Row, around: Around, language: str) -> list[tuple[str, float]]:
    """The signs that `mention`, read as `row`, is a place: (sign, weight), only those that hold."""
    city = row.kind == "city"
    bare = mention.article and city and mention.nouns
    lead = "" if bare else mention.lead
    told = row.country in homes(language) or around.story.tells(mention.key, row)
    strange = row.kind in ("admin", "feature") and not told
    out = [("population", max(_LEAST, min(log10(row.population + 1) - 4.0, _MOST))), ("kind", _KIND[row.kind])]
    table = (
        ("led_to", bool(lead), _LEAD[lead]),
        ("cue", bool(mention.cue) and not (city and mention.cue == "country"), _CUE),
        ("beside", around.beside, _BESIDE),
        ("listed", around.listed, _LISTED),
        ("story_country", around.story.tells(mention.key, row), _IN_STORY),
        ("near", city and around.story.near(mention.key, row) > 0, _NEAR),
        ("home", row.country in homes(language), _HOME),
        ("again", around.again, _AGAIN),
        ("words", " " in mention.key, _WORDS),
        ("opens", mention.opens and not around.again, _OPENS * (2 if city and mention.inflected else 1)),
        ("common", mention.common, _COMMON),
        ("grammar", mention.grammar, _GRAMMAR),
        ("not_name", mention.not_name, _NOT_NAME),
        ("crowded", mention.crowded, _CROWDED),
        ("goes_on", city and mention.goes_on and row.population < 100_000, _GOES_ON),
        ("joined", mention.joined and row.kind != "country", _JOINED),
        ("demonym", mention.demonym and (city or mention.inflected), _demonym(mention, city, lead)),
        ("strange_town", city and not told and not lead and row.population < 1_000_000, _STRANGE),
        ("article", bare, _ARTICLE),
        ("strange_region", strange, _STRANGE),
        ("compound", mention.hyphen, _HYPHEN),
        ("inflected", mention.inflected, _INFLECTED),
        ("lesser_name", row.rank == 2, _ALTERNATE),
        ("short", len(mention.key) <= 4, _SHORT * (5 if row.kind == "feature" and not lead else 1)),
        ("acronym", mention.acronym and city, _ACRONYM),
        ("somebody", city and mention.lead != "strong" and mention.key in around.people, _SOMEBODY),
        ("sound", mention.sound, _SOUND),
        ("foreign", bool(row.languages) and language not in row.languages.split(), _FOREIGN),
        ("accents", _accents(mention, row, language), _ACCENTS),
    )
    out.extend((sign, weight) for sign, holds, weight in table if holds)
    return out


def _demonym(mention: Mention, city: bool, lead: str) -> float:
    """An adjective needs its noun: where none follows, it is rather the name in some case."""
    if mention.closes:
        return _DEMONYM / 3
    return _DEMONYM if city or lead else 2 * _DEMONYM


def _accents(mention: Mention, row: Row, language: str) -> bool:
    """Is the name spelled as written but for its accents ("Para" for Pará)? Only where the canonical name is the language's own."""
    if row.rank > 1 or (row.rank == 0 and (row.kind == "country" or row.country not in homes(language))):
        return False
    written, name = mention.written.casefold(), row.name.casefold()
    return written != name and not mention.written.isupper() and not mention.inflected and key_of(row.name) == mention.key
