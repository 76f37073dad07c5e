"""Why a name means this place, why not another of that name, and why it is a place at all."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from sayso.core.judgements import Alternative, Judgement, Reason
from sayso.core.records import Page, Reading
from sayso.core.spans import cut_tokens
from sayso.packs.gazetteer import Gazetteer, Row
from sayso.resolve.evidence import THRESHOLD
from sayso.resolve.metonyms import ENOUGH, WEIGHTS, judge
from sayso.resolve.places import Located
from sayso.resolve.senses import Reading as Sense

_WHICH, _IS = "why_which", "why_place"
_SHOWN = 5  # readings beside the one taken


def why_place(page: Page, one: Located, gazetteer: Gazetteer, reading: Reading) -> Judgement:
    """What spoke for this reading of the name and for its being a place, and what the other readings lacked."""
    mention, senses, signs, place = one
    span = cut_tokens(page.document.text, page.tokens, mention.first, mention.last)
    if not senses:
        return Judgement("place", span, place, "coined", (Reason(_IS, "coined"),))
    best = senses[0]
    reasons = [Reason(section, key, round(weight, 2)) for section, told in ((_WHICH, best.signs), (_IS, signs)) for key, weight in told if weight]
    others = [_other(sense, best, gazetteer) for sense in senses[1 : _SHOWN + 1]]
    government = _government(page, mention.first, mention.last, reading)
    if government is not None:
        others.append(government)
    return Judgement("place", span, place, _rule(one, best), tuple(reasons), tuple(others), round(sum([w for _, w in signs]), 2), THRESHOLD)


def _rule(one: Located, best: Sense) -> str:
    place, row = one.place, best.row
    if place is None:
        return "refused"
    if one.mention.sound:
        return "sound"
    if one.mention.cue == "admin" and row.kind == "city":
        return "district" if place.geonames is None else "named_after"
    return "only_reading" if len(one.readings) == 1 else "best_reading"


def label(row: Row, gazetteer: Gazetteer) -> str:
    """A place with its region, where that has a code of its own, and country."""
    region = gazetteer.by_code(f"{row.country}-{row.admin1}") if row.kind == "city" and row.admin1 else None
    names = [row.name, region.name if region is not None else "", row.country]
    return ", ".join(dict.fromkeys(name for name in names if name))


def _other(sense: Sense, best: Sense, gazetteer: Gazetteer) -> Alternative:
    """A reading that was not taken: its signs against those of the one that was, the heaviest difference first."""
    mine, theirs = dict(sense.signs), dict(best.signs)
    differences = [(key, round(mine.get(key, 0.0) - theirs.get(key, 0.0), 2)) for key in dict.fromkeys((*theirs, *mine))]
    told = sorted(((key, d) for key, d in differences if d), key=lambda pair: (pair[1], pair[0]))
    reasons = tuple(Reason(_WHICH, key, d) for key, d in told)
    away = Reason(_WHICH, "away", None, {"km": f"{_kilometres(sense.row, best.row):.0f}"})
    return Alternative(label(sense.row, gazetteer), (*reasons, away), round(sense.score, 2), sense.row.geonames)


def _kilometres(one: Row, other: Row) -> float:
    """The great-circle distance (haversine, mean radius of the earth)."""
    up, across = radians(other.lat - one.lat), radians(other.lon - one.lon)
    chord = sin(up / 2) ** 2 + cos(radians(one.lat)) * cos(radians(other.lat)) * sin(across / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(chord)))


def _government(page: Page, first: int, last: int, reading: Reading) -> Alternative | None:
    """The government for which a capital may stand, with the signs that were too few."""
    tag = next((t for t in page.tags.get(first, ()) if t.kind == "metonym" and t.last == last), None)
    if tag is None:
        return None
    score, signs = judge(page, reading, tag)
    reasons = tuple(Reason("why_actor", sign, WEIGHTS.get(sign)) for sign in signs)
    too_few = Reason("why_actor", "no_government", None, {"score": str(score), "enough": str(ENOUGH)})
    return Alternative(tag.value, (too_few, *reasons), float(score))
