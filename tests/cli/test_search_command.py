"""`sayso search` on the ledger of the example corpus."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Run

from sayso.ledger import open_ledger


def found(run: Run, corpus: Path, *asked: str) -> dict[str, Any]:
    shown = run("search", "--ledger", str(corpus), "--format", "json", *asked)
    assert shown.exit_code == 0, shown.stderr
    made = json.loads(shown.stdout)
    assert isinstance(made, dict)
    return made


@pytest.mark.parametrize("asked", ["300", "Пригожин*", "denktank", "reservist*", "ЗАТВОР*"])
def test_every_hit_stands_where_it_is_said_to(run: Run, corpus: Path, asked: str) -> None:
    made = found(run, corpus, asked)
    assert made["documents"]
    with open_ledger(corpus, create=False) as opened:
        texts = {d.key: d.text for d in opened.documents()}
    hits = [(d["key"], h) for d in made["documents"] for h in d["hits"]]
    hits += [(a["document"], h) for a in made["attributions"] for h in a["hits"]]
    hits += [(c["document"], h) for f in made["findings"] for c in f["claims"] for h in c["hits"]]
    assert hits
    assert all(texts[key][h["start"] : h["end"]] == h["text"] for key, h in hits)
    assert "text" not in made["documents"][0]


def test_a_name_is_found_as_sayso_writes_it(run: Run, corpus: Path) -> None:
    made = found(run, corpus, "vucic")
    assert any("Aleksandar Vučić" in c["chain"] for f in made["findings"] for c in f["claims"])
    assert all("Aleksandar Vučić" in a["chain"] for a in made["attributions"])
    assert found(run, corpus, "VUČIĆ")["findings"] == made["findings"]


def test_all_words_are_wanted_and_the_limit_is_said(run: Run, corpus: Path) -> None:
    both, one = found(run, corpus, "wagner", "30"), found(run, corpus, "wagner")
    assert 0 < both["total"] < one["total"]
    few = found(run, corpus, "wagner", "--limit", "2")
    assert (len(few["documents"]), few["total"]) == (2, one["total"])
    assert "more documents: --limit" in run("search", "wagner", "--limit", "2", "--ledger", str(corpus)).stdout


def test_the_table_for_people(run: Run, corpus: Path) -> None:
    shown = run("search", "Shoigu", "--ledger", str(corpus), env={"COLUMNS": "300"})
    assert shown.exit_code == 0
    lines = shown.stdout.splitlines()
    assert lines[0].startswith("Synthetic example")
    assert lines[1].startswith("Shoigu: ")
    assert "Findings" in lines
    assert "Who speaks of it" in lines
    assert any(line.startswith("Sergei Shoigu: “") for line in lines)
    assert "\x1b" not in shown.stdout


def test_nothing_found_is_said_with_the_next_step(run: Run, corpus: Path) -> None:
    shown = run("search", "xylophon", "--ledger", str(corpus))
    assert shown.exit_code == 0
    assert "nothing in the ledger" in shown.stdout
    assert "mobilis*" in shown.stderr


def test_wrong_usage_and_no_ledger(run: Run, corpus: Path) -> None:
    assert run("search", "…", "--ledger", str(corpus)).exit_code == 2
    shown = run("search", "x", "--ledger", "none.db")
    assert shown.exit_code == 1
    assert "sayso ingest" in shown.stderr
