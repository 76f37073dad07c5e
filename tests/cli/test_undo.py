"""`sayso undo` on a copy of the ledger of the example corpus: what is taken back, and that nothing is erased."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from conftest import Run


@pytest.fixture
def copy(corpus: Path, tmp_path: Path) -> Path:
    """A ledger to write into, at the default place."""
    return Path(shutil.copy(corpus, tmp_path / "sayso.db"))


def as_json(run: Run, *arguments: str) -> Any:
    shown = run(*arguments, "--format", "json")
    assert shown.exit_code == 0, shown.stderr
    return json.loads(shown.stdout)


def findings(run: Run) -> dict[str, Any]:
    return {f["id"]: f for f in as_json(run, "findings")}


def told(finding: dict[str, Any]) -> list[str]:
    return sorted({c["document"] for c in finding["claims"]})


def largest(run: Run) -> dict[str, Any]:
    found = max(findings(run).values(), key=lambda f: (len(f["claims"]), f["id"]))
    assert isinstance(found, dict)
    return found


def test_an_edit_taken_back_and_given_again(run: Run, copy: Path) -> None:
    before = largest(run)
    name = before["id"]
    assert run("mark", name[:6], "edit", "--field", "statement=In our words.", "--by", "A").exit_code == 0
    (edit,) = as_json(run, "undo")["decisions"]
    assert (edit["stands"], edit["mark"]["finding"], edit["mark"]["by"]) == (True, name, "A")
    undone = as_json(run, "undo", edit["id"][:6], "--by", "B", "--reason", "theirs is better")
    assert [f["id"] for f in undone["findings"]] == [name]
    assert findings(run)[name] == before
    assert [d["stands"] for d in as_json(run, "undo")["decisions"]] == [False, True]
    again = run("undo", undone["decisions"][0]["id"], "--by", "B")
    assert again.exit_code == 0
    assert f"undoes {undone['decisions'][0]['id']}" in again.stderr
    assert findings(run)[name]["statement"] == "In our words."
    assert [d["stands"] for d in as_json(run, "undo")["decisions"]] == [True, False, True]


def test_a_document_put_apart_and_back(run: Run, copy: Path) -> None:
    before = largest(run)
    key = told(before)[-1]
    undone = as_json(run, "undo", before["id"][:6], "--document", key, "--by", "A")
    mine = {c["id"] for c in before["claims"] if c["document"] == key}
    holding = [f for f in findings(run).values() if mine & {c["id"] for c in f["claims"] if c["document"] == key}]
    assert [told(f) for f in holding] == [[key]]
    for decision in undone["decisions"]:
        assert run("undo", decision["id"]).exit_code == 0
    assert findings(run)[before["id"]] == before


def test_a_merge_of_two_findings_taken_back(run: Run, copy: Path) -> None:
    everything = findings(run)
    one, other = next(
        (a, b) for a in everything.values() for b in everything.values() if a["type"] == b["type"] and a["id"] != b["id"] and not set(told(a)) & set(told(b))
    )
    assert run("mark", one["id"], "edit", "--field", f"with={other['id'][:8]}", "--by", "A").exit_code == 0
    merged = as_json(run, "undo")["merges"]
    assert [m["id"] for m in merged] in ([one["id"]], [other["id"]])
    (kept,) = [f for f in findings(run).values() if set(told(one)) <= set(told(f))]
    assert told(kept) == sorted({*told(one), *told(other)})
    assert "merged into" in run("undo").stdout
    (decision,) = as_json(run, "undo")["decisions"]
    assert run("undo", decision["id"]).exit_code == 0
    assert {i: told(f) for i, f in findings(run).items()} == {i: told(f) for i, f in everything.items()}
    assert as_json(run, "undo")["merges"] == []


def test_a_merged_id_put_apart_again(run: Run, copy: Path) -> None:
    everything = findings(run)
    one, other = next((a, b) for a in everything.values() for b in everything.values() if a["type"] == b["type"] and a["id"] != b["id"])
    assert run("mark", one["id"], "edit", "--field", f"with={other['id']}").exit_code == 0
    (merge,) = as_json(run, "undo")["merges"]
    undone = as_json(run, "undo", merge["id"][:8])
    assert {f["id"] for f in undone["findings"]} == {one["id"], other["id"]}


def test_nothing_is_erased(run: Run, copy: Path) -> None:
    name = largest(run)["id"]
    run("mark", name, "accept", "--by", "A")
    (decision,) = as_json(run, "undo")["decisions"]
    run("undo", decision["id"], "--by", "B")
    with sqlite3.connect(copy) as connection:
        assert connection.execute("SELECT action, author FROM marks ORDER BY number").fetchall() == [("accept", "A"), ("undo", "B")]
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute("DELETE FROM marks")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["zzzz"], 1, "see sayso undo"),
        (["--document", "fr1"], 2, "sayso undo ID"),
        (["zzzz", "--document", "fr1"], 1, "sayso findings"),
    ],
)
def test_what_cannot_be_undone_is_said_with_the_next_step(run: Run, copy: Path, arguments: list[str], code: int, said: str) -> None:
    shown = run("undo", *arguments)
    assert shown.exit_code == code
    assert said in shown.stderr
    assert as_json(run, "undo")["decisions"] == []


def test_what_is_undone_already_or_not_in_the_finding(run: Run, copy: Path) -> None:
    name = largest(run)["id"]
    assert "is no document of finding" in run("undo", name, "--document", "no such").stderr
    assert "No decision" in run("undo").stdout
    run("mark", name, "reject", "--by", "A", "--reason", "made up")
    (decision,) = as_json(run, "undo")["decisions"]
    assert run("undo", decision["id"]).exit_code == 0
    assert "undone already" in run("undo", decision["id"]).stderr
    assert "(undone)" in run("undo").stdout


def test_findings_of_two_types_are_not_one(run: Run, copy: Path) -> None:
    everything = findings(run)
    one, other = next((a["id"], b["id"]) for a in everything.values() for b in everything.values() if a["type"] != b["type"])
    shown = run("mark", one, "edit", "--field", f"with={other}")
    assert shown.exit_code == 1
    assert "of one type" in shown.stderr
