"""Marks, findings, merged ids and the log."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from making import AT, LATER, document, items

from sayso.core.errors import LedgerError
from sayso.core.records import Finding, Grade, Mark, OriginCount, Review
from sayso.ledger import Ledger, open_ledger
from sayso.packs.outlets import Outlet, Outlets


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "a.db") as opened:
        yield opened


def finding(id_: str, at: str | None = None) -> Finding:
    nobody: tuple[str, ...] = ()
    return Finding(
        *(id_, "mobilisation", "Een zin.", None, None, None, None, None, None, False, (), 1, 1, (), OriginCount(0, 0)),
        *(nobody, nobody, (), (), (), (), (), False, nobody, nobody, "none"),
        Review("accepted", "An", at),
        Grade("F", "6", "unknown"),
    )


def keep(ledger: Ledger, *ids: str, shown: bool = True) -> None:
    with ledger.growing(AT) as archive:
        archive.keep(enumerate(finding(id_) for id_ in ids))
        if shown:
            archive.show()


def test_marks_are_kept_in_order(ledger: Ledger) -> None:
    marks = (Mark("f1", "edit", {"statement": "Beter."}, "An", "duidelijker", AT), Mark("f1", "accept", {}, None, None, LATER))
    for mark in marks:
        ledger.mark(mark)
    assert ledger.marks() == marks
    assert [(entry.event, entry.detail["action"]) for entry in ledger.log()] == [("marked", "edit"), ("marked", "accept")]


@pytest.mark.parametrize("table", ["marks", "log", "observations"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET at = 'never'"])
def test_what_only_grows_cannot_be_changed(ledger: Ledger, table: str, change: str) -> None:
    ledger.add(items(document("a", "Weg dicht")), AT)
    ledger.mark(Mark("f1", "accept", {}, None, None, AT))
    with sqlite3.connect(ledger.path) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(change.format(table))


def test_findings_are_found_by_id_beginning_or_older_id(ledger: Ledger) -> None:
    keep(ledger, "f00", "f01", "draft", shown=False)
    keep(ledger, "f00", "f01")
    with ledger.growing(AT) as archive:
        archive.keep([(1, finding("unseen"))])
        archive.lead({"f00": "f01", "unseen": "f01"})
        archive.drop(["f00", "unseen", "draft"])
    keep(ledger, "abd2", "abc1")
    with ledger.growing(LATER) as archive:
        archive.lead({"f01": "abc1"})
        archive.drop(["f01"])
    assert [f.id for f in ledger.findings()] == ["abc1", "abd2"]
    assert ledger.finding("abc").id == ledger.finding("f00").id == ledger.finding("f01").id == "abc1"
    assert ledger.aliases() == {"f00": "f01", "f01": "abc1"}
    for wrong, says in (("ab", "2 findings"), ("x", "no finding"), ("", "no finding")):
        with pytest.raises(LedgerError, match=says) as caught:
            ledger.finding(wrong)
        assert caught.value.step


def test_the_hash_sees_judgements_and_findings_but_no_clock(ledger: Ledger, tmp_path: Path) -> None:
    empty = ledger.content_hash()
    ledger.mark(Mark("f1", "accept", {}, "An", None, AT))
    marked = ledger.content_hash()
    keep(ledger, "f1", "f2")
    assert len({empty, marked, ledger.content_hash()}) == 3
    with open_ledger(tmp_path / "b.db") as other:
        keep(other, "f2", "f1")
        other.mark(Mark("f1", "accept", {}, "An", None, LATER))
        assert other.content_hash() == ledger.content_hash()


def test_a_mark_shows_at_once_on_its_finding(ledger: Ledger) -> None:
    keep(ledger, "f1", "f2")
    edited = msgspec.structs.replace(finding("f2"), statement="Een betere zin.")
    ledger.mark(Mark("f2", "edit", {"statement": "Een betere zin."}, "An", None, LATER), edited)
    assert list(ledger.findings()) == [finding("f1"), edited]


def test_outlets_are_remembered(ledger: Ledger) -> None:
    assert ledger.outlets().all == ()
    for name in ("De Bode", "Het Kanaal"):
        ledger.keep_outlets(Outlets([Outlet(name, ("Alias",), reliability="C")]))
        assert [o.name for o in ledger.outlets().all] == [name]
    assert ledger.outlets().named("alias") == Outlet("Het Kanaal", ("Alias",), reliability="C")
