"""How corroboration reaches claims without knowing the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol

from sayso.core.records import Analysis, Document, Finding, LedgerClaim, Record


class At(NamedTuple):
    """The current document at an address, without text, and the types of which it makes claims."""

    document: Document
    types: frozenset[str]


class Holding(Record, frozen=True):
    """A current document as coverage counts it, without its text. `raw`: the SHA-256 of the bytes that were collected; `order`: the how-manieth offer brought it in."""

    key: str
    language: str | None
    published: str | None
    outlet: str | None
    url: str | None
    raw: str
    partly: bool
    order: int


class Reported(Record, frozen=True):
    """A report that was made: when (ISO 8601, UTC), and how many offers there had been by then."""

    at: str
    order: int


class ClaimIndex(Protocol):
    """The claims of the current documents, each once, and the documents."""

    def claims(self) -> Iterator[LedgerClaim]:
        """Every claim, its document without text; in any order."""
        ...

    def documents(self) -> Iterable[Document]:
        """Every current document, sorted by key."""
        ...

    def document(self, key: str) -> Document | None:
        """One current document with its text, or None."""
        ...

    def analysis(self, key: str) -> Analysis | None:
        """What was read of one current document, with the document and its text, or None."""
        ...

    def at(self, address: str) -> At | None:
        """What is at an address (as `packs.addresses` gives it), or None."""
        ...


class Selection(Record, frozen=True):
    """Filters; None asks nothing. `since` and `until` are ISO 8601 dates of any precision, both inclusive, about when a finding was reported.

    `actor_names`: whom `actor` is known to mean, by their own names.
    """

    type: str | None = None
    place: str | None = None
    actor: str | None = None
    since: str | None = None
    until: str | None = None
    min_origins: int = 0
    reviewed_only: bool = False
    actor_names: tuple[str, ...] = ()


class Placed(NamedTuple):
    """Where a claim stands: by number, with the numbers of its meaning and of its unit. One that leaves out who or where may stand with an anchor."""

    claim: int
    meaning: int
    unit: int
    anchor: int | None = None
    score: float = 0.0


Filed = Literal["meaning", "claim"]  # what is filed in blocks: what is said is filed once, however many say it; who says it, claim by claim
Row = tuple[int, int, int]  # a block, a day, and the number of what is filed there


class Shelf(Protocol):
    """Where claims are filed so that those that may belong together are found again without reading all: what is kept between two runs.

    A claim, a meaning (all that a claim says, apart from who says it) and a unit (claims that hang together) are numbers here. A block is a
    number, too; the shelf stores and looks up, and knows no more of it.
    """

    def load(self, claims: Iterable[int]) -> dict[int, LedgerClaim]:
        """Claims by number, their documents without text; numbers of claims that are no more are left out."""
        ...

    def document(self, key: str) -> Document | None:
        """One current document with its text, or None."""
        ...

    def analysis(self, key: str) -> Analysis | None:
        """What was read of one current document, with the document and its text, or None."""
        ...

    def at(self, address: str) -> At | None:
        """What is at an address (as `packs.addresses` gives it), or None."""
        ...

    def meaning(self, digest: bytes, content: bytes) -> tuple[int, bool]:
        """The number of a meaning, and whether it is new."""
        ...

    def meanings(self, numbers: Iterable[int]) -> dict[int, bytes]:
        """The contents of meanings by number."""
        ...

    def file(self, what: Filed, rows: Iterable[Row]) -> None:
        """File something under blocks; filing it again changes nothing."""
        ...

    def filed(self, what: Filed, blocks: Sequence[int], first: int, last: int) -> set[int]:
        """What is filed under any of some blocks from day `first` to day `last`, both inclusive."""
        ...

    def place(self, rows: Iterable[tuple[int, int, int, str, str | None]]) -> None:
        """Say of claims (claim, meaning, unit, id of the finding that it would begin, outlet) where they stand, in the place of what was said."""
        ...

    def placed(self, claims: Iterable[int]) -> list[Placed]:
        """Where claims stand; one that stands nowhere is left out."""
        ...

    def of_meanings(self, meanings: Iterable[int]) -> list[Placed]:
        """Every claim of some meanings."""
        ...

    def of_units(self, units: Iterable[int]) -> list[Placed]:
        """Every claim of some units."""
        ...

    def named(self, names: Iterable[str]) -> list[Placed]:
        """The claims with which findings of these ids would begin."""
        ...

    def anchor(self, rows: Iterable[tuple[int, int, float]]) -> None:
        """Say of claims that stand somewhere with which other one they do, and by what score."""
        ...

    def displace(self, claims: Iterable[int]) -> None:
        """These claims stand nowhere, until they are placed again."""
        ...

    def inherit(self, unit: int, heir: int) -> None:
        """What was made of a unit that is no more counts as made of another."""
        ...

    def merge(self, units: Iterable[int], into: int) -> None:
        """Put all claims of some units into one, and what was made of them with it."""
        ...

    def spellings(self, rows: Iterable[tuple[str, str]]) -> None:
        """Remember (sound, outlet): a name that sounds like this may be that outlet's."""
        ...

    def sounding(self, sound: str) -> Sequence[str]:
        """The outlets of which a name sounds like this, sorted."""
        ...

    def links(self, rows: Iterable[tuple[str, str, int]]) -> None:
        """Remember (sound, name, claim): a claim names somebody so."""
        ...

    def linked(self, sounds: Iterable[str]) -> list[tuple[str, str, int]]:
        """(sound, name, claim) of what was remembered with these sounds."""
        ...


