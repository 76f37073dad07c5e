"""`sayso undo`: a decision or a merge taken back, by one more decision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.options import ledger_option, now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.packs.phrases import Phrases
    from sayso.runner.undo import Decision, Merge


@click.command("undo", short_help="Take back a decision or a merge; without ID, list them.")
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--document", metavar="KEY", help="With the id of a finding: put the claims of this document apart from the others.")
@click.option("--by", envvar="SAYSO_BY", metavar="NAME", help="Who decides, else $SAYSO_BY.")
@click.option("--reason", metavar="TEXT", help="Why.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="A table for people, or data.")
@ledger_option
def command(id_: str | None, document: str | None, by: str | None, reason: str | None, form: str, ledger: Path) -> None:
    """Take back what a person decided, or what was brought together. Nothing is erased: the undoing is appended, and can be undone.

    Without ID it lists decisions and merges with their ids. ID may be the beginning of one, or with --document of a finding's.

    \b
    sayso undo
    sayso undo 9c1e --by "A. Editor" --reason "wrong finding"
    sayso undo 3f2a --document fr1 --by "A. Editor" --reason "another town"
    """
    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.core.errors import UsageError  # noqa: PLC0415
    from sayso.corroborate.marks import ACTOR  # noqa: PLC0415
    from sayso.ledger import open_ledger  # noqa: PLC0415
    from sayso.runner.undo import decisions, merges, undo  # noqa: PLC0415

    phrases = screen_words()
    if id_ is None:
        if document is not None:
            raise UsageError(phrases.say("undo.which"), step=phrases.say("undo.which_step"))
        with open_ledger(ledger, create=False) as opened:
            made, merged = decisions(opened), merges(opened)
        _json({"decisions": made, "merges": merged}) if form == "json" else _list(made, merged, phrases)
        return
    with open_ledger(ledger, create=False) as opened:
        undone = undo(opened, id_, by=by, reason=reason, at=now(), document=document)
        actors = {mark.finding for mark in opened.marks() if mark.action == ACTOR}
    if form == "json":
        _json(undone)
        return
    from sayso.report.selection import short_ids  # noqa: PLC0415
    from sayso.report.visible import one_line  # noqa: PLC0415

    short = short_ids(undone.findings)
    for decision in undone.decisions:
        click.echo(one_line(phrases.say("undo.done", id=decision.id, what=_what(decision, phrases))), err=True)
    if any(d.mark.finding in actors for d in undone.decisions):
        click.echo(phrases.say("undo.again"), err=True)
    for finding in undone.findings:
        counted = phrases.say("counts.documents", n=finding.documents)
        click.echo(one_line(phrases.say("undo.now", id=short[finding.id], statement=finding.statement, documents=counted)), err=True)


def _json(made: object) -> None:
    import msgspec  # noqa: PLC0415

    click.echo(msgspec.json.format(msgspec.json.encode(made), indent=1).decode())


def _list(made: Sequence[Decision], merged: Sequence[Merge], phrases: Phrases) -> None:
    from sayso.cli.screen import cell, console, plain_table  # noqa: PLC0415
    from sayso.report.selection import shortened  # noqa: PLC0415

    screen = console()
    if not made and not merged:
        screen.print(cell(phrases.say("undo.nothing")))
        return
    short = shortened({*(d.id for d in made), *(m.id for m in merged)})
    if made:
        table = plain_table(*(phrases.say(f"undo.{name}") for name in ("id", "what", "finding", "by", "at", "why")))
        for d in made:
            who, state = d.mark.by or "", _what(d, phrases)
            table.add_row(cell(short[d.id], "bold"), cell(state), cell(d.mark.finding), cell(who), cell(d.mark.at), cell(d.mark.reason or ""))
        screen.print(table)
    if merged:
        table = plain_table(*(phrases.say(f"undo.{name}") for name in ("id", "what", "finding", "statement")))
        for m in merged:
            table.add_row(cell(short[m.id], "bold"), cell(phrases.say("undo.merged")), cell(m.into), cell(m.statement))
        screen.print(table)


def _what(decision: Decision, phrases: Phrases) -> str:
    """What was decided, and whether it stands."""
    from sayso.corroborate.marks import ACTOR, UNDO, UNDONE  # noqa: PLC0415

    mark = decision.mark
    if mark.action == UNDO:
        text = phrases.say("undo.undoes", id=str(mark.fields.get(UNDONE)))
    elif mark.action in ("edit", ACTOR):
        fields = [phrases.say("undo.field", name=name, value=_value(v, phrases)) for name, v in sorted(mark.fields.items())]
        text = phrases.say("undo.edit" if mark.action == "edit" else "undo.actor", fields="; ".join(fields))
    else:
        text = phrases.say(f"mark.{mark.action}")
    return text if decision.stands else phrases.say("undo.undone", what=text)


def _value(value: object, phrases: Phrases) -> str:
    if not isinstance(value, list):
        return str(value)
    return str(value[0]) if len(value) == 1 else phrases.say("undo.several", len(value) - 1, first=str(value[0]))
