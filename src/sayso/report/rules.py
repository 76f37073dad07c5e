"""The rules by which a draft says support, printed from the files that hold them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import sayso.packs
from sayso.packs.assessing import load_scales
from sayso.packs.phrases import Phrases, load_phrases
from sayso.packs.tables import read_toml
from sayso.report.model import Table

_FOLDER = Path(sayso.packs.__path__[0]) / "corroboration"


def rule_tables(phrases: Phrases) -> tuple[Table, ...]:
    """The appendix: support, the Admiralty code, when claims are the same, the scale of likelihood. Raises PackError."""
    grading, matching, written = _declared("grading"), _declared("matching"), load_phrases("en", "corroborate")
    support = tuple((phrases.word("support", written.say(f"support.{rule['word']}")), _when(rule["when"], phrases)) for rule in grading["support"])
    credibility = tuple((str(rule["code"]), _when(rule["when"], phrases)) for rule in grading["credibility"])
    weights = tuple((phrases.word("sign", name), phrases.number(weight)) for name, weight in matching["weights"].items())
    degrees = tuple((phrases.word("likelihood", d.name), f"{d.low}–{d.high}") for d in load_scales().likelihood)
    return (
        _table("support", support, phrases),
        _table("credibility", credibility, phrases),
        _table("matching", weights, phrases, threshold=phrases.number(matching["threshold"])),
        _table("scale", degrees, phrases),
    )


@cache
def _declared(name: str) -> dict[str, Any]:
    return read_toml(_FOLDER / f"{name}.toml")


def _table(name: str, rows: tuple[tuple[str, ...], ...], phrases: Phrases, **fields: str) -> Table:
    return Table(phrases.say(f"rules.{name}", None, **fields), tuple(phrases.items(f"rules.{name}_columns")), rows)


def _when(conditions: dict[str, bool | str], phrases: Phrases) -> str:
    return "; ".join(_condition(name, wanted, phrases) for name, wanted in conditions.items()) or phrases.say("rules.always")


def _condition(name: str, wanted: bool | str, phrases: Phrases) -> str:
    if isinstance(wanted, bool):
        text = phrases.say(f"rules.{name}")
        return text if wanted else phrases.say("rules.not", condition=text)
    low, _, high = wanted.partition("..")
    if low == high:
        found = phrases.say("rules.exactly", low=low)
    elif low and high:
        found = phrases.say("rules.between", low=low, high=high)
    else:
        found = phrases.say("rules.from", low=low) if low else phrases.say("rules.to", high=high)
    return phrases.say(f"rules.{name}", range=found)
