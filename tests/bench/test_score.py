"""The scorer gives what its definitions say: on analyses made from a small gold by hand, each wrong in one known way."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from score import alike, closeness, score, wrong_offsets

Item = dict[str, Any]
TEXT = "De brug is dicht, zei burgemeester Anna Vos volgens De Klok. Op 3 mei telde zij 40 auto's in Zwolle."


def span(written: str) -> Item:
    start = TEXT.index(written)
    return {"start": start, "end": start + len(written), "text": written}


GOLD: Item = {
    "key": "k",
    "text": TEXT,
    "blocks": [],
    "attributions": [
        {"id": "a1", "kind": "according-to", "source": span("De Klok"), "cue": span("volgens"), "content": span("De brug is dicht"), "speaker": "De Klok", "chain": ["De Klok"]},
        {
            "id": "a2",
            "kind": "indirect",
            "source": span("burgemeester Anna Vos"),
            "cue": span("zei"),
            "content": span("De brug is dicht"),
            "speaker": "Anna Vos",
            "chain": ["De Klok", "Anna Vos"],
            "within": "a1",
        },
    ],
    "dates": [{**span("3 mei"), "value": "2023-05-03"}],
    "quantities": [{**span("40 auto's"), "low": 40, "high": 40, "comparator": "=", "counts": "cars"}],
    "places": [{**span("Zwolle"), "name": "Zwolle", "country": "NL"}],
    "actors": [{**span("Anna Vos"), "name": "Anna Vos"}],
    "claims": [{"type": "casualties", "evidence": span("telde zij 40 auto's"), "attribution": "a2", "modality": "reported"}],
}
PERFECT: Item = {"document": {"key": "k", "text": TEXT}, **{k: v for k, v in GOLD.items() if k not in ("key", "text")}}


def figures(change: Callable[[Item], object]) -> dict[str, float]:
    guess = copy.deepcopy(PERFECT)
    change(guess)
    return {name: count.figure for name, count in score([GOLD], [guess]).items()}


def test_the_gold_itself_scores_100() -> None:
    assert {name: value for name, value in figures(lambda g: None).items() if name != "blocks" and "of all" not in name} == dict.fromkeys(
        ["attribution @0.3", "attribution @0.8", "kind", "named speaker", "chain", "nested", "quantities right", "dates right", "places found", "actors right", "claims", "claim modality", "claim origin"],
        100.0,
    )


def test_nothing_read_scores_nothing() -> None:
    assert {count.figure for count in score([GOLD], []).values()} == {0.0}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda g: g["attributions"][0].update(kind="direct"), {"kind": 50.0}),
        (lambda g: g["attributions"][1].update(speaker="Jan Vos"), {"named speaker": 50.0, "chain": 100.0}),
        (lambda g: g["attributions"][1].update(chain=["Anna Vos"]), {"chain": 50.0, "claim origin": 100.0}),
        (lambda g: g["attributions"][1].update(within=None), {"nested": 0.0}),
        (lambda g: g["attributions"].pop(), {"attribution @0.8": 200 / 3, "chain": 100.0, "chain of all": 50.0, "nested": 0.0, "claim origin": 0.0}),
        (lambda g: g["claims"].clear(), {"claims": 0.0, "claim modality of all": 0.0}),
        (lambda g: [a.update(content={"start": 0, "end": 11, "text": TEXT[:11]}) for a in g["attributions"]], {"attribution @0.3": 100.0, "attribution @0.8": 0.0}),
        (lambda g: g["dates"][0].update(value="2023-05"), {"dates right": 0.0}),
        (lambda g: g["quantities"][0].update(comparator="~"), {"quantities right": 0.0}),
        (lambda g: g["quantities"][0].update(counts="vehicles"), {"quantities right": 100.0}),
        (lambda g: g["places"].append(dict(span("Klok"), name="Klok")), {"places found": 200 / 3}),
        (lambda g: g["actors"].append(dict(span("burgemeester"), name="Anna Vos")), {"actors right": 100.0}),
        (lambda g: g["actors"].append(dict(span("De Klok"), name="De Klok")), {"actors right": 200 / 3}),
        (lambda g: g["claims"].append(g["claims"][0]), {"claims": 100.0}),
        (lambda g: g["claims"].extend([g["claims"][0]] * 2), {"claims": 200 / 3}),
        (lambda g: g["claims"][0].update(attribution=None), {"claim origin": 0.0}),
        (lambda g: g["claims"][0].update(modality="asserted"), {"claim modality": 0.0, "claims": 100.0}),
    ],
)
def test_one_fault_lowers_its_own_figure(change: Callable[[Item], object], expected: dict[str, float]) -> None:
    measured = figures(change)
    assert {name: measured[name] for name in expected} == pytest.approx(expected)


def test_headline_and_furniture_are_out_of_scope() -> None:
    gold = {**GOLD, "blocks": [{**span("Op 3 mei"), "role": "headline"}], "places": [span("Zwolle")]}
    guess = {**PERFECT, "places": [span("Zwolle"), span("Op")]}
    assert score([gold], [guess])["places found"].figure == 100.0


def test_split_spans_and_gold_without_ids_are_read() -> None:
    outer, inner = ({"content": [[0, 2], [3, 16]], "within": within} for within in (None, 0))
    guess = {"document": PERFECT["document"], "attributions": [{"id": "x", "content": span("De brug is dicht"), "within": None}, {"id": "y", "content": span("De brug is dicht"), "within": "x"}]}
    assert closeness(outer["content"], span("De brug is dicht")) == pytest.approx(15 / 16)
    assert score([{"key": "k", "attributions": [outer, inner]}], [guess])["attribution @0.8"].figure == 100.0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sergei Shoigu", "Sergey Shoigu", True),
        ("Institute for the Study of War", "institute for the study of war", True),
        ("unnamed officials", "unnamed source", True),
        ("UK", "US", False),
        ("UK Ministry of Defence", "US Ministry of Defence", False),
        ("Vladimir Putin", "Vladimir Zhoga", False),
        ("Anna Vos", None, False),
    ],
)
def test_names_are_alike(one: str, other: str | None, same: bool) -> None:
    assert alike(one, other) is same


def test_every_wrong_offset_is_counted() -> None:
    assert wrong_offsets([GOLD], [PERFECT]) == 0
    guess = copy.deepcopy(PERFECT)
    guess["dates"][0]["start"] += 1
    guess["attributions"][0]["cue"]["text"] = "Volgens"
    assert wrong_offsets([GOLD], [guess]) == 2
    assert wrong_offsets([GOLD], [{**PERFECT, "document": {"key": "k", "text": TEXT + " "}}]) == 1
