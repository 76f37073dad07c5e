"""`sayso demo`: the main job on the built-in example corpus."""

from __future__ import annotations

from pathlib import Path

import click

# The example corpus, installed with Sayso.
LAB = Path(__file__).parent.parent / "examples" / "lab"


@click.command("demo", short_help="The main job on the built-in example corpus.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default="sayso-demo", show_default=True, help="Directory for the ledger and the report.")
def command(out: Path) -> None:
    """Ingest the example corpus, print what is found, and write the report. Safe to repeat.

    The corpus is invented and says so wherever it is shown.

    \b
    sayso demo
    sayso demo --out DIR
    """
    from sayso.cli import findings, ingest  # noqa: PLC0415
    from sayso.cli.options import now, screen_words  # noqa: PLC0415
    from sayso.core.index import Selection  # noqa: PLC0415
    from sayso.ledger import open_ledger  # noqa: PLC0415
    from sayso.runner.assessing import material  # noqa: PLC0415
    from sayso.runner.reporting import written  # noqa: PLC0415

    phrases = screen_words()
    out.mkdir(parents=True, exist_ok=True)
    ledger, page = out / "sayso.db", out / "report.html"
    account = ingest.run((str(LAB / "documents.jsonl"),), ledger, LAB / "outlets.toml", phrases)
    ingest.tell(account, ledger, phrases)
    with open_ledger(ledger, create=False) as opened:
        found = tuple(opened.findings())
        given = material(opened, Selection(), at=now())
    findings.show(found, found, ledger)
    page.write_bytes(written(given, "html", "en"))
    click.echo(phrases.say("demo.ledger", path=str(ledger)))
    click.echo(phrases.say("demo.report", path=str(page.resolve())))
