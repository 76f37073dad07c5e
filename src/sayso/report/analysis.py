"""One analysis in words: the head line of a document and a row for each claim. What `sayso read` shows a person."""

from __future__ import annotations

from sayso.core.records import Analysis, Attribution, Claim, Record
from sayso.packs.language import has_language, load_language
from sayso.packs.phrases import Phrases
from sayso.report import wording
from sayso.report.visible import one_line

_SHOWN_MODALITY = frozenset({"denied", "planned", "possible"})


class Row(Record, frozen=True):
    """One claim for people."""

    what: str
    details: str
    who: str


def head(analysis: Analysis, phrases: Phrases) -> list[str]:
    """Name, language, date, counts of claims and sources, and what the article credits as a whole."""
    document = analysis.document
    parts = [one_line(document.outlet or document.key), language_name(document.language)]
    if document.outlet:
        parts.insert(1, one_line(document.key))
    parts.append(phrases.say("read.published", date=phrases.date(document.published)) if document.published else phrases.say("read.undated"))
    if analysis.analysis == "none":
        return [*(p for p in parts if p), phrases.say("read.none", reason=_reason(analysis, phrases))]
    parts.append(phrases.say("counts.claims", n=len(analysis.claims)))
    named, unnamed = _sources(analysis)
    said = phrases.say("read.named", n=named)
    parts.append(phrases.say("read.named_and_unnamed", n=unnamed, named=said) if unnamed else said)
    credited = credits(analysis)
    if credited:
        parts.append(phrases.say("read.credits", names=phrases.listed(credited)))
    return [p for p in parts if p]


def rows(analysis: Analysis, phrases: Phrases) -> list[Row]:
    """A row for each claim, in the order of the text."""
    by_id = {a.id: a for a in analysis.attributions}
    found = sorted(analysis.claims, key=lambda c: (c.evidence.start, c.evidence.end, c.id))
    return [Row(_what(c, phrases), _details(c, analysis, phrases), who_says(c, by_id, phrases)) for c in found]


def who_says(claim: Claim, attributions: dict[str, Attribution], phrases: Phrases) -> str:
    """On whose say-so a claim stands in its document, with the reporting words; what the article credits as a whole where nobody is named."""
    said = attributions.get(claim.attribution or "")
    if said is None:
        text = wording.say_so((), claim.basis, claim.actor, phrases)
        if claim.credited:
            text = phrases.say("read.also_credited", who=text, credited=phrases.say("chain.credited", names=claim.credited))
        return one_line(text)
    names = said.chain or ((said.speaker,) if said.speaker else ())
    text = wording.chain(names, phrases) or phrases.say("read.nobody_named")
    return one_line(phrases.say("read.cue", who=text, cue=said.cue.text) if said.cue else text)


def credits(analysis: Analysis) -> list[str]:
    """Whom the document credits as a whole, in order."""
    return list(dict.fromkeys(a.speaker for a in analysis.attributions if a.kind == "credit" and a.content is None and a.speaker))


def language_name(code: str | None) -> str:
    """The English name of a language that has a pack, else its code."""
    return load_language(code).english if code is not None and has_language(code) else code or ""


def _reason(analysis: Analysis, phrases: Phrases) -> str:
    language = analysis.document.language
    return phrases.say("read.reason_no_pack", language=language) if language else phrases.say("read.reason_no_language")


def _sources(analysis: Analysis) -> tuple[int, int]:
    speakers = {a.speaker: a.speaker_type for a in analysis.attributions if a.speaker}
    unnamed = sum(kind == "unnamed" for kind in speakers.values())
    return len(speakers) - unnamed, unnamed


def _what(claim: Claim, phrases: Phrases) -> str:
    name = phrases.word("type", claim.type)
    if claim.modality not in _SHOWN_MODALITY:
        return name
    return phrases.say("read.modality", type=name, modality=phrases.word("modality", claim.modality))


def _details(claim: Claim, analysis: Analysis, phrases: Phrases) -> str:
    figure = wording.figure(claim.quantity, phrases) if claim.quantity else None
    counted = claim.quantity.counts if claim.quantity else None
    target = None if claim.target is not None and claim.target == counted else claim.target
    roles = [phrases.say("read.role", name=name.replace("_", " "), value=value) for name, value in claim.roles.items()]
    listed = phrases.say("read.role", name=phrases.say("read.places"), value=phrases.listed(claim.places)) if claim.places else None
    parts = [claim.actor, figure, target, *roles, claim.place, listed, _when(claim, analysis, phrases), claim.protected]
    return " · ".join(one_line(p) for p in parts if p)


def _when(claim: Claim, analysis: Analysis, phrases: Phrases) -> str | None:
    """The stated time; what was only taken from the publication date is in the head line already."""
    if claim.when is None or claim.when_basis == "publication":
        return None
    date = phrases.date(claim.when)
    approximate = any(d.approximate and d.value == claim.when for d in analysis.dates)
    return phrases.say("read.about", date=date) if approximate else date
