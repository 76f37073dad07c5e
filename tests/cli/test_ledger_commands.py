"""Commands that look into a ledger: findings, trace, mark, report, campaigns."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import Run
from handmade import ADVERTISED, ATTACKED, FINDINGS, SPOKEN, THINK_TANK


def test_findings_shows_who_is_behind_each(run: Run, ledger: Path) -> None:
    shown = run("findings")
    assert shown.exit_code == 0
    lines = shown.stdout.splitlines()
    assert lines[0].startswith("Synthetic example")
    at = next(n for n, line in enumerate(lines) if ADVERTISED.statement in line)
    assert lines[at].startswith(ADVERTISED.id[:4])
    assert "3 documents · 3 outlets · 1 named source · 1 gives no source" in lines[at + 1]
    assert f"      {THINK_TANK}: 1 directly, 1 through La Gazette" in lines[at + 1 :]
    assert [line for line in lines if line != line.rstrip()] == []
    assert "\x1b" not in shown.stdout


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_findings_as_data(run: Run, ledger: Path, form: str) -> None:
    out = run("findings", "--format", form, "--actor", "wagner group").stdout
    if form == "csv":
        ids = [row["id"] for row in csv.DictReader(io.StringIO(out))]
    else:
        ids = [f["id"] for f in (json.loads(out) if form == "json" else map(json.loads, out.splitlines()))]
    assert ids == [f.id for f in FINDINGS]


def test_findings_are_filtered(run: Run, ledger: Path) -> None:
    found = json.loads(run("findings", "--format", "json", "--type", "mobilisation", "--min-origins", "1").stdout)
    assert [f["id"] for f in found] == [ATTACKED.id]
    assert "No finding fits" in run("findings", "--place", "Atlantis").stdout


def test_trace_leads_to_the_passages(run: Run, ledger: Path) -> None:
    shown = run("trace", ADVERTISED.id[:6])
    assert shown.exit_code == 0
    for expected in (ADVERTISED.statement, f"first known source: {THINK_TANK}", "Wagner werft in dertig steden", "La Gazette", "an earlier document names it", "same figure"):
        assert expected in shown.stdout


@pytest.mark.parametrize("command", ["trace", "mark"])
def test_an_id_that_names_nothing(run: Run, ledger: Path, command: str) -> None:
    shown = run(command, "zzzz", *(["accept"] if command == "mark" else []))
    assert shown.exit_code == 1
    assert "zzzz" in shown.stderr
    assert "sayso findings" in shown.stderr


def test_a_mark_is_shown_and_stays(run: Run, ledger: Path) -> None:
    assert run("mark", SPOKEN.id[:6], "edit", "--field", "statement=As a person wrote it.", "--by", "A. Editor").exit_code == 0
    assert run("mark", SPOKEN.id, "note", "--reason", "Asked, no answer.").exit_code == 0
    found = {f["id"]: f for f in json.loads(run("findings", "--format", "json").stdout)}
    assert found[SPOKEN.id]["statement"] == "As a person wrote it."
    assert found[SPOKEN.id]["review"] == {"state": "edited", "by": "A. Editor", "at": "2023-04-01T12:00:00Z", "notes": ["Asked, no answer."]}
    assert found[ADVERTISED.id]["review"]["state"] == "unreviewed"
    assert "1 of 3 findings reviewed" in run("report").stdout


@pytest.mark.parametrize(
    "wrong",
    [
        ["edit"],
        ["edit", "--field", "statement"],
        ["edit", "--field", "documents=9"],
        ["accept", "--field", "statement=x"],
        ["note"],
        ["praise"],
    ],
)
def test_a_mark_that_cannot_be_kept_is_wrong_usage(run: Run, ledger: Path, wrong: list[str]) -> None:
    assert run("mark", SPOKEN.id, *wrong).exit_code == 2
    assert {f["review"]["state"] for f in json.loads(run("findings", "--format", "json").stdout)} == {"unreviewed"}


@pytest.mark.parametrize(("name", "begins"), [("r.html", "<!doctype html>"), ("r.md", "**Synthetic example"), ("r.json", "{")])
def test_report_by_the_ending_of_its_name(run: Run, ledger: Path, name: str, begins: str) -> None:
    shown = run("report", "-o", name)
    assert shown.exit_code == 0
    assert shown.stdout == ""
    assert Path(name).read_text(encoding="utf-8").startswith(begins)


def test_report_in_another_format_is_wrong_usage(run: Run, ledger: Path) -> None:
    shown = run("report", "-o", "r.xyz")
    assert shown.exit_code == 2
    assert ".html" in shown.stderr


def test_report_in_dutch(run: Run, ledger: Path) -> None:
    assert '<html lang="nl">' in run("report", "--language", "nl").stdout
    assert run("report", "--language", "xx").exit_code == 1


def test_campaigns_count_sources_not_papers(run: Run, ledger: Path) -> None:
    made = json.loads(run("campaigns", "--format", "json").stdout)
    assert [(c["type"], c["actor"]) for c in made] == [("mobilisation", "Wagner Group"), ("recruitment_advertising", "Wagner Group")]
    assert made[1]["origins"] == [THINK_TANK]
    assert "recruitment advertising: Wagner Group" in run("campaigns").stdout


@pytest.mark.parametrize("command", [["findings"], ["trace", "a"], ["mark", "a", "accept"], ["report"], ["campaigns"]])
def test_no_ledger_is_said_with_the_next_step(run: Run, command: list[str]) -> None:
    shown = run(*command, "--ledger", "none.db")
    assert shown.exit_code == 1
    assert "none.db" in shown.stderr
    assert "sayso ingest" in shown.stderr
    assert not Path("none.db").exists()


def test_the_ledger_of_the_environment(run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ledger.rename(tmp_path / "other.db")
    assert run("findings").exit_code == 1
    monkeypatch.setenv("SAYSO_LEDGER", "other.db")
    assert run("findings").exit_code == 0
