"""Findings in words: counts, figures, chains. One place, used by the screen and the report alike."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.core.records import ClaimQuantity, Estimate, Figure, Finding, FindingClaim, Origin, Quantity, Review
from sayso.packs.phrases import Phrases

_BOUND = {"=": "exact", ">": "above", ">=": "at_least", "<": "below", "<=": "at_most", "~": "about"}
_UNNAMED = "unnamed "  # how the contract begins a speaker without a name: nobody through whom a document could be found
_OWN_VOICE = frozenset({"own_reporting", "observation", "document", "artefact", "hearsay"})


def figure(quantity: ClaimQuantity | Quantity | Figure, phrases: Phrases) -> str:
    """A quantity for people: more than 30 cities."""
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        number = phrases.say("quantity.vague")
    elif low is not None and high is not None and low != high:
        number = phrases.say("quantity.between", low=phrases.number(low), high=phrases.number(high))
    else:
        value = low if low is not None else high
        assert value is not None
        number = phrases.say(f"quantity.{_BOUND[quantity.comparator]}", number=phrases.number(value))
    return phrases.say("quantity.counted", number=number, counts=quantity.counts) if quantity.counts else number


def given_by(shown: Figure, finding: Finding, phrases: Phrases) -> str:
    """A figure of a finding with those who give it, and what became of it: revised, or changed by whoever passed it on."""
    changed = {d.document for d in finding.drift if d.field == "quantity"}
    names = phrases.listed(shown.origins) or phrases.say("finding.figure_nobody")
    if changed.issuperset(shown.documents):
        names = phrases.say("finding.figure_changed")
    elif shown.revised:
        names = phrases.say("finding.figure_revised", names=names)
    return phrases.say("finding.figure_given", figure=figure(shown, phrases), names=names)


def estimate(shown: Estimate, phrases: Phrases) -> str:
    """What a rule enters: its figure, or its range with the best."""
    named = {name: figure(given, phrases) for name, given in (("low", shown.low), ("best", shown.best), ("high", shown.high)) if given is not None}
    return phrases.say("findings.estimate_acled" if shown.rule == "acled" else "findings.estimate_ucdp", None, **named)


def changed(value: str | None, field: str, phrases: Phrases) -> str:
    """What stands on one side of a change in retelling."""
    if value is None:
        return phrases.say("finding.drift_nothing")
    return phrases.word("modality", value) if field == "modality" else value


def is_unnamed(name: str) -> bool:
    """Is this somebody without a name?"""
    return name.startswith(_UNNAMED)


def denials(finding: Finding) -> list[tuple[str, str | None]]:
    """Who denies a finding, each with the day of the first document that says so."""
    said = {name: [c.published for c in finding.claims if c.modality == "denied" and c.origin == name] for name in finding.denied_by}
    return [(name, min((d for d in days if d is not None), default=None)) for name, days in said.items()]


def chain(names: Sequence[str], phrases: Phrases) -> str:
    """Speakers from the outermost to the innermost: X, citing Y. Empty for an empty chain."""
    if not names:
        return ""
    text = names[-1]
    for outer in reversed(names[:-1]):
        text = phrases.say("chain.citing", outer=outer, inner=text)
    return text


def say_so(names: Sequence[str], basis: str, actor: str | None, phrases: Phrases) -> str:
    """On whose say-so one claim stands: its chain, or what it is when nobody is named."""
    if names:
        return chain(names, phrases)
    if basis == "public_act":
        return phrases.say("chain.own_act", actor=actor) if actor else phrases.say("chain.public_act")
    return phrases.say(f"chain.{basis if basis in _OWN_VOICE else 'own_voice'}")


def origin_count(finding: Finding, phrases: Phrases) -> str:
    """How many first known sources stand behind a finding, as a range that never overclaims."""
    low, high = finding.independent_origins.low, finding.independent_origins.high
    if high == 0:
        return phrases.say("origins.none")
    if high == 1:
        if finding.documents == 1:
            return phrases.say("origins.single")
        return phrases.say("origins.one" if finding.lineage_unknown else "origins.all_one")
    if low >= high:
        return phrases.say("origins.independent", n=high)
    if low <= 1 and finding.camp is not None:
        return phrases.say("origins.two_one_side" if high == 2 else "origins.one_side", n=high, side=finding.camp)
    if low <= 1:
        return phrases.say("origins.perhaps_same", n=high)
    return phrases.say("origins.some_independent", n=high, low=phrases.number(low))


def counts(finding: Finding, phrases: Phrases) -> list[str]:
    """The counts of a finding, each a phrase: documents, outlets, sources, those that give none."""
    parts = [
        phrases.say("counts.documents", n=finding.documents),
        phrases.say("counts.outlets", n=finding.outlets),
        origin_count(finding, phrases),
    ]
    unknown = len(finding.lineage_unknown)
    possible = sorted({r.origin for r in finding.recovered})
    if possible:
        parts.append(phrases.say("origins.give_none_possible", n=unknown or len(finding.recovered), names=phrases.listed(possible)))
    elif unknown and finding.independent_origins.high:
        parts.append(phrases.say("origins.give_none", n=unknown))
    return parts


def origin_names(finding: Finding, phrases: Phrases) -> str:
    """The first known sources of a finding in a row, or that none is given."""
    return phrases.listed([o.name for o in finding.origins]) or phrases.say("origins.none")


def flags(finding: Finding, phrases: Phrases) -> list[str]:
    """What a reader must not miss about a finding, in words."""
    found = []
    if finding.conflict or finding.conflicts_with:
        found.append(phrases.say("flag.conflict"))
    if finding.denied_by:
        found.append(phrases.say("flag.denied", names=phrases.listed(finding.denied_by)))
    if finding.circular:
        found.append(phrases.say("flag.circular"))
    if finding.drift:
        found.append(phrases.say("flag.drift"))
    return found


def paths(finding: Finding, origin: Origin, phrases: Phrases) -> list[str]:
    """How an origin's claim reached the documents: 8 directly, 1 through X. Each document counts once, by its shortest path."""
    best: dict[str, tuple[int, str, str]] = {}
    for claim in finding.claims:
        if claim.origin == origin.name:
            path = _path(claim, origin.name)
            best[claim.document] = min(best.get(claim.document, path), path)
    tally: dict[tuple[int, str, str], int] = {}
    for path in sorted(best.values()):
        tally[path] = tally.get(path, 0) + 1
    return [phrases.say(f"origins.{way}", n=n, via=via) if way == "through" else phrases.say(f"origins.{way}", n=n) for (_, way, via), n in tally.items()]


def _path(claim: FindingClaim, origin: str) -> tuple[int, str, str]:
    # What stands within the origin ("Meduza, citing a source") is no way to it.
    outer = [n for n in (claim.chain[: claim.chain.index(origin)] if origin in claim.chain else claim.chain) if not n.startswith(_UNNAMED)]
    if outer and claim.outlet != origin:
        return (len(outer) + 1, "through", outer[0])
    if not claim.chain and claim.basis == "public_act":
        return (0, "own_act", "")
    return (1, "directly", "")


def review(state: Review, phrases: Phrases) -> str:
    """Who judged a finding, and how."""
    word = phrases.word("review", state.state)
    if state.by is None:
        return word
    if state.at is None:
        return phrases.say("review.by", state=word, by=state.by)
    return phrases.say("review.by_at", state=word, by=state.by, at=state.at)
