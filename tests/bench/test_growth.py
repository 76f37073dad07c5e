"""The bench of growth runs, and looks at what it says it looks at; its times are for the bench itself."""

from __future__ import annotations

from pathlib import Path

import growth
from sayso.ledger import open_ledger


def test_a_small_ledger_is_grown_and_asked(tmp_path: Path) -> None:
    path = tmp_path / "300.db"
    grown = growth.grow(300, path)
    assert grown.claims == 300
    assert 10 <= grown.findings <= 100
    assert grown.each > 0
    assert len(growth.one_more(path, 300)) == growth.MORE
    with open_ledger(path) as ledger:
        assert ledger.counts()["claims"] == 300 + growth.MORE
        assert sum(len(f.claims) for f in ledger.findings()) == 300 + growth.MORE
    assert len(growth.asked(path)) == growth.ASKED


def test_a_larger_world_is_not_a_denser_one() -> None:
    """As many facts for each actor and each outlet, whatever the size."""
    small, large = growth.options(10_000), growth.options(1_000_000)
    assert large.outlets is not None
    assert small.outlets is not None
    assert large.facts // large.outlets == small.facts // small.outlets
    assert growth.p95(range(1, 101)) == 95
