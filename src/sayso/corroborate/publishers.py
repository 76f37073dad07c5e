"""Outlets by one canonical name, whatever a text or a document calls them."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.core.records import Document
from sayso.packs.folding import load_folding
from sayso.packs.outlets import Outlet, Outlets, hostname
from sayso.packs.words import plain

_AMBIGUOUS = ""


class Publishers:
    """What the user knows of outlets, and which outlets the ledger has, asked by any name."""

    def __init__(self, outlets: Outlets) -> None:
        self._outlets = outlets
        heads: dict[str, str] = {}
        for outlet in sorted(outlets.all, key=lambda o: o.name):
            if outlet.family:
                heads.setdefault(outlet.family, outlet.name)
        self._heads = heads
        self._names: dict[str, str] = {}
        self._own: dict[str, str] = {}
        self._sounds: dict[str, str] = {}
        for outlet in outlets.all:
            for name in (outlet.name, *outlet.aliases):
                self._learn(name, outlet.name)

    def meet(self, documents: Iterable[Document]) -> None:
        """Learn the outlets of some documents, so that a text may spell them in another language's way or leave out a word."""
        for name in sorted({found for d in documents if (found := self.of(d)) is not None}):
            self._learn(name, name)
        self._names.clear()

    def canonical(self, name: str) -> str:
        """The outlet's own name for any of its aliases or spellings; a name that is no outlet's stays as it is."""
        found = self._names.get(name)
        if found is None:
            found = self._names[name] = self._own.get(plain(name)) or self._sounds.get(_sound(name)) or name
        return found

    def of(self, document: Document) -> str | None:
        """Who published a document: the outlet it gives, else the outlet of its address, else its host; None if none is known."""
        if document.outlet:
            known = self._outlets.named(document.outlet)
            return known.name if known is not None else document.outlet
        if not document.url:
            return None
        known = self._outlets.at(document.url)
        return known.name if known is not None else hostname(document.url)

    def known(self, name: str) -> Outlet | None:
        """What the user told of an outlet."""
        return self._outlets.named(name)

    def head(self, name: str) -> str:
        """The first outlet, by name, of the family to which this one belongs; else itself. A family is one voice."""
        known = self._outlets.named(name)
        return self._heads[known.family] if known is not None and known.family else name

    def _learn(self, written: str, name: str) -> None:
        """Its own name, all spellings that sound like it, and all runs of two and more of its words; what two outlets share is nobody's."""
        self._own.setdefault(plain(written), name)
        words = _sound(written).split()
        runs = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 2, len(words) + 1)} | {" ".join(words)}
        for sound in runs:
            if self._sounds.setdefault(sound, name) != name:
                self._sounds[sound] = _AMBIGUOUS


def _sound(name: str) -> str:
    folding = load_folding()
    return " ".join(word if word.isdigit() else folding.key(word).replace("w", "v") for word in plain(name).split())
