"""Documents into the ledger, batch by batch: safe to repeat, and to interrupt between any two instructions.

1. collect, 2. leave out what this reader has read before, 3. analyse, 4. store in one transaction a batch, 5. corroborate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import BinaryIO, TypeVar

from sayso.collect import collect
from sayso.core.records import Analysis, Collected, Refusal
from sayso.ledger import Ledger
from sayso.packs.outlets import Outlets
from sayso.runner.account import Account, IngestReport
from sayso.runner.findings import refresh
from sayso.runner.read import attempt
from sayso.runner.work import Workers

T = TypeVar("T")

# Small enough to show progress and to lose little when interrupted, large enough that a transaction costs nothing beside the reading.
BATCH = 128


def ingest(
    paths: Sequence[str],
    ledger: Ledger,
    analyse: Callable[[Collected], Analysis],
    *,
    clock: Callable[[], str],
    reader: str = "",
    outlets: Outlets | None = None,
    stdin: BinaryIO | None = None,
    language: str | None = None,
    published: str | None = None,
    workers: int = 1,
    progress: Callable[[int], None] = lambda offered: None,
) -> IngestReport:
    """Ingest paths into a ledger and bring its findings up to date; the same content whatever the number of workers.

    `outlets` are remembered: None stands for those given last. `clock` gives the time of collection (ISO 8601, UTC), asked once; `reader` names what analyses, so that documents are read again when it
    changes; `progress` hears how many inputs are done. Raises LedgerError.
    """
    account = Account()
    at = clock()
    inputs = collect(paths, stdin=stdin, language=language, published=published)  # 1
    with Workers(workers) as pool:
        for batch in _batches(inputs, BATCH * pool.count):
            good = []
            for found in batch:
                if isinstance(found, Refusal):
                    account.refuse(found)
                else:
                    good.append(found)
            unread = ledger.unread((c.document.id for c in good), reader)  # 2
            _store(good, unread, pool, analyse, ledger, account, at, reader)  # 3, 4
            progress(account.offered)
    if outlets is not None:
        ledger.keep_outlets(outlets)
    refresh(ledger, at)  # 5
    told = account.report()
    ledger.note_refusals(told.refused_by, at)
    return told


def _store(
    good: Sequence[Collected],
    unread: frozenset[str],
    pool: Workers,
    analyse: Callable[[Collected], Analysis],
    ledger: Ledger,
    account: Account,
    at: str,
    reader: str,
) -> None:
    results = pool.map(partial(attempt, analyse), [c for c in good if c.document.id in unread])
    items: list[tuple[Collected, Analysis | None]] = []
    for collected in good:
        result = next(results)[1] if collected.document.id in unread else None
        if isinstance(result, Refusal):
            account.refuse(result)
        else:
            items.append((collected, result))
    added = ledger.add(items, at, reader=reader)
    account.reread(added.reread)
    account.unanalysed(sum(result is not None and result.analysis == "none" for _, result in items))
    for (collected, _), outcome in zip(items, added.outcomes, strict=True):
        account.take(collected, outcome)


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch
