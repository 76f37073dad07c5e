"""Which types a statement makes a claim of, by the rules of a codebook, and in which of its clauses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from sayso.coding.marks import Mark, Marks
from sayso.coding.statements import Statement, asking
from sayso.core.records import Page, Record
from sayso.packs.codebook import Alternatives, ClaimType, Codebook, Rule


class Hit(Record, frozen=True):
    """A rule that holds for tokens `first` to `last` (exclusive): the smallest run of clauses where it does."""

    type: str
    rule: Rule
    number: int  # of the rule within its type, from 1
    first: int
    last: int
    anchor: Mark | None  # what met the first group of the rule


class Around(Record, frozen=True):
    """What is around a statement: features near it and in the whole document, types claimed not far back."""

    near: frozenset[str]
    document: frozenset[str]
    before: frozenset[str]
    reports: bool  # does the document report what anybody said?


def match(page: Page, marks: Marks, book: Codebook, statement: Statement, around: Callable[[], Around], extra: frozenset[str]) -> list[Hit]:
    """The types that hold, a child in place of its parent, in order of position. `extra`: features of the statement beside its marks."""
    features = marks.features(statement.first, statement.last) | extra
    starts = book.starts
    candidates = sorted({row for f in features for row in starts.get(f, ())})
    if not candidates:
        return []
    segments: list[tuple[int, int]] | None = None
    hits: dict[str, Hit] = {}
    types = list(book.types.items())
    for place, number in candidates:
        name, kind = types[place]
        rule = kind.rules[number]
        if name in hits or not holds(rule.unit, features) or (statement.attribution is None and not holds(kind.own_voice, features)):
            continue
        if not _may(rule, name, statement, around):
            continue
        if segments is None:
            segments = _segments(page, statement)
        window = _window(marks, rule, segments, extra) or (_window(marks, rule, _parts(page, segments), extra) if rule.without else None)
        if window is not None:
            anchor = _anchor(marks, rule, *window)
            if not _asked(page, marks, statement, window[0] if anchor is None else anchor.first):
                hits[name] = Hit(name, rule, number + 1, *window, anchor)
    gone = {other for name, hit in hits.items() for other in _replaced(book.types, name) if other in hits and _overlap(hit, hits[other])}
    return sorted((h for name, h in hits.items() if name not in gone), key=lambda h: (h.first, h.last, h.type))


def _asked(page: Page, marks: Marks, statement: Statement, at: int) -> bool:
    """Does token `at` stand in an indirect question ("whether he recruits")? Nothing is claimed by asking."""
    k = bisect_right(page.clauses, at, key=lambda c: c.first) - 1
    if k < 0 or page.clauses[k].first < statement.first:
        return False
    first = page.clauses[k].first
    return asking(page, marks, first) and not any(t.kind == "relative" for t in page.tags.get(first, ()))


def _overlap(hit: Hit, other: Hit) -> bool:
    return hit.first < other.last and other.first < hit.last


def _replaced(types: dict[str, ClaimType], name: str) -> tuple[str, ...]:
    parent = types[name].parent
    return (*types[name].over, *((parent,) if parent else ()))


def holds(groups: Sequence[Alternatives], features: frozenset[str]) -> bool:
    """Is one of every group among the features?"""
    return not any(map(features.isdisjoint, groups))


def _may(rule: Rule, name: str, statement: Statement, around: Callable[[], Around]) -> bool:
    if rule.attributed and statement.attribution is None:
        return False
    if not (rule.near or rule.document or rule.follows or rule.artefact):
        return True
    there = around()
    if rule.artefact and there.reports:
        return False
    return holds(rule.near, there.near) and holds(rule.document, there.document) and (not rule.follows or name in there.before)


def _window(marks: Marks, rule: Rule, segments: list[tuple[int, int]], extra: frozenset[str]) -> tuple[int, int] | None:
    """The shortest run of clauses where the rule holds, the leftmost of equals."""
    for length in range(1, len(segments) + 1):
        for i in range(len(segments) - length + 1):
            first, last = segments[i][0], segments[i + length - 1][1]
            features = marks.features(first, last) | extra
            if holds(rule.unit, features) and features.isdisjoint(rule.without) and _together(marks, rule, first, last):
                return first, last
    return None


def _together(marks: Marks, rule: Rule, first: int, last: int) -> bool:
    """Do the groups of the rule stand close together? What has no place of its own (`quantity:same`) is close to everything."""
    places = [[m.first for m in marks.within(first, last) if not group.isdisjoint(m.features)] for group in rule.unit]
    known = [p for p in places if p]
    return not known or any(all(any(abs(at - other) <= rule.spread for other in p) for p in known[1:]) for at in known[0])


def _segments(page: Page, statement: Statement) -> list[tuple[int, int]]:
    """The statement cut where clauses begin and where a conjunction stands."""
    cuts = {statement.first}
    clauses = page.clauses
    for k in range(bisect_left(clauses, statement.sentence, key=lambda c: c.sentence), len(clauses)):
        if clauses[k].sentence != statement.sentence:
            break
        if statement.first < clauses[k].first < statement.last:
            cuts.add(clauses[k].first)
    cuts.update(t.first for t in page.of_within("conjunction", statement.first + 1, statement.last))
    ordered = sorted(cuts)
    return list(zip(ordered, [*ordered[1:], statement.last], strict=True))


def _parts(page: Page, segments: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The segments cut at commas, too: where clauses stand side by side without a conjunction."""
    words = page.tokens.words
    cuts = sorted({a for a, _ in segments} | {i + 1 for a, b in segments for i in range(a, b - 1) if words[i] in ",;"})
    return list(zip(cuts, [*cuts[1:], segments[-1][1]], strict=True))


def _anchor(marks: Marks, rule: Rule, first: int, last: int) -> Mark | None:
    wanted = rule.unit[0]
    return next((m for m in marks.within(first, last) if not wanted.isdisjoint(m.features)), None)
