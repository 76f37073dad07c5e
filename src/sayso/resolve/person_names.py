"""The name of somebody no list knows, in its base case and in Latin letters."""

from __future__ import annotations

from sayso.core.records import Page
from sayso.packs.directory import Directory
from sayso.packs.nameindex import stems_of
from sayso.packs.romanise import romanise
from sayso.resolve.runs import Run

_INITIAL = 2  # letters: what is no longer has no case


def base_words(page: Page, run: Run, directory: Directory) -> list[str]:
    """The words of a name in their base case: the given name tells gender and case, the surname follows it."""
    words = list(page.tokens.words[run.first : run.last])
    known = directory.given_name(page.tokens.lowers[run.first], page.language)
    if known is None or known[0] == page.tokens.lowers[run.first]:
        return words
    base, gender = known
    endings = directory.name_endings(page.language, gender)
    words[0] = _capitalised(base)
    for n in range(1, len(words)):
        if words[n][0].isupper() and len(words[n]) > _INITIAL:
            stems = stems_of(words[n].lower(), endings)
            seen = next((s for s in stems if s in page.tokens.lowers), None)
            words[n] = _capitalised(seen or (stems[0] if stems else words[n].lower()))
    return words


def spelled(page: Page, run: Run, words: list[str]) -> str:
    """Words as one name, romanised, with the gaps of the text between them."""
    starts, ends, text = page.tokens.starts, page.tokens.ends, page.document.text
    pieces = [words[0]]
    for word, i in zip(words[1:], range(run.first + 1, run.last), strict=True):
        pieces += [" " if text[ends[i - 1] : starts[i]] else "", word]
    return romanise("".join(pieces), page.language)


def _capitalised(lower: str) -> str:
    return lower[:1].upper() + lower[1:]
