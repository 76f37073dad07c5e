"""Every mention of a person or body on a page, and whom it means. Here alone it is decided whether a capital acts or is a place.

1. names the directory knows; bodies of states; the outlet itself
2. capitals that speak or act for a government
3. names spelled out before their initials
4. persons, then organisations, that no list knows
"""

from __future__ import annotations

from sayso.core.records import Actor, Page, Reading
from sayso.core.spans import cut_tokens
from sayso.packs.directory import Directory
from sayso.packs.language import LanguagePack
from sayso.packs.names import names_on
from sayso.resolve.bodies import KINDS as BODY_KINDS
from sayso.resolve.bodies import bodies
from sayso.resolve.found import Found, settled, tags_by_kind
from sayso.resolve.metonyms import metonyms
from sayso.resolve.organisations import Organisations
from sayso.resolve.persons import Persons
from sayso.resolve.runs import runs


def actors(page: Page, reading: Reading, pack: LanguagePack, directory: Directory) -> tuple[Actor, ...]:
    """The actors of a page in order, none overlapping."""
    return tuple(_actor(page, directory, found) for found in finds(page, reading, pack, directory))


def finds(page: Page, reading: Reading, pack: LanguagePack, directory: Directory) -> list[Found]:
    """The same as token ranges, with the reason for each."""
    unknown = Organisations(page, reading, pack, directory)
    tags = tags_by_kind(page, (*BODY_KINDS, "metonym"))
    # 1-3
    known = [Found(m.first, m.last, m.name, _type(directory, m.name), "is in the directory") for m in names_on(page, pack, directory)]
    certain = settled(known + bodies(page, pack, directory, tags), unknown.outlet(), metonyms(page, reading, tags["metonym"]), unknown.acronyms())
    # 4
    persons = Persons(page, reading, pack, directory)
    people = persons.find(runs(page, pack, directory, ((f.first, f.last) for f in certain)))
    return settled(certain, people, unknown.find(persons.refused))


def _type(directory: Directory, name: str) -> str:
    entity = directory.by_name(name)
    return entity.type if entity is not None else "organisation"


def _actor(page: Page, directory: Directory, found: Found) -> Actor:
    span = cut_tokens(page.document.text, page.tokens, found.first, found.last)
    entity = directory.by_name(found.name)
    wikidata, side = (entity.wikidata, entity.side) if entity is not None else (None, None)
    return Actor(span.start, span.end, span.text, found.name, wikidata, found.type, side)
