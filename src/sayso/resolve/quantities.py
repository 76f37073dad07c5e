"""How many: every number that counts things, with its bounds and what it counts, in order of start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sayso.core.records import Comparator, Date, Page, Quantity, Range, Tag
from sayso.core.spans import cut_tokens
from sayso.packs.language import LanguagePack
from sayso.resolve.numerals import Numeral
from sayso.resolve.quantity_nouns import counted_after
from sayso.resolve.quantity_view import Counted, QuantityView

_DASHES = frozenset("-–—")


class Figured(NamedTuple):
    """A quantity, the rule that read it, the word that bounds it and what it counts."""

    quantity: Quantity
    rule: str
    bound: Tag | None
    noun: Counted


def quantities(page: Page, pack: LanguagePack, dates: Sequence[Date]) -> tuple[Quantity, ...]:
    """The quantities of a page. Numbers inside `dates`, ordinals, times of day, ages in years of birth, labels and scores are none.

    `high` is None for at least and more than, `low` for up to and less than; a vague number has neither and its declared reading in `range`.
    """
    return tuple([one.quantity for one in figured(page, pack, dates)])


def figured(page: Page, pack: LanguagePack, dates: Sequence[Date]) -> list[Figured]:
    """The quantities of a page with what made them."""
    view = QuantityView(page, pack, dates)
    found: list[Figured] = []
    done = 0
    for i in view.candidates:
        if i >= done and not view.taken[i]:
            new, done = _at(view, i, view.marks[i])
            found.extend(new)
    return found


def uncounted(page: Page, pack: LanguagePack, dates: Sequence[Date], found: Sequence[Figured]) -> list[tuple[int, int, str]]:
    """The numbers of a page that are neither quantities nor in dates, as token ranges with the reason; articles and the number one are left out."""
    view = QuantityView(page, pack, dates)
    counted = {(one.quantity.start, one.quantity.end) for one in found}
    out: list[tuple[int, int, str]] = []
    done = 0
    for i in view.candidates:
        n = view.numerals.at(i) if i >= done and not view.taken[i] else None
        if n is None or n.article or n.single or any(a < view.ends[n.last - 1] and view.starts[i] < b for a, b in counted):
            continue
        why = "ratio" if view.ratio(n) else "range" if _range_end(view, n) is not None else view.no_count(n) or view.no_quantity(n, counted_after(view, n))
        if why:
            out.append((n.first, n.last, why))
            done = n.last
    return out


def _at(view: QuantityView, i: int, here: dict[str, Tag]) -> tuple[list[Figured], int]:
    """The quantities that begin at token i, and where to go on."""
    word = here.get("count_word")
    if word is not None:
        amount, _, named = word.value.partition(" ")
        return [_quantity(view, i, word.last, float(amount), float(amount), *_bound(view, i, word.last), Counted(word.last, named), rule="count_word")], word.last
    vague = here.get("vague")
    if vague is not None:
        return _vague(view, i, vague)
    if "fraction" not in here and view.mere_article(i, here):
        return [], i + 1
    numeral = view.numerals.at(i)
    if "fraction" in here and (numeral is None or numeral.last <= here["fraction"].last):
        return _fraction(view, i, here["fraction"])
    if numeral is None:
        return [], i + 1
    rest = view.ratio(numeral)
    if rest:
        return [], rest
    other = _range_end(view, numeral)
    if other is not None:
        return _range(view, numeral, other)
    if not view.counts(numeral):
        return [], numeral.last
    noun = counted_after(view, numeral)
    if not view.accepts(numeral, noun):
        return [], numeral.last
    return [_quantity(view, i, numeral.last, numeral.value, numeral.value, *_bound(view, numeral.first, noun.last), noun, numeral.about)], noun.last


def _bound(view: QuantityView, first: int, last: int) -> tuple[int, Tag | None, Tag | None]:
    """Where the span begins, the comparator before or after, and an exact word before it."""
    start = view.currency_first(first)
    exact: Tag | None = None
    for _ in range(2):
        tag = view.before(start, "comparator")
        if tag is None:
            between = view.before(start, "preposition") or view.before(start, "date_lead", "at")
            tag = view.before(between.first, "comparator") if between is not None and between.first == start - 1 else None
            if tag is None and start and view.words[start - 1] in "$€£+±":
                start -= 1
                continue
        if tag is None or view.taken[tag.first] or "after" in tag.flags or ("weak" in tag.flags and view.changed(tag.first)):
            break
        start = tag.first
        if "exact" in tag.flags:
            exact = tag
            continue
        return start, tag, exact
    after = view.at(last, "comparator")
    if after is not None and "after" in after.flags:
        return start, after, exact
    return start, None, exact


def _quantity(
    view: QuantityView, first: int, last: int, low: float, high: float, start: int, bound: Tag | None, exact: Tag | None, noun: Counted, about: bool = False, rule: str = ""
) -> Figured:
    end = max(noun.last, last)
    comparator: Comparator = "~" if about else "="
    if bound is not None:
        comparator = bound.value  # type: ignore[assignment]
        if "after" in bound.flags:
            end = max(end, bound.last)
    start = view.currency_first(min(start, first))
    span = cut_tokens(view.text, view.page.tokens, start, end)
    lowest: float | None = low
    highest: float | None = high
    if comparator in (">", ">="):
        highest = None
    elif comparator in ("<", "<="):
        lowest = None
    quantity = Quantity(span.start, span.end, span.text, _plain(lowest), _plain(highest), comparator, noun.name)
    return Figured(quantity, rule or ("digits" if view.words[first][0].isdigit() else "spelled"), bound, noun)


def _plain(value: float | None) -> float | None:
    """A whole number as an int, so that it prints without a decimal point."""
    if value is None:
        return None
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def _range_end(view: QuantityView, first: Numeral) -> Numeral | None:
    """The other end of a range that begins with a numeral: 4-6, 1,15 tot 1,2 miljard, between 6% and 8%."""
    j = first.last
    unit = view.percent_after(j)
    j = unit or j
    if j >= view.size:
        return None
    opening = view.opening(first.first)
    joiner = view.at(j, "range_word")
    if view.words[j] in _DASHES and (view.numerals.touches(j) == view.numerals.touches(j + 1)):
        k = j + 1
    else:
        if joiner is None or joiner.value not in ("to", "and") or (joiner.value == "and" and (opening is None or opening.value != "between")):
            return None
        k = view.over_articles(joiner.last)
    sign = view.at(k, "currency")
    if sign is not None and "before" in sign.flags:
        k = sign.last
    other = view.numerals.at(k)
    if other is None or other.ordinal or first.ordinal or view.taken[k] or view.taken[other.last - 1]:
        return None
    return other


def _range(view: QuantityView, first: Numeral, other: Numeral) -> tuple[list[Figured], int]:
    low, high = first.value, other.value
    if other.magnitude > 1 and first.magnitude == 1 and low < other.magnitude and low * other.magnitude <= high * 10:
        low *= other.magnitude
    noun = counted_after(view, other)
    opening = view.opening(first.first)
    if opening is not None and (opening.value == "change" or (opening.value == "from" and (low >= high or ("mixed" in opening.flags and view.changed(opening.first))))):
        out = []
        if view.accepts(other, noun):
            near = counted_after(view, first)
            out.append(_quantity(view, first.first, first.last, low, low, *_bound(view, first.first, first.last), Counted(near.last, noun.name), rule="change"))
            out.append(_quantity(view, other.first, other.last, high, high, *_bound(view, other.first, noun.last), noun, rule="change"))
        return out, noun.last
    dash = view.words[first.last] in _DASHES
    if low >= high or not view.counts(first) or not view.counts(other) or not (noun.known or (noun.name and not dash) or other.magnitude > 1):
        return [], other.last
    start = opening.first if opening is not None else first.first
    start, bound, _ = _bound(view, start, noun.last)
    if bound is not None and bound.value != "~":
        start = first.first
    span = cut_tokens(view.text, view.page.tokens, view.currency_first(start), max(noun.last, other.last))
    comparator: Comparator = "~" if bound is not None and bound.value == "~" else "="
    quantity = Quantity(span.start, span.end, span.text, _plain(low), _plain(high), comparator, noun.name)
    return [Figured(quantity, "range", bound if comparator == "~" else None, noun)], max(noun.last, other.last)


def _vague(view: QuantityView, i: int, tag: Tag) -> tuple[list[Figured], int]:
    """Dozens, des dizaines de milliers, setki tysięcy: no bounds, and a declared reading."""
    low, _, high = tag.value.partition("-")
    least, most, last = float(low), float(high or low), tag.last
    rule = view.text[view.starts[i] : view.ends[last - 1]].lower()
    k = view.over_of(last)
    multiplier = view.at(k, "magnitude")
    if multiplier is None and (second := view.at(k, "vague")) is not None and k > last:
        base = float(second.value.partition("-")[0])
        least, most, last = least * base / 2 if base % 10 else least * base, most * base, second.last
    elif multiplier is not None:
        least, most, last = least * float(multiplier.value), most * float(multiplier.value), multiplier.last
    noun = counted_after(view, Numeral(i, last, least, magnitude=2))
    if "weak" in tag.flags and not noun.known:
        return [], last
    start = view.before(i, "comparator")
    first = start.first if start is not None and "after" not in start.flags else i
    span = cut_tokens(view.text, view.page.tokens, view.currency_first(first), max(noun.last, last))
    reading = Range(_plain(least), _plain(most), f"{rule}: {_plain(least)}-{_plain(most)}")
    quantity = Quantity(span.start, span.end, span.text, None, None, "~", noun.name, reading)
    return [Figured(quantity, "vague", None, noun)], max(noun.last, last)


def _fraction(view: QuantityView, i: int, tag: Tag) -> tuple[list[Figured], int]:
    """Less than half of it: a share, in percent, where a bound makes plain that it is a figure; or half a unit."""
    noun = counted_after(view, Numeral(i, tag.last, float(tag.value)))
    if noun.known and noun.measure:
        value = float(tag.value)
        return [_quantity(view, i, tag.last, value, value, *_bound(view, i, noun.last), noun, rule="fraction")], noun.last
    start, bound, exact = _bound(view, i, tag.last)
    if bound is None:
        return [], tag.last
    value = round(100 * float(tag.value), 1)
    return [_quantity(view, i, tag.last, value, value, start, bound, exact, Counted(tag.last, "percent", True), rule="share")], tag.last
