"""`sayso trace`: one finding, from its first known sources down to the passages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.options import ledger_option

if TYPE_CHECKING:
    from rich.tree import Tree

    from sayso.report.tracing import Branch


@click.command("trace", short_help="One finding: from each document to its origins.")
@click.argument("id_", metavar="ID")
@ledger_option
def command(id_: str, ledger: Path) -> None:
    """One finding as a tree: its first known sources, the documents that lead to each, the passages and the reporting words.

    ID may be the beginning of an id, as long as only one finding begins so.

    \b
    sayso trace 3f2a
    """
    from rich.tree import Tree  # noqa: PLC0415

    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.cli.screen import cell, console  # noqa: PLC0415
    from sayso.ledger import open_ledger  # noqa: PLC0415
    from sayso.report.tracing import trace  # noqa: PLC0415
    from sayso.runner.directory import actors_of  # noqa: PLC0415

    with open_ledger(ledger, create=False) as opened:
        finding = opened.finding(id_)
        others = {other: opened.finding(other) for other in finding.conflicts_with}
        decided = actors_of(opened)
    found = trace(finding, others, screen_words(), decided)
    tree = Tree(cell(found.text, "bold"))
    _grow(tree, found)
    console().print(tree)


def _grow(tree: Tree, branch: Branch) -> None:
    from sayso.cli.screen import cell  # noqa: PLC0415

    for below in branch.branches:
        _grow(tree.add(cell(below.text, "bold" if below.branches else "")), below)
