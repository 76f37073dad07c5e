"""Nothing is stored whose text is not, character for character, in the document."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.core.ids import digest
from sayso.core.records import Analysis, Attribution, Claim, Document, Link, Quantity, Range, Span
from sayso.core.spans import cut, cut_tokens, spans_of, ungrounded
from sayso.packs.words import tokenise

# Astral characters, combining marks, right-to-left marks and ligatures: one code point each, whatever their width.
TEXT = "Ще 30 000 осіб 🇺🇦 – dit zei de minister. \u202eقال الوزير\u202c e\u0301te\u0301 ﬁn"


def document(text: str) -> Document:
    return Document("k", digest(text.encode()), "uk", "2023-03", None, None, None, True, text)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [(0, 2, "Ще"), (3, 9, "30 000"), (15, 17, "🇺🇦"), (28, 42, "de minister. \u202e"), (len(TEXT) - 2, len(TEXT), "ﬁn")],
)
def test_cut_counts_code_points(start: int, end: int, text: str) -> None:
    assert cut(TEXT, start, end) == Span(start, end, text)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 4), (-1, 3), (0, len(TEXT) + 1), (len(TEXT), len(TEXT) + 1)])
def test_cut_refuses_what_is_empty_or_outside(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="is not in a text of"):
        cut(TEXT, start, end)


@given(st.text(min_size=1), st.data())
def test_cut_is_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert cut(text, start, end).text == text[start:end]


@given(st.text())
def test_tokens_are_grounded_and_in_order(text: str) -> None:
    tokens = tokenise(text)
    ends = (0, *tokens.ends)
    for before, start, end, word in zip(ends, tokens.starts, tokens.ends, tokens.words, strict=False):
        assert before <= start < end
        assert text[start:end] == word
    assert len(tokens.words) == len(tokens.lowers) == len(tokens.starts)


def test_cut_tokens_runs_from_the_first_to_the_last() -> None:
    tokens = tokenise(TEXT)
    first, last = tokens.words.index("dit"), tokens.words.index("minister")
    assert cut_tokens(TEXT, tokens, first, last + 1).text == "dit zei de minister"


def test_spans_are_found_however_deep() -> None:
    attribution = Attribution("a1", "indirect", cut(TEXT, 28, 39), cut(TEXT, 24, 27), None)
    quantity = Quantity(3, 14, TEXT[3:14], 30000, 30000, "=", "people", Range(1, 2, "declared"))
    link = Link(cut(TEXT, 0, 2), "https://volga.example/", "link")
    analysis = Analysis(document(TEXT), attributions=(attribution,), quantities=(quantity,), links=(link,))
    assert [s.text for s in spans_of(analysis)] == ["Ще", "de minister", "zei", TEXT[3:14]]
    assert ungrounded(analysis) == ()


@given(st.integers(-3, len(TEXT) + 3), st.integers(-3, len(TEXT) + 3))
def test_every_planted_wrong_offset_is_caught(start: int, end: int) -> None:
    planted = Span(start, end, "minister")
    evidence = Claim("c1", "training", "b", planted, None, "asserted", "unstated", *[None] * 7, {}, 1.0, ())
    at = TEXT.index("minister")
    assert ungrounded(Analysis(document(TEXT), claims=(evidence,))) == (() if (start, end) == (at, at + 8) else (planted,))


def test_records_are_frozen() -> None:
    with pytest.raises(AttributeError):
        cut(TEXT, 0, 2).start = 1  # type: ignore[misc]
    assert msgspec.structs.replace(cut(TEXT, 0, 2), end=1) == Span(0, 1, "Ще")
