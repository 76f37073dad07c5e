"""`sayso mark`: a person's judgement."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.options import ledger_option, now

if TYPE_CHECKING:
    from sayso.core.records import Finding

ACTIONS = ("accept", "reject", "edit", "note", "assess", "translate")
_OF_REPORTS = ("assess", "translate")  # they change no finding: reports show them


@click.command("mark", short_help="A person's judgement of a finding, kept for good.")
@click.argument("id_", metavar="ID")
@click.argument("action", type=click.Choice(ACTIONS))
@click.option("--field", "fields", multiple=True, metavar="NAME=VALUE", help="For edit, assess and translate: a field and its value; may be repeated.")
@click.option("--by", envvar="SAYSO_BY", metavar="NAME", help="Who judges, else $SAYSO_BY.")
@click.option("--reason", metavar="TEXT", help="Why; for a note, the note itself.")
@ledger_option
def command(id_: str, action: str, fields: tuple[str, ...], by: str | None, reason: str | None, ledger: Path) -> None:
    """Append a judgement to the ledger: it survives every re-reading, and every report says whose it is.

    \b
    sayso mark 3f2a accept --by "A. Editor"
    sayso mark 3f2a edit --field statement="Wagner advertises in more than 30 cities." --by "A. Editor"
    sayso mark 3f2a note --reason "Asked the ministry, no answer yet."
    sayso mark 3f2a assess --field likelihood="very likely" --field confidence=moderate --by "A. Editor" --reason "two papers were there"
    sayso mark assessment assess --field bottom_line="Wagner recruits openly." --by "A. Editor" --reason "findings 3f2a and 9c1e"
    sayso mark 3f2a translate --field document=nl1 --field translation="Wagner recruits in thirty cities" --by "A. Editor"
    """
    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.core.records import Mark  # noqa: PLC0415
    from sayso.ledger import open_ledger  # noqa: PLC0415
    from sayso.report.visible import one_line  # noqa: PLC0415
    from sayso.runner.assessing import judge, translate  # noqa: PLC0415
    from sayso.runner.marking import mark_finding  # noqa: PLC0415

    phrases = screen_words()
    with open_ledger(ledger, create=False) as opened:
        marked: Finding | None
        if action in _OF_REPORTS:
            mark = Mark(id_, action, _fields(fields), by, reason, now())  # type: ignore[arg-type]
            marked = judge(opened, mark) if action == "assess" else translate(opened, mark)
        else:
            changes = _changes(action, fields, reason)
            finding = opened.finding(id_)
            marked = mark_finding(opened, Mark(finding.id, action, changes, by, reason, now()))  # type: ignore[arg-type]
    if marked is None:
        click.echo(phrases.say("mark.whole"), err=True)
        return
    click.echo(one_line(phrases.say("mark.done", id=marked.id, action=phrases.say(f"mark.{action}"), statement=marked.statement)), err=True)


def _fields(given: tuple[str, ...]) -> dict[str, str]:
    from sayso.core.errors import UsageError  # noqa: PLC0415

    found = {}
    for one in given:
        name, sign, value = one.partition("=")
        if not sign or not value.strip():
            raise UsageError(f"--field {one!r} sets nothing", step="write NAME=VALUE")
        found[name.strip().replace("-", "_")] = value.strip()
    return found


def _changes(action: str, fields: tuple[str, ...], reason: str | None) -> dict[str, str]:
    from sayso.core.errors import UsageError  # noqa: PLC0415
    from sayso.corroborate.marks import EDITABLE  # noqa: PLC0415

    changes = {}
    for given in fields:
        name, sign, value = given.partition("=")
        if not sign or name not in EDITABLE or not value.strip():
            raise UsageError(f"--field {given!r} sets nothing", step=f"write NAME=VALUE; names are {', '.join(EDITABLE)}")
        changes[name] = value.strip()
    if (action == "edit") != bool(changes):
        raise UsageError("--field goes with edit, and edit with --field", step='sayso mark ID edit --field statement="…"')
    if action == "note" and not reason:
        raise UsageError("a note without a text", step="give it with --reason")
    return changes
