"""How many of what: one question or two? The feature on which most turns, in a file of its own."""

from __future__ import annotations

from typing import Literal

from sayso.core.records import ClaimQuantity
from sayso.corroborate.claims import Item
from sayso.corroborate.features import FORBIDDEN, NOTHING, Rules, Score, one_voice
from sayso.corroborate.policy import Policy
from sayso.corroborate.reasons import Reason, number

# What two nouns count: the same; perhaps the same (one is not told, or in no class); people and what became of them; people and some of them;
# two kinds of things (cities, centres), which one statement may count; or things that have nothing to do with each other.
Relation = Literal["same", "open", "outcome", "part", "things", "other"]


def same_quantity(a: Item, b: Item, rules: Rules) -> Score:
    """The same figure, a revised one, or another question."""
    one, other = a.quantity, b.quantity
    weights = rules.policy.quantity
    if one is None and other is None:
        return NOTHING
    same_voice = one_voice(a, b)
    if one is None or other is None or a.figure is None or b.figure is None:
        return Score(0.0 if same_voice else weights["one_missing"], Reason("match.one_figure"))
    counts = relation(a, b, rules.policy)
    words = {"first": number(one), "second": number(other)}
    if figures_agree(one, other, a.figure, b.figure, rules.policy):
        if counts in ("same", "open"):
            return Score(weights["same"], Reason("match.same_figure", words))
        return Score(weights["same_other_noun"], Reason("match.same_figure_other_noun", {"first": str(one.counts), "second": str(other.counts)}))
    if counts in ("same", "open"):
        if same_voice:
            return Score(weights["revision"], Reason("match.revised_figure", words))
        known = a.speaker is not None and b.speaker is not None
        return Score(FORBIDDEN if known else weights["unsourced"], Reason("match.other_figure", words))
    if not same_voice or counts == "other":
        return Score(FORBIDDEN, Reason("match.other_question", words))
    if counts == "things":
        return Score(weights["revision"], Reason("match.part_figure", words))
    return Score(weights[counts], Reason("match.other_question", words))


def two_figures(a: Item, b: Item, rules: Rules) -> Score:
    """One text that gives two figures counts two things with them, unless it says that both count the same."""
    one, other = a.quantity, b.quantity
    if a.document.key != b.document.key or one is None or other is None or a.figure is None or b.figure is None:
        return NOTHING
    if relation(a, b, rules.policy) != "open" or figures_agree(one, other, a.figure, b.figure, rules.policy):
        return NOTHING
    return Score(rules.policy.quantity["one_text"], Reason("match.other_question", {"first": number(one), "second": number(other)}))


def relation(a: Item, b: Item, policy: Policy) -> Relation:
    """How what one claim counts relates to what the other counts."""
    if a.count_class == b.count_class and a.count_class is not None:
        return "same"
    one, other = (policy.counts.get(name or "") for name in (a.count_class, b.count_class))
    if one is None or other is None:
        return "open"
    if not one.persons and not other.persons:
        return "things"
    if not (one.persons and other.persons and (one.general or other.general)):
        return "other"
    # "63 soldiers" may well be 63 killed; "50,000 men" are hardly the 40,000 convicts among them.
    return "outcome" if one.outcome or other.outcome else "part"


def figures_agree(one: ClaimQuantity, other: ClaimQuantity, first: float, second: float, policy: Policy) -> bool:
    """Are two figures the same, so far as their precision goes? Bounds are compared by the number they name: "up to 50,000" is "about 50,000"."""
    ranges = [q for q in (one, other) if q.low is not None and q.high is not None and q.low != q.high]
    if ranges:
        return (one.low, one.high) == (other.low, other.high) or (len(ranges) == 1 and _inside(ranges[0], first if ranges[0] is other else second))
    about = "~" in (one.comparator, other.comparator)
    return abs(first - second) <= policy.quantity["close_about" if about else "close"] * max(abs(first), abs(second))


def _inside(quantity: ClaimQuantity, value: float) -> bool:
    return quantity.low is not None and quantity.high is not None and quantity.low <= value <= quantity.high
