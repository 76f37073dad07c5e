"""Who copied: whole texts, near-verbatim ones, and passages taken over. Shingles find candidates, alignment confirms them.

Word shingles and containment after Broder (1997); passages aligned as difflib does (Ratcliff and Obershelp).
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from sayso.core.records import Document
from sayso.corroborate.policy import CopyRules
from sayso.packs.words import fold_words


class Copy(NamedTuple):
    """Two documents of which one took over the other's text. `share` of the shorter one's words, and how many words that is."""

    one: str
    other: str
    share: float
    words: int


class CopyGroup(NamedTuple):
    """Documents with the same text or passage, the oldest first, and the pairs that show it."""

    keys: tuple[str, ...]
    pairs: tuple[Copy, ...]


def copy_groups(documents: Sequence[Document], rules: CopyRules) -> tuple[CopyGroup, ...]:
    """The groups of copies among some documents; a document in no group is no copy. Documents without text are left out."""
    texts: dict[tuple[str, ...], list[Document]] = {}
    for document in sorted(documents, key=lambda d: (d.published or "9999", d.key)):
        words = tuple(w for w in fold_words(document.text) if w[0].isalnum())
        if words:
            texts.setdefault(words, []).append(document)
    pairs = [Copy(group[0].key, d.key, 1.0, len(words)) for words, group in texts.items() for d in group[1:]]
    heads = [(group[0], words, _shingles(words, rules.shingle)) for words, group in texts.items()]
    for (one, left, a), (other, right, b) in combinations(heads, 2):
        if one.language != other.language or len(a & b) < rules.candidate * min(len(a), len(b)):
            continue
        found = _aligned(one.key, left, other.key, right, rules)
        if found is not None:
            pairs.append(found)
    return _groups(pairs)


def _shingles(words: tuple[str, ...], length: int) -> frozenset[tuple[str, ...]]:
    return frozenset(words[i : i + length] for i in range(max(1, len(words) - length + 1)))


def _aligned(one: str, left: tuple[str, ...], other: str, right: tuple[str, ...], rules: CopyRules) -> Copy | None:
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    passages = [b.size for b in blocks if b.size >= rules.passage]
    shared = sum(passages)
    share = shared / min(len(left), len(right))
    if share >= rules.whole or max(passages, default=0) >= rules.embedded:
        return Copy(one, other, round(share, 3), shared)
    return None


def _groups(pairs: list[Copy]) -> tuple[CopyGroup, ...]:
    groups: list[list[str]] = []
    for pair in pairs:
        touching = [g for g in groups if pair.one in g or pair.other in g]
        joined = list(dict.fromkeys([*(k for g in touching for k in g), pair.one, pair.other]))
        groups = [*(g for g in groups if g not in touching), joined]
    out = []
    for group in groups:
        mine = tuple(sorted(p for p in pairs if p.one in group))
        out.append(CopyGroup(tuple(sorted(group)), mine))
    return tuple(sorted(out))
