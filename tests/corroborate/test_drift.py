"""What changed between a text and the one it rests on."""

from __future__ import annotations

from build import told
from conftest import Find

from sayso.core.records import Drift, Finding, LedgerClaim

PRIGOZHIN = ["Yevgeny Prigozhin"]
Quantity = tuple[float | None, float | None, str, str | None]


def centres(key: str, n: float, on: str, comparator: str = "=", noun: str = "recruitment centres") -> LedgerClaim:
    quantity: Quantity = (None if comparator == "<=" else n, None if comparator in (">", ">=") else n, comparator, noun)
    return told(key, type="volunteer_recruitment", target="volunteers", quantity=quantity, chain=PRIGOZHIN, kind="person", on=on)


def of(findings: tuple[Finding, ...]) -> list[Drift]:
    return [d for f in findings for d in f.drift]


def test_a_figure_that_stands_alone_against_the_rest_has_changed(find: Find) -> None:
    found = of(find(centres("a", 58, "2023-03-10"), centres("b", 58, "2023-03-10"), centres("c", 42, "2023-03-11"), centres("d", 58, "2023-03-11")))
    assert [(d.document, d.field, d.before, d.after, d.from_document) for d in found] == [
        ("c", "quantity", "58 recruitment centres", "42 recruitment centres", "a")
    ]


def test_an_update_by_the_same_origin_has_not(find: Find) -> None:
    assert of(find(centres("a", 58, "2023-03-10"), centres("b", 58, "2023-03-10"), centres("c", 61, "2023-03-14"))) == []
    assert of(find(centres("a", 58, "2023-03-10"), centres("b", 61, "2023-03-11"), centres("c", 61, "2023-03-11"), centres("d", 58, "2023-03-11"))) == []


def test_a_bound_that_was_dropped(find: Find) -> None:
    (found,) = of(find(centres("a", 40, "2023-03-10", ">="), centres("b", 40, "2023-03-10", ">="), centres("c", 40, "2023-03-11", "~")))
    assert (found.document, found.before, found.after) == ("c", "at least 40 recruitment centres", "about 40 recruitment centres")


def test_about_and_exactly_are_the_same_bound(find: Find) -> None:
    assert of(find(centres("a", 40, "2023-03-10"), centres("b", 40, "2023-03-10"), centres("c", 40, "2023-03-11", "~"))) == []


def test_a_hedge_is_lost_along_the_whole_chain(find: Find) -> None:
    """The channel says "may"; the gazette says "will" without a source; a third paper cites the gazette."""
    findings = find(
        told("a", outlet="Channel", on="2023-03-19", chain=["unnamed clerk"], kind="unnamed", modality="possible"),
        told("b", outlet="Post", on="2023-03-21", chain=["Channel"], kind="social-media", modality="possible"),
        told("c", outlet="Gazette", on="2023-03-22"),
        told("d", outlet="Giornale", on="2023-03-24", chain=["Gazette"], kind="media", modality="asserted"),
    )
    assert [(d.document, d.field, d.before, d.after) for d in of(findings)] == [
        ("c", "modality", "possible", "asserted"),
        ("d", "modality", "possible", "asserted"),
    ]
    assert [o.name for o in findings[0].origins] == ["Channel"]
    assert findings[0].lineage_unknown == ("c",)
    assert [(r.document, r.origin, r.source_document) for r in findings[0].recovered] == [("c", "Channel", "b")]


def test_an_announced_plan_told_as_fact_has_lost_nothing(find: Find) -> None:
    shoigu = told("a", chain=["Sergei Shoigu"], kind="person", modality="planned", on="2023-03-10")
    assert of(find(shoigu, told("b", on="2023-03-11"))) == []


def test_a_rumoured_plan_told_as_fact_has(find: Find) -> None:
    rumour = told("a", chain=["unnamed reports"], kind="unnamed", modality="planned", on="2023-03-10")
    assert [(d.document, d.before, d.after) for d in of(find(rumour, told("b", on="2023-03-11")))] == [("b", "planned", "asserted")]


def test_another_place_in_the_same_country(find: Find) -> None:
    people: Quantity = (120.0, 120.0, "=", "people")
    given = {"chain": PRIGOZHIN, "quantity": people, "roles": {"channel": "video"}}
    found = of(find(told("a", place="Tver", on="2023-03-10", **given), told("b", place="Kursk", on="2023-03-11", **given)))  # type: ignore[arg-type]
    assert [(d.document, d.field, d.before, d.after) for d in found] == [("b", "place", "Tver", "Kursk")]
