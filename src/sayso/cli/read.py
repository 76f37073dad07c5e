"""`sayso read`: documents to analyses, without a ledger."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from sayso.cli.group import SOME_REFUSED
from sayso.core.records import Analysis, Collected, Refusal

if TYPE_CHECKING:
    from sayso.packs.phrases import Phrases


@click.command("read", short_help="Read documents: what they claim, and who says so.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "html"]), default="table", show_default=True, help="A table for people, one analysis a line, or the marked-up text.")
@click.option("--language", metavar="CODE", help="Language of documents that do not state theirs, e.g. nl.")
@click.option("--published", metavar="DATE", help="Date of documents that do not state theirs: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--workers", metavar="N", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that read at the same time.")
@click.option("--model", metavar="MODEL", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A model made by sayso train: it corrects and completes what the rules read.")
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], form: str, language: str | None, published: str | None, workers: int, model: Path | None) -> None:
    """Read documents without a ledger: what they claim, and on whose say-so.

    PATH is a file, a directory, or - for standard input (text, HTML or JSON lines).

    \b
    sayso read article.nl.txt
    sayso read --format jsonl - < documents.jsonl
    sayso read --format html article.html > marked.html
    """
    from sayso.runner import Account, read  # noqa: PLC0415

    if model is not None:
        _check(model)
    account = Account()
    work = partial(line if form == "jsonl" else analysis, model=model)
    found = read(paths, work, account=account, stdin=sys.stdin.buffer, language=language, published=published, workers=workers)
    good = (one for one in found if not isinstance(one, Refusal))
    _SHOW[form](good)
    if account.refused:
        from sayso.cli.options import screen_words  # noqa: PLC0415
        from sayso.cli.screen import refusals  # noqa: PLC0415

        refusals(account.report().refusals, screen_words())
        ctx.exit(SOME_REFUSED)


def analysis(collected: Collected, model: Path | None = None) -> Analysis:
    """The analysis of a document, with a model where one is given: every process loads it once."""
    from sayso.pipeline import analyse  # noqa: PLC0415

    if model is None:
        return analyse(collected)
    from sayso.engines.tagger import load_tagger  # noqa: PLC0415

    return analyse(collected, tagger=load_tagger(model))


def line(collected: Collected, model: Path | None = None) -> bytes:
    """The analysis of a document as one line of JSON: made where the document is read, so that only bytes travel between processes."""
    return msgspec.json.encode(analysis(collected, model)) + b"\n"


def _check(model: Path) -> None:
    """Says so where a model learned with other packs: what it sees of a text is not what it learned from. Raises UsageError for no model."""
    from sayso.engines.tagger import load_tagger  # noqa: PLC0415
    from sayso.packs.fingerprint import fingerprint  # noqa: PLC0415

    if load_tagger(model).header.packs != fingerprint():
        from sayso.cli.options import screen_words  # noqa: PLC0415

        click.echo(screen_words().say("train.other_packs", path=str(model)), err=True)


def _lines(lines: Iterator[bytes]) -> None:
    for made in lines:
        sys.stdout.buffer.write(made)
        sys.stdout.buffer.flush()


def _page(analyses: Iterator[Analysis]) -> None:
    from sayso.packs.phrases import load_phrases  # noqa: PLC0415
    from sayso.report.reading import reading_page  # noqa: PLC0415

    click.echo(reading_page(list(analyses), load_phrases("en", "report", "screen")), nl=False)


def _tables(analyses: Iterator[Analysis]) -> None:
    from sayso.cli.options import screen_words  # noqa: PLC0415

    phrases = screen_words()
    for number, analysis in enumerate(analyses):
        if number:
            click.echo()
        _table(analysis, phrases)


def _table(analysis: Analysis, phrases: Phrases) -> None:
    from sayso.cli.screen import cell, console, plain_table  # noqa: PLC0415
    from sayso.report.analysis import head, rows  # noqa: PLC0415

    screen = console()
    screen.print(cell(" · ".join(head(analysis, phrases)), "bold"))
    if analysis.document.synthetic:
        screen.print(cell(phrases.say("read.synthetic")))
    if analysis.analysis == "none":
        return
    if not analysis.claims:
        screen.print(cell(phrases.say("read.no_claims")))
        return
    table = plain_table(phrases.say("read.what"), phrases.say("read.details"), phrases.say("read.who"))
    for row in rows(analysis, phrases):
        table.add_row(cell(row.what), cell(row.details), cell(row.who))
    screen.print(table)


_SHOW: dict[str, Callable[[Iterator[Any]], None]] = {"jsonl": _lines, "html": _page, "table": _tables}
