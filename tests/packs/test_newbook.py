"""A new codebook is laid out so that it loads, reads its own gold, and is never written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.core.errors import UsageError
from sayso.core.ids import digest
from sayso.core.records import Collected, Document
from sayso.packs.newbook import lay_out
from sayso.packs.tables import read_toml
from sayso.pipeline import analyse


def test_what_is_laid_out_reads_its_own_gold(tmp_path: Path) -> None:
    book = lay_out("relief_work", tmp_path)
    assert book.name == "relief_work"
    for sentence in read_toml(tmp_path / "relief_work" / "gold.toml")["sentence"]:
        text = sentence["text"]
        document = Document("gold", digest(text.encode()), sentence["language"], sentence["published"], None, None, None, True, text)
        claims = analyse(Collected(document, text.encode()), [book]).claims
        assert [(c.type, c.modality, c.quantity and c.quantity.low) for c in claims] == [(w["type"], w["modality"], w["low"]) for w in sentence.get("claim", ())]


@pytest.mark.parametrize("name", ["", "Relief", "../x", "a b"])
def test_a_bad_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="no name"):
        lay_out(name, tmp_path)


def test_nothing_is_written_over(tmp_path: Path) -> None:
    lay_out("relief", tmp_path)
    with pytest.raises(UsageError, match="there already"):
        lay_out("relief", tmp_path)
