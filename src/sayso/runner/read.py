"""Documents to analyses, without a ledger, in input order, as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import BinaryIO, TypeVar

from sayso.collect import collect
from sayso.core.errors import InputError
from sayso.core.records import Collected, Refusal
from sayso.runner.account import Account
from sayso.runner.work import Workers

R = TypeVar("R")


def read(
    paths: Sequence[str],
    work: Callable[[Collected], R],
    *,
    account: Account,
    stdin: BinaryIO | None = None,
    language: str | None = None,
    published: str | None = None,
    workers: int = 1,
) -> Iterator[R | Refusal]:
    """What `work` makes of each document, or its Refusal, in input order; `account` counts along.

    `work` gets a Collected and may return anything that can be sent between processes (an Analysis, or its JSON).
    """
    inputs = collect(paths, stdin=stdin, language=language, published=published)
    with Workers(workers) as pool:
        for found, result in pool.map(partial(attempt, work), inputs):
            if isinstance(result, Refusal):
                account.refuse(result)
            elif isinstance(found, Collected):
                account.take(found)
            yield result


def attempt(work: Callable[[Collected], R], found: Collected | Refusal) -> R | Refusal:
    """The work on one input; what cannot be analysed is refused, not fatal."""
    if isinstance(found, Refusal):
        return found
    try:
        return work(found)
    except InputError as error:
        return Refusal(found.document.key, error.code, str(error), error.step)
