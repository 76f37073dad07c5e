"""A chain through a link and a copy, from JSONL to `trace`; taken back by people, and brought back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Run

ADS = "The Wagner Group advertises in more than 30 Russian cities"
LINKED = f"{ADS}, according to a report."
DOCUMENTS = [
    {"key": "page", "outlet": "Institute for the Study of War", "published": "2023-03-13", "url": "https://understandingwar.org/x", "text": f"{ADS}, ISW assesses."},
    {
        "key": "paper",
        "outlet": "The Paper",
        "published": "2023-03-14",
        "text": LINKED,
        "links": [{"url": "http://www.understandingwar.org/x/?utm_source=p", "start": LINKED.index("a report"), "end": len(LINKED) - 1}],
    },
    {"key": "blog", "outlet": "The Blog", "published": "2023-03-15", "text": f"{ADS}, according to The Paper."},
]


@pytest.fixture
def ledger(run: Run, tmp_path: Path) -> Path:
    """A ledger of its own, at the default place, the documents taken in one by one and the linked page last."""
    for document in reversed(DOCUMENTS):
        path = tmp_path / f"{document['key']}.jsonl"
        path.write_text(json.dumps({"language": "en", **document}) + "\n", encoding="utf-8")
        assert run("ingest", str(path)).exit_code == 0
    return tmp_path / "sayso.db"


def only(run: Run) -> dict[str, Any]:
    (finding,) = json.loads(run("findings", "--format", "json").stdout)
    assert isinstance(finding, dict)
    return finding


def test_a_chain_through_a_link_is_shown_taken_back_and_brought_back(run: Run, ledger: Path) -> None:
    finding = only(run)
    assert [o["name"] for o in finding["origins"]] == ["Institute for the Study of War"]
    assert {c["document"]: c["origin"] for c in finding["claims"]} == dict.fromkeys(("page", "paper", "blog"), "Institute for the Study of War")
    assert finding["independent_origins"] == {"low": 1, "high": 1}
    shown = run("trace", finding["id"], env={"COLUMNS": "200"}).stdout
    assert "the text leads to page, which Institute for the Study of War published" in shown
    marked = run("mark", finding["id"], "edit", "--field", "unlinked=paper", "--by", "A")
    assert marked.exit_code == 0, marked.stderr
    assert {c["document"]: c["chain"] for c in only(run)["claims"]}["paper"] == ["report"]
    (decision,) = json.loads(run("undo", "--format", "json").stdout)["decisions"]
    assert run("undo", decision["id"]).exit_code == 0
    assert {**only(run), "review": None} == {**finding, "review": None}


def test_what_is_no_document_of_the_finding_cannot_be_taken_back(run: Run, ledger: Path) -> None:
    refused = run("mark", only(run)["id"], "edit", "--field", "own=elsewhere", "--by", "A")
    assert refused.exit_code == 1
    assert "has no claim of document 'elsewhere'" in refused.stderr
