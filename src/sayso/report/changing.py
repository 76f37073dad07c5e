"""What would change a finding: the sources without which it falls, and what would strengthen or settle it. By the rule that gave its support."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sayso.core.records import Finding
from sayso.packs.phrases import Phrases, load_phrases
from sayso.report import wording
from sayso.report.endnotes import Endnotes
from sayso.report.model import Sentence
from sayso.report.naming import articled, row
from sayso.report.saying import told_as
from sayso.report.visible import one_line

_WORDS = ("none", "denied", "disputed", "independent", "perhaps_same", "one_unnamed", "one")
_FALLS = ("one", "one_unnamed", "none", "act", "denial")  # they say so themselves, or it goes without saying


@cache
def _rules() -> dict[str, str]:
    """The name of each rule of support, by what it writes into a finding."""
    written = load_phrases("en", "corroborate")
    return {written.say(f"support.{word}"): word for word in _WORDS}


def rule_of(finding: Finding) -> str:
    """The rule of `grading.toml` that gave the finding its support; "other" where a person set it."""
    return _rules().get(finding.support, "other")


def change(finding: Finding, falls: Mapping[str, tuple[str, ...]], notes: Endnotes, phrases: Phrases) -> Sentence:
    """One or two sentences on what would change a finding. `falls`: by finding, the sources without which nothing is left of it."""
    rule = rule_of(finding)
    told = told_as(finding)
    kind = told if told in ("act", "denial") and rule in ("one", "one_unnamed") else rule
    text = phrases.say(f"change.{kind}", names=row((articled(o.name, phrases) for o in finding.origins), phrases))
    origins = {o.name for o in finding.origins}
    carrying = [name for name in falls.get(finding.id, ()) if name in origins or (finding.documents > 1 and not wording.is_unnamed(name))]
    if kind not in _FALLS and carrying:
        names = row((articled(name, phrases) for name in carrying), phrases)
        text = f"{phrases.say('change.falls' if len(carrying) == 1 else 'change.falls_any', names=names)} {text}"
    return Sentence("change", one_line(text), notes.by_origin(finding))
