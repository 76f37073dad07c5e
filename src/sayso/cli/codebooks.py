"""`sayso codebooks`: what Sayso looks for."""

from __future__ import annotations

from pathlib import Path

import click


@click.group("codebooks", short_help="What Sayso looks for: list, show, lay out a new one.", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """The codebooks that are installed: the kinds of claims Sayso knows.

    \b
    sayso codebooks
    sayso codebooks show force_generation
    sayso codebooks new flood_damage --folder src/sayso/packs/codebooks
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_books)


@command.command("list")
def list_books() -> None:
    """The installed codebooks."""
    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.cli.screen import cell, console, plain_table  # noqa: PLC0415
    from sayso.packs.codebook import codebooks, load_codebook  # noqa: PLC0415

    phrases = screen_words()
    table = plain_table(*(phrases.say(f"codebooks.{c}") for c in ("name", "title", "types", "languages")))
    for name in codebooks():
        book = load_codebook(name)
        table.add_row(cell(name, "bold"), cell(book.title), cell(phrases.number(len(book.types))), cell(", ".join(book.languages())))
    console().print(table)


@command.command("show")
@click.argument("name")
def show(name: str) -> None:
    """One codebook as a page: its types, what counts and what does not."""
    from rich.padding import Padding  # noqa: PLC0415

    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.cli.screen import cell, console  # noqa: PLC0415
    from sayso.core.errors import UsageError  # noqa: PLC0415
    from sayso.packs.codebook import codebooks, load_codebook  # noqa: PLC0415

    if name not in codebooks():
        raise UsageError(f"no codebook {name!r}", step=f"installed: {', '.join(codebooks())}")
    book, phrases, screen = load_codebook(name), screen_words(), console()
    screen.print(cell(f"{book.title} ({book.name})", "bold"))
    screen.print(cell(phrases.say("codebooks.version", version=book.version, languages=", ".join(book.languages()))))
    screen.print(cell(book.description))
    screen.print(cell(phrases.say("codebooks.targets", names=", ".join(book.targets))))
    for kind, rules in book.types.items():
        screen.print()
        screen.print(cell(kind, "bold"))
        lines = [rules.definition]
        lines += [phrases.say("codebooks.parent", name=rules.parent)] if rules.parent else []
        lines += [phrases.say("codebooks.counts", text=text) for text in rules.counts]
        lines += [phrases.say("codebooks.not_counts", text=text) for text in rules.does_not_count]
        lines += [phrases.say("codebooks.roles", names=", ".join(rules.roles))] if rules.roles else []
        lines += [phrases.say("codebooks.protection", text=rules.protection)] if rules.protection else []
        for text in lines:
            screen.print(Padding(cell(text), (0, 0, 0, 2)))


@command.command("new")
@click.argument("name")
@click.option("--folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), default=Path(), help="Where to lay it out, else here.")
def new(name: str, folder: Path) -> None:
    """Lay out a codebook to fill in: its types, English terms and gold sentences."""
    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.packs.newbook import lay_out  # noqa: PLC0415

    lay_out(name, folder)
    click.echo(str(folder / name))
    click.echo(screen_words().say("codebooks.next"), err=True)
