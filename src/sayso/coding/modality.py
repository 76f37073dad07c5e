"""How a claim is presented, and why it can be known at all."""

from __future__ import annotations

from sayso.coding.marks import Mark, token_range
from sayso.coding.match import Hit
from sayso.coding.statements import Statement
from sayso.coding.story import Story
from sayso.core.records import Attribution, Basis, Claim, Modality, Tag
from sayso.packs.codebook import ClaimType

_DENIED = frozenset({"modality:denied", "tag:deny"})
_POSSIBLE = frozenset({"modality:possible"})
_PLANNED = frozenset({"modality:planned", "tag:future"})


def modality_of(story: Story, hit: Hit, statement: Statement, first: int, last: int, previous: Claim | None) -> tuple[Modality, str]:
    """The modality of a claim whose evidence is tokens `first` to `last`, and the reason. The first that holds: denied, possible, planned;
    then reported if somebody else says so or the grammar does, else asserted. A future in the text's own voice is vouched for.
    """
    if hit.rule.modality is not None:
        return hit.rule.modality, "modality: rule"
    marks = story.marks.within(first, last)
    attribution = statement.attribution
    if attribution is not None and attribution.stance == "denies":
        return "denied", "modality: stance"
    found = _first(marks, _DENIED, "denied")
    if found:
        return "denied", f"modality: {found}"
    if hit.rule.follows and previous is not None and previous.modality in ("possible", "planned") and "quantity:same" in hit.rule.unit[0]:
        return previous.modality, "modality: claimed before"
    told = attribution is not None or statement.hearsay
    found = _first(marks, _POSSIBLE, "possible")
    if found:
        return "possible", f"modality: {found}"
    found = _first(marks, _PLANNED, "future") if attribution is not None else _first(marks, frozenset({"modality:planned"}), "")
    if found and not statement.hearsay:
        return "planned", f"modality: {found}"
    if told and not (attribution is not None and attribution.factive):
        return "reported", "modality: attributed" if attribution is not None else "modality: reportive grammar"
    return "asserted", "modality: own voice" if attribution is None else "modality: factive"


def _first(marks: list[Mark], wanted: frozenset[str], flag: str) -> str | None:
    for mark in marks:
        if any(f in wanted for f in mark.features):
            return mark.features[-1]
        if mark.kind == "trigger" and isinstance(mark.item, Tag) and flag in mark.item.flags:
            return mark.features[0]
    return None


def basis_of(story: Story, kind: ClaimType, statement: Statement, actor: str | None, features: frozenset[str], modality: Modality) -> Basis:
    """Why the claim can be known: the contract's list, the first that holds."""
    attribution = statement.attribution
    act = any(cue in features for cue in kind.public_acts)
    if act and actor is not None and modality in ("asserted", "reported", "planned") and (attribution is None or attribution.speaker == actor):
        return "public_act" if not statement.hearsay else "hearsay"
    if attribution is not None:
        if _own_reporting(story, attribution):
            return "own_reporting"
        return "document" if attribution.speaker_type == "document" else "relayed"
    return "hearsay" if statement.hearsay else "unstated"


def _own_reporting(story: Story, attribution: Attribution) -> bool:
    """Did the outlet itself speak to somebody? So it is read where unnamed people speak with nobody between, save a vague plural."""
    if attribution.speaker_type != "unnamed" or len(attribution.chain) > 1 or attribution.source is None:
        return False
    first, last = token_range(story.page.tokens, attribution.source)
    return not any("vague" in t.flags or "document" in t.flags for i in range(first, last) for t in story.page.tags.get(i, ()))
