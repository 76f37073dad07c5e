"""Documents on their way into the ledger: each is new, a new version, or seen again; the rows to write are gathered here and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from sayso.core.ids import digest
from sayso.core.records import Analysis, Collected, Document, LedgerClaim
from sayso.ledger.forms import keep_analysis, keep_claim, ledger_claims, pack
from sayso.ledger.identity import Rank
from sayso.ledger.known import Known
from sayso.packs.addresses import address

Outcome = Literal["stored", "version", "again"]
Row = dict[str, Any]


class Batch:
    """The rows of one transaction, by table. `take` each item in order, then read them."""

    def __init__(self, known: Known, at: str, reader: str) -> None:
        self._known = known
        self._at = at
        self._reader = reader
        self.raws: list[Row] = []
        self.documents: dict[int, Row] = {}  # new ones
        self.changed: dict[int, Row] = {}  # known ones: what is different now
        self.keys: list[Row] = []
        self.versions: list[Row] = []
        self.analyses: dict[str, Row] = {}
        self.claims: list[Row] = []
        self.observations: list[Row] = []
        self.superseded: set[str] = set()
        self.replaced: set[str] = set()  # versions whose kept analysis and claims make way for new ones
        self.renamed_readers: list[Row] = []
        self._coded: list[tuple[str, int, LedgerClaim]] = []

    def take(self, collected: Collected, analysis: Analysis | None) -> Outcome:
        """Take in one item. Raises ValueError for a new document without analysis."""
        document = collected.document
        self.observations.append({"version": document.id, "key": document.key, "at": self._at})
        number = self._known.versions.get(document.id)
        if number is not None:
            self._offer_key(number, document.key)
            if analysis is not None:
                self.reread(document, analysis)
            return "again"
        if analysis is None:
            raise ValueError(f"{document.key} is new and has no analysis")
        number = self._known.number_of(document)
        outcome: Outcome = "stored" if number is None else "version"
        if number is None:
            number = self._new_document(document)
        else:
            self._new_version(number, document)
        self._keep(number, collected, analysis)
        return outcome

    def current_claims(self) -> Sequence[tuple[int, LedgerClaim]]:
        """The claims of this batch that belong to current versions, with their numbers."""
        current = {rank.id for rank in self._known.current.values()}
        return [(number, claim) for version, number, claim in self._coded if version in current]

    def _new_document(self, document: Document) -> int:
        known = self._known
        number = known.next_document
        known.next_document += 1
        key, place = known.free_key(document), address(document.url)
        known.key[number], known.address[number] = key, place
        known.current[number] = self._rank(document)
        if place is not None:
            known.by_address[place] = number
        self.documents[number] = {"number": number, "key": key, "address": place, "current": document.id}
        known.by_key[key] = number
        self.keys.append({"key": key, "document": number})
        return number

    def _new_version(self, number: int, document: Document) -> None:
        known = self._known
        place = address(document.url)
        if known.address[number] is None and place is not None:
            known.address[number] = place
            known.by_address[place] = number
            self._change(number, address=place)
        rank = self._rank(document)
        if rank > known.current[number]:
            self.superseded.add(known.current[number].id)
            known.current[number] = rank
            self._change(number, current=document.id)
        self._offer_key(number, document.key)

    def _offer_key(self, number: int, key: str) -> None:
        """Remember a key under which a document was offered; a document goes by the first of its keys in the alphabet."""
        known = self._known
        if key in known.by_key:
            return
        known.by_key[key] = number
        self.keys.append({"key": key, "document": number})
        if key < known.key[number]:
            known.key[number] = key
            self._change(number, key=key)

    def _keep(self, number: int, collected: Collected, analysis: Analysis) -> None:
        document = collected.document
        raw = digest(collected.raw)
        if raw not in self._known.raws:
            self._known.raws.add(raw)
            self.raws.append({"hash": raw, "size": len(collected.raw), "packed": pack(collected.raw)})
        self._known.versions[document.id] = number
        row = {name: getattr(document, name) for name in ("id", "language", "published", "published_basis", "outlet", "url", "title", "text")}
        row |= {"document": number, "raw": raw, "at": self._at, "synthetic": int(document.synthetic), "partly": collected.partly}
        self.versions.append(row)
        self._analysed(document, analysis, *keep_analysis(analysis))

    def reread(self, document: Document, analysis: Analysis) -> None:
        """Another analysis of a version that the ledger holds."""
        sum_, packed = keep_analysis(analysis)
        kept, reader = self._known.analyses[document.id]
        if kept != sum_:
            self.replaced.add(document.id)
            self._coded = [coded for coded in self._coded if coded[0] != document.id]
            self.claims = [claim for claim in self.claims if claim["version"] != document.id]
            self._analysed(document, analysis, sum_, packed)
        elif reader != self._reader:
            self.renamed_readers.append({"of": document.id, "reader": self._reader})
            self._known.analyses[document.id] = (kept, self._reader)

    def _analysed(self, document: Document, analysis: Analysis, sum_: str, packed: bytes) -> None:
        self._known.analyses[document.id] = (sum_, self._reader)
        self.analyses[document.id] = {"version": document.id, "reader": self._reader, "digest": sum_, "packed": packed}
        for claim in ledger_claims(msgspec.structs.replace(analysis, document=document)):
            number = self._known.next_claim
            self._known.next_claim += 1
            self.claims.append(
                {"number": number, "version": document.id, "claim": claim.claim.id, "type": claim.claim.type, "content": keep_claim(claim)}
            )
            self._coded.append((document.id, number, claim))

    def _change(self, number: int, **values: str) -> None:
        target = self.documents.get(number)
        if target is None:
            target = self.changed.setdefault(number, {})
        target.update(values)

    def _rank(self, document: Document) -> Rank:
        return Rank(self._at, document.published or "", document.id)
