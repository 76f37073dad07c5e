"""An endnote in words, for formats without a layout of their own."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.packs.phrases import Phrases
from sayso.report.judging import translated
from sayso.report.model import Note


def note_parts(note: Note, phrases: Phrases) -> Iterator[str]:
    """An endnote in pieces: passage, translation, outlet and date, on whose say-so, where, and the digests by which it is found again."""
    t = phrases
    yield t.say("format.open_quote") + note.passage.text + t.say("format.close_quote")
    if note.translation is not None:
        yield f"{t.say('notes.translation')}: {note.translation.text} ({translated(note.translation, t)})."
    where = [note.outlet or t.say("note.no_outlet"), t.date(note.published), *([t.say("notes.page", page=str(note.page))] if note.page else [])]
    synthetic = f" ({t.say('note.synthetic')})" if note.synthetic else ""
    yield f"{', '.join(where)}{synthetic}."
    yield t.say("note.say_so", chain=note.say_so)
    if note.origin and note.origin not in note.chain:
        yield t.say("note.origin", origin=note.origin)
    yield f"{note.document}, {t.say('note.where', start=str(note.passage.start), end=str(note.passage.end))}."
    yield f"{t.say('notes.document', id=note.document_id)}; {t.say('notes.raw', id=note.raw) if note.raw else t.say('notes.no_raw')}."
