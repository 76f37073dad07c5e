"""What the tests of corroboration share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from memory import MemoryIndex
from sayso.core.records import Finding, LedgerClaim, Mark
from sayso.corroborate import corroborate
from sayso.packs.outlets import Outlet

Find = Callable[..., tuple[Finding, ...]]


@pytest.fixture(scope="session")
def find() -> Find:
    """Findings of some claims."""

    def found(*claims: LedgerClaim, outlets: Sequence[Outlet] = (), marks: Sequence[Mark] = ()) -> tuple[Finding, ...]:
        return corroborate(MemoryIndex(claims), marks, outlets)

    return found
