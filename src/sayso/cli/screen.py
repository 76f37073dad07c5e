"""What the terminal shows: a console for data on standard output, one for talk on standard error. Colour never carries meaning."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.core.records import Refusal
from sayso.packs.phrases import Phrases
from sayso.report.visible import one_line

WIDTH = 140  # columns where there is no terminal to ask, unless $COLUMNS says so


class _Plain(Console):
    """Plain text for files and pipes: no blanks at the ends of lines."""

    def print(self, *objects: Any, **options: Any) -> None:
        with self.capture() as captured:
            super().print(*objects, **options)
        self.file.write("\n".join(line.rstrip() for line in captured.get().split("\n")))


def console(*, talk: bool = False) -> Console:
    """A console on standard output, or for `talk` on standard error; it honours NO_COLOR, and outside a terminal writes plain text."""
    stream = sys.stderr if talk else sys.stdout
    width = None if stream.isatty() or os.environ.get("COLUMNS", "").isdigit() else WIDTH
    kind = Console if stream.isatty() else _Plain
    return kind(file=stream, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def plain_table(*columns: str) -> Table:
    """A table without lines; columns without a name have no head."""
    table = Table(box=None, show_header=any(columns), header_style="bold", pad_edge=False, padding=(0, 2, 0, 0), expand=False)
    for name in columns:
        table.add_column(name, overflow="fold")
    return table


def cell(text: str, style: str = "") -> Text:
    """Text as text: nothing in it is taken for markup."""
    return Text(one_line(text), style=style)


def refusals(refused: Sequence[Refusal], phrases: Phrases) -> None:
    """The inputs that were refused, which and why, on standard error."""
    if not refused:
        return
    click.echo(phrases.say("refused.title", n=len(refused)) + ":", err=True)
    table = plain_table(phrases.say("refused.what"), phrases.say("refused.why"), phrases.say("refused.next"))
    for item in refused:
        table.add_row(cell(item.key), cell(f"{item.code}: {item.reason}"), cell(item.step or ""))
    console(talk=True).print(table)
