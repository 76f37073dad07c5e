"""Overlapping passages: the pieces are the text again, and each is covered by what covers it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.core.spans import cut
from sayso.report.passages import Passage, pieces
from sayso.report.visible import one_line, visible

TEXT = "Ministerie: „Wagner werft“, zei hij.\nDaarna niets."
SPANS = st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).filter(lambda s: s[0] < s[1]), max_size=8)


@given(SPANS)
def test_pieces_are_the_text_again(spans: list[tuple[int, int]]) -> None:
    passages = [Passage(cut(TEXT, start, end), str(n)) for n, (start, end) in enumerate(spans)]
    found = pieces(TEXT, passages)
    assert "".join(p.text for p in found) == TEXT
    for passage in passages:
        assert "".join(p.text for p in found if passage in p.covers) == passage.span.text
        assert [passage in p.begins for p in found].count(True) == 1


@given(st.text())
def test_what_is_shown_cannot_steer_a_terminal_and_keeps_its_length(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not [c for c in shown if (ord(c) < 32 and c not in "\t\n") or 0x7F <= ord(c) < 0xA0 or 0x202A <= ord(c) <= 0x202E]
    assert "\n" not in one_line(text)
    assert len(one_line(text, 10)) <= 10
