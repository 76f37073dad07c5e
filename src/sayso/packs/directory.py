"""Who is known: public figures and bodies, with their aliases, sides and offices. Data in `packs/actors/`, loaded strictly."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path

from sayso.core.errors import PackError
from sayso.core.records import Record
from sayso.packs.folding import load_folding
from sayso.packs.language import LanguagePack
from sayso.packs.nameindex import Alias, Endings, NameIndex
from sayso.packs.tables import read_tsv
from sayso.packs.words import fold_words, plain, tokenise

ACTORS = Path(__file__).parent / "actors"
TYPES = ("person", "organisation", "media", "social-media", "document")

_ENTITY = ("name", "type", "wikidata", "side", "basis", "parent", "aliases", "short")
_OFFICE = ("office", "holder", "from", "to")
_PHRASES = ("office", "language", "phrases")
_NATION = ("code", "country", "adjective", "side")
_BODY = ("body", "name", "parent")
_GIVEN = ("gender", "names")
_ENDINGS = ("language", "gender", "ending", "base")


class Entity(Record, frozen=True):
    """A known person or body. `side`: the country or alliance it speaks for, by the judgement in `basis` (reason and date)."""

    name: str
    type: str
    wikidata: str | None
    side: str | None
    basis: str
    parent: str | None


class Office(Record, frozen=True):
    """Somebody's time in an office; `start` and `end` are ISO 8601 dates as far as known, empty if open."""

    office: str
    holder: str
    start: str
    end: str


class Nation(Record, frozen=True):
    """A country as names of bodies use it: "the United Kingdom", "UK"."""

    code: str
    country: str
    adjective: str
    side: str


