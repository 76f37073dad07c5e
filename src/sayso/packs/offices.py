"""Offices and who holds them when: "the Russian defence minister" on a day in 2022 is Sergei Shoigu."""

from __future__ import annotations

from sayso.core.records import Page, Record, Tag
from sayso.packs.beside import nation_beside, nation_ending
from sayso.packs.nameindex import Endings, NameMatch

_NATION = "{country}"
_MINISTER, _MINISTRY = "minister", "ministry"  # values of roles and bodies


class Office(Record, frozen=True):
    """Somebody's time in an office; `start` and `end` are ISO 8601 dates as far as known, `end` empty if it is open."""

    office: str
    holder: str
    start: str
    end: str

    def covers(self, date: str) -> bool:
        """Does it reach into a date, or into the period that a partial date stands for?"""
        size = len(date)
        return self.start[:size] <= date and (not self.end or date <= self.end[:size])


class Offices:
    """Every office, its holders in order of time, and the finder of offices on a page."""

    def __init__(self, terms: dict[str, tuple[Office, ...]], countries: dict[str, str]) -> None:
        self._terms = terms
        self._countries = countries

    def __contains__(self, office: str) -> bool:
        return office in self._terms

    def holder(self, office: str, date: str | None) -> str | None:
        """Who holds an office on an ISO date of any precision; the last known holder for None."""
        terms = self._terms.get(office, ())
        if date is None:
            return terms[-1].holder if terms else None
        return next((t.holder for t in terms if t.covers(date)), None)

    def held_by(self, name: str) -> tuple[Office, ...]:
        """Every time in office of a person, in order."""
        return tuple(sorted((o for terms in self._terms.values() for o in terms if o.holder == name), key=lambda o: (o.start, o.office)))

    def terms(self, office: str) -> tuple[Office, ...]:
        """Everybody known to have held an office, in order of time."""
        return self._terms.get(office, ())

    def find(self, page: Page, endings: Endings = ()) -> tuple[NameMatch, ...]:
        """The offices a page names, with the nation beside them, in order; none overlap. (`endings` is not needed: packs list all forms.)"""
        found: list[NameMatch] = []
        past = 0
        for tag in sorted((*page.of("body_rest"), *page.of("office")), key=lambda t: (t.first, -t.last)):
            if tag.first < past:
                continue
            match = self._match(page, tag.first, tag.last, tag.value) if tag.kind == "office" else self._split(page, tag)
            if match is not None:
                found.append(match)
                past = match.last
        return tuple(found)

    def _split(self, page: Page, rest: Tag) -> NameMatch | None:
        """ministre (russe) DE LA DÉFENSE: the head stands before the adjective."""
        nation = nation_ending(page, rest.first)
        if nation is None or nation.value not in self._countries:
            return None
        if not any(t.kind == "role" and t.value == _MINISTER for t in page.tags.get(nation.first - 1, ())):
            return None
        name = f"{rest.value.removesuffix(_MINISTRY)}{_MINISTER} of {self._countries[nation.value]}"
        return NameMatch(nation.first - 1, rest.last, name) if name in self else None

    def _match(self, page: Page, first: int, last: int, office: str) -> NameMatch | None:
        if _NATION not in office:
            return NameMatch(first, last, office) if office in self else None
        beside = nation_beside(page, first, last)
        if beside is None or beside.nation not in self._countries:
            return None
        name = office.replace(_NATION, self._countries[beside.nation])
        return NameMatch(beside.first, beside.last, name) if name in self else None
