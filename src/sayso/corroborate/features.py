"""The features by which two claims are compared; each returns its score and the reason for it.

They compare resolved meaning (canonical English names, numbers, days), so they work across languages. A feature may also forbid:
killed and wounded, or a figure against another by somebody else, are different questions.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from sayso.corroborate.claims import Item
from sayso.corroborate.kinship import Kinship
from sayso.corroborate.policy import Policy
from sayso.corroborate.reasons import Reason
from sayso.corroborate.when import gap

FORBIDDEN = float("-inf")
_PAIRS, _SHARED = 5, 0.3  # of the shorter passage's pairs of neighbouring words, at least five, this share must recur: less is how a language talks
_LONG = 62  # days: what spans more than two months says little about when


class Score(NamedTuple):
    """From -1 to 1, or FORBIDDEN; the reason is None where there is nothing to compare."""

    value: float
    reason: Reason | None


NOTHING = Score(0.0, None)


class Rules(NamedTuple):
    """What features go by."""

    policy: Policy
    kinship: Kinship


def same_actor(a: Item, b: Item, rules: Rules) -> Score:
    """Who does it."""
    one, other = a.given.claim.actor, b.given.claim.actor
    if one is None or other is None:
        return NOTHING
    if one == other:
        return Score(1.0, Reason("match.same_actor", {"name": one}))
    if rules.kinship.related(one, other):
        return Score(rules.policy.actor["related"], Reason("match.related_actor", {"first": one, "second": other}))
    return Score(-1.0, Reason("match.other_actor", {"first": one, "second": other}))


def same_target(a: Item, b: Item, rules: Rules) -> Score:
    """Whom it concerns."""
    one, other = a.given.claim.target, b.given.claim.target
    if one is None or other is None:
        return NOTHING
    if one == other:
        return Score(1.0, Reason("match.same_target", {"name": one}))
    general = rules.policy.general_targets
    if one in general or other in general:
        return Score(rules.policy.target["general"], Reason("match.general_target", {"first": one, "second": other}))
    return Score(rules.policy.target["different"], Reason("match.other_target", {"first": one, "second": other}))


def same_place(a: Item, b: Item, rules: Rules) -> Score:
    """Where: the same place, one within the other, or somewhere else."""
    one, other = a.given.claim, b.given.claim
    if one.place is None or other.place is None:
        return NOTHING
    if one.place == other.place:
        return Score(1.0, Reason("match.same_place", {"name": one.place}))
    inner = rules.kinship.within(one.place, one.country, other.place, other.country)
    if inner is not None:
        outer = other.place if inner == one.place else one.place
        return Score(rules.policy.place["within"], Reason("match.within_place", {"first": inner, "second": outer}))
    coarse = rules.kinship.is_country(one.place, one.country) or rules.kinship.is_country(other.place, other.country)
    value = rules.policy.place["country" if coarse else "different"]
    return Score(value, Reason("match.other_place", {"first": one.place, "second": other.place}))


def same_time(a: Item, b: Item, rules: Rules) -> Score:
    """When: how far apart, against how long things of this type last and how well the time is known."""
    if a.days is None or b.days is None:
        return NOTHING
    times = rules.policy.time
    kind = times.lasting if a.given.claim.type in rules.policy.lasting else times.event
    if not (a.dated and b.dated):
        kind = kind if kind.far > times.published.far else times.published
    days = gap(a.days, b.days)
    if days == 0:
        long = max(a.days[1] - a.days[0], b.days[1] - b.days[0]) > _LONG
        return Score(0.3 if long else 1.0, Reason("match.same_time", {"first": _day(a), "second": _day(b)}))
    if days <= kind.near:
        return Score(1.0 - 0.5 * days / kind.near, Reason("match.near_time", {"days": str(days)}))
    if kind.apart and days > kind.apart and a.dated and b.dated:
        return Score(FORBIDDEN, Reason("match.far_time", {"days": str(days)}))
    value = max(-1.0, 0.5 - 1.5 * (days - kind.near) / (kind.far - kind.near))
    return Score(value, Reason("match.near_time", {"days": str(days)}))


def same_roles(a: Item, b: Item, rules: Rules) -> Score:
    """The details that a codebook asks for: channel, term, incentive."""
    one, other = a.given.claim.roles, b.given.claim.roles
    both = sorted(set(one) & set(other))
    if not both:
        # Somebody who is named and tells none of several details does not vouch for them.
        silent = any(item.speaker is not None and len(details) > 1 for item, details in ((a, other), (b, one)))
        return Score(rules.policy.roles["bare"], Reason("match.bare")) if silent and not one_voice(a, b) else NOTHING
    equal = [name for name in both if one[name] == other[name]]
    if 2 * len(equal) >= len(both):
        return Score((2 * len(equal) - len(both)) / len(both), Reason("match.same_roles", {"names": ", ".join(f"{n} {one[n]}" for n in equal)}))
    differ = [name for name in both if name not in equal]
    return Score(-1.0 + 2 * len(equal) / len(both), Reason("match.other_roles", {"names": ", ".join(differ)}))


def same_evidence(a: Item, b: Item, rules: Rules) -> Score:
    """The same words, where the language is the same."""
    if a.words == b.words:
        return Score(1.0, Reason("match.same_words"))
    if a.document.language != b.document.language:
        return NOTHING
    one, other = set(pairwise(a.words)), set(pairwise(b.words))
    share = len(one & other) / max(_PAIRS, min(len(one), len(other)))
    if share < _SHARED:
        return NOTHING
    return Score(share, Reason("match.shared_words", {"percent": str(round(100 * share))}))


def same_speaker(a: Item, b: Item, rules: Rules) -> Score:
    """On whose say-so: the innermost person, body or outlet that the text names; or one cites the outlet of the other."""
    if a.speaker is not None and a.speaker == b.speaker:
        return Score(1.0, Reason("match.same_speaker", {"name": a.speaker}))
    cited = _cited(a, b)
    if cited is not None:
        return Score(1.0, Reason("match.cites", {"name": cited}))
    if a.speaker is None or b.speaker is None:
        return NOTHING
    return Score(rules.policy.speaker["different"], Reason("match.other_speaker", {"first": a.speaker, "second": b.speaker}))


def two_places(a: Item, b: Item, rules: Rules) -> Score:
    """One text that names two places speaks of two things; two texts may have one thing in two places."""
    if a.document.key != b.document.key:
        return NOTHING
    place = same_place(a, b, rules)
    return Score(FORBIDDEN, place.reason) if place.value < 0.0 else NOTHING


def same_modality(a: Item, b: Item, rules: Rules) -> Score:
    """A plan against what was done. A denial binds what it denies, whatever that was."""
    if a.denied or b.denied or a.prospect == b.prospect:
        return NOTHING
    return Score(rules.policy.modality["prospect"], Reason("match.prospect"))


def one_voice(a: Item, b: Item) -> bool:
    """Do they rest on one speaker, or one on the other's outlet?"""
    return (a.speaker is not None and a.speaker == b.speaker) or _cited(a, b) is not None


def _cited(a: Item, b: Item) -> str | None:
    """The outlet of one that the other cites."""
    if b.outlet is not None and b.outlet in a.chain:
        return b.outlet
    return a.outlet if a.outlet is not None and a.outlet in b.chain else None


def _day(item: Item) -> str:
    return item.given.claim.when or item.document.published or ""
