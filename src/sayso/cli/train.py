"""`sayso train`: a model of attribution from gold of the user's own."""

from __future__ import annotations

from pathlib import Path

import click

_FEW = 20  # documents held back, below which a figure moves by whole points with each of them


@click.command("train", short_help="Learn from your own gold how your texts report speech.")
@click.argument("gold", nargs=-1, required=True, metavar="GOLD…", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", required=True, metavar="MODEL", type=click.Path(dir_okay=False, path_type=Path), help="File to write the model to.")
def command(gold: tuple[Path, ...], output: Path) -> None:
    """Fit a small sequence tagger on documents whose attributions you have marked; `sayso read --model` uses it beside the rules.

    GOLD is JSON lines, gzipped or not: key, language, text, and attributions with source, cue and content. A tenth of the documents is
    held back, to say how well they are read with the model and without.

    \b
    sayso train gold.jsonl -o my.model
    sayso read --model my.model article.txt
    """
    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.cli.progress import Meter  # noqa: PLC0415
    from sayso.cli.screen import cell, console, plain_table  # noqa: PLC0415
    from sayso.engines.gold import read_gold  # noqa: PLC0415
    from sayso.engines.model import save  # noqa: PLC0415
    from sayso.engines.training import fit  # noqa: PLC0415
    from sayso.packs.fingerprint import fingerprint  # noqa: PLC0415
    from sayso.pipeline import structure  # noqa: PLC0415

    phrases = screen_words()
    documents = [one for path in gold for one in read_gold(path)]
    languages = ", ".join(sorted({one.document.language or "" for one in documents}))
    with Meter(phrases.say("train.working", languages=languages)) as meter:
        header, body = fit(documents, structure, fingerprint(), meter.reach)
    save(output, header, body)
    table = plain_table(phrases.say("train.figure"), phrases.say("train.rules"), phrases.say("train.model"))
    for name, rules, model in (
        (phrases.say("train.loose"), header.rules.loose, header.model.loose),
        (phrases.say("train.strict"), header.rules.strict, header.model.strict),
        (phrases.say("train.source"), header.rules.source, header.model.source),
        (phrases.say("train.cue"), header.rules.cue, header.model.cue),
        (phrases.say("train.content"), header.rules.content, header.model.content),
    ):
        table.add_row(cell(name), cell(phrases.number(rules)), cell(phrases.number(model)))
    console().print(table)
    click.echo(f"{phrases.say('train.documents', n=header.learned)}; {phrases.say('train.held', n=header.held)}", err=True)
    if header.held < _FEW:
        click.echo(phrases.say("train.few"), err=True)
    if header.model.strict < header.rules.strict:
        click.echo(phrases.say("train.worse"), err=True)
    click.echo(phrases.say("train.written", path=str(output)), err=True)
