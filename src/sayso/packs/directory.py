"""Who is known: public figures and bodies with their sides, aliases and offices. Data in `packs/actors/`, loaded strictly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from sayso.core.errors import PackError
from sayso.core.records import Record
from sayso.packs.added import AddedActor
from sayso.packs.aliases import LAST, NOT_ITSELF, aliases_of, literal_aliases
from sayso.packs.folding import load_folding
from sayso.packs.language import LanguagePack
from sayso.packs.nameindex import Alias, Endings, NameIndex, stems_of
from sayso.packs.offices import Office, Offices
from sayso.packs.tables import read_tsv
from sayso.packs.words import fold_words

ACTORS = Path(__file__).parent / "actors"
TYPES = ("person", "organisation", "media", "social-media", "document")
EVERY_NATION_HAS = ("government", "armed forces", "defence ministry")

_REMEMBERED = 200_000  # words kept before the memory is cleared

_DIACRITICS = re.compile(r"[\u0300-\u036f]+")

_ENTITY = ("name", "type", "wikidata", "side", "basis", "parent", "aliases", "short")
_OFFICE = ("office", "holder", "from", "to")
_NATION = ("code", "country", "adjective", "side", "home")
_BODY = ("body", "name", "parent")
_GIVEN = ("gender", "names")
_PARTICLES = ("position", "particles")
_ENDINGS = ("language", "gender", "ending", "base")


class Entity(Record, frozen=True):
    """A known person or body. `side`: the country or alliance it speaks for, by the judgement in `basis` (reason and date)."""

    name: str
    type: str
    wikidata: str | None
    side: str | None
    basis: str
    parent: str | None


class Nation(Record, frozen=True):
    """A country as names of bodies use it: "the United Kingdom", "UK". `home`: the language whose texts mean its ministries when they name no nation."""

    code: str
    country: str
    adjective: str
    side: str
    home: str


class Directory:
    """The known persons and bodies, and the matcher over all their aliases. Raises PackError if a table is not well formed."""

    def __init__(self, folder: Path = ACTORS, added: Sequence[AddedActor] = ()) -> None:
        self._entities: dict[str, Entity] = {}
        self._by_alias: dict[str, str] = {}
        self._forms: dict[str, tuple[str, ...]] = {}
        self._pack_endings: dict[str, Endings] = {}
        self.nations = {r["code"]: Nation(**r) for _, r in read_tsv(folder / "nations.tsv", _NATION)}
        self.homes = {nation.home: code for code, nation in self.nations.items() if nation.home}
        self._bodies = {r["body"]: (r["name"], r["parent"]) for _, r in read_tsv(folder / "bodies.tsv", _BODY)}
        self.given = {name.lower(): r["gender"] for _, r in read_tsv(folder / "given.tsv", _GIVEN) for name in r["names"].split()}
        particles = {r["position"]: frozenset(r["particles"].split()) for _, r in read_tsv(folder / "particles.tsv", _PARTICLES)}
        self.particles, self.inner_particles, self.place_particles = particles["any"], particles["inner"], particles["place"]
        self._endings = [(r["language"], r["gender"], r["ending"], r["base"]) for _, r in read_tsv(folder / "endings.tsv", _ENDINGS)]
        self._name_endings: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for language, gender, ending, base in self._endings:
            self._name_endings.setdefault((language, gender), []).append((ending, base))
        self._given_cases: dict[tuple[str, str], tuple[str, str] | None] = {}
        known = [a for table in ("people.tsv", "organisations.tsv") for a in self._read(folder / table)]
        for kind in EVERY_NATION_HAS:
            for code in self.nations:
                body = self.body(kind, code)
                self._entities.setdefault(body.name, body)
        self.governments = {self.body("government", code).name: code for code in self.nations}
        self._check_parents()
        self.office_phrases = self._read_offices(folder / "offices.tsv")
        ours = [a for one in added for a in self._add(one)]  # first: what a person decided goes before the packs
        self.index = NameIndex([*ours, *known], load_folding(), frozenset(self.given))

    def by_name(self, name: str) -> Entity | None:
        """The entity of a canonical name, or of a full alias in any language (diacritics and case do not count), or a body that every state has; None if unknown."""
        known = self._listed(name)
        if known is None and name in self._state_bodies:
            known = self.body(*self._state_bodies[name])
        return known

    def _listed(self, name: str) -> Entity | None:
        return self._entities.get(name) or self._entities.get(self._by_alias.get(_key(fold_words(name)), ""))

    @cached_property
    def _state_bodies(self) -> dict[str, tuple[str, str]]:
        """The names that `body` makes, and of what kind of body and nation."""
        return {
            pattern.format(adjective=nation.adjective, country=nation.country): (kind, code)
            for kind, (pattern, _) in self._bodies.items()
            for code, nation in self.nations.items()
        }

    def called(self, name: str) -> tuple[Entity, ...]:
        """Everybody who may be meant by a name: the one whose name or full alias it is, else all who bear it as a short form, or one that sounds like it."""
        known = self.by_name(name)
        return (known,) if known is not None else tuple(self._entities[n] for n in self.index.bearers(fold_words(name)))

    def entities(self) -> tuple[Entity, ...]:
        """Everybody known, in the order of the tables."""
        return tuple(self._entities.values())

    def forms(self, name: str) -> tuple[str, ...]:
        """The names under which an entity is recognised, beside its own, as the tables write them: a/b in a word are alternatives."""
        return self._forms.get(name, ())

    def office_holder(self, office: str, date: str | None) -> Entity | None:
        """Who holds an office ("president of Russia") on an ISO date of any precision; the last known holder for None."""
        name = self.office_phrases.holder(office, date)
        return self._entities[name] if name is not None else None

    def is_public(self, person: str) -> bool:
        """Is this person in the pack of public figures, so that an identity may reach over documents?"""
        known = self.by_name(person)
        return known is not None and known.type == "person"

    def body(self, kind: str, nation: str) -> Entity:
        """A body of a nation ("defence ministry", "GB"): the known one, or one named by the table's pattern. Raises KeyError for unknown kinds."""
        pattern, parent = self._bodies[kind]
        place = self.nations[nation]
        name = pattern.format(adjective=place.adjective, country=place.country)
        above = parent.format(adjective=place.adjective, country=place.country)
        return self._listed(name) or Entity(name, "organisation", None, place.side, "body of the state", above or None)

    def endings(self, pack: LanguagePack) -> Endings:
        """The case endings of a language as (ending, base ending), longest first: the directory's and the pack's."""
        known = self._pack_endings.get(pack.code)
        if known is None:
            own = [(ending, base) for language, _, ending, base in self._endings if language == pack.code]
            given = [(str(ending), str(base)) for ending, base in pack.settings.get("names", {}).get("case_endings", [])]
            known = self._pack_endings[pack.code] = sorted(dict.fromkeys([*own, *given]), key=lambda pair: -len(pair[0]))
        return known

    def name_endings(self, language: str, gender: str) -> Endings:
        """The case endings of personal names of one gender, in the order to try."""
        return self._name_endings.get((language, gender), ())

    def given_name(self, lower: str, language: str) -> tuple[str, str] | None:
        """A folded word as a given name in its base case and its gender; None if it is none."""
        gender = self.given.get(lower)
        if gender is not None:
            return lower, gender
        key = (language, lower)
        if key not in self._given_cases:
            if len(self._given_cases) > _REMEMBERED:
                self._given_cases.clear()
            self._given_cases[key] = self._given_case(lower, language)
        return self._given_cases[key]

    def base_phrase(self, words: Sequence[str], language: str) -> list[str]:
        """The words of a body's name in their base case, as far as an adjective among the first two tells gender and case.

        "Вечернему причалу" gives "Вечерний причал", "Domu Maklerskiego Zatoka" gives "Dom Maklerski Zatoka"; others stay as they are.
        """
        for adjective, noun in (("ma", "mn"), ("fa", "fn")):
            endings = self.name_endings(language, adjective)
            changed = [_ended(w, endings) for w in words[:3]]
            count = next((n for n, w in enumerate(changed) if w is None), len(changed))
            if count == 0 and len(changed) > 1 and changed[1] is not None and words[1][:1].isupper():
                head = _ended(words[0], self.name_endings(language, noun))
                if head is not None:
                    return [head, changed[1], *words[2:]]
            if 0 < count < len(words):
                head = _ended(words[count], self.name_endings(language, noun))
                if head is not None:
                    return [*(w for w in changed[:count] if w is not None), head, *words[count + 1 :]]
        return list(words)

    def _given_case(self, lower: str, language: str) -> tuple[str, str] | None:
        for gender in ("m", "f"):
            for base in stems_of(lower, self.name_endings(language, gender)):
                if self.given.get(base) == gender:
                    return base, gender
        return None

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
            self._forms[name] = tuple(f for cell in (row["aliases"], row["short"]) for part in cell.split(";") if (f := part.strip()) not in ("", NOT_ITSELF, LAST))
            self._entities[name] = Entity(name, row["type"], row["wikidata"] or None, row["side"] or None, row["basis"], row["parent"] or None)
            aliases = aliases_of(name, row["type"] == "person", row["aliases"], row["short"], place)
            for alias in aliases:
                if not alias.short:
                    self._by_alias.setdefault(_key(alias.words), name)
            out += aliases
        return out

    def _add(self, added: AddedActor) -> list[Alias]:
        """What a person decided, over what the tables say. A parent that is no longer known is kept as a name."""
        known = self.by_name(added.name)
        name = known.name if known is not None else added.name
        kind = added.type or (known.type if known is not None else "organisation")
        side, parent, wikidata, basis = (known.side, known.parent, known.wikidata, known.basis) if known is not None else (None, None, None, added.basis)
        if added.side is not None:
            side, basis = added.side, added.basis
        self._entities[name] = Entity(name, kind, wikidata, side, basis, added.parent or parent)
        self._forms[name] = tuple(dict.fromkeys((*self._forms.get(name, ()), *added.aliases)))
        aliases = literal_aliases(name, kind == "person", added.aliases if known is not None else (name, *added.aliases))
        for alias in aliases:
            if not alias.short:
                self._by_alias[_key(alias.words)] = name
        return aliases

    def _check_parents(self) -> None:
        for entity in self._entities.values():
            if entity.parent and entity.parent not in self._entities:
                raise PackError(f"actors: the parent {entity.parent!r} of {entity.name!r} is unknown", step="add a row for it")

    def _read_offices(self, table: Path) -> Offices:
        terms: dict[str, list[Office]] = {}
        for place, row in read_tsv(table, _OFFICE):
            if row["holder"] not in self._entities:
                raise PackError(f"{place}: nobody is called {row['holder']!r}", step="add a row to people.tsv")
            terms.setdefault(row["office"], []).append(Office(row["office"], row["holder"], row["from"], row["to"]))
        ordered = {office: tuple(sorted(held, key=lambda o: o.start)) for office, held in terms.items()}
        return Offices(ordered, {code: nation.country for code, nation in self.nations.items()})


def _ended(word: str, endings: Endings) -> str | None:
    """A word with the first case ending that it has replaced by its base; None if it has none."""
    for ending, base in endings:
        if len(word) > len(ending) + 1 and word.endswith(ending):
            return word[: len(word) - len(ending)] + base
    return None


def _key(words: tuple[str, ...]) -> str:
    """Folded words for comparison: no marks, no diacritics."""
    key = " ".join([w for w in words if w[0].isalnum()])
    return key if key.isascii() else _DIACRITICS.sub("", unicodedata.normalize("NFD", key))


def load_directory(added: tuple[AddedActor, ...] = ()) -> Directory:
    """The shipped directory with what people added to it, loaded once. Raises PackError if a table is not well formed."""
    return _load_directory(added)


@lru_cache(maxsize=4)
def _load_directory(added: tuple[AddedActor, ...]) -> Directory:
    return Directory(added=added)
