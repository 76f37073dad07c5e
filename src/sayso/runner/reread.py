"""Documents of the ledger read again, where packs or actors have changed since; nothing need be collected anew."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sayso.core.records import Analysis, Collected, Record, Refusal
from sayso.ledger import Ledger
from sayso.runner.findings import refresh
from sayso.runner.ingest import BATCH
from sayso.runner.read import attempt
from sayso.runner.work import Workers


class Reread(Record, frozen=True):
    """How many documents were read again, how many of them now read differently, and those that could not be read (they keep what they had)."""

    documents: int
    changed: int
    refused: tuple[Refusal, ...] = ()


def reread(
    ledger: Ledger,
    analyse: Callable[[Collected], Analysis],
    *,
    at: str,
    reader: str,
    workers: int = 1,
    progress: Callable[[int], None] = lambda done: None,
) -> Reread:
    """Read every current document that another reader read, and bring the findings up to date. Safe to interrupt: what is left is found again.

    `at`: ISO 8601, UTC; `reader` names what analyses; `progress` hears how many are done. Raises LedgerError.
    """
    ids = ledger.read_by_others(reader)
    done = changed = 0
    refused: list[Refusal] = []
    with Workers(workers) as pool:
        size = BATCH * pool.count
        for start in range(0, len(ids), size):
            made: list[Analysis] = []
            for first in range(start, min(start + size, len(ids)), BATCH):
                for _, result in pool.map(partial(attempt, analyse), ledger.collected(ids[first : min(first + BATCH, start + size)])):
                    if isinstance(result, Refusal):
                        refused.append(result)
                    else:
                        made.append(result)
            changed += ledger.reread(made, at, reader=reader)
            done += len(made)
            progress(done)
    refresh(ledger, at)
    return Reread(done, changed, tuple(refused))
