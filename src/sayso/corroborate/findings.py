"""From claims to findings: how many truly independent origins stand behind each?

A pure function of the set of claims, the set of people's marks and the declared rules; no order in which anything came matters.

1. Read every claim once and bring together those that are the same.
2. Follow each claim to its origin; find copies, lost sources, circles.
3. Count origins as a range; set figures, denials and conflicts side by side; show what changed in retelling.
4. Say it in one sentence, grade it by declared rules, and let people's marks have the last word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from sayso.core.index import ClaimIndex, Shelf
from sayso.core.records import Document, Finding, FindingClaim, Grade, Mark, Origin, Review
from sayso.corroborate.circular import circles
from sayso.corroborate.claims import Item
from sayso.corroborate.clustering import Cluster, clusters
from sayso.corroborate.conflicts import conflicts, told
from sayso.corroborate.copies import shown_by
from sayso.corroborate.decisions import WITH, Decisions, finding_id
from sayso.corroborate.drift import drifts
from sayso.corroborate.features import Rules
from sayso.corroborate.figures import figures
from sayso.corroborate.grade import Standing, grade, support
from sayso.corroborate.grouping import Desk
from sayso.corroborate.independence import origins
from sayso.corroborate.kinship import Kinship
from sayso.corroborate.marks import about_findings, apply_marks, standing
from sayso.corroborate.matching import Matcher
from sayso.corroborate.origins import Lineage, led_reason
from sayso.corroborate.policy import Policy, load_policy
from sayso.corroborate.publishers import Publishers, sounds
from sayso.corroborate.reasons import Reason, say
from sayso.corroborate.shelf import MemoryShelf
from sayso.corroborate.statement import main_quantity, most_told, statement
from sayso.corroborate.tracing import Traced, trace
from sayso.packs.directory import Directory, load_directory
from sayso.packs.outlets import Outlet, Outlets

_UNGRADED = Grade("", "", "")
_NAMED = 6  # documents named in a reason; the finding lists all


def corroborate(
    index: ClaimIndex,
    marks: Sequence[Mark] = (),
    outlets: Outlets | Sequence[Outlet] = (),
    *,
    policy: Policy | None = None,
    directory: Directory | None = None,
) -> tuple[Finding, ...]:
    """All findings of an index, by their oldest claim. Computed at one go and kept nowhere; `growing` comes to the same step by step."""
    rules = Rules(policy or load_policy(), Kinship(directory or load_directory()))
    shelf = MemoryShelf(index)
    publishers = Publishers(outlets if isinstance(outlets, Outlets) else Outlets(outlets), shelf.sounding, shelf.at)
    learn(shelf, publishers, (claim.document for claim in shelf.given))
    desk = Desk(shelf, Matcher(rules, Decisions(standing(marks))), publishers)
    desk.regroup(range(len(shelf.given)))
    desk.together(desk.matcher.decisions.pairs(WITH))
    units: dict[int, list[int]] = {}
    for placed in shelf.placed(range(len(shelf.given))):
        units.setdefault(placed.unit, []).append(placed.claim)
    traced = [one for claims in units.values() for one in traced_unit(claims, desk)]
    tellings = {t.id: found for t in traced if (found := told(t.cluster.items, t.lines, rules.policy)) is not None}
    against = conflicts(tellings, rules)
    by_finding = marks_by_finding(marks)
    made = [reviewed(set_against(made_of(t, rules, publishers), against.get(t.id, ()), publishers), by_finding) for t in traced]
    return tuple(sorted(made, key=order))


def order(finding: Finding) -> tuple[str, str, int, str]:
    """Sorts findings by their oldest claim."""
    return finding.first_seen or "9999", finding.claims[0].document, finding.claims[0].evidence.start, finding.id


def heard(publishers: Publishers, documents: Iterable[Document]) -> list[str]:
    """The outlets of some documents."""
    return sorted({name for document in documents if (name := publishers.of(document)) is not None})


def learn(shelf: Shelf, publishers: Publishers, documents: Iterable[Document]) -> None:
    """Learn the outlets of some documents, so that a text may spell them in another language's way or leave out a word."""
    shelf.spellings([(sound, name) for name in heard(publishers, documents) for sound in sorted(sounds(name))])


def traced_unit(claims: Iterable[int], desk: Desk) -> list[Traced]:
    """The clusters that a unit falls into, each followed to its origins."""
    items = list(desk.items(claims).values())
    return [trace(cluster, desk.shelf, desk.matcher, desk.publishers, desk.elsewhere) for cluster in clusters(items, desk.matcher)]


def marks_by_finding(marks: Iterable[Mark]) -> dict[str, list[Mark]]:
    """Marks by the id that they name."""
    found: dict[str, list[Mark]] = {}
    for mark in about_findings(marks):
        found.setdefault(mark.finding, []).append(mark)
    return found


def aliases(finding: Finding) -> tuple[str, ...]:
    """Every id a finding answers to: those of all its claims, its own first. Whatever was merged into it had one of them."""
    return tuple(dict.fromkeys((finding.id, *(finding_id(finding.type, c.document, c.evidence) for c in finding.claims))))


