"""`sayso check` beside the ledger of the example corpus, and without one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Run

from sayso.cli.demo import LAB

UK = "UK Ministry of Defence"
SENTENCE = "Wagner werft gevangenen in ruim dertig Russische steden, zegt Mark Milley."


def example(tmp_path: Path, which: str, **changed: str | None) -> str:
    """A document of the example corpus in a file of its own."""
    lines = (json.loads(line) for line in (LAB / "documents.jsonl").read_text(encoding="utf-8").splitlines())
    document = next(d for d in lines if d["key"] == which)
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({**document, **changed}), encoding="utf-8")
    return str(path)


def checked(run: Run, *arguments: str) -> dict[str, Any]:
    shown = run("check", "--format", "json", *arguments)
    assert shown.exit_code == 0, shown.stderr
    (made,) = json.loads(shown.stdout)
    assert isinstance(made, dict)
    return made


def point(made: dict[str, Any], kind: str) -> dict[str, Any]:
    found = next(p for p in made["points"] if p["finding"]["type"] == kind)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("sentence", "kind", "who", "keep"),
    [
        ("Wagner has recruited 40,000 convicts in Russian prisons, John Kirby said.", "prison_recruitment", "John Kirby “said”", "John Kirby"),
        ("Wagner has recruited 40,000 convicts in Russian prisons.", "prison_recruitment", "stated as fact, no source given", "not known"),
        ("Volgens het Britse ministerie van Defensie heeft Wagner 50.000 strijders in Oekraïne.", "personnel_strength", f"{UK} “Volgens”", UK),
    ],
)
def test_a_sentence_without_a_ledger(run: Run, sentence: str, kind: str, who: str, keep: str) -> None:
    shown = run("check", sentence)
    assert shown.exit_code == 0
    assert "No ledger" in shown.stderr
    assert not Path("sayso.db").exists()
    made = point(checked(run, sentence), kind)
    assert made["who_says_so"] == [who]
    assert keep in made["print"]["attribution"]
    assert made["known"] == []
    for text in (made["claims"][0], who, made["print"]["attribution"]):
        assert text in shown.stdout


def test_a_text_whose_source_others_name(run: Run, corpus: Path, tmp_path: Path) -> None:
    """fr1 names nobody for the 300,000."""
    made = checked(run, example(tmp_path, "fr1"), "--ledger", str(corpus))
    assert made["stored"] is True
    (found,) = [p for p in made["points"] if p["finding"]["quantity"] and p["finding"]["quantity"]["low"] == 300_000]
    assert "it names nobody" in found["print"]["attribution"]
    assert "Sergei Shoigu" in found["print"]["attribution"]
    assert any("Sergei Shoigu" in line for line in found["print"]["supported"])
    assert any("Meduza" in line for line in found["print"]["not_supported"])
    assert found["first_told"]
    assert {first["published"] for first in found["first_told"]} == {"2022-09-21"}


def test_a_copy_is_seen_and_counts_for_nothing(run: Run, corpus: Path, tmp_path: Path) -> None:
    made = checked(run, example(tmp_path, "uk7", key="mine", outlet="Another Outlet", url=None), "--ledger", str(corpus))
    assert made["stored"] is False
    assert any("uk7" in p["same_text"] for p in made["points"])
    for p in made["points"]:
        assert p["known"]
        assert "Another Outlet" not in {o["name"] for o in p["finding"]["origins"]}
    shown = run("check", example(tmp_path, "uk7", key="mine", outlet="Another Outlet", url=None), "--ledger", str(corpus))
    assert "same report" in shown.stdout
    assert "Compared with" in shown.stderr


def test_nothing_is_stored(run: Run, corpus: Path) -> None:
    before = json.loads(run("findings", "--format", "json", "--ledger", str(corpus)).stdout)
    assert run("check", SENTENCE, "--ledger", str(corpus)).exit_code == 0
    assert json.loads(run("findings", "--format", "json", "--ledger", str(corpus)).stdout) == before


def test_another_text_by_a_known_key_does_not_take_its_place(run: Run, corpus: Path, tmp_path: Path) -> None:
    other = example(tmp_path, "en3", text="Wagner has 10,000 fighters in Ukraine, said Mark Milley.")
    made = checked(run, other, "--ledger", str(corpus))
    assert made["document"]["key"].startswith("en3#")
    assert made["stored"] is False


def test_the_screen_is_one(run: Run, corpus: Path, tmp_path: Path) -> None:
    made = checked(run, example(tmp_path, "en3"), "--ledger", str(corpus))
    shown = run("check", example(tmp_path, "en3"), "--ledger", str(corpus)).stdout
    assert len(shown.splitlines()) < 60
    assert shown.count("who says so") == min(4, len(made["points"]))
    assert "\x1b" not in shown


def test_a_text_without_a_claim_that_a_codebook_knows(run: Run) -> None:
    shown = run("check", "The minister said that taxes will rise in spring.")
    assert shown.exit_code == 0
    assert "No claim that a codebook knows" in shown.stdout
    assert "taxes will rise" in shown.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["missing.txt"], 3, "no such file"),
        (["https://example.org/a"], 3, "save the page"),
        (["two words", "--published", "soon"], 2, "YYYY"),
        (["Wagner has 10,000 fighters in Ukraine.", "--ledger", "none.db"], 1, "sayso ingest"),
    ],
)
def test_what_cannot_be_checked_is_said_with_the_next_step(run: Run, arguments: list[str], code: int, said: str) -> None:
    shown = run("check", *arguments)
    assert shown.exit_code == code
    assert said in shown.stderr
