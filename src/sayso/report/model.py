"""The assessment as every format prints it: frozen, in words, each sentence with the endnotes that it rests on."""

from __future__ import annotations

from typing import Literal

from sayso.core.records import Document, Finding, Record, Span
from sayso.packs.added import AddedActor


class Sentence(Record, frozen=True):
    """One sentence, the numbers of its endnotes, and the findings it speaks of where it is in none. `kind` says what it tells; it is never printed."""

    kind: str
    text: str
    notes: tuple[int, ...] = ()
    findings: tuple[str, ...] = ()


class Judgement(Record, frozen=True):
    """What only a person sets: a likelihood or a confidence of a finding; a bottom line or a key judgement of the whole. `at`: ISO 8601."""

    field: Literal["likelihood", "confidence", "bottom_line", "key_judgement"]
    value: str
    by: str | None
    at: str
    reason: str | None


class Translation(Record, frozen=True):
    """A passage in another language: who made it, a person or an engine; `by` entered it."""

    text: str
    by: str | None
    engine: str | None = None


class Origin(Record, frozen=True):
    """A first known source as a row of a table: how its word came, since when, whether it is shown to be independent, and why."""

    name: str
    flag: str | None
    path: str
    first_seen: str
    independence: str
    why: str


class Entry(Record, frozen=True):
    """One finding in words. `lead` says it with its attribution; `sentences` tell what stands behind it, against it, and what would change it."""

    id: str
    short: str
    type: str
    lead: Sentence
    sentences: tuple[Sentence, ...]
    origins: tuple[Origin, ...]
    flags: tuple[str, ...]
    counts: str
    support: str
    reported: str
    review: str
    remarks: tuple[str, ...]
    judgements: tuple[Judgement, ...]
    care: tuple[str, ...]  # reporting notes that hold for it
    notes: tuple[int, ...]
    merged_why: tuple[str, ...] = ()

    def judged(self, field: str) -> Judgement | None:
        """What a person set, last; None if nobody did."""
        return next((j for j in reversed(self.judgements) if j.field == field), None)


class Theme(Record, frozen=True):
    """The findings of one type, in order of time."""

    type: str
    title: str
    entries: tuple[Entry, ...]


class Note(Record, frozen=True):
    """An endnote: one exact passage of one document (`start`, `end` in code points), on whose say-so, and every finding that rests on it.

    `document_id` and `raw` are the SHA-256 of its text and of the bytes that were collected.
    """

    number: int
    passage: Span
    document: str
    document_id: str
    raw: str | None
    outlet: str | None
    published: str | None
    language: str | None
    url: str | None
    title: str | None
    chain: tuple[str, ...]
    say_so: str
    origin: str | None
    findings: tuple[str, ...]
    synthetic: bool
    translation: Translation | None = None
    page: int | None = None


class Row(Record, frozen=True):
    """A labelled line."""

    label: str
    text: str


class Table(Record, frozen=True):
    """A small table with its title."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Coverage(Record, frozen=True):
    """What was collected, month by month, and what was not."""

    rows: tuple[Row, ...]
    missing: tuple[Row, ...]
    months: tuple[tuple[str, int], ...]  # YYYY-MM or YYYY, documents


class Pillar(Record, frozen=True):
    """A source whose loss takes findings with it: their ids, in reading order."""

    source: str
    sentence: str
    findings: tuple[str, ...]


class News(Record, frozen=True):
    """What is new, and since when. `sentences` name the findings; `more` counts those that are not listed."""

    since: str
    sentences: tuple[Sentence, ...]
    more: str | None = None


class Head(Record, frozen=True):
    """The lines of the head, None where there is nothing to say. `scope`: filters and views that shape this report."""

    draft: str
    synthetic: str | None
    covers: str | None
    made: str | None
    scope: tuple[str, ...]
    checkpoint: str | None  # the hash of the ledger
    reviewed: int
    total: int


class Assessment(Record, frozen=True):
    """Everything a report prints, in the order in which it prints it."""

    language: str
    head: Head
    bottom_line: Judgement | None
    key_judgements: tuple[Judgement, ...]
    key: tuple[Entry, ...]
    news: News | None
    coverage: Coverage
    pillars: tuple[Pillar, ...]
    unknown: tuple[Sentence, ...]
    themes: tuple[Theme, ...]
    set_aside: tuple[Entry, ...]
    notes: tuple[Note, ...]
    decided: tuple[str, ...]
    method: tuple[str, ...]
    rules: tuple[Table, ...]
    sources: tuple[Document, ...]
    findings: tuple[Finding, ...]
    actors_decided: tuple[AddedActor, ...] = ()

    @property
    def synthetic(self) -> bool:
        """Is it about an example?"""
        return self.head.synthetic is not None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every finding, in reading order; those set aside last."""
        return (*(entry for theme in self.themes for entry in theme.entries), *self.set_aside)
