"""Options that several commands share, and the words of the terminal."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sayso.packs.phrases import Phrases, load_phrases

if TYPE_CHECKING:
    from sayso.packs.added import AddedActor

LEDGER = "sayso.db"
Command = TypeVar("Command", bound=Callable[..., Any])


def ledger_option(command: Command) -> Command:
    """`--ledger`, else $SAYSO_LEDGER, else ./sayso.db."""
    return click.option(
        "--ledger",
        type=click.Path(dir_okay=False, path_type=Path),
        envvar="SAYSO_LEDGER",
        default=LEDGER,
        show_default=f"$SAYSO_LEDGER or ./{LEDGER}",
        help="The ledger file.",
    )(command)


def outlets_option(command: Command) -> Command:
    """`--outlets FILE`."""
    return click.option(
        "--outlets",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="TOML file with what you know of outlets: names, aliases, owners, sides, reliability.",
    )(command)


def codebook_option(command: Command) -> Command:
    """`--codebook NAME|DIR`, as often as there are codebooks; none given stands for what is usual."""
    return click.option(
        "--codebook", "codebooks", metavar="NAME|DIR", multiple=True, help="What to look for: an installed codebook or a folder of your own; more than once for several."
    )(command)


def chosen(codebooks: tuple[str, ...], kept: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The codebooks asked for, else those `kept` in a ledger, else the usual ones; folders by their full path. Raises UsageError, PackError."""
    from sayso.packs.codebook import CODEBOOKS, open_codebook  # noqa: PLC0415
    from sayso.pipeline import DEFAULT_CODEBOOKS  # noqa: PLC0415

    books = [open_codebook(name) for name in dict.fromkeys(codebooks or kept or DEFAULT_CODEBOOKS)]
    return tuple(b.name if Path(b.folder).parent == CODEBOOKS else str(Path(b.folder).resolve()) for b in books)


def filter_options(command: Command) -> Command:
    """The filters of findings."""
    for option in reversed(
        (
            click.option("--type", "type_", metavar="TYPE", help="Only findings of this type, e.g. mobilisation."),
            click.option("--place", metavar="NAME", help="Only findings about this place."),
            click.option("--actor", metavar="NAME", help="Only findings about what this person or body does."),
            click.option("--since", metavar="DATE", help="Only what was reported on or after this date (YYYY, YYYY-MM or YYYY-MM-DD)."),
            click.option("--until", metavar="DATE", help="Only what was reported on or before this date."),
            click.option("--min-origins", metavar="N", type=click.IntRange(min=0), default=0, help="Only findings with at least N named sources."),
            click.option("--reviewed-only", is_flag=True, help="Only findings that a person has judged."),
        )
    ):
        command = option(command)
    return command


def screen_words() -> Phrases:
    """The words of the terminal, those of the report included. The terminal speaks English."""
    return load_phrases("en", "report", "screen", "views")


def ledger_actors(ledger: Path | None) -> tuple[AddedActor, ...]:
    """The actors that people made known to a ledger; none without one. Raises LedgerError for a file that is no ledger."""
    if ledger is None:
        return ()
    from sayso.ledger import open_ledger  # noqa: PLC0415
    from sayso.runner.directory import actors_of  # noqa: PLC0415

    with open_ledger(ledger, create=False) as opened:
        return actors_of(opened)


def now() -> str:
    """The time, ISO 8601 in UTC to the second: the one place where commands look at the clock. SOURCE_DATE_EPOCH stands in for it where set."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(fixed), UTC) if fixed.isdigit() else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
