"""The declared rules of corroboration: weights, distances, classes of things counted. Data in `packs/corroboration/matching.toml`."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import Any

import msgspec

import sayso.packs
from sayso.core.errors import PackError
from sayso.core.records import Record
from sayso.packs.tables import read_toml

RULES = Path(sayso.packs.__path__[0]) / "corroboration"


class Span(Record, frozen=True, forbid_unknown_fields=True):
    """Distances in days: up to `near` speaks for, from `far` on speaks against, beyond `apart` (unless 0) they are different events."""

    near: int
    far: int
    apart: int


class Times(Record, frozen=True, forbid_unknown_fields=True):
    """How far apart claims of the same thing may be, by what their time rests on."""

    event: Span
    lasting: Span
    published: Span
    conflict: int


class CountClass(Record, frozen=True, forbid_unknown_fields=True):
    """Nouns that ask one question. `general`: words for people that leave open who they are; `outcome`: what became of them. `per`: a noun with this in it belongs here whatever it is."""

    nouns: tuple[str, ...]
    persons: bool = False
    general: bool = False
    outcome: bool = False
    per: str | None = None


class WordRules(Record, frozen=True, forbid_unknown_fields=True):
    """A paraphrase: at least `fewest` longer words (of `shortest` letters, compared by their first `stem`), `share` of the shorter text's, in the same order."""

    shortest: int
    stem: int
    fewest: int
    share: float


class SequenceRules(Record, frozen=True, forbid_unknown_fields=True):
    """A translation: at least `fewest` different signs that no claim needs, `share` of the weight of what the poorer text has of them, in the same order."""

    fewest: int
    share: float
    weights: dict[str, float]


class CopyRules(Record, frozen=True, forbid_unknown_fields=True):
    """Shingle length in words, shares of the shorter text from 0 to 1, and lengths of shared passages in words."""

    shingle: int
    candidate: float
    whole: float
    passage: int
    embedded: int
    words: WordRules
    sequence: SequenceRules


class Sources(Record, frozen=True, forbid_unknown_fields=True):
    """Which speakers are vague plurals, and which are unnamed."""

    vague: tuple[str, ...]
    vague_endings: tuple[str, ...]
    unnamed: str

    def is_unnamed(self, name: str) -> bool:
        """Is this somebody without a name: "unnamed residents", or a description?"""
        return name.startswith(self.unnamed) or self.is_description(name)

    def is_named(self, name: str) -> bool:
        """Is this somebody in particular, by name?"""
        return not self.is_vague(name) and not self.is_unnamed(name)

    def is_description(self, name: str) -> bool:
        """Is this a description in lower case that could be anybody's ("local police", "a French newspaper")? The host of an address is none."""
        return name == name.lower() and not name.startswith(self.unnamed) and (" " in name or "." not in name)

    def is_vague(self, name: str) -> bool:
        """Is this nobody in particular ("reports", "Russian media")?"""
        return name in self.vague or name.endswith(self.vague_endings)


class Sides(Record, frozen=True, forbid_unknown_fields=True):
    """Camps of sides, and which camps are opposed."""

    camps: dict[str, tuple[str, ...]]
    opposed: tuple[tuple[str, str], ...]


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Everything corroboration goes by."""

    threshold: float
    weights: dict[str, float]
    actor: dict[str, float]
    target: dict[str, float]
    place: dict[str, float]
    quantity: dict[str, float]
    roles: dict[str, float]
    speaker: dict[str, float]
    modality: dict[str, float]
    time: Times
    types: dict[str, tuple[str, ...]]
    targets: dict[str, tuple[str, ...]]
    counts: dict[str, CountClass]
    sources: Sources
    sides: Sides
    copies: CopyRules

    @cached_property
    def lasting(self) -> frozenset[str]:
        """Types that last: an offer, a practice, a state."""
        return frozenset(self.types["lasting"])

    @cached_property
    def general_targets(self) -> frozenset[str]:
        """Targets that are general words for people."""
        return frozenset(self.targets["general"])

    @cached_property
    def _class_of(self) -> dict[str, str]:
        return {noun: name for name, group in self.counts.items() for noun in group.nouns}

    def count_class(self, noun: str | None) -> str | None:
        """The class of what is counted; a noun in no class is its own; None if it is not told."""
        if noun is None:
            return None
        for name, group in self.counts.items():
            if group.per and group.per in noun:
                return name
        return self._class_of.get(noun, noun)

    def near(self, kind: str) -> int:
        """Days up to which claims of a type are compared that share no more than an actor and a place, or an outlet."""
        return 2 * self._span(kind).far

    def reach(self, kind: str, dated: bool) -> int:
        """Days up to which two claims of a type can be one thing; `dated`: both texts tell their time."""
        return self._span(kind).apart or self.time.lasting.apart if dated else self.time.lasting.apart

    def _span(self, kind: str) -> Span:
        return self.time.lasting if kind in self.lasting else self.time.event

    def camp(self, side: str | None) -> str | None:
        """The camp a side belongs to; a side in no camp is its own."""
        return next((camp for camp, members in self.sides.camps.items() if side in members), side)

    def opposed(self, one: str | None, other: str | None) -> bool:
        """Are two sides opposed?"""
        camps = {self.camp(one), self.camp(other)}
        return any(camps == set(pair) for pair in self.sides.opposed)


@cache
def load_policy() -> Policy:
    """The shipped rules. Raises PackError if they are not well formed."""
    return policy_from(read_toml(RULES / "matching.toml"))


def policy_from(given: dict[str, Any]) -> Policy:
    """Rules from a table as matching.toml has it. Raises PackError."""
    try:
        return msgspec.convert(given, Policy)
    except msgspec.ValidationError as error:
        raise PackError(f"corroboration/matching.toml: {error}", step="see corroborate/policy.py for what it may hold") from None