class Directory:
    """The known persons and bodies, and the matcher over all their aliases."""

    def __init__(self, folder: Path = ACTORS) -> None:
        self._entities: dict[str, Entity] = {}
        self._by_alias: dict[str, str] = {}
        self.nations = {r["code"]: Nation(r["code"], r["country"], r["adjective"], r["side"]) for _, r in read_tsv(folder / "nations.tsv", _NATION)}
        self._bodies = {r["body"]: (r["name"], r["parent"]) for _, r in read_tsv(folder / "bodies.tsv", _BODY)}
        self.given = {name: r["gender"] for _, r in read_tsv(folder / "given.tsv", _GIVEN) for name in fold_words(r["names"])}
        self._endings: dict[str, list[tuple[str, str, str]]] = {}
        for _, r in read_tsv(folder / "endings.tsv", _ENDINGS):
            self._endings.setdefault(r["language"], []).append((r["gender"], r["ending"], r["base"]))
        self._cached_endings: dict[str, Endings] = {}
        aliases = [a for table in ("people.tsv", "organisations.tsv") for a in self._read(folder / table)]
        self._check_parents()
        self.offices = self._read_offices(folder / "offices.tsv")
        given = frozenset(self.given)
        self.index = NameIndex(aliases, load_folding(), given)
        self.office_phrases = NameIndex(self._read_phrases(folder / "phrases.tsv"), load_folding())

    def by_name(self, name: str) -> Entity | None:
        """The entity of a canonical name, or of an alias in any language (diacritics and case do not count); None if unknown."""
        known = self._entities.get(name)
        return known or self._entities.get(self._by_alias.get(plain(name), ""))

    def entities(self) -> tuple[Entity, ...]:
        """Everybody known, in the order of the tables."""
        return tuple(self._entities.values())

    def office_holder(self, office: str, date: str | None) -> Entity | None:
        """Who holds an office ("president of Russia") on an ISO date of any precision; today's, that is the last known, for None."""
        terms = self.offices.get(office, ())
        if date is None:
            return self._entities[terms[-1].holder] if terms else None
        for term in terms:
            if term.start[: len(date)] <= date[: len(term.start) or None] and (not term.end or date <= term.end):
                return self._entities[term.holder]
        return None

    def is_public(self, person: str) -> bool:
        """Is this person in the pack of public figures, so that an identity may reach over documents?"""
        known = self.by_name(person)
        return known is not None and known.type == "person"

    def body(self, kind: str, nation: str) -> Entity:
        """A body of a nation ("defence ministry", "GB"): the known one, or one named by the table's pattern. Raises KeyError for unknown kinds."""
        pattern, parent = self._bodies[kind]
        place = self.nations[nation]
        name = pattern.format(adjective=place.adjective, country=place.country)
        return self.by_name(name) or Entity(
            name, "organisation", None, place.side, "body of the state", parent.format(adjective=place.adjective, country=place.country) or None
        )

    def endings(self, pack: LanguagePack) -> Endings:
        """The case endings of names in a language, longest first: the pack's and the directory's."""
        known = self._cached_endings.get(pack.code)
        if known is None:
            own = [(ending, base) for _, ending, base in self._endings.get(pack.code, ())]
            given = [(str(e), str(b)) for e, b in pack.settings.get("names", {}).get("case_endings", [])]
            known = sorted(dict.fromkeys([*own, *given]), key=lambda pair: -len(pair[0]))
            self._cached_endings[pack.code] = known
        return known

    def name_endings(self, language: str, gender: str) -> Endings:
        """The case endings of surnames of one gender, in the order of the table."""
        return [(ending, base) for of, ending, base in self._endings.get(language, ()) if of in (gender, "")]

    def _read(self, table: Path) -> list[Alias]:
        out: list[Alias] = []
        for place, row in read_tsv(table, _ENTITY):
            name = row["name"]
            if name in self._entities:
                raise PackError(f"{place}: {name!r} is there twice", step="join the two rows")
            if row["type"] not in TYPES:
                raise PackError(f"{place}: no type {row['type']!r}", step=f"types are {TYPES}")
            if row["side"] and not row["basis"]:
                raise PackError(f"{place}: a side without a basis", step="say by what and when it was judged")
            self._entities[name] = Entity(name, row["type"], row["wikidata"] or None, row["side"] or None, row["basis"], row["parent"] or None)
            out += self._aliases(place, row)
        return out

    def _aliases(self, place: str, row: dict[str, str]) -> list[Alias]:
        name, person = row["name"], row["type"] == "person"
        seen: set[tuple[str, ...]] = set()
        out: list[Alias] = []
        surnames: dict[tuple[str, ...], str] = {}
        for form in [name, *_forms(row["aliases"])]:
            for written in _spelled(form, place):
                words = fold_words(" ".join(written))
                if words in seen:
                    continue
                seen.add(words)
                self._by_alias.setdefault(plain(" ".join(written)), name)
                out.append(Alias(name, written, words, foldable=person))
                if person and len(words) > 1:
                    surnames.setdefault(words[-1:], written[-1])
        for form in _forms(row["short"]):
            for written in _spelled(form, place):
                words = fold_words(" ".join(written))
                if words not in seen:
                    seen.add(words)
                    out.append(Alias(name, written, words, short=True, foldable=person))
        out += [Alias(name, (written,), words, short=True, anchored=True, foldable=True) for words, written in surnames.items() if words not in seen]
        return out

    def _check_parents(self) -> None:
        for entity in self._entities.values():
            if entity.parent and entity.parent not in self._entities and not entity.parent.startswith("Government of "):
                raise PackError(f"actors: the parent {entity.parent!r} of {entity.name!r} is unknown", step="add a row for it")

    def _read_offices(self, table: Path) -> dict[str, tuple[Office, ...]]:
        terms: dict[str, list[Office]] = {}
        for place, row in read_tsv(table, _OFFICE):
            if row["holder"] not in self._entities:
                raise PackError(f"{place}: nobody is called {row['holder']!r}", step="add a row to people.tsv")
            terms.setdefault(row["office"], []).append(Office(row["office"], row["holder"], row["from"], row["to"]))
        return {office: tuple(sorted(held, key=lambda o: o.start)) for office, held in terms.items()}

    def _read_phrases(self, table: Path) -> list[Alias]:
        out: list[Alias] = []
        for place, row in read_tsv(table, _PHRASES):
            if row["office"] not in self.offices:
                raise PackError(f"{place}: no office {row['office']!r}", step="add a row to offices.tsv")
            for form in _forms(row["phrases"]):
                for written in _spelled(form, place):
                    words = fold_words(" ".join(written))
                    out.append(Alias(row["office"], tuple(w.lower() for w in written), words))
        return out


@cache
def load_directory() -> Directory:
    """The shipped directory. Raises PackError if a table is not well formed."""
    return Directory()


def _forms(cell: str) -> list[str]:
    return [form for part in cell.split(";") if (form := part.strip())]


def _spelled(form: str, place: str) -> list[tuple[str, ...]]:
    """A form to its spellings, as tokens: "Vladimir/Wladimir Putin/Poetin" is four. Only words of one script are combined."""
    if "/" not in form:
        return [tokenise(form).words]
    words = [[tokenise(option).words for option in word.split("/") if option] for word in form.split()]
    if not all(words):
        raise PackError(f"{place}: {form!r} has an empty alternative", step="write Vladimir/Wladimir Putin")
    spelled = [tuple(w for option in options for w in option) for options in product(*words)]
    return [s for s in spelled if len({w[0] < "\u0370" for w in s if w[0].isalpha()}) == 1]
