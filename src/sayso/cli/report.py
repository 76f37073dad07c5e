"""`sayso report`: the assessment with endnotes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.options import filter_options, ledger_option

if TYPE_CHECKING:
    from sayso.core.index import Selection

_FORMS = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".json": "json"}


@click.command("report", short_help="The assessment with endnotes: HTML, Markdown or JSON.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write: .html, .md or .json. Without it, HTML on standard output.")
@click.option("--language", default="en", show_default=True, metavar="CODE", help="Language of the report: en or nl.")
@filter_options
@ledger_option
def command(
    output: Path | None,
    language: str,
    type_: str | None,
    place: str | None,
    actor: str | None,
    since: str | None,
    until: str | None,
    min_origins: int,
    reviewed_only: bool,
    ledger: Path,
) -> None:
    """Write the assessment: findings, the first known sources behind them, and endnotes to the exact passages.

    It is a machine draft and says so, with how many findings a person has reviewed. The HTML file needs nothing else to open or to print.

    \b
    sayso report -o report.html
    sayso report -o casualties.md --type casualties --since 2023-01
    """
    from sayso.core.errors import UsageError  # noqa: PLC0415
    from sayso.core.index import Selection  # noqa: PLC0415

    form = "html" if output is None else _FORMS.get(output.suffix.lower())
    if form is None:
        raise UsageError(f"{output}: no report in this format", step=f"let the name end in one of {', '.join(sorted(_FORMS))}")
    text = write(ledger, form, language, Selection(type_, place, actor, since, until, min_origins, reviewed_only))
    if output is None:
        click.echo(text, nl=False)
    else:
        from sayso.cli.options import screen_words  # noqa: PLC0415

        output.write_text(text, encoding="utf-8")
        click.echo(screen_words().say("report.written", path=str(output)), err=True)


def write(ledger: Path, form: str, language: str, wanted: Selection) -> str:
    """The report of a ledger in one of the forms html, md, json."""
    from sayso.ledger import open_ledger  # noqa: PLC0415
    from sayso.packs.phrases import load_phrases  # noqa: PLC0415
    from sayso.report.html import html_report  # noqa: PLC0415
    from sayso.report.json import json_report  # noqa: PLC0415
    from sayso.report.markdown import markdown_report  # noqa: PLC0415
    from sayso.report.selection import select  # noqa: PLC0415
    from sayso.runner.directory import actors_of, meant  # noqa: PLC0415

    phrases = load_phrases(language, "report")
    with open_ledger(ledger, create=False) as opened:
        findings = select(opened.findings(), meant(opened, wanted))
        keys = sorted({c.document for f in findings for c in f.claims})
        documents = {key: document for key in keys if (document := opened.document(key)) is not None}
        decided = actors_of(opened)
    return {"html": html_report, "md": markdown_report, "json": json_report}[form](findings, documents, phrases, decided)
