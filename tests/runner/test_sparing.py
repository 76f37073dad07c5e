"""Garbage is collected seldom while there is work, and as before when it is done: also where the work fails."""

from __future__ import annotations

import gc

import pytest

from sayso.runner.sparing import seldom
from sayso.runner.work import Workers


def test_the_thresholds_are_put_back() -> None:
    before = gc.get_threshold()
    with seldom():
        assert gc.get_threshold()[0] > before[0]
    assert gc.get_threshold() == before
    with pytest.raises(ZeroDivisionError), seldom():
        1 / 0  # noqa: B018
    assert gc.get_threshold() == before


@pytest.mark.parametrize("count", [1, 2])
def test_work_is_done_under_them_and_whoever_takes_the_results_is_not(count: int) -> None:
    before = gc.get_threshold()
    with Workers(count) as pool:
        for _, during in pool.map(_thresholds, [1, 2, 3]):
            assert during[0] > before[0]
            assert gc.get_threshold() == before


def _thresholds(_: int) -> tuple[int, ...]:
    return gc.get_threshold()
