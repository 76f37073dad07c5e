"""Counts, figures and chains in words: never more than is known."""

from __future__ import annotations

import msgspec
import pytest
from handmade import ADVERTISED, SPOKEN, THINK_TANK, claim, finding

from sayso.core.records import ClaimQuantity, OriginCount
from sayso.packs.phrases import load_phrases
from sayso.report import wording

EN, NL = load_phrases("en", "report"), load_phrases("nl", "report")


@pytest.mark.parametrize(
    ("low", "high", "documents", "unknown", "said"),
    [
        (0, 0, 3, 3, "no source given"),
        (1, 1, 1, 0, "1 source"),
        (1, 1, 9, 0, "1 source behind them all"),
        (1, 1, 9, 2, "1 named source"),
        (1, 2, 9, 0, "2 named sources, perhaps the same one"),
        (2, 2, 9, 0, "2 independent sources"),
        (2, 4, 9, 0, "4 named sources, at least 2 of them independent"),
    ],
)
def test_sources_are_a_range_that_does_not_overclaim(low: int, high: int, documents: int, unknown: int, said: str) -> None:
    given = msgspec.structs.replace(
        SPOKEN, independent_origins=OriginCount(low, high), documents=documents, lineage_unknown=tuple(f"d{n}" for n in range(unknown))
    )
    assert wording.origin_count(given, EN) == said


@pytest.mark.parametrize(
    ("quantity", "english", "dutch"),
    [
        (ClaimQuantity(300_000, 300_000, "=", "reservists"), "300,000 reservists", "300.000 reservists"),
        (ClaimQuantity(30, None, ">", "cities"), "more than 30 cities", "meer dan 30 cities"),
        (ClaimQuantity(None, 50_000, "<=", None), "up to 50,000", "tot 50.000"),
        (ClaimQuantity(50_000, 50_000, "~", None), "about 50,000", "ongeveer 50.000"),
        (ClaimQuantity(4, 6, "=", None), "4–6", "4–6"),
        (ClaimQuantity(None, None, "~", "people"), "an unstated number people", "een niet genoemd aantal people"),
        (ClaimQuantity(1.5, 1.5, "=", None), "1.5", "1,5"),
    ],
)
def test_figures(quantity: ClaimQuantity, english: str, dutch: str) -> None:
    assert wording.figure(quantity, EN) == english
    assert wording.figure(quantity, NL) == dutch


def test_a_chain_runs_from_the_outermost_to_the_innermost() -> None:
    assert wording.chain(("Meduza", "a source"), EN) == "Meduza, citing a source"
    assert wording.chain(("A", "B", "C"), EN) == "A, citing B, citing C"
    assert wording.chain((), EN) == ""


@pytest.mark.parametrize(
    ("basis", "actor", "said"),
    [
        ("unstated", None, "stated as fact, no source given"),
        ("hearsay", None, "told by others, no source given"),
        ("public_act", "Vladimir Putin", "Vladimir Putin: own public act, in the outlet's words"),
        ("public_act", None, "a public act, in the outlet's words"),
        ("own_reporting", None, "the outlet's own reporting"),
    ],
)
def test_where_nobody_is_named_that_is_said(basis: str, actor: str | None, said: str) -> None:
    assert wording.say_so((), basis, actor, EN) == said


def test_each_document_counts_once_on_its_way_to_a_source() -> None:
    assert wording.paths(ADVERTISED, ADVERTISED.origins[0], EN) == ["1 directly", "1 through La Gazette"]
    within = finding("Within.", (claim("nl1", "Dat zegt", (THINK_TANK, "unnamed source"), THINK_TANK),), ADVERTISED.origins, low=1, high=1)
    assert wording.paths(within, within.origins[0], EN) == ["1 directly"]
    twice = finding("Twice.", (*ADVERTISED.claims[:1], *ADVERTISED.claims[:1]), ADVERTISED.origins, low=1, high=1)
    assert wording.paths(twice, twice.origins[0], EN) == ["1 directly"]


def test_counts_and_flags_of_a_finding() -> None:
    assert wording.counts(ADVERTISED, EN) == ["3 documents", "3 outlets", "1 named source", f"1 gives no source (possible source: {THINK_TANK})"]
    assert wording.flags(ADVERTISED, EN) == ["figures disagree", "denied by Dmitry Peskov", "outlets cite each other", "changed in retelling"]
    assert wording.flags(SPOKEN, EN) == []


@pytest.mark.parametrize(
    ("value", "english", "dutch"),
    [("2022-09-21", "21 Sep 2022", "21 sep. 2022"), ("2022-09", "Sep 2022", "sep. 2022"), ("2022", "2022", "2022"), (None, "no date", "geen datum"), ("soon", "soon", "soon")],
)
def test_dates_keep_the_precision_they_have(value: str | None, english: str, dutch: str) -> None:
    assert EN.date(value) == english
    assert NL.date(value) == dutch
