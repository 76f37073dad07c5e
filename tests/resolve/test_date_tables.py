"""Time expressions of newspaper sentences, 30 or so a language, marked in the sentences themselves: dates/*.txt.

A time is written [expression|value] or [expression|value/end_value]. Published Wednesday 15 May 2024.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pages import pack_of, page_of

from sayso.resolve.dates import dates

TABLES = sorted((Path(__file__).parent / "dates").glob("*.txt"))
MARKED = re.compile(r"\[([^|\]]+)\|([^]]+)\]")
ROWS = [(table.stem, line) for table in TABLES for line in table.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("code", "marked"), ROWS, ids=[f"{code}: {line}" for code, line in ROWS])
def test_a_sentence_of_a_newspaper(code: str, marked: str) -> None:
    text = MARKED.sub(r"\1", marked)
    expected = [(m.group(1), m.group(2)) for m in MARKED.finditer(marked)]
    out = dates(page_of(code, text), pack_of(code))
    assert [d.value + (f"/{d.end_value}" if d.end_value else "") for d in out] == [value for _, value in expected]
    assert all(d.text in written or written in d.text for d, (written, _) in zip(out, expected, strict=True))
