"""Numbers in newspaper sentences of every language, marked in the sentences themselves: quantities/*.txt.

A quantity is written [expression|comparator and value], a range [expression|=low..high]; vague ones have neither bound.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pages import pack_of, page_of

from sayso.core.records import Quantity
from sayso.resolve.dates import dates
from sayso.resolve.quantities import quantities

TABLES = sorted((Path(__file__).parent / "quantities").glob("*.txt"))
MARKED = re.compile(r"\[([^|\]]+)\|([^]]+)\]")
ROWS = [(table.stem, line) for table in TABLES for line in table.read_text(encoding="utf-8").splitlines()]


def shown(q: Quantity) -> str:
    if q.low is None and q.high is None:
        return "vague"
    if q.low is not None and q.high is not None and q.low != q.high:
        return f"{q.comparator}{q.low}..{q.high}"
    return f"{q.comparator}{q.high if q.low is None else q.low}"


@pytest.mark.parametrize(("code", "marked"), ROWS, ids=[f"{code}: {line}" for code, line in ROWS])
def test_a_sentence_of_a_newspaper(code: str, marked: str) -> None:
    page, pack = page_of(code, MARKED.sub(r"\1", marked)), pack_of(code)
    out = quantities(page, pack, dates(page, pack))
    assert [(q.text, shown(q)) for q in out] == [(m.group(1), m.group(2)) for m in MARKED.finditer(marked)]
