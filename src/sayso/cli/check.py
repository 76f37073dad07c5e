"""`sayso check`: one text or sentence on one screen, beside what the ledger knows."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.group import SOME_REFUSED
from sayso.cli.options import chosen, codebook_option, ledger_actors, ledger_option

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.table import Table

    from sayso.core.records import Analysis, Finding, Refusal
    from sayso.packs.added import AddedActor
    from sayso.packs.phrases import Phrases
    from sayso.report.checking import Point
    from sayso.runner.check import Checked

SHOWN = 4  # things a text claims that fit on one screen; the rest are counted
FIRST = 3  # documents of the first day
STATEMENT = "statement"  # the key of a text typed in
_STDIN = "-"


@click.command("check", short_help="One text or sentence: who says so, who first, what could be printed.")
@click.argument("what", metavar='PATH|"STATEMENT"')
@click.option("--language", metavar="CODE", help="Language of a text that does not state its own, e.g. nl.")
@click.option("--published", metavar="DATE", help="Date of a text that does not state its own: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--all", "everything", is_flag=True, help="Everything it claims, also what does not fit on one screen.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="One screen for people, or data.")
@codebook_option
@ledger_option
@click.pass_context
def command(ctx: click.Context, what: str, language: str | None, published: str | None, everything: bool, form: str, codebooks: tuple[str, ...], ledger: Path) -> None:
    """What a text claims, on whose say-so, what the ledger knows of it, who was first, who copied, and what could be printed.

    It takes a file, - for standard input, or a sentence in quotation marks. Nothing is stored. Without a ledger the text is looked at by itself.

    \b
    sayso check article.nl.txt
    sayso check "Wagner advertises in more than 30 cities, says the Institute for the Study of War."
    sayso check article.html --format json
    """
    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.cli.screen import refusals  # noqa: PLC0415
    from sayso.collect.published import iso_date  # noqa: PLC0415
    from sayso.core.errors import UsageError  # noqa: PLC0415
    from sayso.core.records import Analysis  # noqa: PLC0415
    from sayso.ledger import open_ledger  # noqa: PLC0415
    from sayso.runner.check import check  # noqa: PLC0415

    phrases = screen_words()
    if published is not None and iso_date(published) is None:
        raise UsageError(phrases.say("view.no_date", value=repr(published)), step=phrases.say("view.no_date_step"))
    given = ctx.get_parameter_source("ledger") is click.core.ParameterSource.COMMANDLINE
    beside_ledger = given or ledger.exists()
    if beside_ledger:
        with open_ledger(ledger, create=False) as opened:
            books = chosen(codebooks, opened.codebooks())
    else:
        books = chosen(codebooks)
    found = list(_read(what, language, published, books, ledger_actors(ledger if beside_ledger else None)))
    good = [one for one in found if isinstance(one, Analysis)]
    refused = [one for one in found if not isinstance(one, Analysis)]
    if good and beside_ledger:
        with open_ledger(ledger, create=False) as opened:
            checked, known, documents = [check(one, opened) for one in good], tuple(opened.findings()), opened.counts()["documents"]
        beside = phrases.say("check.beside", ledger=str(ledger), documents=phrases.say("counts.documents", n=documents), findings=phrases.say("counts.findings", n=len(known)))
    else:
        checked, known = [check(one, None) for one in good], ()
        beside = phrases.say("check.alone", ledger=str(ledger))
    checked = [_masked(one) for one in checked]
    if form == "json":
        _print(checked, phrases)
    else:
        for number, one in enumerate(checked):
            if number:
                click.echo()
            _show(one, known, beside, phrases, most=len(one.findings) if everything else SHOWN)
    refusals(refused, phrases)
    if refused:
        ctx.exit(SOME_REFUSED)


def _masked(one: Checked) -> Checked:
    """What is shown of a checked text: ways to reach people masked."""
    from msgspec.structs import replace  # noqa: PLC0415

    from sayso.report.masking import masked_analysis, masked_spans  # noqa: PLC0415

    others = {key: masked_spans(f) for key, f in one.others.items()}
    return replace(one, analysis=masked_analysis(one.analysis), findings=tuple(masked_spans(f) for f in one.findings), others=others)


def _read(what: str, language: str | None, published: str | None, books: tuple[str, ...], added: tuple[AddedActor, ...]) -> Iterator[Analysis | Refusal]:
    """The analyses of a file, of standard input, or of a sentence: what has spaces in it and is no file is a sentence."""
    from sayso.collect.collect import settle  # noqa: PLC0415
    from sayso.collect.draft import Draft  # noqa: PLC0415
    from sayso.core.records import Refusal  # noqa: PLC0415
    from sayso.pipeline import analyse  # noqa: PLC0415
    from sayso.runner import Account, read  # noqa: PLC0415

    if what == _STDIN or os.path.exists(what) or len(what.split()) < 2:
        yield from read([what], partial(analyse, codebooks=books, added=added), account=Account(), stdin=sys.stdin.buffer, language=language, published=published)
        return
    collected = settle(Draft(STATEMENT, what.encode(), what), language, published)
    yield collected if isinstance(collected, Refusal) else analyse(collected, books, added=added)


def _points(one: Checked, phrases: Phrases) -> list[Point]:
    from sayso.report.checking import point  # noqa: PLC0415

    return [point(f, one.analysis, one.others, phrases) for f in one.findings]


def _print(checked: Sequence[Checked], phrases: Phrases) -> None:
    """A list, one object a document: what it is, its claims, and for each finding what the screen says."""
    import msgspec  # noqa: PLC0415

    made = []
    for one in checked:
        a = one.analysis
        points = [
            {
                "claims": one.claims[p.finding.id],
                "finding": p.finding,
                "known": one.known.get(p.finding.id, ()),
                "who_says_so": p.who,
                "first_told": p.first,
                "same_text": p.copies,
                "print": p.printable,
            }
            for p in _points(one, phrases)
        ]
        made.append({"document": a.document, "analysis": a.analysis, "reason": a.reason, "stored": one.stored, "attributions": a.attributions, "claims": a.claims, "points": points})
    click.echo(msgspec.json.format(msgspec.json.encode(made), indent=1).decode())


def _show(one: Checked, known: Sequence[Finding], beside: str, phrases: Phrases, *, most: int) -> None:
    from sayso.cli.screen import cell, console, plain_table  # noqa: PLC0415
    from sayso.report.analysis import head  # noqa: PLC0415
    from sayso.report.selection import short_ids  # noqa: PLC0415

    screen, a = console(), one.analysis
    screen.print(cell(" · ".join(head(a, phrases)), "bold"))
    if a.document.synthetic or any(f.synthetic for f in known):
        screen.print(cell(phrases.say("findings.synthetic")))
    click.echo(phrases.say("check.stored") if one.stored else beside, err=True)
    if a.analysis == "none":
        return
    if not one.findings:
        _show_attributed(a, phrases)
        return
    by_id, short = {f.id: f for f in known}, short_ids(known)
    for p in _points(one, phrases)[:most]:
        screen.print()
        for sentence in one.claims[p.finding.id]:
            screen.print(cell(sentence, "bold"))
        table = plain_table("", "")
        _row(table, phrases.say("check.who"), p.who)
        if known:
            held = [by_id[i] for i in one.known.get(p.finding.id, ()) if i in by_id]
            lines = [line for f in held for line in (phrases.say("check.known_finding", id=short[f.id], statement=f.statement), _counts(f, phrases))]
            _row(table, phrases.say("check.known"), lines or [phrases.say("check.new")])
            _row(table, phrases.say("check.first"), _first(p, a, phrases))
        _row(table, phrases.say("check.copies"), [", ".join(p.copies)] if p.copies else [])
        _row(table, phrases.say("check.print"), [p.printable.attribution])
        _row(table, phrases.say("check.supported"), p.printable.supported)
        _row(table, phrases.say("check.not_supported"), p.printable.not_supported)
        screen.print(table)
    if len(one.findings) > most:
        screen.print(cell(phrases.say("check.more", n=len(one.findings) - most)))


def _show_attributed(a: Analysis, phrases: Phrases) -> None:
    """Where no codebook knows a claim: who says what in the text."""
    from sayso.cli.screen import cell, console  # noqa: PLC0415
    from sayso.report.visible import one_line  # noqa: PLC0415
    from sayso.report.wording import chain  # noqa: PLC0415

    screen = console()
    screen.print(cell(phrases.say("check.no_claims")))
    said = [x for x in a.attributions if x.content is not None]
    if said:
        screen.print(cell(phrases.say("check.attributed")))
    for x in said[:SHOWN]:
        who = chain(x.chain, phrases) or x.speaker or phrases.say("read.nobody_named")
        screen.print(cell(phrases.say("check.attribution", who=who, text=one_line(x.content.text if x.content else "", 200))))


def _row(table: Table, label: str, lines: Sequence[str]) -> None:
    from sayso.cli.screen import cell  # noqa: PLC0415

    for number, line in enumerate(lines):
        table.add_row(cell(label if number == 0 else ""), cell(line))


def _counts(finding: Finding, phrases: Phrases) -> str:
    from sayso.report import wording  # noqa: PLC0415

    return " · ".join([*wording.counts(finding, phrases), *wording.flags(finding, phrases)])


def _first(p: Point, a: Analysis, phrases: Phrases) -> list[str]:
    lines = []
    for first in sorted(p.first, key=lambda f: f.document != a.document.key)[:FIRST]:
        date = phrases.date(first.published)
        if first.document == a.document.key:
            lines.append(phrases.say("check.first_here", date=date))
        elif first.outlet is None:
            lines.append(phrases.say("check.first_no_outlet", key=first.document, date=date))
        else:
            lines.append(phrases.say("check.first_line", outlet=first.outlet, key=first.document, date=date))
    if len(p.first) > FIRST:
        lines.append(phrases.say("check.first_more", n=len(p.first) - FIRST))
    if not lines:
        return [phrases.say("check.first_unknown")]
    return lines if a.document.published is not None else [*lines, phrases.say("check.first_also")]
