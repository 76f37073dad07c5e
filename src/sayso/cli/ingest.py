"""`sayso ingest`: documents into the ledger."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.group import SOME_REFUSED
from sayso.cli.options import chosen, codebook_option, ledger_option, now, outlets_option

if TYPE_CHECKING:
    from sayso.core.records import Refusal
    from sayso.ledger import Ledger
    from sayso.packs.phrases import Phrases
    from sayso.runner import IngestReport


@click.command("ingest", short_help="Put documents into the ledger and count their origins.")
@click.argument("paths", nargs=-1, metavar="PATH…")
@click.option("--again", is_flag=True, help="Also read again what the ledger holds, where packs or actors have changed since; PATH may be left out.")
@outlets_option
@codebook_option
@click.option("--language", metavar="CODE", help="Language of documents that do not state theirs, e.g. nl.")
@click.option("--published", metavar="DATE", help="Date of documents that do not state theirs: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--workers", metavar="N", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that read at the same time.")
@ledger_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    again: bool,
    outlets: Path | None,
    codebooks: tuple[str, ...],
    language: str | None,
    published: str | None,
    workers: int,
    ledger: Path,
) -> None:
    """Collect, read, attribute, resolve, code, store and corroborate. Safe to repeat and to interrupt.

    PATH is a file, a directory, or - for standard input.

    \b
    sayso ingest articles/
    sayso ingest documents.jsonl --outlets outlets.toml --ledger war.db
    sayso ingest --again
    sayso ingest articles/ --codebook civilian_harm --codebook my/flood_damage
    """
    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.cli.screen import refusals  # noqa: PLC0415
    from sayso.core.errors import UsageError  # noqa: PLC0415

    phrases = screen_words()
    if not paths and not again:
        raise UsageError(phrases.say("ingest.nothing"), step=phrases.say("ingest.nothing_step"))
    refused: tuple[Refusal, ...] = ()
    if paths or outlets is not None:
        account = run(paths, ledger, outlets, phrases, codebooks=codebooks, language=language, published=published, workers=workers)
        tell(account, ledger, phrases)
        refused = account.refusals
    if again:
        refused = (*refused, *read_again(ledger, phrases, codebooks=codebooks, workers=workers))
    refusals(refused, phrases)
    if refused:
        ctx.exit(SOME_REFUSED)


def read_again(ledger: Path, phrases: Phrases, *, codebooks: tuple[str, ...] = (), workers: int = 1) -> tuple[Refusal, ...]:
    """Read what the ledger holds with the packs and actors of today, with progress on standard error; what could not be read."""
    from sayso.cli.progress import Meter  # noqa: PLC0415
    from sayso.ledger import open_ledger  # noqa: PLC0415
    from sayso.packs.fingerprint import fingerprint  # noqa: PLC0415
    from sayso.pipeline import analyse  # noqa: PLC0415
    from sayso.runner.directory import actors_of, reader_with  # noqa: PLC0415
    from sayso.runner.reread import reread  # noqa: PLC0415

    with open_ledger(ledger, create=False) as opened, Meter(phrases.say("ingest.working")) as meter:
        added, books = actors_of(opened), _books(opened, codebooks)
        reader = reader_with(fingerprint(), added, opened.codebooks())
        done = reread(opened, partial(analyse, codebooks=books, added=added), at=now(), reader=reader, workers=workers, progress=meter.reach)
    read = phrases.say("ingest.read_again", n=done.documents)
    click.echo(phrases.say("ingest.changed", n=done.changed, documents=read) if done.documents else phrases.say("ingest.all_read"), err=True)
    return done.refused


def run(
    paths: tuple[str, ...],
    ledger: Path,
    outlets: Path | None,
    phrases: Phrases,
    *,
    codebooks: tuple[str, ...] = (),
    language: str | None = None,
    published: str | None = None,
    workers: int = 1,
) -> IngestReport:
    """Ingest with progress on standard error."""
    from sayso.cli.progress import Meter  # noqa: PLC0415
    from sayso.ledger import open_ledger  # noqa: PLC0415
    from sayso.packs.fingerprint import fingerprint  # noqa: PLC0415
    from sayso.packs.outlets import load_outlets  # noqa: PLC0415
    from sayso.pipeline import analyse  # noqa: PLC0415
    from sayso.runner.directory import actors_of, reader_with  # noqa: PLC0415
    from sayso.runner.ingest import ingest  # noqa: PLC0415

    known = load_outlets(outlets) if outlets else None
    with open_ledger(ledger) as opened, Meter(phrases.say("ingest.working")) as meter:
        added, books = actors_of(opened), _books(opened, codebooks)
        return ingest(
            paths,
            opened,
            partial(analyse, codebooks=books, added=added),
            clock=now,
            reader=reader_with(fingerprint(), added, opened.codebooks()),
            outlets=known,
            stdin=sys.stdin.buffer,
            language=language,
            published=published,
            workers=workers,
            progress=meter.reach,
        )


def _books(opened: Ledger, codebooks: tuple[str, ...]) -> tuple[str, ...]:
    """The codebooks to read with: those given, which the ledger then remembers, else those it remembers."""
    books = chosen(codebooks, opened.codebooks())
    if codebooks:
        opened.keep_codebooks(books)
    return books


def tell(account: IngestReport, ledger: Path, phrases: Phrases) -> None:
    """What became of everything offered, and what the ledger holds now, on standard error."""
    from sayso.ledger import open_ledger  # noqa: PLC0415

    counts = {"stored": account.stored, "version": account.versions, "again": account.again, "partly": account.partly, "refused": account.refused, "none": account.unanalysed}
    parts = [phrases.say(f"ingest.{name}", n=n) for name, n in counts.items() if n]
    click.echo(phrases.say("ingest.done", offered=phrases.number(account.offered), parts=", ".join(parts)), err=True)
    with open_ledger(ledger, create=False) as opened:
        held = opened.counts()
    named = {name: phrases.say(f"counts.{name}", n=held[name]) for name in ("documents", "claims", "findings")}
    click.echo(phrases.say("ingest.ledger", None, ledger=str(ledger), **named), err=True)
