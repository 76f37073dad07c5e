"""The records that stages exchange: frozen, typed, named as in the contract. A changed thing is a new thing.

Offsets are Unicode code points, end exclusive; for every span `text == document.text[start:end]`.
Fields are declared in the order in which they are printed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Any, Literal

import msgspec

Modality = Literal["asserted", "reported", "denied", "planned", "possible"]
Basis = Literal["public_act", "own_reporting", "document", "observation", "artefact", "relayed", "hearsay", "unstated"]
AttributionKind = Literal["direct", "indirect", "according-to", "credit"]
SpeakerType = Literal["person", "organisation", "media", "social-media", "document", "unnamed"]
BlockRole = Literal["headline", "body", "caption", "credit", "byline", "source", "related", "date"]
Comparator = Literal["=", ">", ">=", "<", "<=", "~"]
LinkKind = Literal["link", "embed", "via", "canonical", "forwarded_from", "boost", "retweet"]
LinkPlace = Literal["source", "beside", "within", "document"]
Precision = Literal["point", "city", "admin", "country"]


class Record(msgspec.Struct, frozen=True):
    """Base of all records. Those made by the thousand are kept from the garbage collector (`gc=False`): they hold no cycle."""


class Span(Record, frozen=True, gc=False):
    """A stretch of a document's text."""

    start: int
    end: int
    text: str


# --- collect ----------------------------------------------------------------------------------------------------------


class Document(Record, frozen=True):
    """What came in: one article, post or message."""

    key: str
    id: str
    language: str | None
    published: str | None
    outlet: str | None
    url: str | None
    title: str | None
    synthetic: bool
    text: str
    published_basis: str | None = None  # where `published` was read: "given", "metadata", "text head"


class Link(Record, frozen=True):
    """A hyperlink, embed, "via" or canonical address of a document, or whose post it forwards; `name`: who that is, as the platform says.

    An embed that shows no words of its own stands on the last mark of the paragraph before it. A forwarded post may have a name and no address.
    """

    span: Span | None
    url: str | None
    kind: LinkKind
    name: str | None = None


class Collected(Record, frozen=True):
    """An input that could be read: the document, its raw bytes, its links, and what could not be read of it."""

    document: Document
    raw: bytes
    links: tuple[Link, ...] = ()
    partly: str | None = None


class Refusal(Record, frozen=True):
    """An input that could not be read, and why."""

    key: str
    code: str
    reason: str
    step: str | None = None


# --- read -------------------------------------------------------------------------------------------------------------


class Block(Span, frozen=True, gc=False):
    """A stretch of a document with a role."""

    role: BlockRole


