"""Support in words and the Admiralty code, from declared rules in `packs/corroboration/grading.toml`. The rule that fired is printed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from sayso.core.errors import PackError
from sayso.core.records import Grade, Record
from sayso.corroborate.policy import RULES
from sayso.corroborate.reasons import Reason, say, words
from sayso.packs.tables import read_toml

_UNKNOWN = "F"


class Standing(Record, frozen=True):
    """What rules ask about a finding."""

    high: int
    low: int
    documents: int
    lineage_unknown: int
    conflict: bool
    denied: bool
    unnamed: bool
    circular: bool

    @property
    def disputed(self) -> bool:
        """Is it contradicted at all?"""
        return self.conflict or self.denied


class _Support(Record, frozen=True, forbid_unknown_fields=True):
    word: str
    when: dict[str, bool | str]


class _Credibility(Record, frozen=True, forbid_unknown_fields=True):
    code: str
    rule: str
    when: dict[str, bool | str]


class _Rules(Record, frozen=True, forbid_unknown_fields=True):
    support: tuple[_Support, ...]
    credibility: tuple[_Credibility, ...]


@cache
def _rules() -> _Rules:
    try:
        return msgspec.convert(read_toml(RULES / "grading.toml"), _Rules)
    except msgspec.ValidationError as error:
        raise PackError(f"corroboration/grading.toml: {error}", step="see corroborate/grade.py for what it may hold") from None


def support(standing: Standing) -> str:
    """What stands behind it, in words: "one source"."""
    found = next(rule for rule in _rules().support if _holds(rule.when, standing))
    return words().say(f"support.{found.word}")


def grade(standing: Standing, reliabilities: Sequence[str]) -> Grade:
    """The Admiralty code: the best letter that the user gave any origin (else F, unknown), and the credibility of the first rule that holds."""
    letter = min(reliabilities, default=_UNKNOWN)
    rule = next(rule for rule in _rules().credibility if _holds(rule.when, standing))
    rated = Reason("grade.rated", {"letter": letter}) if letter != _UNKNOWN else Reason("grade.unrated")
    return Grade(letter, rule.code, f"{say(rated)}; {say(Reason('grade.rule', {'rule': rule.rule}))}")


def _holds(conditions: dict[str, bool | str], standing: Standing) -> bool:
    return all(_meets(getattr(standing, name), wanted) for name, wanted in conditions.items())


def _meets(value: int, wanted: bool | str) -> bool:
    if isinstance(wanted, bool):
        return bool(value) == wanted
    low, _, high = wanted.partition("..")
    return (not low or value >= int(low)) and (not high or value <= int(high))
