"""Are two claims the same claim? One weighted table over the features; every match can say why.

What two claims say (who, whom, where, when, how many) recurs all over a ledger, who says it does not: the first part of a match is
worked out once for each pair of meanings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from sayso.corroborate import features as f
from sayso.corroborate.claims import Item
from sayso.corroborate.counting import same_quantity, two_figures
from sayso.corroborate.decisions import Decisions
from sayso.corroborate.features import FORBIDDEN, Rules, Score
from sayso.corroborate.reasons import Reason

Feature = Callable[[Item, Item, Rules], Score]
Row = tuple[str, Feature]  # the weight's name in matching.toml, and what it weighs

# What is said. These depend on the meanings of two claims alone, and on whether one voice says both.
MEANING: tuple[Row, ...] = (
    ("actor", f.same_actor),
    ("target", f.same_target),
    ("place", f.same_place),
    ("time", f.same_time),
    ("quantity", same_quantity),
    ("roles", f.same_roles),
    ("modality", f.same_modality),
)
# Who says it, in what words, in which text.
TELLING: tuple[Row, ...] = (
    ("place", f.two_places),
    ("quantity", two_figures),
    ("evidence", f.same_evidence),
    ("speaker", f.same_speaker),
)
_QUESTION = tuple(row for row in (*MEANING, *TELLING) if row[0] not in ("quantity", "modality"))

_ASKED = tuple(row for row in MEANING if row in _QUESTION)
_VOICES = ((None, None), ("one", "one"), ("one", "other"))  # what is said may weigh more, or less, where one voice says both


class Match(NamedTuple):
    """The weighted sum over the table, and the reasons of the features that had something to say."""

    score: float
    reasons: tuple[Reason, ...]


class Matcher:
    """Matches claims by the table."""

    def __init__(self, rules: Rules, decisions: Decisions | None = None) -> None:
        self.rules = rules
        self.decisions = decisions or Decisions()
        self._meanings: dict[object, int] = {}
        self._number: dict[int, tuple[int, Item]] = {}  # by the address of an item, which is kept alive beside it
        self._kept: dict[tuple[int, int, bool, bool], Match] = {}
        weights = rules.policy.weights
        self._most_told = weights["evidence"] + weights["speaker"]  # the other features of a telling only speak against

    def match(self, a: Item, b: Item) -> Match:
        """How much speaks for two claims being the same; FORBIDDEN if any feature forbids it or their types differ."""
        said = self._said(a, b)
        if said.score == FORBIDDEN or self.decisions.apart(a, b):
            return said._replace(score=FORBIDDEN)
        told = self._weigh(a, b, TELLING)
        return Match(said.score + told.score, said.reasons + told.reasons)

    def reaches(self, a: Item, b: Item) -> bool:
        """Does the match reach the threshold? Cheaper than the match, where what they say is too different for anything else to matter."""
        threshold = self.rules.policy.threshold
        said = self._said(a, b).score
        if self.decisions.apart(a, b):
            return False
        return said + self._most_told >= threshold and said + self._weigh(a, b, TELLING).score >= threshold

    def _said(self, a: Item, b: Item) -> Match:
        key = (self._meaning(a), self._meaning(b), f.one_voice(a, b), a.speaker is None or b.speaker is None)
        said = self._kept.get(key)
        if said is None:
            said = self._kept[key] = self._weigh(a, b, MEANING)
        return said

    def may_reach(self, a: Item, b: Item) -> bool:
        """Can a match reach the threshold by what is said, whoever says it in whatever words?"""
        return self._may(a, b, MEANING)

    def may_ask(self, a: Item, b: Item) -> bool:
        """Can two speak of the same thing by what is said?"""
        return self._may(a, b, _ASKED)

    def _may(self, a: Item, b: Item, table: Sequence[Row]) -> bool:
        least = self.rules.policy.threshold - self._most_told
        # Who says it matters for figures and details alone.
        if a.quantity is None and b.quantity is None and not a.given.claim.roles and not b.given.claim.roles:
            return self._weigh(a, b, table).score >= least
        return any(self._weigh(_by(a, one), _by(b, other), table).score >= least for one, other in _VOICES)

    def same_question(self, a: Item, b: Item) -> bool:
        """Do two claims speak of the same thing, whatever figure they give?"""
        return self._weigh(a, b, _QUESTION).score >= self.rules.policy.threshold

    def _weigh(self, a: Item, b: Item, table: Sequence[Row]) -> Match:
        if a.given.claim.type != b.given.claim.type:
            return Match(FORBIDDEN, ())
        weights = self.rules.policy.weights
        total = 0.0
        reasons: list[Reason] = []
        for name, feature in table:
            value, reason = feature(a, b, self.rules)
            if reason is None:
                continue
            if value == FORBIDDEN:
                return Match(FORBIDDEN, (reason,))
            total += weights[name] * value
            reasons.append(reason)
        return Match(total, tuple(reasons))

    def _meaning(self, item: Item) -> int:
        found = self._number.get(id(item))
        if found is None:
            found = self._number[id(item)] = (self._meanings.setdefault(item.meaning, len(self._meanings)), item)
        return found[0]


def _by(item: Item, speaker: str | None) -> Item:
    return msgspec.structs.replace(item, speaker=speaker, chain=())
