"""What the database lists is what one would list by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "report"))

from handmade import FINDINGS
from making import AT

from sayso.core.index import Selection
from sayso.ledger import Ledger, open_ledger
from sayso.report.assessment import weight
from sayso.report.selection import select, short_ids

ASKED = (
    Selection(),
    *(Selection(type=name) for name in ("casualties", "recruitment advertising", "Nothing")),
    *(Selection(**{name: value}) for name in ("place", "actor") for value in ("RUSSIA", "wagner group", "Владимир")),
    *(Selection(**{name: value}) for name in ("since", "until") for value in ("2022", "2023", "2022-11", "2023-02", "2023-03-10", "2024")),
    Selection(min_origins=1),
    Selection(min_origins=2, since="2022"),
    Selection(reviewed_only=True),
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    with open_ledger(tmp_path_factory.mktemp("listed") / "a.db") as opened:
        with opened.growing(AT) as archive:
            archive.keep(enumerate(FINDINGS))
        return opened


@pytest.mark.parametrize("asked", ASKED, ids=repr)
def test_what_fits(ledger: Ledger, asked: Selection) -> None:
    page = ledger.page(asked)
    assert page.findings == select(ledger.findings(), asked)
    assert (page.total, page.held) == (len(page.findings), len(FINDINGS))


@pytest.mark.parametrize("most", [1, 3, 100])
def test_the_first_are_those_that_most_stands_behind(ledger: Ledger, most: int) -> None:
    page, every = ledger.page(Selection(), most), list(ledger.findings())
    assert list(page.findings) == sorted(every, key=weight)[:most]
    assert page.total == len(every)
    shown = {f.id for f in (*page.findings, *page.others)}
    assert shown >= {other for f in page.findings for other in f.conflicts_with} & {f.id for f in every}
    assert page.short == {name: short for name, short in short_ids(every).items() if name in shown}
