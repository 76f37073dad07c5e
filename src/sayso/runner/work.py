"""One function over many items, here or in a pool of processes; results in the order of the items, so the number of workers changes nothing."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from types import TracebackType
from typing import Self, TypeVar

from sayso.core.errors import SaysoError
from sayso.runner.sparing import collect_seldom, seldom

T = TypeVar("T")
R = TypeVar("R")

# Sending costs about as much as ten microseconds an item in chunks of 16; four chunks a worker keep all busy and memory small.
CHUNK = 16
AHEAD = 4


class Workers:
    """A pool of `count` processes, or none for a count of 1. Use it in a `with` statement."""

    def __init__(self, count: int = 1) -> None:
        self.count = max(1, count)
        # spawn: the same on every system, and no copies of open ledgers
        self._pool = ProcessPoolExecutor(self.count, multiprocessing.get_context("spawn"), collect_seldom) if self.count > 1 else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[tuple[T, R]]:
        """Each item with `function` of it, in order; `function` must be importable by name. Raises SaysoError if a worker dies."""
        if self._pool is None:
            for item in items:
                with seldom():
                    result = function(item)
                yield item, result
            return
        source = iter(items)
        pending: deque[tuple[list[T], Future[list[R]]]] = deque()
        try:
            while True:
                while len(pending) < self.count * AHEAD and (chunk := list(islice(source, CHUNK))):
                    pending.append((chunk, self._pool.submit(_chunk, function, chunk)))
                if not pending:
                    return
                chunk, future = pending.popleft()
                yield from zip(chunk, future.result(), strict=True)
        except BrokenProcessPool:
            raise SaysoError("a worker process died, perhaps for want of memory", step="run it again with fewer --workers") from None


def _chunk(function: Callable[[T], R], items: list[T]) -> list[R]:
    return [function(item) for item in items]
