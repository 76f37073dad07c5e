"""`sayso findings`: what is known, and on whose say-so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.options import filter_options, ledger_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.core.records import Finding


@click.command("findings", short_help="What is known, and on whose say-so.")
@filter_options
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
    form: str,
    ledger: Path,
) -> None:
    """What the ledger knows: claims of the same thing brought together, and the first known sources behind them.

    \b
    sayso findings
    sayso findings --type casualties --min-origins 2
    sayso findings --since 2023-01 --format csv > findings.csv
    """
    from sayso.ledger import open_ledger  # noqa: PLC0415
    from sayso.report.selection import Selection, select  # noqa: PLC0415
    from sayso.report.tables import csv_table, json_lines, json_list  # noqa: PLC0415

    with open_ledger(ledger, create=False) as opened:
        everything = tuple(opened.findings())
    wanted = select(everything, Selection(type_, place, actor, since, until, min_origins, reviewed_only))
    if form == "table":
        show(wanted, everything, ledger)
    else:
        click.echo({"json": json_list, "jsonl": json_lines, "csv": csv_table}[form](wanted), nl=False)


def show(wanted: Sequence[Finding], everything: Sequence[Finding], ledger: Path) -> None:
    """The table for people. Ids are as short as `everything` allows."""
    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.cli.screen import cell, console, plain_table  # noqa: PLC0415
    from sayso.report.listing import listing  # noqa: PLC0415

    phrases, screen = screen_words(), console()
    if not wanted:
        screen.print(cell(phrases.say("findings.filtered" if everything else "findings.empty")))
        if not everything:
            click.echo(phrases.say("findings.empty_step", ledger=str(ledger)), err=True)
        return
    if any(f.synthetic for f in wanted):
        screen.print(cell(phrases.say("findings.synthetic")))
        screen.print()
    table = plain_table("", "")
    for item in listing(wanted, everything, phrases):
        table.add_row(cell(item.id, "bold"), cell(item.statement, "bold"))
        table.add_row("", cell(item.counts))
        for line in item.lines:
            table.add_row("", cell(line))
        table.add_row("", "")
    screen.print(table)
    documents = {c.document for f in wanted for c in f.claims}
    screen.print(cell(phrases.say("findings.total", n=len(wanted), documents=phrases.say("counts.documents", n=len(documents)))))
    click.echo(phrases.say("findings.trace"), err=True)
