"""Spans and the grounding check: nothing is stored whose text is not, character for character, in the document."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sayso.core.records import Analysis, Span, Tokens


def cut(text: str, start: int, end: int) -> Span:
    """The span of `text` from `start` to `end`. Raises ValueError if it is empty or outside the text."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"span {start}-{end} is not in a text of {len(text)} characters")
    return Span(start, end, text[start:end])


def cut_tokens(text: str, tokens: Tokens, first: int, last: int) -> Span:
    """The span from the start of token `first` to the end of token `last` - 1."""
    return cut(text, tokens.starts[first], tokens.ends[last - 1])


def spans_of(value: object) -> Iterator[Span]:
    """Every span in a record, however deep."""
    if isinstance(value, Span):
        yield value
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans_of(getattr(value, name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from spans_of(item)


def ungrounded(analysis: Analysis) -> tuple[Span, ...]:
    """The spans of an analysis that are not what the document says there: empty for a sound analysis."""
    text = analysis.document.text
    return tuple(s for s in spans_of(analysis) if not (0 <= s.start < s.end <= len(text) and text[s.start : s.end] == s.text))
