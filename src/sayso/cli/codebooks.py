"""`sayso codebooks`: what Sayso looks for."""

from __future__ import annotations

from pathlib import Path

import click

ENOUGH = 80.0  # percent: F1 that each language of a codebook is to have on its own gold


@click.group("codebooks", short_help="What Sayso looks for: list, show, lay out a new one.", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """The codebooks that are installed: the kinds of claims Sayso knows.

    \b
    sayso codebooks
    sayso codebooks show force_generation
    sayso codebooks check force_generation
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
@click.argument("name", metavar="NAME|DIR")
def show(name: str) -> None:
    """One codebook as a page: its types with their roles, what counts and what does not, and an example of each.

    NAME is an installed one; DIR the folder of your own.
    """
    from rich.padding import Padding  # noqa: PLC0415

    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.cli.screen import cell, console  # noqa: PLC0415
    from sayso.packs.codebook import open_codebook  # noqa: PLC0415
    from sayso.runner.proving import gold_of  # noqa: PLC0415

    book, phrases, screen = open_codebook(name), screen_words(), console()
    gold = sorted(gold_of(book), key=lambda s: s["language"] != "en")
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
        example = next((s for s in gold if any(c["type"] == kind for c in s.get("claim", ()))), None)
        lines += [phrases.say("codebooks.example", language=example["language"], text=example["text"])] if example else []
        for text in lines:
            screen.print(Padding(cell(text), (0, 0, 0, 2)))
    if book.roles:
        screen.print()
        screen.print(cell(phrases.say("codebooks.all_roles"), "bold"))
        for role, meaning in book.roles.items():
            values = f": {', '.join(meaning.values)}" if meaning.values else ""
            screen.print(Padding(cell(f"{role.replace('_', ' ')}: {meaning.definition}{values}"), (0, 0, 0, 2)))


@command.command("check")
@click.argument("name", metavar="NAME|DIR")
@click.pass_context
def check(ctx: click.Context, name: str) -> None:
    """Is a codebook well formed, and does it read its own gold? Sentence by sentence what is missed and what is found beyond.

    Exit code 1 where it is read wrongly in more than a fifth.

    \b
    sayso codebooks check my/flood_damage
    """
    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.cli.screen import cell, console, plain_table  # noqa: PLC0415
    from sayso.packs.codebook import open_codebook  # noqa: PLC0415
    from sayso.runner.proving import prove  # noqa: PLC0415

    book, phrases, screen = open_codebook(name), screen_words(), console()
    book.check_terms()
    proofs = list(prove(book))
    table = plain_table(*(phrases.say(f"codebooks.{c}") for c in ("language", "sentences", "negatives", "right", "missed", "beyond", "figure")))
    for p in proofs:
        table.add_row(*(cell(text) for text in (p.language, *map(str, (p.sentences, p.negatives, p.right, p.missed, p.found)), f"{p.figure:.1f}")))
    screen.print(table)
    for fault in (f for p in proofs for f in p.faults):
        screen.print()
        screen.print(cell(fault.text, "bold"))
        for wanted in fault.missed:
            given = {key: value for key, value in wanted.items() if key != "type"}
            screen.print(cell(phrases.say("codebooks.fault_missed", type=wanted["type"], given=", ".join(f"{k} {v}" for k, v in given.items()))))
        for claim in fault.found:
            told = {"modality": claim.modality, "actor": claim.actor, "target": claim.target, "place": claim.place, "when": claim.when, **claim.roles}
            if claim.quantity is not None:
                told |= {"low": str(claim.quantity.low), "high": str(claim.quantity.high)}
            screen.print(cell(phrases.say("codebooks.fault_found", type=claim.type, given=", ".join(f"{k} {v}" for k, v in told.items() if v), why=claim.why[0])))
    if any(p.figure < ENOUGH for p in proofs):
        ctx.exit(1)


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
