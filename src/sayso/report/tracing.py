"""One finding as a tree in words: sources, documents, chains, passages, and why things were brought together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sayso.core.records import Figure, Finding, FindingClaim, Record
from sayso.packs.added import AddedActor
from sayso.packs.phrases import Phrases
from sayso.report import wording
from sayso.report.deciding import decision_line, decisions_about
from sayso.report.masking import masked_spans


class Branch(Record, frozen=True):
    """A line of the tree and what hangs on it."""

    text: str
    branches: tuple[Branch, ...] = ()


def trace(finding: Finding, others: Mapping[str, Finding], phrases: Phrases, decided: Iterable[AddedActor] = ()) -> Branch:
    """The tree of a finding. `others` are the findings it disagrees with, by id; `decided` is what people decided about actors."""
    finding = masked_spans(finding)
    lines = tuple(Branch(decision_line(one, phrases)) for one in decisions_about([finding], decided))
    who = (Branch(phrases.say("decided.title"), lines),) if lines else ()
    return Branch(f"{finding.id}  {finding.statement}", (*_summary(finding, phrases), *_origins(finding, phrases), *who, *_rest(finding, others, phrases)))


def _summary(finding: Finding, phrases: Phrases) -> Iterator[Branch]:
    yield Branch(" · ".join([*wording.counts(finding, phrases), *wording.flags(finding, phrases)]))
    grade = finding.grade
    graded = phrases.say("trace.grade", reliability=grade.reliability, credibility=grade.credibility, why=grade.why)
    yield Branch(phrases.say("trace.support", support=phrases.word("support", finding.support), grade=graded))
    if finding.sides:
        yield Branch(phrases.say("trace.sides", names=phrases.listed([f"{o.side}: {o.name}" for o in finding.origins if o.side is not None])))
    notes = tuple(Branch(phrases.say("trace.note", text=n)) for n in finding.review.notes)
    yield Branch(phrases.say("trace.review", state=wording.review(finding.review, phrases)), notes)


def _origins(finding: Finding, phrases: Phrases) -> Iterator[Branch]:
    for origin in finding.origins:
        independence = phrases.say("origins.independent_yes" if origin.independence == "established" else "origins.independent_no")
        detail = phrases.say("trace.origin_detail", date=phrases.date(origin.first_seen), independence=independence, why=origin.why)
        claims = [_claim(c, finding, phrases) for c in finding.claims if c.origin == origin.name]
        flag = (Branch(phrases.say("flag.unnamed")),) if origin.rests_on_unnamed else ()
        yield Branch(phrases.say("trace.origin", name=origin.name), (Branch(detail), *flag, *claims))
    nobody = [_claim(c, finding, phrases) for c in finding.claims if c.origin is None]
    if nobody:
        yield Branch(phrases.say("trace.nobody"), tuple(nobody))


def _claim(claim: FindingClaim, finding: Finding, phrases: Phrases) -> Branch:
    date = phrases.date(claim.published)
    head = (
        phrases.say("trace.document", outlet=claim.outlet, date=date, key=claim.document)
        if claim.outlet
        else phrases.say("trace.document_no_outlet", date=date, key=claim.document)
    )
    chain = wording.say_so(claim.chain, claim.basis, finding.actor, phrases)
    says = phrases.say("trace.says_cue", chain=chain, cue=claim.cue.text) if claim.cue else phrases.say("trace.says", chain=chain)
    below = [Branch(phrases.say("trace.evidence", text=claim.evidence.text)), Branch(says)]
    below += [Branch(led) for led in claim.led_by]
    if claim.origin is not None and claim.origin not in claim.chain and claim.basis != "public_act":
        below.append(Branch(phrases.say("trace.leads_to", origin=claim.origin)))
    if claim.credited:
        below.append(Branch(phrases.say("chain.credited", names=phrases.listed(claim.credited))))
    below += [
        Branch(phrases.say("trace.possible", origin=r.origin, document=r.source_document, why=r.why))
        for r in finding.recovered
        if r.document == claim.document and claim.origin is None
    ]
    return Branch(head, tuple(below))


def _figure(figure: Figure, finding: Finding, phrases: Phrases) -> Branch:
    documents = phrases.say("counts.documents", n=len(figure.documents))
    return Branch(phrases.say("trace.figure", figure=wording.given_by(figure, finding, phrases), date=phrases.date(figure.first_seen), documents=documents))


def _rest(finding: Finding, others: Mapping[str, Finding], phrases: Phrases) -> Iterator[Branch]:
    if finding.figures:
        yield Branch(phrases.say("trace.figures"), tuple(_figure(f, finding, phrases) for f in finding.figures))
    for denier, since in wording.denials(finding):
        yield Branch(phrases.say("trace.denied", name=denier, date=phrases.date(since)))
    for other in (others[name] for name in finding.conflicts_with if name in others):
        names = wording.origin_names(other, phrases)
        yield Branch(phrases.say("trace.conflicts", id=other.id, statement=other.statement, names=names, date=phrases.date(other.first_seen)))
    for group, why in zip(finding.copies, finding.copies_why or [()] * len(finding.copies), strict=True):
        yield Branch(phrases.say("trace.copies", names=phrases.listed(group)), tuple(Branch(line) for line in why))
    for ring in finding.circular:
        yield Branch(phrases.say("trace.circular", names=phrases.listed(ring)))
    for d in finding.drift:
        nothing = phrases.say("finding.drift_nothing")
        field = phrases.word("field", d.field)
        yield Branch(
            phrases.say("trace.drift", document=d.document, field=field, before=d.before or nothing, after=d.after or nothing, source=d.from_document)
        )
    if finding.merged_why:
        yield Branch(phrases.say("trace.merged"), tuple(Branch(why) for why in finding.merged_why))
