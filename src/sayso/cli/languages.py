"""`sayso languages`: which languages are installed, and how well each is read."""

from __future__ import annotations

from pathlib import Path

import click

MEASURED = Path(__file__).with_name("measured.toml")
FIGURES = ("attribution @0.8", "named speaker of all")


@click.command("languages", short_help="Languages that Sayso reads.")
def command() -> None:
    """The language packs that are installed, how many entries each has, on how many gold sentences it proves itself, and how well it
    reads whole articles: the figures were measured when this version was made (make floors).

    A document in another language is stored and counted, but not analysed.
    """
    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.cli.screen import cell, console, plain_table  # noqa: PLC0415
    from sayso.packs.language import LANGUAGES, languages, load_language  # noqa: PLC0415
    from sayso.packs.tables import read_toml  # noqa: PLC0415

    phrases = screen_words()
    table = plain_table(*(phrases.say(f"languages.{c}") for c in ("code", "name", "native", "entries", "gold", "texts", "quoted", "speaker")))
    measured = read_toml(MEASURED)
    for code in languages():
        pack = load_language(code)
        entries = sum(1 for path in (LANGUAGES / code).glob("*.tsv") for row in path.read_text(encoding="utf-8").splitlines()[1:] if row.strip() and not row.startswith("#"))
        gold = sum(len(group) for group in read_toml(LANGUAGES / code / "gold.toml").values() if isinstance(group, list))
        known = measured.get(code)
        texts = phrases.number(known["texts"]) if known else ""
        how_well = [phrases.say("languages.percent", n=round(known[name])) if known else phrases.say("languages.unmeasured") for name in FIGURES]
        counts = (phrases.number(entries), phrases.number(gold), texts)
        table.add_row(cell(code, "bold"), cell(pack.english), cell(pack.name), *(cell(c) for c in (*counts, *how_well)))
    console().print(table)
    click.echo(phrases.say("languages.note"), err=True)
