"""Outlets by one canonical name, whatever a text or a document calls them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sayso.core.records import Document
from sayso.packs.folding import load_folding
from sayso.packs.outlets import Outlet, Outlets, hostname
from sayso.packs.words import plain

Sounding = Callable[[str], Sequence[str]]  # the outlets of the ledger of which a name sounds like this


class Publishers:
    """What the user knows of outlets, and which outlets the ledger has, asked by any name."""

    def __init__(self, outlets: Outlets, sounding: Sounding = lambda sound: ()) -> None:
        self._outlets = outlets
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


def sound_of(name: str) -> str:
    """What a name sounds like, so that it is found in another language's spelling."""
    folding = load_folding()
    return " ".join(word if word.isdigit() else folding.key(word).replace("w", "v") for word in plain(name).split())
