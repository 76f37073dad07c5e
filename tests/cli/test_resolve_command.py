"""`sayso resolve` as a person uses it: a text, a file or standard input; a page or data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from conftest import Run

TEXT = "Volgens Sjojgoe vielen er vorige week minstens 30 doden in Loehansk."
OPTIONS = ("--language", "nl", "--published", "2023-03-08")


def judgements(run: Run, *arguments: str, **extra: Any) -> list[dict[str, Any]]:
    shown = run("resolve", *arguments, "--format", "json", **extra)
    assert shown.exit_code == 0, shown.stderr
    (one,) = json.loads(shown.stdout)
    assert isinstance(one["judgements"], list)
    return one["judgements"]


def test_a_text_on_the_screen(run: Run) -> None:
    shown = run("resolve", TEXT, *OPTIONS)
    assert shown.exit_code == 0
    assert shown.stderr == ""
    for line in ("WHO “Sjojgoe” (at 8): Sergei Shoigu (person)", "HOW MANY “minstens 30 doden” (at 38): at least 30 killed", "“minstens”: at least", "in office on 8 Mar 2023"):
        assert line in shown.stdout


def test_text_file_and_standard_input_say_the_same(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    told = judgements(run, TEXT, *OPTIONS)
    assert [j["kind"] for j in told] == ["actor", "speaker", "date", "quantity", "place"]
    assert told == judgements(run, str(path), *OPTIONS) == judgements(run, "-", *OPTIONS, input=TEXT)


def test_data_holds_key_weight_and_words_of_each_reason(run: Run) -> None:
    (place,) = judgements(run, TEXT, *OPTIONS, "--kind", "place")
    assert (place["result"]["name"], place["rule"]) == ("Luhansk", "only_reading")
    assert place["score"] >= place["threshold"]
    assert all(r["says"] and isinstance(r["weight"], float) for r in place["reasons"])


def test_without_a_date_it_says_what_is_missing(run: Run) -> None:
    shown = run("resolve", TEXT, "--language", "nl")
    assert "--published" in shown.stderr
    assert "WHEN “vorige week” (at 26): unresolved" in shown.stdout


def test_actors_of_a_ledger(run: Run) -> None:
    words = "Volgens Ferre Danckelaar vielen er 30 doden."
    made = run("actors", "add", "Ferre Danckelaar", "--type", "person", "--side", "Ukraine", "--by", "A. Editor", "--reason", "own card")
    assert made.exit_code == 0, made.stderr
    (alone,) = judgements(run, words, *OPTIONS, "--kind", "actor")
    (known,) = judgements(run, words, *OPTIONS, "--kind", "actor", "--ledger", "sayso.db")
    assert "own_document" in [r["sign"] for r in alone["reasons"]]
    assert known["rule"] == "listed"
    assert "speaks for Ukraine: own card (A. Editor, 2023-04-01)" in [r["says"] for r in known["reasons"]]


def test_what_cannot_be_resolved(run: Run) -> None:
    missing = run("resolve", "missing.txt")
    assert (missing.exit_code, missing.stdout) == (3, "")
    assert "no such file" in missing.stderr
    assert run("resolve", TEXT, "--published", "yesterday").exit_code == 2
    other = run("resolve", "Det hände i Stockholm i går kväll.", "--language", "sv")
    assert other.exit_code == 0
    assert "No language pack for sv" in other.stdout
    assert json.loads(run("resolve", "Det hände i Stockholm.", "--language", "sv", "--format", "json").stdout)[0]["judgements"] is None
    assert "Nothing here was resolved" in run("resolve", "Zo is het.", *OPTIONS).stdout


def test_ways_to_reach_people_are_masked(run: Run) -> None:
    words = "Vrijwilligers bellen 06-12345678, zei Ferre Danckelaar van t.me/dijkwacht_nabor op 3 maart."
    for shown in (run("resolve", words, *OPTIONS), run("resolve", words, *OPTIONS, "--format", "json")):
        assert "Ferre Danckelaar" in shown.stdout
        assert "12345678" not in shown.stdout
        assert "dijkwacht_nabor" not in shown.stdout
