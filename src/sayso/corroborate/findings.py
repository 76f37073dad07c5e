"""From claims to findings: how many truly independent origins stand behind each?

A pure function of the set of claims, the set of people's marks and the declared rules; no order in which anything came matters.

1. Read every claim once and bring together those that are the same.
2. Follow each claim to its origin; find copies, lost sources, circles.
3. Count origins as a range; set figures, denials and conflicts side by side; show what changed in retelling.
4. Say it in one sentence, grade it by declared rules, and let people's marks have the last word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from sayso.core.index import ClaimIndex
from sayso.core.records import Finding, FindingClaim, LedgerClaim, Mark, Origin, Review
from sayso.corroborate.blocks import is_broad
from sayso.corroborate.circular import circles
from sayso.corroborate.claims import Item, read_claim
from sayso.corroborate.clustering import Cluster, clusters
from sayso.corroborate.conflicts import Told, conflicts
from sayso.corroborate.decisions import Decisions, finding_id
from sayso.corroborate.drift import drifts
from sayso.corroborate.features import Rules
from sayso.corroborate.figures import figures
from sayso.corroborate.grade import Standing, grade, support
from sayso.corroborate.independence import origins
from sayso.corroborate.kinship import Kinship
from sayso.corroborate.marks import about_findings, apply_marks, standing
from sayso.corroborate.matching import Matcher
from sayso.corroborate.origins import Lineage
from sayso.corroborate.policy import Policy, load_policy
from sayso.corroborate.publishers import Publishers
from sayso.corroborate.reasons import Reason, say
from sayso.corroborate.statement import main_quantity, most_told, statement
from sayso.corroborate.tracing import Traced, by_outlet, trace
from sayso.packs.directory import Directory, load_directory
from sayso.packs.outlets import Outlet, Outlets

_NAMED = 6  # documents named in a reason; the finding lists all


def corroborate(
    index: ClaimIndex,
    marks: Sequence[Mark] = (),
    outlets: Outlets | Sequence[Outlet] = (),
    *,
    policy: Policy | None = None,
    directory: Directory | None = None,
) -> tuple[Finding, ...]:
    """All findings of a ledger, by their oldest claim."""
    rules = Rules(policy or load_policy(), Kinship(directory or load_directory()))
    publishers = Publishers(outlets if isinstance(outlets, Outlets) else Outlets(outlets))
    by_finding: dict[str, list[Mark]] = {}
    for mark in about_findings(marks):
        by_finding.setdefault(mark.finding, []).append(mark)
    decisions = Decisions(standing(marks))
    found = [f for blocks in _by_type(index.blocks()) for f in _of_type(index, blocks, by_finding, Matcher(rules, decisions), publishers)]
    return tuple(sorted(found, key=lambda f: (f.first_seen or "9999", f.claims[0].document, f.claims[0].evidence.start, f.id)))


def _by_type(blocks: Iterable[str]) -> Iterator[list[str]]:
    """Blocks by the type they begin with: claims of different types never meet."""
    for _, group in groupby(blocks, key=lambda block: block.partition("|")[0]):
        yield list(group)


def _of_type(
    index: ClaimIndex, blocks: Sequence[str], marks: Mapping[str, Sequence[Mark]], matcher: Matcher, publishers: Publishers
) -> Iterator[Finding]:
    rules = matcher.rules
    grouped = clusters(_read(index, blocks, rules.policy, publishers), matcher)
    told = by_outlet(grouped)
    traced = [trace(cluster, index, matcher, publishers, told) for cluster in grouped]
    against = conflicts([Told(t.id, t.cluster.items, t.lines) for t in traced], rules)
    for one in traced:
        yield _finding(one, against.get(one.id, ()), marks, rules, publishers)


def aliases(finding: Finding) -> tuple[str, ...]:
    """Every id a finding answers to: those of all its claims, its own first. Whatever was merged into it had one of them."""
    return tuple(dict.fromkeys((finding.id, *(finding_id(finding.type, c.document, c.evidence) for c in finding.claims))))


def _read(index: ClaimIndex, blocks: Iterable[str], policy: Policy, publishers: Publishers) -> Iterator[tuple[bool, list[Item]]]:
    """The claims of each block, each read once however many blocks it is in, and after all outlets are known."""
    given: dict[tuple[str, str], LedgerClaim] = {}
    keys: list[tuple[bool, list[tuple[str, str]]]] = []
    for block in blocks:
        here = index.claims_in(block)
        given |= {(claim.document.key, claim.claim.id): claim for claim in here}
        keys.append((is_broad(block), [(claim.document.key, claim.claim.id) for claim in here]))
    publishers.meet(claim.document for claim in given.values())
    items = {key: read_claim(claim, policy, publishers) for key, claim in given.items()}
    for broad, mine in keys:
        yield broad, [items[key] for key in mine]


def _finding(traced: Traced, against: tuple[str, ...], marks: Mapping[str, Sequence[Mark]], rules: Rules, publishers: Publishers) -> Finding:
    items = traced.cluster.items
    saying = [i for i in items if not i.denied] or list(items)
    denying = [i for i in items if i.denied] if len(saying) < len(items) else []
    found, count = origins(saying, traced.lines, rules.policy, rules.kinship, publishers)
    denied_by = tuple(sorted({o for i in denying if (o := traced.lines[i.key].origin) is not None}))
    unknown = tuple(sorted(key for key, line in traced.by_document.items() if line.lost))
    rings = circles(items)
    standing = Standing(
        *(count.high, count.low, len(traced.by_document), len(unknown), bool(against), bool(denied_by)),
        *(bool(found) and all(o.rests_on_unnamed for o in found), bool(rings)),
    )
    claims = [i.given.claim for i in saying]
    fields = {name: most_told(getattr(c, name) for c in claims) for name in ("actor", "target", "place", "when")}
    roles = _roles(saying)
    quantity = main_quantity(saying)
    only_denied = all(i.denied for i in items) and bool(found)
    published = sorted(i.document.published for i in items if i.document.published)
    finding = Finding(
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
        circular=rings,
        drift=drifts(items, traced.by_document, {r.document: r.source_document for r in traced.recovered}, rules),
        figures=figures(items, traced.lines, rules.policy),
        conflict=bool(against),
        conflicts_with=against,
        denied_by=denied_by,
        support=support(standing),
        review=Review(),
        grade=grade(standing, _reliabilities(found, publishers)),
        quantity=quantity,
        roles=roles,
        merged_why=_why(traced.cluster, rules.policy),
    )
    return apply_marks(finding, aliases(finding), marks)


def _claim(item: Item, line: Lineage) -> FindingClaim:
    claim, document = item.given.claim, item.document
    cue = item.given.attributions[-1].cue if item.given.attributions else None
    return FindingClaim(
        *(claim.id, document.key, document.outlet, document.published, claim.evidence, claim.modality, claim.basis),
        *(item.chain, claim.quantity, line.origin, cue),
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


