"""Pages for the tests of resolve: real tables, real reading."""

from __future__ import annotations

from functools import cache

from sayso.core.records import Document, Page
from sayso.packs.language import LANGUAGES, LanguagePack, has_language, kinds, load_language
from sayso.packs.lexicon import Lexicon
from sayso.packs.tables import read_entries
from sayso.read import read

_BARE = {"text": {"quotes": [["«", "»"], ["„", "“"], ['"', '"']], "abbreviations": []}, "numbers": {"decimal": ",", "grouping": [".", " "]}}


@cache
def pack_of(code: str) -> LanguagePack:
    """The installed pack of a language; of one that has tables only, those."""
    if has_language(code):
        return load_language(code)
    entries = [e for table in sorted((LANGUAGES / code).glob("*.tsv")) for e in read_entries(table, kinds())]
    return LanguagePack(code, code, code, _BARE, Lexicon(entries))


def page_of(code: str, text: str, published: str | None = "2024-05-15") -> Page:
    """A page with `text` as its only content. 15 May 2024 is a Wednesday."""
    return read(Document("test", "sha256:test", code, published, None, None, None, False, text), pack_of(code))
