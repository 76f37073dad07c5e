"""What is said but not coded: attributed statements that no type catches, to grow a codebook from data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sayso.core.records import Analysis, Attribution, Record
from sayso.packs.language import has_language, load_language
from sayso.packs.words import tokenise

# A word of fewer letters says little of what a statement is about.
_SHORTEST = 6
# Kinds of a language pack whose words say nothing of it either.
_GRAMMAR = frozenset(
    "accord adverb anaphor article auxiliary complementiser conjunction infinitive negation passive possessive preposition pronoun relative "
    "reportive subordinator whether".split()
)


class Untyped(Record, frozen=True):
    """A word that statements without a type share: how many of them, in how many documents, who said them, the most frequent first (those
    without a name left out), and one of them with its document.
    """

    language: str
    word: str
    statements: int
    documents: int
    speakers: tuple[str, ...]
    example: str
    document: str


class _Shared:
    """The statements that share a word."""

    def __init__(self) -> None:
        self.statements: dict[str, str] = {}  # its text, its document
        self.documents: set[str] = set()
        self.speakers: Counter[str] = Counter()


def untyped(analysis: Analysis) -> tuple[Attribution, ...]:
    """The attributions whose content holds no claim, in order."""
    evidence = [(c.evidence.start, c.evidence.end) for c in analysis.claims]
    return tuple(
        a for a in analysis.attributions if a.content is not None and not any(x < a.content.end and y > a.content.start for x, y in evidence)
    )


def frequent_untyped(analyses: Iterable[Analysis], *, least: int = 2) -> tuple[Untyped, ...]:
    """Words that at least `least` statements without a type share, the most frequent first; a statement said twice counts once. Of words that
    stand in the very same statements only the longest is told, and none that a language pack knows as grammar.
    """
    found: dict[tuple[str, str], _Shared] = {}
    for analysis in analyses:
        for attribution in untyped(analysis):
            text = attribution.content.text if attribution.content is not None else ""
            for word in dict.fromkeys(tokenise(text).lowers):
                if len(word) >= _SHORTEST and word.isalpha():
                    shared = found.setdefault((analysis.document.language or "", word), _Shared())
                    shared.statements.setdefault(text, analysis.document.key)
                    shared.documents.add(analysis.document.key)
                    if attribution.speaker is not None and attribution.speaker_type != "unnamed":
                        shared.speakers[attribution.speaker] += 1
    told: set[tuple[str, frozenset[str]]] = set()
    rows: list[Untyped] = []
    for (language, word), shared in sorted(found.items(), key=lambda item: (-len(item[0][1]), item[0])):
        same = (language, frozenset(shared.statements))
        if len(shared.statements) >= least and same not in told and not _is_grammar(language, word):
            told.add(same)
            rows.append(_row(language, word, shared))
    return tuple(sorted(rows, key=lambda r: (-r.documents, -r.statements, r.language, r.word)))


def _is_grammar(language: str, word: str) -> bool:
    if not has_language(language):
        return False
    return any(t.kind in _GRAMMAR and t.last == 1 for t in load_language(language).lexicon.tag((word,)).get(0, ()))


def _row(language: str, word: str, shared: _Shared) -> Untyped:
    example, document = next(iter(shared.statements.items()))
    speakers = sorted(shared.speakers, key=lambda name: (-shared.speakers[name], name))
    return Untyped(language, word, len(shared.statements), len(shared.documents), tuple(speakers), example, document)
