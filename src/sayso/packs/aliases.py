"""The cells of an actor table to aliases: every spelling of every form, and what of it may stand alone."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from sayso.core.errors import PackError
from sayso.packs.nameindex import Alias
from sayso.packs.words import fold, tokenise

NOT_ITSELF = "!"  # in the cell of aliases: the canonical name is too common a word to be one
LAST = "last"  # in the cell of short forms: the last word of every alias may stand alone

_CYRILLIC = "\u0400"

Spelling = tuple[tuple[str, ...], tuple[str, ...]]  # words as written, folded words


def aliases_of(name: str, person: bool, aliases: str, short: str, place: str) -> list[Alias]:
    """The aliases of one row. A person's last words are short forms: distinctive ones ("last") or only beside the full name.

    Raises PackError for a form with an empty alternative.
    """
    forms = _forms(aliases)
    full = forms[1:] if forms[:1] == [NOT_ITSELF] else [name, *forms]
    alone = [s for form in _forms(short) for s in spellings(form, place)] if short != LAST else []
    return _rows(name, person, [s for form in full for s in spellings(form, place)], alone, anchored=short != LAST)


def literal_aliases(name: str, person: bool, aliases: Iterable[str]) -> list[Alias]:
    """The aliases of somebody as a person wrote them: no mark in them means anything. Surnames count beside the full name."""
    spelled = [(words, tuple([fold(w) for w in words])) for form in aliases if (words := _words(form))]
    return _rows(name, person, spelled, [], anchored=True)


def _rows(name: str, person: bool, spelled: list[Spelling], alone: list[Spelling], *, anchored: bool) -> list[Alias]:
    seen: set[tuple[str, ...]] = set()  # as written: "NATO" asks for its capitals, "Nato" does not
    out: list[Alias] = []

    def add(written: tuple[str, ...], words: tuple[str, ...], *, is_short: bool = False, needs_full: bool = False) -> None:
        if written not in seen:
            seen.add(written)
            out.append(Alias(name, written, words, is_short, needs_full, person))

    for written, words in spelled:
        add(written, words)
    for written, words in alone:
        add(written, words, is_short=True)
    if person:
        for written, words in spelled:
            if len(words) > 1:
                add(written[-1:], words[-1:], is_short=True, needs_full=anchored)
    return out


def spellings(form: str, place: str) -> list[Spelling]:
    """A form to its spellings as (words as written, folded words): "Vladimir/Wladimir Putin/Poetin" is four. Words of two scripts are not combined."""
    if "/" not in form:
        words = _words(form)
        return [(words, tuple([fold(w) for w in words]))]
    alternatives: list[list[tuple[str, ...]]] = []
    for word in form.split():
        options = word.split("/")
        if not all(options):
            raise PackError(f"{place}: {form!r} has an empty alternative", step="write Vladimir/Wladimir Putin")
        alternatives.append([_words(o) for o in options])
    out = []
    for script in (False, True):
        same = [[o for o in options if (o[0] >= _CYRILLIC) == script] for options in alternatives]
        for combined in product(*same):
            written = tuple(w for words in combined for w in words)
            out.append((written, tuple([fold(w) for w in written])))
    return out


def _words(form: str) -> tuple[str, ...]:
    """The tokens of a form; splitting at spaces is enough, and much faster, where it holds letters only."""
    words = form.split()
    return tuple(words) if all(map(str.isalpha, words)) else tokenise(form).words


def _forms(cell: str) -> list[str]:
    return [form for part in cell.split(";") if (form := part.strip())]
