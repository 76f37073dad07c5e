"""One finding in sentences: what, on whose say-so, what stands behind it, what stands against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sayso.core.records import Finding, FindingClaim
from sayso.packs.phrases import Phrases
from sayso.report import wording
from sayso.report.endnotes import Endnotes
from sayso.report.model import Sentence
from sayso.report.naming import articled, outlets_of, row
from sayso.report.visible import one_line


class Teller:
    """Says findings. `others`: the findings that they may disagree with; `outlets`: of each document, its outlet."""

    def __init__(self, phrases: Phrases, notes: Endnotes, others: Mapping[str, Finding], outlets: dict[str, str | None]) -> None:
        self._t = phrases
        self._notes = notes
        self._others = others
        self._outlets = outlets

    def statement(self, finding: Finding) -> str:
        """What a finding says, without its full stop."""
        return one_line(finding.statement).rstrip(".")

    def lead(self, finding: Finding) -> Sentence:
        """The finding with its attribution, in one sentence."""
        names = row((articled(o.name, self._t) for o in finding.origins), self._t)
        text = self._t.say(f"lead.{told_as(finding)}", statement=self.statement(finding), names=names)
        return Sentence("lead", one_line(text), self._notes.by_origin(finding))

    def sentences(self, finding: Finding) -> Iterator[Sentence]:
        """All that is to be said of it besides, in order."""
        yield self.stands(finding)
        yield from self._modality(finding)
        yield from self._figures(finding)
        yield from self.against(finding)
        yield from self._sources(finding)
        yield from self._texts(finding)

    def stands(self, finding: Finding) -> Sentence:
        """What stands behind it: documents, outlets, sources."""
        t, low, high = self._t, finding.independent_origins.low, finding.independent_origins.high
        counted = {"documents": t.say("counts.documents", n=finding.documents), "outlets": t.say("counts.outlets", n=finding.outlets)}
        lost = len(finding.lineage_unknown)
        if told_as(finding) == "denial":
            text = t.say("stands.denial", None, **counted)
        elif finding.documents == 1:
            outlet = next((self._outlets.get(c.document) or c.outlet for c in finding.claims), None)
            text = t.say("stands.single", outlet=outlet) if outlet else t.say("stands.single_no_outlet")
        elif high == 0:
            text = t.say("stands.nobody", None, **counted)
        elif told_as(finding) == "act":
            text = t.say("stands.act", None, **counted)
        elif high == 1:
            text = t.say("stands.one_some", lost, **counted) if lost else t.say("stands.all_one", None, **counted)
        elif low >= high:
            text = t.say("stands.independent", n=high, **counted)
        elif low > 1:
            text = t.say("stands.independent_some", n=high, low=t.number(low), **counted)
        elif finding.camp is not None:
            text = t.say("stands.one_side", n=high, side=finding.camp, **counted)
        else:
            text = t.say("stands.perhaps_same", n=high, **counted)
        if lost and high > 1:
            text = f"{text} {t.say('stands.give_none', n=lost)}"
        return self._said("stands", text, self._notes.some(finding))

    def against(self, finding: Finding) -> Iterator[Sentence]:
        """What stands against it: other figures and who gives them, denials."""
        others = [self._others[name] for name in finding.conflicts_with if name in self._others]
        if others:
            others.sort(key=lambda f: (f.first_seen or "9999", f.id))
            notes = [n for other in others for n in self._notes.some(other, most=1)]
            listed = self._t.listed([self.other(o) for o in others])
            yield self._said("against", self._t.say("stands.others", list=listed), tuple(notes) or self._notes.some(finding))
        for name, since in wording.denials(finding):
            notes_of = self._notes.some(finding, lambda c, n=name: c.modality == "denied" and c.origin == n)  # type: ignore[misc]
            denier = articled(name, self._t)
            text = self._t.say("stands.denied", name=denier, date=self._t.date(since)) if since else self._t.say("stands.denied_undated", name=denier)
            yield self._said("denied", text, notes_of)

    def other(self, other: Finding) -> str:
        """A finding as another one names it: its figure, or what it says, with who says so."""
        t = self._t
        names = self.sources(other)
        if other.quantity is None:
            return t.say("stands.other_statement", statement=self.statement(other), names=names)
        figure = wording.figure(other.quantity, t)
        if other.denied_by:
            return t.say("stands.other_denied", figure=figure, names=names, denied=row(other.denied_by, t))
        return t.say("stands.other", figure=figure, names=names)

    def sources(self, finding: Finding) -> str:
        """Who is behind a finding, for a parenthesis."""
        named = [self._t.say("stands.unnamed", name=o.name) if o.rests_on_unnamed else o.name for o in finding.origins]
        return row(named, self._t) or self._t.say("stands.nobody_named")

    def _modality(self, finding: Finding) -> Iterator[Sentence]:
        for modality, phrase in (("planned", "planned"), ("possible", "possibly")):
            if all(c.modality == modality for c in finding.claims):
                yield self._said(modality, self._t.say(f"stands.{phrase}"), self._notes.some(finding, most=1))

    def _figures(self, finding: Finding) -> Iterator[Sentence]:
        shown = sorted(finding.figures, key=lambda f: f.first_seen or "9999")
        if len({(f.low, f.high, f.comparator) for f in shown}) > 1:
            figures = "; ".join(dict.fromkeys(wording.given_by(f, finding, self._t) for f in shown))
            keys = {f.documents[0] for f in shown if f.documents}
            notes = self._notes.some(finding, lambda c: c.document in keys and c.quantity is not None, most=len(keys))
            yield self._said("figures", self._t.say("stands.figures", figures=figures), notes)
        places = list(dict.fromkeys(place for c in finding.claims for place in c.places))
        if len(places) > 1:
            text = self._t.say("stands.listed", n=len(places), names=self._t.listed(places))
            yield self._said("listed", text, self._notes.some(finding, lambda c: bool(c.places)))

    def _sources(self, finding: Finding) -> Iterator[Sentence]:
        unnamed = [o.name for o in finding.origins if o.rests_on_unnamed]
        if unnamed and len(unnamed) < len(finding.origins):
            names = row((articled(name, self._t) for name in unnamed), self._t)
            yield self._said("unnamed", self._t.say("stands.unnamed_origin", names=names), self._notes.some(finding, lambda c: c.origin in unnamed))
        groups: dict[tuple[str, str], list[str]] = {}
        for one in finding.recovered:
            groups.setdefault((one.origin, one.source_document), []).append(one.document)
        for (origin, found), keys in groups.items():
            fields = {"names": self._named(keys), "origin": articled(origin, self._t), "found": self._named([found])}
            concerned = {*keys, found}
            yield self._about("recovered", self._t.say("stands.possible", None, **fields), finding, concerned)

    def _texts(self, finding: Finding) -> Iterator[Sentence]:
        for group in finding.copies:
            yield self._about("copies", self._t.say("stands.copies", names=self._named(list(group))), finding, set(group))
        for ring in finding.circular:
            text = self._t.say("stands.circular" if len(ring) == 2 else "stands.circular_many", names=row(ring, self._t))
            yield self._said("circular", text, self._notes.some(finding, lambda c, names=ring: c.outlet in names))  # type: ignore[misc]
        for change in finding.drift:
            before, after = (wording.changed(value, change.field, self._t) for value in (change.before, change.after))
            fields = {"field": self._t.word("field", change.field), "before": before, "after": after}
            text = self._t.say("stands.drift", None, document=self._named([change.document]), source=self._named([change.from_document]), **fields)
            yield self._about("drift", text, finding, {change.document, change.from_document})

    def _about(self, kind: str, text: str, finding: Finding, keys: set[str]) -> Sentence:
        return self._said(kind, text, self._notes.some(finding, lambda c: c.document in keys))

    def _named(self, keys: list[str]) -> str:
        return outlets_of(keys, self._outlets, self._t)

    def _said(self, kind: str, text: str, notes: tuple[int, ...]) -> Sentence:
        return Sentence(kind, one_line(text), notes)


def told_as(finding: Finding) -> str:
    """How a finding is attributed: as an act, a denial, somebody's account of himself, by people without a name, by somebody, by nobody."""
    saying = [c for c in finding.claims if c.modality != "denied"]
    if not finding.origins:
        return "nobody"
    if not saying:
        return "denial"
    if 2 * sum(_by_act(c, finding.actor) for c in saying) > len(saying):
        return "act"
    names = {o.name for o in finding.origins}
    if names == {finding.actor}:
        return "own"
    return "unnamed" if all(o.rests_on_unnamed for o in finding.origins) else "according"


def _by_act(claim: FindingClaim, actor: str | None) -> bool:
    return claim.basis == "public_act" and not claim.chain and claim.origin == actor
