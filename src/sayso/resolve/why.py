"""Every resolution of a page with its reasons: the same finders in the same order as `resolve`, and one function of reasons a kind."""

from __future__ import annotations

from collections.abc import Collection

from sayso.core.judgements import KINDS, Judgement, Kind
from sayso.core.records import Page, Reading
from sayso.packs.directory import Directory
from sayso.packs.gazetteer import Gazetteer
from sayso.packs.language import LanguagePack
from sayso.resolve.actors import actor_of, considered
from sayso.resolve.dates import dated
from sayso.resolve.places import located
from sayso.resolve.quantities import figured, uncounted
from sayso.resolve.speakers import heard
from sayso.resolve.why_actors import ActorReasons
from sayso.resolve.why_dates import why_date
from sayso.resolve.why_places import why_place
from sayso.resolve.why_quantities import why_no_quantity, why_quantity
from sayso.resolve.why_speakers import why_speaker


def judgements(
    page: Page, reading: Reading, pack: LanguagePack, directory: Directory, gazetteer: Gazetteer, kinds: Collection[Kind] = KINDS, *, refused: bool = False
) -> tuple[Judgement, ...]:
    """The judgements of some kinds in the order of the text. With `refused` also those of names and numbers that were considered and are nothing of the kind."""
    times, resolver = dated(page, pack)
    dates = tuple(one.date for one in times if one.date is not None)
    found, persons = considered(page, reading, pack, directory)
    actors = tuple(actor_of(page, directory, one) for one in found)
    where = located(page, pack, gazetteer, actors)
    places = tuple(one.place for one in where if one.place is not None)
    out: list[Judgement] = []
    if "date" in kinds:
        out += [why_date(page, one, resolver) for one in times]
    if "quantity" in kinds:
        counted = figured(page, pack, dates)
        out += [why_quantity(page, one) for one in counted]
        if refused:
            out += [why_no_quantity(page, *one) for one in uncounted(page, pack, dates, counted)]
    if "place" in kinds:
        out += [why_place(page, one, gazetteer, reading) for one in where if refused or one.place is not None]
    if "actor" in kinds:
        reasons = ActorReasons(page, pack, directory)
        out += [reasons.why_actor(one, actor) for one, actor in zip(found, actors, strict=True)]
        if refused:
            out += reasons.refused(persons, [(one.start, one.end) for one in (*actors, *places)])
    if "speaker" in kinds:
        attributions, heard_by = heard(page, reading, pack, directory, actors, places)
        out += [why_speaker(page, pack, directory, actors, a, heard_by.ways[a.id]) for a in attributions]
    return tuple(sorted(out, key=lambda j: (j.span.start, KINDS.index(j.kind), j.span.end)))
