"""The example corpus as a ledger: the order and portions of ingest leave no trace; what an article does not say it has, and what it credits."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from pathlib import Path

import pytest

import sayso.examples
from sayso.core.records import Finding
from sayso.ledger import open_ledger
from sayso.packs.outlets import load_outlets
from sayso.pipeline import analyse
from sayso.runner.ingest import ingest

LAB = Path(str(next(iter(sayso.examples.__path__)))) / "lab"
OUTLETS = load_outlets(LAB / "outlets.toml")
LINES = (LAB / "documents.jsonl").read_text(encoding="utf-8").splitlines()
AT = "2023-06-01T12:00:00Z"

# In the manner of the article that this project began with, in our own words: it credits one institute as a whole and names nobody for the last claim.
ARTICLE = """Rusland zoekt op steeds vreemdere manieren naar soldaten, meldt de Amerikaanse denktank Institute for the Study of War (ISW).

Bron: Institute for the Study of War

Uit de bezette regio Loehansk zouden tieners geboren in 2006 geregistreerd worden voor militaire dienst.
"""


def made(folder: Path, *portions: Iterable[str]) -> tuple[str, tuple[Finding, ...]]:
    """The hash and findings of a ledger into which portions of lines go one after the other."""
    with open_ledger(folder / "sayso.db") as ledger:
        for number, lines in enumerate(portions):
            path = folder / f"{number}.jsonl"
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            ingest([str(path)], ledger, analyse, clock=lambda number=number: f"2023-06-0{number + 1}T12:00:00Z", outlets=OUTLETS)
        return ledger.content_hash(), tuple(ledger.findings())


def test_shuffled_and_in_three_ingests_it_is_the_same_ledger(tmp_path: Path) -> None:
    shuffled = random.Random(11).sample(LINES, len(LINES))
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    whole, findings = made(tmp_path / "one", LINES)
    parts, same = made(tmp_path / "other", shuffled[:20], shuffled[20:71], shuffled[71:])
    assert findings == same
    assert whole == parts


@pytest.fixture(scope="module")
def beside_the_corpus(tmp_path_factory: pytest.TempPathFactory) -> Finding:
    """The finding that the article's claim about teenagers is in, among the corpus as if it were real: real and synthetic documents do not mix."""
    real = [{name: value for name, value in json.loads(line).items() if name != "synthetic"} for line in LINES]
    article = {"key": "article", "language": "nl", "published": "2023-03", "outlet": "De Krant", "text": ARTICLE}
    lines = [json.dumps(d, ensure_ascii=False) for d in (*real, article)]
    _, findings = made(tmp_path_factory.mktemp("beside"), lines)
    found = [f for f in findings if f.type == "recruitment_of_minors" and any(c.document == "article" for c in f.claims)]
    assert len(found) == 1
    return found[0]


def test_a_claim_for_which_nobody_is_named_is_possibly_from_whom_another_document_names(beside_the_corpus: Finding) -> None:
    (recovered,) = (r for r in beside_the_corpus.recovered if r.document == "article")
    assert recovered.origin == "Ukrainian officials"
    assert recovered.source_document == "uk5"
    assert "uk5" in recovered.why
    assert "not shown to be later" in recovered.why
    assert "article" in beside_the_corpus.lineage_unknown
    assert [o.name for o in beside_the_corpus.origins] == ["Ukrainian officials"]
    assert "article" not in beside_the_corpus.origins[0].documents


def test_beside_it_stands_whom_the_article_credits(beside_the_corpus: Finding) -> None:
    (claim,) = (c for c in beside_the_corpus.claims if c.document == "article")
    assert (claim.origin, claim.chain, claim.credited) == (None, (), ("Institute for the Study of War",))
