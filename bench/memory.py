"""A ledger in memory, for generated worlds and for tests of corroboration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.core.index import At
from sayso.core.records import Analysis, Document, LedgerClaim
from sayso.packs.addresses import address as address_of


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

    def at(self, address: str) -> At | None:
        mine = [claim for claim in self._claims if address_of(claim.document.url) == address]
        return At(mine[0].document, frozenset(claim.claim.type for claim in mine)) if mine else None

    def analysis(self, key: str) -> Analysis | None:
        return self._analyses.get(key)
