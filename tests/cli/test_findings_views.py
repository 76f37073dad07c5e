"""Other views of the ledger of the example corpus: without a source, as of a date."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import Run

UK = "UK Ministry of Defence"
ISW = "Institute for the Study of War"


def as_json(run: Run, ledger: Path, *arguments: str) -> list[dict[str, object]]:
    shown = run("findings", "--ledger", str(ledger), "--format", "json", *arguments)
    assert shown.exit_code == 0, shown.stderr
    found = json.loads(shown.stdout)
    assert isinstance(found, list)
    return found


def origin_names(finding: dict[str, object]) -> set[str]:
    return {o["name"] for o in finding["origins"]}  # type: ignore[attr-defined]


@pytest.mark.parametrize("source", [UK, "uk ministry of defence", "John Kirby", "Reuters", "Olga Romanova"])
def test_without_a_source_nothing_rests_on_it(run: Run, corpus: Path, source: str) -> None:
    everything, left = as_json(run, corpus), as_json(run, corpus, "--without", source)
    assert any(origin_names(f) for f in everything)
    names = {name.casefold() for f in left for name in origin_names(f)}
    assert source.casefold() not in names


def test_what_falls_is_what_stood_on_it_alone(run: Run, corpus: Path) -> None:
    fallen = as_json(run, corpus, "--without", UK, "--falls")
    assert "volunteer_recruitment" in {f["type"] for f in fallen}
    assert {name for f in fallen for name in origin_names(f)} == {UK}
    ids = {f["id"] for f in fallen}
    assert ids.isdisjoint({f["id"] for f in as_json(run, corpus, "--without", UK)})
    table = run("findings", "--ledger", str(corpus), "--without", UK).stdout
    assert f"Without {UK}: {len(ids)} finding" in table
    rows = csv.DictReader(io.StringIO(run("findings", "--ledger", str(corpus), "--without", UK, "--falls", "--format", "csv").stdout))
    assert {row["id"] for row in rows} == ids


def test_the_table_shows_what_is_left_with_less(run: Run, corpus: Path) -> None:
    lines = run("findings", "--ledger", str(corpus), "--without", "ISW", env={"COLUMNS": "400"}).stdout.splitlines()
    at = next(n for n, line in enumerate(lines) if line.strip() == "Left with less behind it") + 1
    (before,) = (f for f in as_json(run, corpus) if str(f["id"]).startswith(lines[at].split()[0]))
    assert ISW in origin_names(before)
    assert str(before["statement"]) in lines[at]
    assert lines[at + 1].strip().startswith(f"before: {before['documents']} documents")
    assert ISW in lines[at + 1]
    assert lines[at + 2].strip().startswith("left: ")
    assert ISW not in lines[at + 2]


def test_as_of_a_date_nothing_later_is_known(run: Run, corpus: Path) -> None:
    then = as_json(run, corpus, "--as-of", "2022-09-20")
    assert then
    assert all(str(c["published"]) <= "2022-09-20" for f in then for c in f["claims"])  # type: ignore[attr-defined]
    assert len(as_json(run, corpus, "--as-of", "2030")) == len(as_json(run, corpus))
    assert f"What was known on 20 Sep 2022: {len(then)} finding" in run("findings", "--ledger", str(corpus), "--as-of", "2022-09-20").stdout
    nothing = run("findings", "--ledger", str(corpus), "--as-of", "2001")
    assert nothing.exit_code == 0
    assert "Nothing was known on 2001." in nothing.stdout


def test_a_view_of_a_view(run: Run, corpus: Path) -> None:
    left = as_json(run, corpus, "--as-of", "2022-09", "--without", "Shoigu")
    assert "Sergei Shoigu" not in {name for f in left for name in origin_names(f)}
    assert all(str(c["published"]) <= "2022-09-30" for f in left for c in f["claims"])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--without", "Nobody at all"], 1, "sayso origins"),
        (["--without", "UK Ministri of Defence"], 1, UK),
        (["--falls"], 2, "--without"),
        (["--as-of", "soon"], 2, "YYYY-MM-DD"),
        (["--as-of", "2022-13"], 2, "YYYY-MM-DD"),
    ],
)
def test_what_cannot_be_viewed_is_said_with_the_next_step(run: Run, corpus: Path, arguments: list[str], code: int, said: str) -> None:
    shown = run("findings", "--ledger", str(corpus), *arguments)
    assert shown.exit_code == code
    assert said in shown.stderr
    assert shown.stdout == ""


def test_the_figure_to_enter(run: Run, corpus: Path) -> None:
    found = as_json(run, corpus, "--type", "casualties", "--place", "Makiivka", "--estimate", "ucdp")
    killed = [f["estimate"] for f in found if f["quantity"] and f["quantity"]["counts"] == "killed"]  # type: ignore[index]
    assert {(e["low"]["low"], e["best"]["low"], e["high"]["low"]) for e in killed} == {(89, 89, 400)}  # type: ignore[index]
    table = run("findings", "--ledger", str(corpus), "--type", "casualties", "--estimate", "acled", env={"COLUMNS": "400"}).stdout
    assert "to enter, by the rule of ACLED: 89 killed (the lowest)" in table
    assert "63 killed (revised since by Russian Ministry of Defence), 89 killed (Russian Ministry of Defence)" in table
    shown = run("findings", "--ledger", str(corpus), "--type", "mobilisation", "--estimate", "ucdp", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(shown)))
    assert {row["estimate_high"] for row in rows if "Meduza" in row["origins"]} == {"1200000"}
    assert all(row["estimate_low"] == "" for row in rows if not row["origins"])


def test_who_denies_and_who_disagrees_and_since_when(run: Run, corpus: Path) -> None:
    table = run("findings", "--ledger", str(corpus), "--type", "mobilisation", env={"COLUMNS": "400"}).stdout
    assert "denied by Dmitry Peskov, since 23 Sep 2022" in table
    assert "(Meduza, since 23 Sep 2022)" in table
