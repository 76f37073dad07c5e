"""The report as Markdown: the same findings and endnotes, without the source texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from sayso.core.records import Document, Finding
from sayso.packs.added import AddedActor
from sayso.packs.phrases import Phrases
from sayso.report import wording
from sayso.report.assessment import Assessment, Note, assess
from sayso.report.cover import cover
from sayso.report.deciding import decision_line
from sayso.report.templates import web_address
from sayso.report.visible import one_line

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_LEADING = re.compile(r"^(\s*)([-+=]|\d+[.)])")
_METHOD = ("one", "two", "three", "four", "five")


def escaped(text: str) -> str:
    """Text as Markdown text on one line: nothing in it is taken for markup or HTML."""
    return _LEADING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", one_line(text)))


def markdown_report(findings: Sequence[Finding], documents: Mapping[str, Document], phrases: Phrases, decided: Sequence[AddedActor] = ()) -> str:
    """The report of `findings` as Markdown with footnotes (`[^1]`)."""
    made = assess(findings, documents, decided)
    return "\n".join(_lines(made, phrases)) + "\n"


def _lines(made: Assessment, phrases: Phrases) -> Iterator[str]:
    head = cover(made, phrases)
    if head.synthetic:
        yield from (f"**{escaped(head.synthetic)}**", "")
    yield from (f"# {phrases.say('page.title')}", "", f"**{escaped(head.draft)}**", "")
    if head.covers:
        yield from (escaped(head.covers), "")
    yield from (escaped(phrases.say("page.draft_note")), "", f"## {phrases.say('page.key')}", "")
    for number, finding in enumerate(made.key, start=1):
        yield f"{number}. {escaped(finding.statement)}{_refs(made, finding)}  "
        yield f"   {_counts(finding, phrases)}"
    if not made.key:
        yield escaped(phrases.say("page.empty"))
    yield from ("", f"## {phrases.say('page.findings')}", "")
    for theme in made.themes:
        yield from (f"### {escaped(phrases.word('type', theme.type).capitalize())}", "")
        for finding in theme.findings:
            yield from _finding(made, finding, phrases)
    if made.set_aside:
        yield from (f"### {phrases.say('page.set_aside')}", "", escaped(phrases.say("page.set_aside_note")), "")
        for finding in made.set_aside:
            yield from _finding(made, finding, phrases)
    if made.decided:
        yield from (f"## {phrases.say('decided.title')}", "", escaped(phrases.say("decided.note")), "")
        yield from (*(f"- {escaped(decision_line(one, phrases))}" for one in made.decided), "")
    yield from (f"## {phrases.say('page.method')}", "", *(f"- {escaped(phrases.say(f'method.{key}'))}" for key in _METHOD), "")
    yield from (f"## {phrases.say('page.endnotes')}", "")
    actors = {f.id: f.actor for f in (*made.findings, *made.set_aside)}
    for note in made.notes:
        yield _note(note, actors[note.findings[0]], phrases)


def _finding(made: Assessment, finding: Finding, phrases: Phrases) -> Iterator[str]:
    yield from (f"#### {escaped(finding.statement)}", "", f"{_counts(finding, phrases)}{_refs(made, finding)}", "")
    yield f"- {phrases.say('finding.review')}: {escaped(wording.review(finding.review, phrases))}"
    yield f"- {phrases.say('finding.support')}: {escaped(phrases.word('support', finding.support))}"
    for origin in finding.origins:
        flag = f" ({phrases.say('flag.unnamed')})" if origin.rests_on_unnamed else ""
        yield f"- {phrases.say('finding.origin')}: {escaped(origin.name)}{flag}: {escaped(', '.join(wording.paths(finding, origin, phrases)))}"
    if len(finding.figures) > 1:
        for figure in finding.figures:
            yield f"- {phrases.say('finding.figure')}: {escaped(wording.given_by(figure, finding, phrases))}"
    for key, names in (("denied_by", finding.denied_by), ("unknown", finding.lineage_unknown)):
        if names:
            yield f"- {phrases.say(f'finding.{key}')}: {escaped(', '.join(names))}"
    for r in finding.recovered:
        yield f"- {escaped(phrases.say('finding.recovered_line', document=r.document, origin=r.origin, found=r.source_document))}"
    for group in finding.copies:
        yield f"- {escaped(phrases.say('finding.copies_line', documents=phrases.listed(group)))}"
    for ring in finding.circular:
        yield f"- {escaped(phrases.say('finding.circular_line', names=phrases.listed(ring)))}"
    nothing = phrases.say("finding.drift_nothing")
    for d in finding.drift:
        fields = {"document": d.document, "source": d.from_document, "field": phrases.word("field", d.field)}
        yield f"- {escaped(phrases.say('finding.drift_line', None, before=d.before or nothing, after=d.after or nothing, **fields))}"
    for remark in finding.review.notes:
        yield f"- {phrases.say('finding.notes')}: {escaped(remark)}"
    yield ""


def _counts(finding: Finding, phrases: Phrases) -> str:
    return escaped(" · ".join([*wording.counts(finding, phrases), *wording.flags(finding, phrases)]))


def _refs(made: Assessment, finding: Finding) -> str:
    return "".join(f"[^{n}]" for n in made.numbers.get(finding.id, ()))


def _note(note: Note, actor: str | None, phrases: Phrases) -> str:
    claim, document = note.claim, note.document
    synthetic = f" ({phrases.say('note.synthetic')})" if document.synthetic else ""
    parts = [
        phrases.say("format.open_quote") + claim.evidence.text + phrases.say("format.close_quote"),
        f"{document.outlet or phrases.say('note.no_outlet')}, {phrases.date(document.published)}{synthetic}.",
        phrases.say("note.say_so", chain=wording.say_so(claim.chain, claim.basis, actor, phrases)),
        f"{document.key}, {phrases.say('note.where', start=str(claim.evidence.start), end=str(claim.evidence.end))}",
    ]
    link = f" <{document.url}>" if web_address(document.url) else ""
    return f"[^{note.number}]: {escaped(' '.join(parts))}{link}"
