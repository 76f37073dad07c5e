"""What a number counts: the noun after it, through the adjectives before it."""

from __future__ import annotations

from sayso.resolve.numerals import Numeral
from sayso.resolve.quantity_view import Counted, QuantityView

# How many words may stand between a number and its noun.
_REACH = 4
# What ends the noun phrase: none of these is an adjective.
_STOPS = frozenset({"auxiliary", "verb", "subordinator", "relative", "complementiser", "conjunction", "pronoun", "negation", "adverb", "range_word", "date_word", "weekday", "month", "date_lead", "preposition", "number", "article", "possessive", "date_direction", "date_tense"})
_SHORT_UNITS = frozenset({"minute", "hour", "week"})
_UNIT_NAMES = {
    "minute": "minutes", "hour": "hours", "day": "days", "week": "weeks", "weekend": "weekends", "month": "months", "quarter": "quarters",
    "half": "half-years", "year": "years", "decade": "decades", "century": "centuries",
}  # fmt: skip


def counted_after(view: QuantityView, n: Numeral) -> Counted:
    """What the numeral counts."""
    if n.suffix is not None and n.suffix.kind in ("counted", "currency"):
        return Counted(n.last, n.suffix.value, True, True)
    j = n.last
    before = view.before(n.first, "currency")
    if before is not None and "before" in before.flags:
        return Counted(j, before.value, True, True)
    if j < view.size and (view.numerals.touches(j) and view.words[j] == "-") and view.at(j + 1, "ordinal_mark") is not None and view.numerals.touches(j + 1):
        j += 2
    after = view.at(j, "comparator")
    if after is not None and "after" in after.flags:
        j = after.last
    first_free = j
    j = view.over_of(j)
    adjectives = 0
    while j < view.size and adjectives <= _REACH:
        if j != n.last and j in view.sentence_ends:
            break
        here = view.marks[j]
        tag = here.get("counted") or here.get("currency")
        unit = here.get("date_unit")
        if tag is not None and (unit is None or tag.last >= unit.last):
            measure = tag.kind == "currency" or unit is not None or "measure" in tag.flags
            return Counted(tag.last, tag.value, True, measure, measure)
        if unit is not None:
            return Counted(unit.last, _UNIT_NAMES[unit.value], True, True, unit.value in _SHORT_UNITS)
        word = view.words[j]
        comparator = here.get("comparator")
        if not word[0].isalpha() or view.taken[j] or not _STOPS.isdisjoint(here) or (comparator is not None and "exact" not in comparator.flags):
            break
        adjectives += 1
        j += 1
    return _unknown(view, first_free)


def _unknown(view: QuantityView, j: int) -> Counted:
    """The noun as written where the pack does not have it: the next word, and the one after it when the first is of a country."""
    k = view.over_of(j)
    if k >= view.size or (k in view.sentence_ends) or view.at(j, "partitive") is not None:
        return Counted(j, None)
    here = view.marks[k]
    if not view.words[k][0].isalpha() or view.taken[k] or not _STOPS.isdisjoint(here):
        return Counted(j, None)
    last = k + 1
    if "demonym" in here and last < view.size and last not in view.sentence_ends and view.words[last][0].isalpha() and _STOPS.isdisjoint(view.marks[last]):
        last += 1
    return Counted(last, view.words[last - 1])
