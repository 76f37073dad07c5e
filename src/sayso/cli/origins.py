"""`sayso origins`: who stands behind what, and behind how much alone."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.options import filter_options, ledger_option


@click.command("origins", short_help="Which sources carry how many findings alone.")
@filter_options
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="A table for people, or data.")
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
    """The first known sources behind the findings: how many each is behind, and how many of them have no other.

    What a source carries alone falls if it is wrong: sayso findings --without SOURCE shows what would be left.

    \b
    sayso origins
    sayso origins --type casualties
    sayso origins --format json
    """
    import msgspec  # noqa: PLC0415

    from sayso.core.index import Selection  # noqa: PLC0415
    from sayso.corroborate.views import carried  # noqa: PLC0415
    from sayso.ledger import open_ledger  # noqa: PLC0415
    from sayso.report.selection import select, short_ids  # noqa: PLC0415
    from sayso.runner.directory import meant  # noqa: PLC0415

    with open_ledger(ledger, create=False) as opened:
        everything = tuple(opened.findings())
        filters = meant(opened, Selection(type_, place, actor, since, until, min_origins, reviewed_only))
    wanted = select(everything, filters)
    rows = carried(wanted)
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(rows), indent=1).decode())
        return

    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.cli.screen import cell, console, plain_table  # noqa: PLC0415

    phrases, screen, short = screen_words(), console(), short_ids(everything)
    if not rows:
        screen.print(cell(phrases.say("carried.empty" if wanted else "findings.filtered" if everything else "findings.empty")))
        return
    if any(f.synthetic for f in wanted):
        screen.print(cell(phrases.say("findings.synthetic")))
        screen.print()
    table = plain_table(*(phrases.say(f"carried.{name}") for name in ("source", "documents", "findings", "alone", "which")))
    for row in rows:
        name = phrases.say("carried.unnamed", name=row.origin, flag=phrases.say("flag.unnamed")) if row.rests_on_unnamed else row.origin
        ids = ", ".join(short[i] for i in row.alone)
        table.add_row(cell(name, "bold"), cell(str(len(row.documents))), cell(str(len(row.findings))), cell(str(len(row.alone))), cell(ids))
    screen.print(table)
    none = sum(not f.origins for f in wanted)
    alone = sum(len(f.origins) == 1 for f in wanted)
    parts = [phrases.say("carried.total_alone", n=alone), phrases.say("carried.total_none", n=none)]
    screen.print(cell(phrases.say("carried.total", n=len(rows), findings=phrases.say("counts.findings", n=len(wanted)), parts=", ".join(parts))))
    click.echo(phrases.say("carried.next"), err=True)
