"""Codebooks: a folder of data each, saying what to look for. Loaded strictly, compiled once per language."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from sayso.core.errors import PackError, UsageError
from sayso.core.records import Modality, Record
from sayso.packs.stems import StemLexicon
from sayso.packs.tables import read_entries, read_toml

CODEBOOKS = Path(__file__).parent / "codebooks"

# Features that no term gives: they come from what was resolved.
_COMPUTED = frozenset({"actor", "place", "date", "birth", "quantity", "demonym", "force", "target"})

Alternatives = frozenset[str]  # one of these features must be there


class Rule(Record, frozen=True, forbid_unknown_fields=True):
    """One way to recognise a type. Features: a cue (`recruit`), or `target:x`, `quantity:class`, `actor:type`, `channel:x`, `tag:negation` …

    `unit`: groups, all of which must be within one statement (in the TOML the alternatives of a group stand between bars); `near`: the same
    in the sentence, its neighbours or the headline; `document`: anywhere; `without`: none of these in the statement. `follows`: only after a
    claim of the same type, not far back.
    """

    unit: tuple[Alternatives, ...]
    near: tuple[Alternatives, ...] = ()
    document: tuple[Alternatives, ...] = ()
    without: frozenset[str] = frozenset()
    follows: bool = False
    attributed: bool = False  # only in what somebody is said to have said
    artefact: bool = False  # the document is the thing itself
    modality: Modality | None = None
    spread: int = 18  # how far from the first group the others may stand, in tokens
    score: float = 0.8


class ClaimType(Record, frozen=True, forbid_unknown_fields=True):
    """What a type means, which roles it has, and how it is recognised."""

    definition: str
    counts: tuple[str, ...]
    does_not_count: tuple[str, ...]
    rules: tuple[Rule, ...]
    parent: str | None = None
    over: tuple[str, ...] = ()  # types that this one replaces within a statement
    severity: int = 1  # 1 ordinary, 2 grave, 3 grave and of protected people
    protection: str | None = None  # the rule that protects those concerned, with its source
    actors: tuple[str, ...] = ()  # kinds of actor that can do it, the likeliest first
    act_actors: tuple[str, ...] = ()  # kinds of actor that can perform its public act
    country_acts: bool = False  # a country as subject stands for its government
    demonym_actor: str | None = None  # who is meant by a country's adjective right before a cue of `demonym_cues` ("Russian shelling")
    demonym_cues: frozenset[str] = frozenset()
    speaker_acts: bool = False  # who says so does it ("the region pays, its government says")
    actor_default: str | None = None  # "story" (the actor last named), or a name with {country} or {adjective}
    targets: tuple[str, ...] = ()  # the likeliest first; others count too
    target_default: str | None = None
    rename: dict[str, str] = msgspec.field(default_factory=dict)  # other names for targets within this type
    place_default: str | None = None  # "story", "told" (the story so far, else the country), "country" (the acting one) or "speaker" (the speaker's country)
    elsewhere: frozenset[str] = frozenset()  # cues after which a place is not where it happens ("called up to fight in ...")
    when: str = "current"  # "current" or "event"
    quantity: tuple[str, ...] = ()  # classes of things counted, the likeliest first
    bare_quantity: bool = False  # a number whose noun is not told counts too
    each_quantity: bool = False  # one claim a number
    outcomes: dict[str, str] = msgspec.field(default_factory=dict)  # cue -> what a number of people then counts (kill -> killed)
    roles: tuple[str, ...] = ()
    own_voice: tuple[Alternatives, ...] = ()  # what a statement in the text's own voice must hold too, to be no commonplace
    public_acts: tuple[str, ...] = ()  # cues that make it a public act
    speech_acts: tuple[str, ...] = ()  # cues by which saying it is doing it ("calls on them to fight")


class Role(Record, frozen=True, forbid_unknown_fields=True):
    """A role beside actor, target, place, when and quantity. `from_`: where its value comes from."""

    definition: str
    source: Literal["terms", "duration", "money", "birth", "unit", "other"] = "terms"  # "unit": a body of the actor class named like the role; "other": somebody else who can act
    values: tuple[str, ...] = ()
    next_sentence: bool = False  # may stand in the sentence after
    kept: bool = True  # what a claim before has holds for the next of its type, where nothing new is told


class Codebook(Record, frozen=True, forbid_unknown_fields=True):
    """What to look for: types, roles, classes of things counted; the terms of each language are loaded when asked for."""

    name: str
    title: str
    description: str
    version: str
    targets: tuple[str, ...]
    types: dict[str, ClaimType]
    roles: dict[str, Role] = msgspec.field(default_factory=dict)
    actors: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)  # class -> canonical names; a star stands for any beginning or end ("* Armed Forces")
    quantities: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)  # class -> English plurals, as language packs name what is counted
    currencies: dict[str, str] = msgspec.field(default_factory=dict)  # English plural -> ISO 4217
    about: frozenset[str] = frozenset()  # a document with none of these terms (context or trigger) is about something else
    place_classes: tuple[str, ...] = ()  # classes of things counted that are places
    people: str = ""  # the class of things counted that a number right before those concerned is of
    minors: str = ""  # the target that people under `minor_age` are
    minor_age: int = 18
    minor_rule: str = ""  # what protects them, with its source: said of every claim about them
    government: str = ""  # what stands for a country that acts: "Government of {country}"
    folder: str = ""
    # computed when loaded: the cues of acts; for every feature the rules whose first group it meets, as (number of the type, number of the rule)
    acts: frozenset[str] = frozenset()  # of all types
    starts: dict[str, tuple[tuple[int, int], ...]] = msgspec.field(default_factory=dict)

    def languages(self) -> tuple[str, ...]:
        """The languages it has terms for, sorted."""
        return tuple(sorted(p.name.split(".")[1] for p in Path(self.folder).glob("terms.*.tsv")))

    def actor_classes(self, name: str) -> tuple[str, ...]:
        """The classes of an actor, by its canonical name."""
        return _classes(self.folder, tuple(self.actors.items()), name)

    def terms(self, language: str) -> StemLexicon | None:
        """The terms of a language, compiled; None if there are none."""
        return _terms(self.folder, language)

    def check_terms(self) -> None:
        """Compile the terms of every language and hold them against the types. Raises PackError for a word that points nowhere, or a cue without words."""
        _check_terms(self)


@lru_cache(maxsize=20_000)
def _classes(folder: str, actors: tuple[tuple[str, tuple[str, ...]], ...], name: str) -> tuple[str, ...]:
    return tuple(c for c, names in actors if any(_fits(name, n) for n in names))


def _fits(name: str, pattern: str) -> bool:
    start, star, end = pattern.partition("*")
    return name.startswith(start) and name.endswith(end) and len(name) >= len(start) + len(end) if star else name == pattern


def _starts(book: Codebook) -> dict[str, tuple[tuple[int, int], ...]]:
    out: dict[str, list[tuple[int, int]]] = {}
    for place, kind in enumerate(book.types.values()):
        for number, rule in enumerate(kind.rules):
            for feature in sorted(rule.unit[0]):
                out.setdefault(feature, []).append((place, number))
    return {feature: tuple(rules) for feature, rules in out.items()}


def codebooks() -> tuple[str, ...]:
    """The names of the installed codebooks, sorted."""
    return tuple(sorted(p.parent.name for p in CODEBOOKS.glob("*/codebook.toml")))


@cache
def load_codebook(name: str) -> Codebook:
    """An installed codebook by name. Raises PackError if it is missing or not well formed."""
    return load_codebook_from(CODEBOOKS / name)


@cache
def open_codebook(name: str) -> Codebook:
    """A codebook by the name of an installed one, or by the path of a folder, whose terms are held against its types.

    Raises UsageError where there is neither, PackError where it is not well formed.
    """
    if name in codebooks():
        return load_codebook(name)
    if not (Path(name) / "codebook.toml").is_file():
        raise UsageError(f"no codebook {name!r}", step=f"installed: {', '.join(codebooks())}; or give the path of a folder that holds a codebook.toml")
    book = load_codebook_from(Path(name))
    book.check_terms()
    return book


def load_codebook_from(folder: Path) -> Codebook:
    """A codebook from any folder. Raises PackError naming the file and what is wrong."""
    path = f"{folder.name}/codebook.toml"
    given = read_toml(folder / "codebook.toml")
    try:
        book = msgspec.convert({**_split_groups(given), "folder": str(folder)}, Codebook)
    except msgspec.ValidationError as error:
        raise PackError(f"{path}: {error}", step="see packs/codebook.py for what a codebook may hold") from None
    if not (folder / "gold.toml").is_file():
        raise PackError(f"{folder.name}/gold.toml is missing", step="a codebook proves itself: add gold sentences, see CONTRIBUTING.md")
    _check_types(book, path)
    acts = frozenset(cue for kind in book.types.values() for cue in (*kind.public_acts, *kind.speech_acts))
    return msgspec.structs.replace(book, acts=acts, starts=_starts(book))


def _split_groups(given: dict[str, Any]) -> dict[str, Any]:
    """The groups of every rule, from `a|b` to its alternatives."""
    for kind in given.get("types", {}).values():
        if "own_voice" in kind:
            kind["own_voice"] = [str(group).split("|") for group in kind["own_voice"]]
        for rule in kind.get("rules", ()):
            for key in ("unit", "near", "document"):
                if key in rule:
                    rule[key] = [str(group).split("|") for group in rule[key]]
    return given


def _check_types(book: Codebook, path: str) -> None:
    for name, kind in book.types.items():
        for other in (*kind.over, *((kind.parent,) if kind.parent else ())):
            if other not in book.types:
                raise PackError(f"{path}: type {name!r} points to {other!r}, which is no type", step=f"types are {sorted(book.types)}")
        for role in kind.roles:
            if role not in book.roles:
                raise PackError(f"{path}: type {name!r} has the role {role!r}, which is not declared", step=f"roles are {sorted(book.roles)}")
        for target in (*kind.targets, *((kind.target_default,) if kind.target_default else ())):
            if target not in book.targets:
                raise PackError(f"{path}: type {name!r} has the target {target!r}, which is not declared", step=f"targets are {sorted(book.targets)}")
        for counted in kind.quantity:
            if counted not in book.quantities:
                raise PackError(f"{path}: type {name!r} counts {counted!r}, which is no class", step=f"classes are {sorted(book.quantities)}")


def _check_terms(book: Codebook) -> None:
    cues = {f for kind in book.types.values() for f in _asked(kind)}
    for language in book.languages():
        path = Path(book.folder) / f"terms.{language}.tsv"
        known: set[str] = set()
        for entry in read_entries(path, codebook_kinds()):
            if entry.kind == "trigger" and entry.value not in cues:
                raise PackError(f"{entry.place}: no rule asks for the cue {entry.value!r}", step="mend the cue or add a rule")
            if entry.kind == "target" and entry.value not in book.targets:
                raise PackError(f"{entry.place}: target {entry.value!r} is not declared", step=f"targets are {sorted(book.targets)}")
            role, _, value = entry.value.partition(":")
            if entry.kind == "role" and (role not in book.roles or (book.roles[role].values and value not in book.roles[role].values)):
                raise PackError(f"{entry.place}: role {role!r} has no value {value!r}", step="declare it in codebook.toml")
            known |= {entry.value, role}
        book.terms(language)
        missing = sorted(c for c in cues - known if ":" not in c and c not in _COMPUTED)
        if missing:
            raise PackError(f"{path.name}: no term for {missing[0]!r}", step="add a row; every language needs every cue")


def _asked(kind: ClaimType) -> set[str]:
    """The features that the rules of a type name."""
    groups = [g for rule in kind.rules for g in (*rule.unit, *rule.near, *rule.document, rule.without)]
    return {f for g in (*groups, *kind.own_voice) for f in g} | set(kind.public_acts)


@cache
def codebook_kinds() -> dict[str, Any]:
    """What a table of terms may hold: kind -> its documentation, values and flags."""
    return read_toml(CODEBOOKS / "kinds.toml")


@cache
def _terms(folder: str, language: str) -> StemLexicon | None:
    path = Path(folder) / f"terms.{language}.tsv"
    return StemLexicon(read_entries(path, codebook_kinds())) if path.is_file() else None
