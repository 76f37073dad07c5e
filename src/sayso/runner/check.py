"""One text beside what a ledger knows, as if it had been put in; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from sayso.core.index import At, ClaimIndex
from sayso.core.records import Analysis, Document, Finding, LedgerClaim, Record
from sayso.corroborate import corroborate
from sayso.ledger import Ledger
from sayso.ledger.forms import ledger_claims
from sayso.runner.directory import directory_of


class Checked(Record, frozen=True):
    """What a text claims, as findings that hold its claims, and what the ledger knows of each.

    `findings` are those of text and ledger together, in the order of the text; `known` gives for each the ids of the ledger's own findings that
    hold the same; `others` are the findings that they disagree with; `claims` says what the text itself claims of each, in sentences. `stored`: the ledger holds the very document already.
    """

    analysis: Analysis
    findings: tuple[Finding, ...]
    known: dict[str, tuple[str, ...]]
    others: dict[str, Finding]
    claims: dict[str, tuple[str, ...]]
    stored: bool = False


class Nothing:
    """An index without a claim: what a text is checked against where there is no ledger."""

    def claims(self) -> Iterator[LedgerClaim]:
        """None."""
        return iter(())

    def documents(self) -> Iterable[Document]:
        """None."""
        return ()

    def document(self, key: str) -> Document | None:
        """None."""
        return None

    def analysis(self, key: str) -> Analysis | None:
        """None."""
        return None

    def at(self, address: str) -> At | None:
        """None."""
        return None


class Beside:
    """An index with the claims of one document more, and of its types alone. What the index holds under the same key is left out."""

    def __init__(self, index: ClaimIndex, analysis: Analysis, claims: Iterable[LedgerClaim]) -> None:
        self._index = index
        self._analysis = analysis
        self._document = analysis.document
        self._mine = list(claims)
        self._types = {claim.claim.type for claim in self._mine}

    def claims(self) -> Iterator[LedgerClaim]:
        """The document's claims, and those of the index of their types."""
        yield from (c for c in self._index.claims() if c.claim.type in self._types and c.document.key != self._document.key)
        yield from self._mine

    def documents(self) -> Iterable[Document]:
        """Those of the index, and the one more."""
        yield from (document for document in self._index.documents() if document.key != self._document.key)
        yield self._document

    def document(self, key: str) -> Document | None:
        """A document with its text."""
        return self._document if key == self._document.key else self._index.document(key)

    def analysis(self, key: str) -> Analysis | None:
        """What was read of a document."""
        return self._analysis if key == self._document.key else self._index.analysis(key)

    def at(self, address: str) -> At | None:
        """What is at an address."""
        return self._index.at(address)


def check(analysis: Analysis, ledger: Ledger | None) -> Checked:
    """An analysis beside a ledger, or by itself. Raises LedgerError."""
    document = analysis.document
    kept = ledger.document(document.key) if ledger is not None else None
    stored = kept is not None and kept.id == document.id
    if kept is not None and not stored:  # another text goes by this key
        document = msgspec.structs.replace(document, key=f"{document.key}#{document.id[7:15]}")
        analysis = msgspec.structs.replace(analysis, document=document)
    claims = ledger_claims(analysis)
    directory = directory_of(ledger) if ledger is not None else None
    alone = corroborate(Beside(Nothing(), analysis, claims), directory=directory)
    together = alone if ledger is None else corroborate(Beside(ledger, analysis, claims), ledger.marks(), ledger.outlets(), directory=directory)
    mine = [f for f in together if any(c.document == document.key for c in f.claims)]
    mine.sort(key=lambda f: min((c.evidence.start, c.evidence.end) for c in f.claims if c.document == document.key))
    by_id = {f.id: f for f in together}
    others = {other: by_id[other] for f in mine for other in f.conflicts_with if other in by_id}
    known = _known(mine, document.key, ledger) if ledger is not None else {}
    return Checked(analysis, tuple(mine), known, others, _told(mine, alone, document.key), stored)


def _told(mine: Iterable[Finding], alone: Iterable[Finding], key: str) -> dict[str, tuple[str, ...]]:
    sentence = {claim.id: finding.statement for finding in alone for claim in finding.claims}
    return {f.id: tuple(dict.fromkeys(sentence[c.id] for c in f.claims if c.document == key and c.id in sentence)) for f in mine}


def _known(mine: Iterable[Finding], key: str, ledger: Ledger) -> dict[str, tuple[str, ...]]:
    holder = {(claim.document, claim.id): finding.id for finding in ledger.findings() for claim in finding.claims if claim.document != key}
    return {f.id: tuple(dict.fromkeys(holder[c.document, c.id] for c in f.claims if (c.document, c.id) in holder)) for f in mine}
