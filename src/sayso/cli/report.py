"""`sayso report`: the assessment with endnotes."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.options import filter_options, ledger_option, now


@click.command("report", short_help="The assessment with endnotes: HTML, Markdown or JSON.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write: .html, .md or .json. Without it, HTML on standard output.")
@click.option("--language", default="en", show_default=True, metavar="CODE", help="Language of the report: en or nl.")
@filter_options
@click.option("--as-of", metavar="DATE", help="What was known on this date: only what was published by then (YYYY, YYYY-MM or YYYY-MM-DD).")
@click.option("--without", metavar="SOURCE", help="Leave out everything that rests on this person, body or outlet.")
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
    as_of: str | None,
    without: str | None,
    ledger: Path,
) -> None:
    """Write the assessment: findings with their attribution, what stands behind and against each, and endnotes to the exact passages.

    It is a machine draft and says so, with how many findings a person has reviewed. Bottom line, key judgements, likelihood and confidence are a
    person's: sayso mark. A report with -o is remembered, so that the next one says what is new; with --since, what is new since that date.
    The HTML file needs nothing else to open or to print.

    \b
    sayso report -o report.html
    sayso report -o casualties.md --type casualties --since 2023-01
    sayso report -o then.html --as-of 2023-01-31
    sayso report -o weaker.html --without ISW
    """
    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.collect.published import iso_date  # noqa: PLC0415
    from sayso.core.errors import UsageError  # noqa: PLC0415
    from sayso.core.index import Selection  # noqa: PLC0415
    from sayso.ledger import open_ledger  # noqa: PLC0415
    from sayso.runner.assessing import material  # noqa: PLC0415
    from sayso.runner.reporting import ENDINGS, written  # noqa: PLC0415

    phrases = screen_words()
    for date in (as_of, since, until):
        if date is not None and iso_date(date) is None:
            raise UsageError(phrases.say("view.no_date", value=repr(date)), step=phrases.say("view.no_date_step"))
    form = "html" if output is None else ENDINGS.get(output.suffix.lower())
    if form is None:
        raise UsageError(f"{output}: no report in this format", step=f"let the name end in one of {', '.join(sorted(ENDINGS))}")
    wanted, at = Selection(type_, place, actor, since, until, min_origins, reviewed_only), now()
    with open_ledger(ledger, create=False) as opened:
        given = material(opened, wanted, as_of=as_of, without=without, at=at)
        made = written(given, form, language)
        if output is None:
            click.echo(made, nl=False)
            return
        output.write_bytes(made)
        if given.checkpoint is not None:
            opened.note_report(given.checkpoint, at)
    click.echo(phrases.say("report.written", path=str(output)), err=True)
