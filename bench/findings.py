"""What `sayso findings` prints of the example corpus against the facts behind it: what the floors of findings hold on to.

Definitions (facts are as in bench/gold/facts.json):

- A claim of the gold is in the finding that holds a claim of its document on mostly the same words (0.3 of both together).
- "brought together" is B-cubed F1 over the gold's claims; one that is in no finding stands alone.
- A fact's finding is the one that holds most of its claims. "origins: how many" and "shown independent" ask for its upper and lower count,
  "exactly these" for its names as well.
- Lists (no source given, recovered, drift, conflicts, circular, copies) are F1 over all facts, of the fact's own documents.

    python bench/findings.py GOLD.jsonl FACTS.json FINDINGS.json
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import TypeVar

from score import Item, alike, closeness, read_jsonl

T = TypeVar("T")
FLOOR = 0.3
Lists = Mapping[str, Callable[[Item, Callable[[str], str | None]], Iterable[Hashable]]]


def figures(documents: Sequence[Item], facts: Sequence[Item], findings: Sequence[Item]) -> dict[str, float]:
    """Every figure, in percent."""
    mentions = [(d["key"], c["fact"], c["evidence"]) for d in documents for c in d["claims"] if any(c.get("fact") == f["id"] for f in facts)]
    placed = [_finding_of(key, evidence, findings) for key, _, evidence in mentions]
    out = {"brought together": 100 * _b_cubed([m[1] for m in mentions], [p if p is not None else f"missing {n}" for n, p in enumerate(placed)])}
    main = {f["id"]: _most(p for p, m in zip(placed, mentions, strict=True) if m[1] == f["id"]) for f in facts}
    fact_of = {findings[n]["id"]: _most(m[1] for p, m in zip(placed, mentions, strict=True) if p == n) for n in set(main.values()) if n is not None}
    asked = [(fact, findings[n] if (n := main[fact["id"]]) is not None else None) for fact in facts]
    right = {"origins: how many": _high, "origins: shown independent": _low, "origins: exactly these": _names}
    out |= {name: 100 * sum(found is not None and same(fact, found) for fact, found in asked) / len(asked) for name, same in right.items()}
    for name, listed in LISTS.items():
        gold = [(fact["id"], x) for fact, _ in asked for x in listed(fact, str)]
        told = [(fact["id"], x) for fact, found in asked if found for x in listed(_of(fact, found), fact_of.get)]
        both = sum((Counter(gold) & Counter(told)).values())
        out[name] = 200 * both / (len(gold) + len(told)) if gold or told else 100.0
    return out


def _finding_of(key: str, evidence: Item, findings: Sequence[Item]) -> int | None:
    close = ((closeness(evidence, c["evidence"]), n) for n, f in enumerate(findings) for c in f["claims"] if c["document"] == key)
    best = max(close, default=(0.0, 0))
    return best[1] if best[0] >= FLOOR else None


def _b_cubed(gold: Sequence[Hashable], told: Sequence[Hashable]) -> float:
    both, of_gold, of_told = Counter(zip(gold, told, strict=True)), Counter(gold), Counter(told)
    precision = sum(both[pair] / of_told[pair[1]] for pair in zip(gold, told, strict=True)) / len(gold)
    recall = sum(both[pair] / of_gold[pair[0]] for pair in zip(gold, told, strict=True)) / len(gold)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _most(values: Iterable[T | None]) -> T | None:
    counted = Counter(v for v in values if v is not None)
    return counted.most_common(1)[0][0] if counted else None


def _high(fact: Item, found: Item) -> bool:
    return bool(found["independent_origins"]["high"] == fact["independent_origins"]["high"])


def _low(fact: Item, found: Item) -> bool:
    return bool(found["independent_origins"]["low"] == fact["independent_origins"]["low"])


def _names(fact: Item, found: Item) -> bool:
    names = [o["name"] for o in found["origins"]]
    return len(names) == len(fact["origins"]) and all(any(alike(name, n) for n in names) for name in fact["origins"])


def _of(fact: Item, found: Item) -> Item:
    """What a finding says of the fact's own documents, for it may hold more."""
    mine = set(fact["documents"])
    kept = {name: [x for x in found[name] if x["document"] in mine] for name in ("recovered", "drift")}
    return {**found, **kept, "lineage_unknown": [x for x in found["lineage_unknown"] if x in mine], "copies": [[k for k in g if k in mine] for g in found["copies"]]}


def _pairs(groups: Iterable[Sequence[str]]) -> Iterator[tuple[str, str]]:
    return ((min(pair), max(pair)) for group in groups for pair in combinations(group, 2))


LISTS: Lists = {
    "circular": lambda f, _: [True] * bool(f["circular"]),
    "conflicts": lambda f, fact_of: sorted(fact for x in f["conflicts_with"] if (fact := fact_of(x)) is not None),
    "no source given": lambda f, _: f["lineage_unknown"],
    "recovered": lambda f, _: [(r["document"], r["origin"]) for r in f["recovered"]],
    "drift": lambda f, _: [(d["document"], d["field"]) for d in f["drift"]],
    "copies": lambda f, _: sorted(set(_pairs(f["copies"]))),
}


def main(gold: str, facts: str, findings: str) -> None:
    """Print every figure."""
    told = figures(read_jsonl(Path(gold)), *(json.loads(Path(p).read_text(encoding="utf-8")) for p in (facts, findings)))
    for name, value in told.items():
        print(f"{name:28} {value:5.1f}")


if __name__ == "__main__":
    main(*sys.argv[1:4])
