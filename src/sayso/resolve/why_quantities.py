"""Why a number means this quantity."""

from __future__ import annotations

from sayso.core.judgements import Judgement, Reason
from sayso.core.records import Page, Span
from sayso.core.spans import cut_tokens
from sayso.resolve.quantities import Figured

_S = "why_quantity"
_COMPARATORS = {"=": "exactly", ">": "more", ">=": "least", "<": "less", "<=": "most", "~": "about"}


def why_no_quantity(page: Page, first: int, last: int, why: str) -> Judgement:
    """A number that counts nothing, and what it is instead."""
    return Judgement("quantity", cut_tokens(page.document.text, page.tokens, first, last), None, "refused", (Reason(_S, f"is_{why}"),))


def why_quantity(page: Page, one: Figured) -> Judgement:
    """The rule, the words that bound it and what follows for low and high, and how what it counts was found."""
    quantity, rule, bound, noun = one
    reasons = []
    if quantity.range is not None:
        reasons.append(Reason(_S, "declared", None, {"rule": quantity.range.rule}))
    else:
        key = _COMPARATORS[quantity.comparator]
        word = cut_tokens(page.document.text, page.tokens, bound.first, bound.last).text if bound is not None else ""
        reasons.append(Reason(_S, f"{key}_word", None, {"word": word}) if word else Reason(_S, key if rule != "range" else "both_ends"))
        if quantity.high is None:
            reasons.append(Reason(_S, "no_high"))
        if quantity.low is None:
            reasons.append(Reason(_S, "no_low"))
    if noun.name is None:
        reasons.append(Reason(_S, "counts_nothing"))
    else:
        reasons.append(Reason(_S, "counts_known" if noun.known else "counts_written", None, {"name": noun.name}))
    return Judgement("quantity", Span(quantity.start, quantity.end, quantity.text), quantity, rule, tuple(reasons))
