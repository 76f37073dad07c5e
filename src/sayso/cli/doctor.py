"""`sayso doctor`: what is there, what is wrong, and how to mend it."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.group import FAILED
from sayso.cli.options import ledger_option

if TYPE_CHECKING:
    from sayso.packs.phrases import Phrases


@click.command("doctor", short_help="What is wrong, and how to mend it.")
@ledger_option
@click.pass_context
def command(ctx: click.Context, ledger: Path) -> None:
    """Load every pack, open the ledger, and say of each whether it is well. Exit code 1 if something is wrong."""
    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.cli.screen import cell, console, plain_table  # noqa: PLC0415
    from sayso.core.errors import SaysoError  # noqa: PLC0415

    phrases = screen_words()
    table, ill = plain_table("", "", ""), 0
    for name, check in _checks(ledger, phrases):
        try:
            state, detail = phrases.say("doctor.ok"), check()
        except SaysoError as error:
            ill += 1
            state, detail = phrases.say("doctor.wrong"), f"{error}; {phrases.say('doctor.next', step=error.step or '')}"
        except OSError as error:
            ill += 1
            state, detail = phrases.say("doctor.wrong"), f"{error.filename}: {error.strerror}; {phrases.say('doctor.next', step=phrases.say('doctor.again'))}"
        table.add_row(cell(state, "bold"), cell(name), cell(detail))
    console().print(table)
    click.echo(phrases.say("doctor.ill", n=ill) if ill else phrases.say("doctor.well"), err=True)
    if ill:
        ctx.exit(FAILED)


def _checks(ledger: Path, phrases: Phrases) -> Iterator[tuple[str, Callable[[], str]]]:
    """What to check, each a function that gives a detail or raises SaysoError with the mend."""
    from sayso.packs.codebook import codebooks, load_codebook  # noqa: PLC0415
    from sayso.packs.directory import load_directory  # noqa: PLC0415
    from sayso.packs.gazetteer import open_gazetteer  # noqa: PLC0415
    from sayso.packs.language import languages, load_language  # noqa: PLC0415
    from sayso.packs.phrases import load_phrases, phrase_languages  # noqa: PLC0415

    def loaded(*_: object) -> str:
        return ""

    yield phrases.say("doctor.python", version=platform.python_version()), loaded
    for code in languages():
        yield phrases.say("doctor.language", name=code), lambda code=code: loaded(load_language(code))  # type: ignore[misc]
    for name in codebooks():
        yield phrases.say("doctor.codebook", name=name), lambda name=name: loaded(load_codebook(name))  # type: ignore[misc]
    tongues = phrase_languages("report")
    yield phrases.say("doctor.phrases", names=", ".join(tongues)), lambda: loaded(*(load_phrases(t, "report") for t in tongues))
    yield phrases.say("doctor.directory"), lambda: loaded(load_directory())
    yield phrases.say("doctor.gazetteer"), lambda: loaded(open_gazetteer())
    yield phrases.say("doctor.ledger", path=str(ledger)), lambda: _ledger(ledger, phrases)


def _ledger(ledger: Path, phrases: Phrases) -> str:
    from sayso.ledger import open_ledger  # noqa: PLC0415

    if not ledger.exists():
        return phrases.say("doctor.ledger_absent")
    with open_ledger(ledger, create=False) as opened:
        held = opened.counts()
    return phrases.say("doctor.counts", None, **{name: phrases.say(f"counts.{name}", n=held[name]) for name in ("documents", "claims", "findings")})
