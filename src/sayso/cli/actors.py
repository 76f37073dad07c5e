"""`sayso actors`: who is known, and making somebody known."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.options import ledger_option, now

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from sayso.ledger import Ledger
    from sayso.packs.phrases import Phrases
    from sayso.runner.actors import KnownActor

SHOWN = 6  # names of a long list on the screen
_form = click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="A table for people, or data.")


@click.group("actors", short_help="Persons and bodies that are known: list, show, add one.")
def command() -> None:
    """Who is known, from the packs and by people's decisions in the ledger.

    \b
    sayso actors list --side Russia --type media
    sayso actors show Шойгу
    sayso actors add "Ada Cole" --type person --alias "A. Cole" --by "A. Editor" --reason "mayor of Toledo, in all three interviews"
    """


@command.command("list")
@click.argument("text", required=False, default="")
@click.option("--type", "type_", metavar="TYPE", help="Only actors of this type, e.g. person or media.")
@click.option("--side", metavar="NAME", help="Only those who speak for this side.")
@_form
@ledger_option
@click.pass_context
def list_actors(ctx: click.Context, text: str, type_: str | None, side: str | None, form: str, ledger: Path) -> None:
    """Who is known, those with TEXT in a name. Without a ledger: who is in the packs."""
    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.cli.screen import cell, console, plain_table  # noqa: PLC0415
    from sayso.core.errors import UsageError  # noqa: PLC0415
    from sayso.packs.directory import TYPES  # noqa: PLC0415
    from sayso.runner.actors import known_actors  # noqa: PLC0415

    phrases = screen_words()
    if type_ is not None and type_ not in TYPES:
        raise UsageError(phrases.say("actors.no_type", type=repr(type_)), step=phrases.say("actors.no_type_step", types=", ".join(TYPES)))
    with _opened(ctx, ledger) as opened:
        found = known_actors(opened, text=text, type_=type_, side=side)
    if form == "json":
        _json(found)
        return
    if not found:
        console().print(cell(phrases.say("actors.nobody")))
        return
    table = plain_table(*(phrases.say(f"actors.{name}") for name in ("name", "type", "side", "parent", "known")))
    for one in found:
        table.add_row(cell(one.name, "bold"), cell(one.type), cell(one.side or ""), cell(one.ladder[0] if one.ladder else ""), cell(_whence(one, phrases)))
    console().print(table)
    click.echo(phrases.say("actors.counted", n=len(found)), err=True)


@command.command("show")
@click.argument("name")
@_form
@ledger_option
@click.pass_context
def show(ctx: click.Context, name: str, form: str, ledger: Path) -> None:
    """All that is known of one actor: names, side and why, parents, offices, decisions. NAME is any of its names."""
    from sayso.runner.actors import known_actor  # noqa: PLC0415

    with _opened(ctx, ledger) as opened:
        found = known_actor(opened, name)
    if form == "json":
        _json(found)
    else:
        _show(found)


@command.command("add")
@click.argument("name")
@click.option("--alias", "aliases", multiple=True, metavar="NAME", help="Another name, in whatever script; may be repeated.")
@click.option("--type", "type_", metavar="TYPE", help="person, organisation, media, social-media or document; needed for one who is new.")
@click.option("--side", metavar="NAME", help="For whom it speaks, e.g. Russia.")
@click.option("--parent", metavar="NAME", help="The body it belongs to, by any of its names.")
@click.option("--by", envvar="SAYSO_BY", metavar="NAME", help="Who decides, else $SAYSO_BY; needed.")
@click.option("--reason", metavar="TEXT", help="Why: what shows it. Needed.")
@_form
@ledger_option
def add(
    name: str,
    aliases: tuple[str, ...],
    type_: str | None,
    side: str | None,
    parent: str | None,
    by: str | None,
    reason: str | None,
    form: str,
    ledger: Path,
) -> None:
    """Make somebody known to the ledger, or add names, a side or a parent to one who is. A decision: kept for good, shown with name and reason.

    A person outside the packs has an identity over documents only in this way. Documents are read with it from now on; sayso ingest --again reads those that the ledger holds.
    """
    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.ledger import open_ledger  # noqa: PLC0415
    from sayso.packs.added import AddedActor  # noqa: PLC0415
    from sayso.report.visible import one_line  # noqa: PLC0415
    from sayso.runner.actors import add_actor  # noqa: PLC0415

    with open_ledger(ledger) as opened:
        found = add_actor(opened, AddedActor(name, type_, aliases, side, parent), by=by, reason=reason, at=now())
        held = opened.counts()["documents"]
    phrases = screen_words()
    if form == "json":
        _json(found)
    else:
        _show(found)
    click.echo(one_line(phrases.say("actors.added", name=found.name, id=found.decisions[-1].id)), err=True)
    if held:
        click.echo(phrases.say("actors.again", n=held), err=True)


def _opened(ctx: click.Context, ledger: Path) -> AbstractContextManager[Ledger | None]:
    """The ledger, None where there is none and none was named."""
    from contextlib import nullcontext  # noqa: PLC0415

    from sayso.ledger import open_ledger  # noqa: PLC0415

    given = ctx.get_parameter_source("ledger") is click.core.ParameterSource.COMMANDLINE
    return open_ledger(ledger, create=False) if given or ledger.exists() else nullcontext(None)


def _json(found: object) -> None:
    import msgspec  # noqa: PLC0415

    click.echo(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())


def _show(found: KnownActor) -> None:
    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.cli.screen import cell, console, plain_table  # noqa: PLC0415

    phrases, screen = screen_words(), console()
    screen.print(cell(found.name, "bold"))
    table = plain_table("", "")
    for label, lines in _rows(found, phrases):
        for number, line in enumerate(lines):
            table.add_row(cell(phrases.say(label) if number == 0 else ""), cell(line))
    screen.print(table)


def _rows(found: KnownActor, phrases: Phrases) -> Iterator[tuple[str, list[str]]]:
    yield "actors.l_type", [found.type]
    if found.side is not None:
        yield "actors.l_side", [phrases.say("actors.side_basis", side=found.side, basis=found.basis) if found.basis else found.side]
    else:
        yield "actors.l_side", [phrases.say("actors.no_side")]
    yield "actors.l_parents", [" → ".join(found.ladder)] if found.ladder else []
    below = [*found.below[:SHOWN], *([phrases.say("actors.more", n=len(found.below) - SHOWN)] if len(found.below) > SHOWN else [])]
    yield "actors.l_below", [", ".join(below)] if below else []
    yield "actors.l_aliases", list(found.aliases)
    yield "actors.l_offices", [_office(o.office, o.start, o.end, phrases) for o in found.offices]
    yield "actors.l_wikidata", [found.wikidata] if found.wikidata else []
    yield "actors.l_known", [phrases.say("actors.in_packs")] if found.from_packs else []
    yield "actors.l_decided", [_decided(found, n, phrases) for n in range(len(found.decisions))]
    yield "actors.l_acts", [", ".join(found.acts_in)] if found.acts_in else []
    yield "actors.l_source", [", ".join(found.source_of)] if found.source_of else []


def _office(office: str, start: str, end: str, phrases: Phrases) -> str:
    if not end:
        return phrases.say("actors.office_open", office=office, start=phrases.date(start or None))
    return phrases.say("actors.office", office=office, start=phrases.date(start or None), end=phrases.date(end))


def _decided(found: KnownActor, n: int, phrases: Phrases) -> str:
    from sayso.packs.added import AddedActor  # noqa: PLC0415
    from sayso.report.deciding import decided_what  # noqa: PLC0415
    from sayso.report.visible import one_line  # noqa: PLC0415

    one = found.decisions[n]
    what = decided_what(AddedActor(found.name, one.type, one.aliases, one.side, one.parent), phrases)
    return one_line(phrases.say("actors.decision", id=one.id, by=one.by or "", date=phrases.date(one.at[:10]), what=what, reason=one.reason or ""))


def _whence(one: KnownActor, phrases: Phrases) -> str:
    ours = phrases.listed(list(dict.fromkeys(d.by or "" for d in one.decisions)))
    if not one.decisions:
        return phrases.say("actors.in_packs")
    return phrases.say("actors.in_both", by=ours) if one.from_packs else phrases.say("actors.by_person", by=ours)
