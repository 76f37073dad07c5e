"""Collecting garbage seldom while documents are read and findings made: what is made by the million here holds no cycles, and goes by itself.

Looking for cycles as often as Python does by itself took a fifth of the time, and more the larger the ledger (bench/growth.py: at 60,000 claims
1,790 microseconds a claim, 1,220 with it); memory is the same.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (50_000, 50, 1_000)  # objects, collections of the young, collections of the middle-aged


def collect_seldom() -> None:
    """For the rest of this process."""
    gc.set_threshold(*_SELDOM)


@contextmanager
def seldom() -> Iterator[None]:
    """While this lasts; afterwards as before."""
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
