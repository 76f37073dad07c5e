"""`sayso resolve`: what every mention in a text was resolved to, by which rule, and why."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sayso.cli.group import SOME_REFUSED
from sayso.core.judgements import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.core.judgements import Judgement, Reason
    from sayso.core.records import Collected, Document, Refusal
    from sayso.packs.phrases import Phrases

TEXT = "text"  # the key of a text typed in
_STDIN = "-"
_INDENT = 4
_FILE = re.compile(r"\S+[.]\w{1,8}")  # one word that looks like the name of a file


@click.command("resolve", short_help="Who, where, when, how many: each resolution with its reasons.")
@click.argument("what", metavar='TEXT|FILE|-')
@click.option("--language", metavar="CODE", help="Language of a text that does not state its own, e.g. nl.")
@click.option("--published", metavar="DATE", help="Date of a text that does not state its own: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Only judgements of this kind; may be repeated.")
@click.option("--refused", is_flag=True, help="Also names and numbers that were considered and are nothing of the kind, with what spoke against them.")
@click.option("--ledger", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A ledger whose actors are used beside those of the packs; nothing is stored.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="A table for people, or data.")
@click.pass_context
def command(
    ctx: click.Context, what: str, language: str | None, published: str | None, kinds: tuple[str, ...], refused: bool, ledger: Path | None, form: str
) -> None:
    """Every date, quantity, place, actor and speaker of a text: what it was resolved to, by which rule, with reasons and alternatives.

    It takes a text, a file, or - for standard input. Nothing is stored.

    \b
    sayso resolve "Volgens Sjojgoe vielen er vorige week minstens 30 doden in Loehansk." --language nl --published 2023-03-08
    sayso resolve article.nl.txt --kind place --refused
    sayso resolve - --format json < article.txt
    """
    from sayso.cli.options import ledger_actors  # noqa: PLC0415
    from sayso.cli.screen import refusals  # noqa: PLC0415
    from sayso.core.records import Refusal  # noqa: PLC0415
    from sayso.pipeline import judge  # noqa: PLC0415
    from sayso.report.masking import masked_document, masked_within  # noqa: PLC0415

    phrases = _words()
    _check_date(published, phrases)
    added = ledger_actors(ledger)
    refused_inputs: list[Refusal] = []
    made: list[tuple[Document, tuple[Judgement, ...] | None]] = []
    for found in _collected(what, language, published):
        if isinstance(found, Refusal):
            refused_inputs.append(found)
        else:
            judged = judge(found, kinds or KINDS, added=added, refused=refused)  # type: ignore[arg-type]
            made.append((masked_document(found.document), None if judged is None else masked_within(judged, found.document)))
    if form == "json":
        import msgspec  # noqa: PLC0415

        click.echo(msgspec.json.format(msgspec.json.encode([_data(document, judged, phrases) for document, judged in made]), indent=1).decode())
    else:
        for number, (document, judged) in enumerate(made):
            if number:
                click.echo()
            _show(document, judged, phrases)
    refusals(refused_inputs, phrases)
    if refused_inputs:
        ctx.exit(SOME_REFUSED)


def _words() -> Phrases:
    from sayso.packs.phrases import load_phrases  # noqa: PLC0415

    return load_phrases("en", "report", "screen", "views", "reasons")


def _check_date(published: str | None, phrases: Phrases) -> None:
    from sayso.collect.published import iso_date  # noqa: PLC0415
    from sayso.core.errors import UsageError  # noqa: PLC0415

    if published is not None and iso_date(published) is None:
        raise UsageError(phrases.say("view.no_date", value=repr(published)), step=phrases.say("view.no_date_step"))


def _collected(what: str, language: str | None, published: str | None) -> Iterator[Collected | Refusal]:
    """A file, standard input, or the words themselves: what is no file and does not look like the name of one is a text."""
    from sayso.collect import collect  # noqa: PLC0415
    from sayso.collect.collect import settle  # noqa: PLC0415
    from sayso.collect.draft import Draft  # noqa: PLC0415

    if what == _STDIN or os.path.exists(what) or _FILE.fullmatch(what):
        yield from collect([what], stdin=sys.stdin.buffer, language=language, published=published)
    else:
        yield settle(Draft(TEXT, what.encode(), what), language, published)


def _data(document: Document, judged: tuple[Judgement, ...] | None, phrases: Phrases) -> dict[str, Any]:
    """A document with its judgements; every rule and reason by its key and in words."""
    about = {"key": document.key, "language": document.language, "published": document.published, "text": document.text}
    return {"document": about, "judgements": None if judged is None else [_judgement(j, phrases) for j in judged]}


def _judgement(judgement: Judgement, phrases: Phrases) -> dict[str, Any]:
    return {
        "kind": judgement.kind,
        "start": judgement.span.start,
        "end": judgement.span.end,
        "text": judgement.span.text,
        "result": judgement.result,
        "rule": judgement.rule,
        "says": phrases.say(f"rule_{judgement.kind}.{judgement.rule}"),
        "score": judgement.score,
        "threshold": judgement.threshold,
        "reasons": [_reason(r, phrases) for r in judgement.reasons],
        "alternatives": [
            {"name": a.name, "geonames": a.geonames, "score": a.score, "reasons": [_reason(r, phrases) for r in a.reasons]} for a in judgement.alternatives
        ],
    }


def _reason(reason: Reason, phrases: Phrases) -> dict[str, Any]:
    from sayso.report.resolved import say_reason  # noqa: PLC0415

    return {"about": reason.section.removeprefix("why_"), "sign": reason.key, "weight": reason.weight, "fields": reason.fields, "says": say_reason(reason, phrases)}


def _show(document: Document, judged: tuple[Judgement, ...] | None, phrases: Phrases) -> None:
    from rich.padding import Padding  # noqa: PLC0415

    from sayso.cli.screen import cell, console  # noqa: PLC0415
    from sayso.core.errors import UsageError  # noqa: PLC0415
    from sayso.report.resolved import resolved_row  # noqa: PLC0415

    screen = console()
    if judged is None:
        if document.language is None:
            raise UsageError(phrases.say("resolve.no_language"), step=phrases.say("resolve.no_language_step"))
        screen.print(cell(phrases.say("resolve.no_pack", language=document.language)))
        return
    if document.published is None:
        click.echo(phrases.say("resolve.no_published"), err=True)
    if not judged:
        screen.print(cell(phrases.say("resolve.nothing")))
        return
    for number, judgement in enumerate(judged):
        row = resolved_row(judgement, phrases)
        if number:
            screen.print()
        screen.print(cell(row.head, "bold"))
        for line in (*row.why, *row.alternatives):
            screen.print(Padding(cell(line), (0, 0, 0, _INDENT)))
