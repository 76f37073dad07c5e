"""Who belongs to whom, who is on whose side, what lies within what."""

from __future__ import annotations

from functools import lru_cache

from sayso.packs.directory import Directory, Entity
from sayso.packs.words import plain

_DEPTH = 6  # offices, ministries, governments: no real ladder is longer


class Kinship:
    """Relations between names, from the packs. A name that no pack knows is related to nobody."""

    def __init__(self, directory: Directory | None) -> None:
        self._directory = directory
        self.related = lru_cache(maxsize=65536)(self._related)
        self.side = lru_cache(maxsize=65536)(self._side)
        self.ladder = lru_cache(maxsize=65536)(self._ladder)
        self.within = lru_cache(maxsize=65536)(self._within)

    def entity(self, name: str) -> Entity | None:
        """What the directory knows of a name."""
        return self._directory.by_name(name) if self._directory is not None else None

    def is_private(self, name: str, kind: str) -> bool:
        """Is this a person in no pack of public figures?"""
        return kind == "person" and (self._directory is None or not self._directory.is_public(name))

    def _within(self, one: str, one_country: str | None, other: str, other_country: str | None) -> str | None:
        """The inner of two places, if one lies within the other: a place within its country, "Tver" within "Tver Oblast". None otherwise."""
        for inner, outer, country in ((one, other, one_country), (other, one, other_country)):
            if self._country_name(country) == outer:
                return inner
            if plain(outer).startswith(plain(inner) + " "):
                return inner
        return None

    def is_country(self, place: str, code: str | None) -> bool:
        """Is this place the whole country whose code it has?"""
        return self._country_name(code) == place

    def _country_name(self, code: str | None) -> str | None:
        nation = self._directory.nations.get(code) if self._directory is not None and code else None
        return nation.country if nation is not None else None

    def _ladder(self, name: str) -> tuple[str, ...]:
        ladder = [name]
        while len(ladder) < _DEPTH:
            known = self.entity(ladder[-1])
            if known is None or known.parent is None or known.parent in ladder:
                break
            ladder.append(known.parent)
        return tuple(ladder)

    def _related(self, one: str, other: str) -> bool:
        if not set(self.ladder(one)).isdisjoint(self.ladder(other)):
            return True
        a, b = self.entity(one), self.entity(other)
        # Whoever speaks for a state, and a body of that state.
        return a is not None and b is not None and a.side is not None and a.side == b.side and "person" in (a.type, b.type)

    def _side(self, name: str) -> str | None:
        known = self.entity(name)
        return known.side if known is not None else None
