"""What is said but not coded: attributed statements that no type catches, to grow a codebook from data."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.core.records import Analysis, Attribution, Record
from sayso.packs.words import tokenise

# A word of fewer letters says little of what a statement is about.
_SHORTEST = 6


class Untyped(Record, frozen=True):
    """A word that statements without a type share: how many of them, in how many documents, and one of them."""

    language: str
    word: str
    statements: int
    documents: int
    example: str


def untyped(analysis: Analysis) -> tuple[Attribution, ...]:
    """The attributions whose content holds no claim, in order."""
    evidence = [(c.evidence.start, c.evidence.end) for c in analysis.claims]
    return tuple(
        a for a in analysis.attributions if a.content is not None and not any(x < a.content.end and y > a.content.start for x, y in evidence)
    )


def frequent_untyped(analyses: Iterable[Analysis], *, least: int = 2) -> tuple[Untyped, ...]:
    """Words that at least `least` statements without a type share, the most frequent first; a statement said twice counts once."""
    found: dict[tuple[str, str], tuple[set[str], set[str], str]] = {}
    for analysis in analyses:
        for attribution in untyped(analysis):
            text = attribution.content.text if attribution.content is not None else ""
            for word in dict.fromkeys(tokenise(text).lowers):
                if len(word) >= _SHORTEST and word.isalpha():
                    statements, documents, _ = found.setdefault((analysis.document.language or "", word), (set(), set(), text))
                    statements.add(text)
                    documents.add(analysis.document.key)
    rows = [Untyped(language, word, len(s), len(d), example) for (language, word), (s, d, example) in found.items() if len(s) >= least]
    return tuple(sorted(rows, key=lambda r: (-r.documents, -r.statements, r.language, r.word)))
