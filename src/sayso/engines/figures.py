"""How well frames agree with gold: F1 in percent."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.engines.frames import ROLES, Frame
from sayso.engines.model import Figures

_LOOSE, _STRICT = 0.3, 0.8  # share of common words from which two contents are the same


def measure(pages: Sequence[tuple[Sequence[Frame], Sequence[Frame]]]) -> Figures:
    """The figures of pages, each (gold, found). Only frames with a content count; marks at the ends of a part do not."""
    kept = [([f for f in gold if f.content], [f for f in found if f.content]) for gold, found in pages]
    loose, strict = (_f([(_matches(g, f, floor), len(f), len(g)) for g, f in kept]) for floor in (_LOOSE, _STRICT))
    exact = (_f([_exact(g, f, role) for g, f in kept]) for role in ROLES)
    return Figures(loose, strict, *exact)


def _f(counts: Sequence[tuple[int, int, int]]) -> float:
    right, found, gold = (sum(c[n] for c in counts) for n in range(3))
    return round(200 * right / (found + gold), 1) if found + gold else 0.0


def _exact(gold: Sequence[Frame], found: Sequence[Frame], role: str) -> tuple[int, int, int]:
    a, b = ({(parts[0][0], parts[-1][1]) for f in side if (parts := getattr(f, role))} for side in (gold, found))
    return len(a & b), len(b), len(a)


def _matches(gold: Sequence[Frame], found: Sequence[Frame], floor: float) -> int:
    """How many pair up one to one, the closest first."""
    a, b = ([{i for part in f.content for i in range(*part)} for f in side] for side in (gold, found))
    scored = sorted(((len(x & y) / len(x | y), n, m) for n, x in enumerate(a) for m, y in enumerate(b) if x & y), key=lambda s: (-s[0], s[1], s[2]))
    left: set[int] = set()
    right: set[int] = set()
    for share, n, m in scored:
        if share >= floor and n not in left and m not in right:
            left.add(n)
            right.add(m)
    return len(left)
