"""The cells of an actor table to aliases: every spelling of every form, and what of it may stand alone."""

from __future__ import annotations

from itertools import product

from sayso.core.errors import PackError
from sayso.packs.nameindex import Alias
from sayso.packs.words import fold, tokenise

NOT_ITSELF = "!"  # in the cell of aliases: the canonical name is too common a word to be one
LAST = "last"  # in the cell of short forms: the last word of every alias may stand alone

_CYRILLIC = "\u0400"


def aliases_of(name: str, person: bool, aliases: str, short: str, place: str) -> list[Alias]:
    """The aliases of one row. A person's last words are short forms: distinctive ones ("last") or only beside the full name.

    Raises PackError for a form with an empty alternative.
    """
    forms = _forms(aliases)
    full = forms[1:] if forms[:1] == [NOT_ITSELF] else [name, *forms]
    seen: set[tuple[str, ...]] = set()  # as written: "NATO" asks for its capitals, "Nato" does not
    out: list[Alias] = []

    def add(written: tuple[str, ...], words: tuple[str, ...], *, is_short: bool = False, anchored: bool = False) -> None:
        if written not in seen:
            seen.add(written)
            out.append(Alias(name, written, words, is_short, anchored, person))

    spelled = [s for form in full for s in spellings(form, place)]
    for written, words in spelled:
        add(written, words)
    if short != LAST:
        for form in _forms(short):
            for written, words in spellings(form, place):
                add(written, words, is_short=True)
    if person:
        for written, words in spelled:
            if len(words) > 1:
                add(written[-1:], words[-1:], is_short=True, anchored=short != LAST)
    return out


def spellings(form: str, place: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
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
