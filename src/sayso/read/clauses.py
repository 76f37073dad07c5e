"""Clauses: sentences cut at marks and at words that open a clause. An approximation without a parser, the same for all stages."""

from __future__ import annotations

from typing import Literal

from sayso.core.records import Clause, Sentence, Tag, Tokens

_MARKS = frozenset(",;:()—–")
_OPENERS: dict[str, Literal["comp", "sub", "rel"]] = {"complementiser": "comp", "whether": "comp", "subordinator": "sub", "relative": "rel"}


def find_clauses(
    tokens: Tokens, tags: dict[int, tuple[Tag, ...]], by_kind: dict[str, list[Tag]], sentences: tuple[Sentence, ...]
) -> tuple[Clause, ...]:
    """The clauses of every sentence, in order; marks between them belong to none."""
    out: list[Clause] = []
    words = tokens.words
    places = sorted({t.first for kind in _OPENERS for t in by_kind.get(kind, ())}.union([i for i, word in enumerate(words) if word in _MARKS]))
    at = 0
    for number, sentence in enumerate(sentences):
        start = sentence.first
        opener: Literal["", "comp", "sub", "rel", "conj", "mark"] = ""
        while at < len(places) and (i := places[at]) < sentence.last:
            at += 1
            if i < start:
                continue
            if words[i] in _MARKS:
                if i > start:
                    out.append(Clause(start, i, number, opener))
                start, opener = i + 1, "mark"
                continue
            kind = next(_OPENERS[t.kind] for t in tags[i] if t.kind in _OPENERS)
            if i > start and (kind == "comp" or words[i - 1] in _MARKS):
                out.append(Clause(start, i, number, opener))
                start = i
            if i == start:
                opener = kind
        if sentence.last > start:
            out.append(Clause(start, sentence.last, number, opener))
    return tuple(out)
