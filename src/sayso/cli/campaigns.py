"""`sayso campaigns`: what somebody does of one kind, over time and place."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.options import filter_options, ledger_option


@click.command("campaigns", short_help="What goes on over time: findings of one type and actor.")
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
    """Findings of one type and actor, month by month, counted by the named sources that vouch for them: ten papers with one source are one voice.

    \b
    sayso campaigns
    sayso campaigns --type volunteer_recruitment
    """
    import msgspec  # noqa: PLC0415

    from sayso.core.index import Selection  # noqa: PLC0415
    from sayso.ledger import open_ledger  # noqa: PLC0415
    from sayso.report.selection import select  # noqa: PLC0415
    from sayso.runner.directory import meant  # noqa: PLC0415
    from sayso.track import campaigns  # noqa: PLC0415

    with open_ledger(ledger, create=False) as opened:
        wanted = select(opened.findings(), meant(opened, Selection(type_, place, actor, since, until, min_origins, reviewed_only)))
    found = campaigns(wanted)
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
        return

    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.cli.screen import cell, console, plain_table  # noqa: PLC0415
    from sayso.report.campaigning import campaign_line  # noqa: PLC0415

    phrases, screen = screen_words(), console()
    if any(c.synthetic for c in found):
        screen.print(cell(phrases.say("findings.synthetic")))
        screen.print()
    table = plain_table(*(phrases.say(f"campaigns.{name}") for name in ("what", "seen", "counts", "months", "places")))
    for campaign in found:
        line = campaign_line(campaign, phrases)
        table.add_row(cell(line.what, "bold"), cell(line.seen), cell(line.counts), cell(line.months), cell(line.places))
    screen.print(table)
