"""A ledger in memory, for generated worlds and for tests of corroboration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.core.records import Analysis, Document, LedgerClaim


class MemoryIndex:
    """Implements `core.index.ClaimIndex` over a list of claims."""

    def __init__(self, claims: Iterable[LedgerClaim], analyses: Iterable[Analysis] = ()) -> None:
        self._claims = list(claims)
        self._documents = {claim.document.key: claim.document for claim in self._claims}
        self._analyses = {analysis.document.key: analysis for analysis in analyses}

    def claims(self) -> Iterator[LedgerClaim]:
        return iter(self._claims)

    def documents(self) -> Iterable[Document]:
        return [self._documents[key] for key in sorted(self._documents)]

    def document(self, key: str) -> Document | None:
        return self._documents.get(key)

    def analysis(self, key: str) -> Analysis | None:
        return self._analyses.get(key)
