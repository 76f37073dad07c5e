"""What falls without a source, what was known on a date, who carries what alone."""

from __future__ import annotations

from build import told

from memory import MemoryIndex
from sayso.corroborate import corroborate
from sayso.corroborate.views import as_of, carried, without

KIRBY = told("a", outlet="One", chain=["John Kirby"], kind="person", on="2023-03-10")
THROUGH = told("b", outlet="Two", chain=["One"], kind="media", on="2023-03-11")
ROMANOVA = told("c", outlet="Three", chain=["Olga Romanova"], kind="person", on="2023-03-14")
LEDGER = MemoryIndex([KIRBY, THROUGH, ROMANOVA])


def test_without_a_source_everything_that_rests_on_it_falls() -> None:
    everything = corroborate(LEDGER)
    (left,) = corroborate(without(LEDGER, everything, "John Kirby"))
    assert [o.name for o in left.origins] == ["Olga Romanova"]
    assert [c.document for c in left.claims] == ["c"]


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
