"""Who is it that says so? From the words of a source to a speaker, and from nested attributions to chains.

How the words of a source find their speaker is in `sources.py`, whom a pronoun means in `pronouns.py`.
"""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from sayso.core.records import Actor, Attribution, Page, Place, Reading
from sayso.packs.directory import Directory
from sayso.packs.language import LanguagePack
from sayso.resolve.addressees import addressee
from sayso.resolve.mentions import Cast
from sayso.resolve.pronouns import UNNAMED, Speaker
from sayso.resolve.sources import Resolver


def speakers(
    page: Page, reading: Reading, pack: LanguagePack, directory: Directory, actors: tuple[Actor, ...], places: tuple[Place, ...] = ()
) -> tuple[Attribution, ...]:
    """The attributions of a page with speaker, type and chain."""
    return heard(page, reading, pack, directory, actors, places)[0]


def heard(
    page: Page, reading: Reading, pack: LanguagePack, directory: Directory, actors: tuple[Actor, ...], places: tuple[Place, ...] = ()
) -> tuple[tuple[Attribution, ...], Resolver]:
    """The same, and what resolved them."""
    cast = Cast(page, actors, lambda name: _gender(directory, name))
    resolver = Resolver(page, pack, directory, cast, places)
    resolver.listen(reading.attributions)
    order = sorted(reading.attributions, key=lambda a: (_position(a), a.source is not None))
    told: dict[str, Speaker] = {}
    last: Speaker = (None, None)
    last_at = -1
    for attribution in order:
        at = bisect_left(page.tokens.starts, _position(attribution))
        carried = last if last_at >= 0 and resolver.near(last_at, at) else (None, None)
        speaker = resolver.speaker(attribution, at, carried)
        if attribution.stance == "denies" and attribution.answers is not None and speaker[0] is not None and speaker in _said(reading, attribution, told):
            speaker = resolver.other(attribution, speaker)
        told[attribution.id] = speaker
        if speaker[0] is not None:
            last, last_at = speaker, at
            if not speaker[0].startswith(UNNAMED):
                resolver.heard(attribution, speaker, at)
    by_id = {a.id: a for a in reading.attributions}
    out = []
    relayed: dict[str, tuple[str, ...]] = {}  # unnamed speakers by the chain that introduced them
    for attribution in reading.attributions:
        name, kind = told[attribution.id]
        chain = _chain(attribution, by_id, told)
        relay = addressee(page, cast, attribution) if attribution.within is None else None
        if relay is not None and chain and relay != chain[0]:
            chain = (relay, *chain)
        if name is not None and name.startswith(UNNAMED):  # a source nobody names stays his who spoke to it
            if len(chain) > 1:
                relayed.setdefault(name, chain)
            elif chain and attribution.within is None and resolver.introduced(attribution):
                chain = relayed.get(name, chain)
        out.append(msgspec.structs.replace(attribution, speaker=name, speaker_type=kind, chain=chain))
    return tuple(out), resolver


def _said(reading: Reading, answer: Attribution, told: dict[str, Speaker]) -> list[Speaker]:
    """Who has said what this one answers."""
    return [told[a.id] for a in reading.attributions if a is not answer and a.content is not None and a.content == answer.answers and a.id in told]


def _position(a: Attribution) -> int:
    """Where somebody begins to speak: at the source; without one at the cue, or at the content around or before it."""
    if a.source is None and a.cue is not None and a.content is not None and a.kind != "direct":
        return min(a.cue.start, a.content.start)
    span = a.source or a.cue or a.content
    return span.start if span is not None else 0


def _chain(attribution: Attribution, by_id: dict[str, Attribution], told: dict[str, Speaker]) -> tuple[str, ...]:
    """The speakers from the outermost to this one; one who cites himself stands once."""
    names: list[str] = []
    current: Attribution | None = attribution
    seen: set[str] = set()
    while current is not None and current.id not in seen:
        seen.add(current.id)
        name = told[current.id][0]
        if name is not None and (not names or names[-1] != name):
            names.append(name)
        current = by_id.get(current.within) if current.within is not None else None
    return tuple(reversed(names))


def _gender(directory: Directory, name: str) -> str:
    """The gender of a person by the given name, "" if it is not known."""
    first = name.split(" ")[0]
    return {"f": "f", "m": "m"}.get(directory.given.get(first.casefold(), ""), "")
