"""How a claim is presented, and why it can be known at all."""

from __future__ import annotations

from sayso.coding.marks import Mark, token_range
from sayso.coding.match import Hit
from sayso.coding.spot import Spot
from sayso.coding.story import Story
from sayso.core.records import Attribution, Basis, Modality, Tag
from sayso.packs.codebook import ClaimType

_DENIED = frozenset({"modality:denied", "tag:deny"})
# Of a word that makes a statement possible or planned: how far before and after what the claim was found by it may stand, in tokens.
_NEGATES = 4  # how far before a word for a plan what negates it may stand, in tokens
_REACH = {"possible": (14, 12), "planned": (8, 4)}


def modality_of(story: Story, hit: Hit, spot: Spot) -> tuple[Modality, str]:
    """The modality of a claim at `spot`, and the reason. The first that holds: denied, possible, planned;
    then reported if somebody else says so or the grammar does, else asserted. A future in the text's own voice is vouched for.
    """
    if hit.rule.modality is not None:
        return hit.rule.modality, "modality: rule"
    marks = story.marks.within(spot.first, spot.last)
    attribution, previous = spot.statement.attribution, spot.previous
    hearsay = spot.hearsay
    if attribution is not None and attribution.stance == "denies":
        return "denied", "modality: stance"
    denial = next((m for m in marks if any(f in _DENIED for f in m.features)), None)
    if denial is not None:
        return "denied", f"modality: {denial.features[0]}"
    if hit.rule.follows and previous is not None and previous.modality in ("possible", "planned") and "quantity:same" in hit.rule.unit[0]:
        return previous.modality, "modality: claimed before"
    told = attribution is not None or hearsay
    anchors = [m.first for m in marks if m.kind == "trigger" and any(f in group for group in hit.rule.unit for f in m.features)] or [spot.first]
    if _near(marks, anchors, "possible", future=False):
        return "possible", "modality: possible"
    if not hearsay and _near(marks, anchors, "planned", future=attribution is not None):
        return ("denied", "modality: no plan") if _no_plan(marks) else ("planned", "modality: planned")
    if told and not (attribution is not None and _vouched(story, attribution)):
        return "reported", "modality: attributed" if attribution is not None else "modality: reportive grammar"
    return "asserted", "modality: own voice" if attribution is None else "modality: factive"


def _vouched(story: Story, attribution: Attribution) -> bool:
    """Does the text vouch for it too: a factive verb, and so for every report around it?"""
    outer = next((a for a in story.resolution.attributions if a.id == attribution.within), None)
    return attribution.factive and (outer is None or _vouched(story, outer))


def _no_plan(marks: list[Mark]) -> bool:
    """Is a word for a plan negated ("plans no draft", "is not planned")? Not by a mere future."""
    plans = [m for m in marks if "modality:planned" in m.features and not (isinstance(m.item, Tag) and "future" in m.item.flags)]
    negations = [m for m in marks if "tag:negation" in m.features]
    return any(-_NEGATES <= n.first - p.last <= 0 or 0 <= n.first - p.last <= 1 for p in plans for n in negations)


def _near(marks: list[Mark], anchors: list[int], wanted: str, *, future: bool) -> bool:
    before, after = _REACH[wanted]
    for mark in marks:
        fits = f"modality:{wanted}" in mark.features or (wanted == "planned" and "tag:future" in mark.features)
        mere = "tag:future" in mark.features or (isinstance(mark.item, Tag) and "future" in mark.item.flags)
        if fits and (future or not mere) and any(-before <= mark.first - anchor <= after for anchor in anchors):
            return True
    return False


def basis_of(story: Story, kind: ClaimType, hit: Hit, spot: Spot, actor: str | None, features: frozenset[str], modality: Modality) -> Basis:
    """Why the claim can be known: the contract's list, the first that holds."""
    attribution, hearsay = spot.statement.attribution, spot.hearsay
    if hit.rule.artefact and attribution is None:
        return "artefact"
    act = any(cue in features for cue in kind.public_acts)
    if act and actor is not None and modality in ("asserted", "reported", "planned") and (attribution is None or attribution.speaker == actor):
        return "public_act" if not hearsay else "hearsay"
    if attribution is not None:
        if _own_reporting(story, attribution):
            return "own_reporting"
        return "document" if attribution.speaker_type == "document" else "relayed"
    return "hearsay" if hearsay else "unstated"


def _own_reporting(story: Story, attribution: Attribution) -> bool:
    """Did the outlet itself speak to somebody? So it is read where people without a name speak and nobody stands between: their words
    quoted, or a noun for such people; not a vague plural, nor a document.
    """
    if attribution.speaker_type != "unnamed" or len(attribution.chain) > 1 or attribution.source is None:
        return False
    first, last = token_range(story.page.tokens, attribution.source)
    tags = [t for i in range(first, last) for t in story.page.tags.get(i, ())]
    if any("vague" in t.flags or "document" in t.flags for t in tags):
        return False
    return attribution.kind == "direct" or any(t.kind == "unnamed" for t in tags)
