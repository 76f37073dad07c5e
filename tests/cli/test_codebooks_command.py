"""A codebook of one's own: laid out, shown, checked, read with, remembered by a ledger; what is wrong with it is said."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
TEXT = "Aid workers handed out 400 tents in Sumy on Monday, the Red Cross said."


@pytest.fixture
def own(run: Run, tmp_path: Path) -> Path:
    assert run("codebooks", "new", "relief_work").exit_code == 0
    return tmp_path / "relief_work"


def test_a_codebook_of_ones_own_is_shown_and_checked(run: Run, own: Path) -> None:
    shown = run("codebooks", "show", str(own)).output
    assert "relief_work" in shown
    assert "example (en)" in shown
    checked = run("codebooks", "check", str(own))
    assert checked.exit_code == 0, checked.output
    assert "100.0" in checked.output


def test_what_it_reads_wrongly_is_listed(run: Run, own: Path) -> None:
    gold = own / "gold.toml"
    kind = gold.read_text(encoding="utf-8").split("type = ")[1].split("\n")[0]
    gold.write_text(f'[[sentence]]\nlanguage = "en"\npublished = "2024-01-01"\ntext = "Nothing happened."\n[[sentence.claim]]\ntype = {kind}\n', encoding="utf-8")
    checked = run("codebooks", "check", str(own))
    assert checked.exit_code == 1
    assert "missed" in checked.output
    assert "Nothing happened." in checked.output


@pytest.mark.parametrize(
    ("file", "was", "becomes", "said"),
    [
        ("codebook.toml", "title =", "titel =", "titel"),
        ("gold.toml", "language =", "tongue =", "sentence 1"),
        ("terms.en.tsv", "kind\t", "sort\t", "columns"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(run: Run, own: Path, file: str, was: str, becomes: str, said: str) -> None:
    path = own / file
    path.write_text(path.read_text(encoding="utf-8").replace(was, becomes, 1), encoding="utf-8")
    done = run("codebooks", "check", str(own))
    assert done.exit_code == 1
    assert said in done.output + done.stderr
    assert file in done.output + done.stderr


def types(done: Result) -> set[str]:
    assert done.exit_code == 0, done.output
    return {c["type"] for line in done.stdout.splitlines() for c in json.loads(line)["claims"]}


def test_reading_with_several_and_what_there_is_not(run: Run, own: Path) -> None:
    text = "A missile killed five people in Kharkiv, the mayor said. Russia has called up 300,000 reservists, an army spokesman said."
    read = ("read", "--format", "jsonl", "--language", "en", "--published", "2023-10-10", "-")
    assert types(run(*read, input=text)) == {"mobilisation"}
    assert types(run(*read, "--codebook", "civilian_harm", input=text)) == {"civilian_deaths"}
    assert types(run(*read, "--codebook", "civilian_harm", "--codebook", "force_generation", input=text)) == {"civilian_deaths", "mobilisation"}
    missing = run(*read, "--codebook", "no_such", input=text)
    assert missing.exit_code == 2
    assert "civilian_harm" in missing.stderr


def test_a_ledger_remembers_its_codebooks(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A missile killed five people in Kharkiv, the mayor said.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Shelling killed two women in Kherson, the governor said.", encoding="utf-8")
    given = ("--language", "en", "--published", "2023-10-10")
    assert run("ingest", "a.txt", *given).exit_code == 0
    assert json.loads(run("findings", "--format", "json").stdout) == []
    assert run("ingest", "--codebook", "civilian_harm", "a.txt", *given).exit_code == 0
    assert run("ingest", "b.txt", *given).exit_code == 0
    assert {f["type"] for f in json.loads(run("findings", "--format", "json").stdout)} == {"civilian_deaths"}
    assert len(json.loads(run("findings", "--format", "json").stdout)) == 2
    again = run("ingest", "--again")
    assert again.exit_code == 0
    assert len(json.loads(run("findings", "--format", "json").stdout)) == 2
