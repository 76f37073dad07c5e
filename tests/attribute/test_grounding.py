"""Offsets are sacred: whatever the text, every span is what the document says there, and reading ends."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribute import attribute
from sayso.core.records import Document
from sayso.core.spans import spans_of
from sayso.packs.language import languages, load_language
from sayso.read import read

_BITS = st.sampled_from(
    ["“", "”", "\"", "„", "«", "»", "''", "’", "'", ":", ", ", ". ", "—", " ", "\n\n", "\r\n", "\u00a0", "\u200d", "\u202e", "e\u0301", "👩‍👩‍👧", "𝔘𝔫𝔦", "ﬁ",
     "zei", "said", "sagte", "volgens", "according to", "laut", "dat", "that", "dass", "Bron:", "the minister", "de minister", "Anna Berg", "300.000", "(ISW)", "ها", "©", "\u00ad"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(_BITS, st.text(max_size=6)), max_size=40), st.sampled_from(languages()))
def test_every_span_is_grounded(parts, language):
    text = " ".join(parts)
    if not text.strip():
        return
    pack = load_language(language)
    page = read(Document("k", "id", language, None, None, None, None, True, text), pack)
    reading = attribute(page, pack)
    for span in (*spans_of(page.blocks), *spans_of(reading)):
        assert text[span.start : span.end] == span.text
        assert span.start < span.end
