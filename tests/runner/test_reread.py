"""What a ledger holds, read again by another reader: the same as if it had been put in anew."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from reading import claims
from test_ingest import run, write

from sayso.core.errors import InputError
from sayso.core.records import Analysis, Collected
from sayso.ledger import open_ledger
from sayso.runner.reread import reread

AT = "2023-03-10T12:00:00Z"


def otherwise(collected: Collected) -> Analysis:
    """Another reader: every claim is about reservists of Ukraine, and a seventh of the documents it cannot read."""
    if collected.document.outlet == "Bode 3":
        raise InputError("odd", "not by me")
    made = claims(collected)
    return msgspec.structs.replace(made, claims=tuple(msgspec.structs.replace(c, actor="Government of Ukraine") for c in made.claims))


@pytest.mark.parametrize("workers", [1, 2])
def test_read_again_is_as_put_in_anew(tmp_path: Path, workers: int) -> None:
    numbers = [n for n in range(300) if n % 7 != 3]
    path = write(tmp_path / "a.jsonl", numbers)
    run(tmp_path / "one.db", path, reader="old")
    with open_ledger(tmp_path / "one.db") as opened:
        done = reread(opened, otherwise, at=AT, reader="new", workers=workers)
        assert (done.documents, done.changed, done.refused) == (len(numbers), len(numbers), ())
        assert reread(opened, otherwise, at=AT, reader="new").documents == 0
        again = opened.content_hash()
        assert {f.actor for f in opened.findings()} == {"Government of Ukraine"}
    assert run(tmp_path / "two.db", path, analyse=otherwise, reader="new")[1] == again


def test_what_cannot_be_read_keeps_what_it_had(tmp_path: Path) -> None:
    run(tmp_path / "one.db", write(tmp_path / "a.jsonl", list(range(20))), reader="old")
    with open_ledger(tmp_path / "one.db") as opened:
        done = reread(opened, otherwise, at=AT, reader="new")
        assert (done.documents, len(done.refused)) == (17, 3)
        kept = opened.analysis("k0003")
        assert kept is not None
        assert kept.claims[0].actor == "Government of Russia"
        assert len(opened.read_by_others("new")) == 3


def test_the_same_result_is_kept_under_the_new_reader(tmp_path: Path) -> None:
    _, before = run(tmp_path / "one.db", write(tmp_path / "a.jsonl", list(range(20))), reader="old")
    with open_ledger(tmp_path / "one.db") as opened:
        done = reread(opened, claims, at=AT, reader="new")
        assert (done.documents, done.changed) == (20, 0)
        assert opened.content_hash() == before
        assert opened.read_by_others("new") == ()
