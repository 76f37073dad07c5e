"""What two sequences have in the same order: passages word by word, and the heaviest chain of things they share.

Both are exact, and near-linear in texts as they are: what recurs too often in one of them says nothing about the other and is left out.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

_OFTEN = 12  # what one text repeats more often than this is how it talks
_OPENINGS = 4  # places at which one shingle is tried
_LINKS = 400  # passages that are chained: more than this is a book against itself

Run = tuple[int, int, int]  # where it begins in the one and in the other, and how long it is


def shingles(words: Sequence[str], length: int) -> list[tuple[str, ...]]:
    """Every run of `length` words, in order; the whole where it is shorter than that."""
    return [tuple(words[i : i + length]) for i in range(max(1, len(words) - length + 1))]


def passages(left: Sequence[str], right: Sequence[str], shingle: int, shortest: int) -> list[Run]:
    """Passages of at least `shortest` words that stand in both, in the same order: those that hold most words together."""
    places: dict[tuple[str, ...], list[int]] = {}
    for j, key in enumerate(shingles(right, shingle)):
        places.setdefault(key, []).append(j)
    found: list[Run] = []
    reached: dict[int, int] = {}  # by diagonal: where its last run ends in `left`
    for i, key in enumerate(shingles(left, shingle)):
        for j in places.get(key, ())[:_OPENINGS]:
            if reached.get(i - j, 0) > i:
                continue
            size = 0
            while i + size < len(left) and j + size < len(right) and left[i + size] == right[j + size]:
                size += 1
            reached[i - j] = i + size
            if size >= shortest:
                found.append((i, j, size))
    return _chained(sorted(found, key=lambda run: (-run[2], run))[:_LINKS])


def _chained(runs: list[Run]) -> list[Run]:
    runs = sorted(runs)
    best: list[tuple[int, int]] = []  # words up to and with each run, and the run before it
    for n, (i, j, size) in enumerate(runs):
        before = max(
            ((best[m][0], m) for m, (a, b, other) in enumerate(runs[:n]) if a + other <= i and b + other <= j), key=lambda row: (row[0], -row[1]), default=(0, -1)
        )
        best.append((before[0] + size, before[1]))
    at = max(range(len(runs)), key=lambda n: (best[n][0], -n), default=-1)
    out: list[Run] = []
    while at >= 0:
        out.append(runs[at])
        at = best[at][1]
    return out[::-1]


def in_order(left: Sequence[Hashable], right: Sequence[Hashable], weights: Mapping[Hashable, float]) -> list[tuple[int, int]]:
    """The heaviest sequence of things (those in `weights`) that stand in both in the same order, by their places in both."""
    places: dict[Hashable, list[int]] = {}
    for j, thing in enumerate(right):
        if thing in weights:
            places.setdefault(thing, []).append(j)
    seen: dict[Hashable, int] = {}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(right) + 1)  # a Fenwick tree of the best chain that ends before a place of `right`
    chain: list[tuple[int, int, int]] = []  # place in both, and the link before
    for i, thing in enumerate(left):
        spots = places.get(thing, ())
        seen[thing] = seen.get(thing, 0) + 1
        if len(spots) > _OFTEN or seen[thing] > _OFTEN:
            continue
        for j in reversed(spots):  # from behind, so that one place of `left` is used once
            total, before = _best(tree, j)
            chain.append((i, j, before))
            _raise(tree, j + 1, (total + weights[thing], len(chain) - 1))
    at = _best(tree, len(right))[1]
    out: list[tuple[int, int]] = []
    while at >= 0:
        i, j, at = chain[at]
        out.append((i, j))
    return out[::-1]


def _best(tree: Sequence[tuple[float, int]], place: int) -> tuple[float, int]:
    best = (0.0, -1)
    while place > 0:
        if tree[place][0] > best[0]:
            best = tree[place]
        place -= place & -place
    return best


def _raise(tree: list[tuple[float, int]], place: int, value: tuple[float, int]) -> None:
    while place < len(tree):
        if value[0] > tree[place][0]:
            tree[place] = value
        place += place & -place
