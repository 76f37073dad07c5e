"""Reading without a ledger: in input order, whatever the number of workers."""

from __future__ import annotations

import io
import json
import os
from functools import partial

import pytest
from reading import key_of

from sayso.core.errors import SaysoError
from sayso.core.records import Refusal
from sayso.runner import Account, read
from sayso.runner.work import Workers


def lines() -> bytes:
    good = [json.dumps({"key": str(n), "text": "! odd" if n % 10 == 7 else f"Bericht {n}", "language": "nl"}) for n in range(100)]
    good.insert(50, "no json")
    return "\n".join(good).encode()


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_input_order(workers: int) -> None:
    account = Account()
    found = list(read(["-"], key_of, account=account, stdin=io.BytesIO(lines()), workers=workers))
    assert [f.key if isinstance(f, Refusal) else f for f in found] == [
        *map(str, range(50)),
        "-:51",
        *map(str, range(50, 100)),
    ]
    report = account.report()
    assert (report.offered, report.stored, report.refused) == (101, 90, 11)
    assert report.refused_by == {"not-json": 1, "odd": 10}


def test_it_streams() -> None:
    taken: list[int] = []

    def numbers():  # type: ignore[no-untyped-def]
        for n in range(10_000_000):
            taken.append(n)
            yield n

    with Workers(1) as pool:
        results = pool.map(partial(pow, exp=2), numbers())
        assert [next(results) for _ in range(3)] == [(0, 0), (1, 1), (2, 4)]
    assert len(taken) < 10


def test_a_pool_takes_no_more_than_it_can_work_on() -> None:
    taken: list[int] = []

    def numbers():  # type: ignore[no-untyped-def]
        for n in range(10_000):
            taken.append(n)
            yield n

    with Workers(2) as pool:
        results = pool.map(str, numbers())
        assert next(results) == (0, "0")
        assert len(taken) < 1_000
        assert [r for _, r in results] == [str(n) for n in range(1, 10_000)]


def test_a_worker_that_dies_is_an_error_with_a_next_step() -> None:
    with Workers(2) as pool, pytest.raises(SaysoError, match="died") as caught:
        list(pool.map(os._exit, [1, 2, 3]))
    assert caught.value.step
