"""One figure, or a range, for those who must enter one: the rules of two projects that count, as views on figures that stay side by side.

ACLED enters the lowest figure of those reported; UCDP a low, a best and a high estimate, the best being the one best supported. Here both go by
figures with an identified origin that has not revised them since, of the finding and of those in conflict with it; what was changed in retelling is
left out. Best is what most origins give, the lowest of equals: that many documents repeat a figure says nothing for it. Nothing is averaged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from sayso.core.records import Estimate, Figure, Finding
from sayso.corroborate.policy import Policy, load_policy

Rule = Literal["acled", "ucdp"]


def estimates_of(findings: Iterable[Finding], everything: Iterable[Finding], rule: Rule) -> dict[str, Estimate]:
    """The estimates of some findings, by their ids; `everything` is where those in conflict with them are looked up."""
    others, policy = {f.id: f for f in everything}, load_policy()
    return {f.id: found for f in findings if (found := estimate(f, others, rule, policy)) is not None}


def estimate(finding: Finding, others: Mapping[str, Finding], rule: Rule, policy: Policy) -> Estimate | None:
    """The estimate for what a finding counts; `others` holds those in conflict with it, by id. None where no identified origin gives a figure."""
    told = _standing((finding, *(others[name] for name in finding.conflicts_with if name in others)), finding, policy)
    if not told:
        return None
    low = min(told, key=_number)
    if rule == "acled":
        return Estimate(rule, low, None, None)
    origins = {_number(f): frozenset(o for g in told if _number(g) == _number(f) for o in g.origins) for f in told}
    best = min(told, key=lambda f: (-len(origins[_number(f)]), _number(f)))
    return Estimate(rule, low, best, max(told, key=_number))


def _standing(findings: Iterable[Finding], asked: Finding, policy: Policy) -> list[Figure]:
    wanted = _question(asked.quantity.counts, policy) if asked.quantity is not None else None
    told = []
    for finding in findings:
        changed = {d.document for d in finding.drift if d.field == "quantity"}
        told += [f for f in finding.figures if f.origins and not f.revised and not changed.issuperset(f.documents) and (f.low, f.high) != (None, None)]
    return [f for f in told if wanted is None or _question(f.counts, policy) in (wanted, None)]


def _question(noun: str | None, policy: Policy) -> str | None:
    """The class of what is counted; None for words that leave it open."""
    name = policy.count_class(noun)
    known = policy.counts.get(name or "")
    return None if name is None or (known is not None and known.general) else name


def _number(figure: Figure) -> float:
    """The number that a figure names: the bound it gives, the middle of a range."""
    low, high = figure.low, figure.high
    if low is not None and high is not None:
        return (low + high) / 2
    value = low if low is not None else high
    return value if value is not None else 0.0
