"""Who copied: whole texts, near-verbatim ones, passages taken over, paraphrases and translations.

    the same words            shingles find candidates, passages aligned word by word confirm them (Broder 1997)
    other words, one language pairs of neighbouring rare words find candidates, rare words in the same order confirm them
    other languages           pairs of neighbouring numbers, names and places find candidates, their sequence confirms them

Documents are taken the oldest first, and each is compared with few others; what is joined already is not compared again. So the groups are a
function of the set of documents, and one more costs what it is long.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Literal, NamedTuple

from sayso.core.records import Analysis, Document
from sayso.corroborate.alignment import in_order, passages, shingles
from sayso.corroborate.candidates import Candidates, neighbours
from sayso.corroborate.policy import CopyRules
from sayso.corroborate.reasons import Reason, say
from sayso.corroborate.trails import Trail, trail
from sayso.packs.words import fold_words

_COMPARED = 6  # documents of each kind with which one is compared: those that share most
_REACH = 3  # how far apart neighbours may stand
_SHOWN = 8  # signs that an explanation names
_PAIRS = 3  # pairs of neighbours that two candidates share at least

Kind = Literal["text", "words", "sequence"]
Analyses = Callable[[Document], Analysis | None]


class Copy(NamedTuple):
    """Two documents of which one took over the other's text. `words`: how many words, or signs, and what `share` of the shorter one's that is.

    `kind`: word by word, in other words, or by the sequence of signs; `shown`: the longest passage, or the first signs.
    """

    one: str
    other: str
    share: float
    words: int
    kind: Kind = "text"
    shown: tuple[str, ...] = ()


class CopyGroup(NamedTuple):
    """Documents with the same text or passage, the oldest first, and the pairs that show it."""

    keys: tuple[str, ...]
    pairs: tuple[Copy, ...]


def shown_by(pair: Copy, rules: CopyRules) -> str:
    """What shows that one of two documents took over the other's text, and what it takes."""
    needed = {"text": rules.whole, "words": rules.words.share, "sequence": rules.sequence.share}[pair.kind]
    fields = {"document": pair.one, "other": pair.other, "count": str(pair.words), "shown": ", ".join(pair.shown)}
    phrase = "copies.same" if not pair.shown else f"copies.{pair.kind}"
    return say(Reason(phrase, {**fields, "percent": _percent(pair.share), "threshold": _percent(needed)}))


def _percent(share: float) -> str:
    return str(round(100 * share))


class _Text(NamedTuple):
    document: Document
    words: tuple[str, ...]
    trail: Trail


def copy_groups(documents: Sequence[Document], rules: CopyRules, analyses: Analyses = lambda document: None) -> tuple[CopyGroup, ...]:
    """The groups of copies among some documents; a document in no group is no copy. Documents without text are left out.

    `analyses` gives what was read of a document, without which neither translations nor most paraphrases are found.
    """
    same: dict[tuple[str, ...], list[Document]] = {}
    for document in sorted(documents, key=lambda d: (d.published or "9999", d.key)):
        words = tuple(w for w in fold_words(document.text) if w[0].isalnum())
        if words:
            same.setdefault(words, []).append(document)
    pairs = [Copy(group[0].key, d.key, 1.0, len(words)) for words, group in same.items() for d in group[1:]]
    if len(same) > 1:
        texts = [_Text(group[0], words, trail(group[0], analyses(group[0]), rules.sequence, rules.words)) for words, group in same.items()]
        pairs += _found(texts, rules)
    return _groups(pairs)


def _found(texts: Sequence[_Text], rules: CopyRules) -> list[Copy]:
    """The pairs that join texts, the oldest first."""
    verbatim, paraphrased, translated = Candidates(), Candidates(), Candidates()
    parent = list(range(len(texts)))
    out: list[Copy] = []

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = number = parent[parent[number]]
        return number

    for n, text in enumerate(texts):
        one = text.document.language
        looks: tuple[tuple[Candidates, frozenset[Hashable], int, Callable[[_Text, _Text, CopyRules], Copy | None]], ...] = (
            (verbatim, frozenset((one, s) for s in shingles(text.words, rules.shingle)), 1, _verbatim),
            (paraphrased, frozenset((one, pair) for pair in neighbours(text.trail.words, _REACH)), _PAIRS, _reworded),
            (translated, neighbours(text.trail.signs, _REACH), _PAIRS, _retold),
        )
        for index, features, fewest, compare in looks:
            for other in index.near(features, fewest, _COMPARED):
                if root(other) == root(n):
                    continue
                found = compare(texts[other], text, rules)
                if found is not None:
                    out.append(found)
                    parent[root(n)] = root(other)
            index.add(n, features)
    return out


def _verbatim(first: _Text, second: _Text, rules: CopyRules) -> Copy | None:
    runs = passages(first.words, second.words, rules.shingle, rules.passage)
    shared = sum(size for _, _, size in runs)
    share = shared / min(len(first.words), len(second.words))
    longest = max(runs, key=lambda run: run[2], default=(0, 0, 0))
    if share < rules.whole and longest[2] < rules.embedded:
        return None
    shown = " ".join(first.words[longest[0] : longest[0] + min(longest[2], rules.passage)])
    return Copy(first.document.key, second.document.key, round(share, 3), shared, "text", (shown,))


def _reworded(first: _Text, second: _Text, rules: CopyRules) -> Copy | None:
    left, right = first.trail.words, second.trail.words
    spots = in_order(left, right, dict.fromkeys((*left, *right), 1.0))
    share = len(spots) / min(len(left), len(right))
    if len(spots) < rules.words.fewest or share < rules.words.share:
        return None
    shown = tuple(dict.fromkeys(left[i] for i, _ in spots))[:_SHOWN]
    return Copy(first.document.key, second.document.key, round(share, 3), len(spots), "words", shown)


def _retold(first: _Text, second: _Text, rules: CopyRules) -> Copy | None:
    left, right = first.trail, second.trail
    told = left.told | right.told
    weights: dict[Hashable, float] = {s: w for t in (left, right) for s, w in zip(t.signs, t.weights, strict=True) if s not in told}
    spots = in_order(left.signs, right.signs, weights)
    signs = {left.signs[i]: left.written[i] for i, _ in spots}
    whole = min(sum(weights.get(s, 0.0) for s in t.signs) for t in (left, right))
    share = sum(weights[left.signs[i]] for i, _ in spots) / whole if whole else 0.0
    if len(signs) < rules.sequence.fewest or share < rules.sequence.share:
        return None
    return Copy(first.document.key, second.document.key, round(share, 3), len(signs), "sequence", tuple(signs.values())[:_SHOWN])


def _groups(pairs: list[Copy]) -> tuple[CopyGroup, ...]:
    holder: dict[str, list[str]] = {}
    for pair in pairs:
        one, other = holder.setdefault(pair.one, [pair.one]), holder.setdefault(pair.other, [pair.other])
        if one is not other:
            large, small = (one, other) if len(one) >= len(other) else (other, one)
            large += small
            holder |= dict.fromkeys(small, large)
    shown: dict[int, list[Copy]] = {}
    for pair in sorted(pairs):
        shown.setdefault(id(holder[pair.one]), []).append(pair)
    return tuple(sorted(CopyGroup(tuple(sorted(holder[mine[0].one])), tuple(mine)) for mine in shown.values()))
