"""What a report is made of, gathered from the ledger of the example corpus; what people set stays through every re-reading."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_corpus import LINES, OUTLETS

from sayso.core.errors import LedgerError, UsageError
from sayso.core.index import Selection
from sayso.core.records import Mark
from sayso.corroborate import corroborate
from sayso.corroborate.views import falls, left, without
from sayso.ledger import Ledger, open_ledger
from sayso.pipeline import analyse
from sayso.report.assessment import assess
from sayso.report.saying import told_as
from sayso.runner.assessing import ASSESSMENT, judge, material, translate
from sayso.runner.ingest import ingest
from sayso.runner.reporting import report_words

AT = "2023-06-01T12:00:00Z"
EN = report_words("en")


def filled(folder: Path, lines: list[str], name: str = "a") -> Ledger:
    """A ledger with some lines of the corpus put in."""
    path = folder / f"{name}.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    ledger = open_ledger(folder / "sayso.db")
    ingest([str(path)], ledger, analyse, clock=lambda: AT, outlets=OUTLETS)
    return ledger


def mark(of: str, action: str, reason: str | None = "two were there", by: str | None = "A. Editor", **fields: str) -> Mark:
    return Mark(of, action, dict(fields), by, reason, AT)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """The whole corpus, to look into."""
    return filled(tmp_path_factory.mktemp("lab"), LINES)


def test_every_sentence_about_the_corpus_traces_to_its_document(lab: Ledger) -> None:
    made = assess(material(lab, Selection(), at=AT), EN)
    notes = {n.number: n for n in made.notes}
    assert made.head.checkpoint == lab.content_hash()
    for n in made.notes:
        document = lab.document(n.document)
        assert document is not None
        assert (document.text[n.passage.start : n.passage.end], document.id) == (n.passage.text, n.document_id) or "•" in n.passage.text
        assert n.raw is not None
        assert lab.raw(n.raw) is not None
    findings = {f.id: f for f in made.findings}
    assert {e.id for e in made.entries} == set(findings) == {f.id for f in lab.findings()}
    for e in made.entries:
        for s in (e.lead, *e.sentences):
            assert s.notes
            assert all({e.id, *findings[e.id].conflicts_with} & set(notes[n].findings) for n in s.notes)
        if told_as(findings[e.id]) in ("according", "unnamed", "own"):
            assert all(o.name in e.lead.text for o in findings[e.id].origins[:4])


def test_what_falls_with_a_source_of_the_corpus(lab: Ledger) -> None:
    """The same as `--without`, for the sources that carry most."""
    everything = tuple(lab.findings())
    found = falls(everything)
    for name in ("John Kirby", "Institute for the Study of War", "Yevgeny Prigozhin", "UK Ministry of Defence"):
        changes = left(everything, corroborate(without(lab, everything, name), lab.marks(), lab.outlets()))
        assert set(found.get(name, ())) == {c.before.id for c in changes if c.falls}, name


def test_what_people_set_survives_what_is_read_after(tmp_path: Path) -> None:
    half = [line for line in LINES if '"key":"nl' in line.replace('": "', '":"')]
    with filled(tmp_path, half) as ledger:
        finding = max(ledger.findings(), key=lambda f: (len(f.claims), f.id))
        hash_before, findings_before = ledger.content_hash(), tuple(ledger.findings())
        assert judge(ledger, mark(finding.id[:8], "assess", likelihood="Very likely", confidence="moderate")) == finding
        assert judge(ledger, mark(ASSESSMENT, "assess", bottom_line="Men are sought.")) is None
        claim = min(finding.claims, key=lambda c: c.document)
        assert translate(ledger, mark(finding.id, "translate", document=claim.document, start=str(claim.evidence.start), translation="In English.")) == finding
        assert tuple(ledger.findings()) == findings_before
        assert ledger.content_hash() != hash_before
    with filled(tmp_path, LINES, "b") as ledger:
        made = assess(material(ledger, Selection(), at=AT), EN)
        (entry,) = [e for e in made.entries if e.judgements]
        likelihood, confidence = entry.judged("likelihood"), entry.judged("confidence")
        assert likelihood is not None
        assert confidence is not None
        assert (likelihood.value, likelihood.by, likelihood.reason, confidence.value) == ("very_likely", "A. Editor", "two were there", "moderate")
        assert made.bottom_line is not None
        assert made.bottom_line.value == "Men are sought."
        (note,) = {n.translation.text: n for n in made.notes if n.translation is not None}.values()
        assert (note.document, note.passage.start) == (claim.document, claim.evidence.start)
        assert material(ledger, Selection(), as_of="2023-03").overall == ()  # nobody had said so by then


def test_a_report_remembered_says_what_is_new_since(tmp_path: Path) -> None:
    with filled(tmp_path, LINES[:60]) as ledger:
        assert material(ledger, Selection()).earlier is None
        before = ledger.content_hash()
        ledger.note_report(before, AT)
        assert ledger.content_hash() == before
        news = assess(material(ledger, Selection(), at=AT), EN).news
        assert news is not None
        assert [s.kind for s in news.sentences] == ["nothing"]
    with filled(tmp_path, LINES, "b") as ledger:
        given = material(ledger, Selection(), at=AT)
        news = assess(given, EN).news
        assert news is not None
        late = {h.key for h in given.held if h.order > 60}
        assert len(late) == len(LINES) - 60
        for s in news.sentences:
            (finding,) = [f for f in given.findings if f.id in s.findings]
            keys = {c.document for c in finding.claims}
            assert keys <= late if s.kind == "new" else keys & late


def test_refusals_are_remembered_for_coverage(tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(b"\x00\x01\x02")
    with filled(tmp_path, LINES[:3]) as ledger:
        ingest([str(tmp_path / "x.bin"), str(tmp_path / "missing")], ledger, analyse, clock=lambda: AT)
        assert ledger.refusals() == {"binary": 1, "missing": 1}


@pytest.mark.parametrize(
    ("of", "action", "fields", "error"),
    [
        ("finding", "assess", {"likelihood": "certain"}, UsageError),
        ("finding", "assess", {"bottom_line": "x"}, UsageError),
        ("finding", "assess", {}, UsageError),
        (ASSESSMENT, "assess", {"likelihood": "likely"}, UsageError),
        ("ffffffff", "assess", {"likelihood": "likely"}, LedgerError),
        ("finding", "translate", {"translation": "x"}, UsageError),
        ("finding", "translate", {"document": "nobody's", "translation": "x"}, LedgerError),
        ("finding", "translate", {"document": "x", "translation": "x", "page": "3"}, UsageError),
    ],
)
def test_what_cannot_be_set_is_refused_and_nothing_kept(lab: Ledger, of: str, action: str, fields: dict[str, str], error: type[Exception]) -> None:
    name = next(iter(lab.findings())).id if of == "finding" else of
    with pytest.raises(error):
        (judge if action == "assess" else translate)(lab, mark(name, action, **fields))
    assert lab.marks() == ()


@pytest.mark.parametrize(("by", "reason"), [(None, "why"), ("A. Editor", None)])
def test_a_judgement_has_a_name_and_a_reason(lab: Ledger, by: str | None, reason: str | None) -> None:
    with pytest.raises(UsageError):
        judge(lab, mark(ASSESSMENT, "assess", reason, by, bottom_line="x"))
