"""How corroboration reaches claims without knowing the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from sayso.core.records import Document, LedgerClaim


class ClaimIndex(Protocol):
    """Claims by block. A block key is a short string such as `mobilisation|RU`; the ledger stores and looks up, and knows no more of it."""

    def blocks(self) -> Iterator[str]:
        """Every block key, sorted."""
        ...

    def claims_in(self, block: str) -> list[LedgerClaim]:
        """The claims of one block, sorted by claim id."""
        ...

    def documents(self) -> Iterable[Document]:
        """Every current document, sorted by key."""
        ...

    def document(self, key: str) -> Document | None:
        """One current document with its text, or None."""
        ...
