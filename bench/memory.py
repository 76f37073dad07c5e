"""A ledger in memory, for generated worlds and for tests of corroboration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.core.records import Document, LedgerClaim
from sayso.corroborate import block_keys


class MemoryIndex:
    """Implements `core.index.ClaimIndex` over a list of claims."""

    def __init__(self, claims: Iterable[LedgerClaim]) -> None:
        self._blocks: dict[str, list[LedgerClaim]] = {}
        self._documents: dict[str, Document] = {}
        for claim in claims:
            self._documents[claim.document.key] = claim.document
            for key in block_keys(claim):
                self._blocks.setdefault(key, []).append(claim)

    def blocks(self) -> Iterator[str]:
        return iter(sorted(self._blocks))

    def claims_in(self, block: str) -> list[LedgerClaim]:
        return sorted(self._blocks.get(block, []), key=lambda c: c.claim.id)

    def documents(self) -> Iterable[Document]:
        return [self._documents[key] for key in sorted(self._documents)]

    def document(self, key: str) -> Document | None:
        return self._documents.get(key)
