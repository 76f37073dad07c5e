"""Outlets by one canonical name, whatever a text or a document calls them."""

from __future__ import annotations

from sayso.core.records import Document
from sayso.packs.outlets import Outlet, Outlets, hostname


class Publishers:
    """What the user knows of outlets, asked by any name."""

    def __init__(self, outlets: Outlets) -> None:
        self._outlets = outlets
        heads: dict[str, str] = {}
        for outlet in sorted(outlets.all, key=lambda o: o.name):
            if outlet.family:
                heads.setdefault(outlet.family, outlet.name)
        self._heads = heads
        self._names: dict[str, str] = {}

    def canonical(self, name: str) -> str:
        """The outlet's own name for any of its aliases; a name that nobody listed stays as it is."""
        found = self._names.get(name)
        if found is None:
            known = self._outlets.named(name)
            found = self._names[name] = known.name if known is not None else name
        return found

    def of(self, document: Document) -> str | None:
        """Who published a document: the outlet it gives, else the outlet of its address, else its host; None if none is known."""
        if document.outlet:
            return self.canonical(document.outlet)
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
