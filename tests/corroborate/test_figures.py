"""Figures side by side: one number once, a revision, what was changed in retelling; the figure to enter by two rules; whose side."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from build import told
from conftest import Find

from sayso.core.records import Figure, Finding, LedgerClaim
from sayso.corroborate.estimates import Rule, estimates_of

RUSSIA, UKRAINE = "Russian Ministry of Defence", "General Staff of the Armed Forces of Ukraine"


def killed(key: str, n: float, by: str | None, on: str, comparator: str = "=", counts: str | None = "killed") -> LedgerClaim:
    where = {"type": "casualties", "actor": None, "target": "soldiers", "place": "Makiivka", "country": "UA", "when": "2023-01-01"}
    return told(key, on=on, chain=[by] if by else [], quantity=(n, n, comparator, counts), **where)  # type: ignore[arg-type]


MAKIIVKA = (
    killed("a", 63, RUSSIA, "2023-01-02"),
    killed("b", 63, RUSSIA, "2023-01-03"),
    killed("c", 400, UKRAINE, "2023-01-02", "~"),
    killed("d", 89, RUSSIA, "2023-01-04"),
    killed("e", 89, RUSSIA, "2023-01-05"),
    killed("f", 400, UKRAINE, "2023-01-05", "~"),
)


def numbers(figures: Sequence[Figure]) -> list[tuple[float | None, bool, str | None]]:
    return [(f.low, f.revised, f.first_seen) for f in figures]


def of(findings: Sequence[Finding], name: str) -> Finding:
    return next(f for f in findings if f.origins[0].name == name)


def test_an_update_by_the_same_origin_is_a_revision(find: Find) -> None:
    findings = find(*MAKIIVKA)
    russian, ukrainian = of(findings, RUSSIA), of(findings, UKRAINE)
    assert numbers(russian.figures) == [(63, True, "2023-01-02"), (89, False, "2023-01-04")]
    assert numbers(ukrainian.figures) == [(400, False, "2023-01-02")]
    assert (russian.conflicts_with, ukrainian.conflicts_with) == ((ukrainian.id,), (russian.id,))


def test_what_one_document_changed_in_retelling_revises_nothing(find: Find) -> None:
    (finding,) = find(killed("a", 63, RUSSIA, "2023-01-02"), killed("b", 63, RUSSIA, "2023-01-02"), killed("c", 630, RUSSIA, "2023-01-03"), killed("d", 63, RUSSIA, "2023-01-04"))
    assert [(d.document, d.field) for d in finding.drift] == [("c", "quantity")]
    assert not any(f.revised for f in finding.figures)


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        (("=", "reservists"), ("=", None), [("=", "reservists")]),
        (("=", "reservists"), ("~", "people"), [("=", "reservists")]),
        (("=", "mobilised men"), ("=", "lads"), [("=", "mobilised men")]),
        (("=", "reservists"), (">=", "reservists"), [("=", "reservists"), (">=", "reservists")]),
    ],
)
def test_one_number_is_one_figure(find: Find, one: tuple[str, str | None], other: tuple[str, str | None], shown: list[tuple[str, str]]) -> None:
    asked = {"type": "mobilisation", "target": "reservists", "chain": ["Sergei Shoigu"]}
    bound = (300_000, None) if other[0] == ">=" else (300_000, 300_000)
    (finding,) = find(told("a", quantity=(300_000, 300_000, *one), **asked), told("b", quantity=(*bound, *other), **asked))  # type: ignore[arg-type]
    assert [(f.comparator, f.counts) for f in finding.figures] == shown


@pytest.mark.parametrize(
    ("rule", "low", "best", "high"),
    [("acled", 89, None, None), ("ucdp", 89, 89, 400)],
)
def test_the_figure_to_enter_leaves_out_what_was_revised(find: Find, rule: Rule, low: float, best: float | None, high: float | None) -> None:
    findings = find(*MAKIIVKA)
    for entered in estimates_of(findings, findings, rule).values():
        assert entered.low.low == low
        assert (entered.best.low if entered.best else None, entered.high.low if entered.high else None) == (best, high)


def test_best_is_what_most_origins_give_however_often_one_is_repeated(find: Find) -> None:
    findings = find(
        *(killed(f"r{n}", 100, RUSSIA, "2023-01-02") for n in range(9)),
        killed("a", 400, UKRAINE, "2023-01-02"),
        killed("b", 400, "Meduza", "2023-01-02"),
    )
    assert {e.best.low for e in estimates_of(findings, findings, "ucdp").values() if e.best} == {400}


def test_a_figure_without_a_source_is_nobodys_to_enter(find: Find) -> None:
    findings = find(killed("a", 63, None, "2023-01-02"))
    assert estimates_of(findings, findings, "acled") == {}


@pytest.mark.parametrize(
    ("names", "camp"),
    [
        (("John Kirby", "UK Ministry of Defence"), "Ukraine"),
        (("John Kirby", "Sergei Shoigu"), None),
        (("John Kirby", "Somebody Else"), None),
        (("Sergei Shoigu",), "Russia"),
    ],
)
def test_the_camp_of_all_origins(find: Find, names: Sequence[str], camp: str | None) -> None:
    (finding,) = find(*(told(f"d{n}", chain=[name]) for n, name in enumerate(names)))
    assert finding.camp == camp
