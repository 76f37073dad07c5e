"""`sayso findings`: what is known, and on whose say-so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.options import filter_options, ledger_option

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sayso.core.records import Estimate, Finding
    from sayso.corroborate.estimates import Rule
    from sayso.corroborate.views import Left


@click.command("findings", short_help="What is known, and on whose say-so.")
@filter_options
@click.option("--as-of", metavar="DATE", help="What was known on this date: only what was published by then (YYYY, YYYY-MM or YYYY-MM-DD).")
@click.option("--without", metavar="SOURCE", help="Leave out everything that rests on this person, body or outlet: what falls, and what is left.")
@click.option("--falls", is_flag=True, help="With --without: the findings of which nothing is left, in place of those that stand.")
@click.option("--estimate", "rule", type=click.Choice(["acled", "ucdp"]), help="The figure to enter by the rule of ACLED (the lowest), or of UCDP (low, best, high).")
@click.option("--most", metavar="N", type=click.IntRange(min=1), default=50, show_default=True, help="How many the table shows, those that most stands behind first.")
@click.option("--format", "form", type=click.Choice(["table", "json", "jsonl", "csv"]), default="table", show_default=True, help="A table for people, or data.")
@ledger_option
def command(
    type_: str | None,
    place: str | None,
    actor: str | None,
    since: str | None,
    until: str | None,
    min_origins: int,
    reviewed_only: bool,
    as_of: str | None,
    without: str | None,
    falls: bool,
    rule: Rule | None,
    most: int,
    form: str,
    ledger: Path,
) -> None:
    """What the ledger knows: claims of the same thing brought together, and the first known sources behind them.

    \b
    sayso findings
    sayso findings --type casualties --min-origins 2
    sayso findings --since 2023-01 --format csv > findings.csv
    sayso findings --as-of 2023-01-31
    sayso findings --without "UK Ministry of Defence"
    sayso findings --without ISW --falls --format json
    sayso findings --type casualties --estimate ucdp
    """
    from sayso.core.index import Selection  # noqa: PLC0415
    from sayso.corroborate.estimates import estimates_of  # noqa: PLC0415
    from sayso.ledger import open_ledger  # noqa: PLC0415
    from sayso.report.assessment import weight  # noqa: PLC0415
    from sayso.report.selection import select  # noqa: PLC0415
    from sayso.report.tables import csv_table, json_lines, json_list  # noqa: PLC0415
    from sayso.runner.directory import meant  # noqa: PLC0415
    from sayso.runner.views import view  # noqa: PLC0415

    _check(as_of, without, falls)
    filters = Selection(type_, place, actor, since, until, min_origins, reviewed_only)
    if not (as_of or without):
        with open_ledger(ledger, create=False) as opened:
            page = opened.page(meant(opened, filters), most if form == "table" else None)
        around = (*page.findings, *page.others)
        given = None if rule is None else estimates_of(page.findings, around, rule)
        if form == "table":
            show(page.findings, around, ledger, given, short=page.short, total=page.total, held=page.held)
        else:
            click.echo(csv_table(page.findings, given) if form == "csv" else {"json": json_list, "jsonl": json_lines}[form](page.findings, given), nl=False)
        return
    with open_ledger(ledger, create=False) as opened:
        viewed, filters = view(opened, date=as_of, source=without), meant(opened, filters)
    everything = tuple(c.before for c in viewed.left if c.falls) if falls else viewed.findings
    wanted = select(everything, filters)
    estimates = None if rule is None else estimates_of(wanted, everything, rule)
    if form != "table":
        click.echo(csv_table(wanted, estimates) if form == "csv" else {"json": json_list, "jsonl": json_lines}[form](wanted, estimates), nl=False)
        return
    if as_of:
        _show_date(as_of, wanted)
    if viewed.source is not None:
        before = {f.id for f in select((c.before for c in viewed.left), filters)}
        _show_left(viewed.source, [c for c in viewed.left if c.before.id in before], [c.before for c in viewed.left], falls=falls)
    elif wanted or not as_of:
        first = sorted(wanted, key=weight)[:most]
        show(first, everything, ledger, estimates, total=len(wanted))


def _check(as_of: str | None, without: str | None, falls: bool) -> None:
    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.collect.published import iso_date  # noqa: PLC0415
    from sayso.core.errors import UsageError  # noqa: PLC0415

    phrases = screen_words()
    if as_of is not None and iso_date(as_of) is None:
        raise UsageError(phrases.say("view.no_date", value=repr(as_of)), step=phrases.say("view.no_date_step"))
    if falls and without is None:
        raise UsageError(phrases.say("view.only_falls"), step=phrases.say("view.only_falls_step"))


def _show_date(date: str, wanted: Sequence[Finding]) -> None:
    """What the view holds, before the findings themselves."""
    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.cli.screen import cell, console  # noqa: PLC0415

    phrases, screen = screen_words(), console()
    shown = phrases.date(date)
    screen.print(cell(phrases.say("view.as_of", n=len(wanted), date=shown) if wanted else phrases.say("view.as_of_none", date=shown), "bold"))
    undated = {c.document for f in wanted for c in f.claims if c.published is None}
    if undated:
        screen.print(cell(phrases.say("view.undated", n=len(undated))))
    screen.print()


def _show_left(source: str, changes: Sequence[Left], before: Sequence[Finding], *, falls: bool) -> None:
    """What falls and what is left with less, without a source. Ids are those of the ledger, as short as `before` allows."""
    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.cli.screen import cell, console, plain_table  # noqa: PLC0415
    from sayso.report.selection import short_ids  # noqa: PLC0415
    from sayso.report.views import fallen, summary, weakened  # noqa: PLC0415

    phrases, screen, short = screen_words(), console(), short_ids(before)
    if any(f.synthetic for f in before):
        screen.print(cell(phrases.say("findings.synthetic")))
        screen.print()
    screen.print(cell(summary(source, changes, phrases), "bold"))
    for title, made in (("falls_title", fallen), ("fewer_title", weakened))[: 1 if falls else 2]:
        shown = list(made(changes, short, phrases))
        if not shown:
            continue
        screen.print()
        screen.print(cell(phrases.say(f"view.{title}"), "bold"))
        table = plain_table("", "")
        for item in shown:
            table.add_row(cell(item.id, "bold"), cell(item.statement, "bold"))
            for line in item.lines:
                table.add_row("", cell(line))
        screen.print(table)
    click.echo(phrases.say("findings.trace"), err=True)


def show(
    wanted: Sequence[Finding],
    everything: Sequence[Finding],
    ledger: Path,
    estimates: Mapping[str, Estimate] | None = None,
    *,
    short: Mapping[str, str] | None = None,
    total: int | None = None,
    held: int | None = None,
) -> None:
    """The table for people. Ids are as short as `everything` allows, or as told; of `total` that fit and `held` that there are."""
    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.cli.screen import cell, console, plain_table  # noqa: PLC0415
    from sayso.report import wording  # noqa: PLC0415
    from sayso.report.listing import listing  # noqa: PLC0415
    from sayso.report.selection import short_ids  # noqa: PLC0415

    phrases, screen = screen_words(), console()
    if not wanted:
        some = bool(everything or held)
        screen.print(cell(phrases.say("findings.filtered" if some else "findings.empty")))
        if not some:
            click.echo(phrases.say("findings.empty_step", ledger=str(ledger)), err=True)
        return
    if any(f.synthetic for f in wanted):
        screen.print(cell(phrases.say("findings.synthetic")))
        screen.print()
    table = plain_table("", "")
    entered = {name: wording.estimate(e, phrases) for name, e in (estimates or {}).items()}
    for item in listing(wanted, everything, short or short_ids(everything), phrases, entered):
        table.add_row(cell(item.id, "bold"), cell(item.statement, "bold"))
        table.add_row("", cell(item.counts))
        for line in item.lines:
            table.add_row("", cell(line))
        table.add_row("", "")
    screen.print(table)
    documents = {c.document for f in wanted for c in f.claims}
    screen.print(cell(phrases.say("findings.total", n=len(wanted), documents=phrases.say("counts.documents", n=len(documents)))))
    if total is not None and total > len(wanted):
        screen.print(cell(phrases.say("findings.first_of", n=total)))
    click.echo(phrases.say("findings.trace"), err=True)
