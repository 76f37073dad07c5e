"""`sayso origins` on the ledger of the example corpus."""

from __future__ import annotations

import json
from pathlib import Path

from conftest import Run


def test_who_carries_how_much_alone(run: Run, corpus: Path) -> None:
    rows = json.loads(run("origins", "--ledger", str(corpus), "--format", "json").stdout)
    findings = json.loads(run("findings", "--ledger", str(corpus), "--format", "json").stdout)
    for row in rows:
        behind = [f for f in findings if row["origin"] in {o["name"] for o in f["origins"]}]
        assert row["findings"] == [f["id"] for f in behind]
        assert row["alone"] == [f["id"] for f in behind if len(f["origins"]) == 1]
        assert row["documents"]
    assert {row["origin"] for row in rows} == {o["name"] for f in findings for o in f["origins"]}
    assert [len(row["alone"]) for row in rows] == sorted((len(row["alone"]) for row in rows), reverse=True)


def test_the_table_for_people(run: Run, corpus: Path) -> None:
    shown = run("origins", "--ledger", str(corpus), "--type", "volunteer_recruitment")
    rows = json.loads(run("origins", "--ledger", str(corpus), "--type", "volunteer_recruitment", "--format", "json").stdout)
    row = next(r for r in rows if r["origin"] == "UK Ministry of Defence")
    head, line = (next(x for x in shown.stdout.splitlines() if x.startswith(name)) for name in ("SOURCE", "UK Ministry of Defence"))
    assert head.split() == ["SOURCE", "DOCUMENTS", "FINDINGS", "ALONE", "WHICH", "IT", "CARRIES", "ALONE"]
    assert line.split()[4:7] == [str(len(row[name])) for name in ("documents", "findings", "alone")]
    assert line.split()[7] == row["alone"][0][:4]
    assert "sayso findings --without SOURCE" in shown.stderr


def test_nothing_fits(run: Run, corpus: Path) -> None:
    assert "No finding fits" in run("origins", "--ledger", str(corpus), "--place", "Atlantis").stdout


def test_no_ledger_is_said_with_the_next_step(run: Run) -> None:
    shown = run("origins", "--ledger", "none.db")
    assert shown.exit_code == 1
    assert "sayso ingest" in shown.stderr
