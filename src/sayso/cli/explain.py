"""`sayso explain`: which rule of attribution fired at a place in a text, which did not, and why."""

from __future__ import annotations

import sys

import click

from sayso.core.errors import InputError, UsageError
from sayso.core.records import Refusal


@click.command("explain", short_help="Why a sentence was read as it was.")
@click.argument("path", metavar="FILE")
@click.option("--at", "offset", type=click.IntRange(min=0), metavar="OFFSET", help="A character offset inside the sentence, counted from 0.")
@click.option("--text", "words", metavar="WORDS", help="Words of the sentence instead of an offset.")
@click.option("--language", metavar="CODE", help="Language of the document, e.g. nl.")
def command(path: str, offset: int | None, words: str | None, language: str | None) -> None:
    """One sentence of a document: the pack entries recognised in it, every rule that fired, those that did not, and which draft lost to which.

    \b
    sayso explain article.nl.txt --at 296
    sayso explain article.nl.txt --text "zo meldt het ISW"
    """
    from rich.table import Table  # noqa: PLC0415

    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.cli.screen import cell, console  # noqa: PLC0415
    from sayso.collect import collect  # noqa: PLC0415
    from sayso.pipeline import explain_at  # noqa: PLC0415
    from sayso.report.masking import masked, masked_spans  # noqa: PLC0415

    phrases = screen_words()
    first = next(iter(collect([path], stdin=sys.stdin.buffer, language=language, published=None)), None)
    if first is None or isinstance(first, Refusal):
        raise InputError("unreadable", phrases.say("explain.unreadable", path=path), step=first.step if first is not None else None)
    text = first.document.text
    at = offset if words is None else text.find(words)
    if at is None or not 0 <= at < len(text):
        raise UsageError(phrases.say("explain.nowhere", path=path), step=phrases.say("explain.nowhere_step", length=str(len(text))))
    found = explain_at(first, at)
    if found is None:
        raise UsageError(phrases.say("explain.no_sentence", at=str(at)), step=phrases.say("explain.nowhere_step", length=str(len(text))))
    console().print(cell(masked(found.sentence.text), "bold"))
    entries = Table(phrases.say("explain.words"), phrases.say("explain.kind"), phrases.say("explain.value"), phrases.say("explain.flags"), box=None)
    for span, kind, value, flags in found.entries:
        entries.add_row(cell(masked(span.text)), kind, cell(value), " ".join(flags))
    console().print(entries)
    trials = Table(phrases.say("explain.cue"), phrases.say("explain.rule"), phrases.say("explain.outcome"), phrases.say("explain.source"), phrases.say("explain.content"), box=None)
    for trial in found.trials:
        outcome = phrases.word("outcome", trial.outcome) + (f" ({trial.to})" if trial.to else "")
        shown = [cell(masked_spans(span).text if span is not None else "-") for span in (trial.cue, trial.source, trial.content)]
        trials.add_row(shown[0], trial.rule, outcome, shown[1], shown[2])
    console().print(trials)
