"""Findings against facts: what is right counts, and saying everything of everything earns little."""

from __future__ import annotations

import json
from pathlib import Path

import findings
from score import Item, read_jsonl

GOLD = Path(findings.__file__).parent / "gold"
DOCUMENTS = read_jsonl(GOLD / "gold.jsonl")
FACTS: list[Item] = json.loads((GOLD / "facts.json").read_text(encoding="utf-8"))


def of(fact: Item, **other: object) -> Item:
    """The finding that says of a fact what is so."""
    claims = [{"document": d["key"], "evidence": c["evidence"]} for d in DOCUMENTS for c in d["claims"] if c.get("fact") == fact["id"]]
    return {**fact, "claims": claims, "origins": [{"name": name} for name in fact["origins"]], **other}


def test_what_is_so_scores_everything() -> None:
    assert set(findings.figures(DOCUMENTS, FACTS, [of(f) for f in FACTS]).values()) == {100.0}


def test_each_mistake_lowers_its_own_figure() -> None:
    wrong = {
        "origins: how many": {"independent_origins": {"low": 1, "high": 9}},
        "origins: exactly these": {"origins": [{"name": "Somebody Else"}]},
        "no source given": {"lineage_unknown": ["nl1", "nl3"]},
        "circular": {"circular": [["A", "B"]]},
        "drift": {"drift": [{"document": "nl1", "field": "place"}]},
    }
    for name, mistake in wrong.items():
        told = findings.figures(DOCUMENTS, FACTS, [of(f, **mistake) if f["id"] == "F01" else of(f) for f in FACTS])
        assert told[name] < 100.0, name


def test_all_in_one_finding_earns_little() -> None:
    everything = {**FACTS[0], "origins": [], "claims": [c for f in FACTS for c in of(f)["claims"]]}
    told = findings.figures(DOCUMENTS, FACTS, [everything])
    assert told["brought together"] < 20
    assert told["origins: exactly these"] < 10


def test_nothing_found_scores_nothing() -> None:
    told = findings.figures(DOCUMENTS, FACTS, [])
    assert (told["origins: how many"], told["recovered"], told["drift"]) == (0.0, 0.0, 0.0)
