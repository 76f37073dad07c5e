"""`sayso read`: documents to analyses, without a ledger."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from sayso.cli.group import SOME_REFUSED
from sayso.cli.options import chosen, codebook_option, ledger_actors
from sayso.core.records import Analysis, Collected, Refusal

if TYPE_CHECKING:
    from sayso.coding.untyped import Untyped
    from sayso.packs.added import AddedActor
    from sayso.packs.phrases import Phrases

MOST_WORDS = 40  # words without a type on the screen; the rest are counted
MOST_SPEAKERS = 3  # of those who use a word
MOST_SHOWN = 100  # characters of an example

@click.command("read", short_help="Read documents: what they claim, and who says so.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "html"]), default="table", show_default=True, help="A table for people, one analysis a line, or the marked-up text.")
@click.option("--language", metavar="CODE", help="Language of documents that do not state theirs, e.g. nl.")
@click.option("--published", metavar="DATE", help="Date of documents that do not state theirs: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--workers", metavar="N", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that read at the same time.")
@click.option("--model", metavar="MODEL", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A model made by sayso train: it corrects and completes what the rules read.")
@click.option("--untyped", is_flag=True, help="Instead of claims, the words that attributed statements without a type share: what a codebook misses.")
@codebook_option
@click.option("--ledger", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A ledger whose actors are used beside those of the packs; nothing is stored.")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    form: str,
    language: str | None,
    published: str | None,
    workers: int,
    model: Path | None,
    untyped: bool,
    codebooks: tuple[str, ...],
    ledger: Path | None,
) -> None:
    """Read documents without a ledger: what they claim, and on whose say-so.

    PATH is a file, a directory, or - for standard input (text, HTML or JSON lines).

    \b
    sayso read article.nl.txt
    sayso read --format jsonl - < documents.jsonl
    sayso read --format html article.html > marked.html
    sayso read --untyped articles/
    sayso read --codebook civilian_harm article.txt
    """
    from sayso.runner import Account, read  # noqa: PLC0415

    show = _show_of(form, untyped=untyped)
    if model is not None:
        _check(model)
    account = Account()
    work = partial(line if form == "jsonl" and not untyped else analysis, model=model, added=ledger_actors(ledger), codebooks=chosen(codebooks))
    found = read(paths, work, account=account, stdin=sys.stdin.buffer, language=language, published=published, workers=workers)
    good = (one for one in found if not isinstance(one, Refusal))
    show(good)
    if account.refused:
        from sayso.cli.options import screen_words  # noqa: PLC0415
        from sayso.cli.screen import refusals  # noqa: PLC0415

        refusals(account.report().refusals, screen_words())
        ctx.exit(SOME_REFUSED)


def analysis(collected: Collected, model: Path | None = None, added: tuple[AddedActor, ...] = (), codebooks: tuple[str, ...] = ()) -> Analysis:
    """The analysis of a document, with a model where one is given: every process loads it once."""
    from sayso.pipeline import DEFAULT_CODEBOOKS, analyse  # noqa: PLC0415

    books = codebooks or DEFAULT_CODEBOOKS
    if model is None:
        return analyse(collected, books, added=added)
    from sayso.engines.tagger import load_tagger  # noqa: PLC0415

    return analyse(collected, books, tagger=load_tagger(model), added=added)


def line(collected: Collected, model: Path | None = None, added: tuple[AddedActor, ...] = (), codebooks: tuple[str, ...] = ()) -> bytes:
    """The analysis of a document as one line of JSON: made where the document is read, so that only bytes travel between processes."""
    return msgspec.json.encode(analysis(collected, model, added, codebooks)) + b"\n"


def _check(model: Path) -> None:
    """Says so where a model learned with other packs: what it sees of a text is not what it learned from. Raises UsageError for no model."""
    from sayso.engines.tagger import load_tagger  # noqa: PLC0415
    from sayso.packs.fingerprint import fingerprint  # noqa: PLC0415

    if load_tagger(model).header.packs != fingerprint():
        from sayso.cli.options import screen_words  # noqa: PLC0415

        click.echo(screen_words().say("train.other_packs", path=str(model)), err=True)


def _lines(lines: Iterable[bytes]) -> None:
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


def _frequent(analyses: Iterator[Analysis]) -> list[Untyped]:
    """The words without a type, their examples to be shown."""
    from msgspec.structs import replace  # noqa: PLC0415

    from sayso.coding.untyped import frequent_untyped  # noqa: PLC0415
    from sayso.report.masking import masked  # noqa: PLC0415

    return [replace(row, example=masked(row.example)) for row in frequent_untyped(analyses)]


def _untyped_lines(analyses: Iterator[Analysis]) -> None:
    _lines(msgspec.json.encode(row) + b"\n" for row in _frequent(analyses))


def _untyped_table(analyses: Iterator[Analysis]) -> None:
    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.cli.screen import cell, console, plain_table  # noqa: PLC0415
    from sayso.report.visible import one_line  # noqa: PLC0415

    phrases, screen = screen_words(), console()
    rows = _frequent(analyses)
    if not rows:
        screen.print(cell(phrases.say("untyped.nothing")))
        return
    table = plain_table(*(phrases.say(f"untyped.{name}") for name in ("word", "statements", "documents", "who", "example")))
    for row in rows[:MOST_WORDS]:
        more = ("…",) if len(row.speakers) > MOST_SPEAKERS else ()
        who = ", ".join((*row.speakers[:MOST_SPEAKERS], *more)) or phrases.say("read.nobody_named")
        counted = (phrases.number(row.statements), phrases.number(row.documents))
        table.add_row(*(cell(text) for text in (row.word, *counted, who, one_line(row.example, MOST_SHOWN))))
    screen.print(table)
    if len(rows) > MOST_WORDS:
        screen.print(cell(phrases.say("untyped.more", n=len(rows) - MOST_WORDS)))


_SHOW: dict[str, Callable[[Iterator[Any]], None]] = {"jsonl": _lines, "html": _page, "table": _tables}
_UNTYPED: dict[str, Callable[[Iterator[Any]], None]] = {"jsonl": _untyped_lines, "table": _untyped_table}


def _show_of(form: str, *, untyped: bool) -> Callable[[Iterator[Any]], None]:
    """What shows the analyses. Raises UsageError where --untyped has no such form."""
    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.core.errors import UsageError  # noqa: PLC0415

    if untyped and form not in _UNTYPED:
        phrases = screen_words()
        raise UsageError(phrases.say("untyped.no_page"), step=phrases.say("untyped.no_page_step"))
    return (_UNTYPED if untyped else _SHOW)[form]
