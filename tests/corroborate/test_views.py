"""What falls without a source, what was known on a date, who carries what alone."""

from __future__ import annotations

import pytest
from build import told

from memory import MemoryIndex
from sayso.core.errors import LedgerError
from sayso.core.records import LedgerClaim, Mark
from sayso.corroborate import corroborate
from sayso.corroborate.sources import find_source
from sayso.corroborate.views import as_of, carried, falls, left, marks_by, without

KIRBY = told("a", outlet="One", chain=["John Kirby"], kind="person", on="2023-03-10")
THROUGH = told("b", outlet="Two", chain=["One"], kind="media", on="2023-03-11")
ROMANOVA = told("c", outlet="Three", chain=["Olga Romanova"], kind="person", on="2023-03-14")
LEDGER = MemoryIndex([KIRBY, THROUGH, ROMANOVA])


def test_without_a_source_everything_that_rests_on_it_falls() -> None:
    everything = corroborate(LEDGER)
    (rest,) = corroborate(without(LEDGER, everything, "John Kirby"))
    assert [o.name for o in rest.origins] == ["Olga Romanova"]
    assert [c.document for c in rest.claims] == ["c"]


def test_as_of_a_date_only_what_was_published_by_then_counts() -> None:
    (then,) = corroborate(as_of(LEDGER, "2023-03-12"))
    assert [o.name for o in then.origins] == ["John Kirby"]
    (month,) = corroborate(as_of(LEDGER, "2023-03"))
    assert month.documents == 3
    assert corroborate(as_of(LEDGER, "2023-02")) == ()


def test_who_carries_how_much_alone() -> None:
    other = told("d", type="training", chain=["John Kirby"], kind="person")
    rows = carried(corroborate(MemoryIndex([KIRBY, ROMANOVA, other])))
    assert [(row.origin, len(row.findings), len(row.alone)) for row in rows] == [("John Kirby", 2, 1), ("Olga Romanova", 1, 0)]


def test_those_who_name_a_body_that_may_be_it_fall_with_it() -> None:
    everything = corroborate(LEDGER)
    (change,) = left(everything, corroborate(without(LEDGER, everything, "John Kirby")))
    assert (change.falls, change.fewer) == (False, True)
    alone = MemoryIndex([KIRBY, THROUGH])
    everything = corroborate(alone)
    (change,) = left(everything, corroborate(without(alone, everything, "John Kirby")))
    assert (change.falls, change.fewer) == (True, False)


@pytest.mark.parametrize("claims", [[KIRBY], [KIRBY, THROUGH], [KIRBY, THROUGH, ROMANOVA], [THROUGH, ROMANOVA]])
def test_what_falls_with_each_source_is_what_falls_without_it(claims: list[LedgerClaim]) -> None:
    """One pass over the findings says the same as counting anew without each name of the ledger."""
    index = MemoryIndex(claims)
    everything = corroborate(index)
    names = {name for f in everything for c in f.claims for name in (c.origin, c.outlet, *c.chain) if name is not None}
    found = falls(everything)
    for name in sorted(names):
        changes = left(everything, corroborate(without(index, everything, name)))
        assert found.get(name, ()) == tuple(c.before.id for c in changes if c.falls), name
    assert set(found) <= names


def test_a_judgement_made_later_was_not_known_then() -> None:
    early, late = (Mark("f", "accept", {}, "A", None, f"2023-03-{day}T10:00:00Z") for day in ("10", "20"))
    together = Mark("f", "edit", {"with": "g"}, "A", None, "2023-03-20T10:00:00Z")
    assert marks_by([early, late, together], "2023-03-12") == (together, early)


@pytest.mark.parametrize(
    ("written", "found"),
    [("John Kirby", "John Kirby"), ("john kirby", "John Kirby"), ("Kirby", "John Kirby"), ("Романова Ольга", None), ("Кирби", None), ("one", "One")],
)
def test_a_source_is_found_by_any_of_its_names(written: str, found: str | None) -> None:
    findings = corroborate(LEDGER)
    if found is None:
        with pytest.raises(LedgerError):
            find_source(findings, written)
    else:
        assert find_source(findings, written) == found
