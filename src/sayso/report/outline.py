"""The assessment in a row of blocks, in the order in which it is read: what formats without a layout of their own walk through."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from sayso.core.records import Record
from sayso.packs.phrases import Phrases
from sayso.report.judging import degree, signed
from sayso.report.model import Assessment, Entry, Judgement, Row, Sentence, Table

BlockKind = Literal["title", "heading", "paragraph", "strong", "quiet", "bullet", "number", "row", "table"]


class Block(Record, frozen=True):
    """One block: `level` of a heading, the sentences of a text, the `label` of a row; `finding` is whose heading it is."""

    kind: BlockKind
    sentences: tuple[Sentence, ...] = ()
    level: int = 0
    label: str = ""
    table: Table | None = None
    finding: str | None = None


def outline(a: Assessment, phrases: Phrases) -> Iterator[Block]:
    """Everything but the endnotes."""
    t = phrases
    yield from _head(a, t)
    yield _heading(2, t.say("parts.bottom_line"))
    if a.bottom_line is not None:
        yield _text("strong", a.bottom_line.value)
        yield _text("quiet", signed(a.bottom_line, t))
    for judgement in a.key_judgements:
        yield Block("number", (_plain(judgement.value), _plain(signed(judgement, t))))
    if a.bottom_line is None and not a.key_judgements:
        yield _text("quiet", t.say("judgement.only_people"))
    yield _heading(2, t.say("page.key"))
    for entry in a.key:
        yield Block("number", (entry.lead, _plain(" · ".join((entry.counts, *entry.flags))), *(s for s in entry.sentences if s.kind in DISPUTES)))
    if not a.key:
        yield _text("paragraph", t.say("page.empty"))
    yield from _lists(a, t)
    yield _heading(2, t.say("parts.coverage"))
    yield from _rows(a.coverage.rows)
    if a.coverage.months:
        yield Block("table", table=_months(a, t))
    yield _heading(3, t.say("coverage.missing"))
    yield from _rows(a.coverage.missing or (Row(t.say("coverage.missing"), t.say("coverage.none")),))
    yield _heading(2, t.say("page.findings"))
    for theme in a.themes:
        yield _heading(3, capital(theme.title))
        for entry in theme.entries:
            yield from _entry(entry, t)
    if a.set_aside:
        yield from (_heading(3, t.say("page.set_aside")), _text("quiet", t.say("page.set_aside_note")))
        for entry in a.set_aside:
            yield from _entry(entry, t)
    yield _heading(2, t.say("page.method"))
    yield from (_text("bullet", line) for line in a.method)
    if a.decided:
        yield from (_heading(2, t.say("decided.title")), _text("quiet", t.say("decided.note")))
        yield from (_text("bullet", line) for line in a.decided)
    yield from (_heading(2, t.say("parts.rules")), _text("quiet", t.say("parts.rules_note")))
    yield from (Block("table", table=table) for table in a.rules)


# What of a finding is told with the key findings, too: that others say otherwise.
DISPUTES = ("against", "denied", "figures", "circular")


def capital(text: str) -> str:
    """A text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def _head(a: Assessment, t: Phrases) -> Iterator[Block]:
    if a.head.synthetic:
        yield _text("strong", a.head.synthetic)
    yield Block("title", (_plain(t.say("page.title")),), 1)
    yield _text("strong", a.head.draft)
    if a.head.covers:
        yield _text("paragraph", a.head.covers)
    yield from (_text("strong", line) for line in a.head.scope)
    yield _text("quiet", t.say("page.draft_note"))


def _lists(a: Assessment, t: Phrases) -> Iterator[Block]:
    """What is new, what is not known, what would fall."""
    leads = {e.id: e.lead for e in a.entries}
    if a.news is not None:
        yield _heading(2, f"{t.say('parts.new')}, {a.news.since}")
        yield from (Block("bullet", (s,)) for s in a.news.sentences)
        if a.news.more:
            yield _text("quiet", a.news.more)
    yield _heading(2, t.say("parts.unknown"))
    yield from (Block("bullet", (s,)) for s in a.unknown)
    if a.pillars:
        yield from (_heading(2, t.say("parts.pillars")), _text("quiet", t.say("parts.pillars_note")))
        for pillar in a.pillars:
            yield _text("paragraph", pillar.sentence)
            yield from (Block("bullet", (leads[name],)) for name in pillar.findings)


def _entry(e: Entry, t: Phrases) -> Iterator[Block]:
    yield Block("heading", (e.lead,), 4, finding=e.id)
    if e.flags:
        yield _text("strong", " · ".join(e.flags))
    yield from (_text("strong", line) for line in e.care)
    yield Block("paragraph", e.sentences)
    yield _row(t.say("finding.support"), e.support)
    for field in ("likelihood", "confidence"):
        yield _row(t.say(f"judgement.{field}"), _judged(e.judged(field), t))
    yield _row(t.say("finding.review"), e.review)
    yield _row(t.say("finding.seen"), e.reported)
    yield from (_row(t.say("finding.notes"), remark) for remark in e.remarks)
    yield Block("row", (Sentence("passages", "", e.notes),), label=t.say("finding.passage_refs"))


def _judged(judgement: Judgement | None, t: Phrases) -> str:
    return t.say("judgement.not_set") if judgement is None else f"{degree(judgement, t)}. {signed(judgement, t)}"


def _months(a: Assessment, t: Phrases) -> Table:
    yearly = len(a.coverage.months[0][0]) == 4
    columns = (t.say("coverage.year" if yearly else "coverage.month"), t.say("coverage.count"))
    return Table(t.say("coverage.years" if yearly else "coverage.months"), columns, tuple((t.date(m), t.number(n)) for m, n in a.coverage.months))


def _rows(rows: tuple[Row, ...]) -> Iterator[Block]:
    return (_row(r.label, r.text) for r in rows)


def _row(label: str, text: str) -> Block:
    return Block("row", (_plain(text),), label=label)


def _heading(level: int, text: str) -> Block:
    return Block("heading", (_plain(text),), level)


def _text(kind: BlockKind, text: str) -> Block:
    return Block(kind, (_plain(text),))


def _plain(text: str) -> Sentence:
    return Sentence("", text)