class Tokens(Record, frozen=True):
    """The words and marks of a document, as parallel tuples of equal length (shape: n tokens).

    `words` as written, `lowers` case-folded and NFC with straight apostrophes: what packs are matched against.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    lowers: tuple[str, ...]


class Sentence(Record, frozen=True, gc=False):
    """Tokens `first` to `last` (exclusive); `block` and `paragraph` count from 0 in document order."""

    first: int
    last: int
    block: int
    paragraph: int


class Clause(Record, frozen=True, gc=False):
    """Tokens `first` to `last` (exclusive) of sentence number `sentence`; `opener` is what begins it."""

    first: int
    last: int
    sentence: int
    opener: Literal["", "comp", "sub", "rel", "conj", "mark"]


class Quote(Record, frozen=True, gc=False):
    """A stretch between quotation marks: tokens inside are `first` to `last` (exclusive).

    `opens` and `closes` are the token numbers of the marks themselves (`closes` == `last` where the mark is missing at a paragraph's end).
    """

    opens: int
    closes: int
    first: int
    last: int


class Tag(Record, frozen=True, gc=False):
    """A pack entry recognised at tokens `first` to `last` (exclusive): `kind` and `value` as the pack gives them."""

    first: int
    last: int
    kind: str
    value: str
    flags: frozenset[str] = frozenset()


class Page(Record, frozen=True):
    """A document as read: what is on the page. `tags[i]` holds the tags that begin at token i, longest first; `by_kind` the same in order, by kind."""

    document: Document
    language: str
    blocks: tuple[Block, ...]
    tokens: Tokens
    sentences: tuple[Sentence, ...]
    clauses: tuple[Clause, ...]
    quotes: tuple[Quote, ...]
    tags: dict[int, tuple[Tag, ...]]
    by_kind: dict[str, list[Tag]]
    links: tuple[Link, ...] = ()

    def of(self, kind: str) -> Sequence[Tag]:
        """The tags of a kind in order, the longest first of those that begin together."""
        return self.by_kind.get(kind, ())

    def of_within(self, kind: str, first: int, last: int) -> Sequence[Tag]:
        """The tags of a kind that begin at tokens `first` to `last` (exclusive)."""
        tags, at = self.by_kind.get(kind, ()), attrgetter("first")
        return tags[bisect_left(tags, first, key=at) : bisect_left(tags, last, key=at)]


# --- attribute, resolve -----------------------------------------------------------------------------------------------


class Attribution(Record, frozen=True):
    """Source + cue + content (the terms of PARC and PolNeAR). `attribute` fills the structure, `resolve` the speaker and chain."""

    id: str
    kind: AttributionKind
    source: Span | None
    cue: Span | None
    content: Span | None
    speaker: str | None = None
    speaker_type: SpeakerType | None = None
    chain: tuple[str, ...] = ()
    within: str | None = None
    stance: str = "states"
    hedged: bool = False
    factive: bool = False
    answers: Span | None = None  # the statement before it that it denies, confirms or admits ("…, which Moscow denies")
    rule: str = ""  # the rule that found it, for `explain`


class Reading(Record, frozen=True):
    """What `attribute` found: the attributions and the sentences in reportive grammar that name no source (token ranges)."""

    attributions: tuple[Attribution, ...]
    hearsay: tuple[Span, ...] = ()


class Range(Record, frozen=True):
    """A declared reading of a vague number, and the rule it comes from."""

    low: float | None
    high: float | None
    rule: str


class Quantity(Span, frozen=True, gc=False):
    """A number that counts things, with its bounds."""

    low: float | None
    high: float | None
    comparator: Comparator
    counts: str | None
    range: Range | None = None


class Date(Span, frozen=True, gc=False):
    """A time expression: ISO 8601 with only the precision that is known."""

    value: str
    approximate: bool
    basis: str
    end_value: str | None = None
    role: str | None = None  # "birth" for a year of birth


class Place(Span, frozen=True, gc=False):
    """A literal mention of a place. `lat`/`lon` in degrees, WGS 84."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    precision: Precision
    alternatives: tuple[str, ...] = ()


class Actor(Span, frozen=True, gc=False):
    """A mention of a person or body."""

    name: str
    wikidata: str | None
    type: str
    side: str | None = None


class Resolution(Record, frozen=True):
    """Who, where, when, how many: everything `resolve` decided about one page."""

    attributions: tuple[Attribution, ...]
    hearsay: tuple[Span, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[Date, ...]
    places: tuple[Place, ...]
    actors: tuple[Actor, ...]


# --- coding -----------------------------------------------------------------------------------------------------------


class ClaimQuantity(Record, frozen=True):
    """The quantity of a claim, without its span."""

    low: float | None
    high: float | None
    comparator: Comparator
    counts: str | None


class Lead(Record, frozen=True):
    """A link that leads from a claim to another document. `where`: on the words that name its source; beside the claim, in its sentence or right
    after its paragraph; around it, as an embedded post; or on the document as a whole, as of a forwarded one.
    """

    url: str | None
    kind: LinkKind
    where: LinkPlace
    name: str | None = None


class Claim(Record, frozen=True):
    """What is asserted, coded by a codebook."""

    id: str
    type: str
    codebook: str
    evidence: Span
    attribution: str | None
    modality: Modality
    basis: Basis
    credited: str | None
    actor: str | None
    target: str | None
    place: str | None
    when: str | None
    when_basis: Literal["stated", "story", "publication"] | None
    quantity: ClaimQuantity | None
    roles: dict[str, str]
    score: float
    why: tuple[str, ...]
    country: str | None = None  # of `place`, ISO 3166-1 alpha-2
    places: tuple[str, ...] = ()  # those that the text lists one by one, in order
    protected: str | None = None  # the rule that protects those concerned, with its source: of minors
    links: tuple[Lead, ...] = ()


class Analysis(Record, frozen=True):
    """Everything read from one document: what `sayso read --format jsonl` prints, one a line."""

    document: Document
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[Date, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    analysis: Literal["full", "none"] = "full"
    reason: str | None = None
    version: int = 1


# --- corroborate ------------------------------------------------------------------------------------------------------


class LedgerClaim(Record, frozen=True):
    """A claim beside what corroboration needs to know of its document and of its attribution."""

    claim: Claim
    document: Document  # its `text` may be "" when the ledger leaves it out
    attributions: tuple[Attribution, ...]  # from the outermost of the chain to the claim's own; empty if none
    credits: tuple[str, ...] = ()  # speakers the document credits as a whole


class FindingClaim(Record, frozen=True):
    """A claim as a finding shows it."""

    id: str
    document: str  # the document's key
    outlet: str | None
    published: str | None
    evidence: Span
    modality: Modality
    basis: Basis
    chain: tuple[str, ...]
    quantity: ClaimQuantity | None
    origin: str | None
    cue: Span | None = None
    credited: tuple[str, ...] = ()  # whom the document as a whole credits
    places: tuple[str, ...] = ()  # those that its text lists
    led_by: tuple[str, ...] = ()  # what its links add to the chain, in words


class Origin(Record, frozen=True):
    """The first known source behind a finding's claims."""

    name: str
    kind: str
    side: str | None
    rests_on_unnamed: bool
    documents: tuple[str, ...]
    first_seen: str | None
    independence: Literal["established", "not established"]
    why: str


class OriginCount(Record, frozen=True):
    """Independent origins as a range: `low` shown independent, `high` distinct and identified."""

    low: int
    high: int


class Recovered(Record, frozen=True):
    """A possible source of a document that gives none, found in another document."""

    document: str
    origin: str
    source_document: str = msgspec.field(name="from")
    why: str = ""


class Drift(Record, frozen=True):
    """What changed between a text and the one it rests on."""

    document: str
    field: Literal["modality", "quantity", "place", "when", "source"]
    before: str | None = msgspec.field(name="from")
    after: str | None = msgspec.field(name="to")
    from_document: str = ""


class Figure(Record, frozen=True):
    """One figure given for the thing counted, and who gives it. `revised`: all who gave it gave another one later."""

    low: float | None
    high: float | None
    comparator: Comparator
    counts: str | None
    origins: tuple[str, ...]
    documents: tuple[str, ...]
    first_seen: str | None = None
    revised: bool = False


class Estimate(Record, frozen=True):
    """What a rule for those who must enter a figure makes of those given for one question; `best` and `high` where it asks for them."""

    rule: Literal["acled", "ucdp"]
    low: Figure
    best: Figure | None
    high: Figure | None


class Review(Record, frozen=True):
    """A person's judgement of a finding."""

    state: Literal["unreviewed", "accepted", "rejected", "edited"] = "unreviewed"
    by: str | None = None
    at: str | None = None
    notes: tuple[str, ...] = ()


class Grade(Record, frozen=True):
    """Admiralty code from declared rules."""

    reliability: str
    credibility: str
    why: str


class Finding(Record, frozen=True):
    """Claims of the same thing brought together."""

    id: str
    type: str
    statement: str
    first_seen: str | None
    last_seen: str | None
    when: str | None
    place: str | None
    actor: str | None
    target: str | None
    synthetic: bool
    claims: tuple[FindingClaim, ...]
    documents: int
    outlets: int
    origins: tuple[Origin, ...]
    independent_origins: OriginCount
    sides: tuple[str, ...]
    lineage_unknown: tuple[str, ...]
    recovered: tuple[Recovered, ...]
    copies: tuple[tuple[str, ...], ...]
    circular: tuple[tuple[str, ...], ...]
    drift: tuple[Drift, ...]
    figures: tuple[Figure, ...]
    conflict: bool
    conflicts_with: tuple[str, ...]
    denied_by: tuple[str, ...]
    support: str
    review: Review
    grade: Grade
    quantity: ClaimQuantity | None = None
    camp: str | None = None  # of all its origins, if one
    roles: dict[str, str] = {}
    merged_why: tuple[str, ...] = ()
    copies_why: tuple[tuple[str, ...], ...] = ()  # what shows each group of `copies`


class Mark(Record, frozen=True):
    """A person's judgement of a finding, appended to the ledger: it survives every re-reading. For `actor`, `finding` is an actor's name; "assessment" stands for the whole."""

    finding: str
    action: Literal["accept", "reject", "edit", "note", "assess", "translate", "undo", "actor"]  # an undo names the id of another mark in `fields`
    fields: dict[str, Any]
    by: str | None
    reason: str | None
    at: str


# --- track ------------------------------------------------------------------------------------------------------------


class CampaignMonth(Record, frozen=True):
    """What was published in one month (`YYYY-MM`): documents, the origins behind them, and those of them seen for the first time."""

    month: str
    documents: int
    origins: tuple[str, ...]
    new_origins: tuple[str, ...]


class CampaignPlace(Record, frozen=True):
    """Where, since when, by which findings."""

    place: str
    first_seen: str | None
    findings: tuple[str, ...]


class Campaign(Record, frozen=True):
    """Findings of one type and actor over time and place. Months without documents between the first and the last are listed, too."""

    id: str
    type: str
    actor: str | None
    synthetic: bool
    first_seen: str | None
    last_seen: str | None
    findings: tuple[str, ...]
    origins: tuple[str, ...]
    places: tuple[CampaignPlace, ...]
    months: tuple[CampaignMonth, ...]
