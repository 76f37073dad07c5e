"""From the types that hold for a statement to claims: evidence, roles, modality, basis and reasons."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sayso.coding.amounts import quantities_of, quantity_of
from sayso.coding.artefacts import listed_places
from sayso.coding.match import Hit
from sayso.coding.modality import basis_of, modality_of
from sayso.coding.roles import other_roles
from sayso.coding.spot import REACH, Spot
from sayso.coding.statements import Statement, trim
from sayso.coding.story import Story
from sayso.coding.when import when_of
from sayso.coding.where import place_of
from sayso.coding.who import actor_of, target_of
from sayso.core.ids import short_id
from sayso.core.records import Claim, Quantity
from sayso.core.spans import cut, cut_tokens
from sayso.packs.codebook import Codebook


def make_claims(story: Story, statement: Statement, hits: Sequence[Hit]) -> list[Claim]:
    """The claims of one statement, in order."""
    out: list[Claim] = []
    for first, last, group in _clusters(statement, hits):
        for hit in group:
            kind = story.book.types[hit.type]
            for a, b in _pieces(story, hit, first, last) if kind.each_quantity else [(first, last)]:
                out.append(_claim(story, statement, hit, *trim(story.page, a, b)))
    return out


def _clusters(statement: Statement, hits: Sequence[Hit]) -> list[tuple[int, int, list[Hit]]]:
    """Hits whose clauses overlap stand together. Together the clusters cover the statement: each reaches to where the next begins."""
    groups: list[tuple[int, int, list[Hit]]] = []
    for hit in hits:
        if groups and hit.first < groups[-1][1]:
            first, last, group = groups[-1]
            groups[-1] = (first, max(last, hit.last), [*group, hit])
        else:
            groups.append((hit.first, hit.last, [hit]))
    starts = [statement.first, *[g[0] for g in groups[1:]], statement.last]
    return [(starts[i], starts[i + 1], group[2]) for i, group in enumerate(groups)]


def _pieces(story: Story, hit: Hit, first: int, last: int) -> list[tuple[int, int]]:
    """A stretch with several figures the type counts, cut between them: at a mark or conjunction if there is one, so that both sides
    hold what the claim was found by, if they can ("400 dead, and wounded — 300").
    """
    marks = quantities_of(story, story.book.types[hit.type], hit.rule, first, last)
    cuts = [first]
    for number, (left, right) in enumerate(pairwise(marks), 1):
        ends = marks[number + 1].first if number + 1 < len(marks) else last
        breaks = [i for i in range(right.first, left.last - 1, -1) if _breaks(story, i)]
        best = next((i for i in breaks if _found_in(story, hit, cuts[-1], i) and _found_in(story, hit, i, ends)), None)
        cuts.append(best if best is not None else breaks[0] if breaks else right.first)
    pieces = list(zip(cuts, [*cuts[1:], last], strict=True))
    # "5 killed and 12 wounded": only the pieces that hold what the claim was found by, if any does
    return [p for p in pieces if _found_in(story, hit, *p)] or pieces


def _breaks(story: Story, at: int) -> bool:
    return story.page.tokens.words[at] in ",;–—" or any(t.kind == "conjunction" for t in story.page.tags.get(at, ()))


def _found_in(story: Story, hit: Hit, first: int, last: int) -> bool:
    """Is there anything in tokens `first` to `last` that meets the first group of the rule?"""
    return not hit.rule.unit[0].isdisjoint(story.marks.features(first, last))


def _protected(book: Codebook, target: str | None, roles: dict[str, str]) -> str | None:
    """The rule that protects people as young as those concerned, with its source; None if nothing shows that they are."""
    young = roles.get("age", "").rpartition("-")[2]
    minors = (target is not None and target == book.minors) or (young.isdigit() and int(young) < book.minor_age)
    return book.minor_rule if minors and book.minor_rule else None


def _claim(story: Story, statement: Statement, hit: Hit, first: int, last: int) -> Claim:
    book, page, attribution = story.book, story.page, statement.attribution
    kind = book.types[hit.type]
    features = story.marks.features(first, last) | story.marks.features(hit.first, hit.last)
    act = any(cue in features for cue in kind.public_acts)
    anchor = hit.anchor.first if hit.anchor is not None and first <= hit.anchor.first < last else first
    figures = frozenset((m.item.low, m.item.high) for m in story.marks.within(first, last) if isinstance(m.item, Quantity))
    previous = story.before(hit.type, statement.sentence, REACH, figures)
    spot = Spot(first, last, anchor, statement, previous, artefact=hit.rule.artefact and attribution is None)
    listed = listed_places(story, *(spot.rings(story)[1] if spot.artefact else (first, last)))
    actor, actor_why = actor_of(story, kind, spot, act=act)
    place, country = place_of(story, kind, spot, actor, act=act, listed=listed)
    when, when_basis = when_of(story, kind, spot)
    modality, modality_why = modality_of(story, hit, spot)
    target = target_of(story, kind, spot)
    roles = other_roles(story, kind, spot, actor)
    evidence = cut_tokens(page.document.text, page.tokens, first, last)
    if attribution is not None and attribution.stance == "asks" and attribution.source and attribution.content:
        ends = (attribution.source.start, attribution.content.start, evidence.start), (attribution.source.end, attribution.content.end)
        evidence = cut(page.document.text, min(ends[0]), max(*ends[1], evidence.end))
    trigger = f"trigger: {hit.anchor.features[0]} ({page.language})" if hit.anchor is not None else None
    why = (f"rule: {hit.type} {hit.number}", trigger, actor_why, modality_why)
    return Claim(
        id=short_id(page.document.id, book.name, hit.type, evidence.start, evidence.end),
        type=hit.type,
        codebook=book.name,
        evidence=evidence,
        attribution=attribution.id if attribution is not None else None,
        modality=modality,
        basis=basis_of(story, kind, hit, spot, actor, features, modality),
        credited=story.credited if attribution is None else None,
        actor=actor,
        target=target,
        place=place,
        when=when,
        when_basis=when_basis,
        quantity=quantity_of(story, kind, hit.rule, spot),
        roles=roles,
        score=hit.rule.score,
        why=tuple(w for w in why if w),
        country=country,
        places=listed,
        protected=_protected(book, target, roles),
    )
