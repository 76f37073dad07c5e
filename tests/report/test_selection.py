"""Which findings a person asked for, and by how much of an id."""

from __future__ import annotations

import msgspec
import pytest
from handmade import ADVERTISED, ATTACKED, FINDINGS, SPOKEN
from hypothesis import given
from hypothesis import strategies as st

from sayso.core.index import Selection
from sayso.core.records import Review
from sayso.report.selection import select, short_ids


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Selection(), FINDINGS),
        (Selection(type="mobilisation"), (ATTACKED,)),
        (Selection(type="recruitment advertising"), (ADVERTISED, SPOKEN)),
        (Selection(actor="WAGNER group"), FINDINGS),
        (Selection(place="Ukraine"), ()),
        (Selection(since="2023-03-13"), (ADVERTISED, ATTACKED)),
        (Selection(since="2023-04"), ()),
        (Selection(until="2023-03-12"), (ADVERTISED, SPOKEN)),
        (Selection(until="2023"), FINDINGS),
        (Selection(since="2023", until="2023-03"), FINDINGS),
        (Selection(min_origins=1), (ADVERTISED, ATTACKED)),
        (Selection(reviewed_only=True), ()),
    ],
)
def test_filters(wanted: Selection, found: tuple[object, ...]) -> None:
    assert select(FINDINGS, wanted) == found


def test_reviewed_only() -> None:
    accepted = msgspec.structs.replace(SPOKEN, review=Review("accepted"))
    assert select((ADVERTISED, accepted), Selection(reviewed_only=True)) == (accepted,)


@given(st.sets(st.text("0123456789abcdef", min_size=12, max_size=12), max_size=12))
def test_short_ids_name_one_finding_each(ids: set[str]) -> None:
    findings = [msgspec.structs.replace(SPOKEN, id=i) for i in sorted(ids)]
    for name, short in short_ids(findings).items():
        assert [i for i in ids if i.startswith(short)] == [name]
