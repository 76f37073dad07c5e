"""`sayso search`: words in the ledger, wherever they stand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.options import ledger_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from sayso.core.records import Span
    from sayso.packs.phrases import Phrases
    from sayso.runner.search import Found

SHOWN = 3  # hits of a document on the screen; the rest are counted


@click.command("search", short_help="Words in the ledger: claims, who speaks of them, documents.")
@click.argument("text", nargs=-1, required=True, metavar="TEXT…")
@click.option("--limit", metavar="N", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many documents, the best first.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="A table for people, or data with the offsets of all hits.")
@ledger_option
def command(text: tuple[str, ...], limit: int, form: str, ledger: Path) -> None:
    """Search claims, attributions and documents of the ledger. Case and diacritics do not matter; all words are wanted, in any order.

    Words in "quotation marks" stand side by side; mobilis* finds every word that begins so. Names are found as Sayso writes them (in English,
    romanised), and texts in their own language.

    \b
    sayso search prigozhin
    sayso search '"300 000"'
    sayso search partiel* mobilis* --format json
    """
    import msgspec  # noqa: PLC0415

    from sayso.ledger import open_ledger  # noqa: PLC0415
    from sayso.ledger.search import parse_query  # noqa: PLC0415
    from sayso.runner.search import search  # noqa: PLC0415

    asked = " ".join(text)
    query = parse_query(asked)
    with open_ledger(ledger, create=False) as opened:
        found = search(opened, query, limit)
        ids = [f.id for f in opened.findings()] if form == "table" else []
    if form == "json":
        # The texts stay in the ledger: a hit says which document, and where in it.
        made = msgspec.to_builtins(found)
        for document in made["documents"]:
            del document["text"]
        click.echo(msgspec.json.format(msgspec.json.encode({"query": asked, **made}), indent=1).decode())
    else:
        _show(found, ids, asked)


def _show(found: Found, ids: Sequence[str], asked: str) -> None:
    from sayso.cli.options import screen_words  # noqa: PLC0415
    from sayso.cli.screen import cell, console  # noqa: PLC0415

    phrases, screen = screen_words(), console()
    if not (found.findings or found.attributions or found.documents):
        screen.print(cell(phrases.say("search.nothing", asked=asked)))
        click.echo(phrases.say("search.nothing_step"), err=True)
        return
    if any(f.synthetic for f in found.findings):
        screen.print(cell(phrases.say("findings.synthetic")))
    counted = {
        "findings": phrases.say("counts.findings", n=len(found.findings)),
        "attributions": phrases.say("search.attributions", n=len(found.attributions)),
        "documents": phrases.say("counts.documents", n=found.total),
    }
    screen.print(cell(phrases.say("search.found", None, asked=asked, **counted), "bold"))
    for title, rows in (("findings", _findings(found, ids, phrases)), ("attributions_title", _attributions(found, phrases)), ("documents", _documents(found, phrases))):
        if rows:
            screen.print()
            screen.print(cell(phrases.say(f"search.{title}"), "bold"))
            for row in rows:
                screen.print(row)
    if found.total > len(found.documents):
        screen.print(cell(phrases.say("search.more", n=found.total - len(found.documents))))


def _findings(found: Found, ids: Sequence[str], phrases: Phrases) -> list[Text]:
    from sayso.cli.screen import cell  # noqa: PLC0415
    from sayso.report.selection import shortened  # noqa: PLC0415

    short = shortened(ids)
    return [cell(phrases.say("search.finding", id=short[f.id], statement=f.statement, claims=phrases.say("counts.claims", n=len(f.claims)))) for f in found.findings]


def _attributions(found: Found, phrases: Phrases) -> list[Text]:
    from sayso.report.snippets import snippet  # noqa: PLC0415
    from sayso.report.wording import chain  # noqa: PLC0415

    rows = []
    for a in found.attributions:
        said = a.content or a.cue
        who = chain(a.chain, phrases) or phrases.say("read.nobody_named")
        within = [h for h in a.hits if said is not None and said.start <= h.start and h.end <= said.end]
        at = (within[0].start - said.start, within[0].end - said.start) if said is not None and within else (0, 0)
        text = snippet(said.text, *at) if said is not None else ""
        rows.append(_lit(phrases.say("search.attribution", who=who, text=text, document=_name(a.outlet, a.document, a.published, phrases)), a.hits))
    return rows


def _documents(found: Found, phrases: Phrases) -> list[Text]:
    from sayso.cli.screen import cell  # noqa: PLC0415
    from sayso.report.snippets import snippet  # noqa: PLC0415
    from sayso.report.visible import one_line  # noqa: PLC0415

    rows = []
    for d in found.documents:
        rows.append(cell(_name(d.outlet, d.key, d.published, phrases), "bold"))
        rows += [
            _lit(phrases.say("search.hit", start=str(h.start), end=str(h.end), text=snippet(d.text, h.start, h.end)), [h]) for h in d.hits[:SHOWN]
        ]
        if d.in_title:
            rows.append(_lit(phrases.say("search.in_title", title=one_line(d.title or "")), d.hits))
        if len(d.hits) > SHOWN:
            rows.append(_lit(phrases.say("search.more_hits", n=len(d.hits) - SHOWN), ()))
    return rows


def _name(outlet: str | None, key: str, published: str | None, phrases: Phrases) -> str:
    name = {"key": key, "date": phrases.date(published)}
    return phrases.say("trace.document", outlet=outlet, **name) if outlet else phrases.say("trace.document_no_outlet", **name)  # type: ignore[arg-type]


def _lit(line: str, hits: Sequence[Span]) -> Text:
    """A line with the words that were searched for in bold. The line says where they stand, too."""
    from rich.text import Text  # noqa: PLC0415

    from sayso.report.snippets import lit  # noqa: PLC0415
    from sayso.report.visible import visible  # noqa: PLC0415

    shown = Text(visible(line))
    for start, end in lit(visible(line), hits):
        shown.stylize("bold", start, end)
    return shown
