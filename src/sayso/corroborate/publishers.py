"""Outlets by one canonical name, whatever a text or a document calls them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sayso.core.index import At
from sayso.core.records import Document
from sayso.packs.addresses import address
from sayso.packs.folding import load_folding
from sayso.packs.outlets import Outlet, Outlets, hostname
from sayso.packs.words import plain

Looking = Callable[[str], At | None]  # what the ledger has at an address
Sounding = Callable[[str], Sequence[str]]  # the outlets of the ledger of which a name sounds like this


class Behind(NamedTuple):
    """What is behind a link: the outlet, and the document with the types of its claims if the ledger has it."""

    name: str
    document: str | None
    types: frozenset[str]


class Publishers:
    """What the user knows of outlets, and which outlets the ledger has, asked by any name."""

    def __init__(self, outlets: Outlets, sounding: Sounding = lambda sound: (), at: Looking = lambda address: None) -> None:
        self._outlets = outlets
        self._at = at
        self._behind: dict[str, Behind | None] = {}
        heads: dict[str, str] = {}
        for outlet in sorted(outlets.all, key=lambda o: o.name):
            if outlet.family:
                heads.setdefault(outlet.family, outlet.name)
        self._heads = heads
        self._sounding = sounding
        self._names: dict[str, str] = {}
        self._own: dict[str, str] = {}
        self._sounds: dict[str, set[str]] = {}
        for outlet in outlets.all:
            for name in (outlet.name, *outlet.aliases):
                self._own.setdefault(plain(name), outlet.name)
                for sound in sounds(name):
                    self._sounds.setdefault(sound, set()).add(outlet.name)

    def forget(self) -> None:
        """Ask anew which outlets the ledger has."""
        self._names.clear()
        self._behind.clear()

    def canonical(self, name: str) -> str:
        """The outlet's own name for any of its aliases or spellings; a name that is no outlet's stays as it is."""
        found = self._names.get(name)
        if found is None:
            found = self._names[name] = self._own.get(plain(name)) or self._sounded(name)
        return found

    def _sounded(self, name: str) -> str:
        """The outlet whose own name it is, whatever its case; else the only one that it sounds like: what two outlets share is nobody's."""
        sound = sound_of(name)
        heard = self._sounding(sound)
        same = [outlet for outlet in heard if plain(outlet) == plain(name)]
        if same:
            return min(same)
        every = {*heard, *self._sounds.get(sound, ())}
        return every.pop() if len(every) == 1 else name

    def of(self, document: Document) -> str | None:
        """Who published a document: the outlet it gives, else the outlet of its address, else its host; None if none is known."""
        if document.outlet:
            known = self._outlets.named(document.outlet)
            return known.name if known is not None else document.outlet
        if not document.url:
            return None
        known = self._outlets.at(document.url)
        return known.name if known is not None else hostname(document.url)

    def behind(self, url: str) -> Behind | None:
        """Who publishes what a link leads to: the outlet of the document that the ledger has there, else the one that the user told of; None if neither."""
        if url not in self._behind:
            place = address(url)
            found = self._at(place) if place is not None else None
            name = self.of(found.document) if found is not None else None
            if found is not None and name is not None:
                self._behind[url] = Behind(name, found.document.key, found.types)
            else:
                known = self._outlets.at(url)
                self._behind[url] = Behind(known.name, None, frozenset()) if known is not None else None
        return self._behind[url]

    def known(self, name: str) -> Outlet | None:
        """What the user told of an outlet."""
        return self._outlets.named(name)

    def head(self, name: str) -> str:
        """The first outlet, by name, of the family to which this one belongs; else itself. A family is one voice."""
        known = self._outlets.named(name)
        return self._heads[known.family] if known is not None and known.family else name


def sounds(name: str) -> set[str]:
    """All that a text may call an outlet: what sounds like its name, or like any two and more of its words in a row."""
    words = sound_of(name).split()
    return {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 2, len(words) + 1)} | {" ".join(words)}


def sound_of_address(address: str) -> str:
    """An address among the sounds of names: no name sounds like it."""
    return f"@{address}"


def sound_of(name: str) -> str:
    """What a name sounds like, so that it is found in another language's spelling."""
    folding = load_folding()
    return " ".join(word if word.isdigit() else folding.key(word).replace("w", "v") for word in plain(name).split())
