"""Reasons as data until somebody reads them: a phrase's key and its fields. The words are in `languages/<language>/corroborate.toml`."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from sayso.core.records import ClaimQuantity, Figure
from sayso.packs.phrases import Phrases, load_phrases

_BOUND = {"=": "exact", ">": "above", ">=": "at_least", "<": "below", "<=": "at_most", "~": "about"}


class Reason(NamedTuple):
    """Why something was judged so: `phrase` names it, `fields` fill it."""

    phrase: str
    fields: dict[str, str] = {}  # noqa: RUF012  never changed


@cache
def words() -> Phrases:
    """The words of findings. Findings are written in English; reports translate their parts."""
    return load_phrases("en", "report", "corroborate")


def say(reason: Reason) -> str:
    """A reason in words."""
    return words().say(reason.phrase, None, **reason.fields)


@lru_cache(maxsize=16384)
def number(quantity: ClaimQuantity | Figure) -> str:
    """A figure in words: more than 30 cities."""
    phrases, low, high = words(), quantity.low, quantity.high
    value = low if low is not None else high
    if value is None:
        text = phrases.say("quantity.vague")
    elif low is not None and high is not None and low != high:
        text = phrases.say("quantity.between", low=phrases.number(low), high=phrases.number(high))
    else:
        text = phrases.say(f"quantity.{_BOUND[quantity.comparator]}", number=phrases.number(value))
    return phrases.say("quantity.counted", number=text, counts=quantity.counts) if quantity.counts else text
