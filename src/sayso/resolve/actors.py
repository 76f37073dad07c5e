"""Every mention of a person or body on a page, and whom it means. Here alone it is decided whether a capital acts or is a place.

1. names the directory knows; bodies of states; the outlet itself
2. capitals that speak or act for a government
3. names spelled out before their initials
4. persons, then organisations, that no list knows
"""

from __future__ import annotations

from bisect import bisect_left

from sayso.core.records import Actor, Page, Reading
from sayso.core.spans import cut_tokens
from sayso.packs.directory import Directory
from sayso.packs.language import LanguagePack
from sayso.packs.names import names_on
from sayso.resolve.bodies import bodies
from sayso.resolve.found import Found, settled
from sayso.resolve.metonyms import metonyms
from sayso.resolve.organisations import Organisations
from sayso.resolve.persons import Persons
from sayso.resolve.runs import runs


def actors(page: Page, reading: Reading, pack: LanguagePack, directory: Directory) -> tuple[Actor, ...]:
    """The actors of a page in order, none overlapping."""
    return tuple(actor_of(page, directory, found) for found in finds(page, reading, pack, directory))


def finds(page: Page, reading: Reading, pack: LanguagePack, directory: Directory) -> list[Found]:
    """The same as token ranges, with the rule and signs of each."""
    return considered(page, reading, pack, directory)[0]


def considered(page: Page, reading: Reading, pack: LanguagePack, directory: Directory) -> tuple[list[Found], Persons]:
    """The same, and the persons that were looked for: what was refused among them is there."""
    unknown = Organisations(page, reading, pack, directory)
    # 1-3
    matches = names_on(page, pack, directory)
    listed = [Found(m.first, m.last, m.name, _type(directory, m.name), "listed") for m in matches]
    certain = settled(listed + bodies(page, pack, directory), unknown.outlet(), metonyms(page, reading), unknown.acronyms())
    # 4
    persons = Persons(page, reading, pack, directory, runs(page, pack, directory, (*((f.first, f.last) for f in certain), *_cues(page, reading))))
    people = persons.find()
    short = {m.first for m in matches if m.short}
    known = {m.name for m in matches if not m.short}
    ours = [_somebody_else(persons, page, f) if f.first in short and f.name not in known else f for f in certain]
    return settled(ours, people, unknown.find(persons.refused)), persons


def _cues(page: Page, reading: Reading) -> list[tuple[int, int]]:
    """Where the reporting words stand: no part of a name, though a headline may give them capitals."""
    starts = page.tokens.starts
    return [(bisect_left(starts, a.cue.start), bisect_left(starts, a.cue.end)) for a in reading.attributions if a.cue is not None]


def _somebody_else(persons: Persons, page: Page, found: Found) -> Found:
    """A bare surname of the directory is somebody else's where the page gives another person's full name with it."""
    name = persons.named(page.tokens.lowers[found.last - 1])
    return found if name is None else Found(found.first, found.last, name, "person", "named_in_full")


def _type(directory: Directory, name: str) -> str:
    entity = directory.by_name(name)
    return entity.type if entity is not None else "organisation"


def actor_of(page: Page, directory: Directory, found: Found) -> Actor:
    """A find as the record that others see."""
    span = cut_tokens(page.document.text, page.tokens, found.first, found.last)
    entity = directory.by_name(found.name)
    wikidata, side = (entity.wikidata, entity.side) if entity is not None else (None, None)
    return Actor(span.start, span.end, span.text, found.name, wikidata, found.type, side)