def made_of(traced: Traced, rules: Rules, publishers: Publishers) -> Finding:
    """The finding that a cluster makes, as if nothing contradicted it and nobody had judged it."""
    items = traced.cluster.items
    saying = [i for i in items if not i.denied] or list(items)
    denying = [i for i in items if i.denied] if len(saying) < len(items) else []
    found, count = origins(saying, traced.lines, rules.policy, rules.kinship, publishers)
    denied_by = tuple(sorted({o for i in denying if (o := traced.lines[i.key].origin) is not None}))
    unknown = tuple(sorted(key for key, line in traced.by_document.items() if line.lost))
    claims = [i.given.claim for i in saying]
    fields = {name: most_told(getattr(c, name) for c in claims) for name in ("actor", "target", "place", "when")}
    roles = _roles(saying)
    quantity = main_quantity(saying)
    only_denied = all(i.denied for i in items) and bool(found)
    published = sorted(i.document.published for i in items if i.document.published)
    changed = drifts(items, traced.by_document, {r.document: r.source_document for r in traced.recovered}, rules)
    return Finding(
        id=traced.id,
        type=claims[0].type,
        statement=statement(saying, {**fields, **roles}, quantity, found[0].name if only_denied else None),
        first_seen=published[0] if published else None,
        last_seen=published[-1] if published else None,
        when=fields["when"],
        place=fields["place"],
        actor=fields["actor"],
        target=fields["target"],
        synthetic=any(i.document.synthetic for i in items),
        claims=tuple(_claim(i, traced.lines[i.key]) for i in items),
        documents=len(traced.by_document),
        outlets=len({i.outlet for i in items if i.outlet is not None}),
        origins=found,
        independent_origins=count,
        sides=tuple(sorted({o.side for o in found if o.side is not None})),
        lineage_unknown=unknown,
        recovered=traced.recovered,
        copies=tuple(group.keys for group in traced.copies),
        circular=circles(items),
        drift=changed,
        figures=figures(items, traced.lines, rules.policy, frozenset(d.document for d in changed if d.field == "quantity")),
        conflict=False,
        conflicts_with=(),
        denied_by=denied_by,
        support="",
        review=Review(),
        grade=_UNGRADED,
        quantity=quantity,
        camp=_camp(found, rules.policy),
        roles=roles,
        merged_why=_why(traced.cluster, rules.policy),
        copies_why=tuple(tuple(shown_by(pair, rules.policy.copies) for pair in group.pairs) for group in traced.copies),
    )


def _camp(found: Sequence[Origin], policy: Policy) -> str | None:
    """The camp that all origins stand in; None if any stands in none or in another."""
    camps = {policy.camp(o.side) for o in found}
    return camps.pop() if len(camps) == 1 else None


def set_against(finding: Finding, against: tuple[str, ...], publishers: Publishers) -> Finding:
    """The finding with what contradicts it, supported and graded by the rules."""
    count, found = finding.independent_origins, finding.origins
    judged = Standing(
        *(count.high, count.low, finding.documents, len(finding.lineage_unknown), bool(against), bool(finding.denied_by)),
        *(bool(found) and all(o.rests_on_unnamed for o in found), bool(finding.circular)),
    )
    graded = grade(judged, _reliabilities(found, publishers))
    return msgspec.structs.replace(finding, conflict=bool(against), conflicts_with=against, support=support(judged), grade=graded)


def reviewed(finding: Finding, marks: Mapping[str, Sequence[Mark]]) -> Finding:
    """The finding as people left it."""
    return apply_marks(finding, aliases(finding), marks) if marks else finding


def _claim(item: Item, line: Lineage) -> FindingClaim:
    claim, document = item.given.claim, item.document
    cue = item.given.attributions[-1].cue if item.given.attributions else None
    return FindingClaim(
        *(claim.id, document.key, document.outlet, document.published, claim.evidence, claim.modality, claim.basis),
        *(item.chain, claim.quantity, line.origin, cue, () if item.given.attributions or item.own_act else item.given.credits, claim.places),
        led_by=tuple(say(led_reason(name, document)) for name, document in item.leads if name in item.chain),
    )


def _roles(items: Sequence[Item]) -> dict[str, str]:
    names = sorted({name for i in items for name in i.given.claim.roles})
    return {name: value for name in names if (value := most_told(i.given.claim.roles.get(name) for i in items)) is not None}


def _reliabilities(found: Sequence[Origin], publishers: Publishers) -> list[str]:
    known = [publishers.known(o.name) for o in found]
    return [k.reliability for k in known if k is not None and k.reliability is not None]


def _listed(items: Sequence[Item]) -> str:
    keys = list(dict.fromkeys(i.document.key for i in items))
    return ", ".join(keys[:_NAMED]) + (say(Reason("match.more", {"count": str(len(keys) - _NAMED)})) if len(keys) > _NAMED else "")


def _why(cluster: Cluster, policy: Policy) -> tuple[str, ...]:
    out = [say(Reason("match.identical", {"documents": _listed(group)})) for group in cluster.same if len({i.document.key for i in group}) > 1]
    for one, other, found in cluster.why:
        reasons = ", ".join(say(r) for r in found.reasons)
        fields = {"document": one.document.key, "other": other.document.key, "reasons": reasons}
        out.append(say(Reason("match.together", {**fields, "score": f"{found.score:.2f}", "threshold": f"{policy.threshold:.2f}"})))
    return tuple(out)


