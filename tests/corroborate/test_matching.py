"""Which claims are the same claim, which are in conflict, and which ask something else."""

from __future__ import annotations

import pytest
from build import told
from conftest import Find

from sayso.core.records import LedgerClaim

PUTIN, SHOIGU = ["Vladimir Putin"], ["Sergei Shoigu"]


def people(n: float, comparator: str = "=", counts: str | None = "people") -> tuple[float, float, str, str | None]:
    return (n, n, comparator, counts)


def mobilised(key: str, n: float, **more: object) -> LedgerClaim:
    given: dict[str, object] = {"type": "mobilisation", "actor": "Government of Russia", "target": "reservists", "when": "2022-10", "on": "2022-10-28"}
    return told(key, quantity=people(n), **{**given, **more})  # type: ignore[arg-type]


TOGETHER = {
    "an offer told in full by somebody, and nobody who tells none of it": (
        told("a", on="2023-01-20", roles={"term": "6 months", "incentive": "pardon"}, chain=["Olga Romanova"]),
        told("b", on="2023-01-21"),
    ),
    "the same in two languages": (told("a", chain=SHOIGU), told("b", chain=SHOIGU, language="ru")),
    "an actor that one of them leaves out": (told("a", chain=SHOIGU), told("b", chain=SHOIGU, actor=None)),
    "about fifty thousand, up to fifty thousand": (
        told("a", type="personnel_strength", target=None, quantity=(50000, 50000, "~", "personnel"), chain=["John Kirby"]),
        told("b", type="personnel_strength", target=None, quantity=(None, 50000, "<=", "fighters"), chain=["UK Ministry of Defence"], on="2023-04-02"),
    ),
    "a revision by the same speaker": (
        told("a", type="casualties", target="soldiers", place="Makiivka", country="UA", when="2023-01-01", quantity=people(63, counts="killed"), chain=SHOIGU),
        told("b", type="casualties", target="soldiers", place="Makiivka", country="UA", when="2023-01-01", quantity=people(89, counts="killed"), chain=SHOIGU),
    ),
    "a denial and what it denies": (mobilised("a", 1e6, chain=["Meduza"]), mobilised("b", 1e6, chain=["Dmitry Peskov"], modality="denied")),
    "an offer, months later": (
        told("a", on="2022-09-15", roles={"term": "6 months"}, chain=["Yevgeny Prigozhin"]),
        told("b", on="2023-01-20", roles={"term": "6 months"}, chain=["Olga Romanova"]),
    ),
    "an update of which one says soldiers": (
        told("a", type="casualties", target="soldiers", place="Makiivka", country="UA", when="2023-01-01", quantity=people(63, counts="soldiers"), chain=SHOIGU),
        told("b", type="casualties", target="soldiers", place="Makiivka", country="UA", when="2023-01-01", quantity=people(89, counts="killed"), chain=SHOIGU),
    ),
    "a document without a date": (told("a", chain=SHOIGU), told("b", chain=["Olga Romanova"], on=None)),
}

APART = {
    "an offer told in full by nobody, and somebody who tells another detail": (
        told("a", on="2023-01-20", roles={"term": "6 months", "incentive": "pardon"}),
        told("b", on="2023-01-21", roles={"channel": "prisons"}, chain=["John Kirby"]),
    ),
    "an offer told in full by nobody, and somebody who tells none of it": (
        told("a", on="2023-01-20", roles={"term": "6 months", "incentive": "pardon"}),
        told("b", on="2023-01-21", chain=["John Kirby"]),
    ),
    "killed and wounded": (
        told("a", type="casualties", quantity=people(300, counts="killed"), chain=SHOIGU),
        told("b", type="casualties", quantity=people(400, counts="wounded"), chain=SHOIGU),
    ),
    "all personnel and the convicts among them": (
        told("a", type="personnel_strength", target=None, quantity=people(50000, counts="personnel"), chain=["John Kirby"]),
        told("b", type="personnel_strength", target="convicts", quantity=people(40000, counts="convicts"), chain=["John Kirby"]),
    ),
    "figures of different origins": (mobilised("a", 300_000, chain=SHOIGU), mobilised("b", 1_200_000, chain=["Meduza"])),
    "other places": (told("a", place="Moscow", chain=SHOIGU), told("b", place="Luhansk", country="UA", chain=["UK Ministry of Defence"])),
    "an event of another month": (mobilised("a", 300_000, chain=SHOIGU), mobilised("b", 300_000, chain=SHOIGU, when="2022-08", on="2022-08-20")),
    "another type": (told("a", chain=SHOIGU), told("b", type="training", chain=SHOIGU)),
}


@pytest.mark.parametrize("pair", TOGETHER, ids=str)
def test_the_same_claim(pair: str, find: Find) -> None:
    (finding,) = find(*TOGETHER[pair])
    assert finding.documents == 2
    assert len(finding.merged_why) == 1


@pytest.mark.parametrize("pair", APART, ids=str)
def test_different_claims(pair: str, find: Find) -> None:
    assert [f.documents for f in find(*APART[pair])] == [1, 1]


def test_different_figures_for_one_question_are_in_conflict(find: Find) -> None:
    low, middle, high = find(mobilised("a", 300_000, chain=SHOIGU), mobilised("b", 318_000, chain=PUTIN), mobilised("c", 1_200_000, chain=["Meduza"]))
    assert set(low.conflicts_with) == {middle.id, high.id}
    assert middle.conflict
    assert high.support == "disputed"


@pytest.mark.parametrize(
    "other",
    [
        mobilised("b", 400, chain=["Meduza"], modality="planned"),
        mobilised("b", 400, chain=["Meduza"], when="2023-03", on="2023-03-20"),
        mobilised("b", 400, chain=["Meduza"], place="Tver"),
        mobilised("b", 400, chain=["Meduza"], basis="artefact"),
    ],
    ids=["a plan", "another time", "another place", "an advertisement that lists"],
)
def test_no_conflict_with(other: LedgerClaim, find: Find) -> None:
    assert [f.conflicts_with for f in find(mobilised("a", 300_000, chain=SHOIGU), other)] == [(), ()]


def test_why_names_both_documents_and_the_score(find: Find) -> None:
    (finding,) = find(told("a", chain=SHOIGU), told("b", chain=SHOIGU, actor=None))
    (why,) = finding.merged_why
    assert "a and b" in why
    assert "same speaker: Sergei Shoigu" in why
    assert "needed 1.00" in why


def test_a_chain_of_neighbours_does_not_pull_strangers_together(find: Find) -> None:
    """Each is near the next in time, but the first and the last are different events."""
    days = ["2022-10-01", "2022-10-12", "2022-10-23", "2022-11-03", "2022-11-14", "2022-11-25"]
    findings = find(*(mobilised(f"d{n}", 300_000, when=day, on=day, chain=SHOIGU) for n, day in enumerate(days)))
    assert len(findings) > 1
    assert sum(f.documents for f in findings) == len(days)


def test_one_number_is_one_figure_whichever_noun_goes_with_it(find: Find) -> None:
    (found,) = find(
        told("a", chain=SHOIGU, kind="person", type="mobilisation", target="reservists", quantity=(300_000, 300_000, "=", "reservists")),
        told("b", chain=SHOIGU, kind="person", type="mobilisation", target="reservists", quantity=(300_000, 300_000, "=", None)),
        told("c", chain=SHOIGU, kind="person", type="mobilisation", target="reservists", quantity=(300_000, 300_000, "~", "people")),
    )
    assert [(f.comparator, f.counts, f.documents) for f in found.figures] == [("=", "reservists", ("a", "b", "c"))]
