"""`sayso languages`: which languages are installed."""

from __future__ import annotations

import click


@click.command("languages", short_help="Languages that Sayso reads.")
def command() -> None:
    """The language packs that are installed, how many entries each has and on how many gold sentences it proves itself.

    A document in another language is stored and counted, but not analysed.
    """
    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.cli.screen import cell, console, plain_table  # noqa: PLC0415
    from sayso.packs.language import LANGUAGES, languages, load_language  # noqa: PLC0415
    from sayso.packs.tables import read_toml  # noqa: PLC0415

    phrases = screen_words()
    table = plain_table(*(phrases.say(f"languages.{c}") for c in ("code", "name", "native", "entries", "gold")))
    for code in languages():
        pack = load_language(code)
        entries = sum(1 for path in (LANGUAGES / code).glob("*.tsv") for row in path.read_text(encoding="utf-8").splitlines()[1:] if row.strip() and not row.startswith("#"))
        gold = sum(len(group) for group in read_toml(LANGUAGES / code / "gold.toml").values() if isinstance(group, list))
        table.add_row(cell(code, "bold"), cell(pack.english), cell(pack.name), cell(phrases.number(entries)), cell(phrases.number(gold)))
    console().print(table)
