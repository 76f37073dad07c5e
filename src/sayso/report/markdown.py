"""The report as Markdown with footnotes: the same findings and endnotes, without the source texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.packs.phrases import Phrases
from sayso.report.citing import note_parts
from sayso.report.model import Assessment, Note, Sentence, Table
from sayso.report.outline import Block, outline
from sayso.report.templates import web_address
from sayso.report.visible import one_line

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_LEADING = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def escaped(text: str) -> str:
    """Text as Markdown text on one line: nothing in it is taken for markup or HTML."""
    return _LEADING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", one_line(text)))


def markdown_report(assessment: Assessment, phrases: Phrases) -> str:
    """The report as Markdown with footnotes (`[^1]`)."""
    return "\n".join(_lines(assessment, phrases)) + "\n"


def _lines(made: Assessment, phrases: Phrases) -> Iterator[str]:
    before, number = "", 0
    for block in outline(made, phrases):
        number = number + 1 if block.kind == "number" else 0
        if before and not (block.kind == before and block.kind in ("bullet", "number", "row")):
            yield ""
        yield from _block(block, number)
        before = block.kind
    yield from ("", f"## {escaped(phrases.say('page.endnotes'))}", "")
    if made.head.checkpoint:
        yield from (escaped(phrases.say("notes.checkpoint", checkpoint=made.head.checkpoint)), "")
    for note in made.notes:
        yield _note(note, phrases)


def _block(block: Block, number: int) -> Iterator[str]:
    text = " ".join(_sentence(s) for s in block.sentences)
    match block.kind:
        case "title":
            yield f"# {text}"
        case "heading":
            yield f"{'#' * block.level} {text}"
        case "strong":
            yield f"**{text}**"
        case "bullet":
            yield f"- {text}"
        case "number":
            first, *rest = (_sentence(s) for s in block.sentences)
            yield f"{number}. " + "  \n   ".join((first, *rest))
        case "row":
            yield f"- {escaped(block.label)}: {text}"
        case "table":
            if block.table is not None:
                yield from _table(block.table)
        case _:
            yield text


def _sentence(sentence: Sentence) -> str:
    return escaped(sentence.text) + "".join(f"[^{n}]" for n in sentence.notes)


def _table(table: Table) -> Iterator[str]:
    yield from (f"**{escaped(table.title)}**", "")
    for row in (table.columns, ("---",) * len(table.columns), *table.rows):
        yield "| " + " | ".join(cell if cell == "---" else escaped(cell) for cell in row) + " |"


def _note(note: Note, phrases: Phrases) -> str:
    text = escaped(" ".join(note_parts(note, phrases)))
    return f"[^{note.number}]: {text} <{note.url}>" if web_address(note.url) else f"[^{note.number}]: {text}"