class Gone(NamedTuple):
    """A claim that is no more: where it stood, and which outlet told it."""

    claim: int
    meaning: int
    unit: int
    outlet: str | None


class Archive(Shelf, Protocol):
    """A shelf with the findings made of it, and with what happened to its claims since: what is asked for here is asked for until it is `done`."""

    def fresh(self, most: int) -> list[int]:
        """Claims that are new, or of a document that goes by another key now."""
        ...

    def gone(self, most: int) -> list[Gone]:
        """Claims that stood somewhere and are no more."""
        ...

    def unheard(self, most: int) -> dict[int, Document]:
        """Documents (without text, by a number of their own) whose outlets nobody asked for yet; also those that are not current."""
        ...

    def stale(self, most: int) -> list[int]:
        """Units whose findings are to be made anew."""
        ...

    def spoil(self, units: Iterable[int]) -> None:
        """Findings of these units are to be made anew."""
        ...

    def done(self, what: Literal["fresh", "gone", "unheard", "stale"], numbers: Iterable[int]) -> None:
        """These need not be asked for again."""
        ...

    def heed(self, marks: int) -> int:
        """How many marks were heeded before, in the order in which they were made; from now on as many as are given."""
        ...

    def findings_of(self, units: Iterable[int]) -> list[Finding]:
        """The findings made of some units."""
        ...

    def known(self, ids: Iterable[str]) -> list[tuple[int, Finding]]:
        """Findings by id, each with its unit."""
        ...

    def keep(self, findings: Iterable[tuple[int, Finding]]) -> None:
        """Keep findings with their units, each in the place of one of the same id."""
        ...

    def drop(self, ids: Iterable[str]) -> None:
        """Take findings away."""
        ...

    def lead(self, aliases: Mapping[str, str]) -> None:
        """Ids of findings that are about to go, and of those that took their claims in: remembered if people saw them."""
        ...

    def untell(self, ids: Iterable[str]) -> None:
        """Forget what findings told of figures, and what contradicts them."""
        ...

    def tell(self, told: Mapping[str, bytes], rows: Iterable[tuple[int, int, str]]) -> None:
        """What findings tell of figures, and under which (block, day) that is filed."""
        ...

    def told(self, ids: Iterable[str]) -> dict[str, bytes]:
        """What findings tell of figures."""
        ...

    def telling(self, blocks: Sequence[int], first: int, last: int) -> set[str]:
        """The findings filed under some blocks from day `first` to day `last`."""
        ...

    def dispute(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Findings that contradict each other."""
        ...

    def disputed(self, ids: Iterable[str]) -> list[tuple[str, str]]:
        """The pairs in which any of these findings is."""
        ...

    def show(self) -> None:
        """The findings are up to date: people see them from now on."""
        ...
