"""The assessment in sentences: each with its endnotes, what stands against a finding, what only people set, and what is absent said."""

from __future__ import annotations

import msgspec
import pytest
from handmade import ADVERTISED, ATTACKED, FINDINGS, MINISTER, SPOKEN, THINK_TANK, assessed, claim, finding, origin

from sayso.core.index import Holding, Reported
from sayso.core.records import ClaimQuantity, Finding
from sayso.packs.assessing import load_scales
from sayso.packs.outlets import Outlet, Outlets
from sayso.packs.phrases import load_phrases, phrase_languages
from sayso.report.material import Asked
from sayso.report.model import Assessment, Entry, Judgement

SET = Judgement("likelihood", "very_likely", "A. Editor", "2023-04-02T08:00:00Z", "two papers were there")
REVISED = finding("Others are mobilised.", (claim("nl3", "Wagner werft in veertig steden", (MINISTER,), MINISTER, 40),), (origin(MINISTER, "nl3"),), low=1, high=1, type="mobilisation")


def entry(made: Assessment, of: Finding) -> Entry:
    return next(e for e in made.entries if e.id == of.id)


def said(e: Entry, kind: str) -> list[str]:
    return [s.text for s in e.sentences if s.kind == kind]


@pytest.mark.parametrize("language", phrase_languages("assessment"))
def test_every_sentence_of_a_finding_has_a_note_that_is_its_own(language: str) -> None:
    """Of the finding, or of one that it disagrees with."""
    one = msgspec.structs.replace(ADVERTISED, conflicts_with=(REVISED.id,), conflict=True)
    other = msgspec.structs.replace(REVISED, conflicts_with=(ADVERTISED.id,), conflict=True)
    made = assessed([one, SPOKEN, ATTACKED, other], language)
    notes = {n.number: n for n in made.notes}
    assert len(made.entries) == 4
    for e in made.entries:
        against = next(f for f in made.findings if f.id == e.id).conflicts_with
        for sentence in (e.lead, *e.sentences):
            assert sentence.notes, sentence
            assert all(set(notes[n].findings) & {e.id, *against} for n in sentence.notes)
        assert set(e.lead.notes) <= set(e.notes)
    for sentence in made.unknown:
        assert sentence.notes


def test_the_lead_keeps_the_attribution() -> None:
    made = assessed()
    assert entry(made, ADVERTISED).lead.text == f"Wagner is advertised in 30 cities, according to the {THINK_TANK}."
    assert entry(made, SPOKEN).lead.text == "The think tank says so, reports say without giving a source."
    assert entry(made, ATTACKED).lead.text.endswith("citing people without a name.")


def test_what_stands_behind_it_and_what_changed_on_the_way() -> None:
    e = entry(assessed(), ADVERTISED)
    assert "\u202e" not in "".join(s.text for s in e.sentences)
    (stands,) = said(e, "stands")
    assert stands == "Of the 3 documents that report it, from 3 outlets, 1 gives no source; the rest have it from this one source."
    assert said(e, "recovered") == [f"Possible source of Krant nl3: the {THINK_TANK}, named for the same claim by Krant nl1."]
    assert said(e, "denied") == ["Denied by Dmitry Peskov."]
    assert said(e, "circular") == ["Krant nl1 and Krant nl2 cite each other: neither confirms the other."]
    assert said(e, "drift") == ["Changed in retelling: the figure is 40 in Krant nl3, but 30 in Krant nl1, on which it rests."]


def test_other_figures_stand_beside_it_with_who_gives_them() -> None:
    quantity = ClaimQuantity(40, 40, "=", "cities")
    other = msgspec.structs.replace(REVISED, conflicts_with=(ADVERTISED.id,), quantity=quantity, denied_by=("Dmitry Peskov",))
    one = msgspec.structs.replace(ADVERTISED, conflicts_with=(other.id,))
    made = assessed([one], others=(other,))
    assert said(entry(made, one), "against") == [f"Others say otherwise: 40 cities ({MINISTER}; denied by Dmitry Peskov)."]
    both = assessed([one, other])
    assert both.unknown[0].text.startswith("Which figure holds: ")
    assert [e.id for e in both.key if e.id in (one.id, other.id)] == [one.id]  # the other is named there


def test_what_would_change_it() -> None:
    single = msgspec.structs.replace(SPOKEN, support="one source", origins=(origin(THINK_TANK, "nl1"),))
    disputed = msgspec.structs.replace(ADVERTISED, support="disputed")
    made = assessed([single, disputed], falls={THINK_TANK: (single.id, disputed.id), "unnamed people": (disputed.id,)})
    assert said(entry(made, single), "change")[0].startswith(f"It stands or falls with the {THINK_TANK};")
    assert said(entry(made, disputed), "change")[0].startswith(f"Without the {THINK_TANK} nothing is left of it. ")
    assert [(p.source, set(p.findings)) for p in made.pillars] == [(THINK_TANK, {single.id, disputed.id})]


def test_only_people_set_likelihood_and_bottom_line() -> None:
    made = assessed()
    assert (made.bottom_line, made.key_judgements) == (None, ())
    assert all(e.judgements == () for e in made.entries)
    later = msgspec.structs.replace(SET, value="likely", at="2023-04-03T08:00:00Z")
    line = Judgement("bottom_line", "Wagner recruits openly.", "B. Chief", "2023-04-02T08:00:00Z", "both findings")
    made = assessed(judgements={ADVERTISED.id: (SET, later)}, overall=(line,))
    assert entry(made, ADVERTISED).judged("likelihood") == later
    assert entry(made, ADVERTISED).judged("confidence") is None
    assert made.bottom_line == line


def test_degrees_of_likelihood_are_those_of_the_directive_and_leave_no_gap() -> None:
    degrees = load_scales().likelihood
    assert [(d.low, d.high) for d in degrees] == [(1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99)]
    for language in phrase_languages("assessment"):
        words = load_phrases(language, "assessment").texts
        assert [d.name for d in degrees] == [key.partition(".")[2] for key in words if key.startswith("likelihood.")]
        assert [d.name for d in load_scales().confidence] == [key.partition(".")[2] for key in words if key.startswith("confidence.")]


@pytest.mark.parametrize(("written", "name"), [("Very Likely", "very_likely"), ("highly probable", "very_likely"), ("remote", "almost_no_chance"), ("certain", None), ("", None)])
def test_a_degree_is_known_by_any_of_its_words(written: str, name: str | None) -> None:
    found = load_scales().degree("likelihood", written)
    assert (found.name if found else None) == name


def held(key: str, order: int, language: str | None = "nl", published: str | None = "2023-03-14", outlet: str | None = "Krant", partly: bool = False) -> Holding:
    return Holding(key, language, published, outlet, None, "sha256:00", partly, order)


def test_coverage_says_what_was_collected_and_what_was_not() -> None:
    rows = (held("nl1", 1, published="2023-01-05"), held("nl2", 2), held("x", 3, language="sv", published=None, outlet=None, partly=True), held("y", 4, language=None))
    told = Outlets((Outlet("Krant", side="Belgium"), Outlet("The Other Paper")))
    cited = msgspec.structs.replace(ADVERTISED, origins=(msgspec.structs.replace(ADVERTISED.origins[0], name="Reuters", kind="media"),))
    box = assessed([cited], held=rows, outlets=told, refused={"binary": 2, "empty": 1}).coverage
    shown = {r.label: r.text for r in (*box.rows, *box.missing)}
    assert shown["Documents"] == "4 in the ledger, 2 behind these findings"
    assert shown["Languages"] == "nl 2, sv 1"
    assert shown["Outlets"] == "1: Krant 3"
    assert shown["Sides"].startswith("by what you told of outlets: Belgium 3; 1 of an outlet")
    assert box.months == (("2023-01", 1), ("2023-02", 0), ("2023-03", 2))
    assert shown["Months without a document"] == "Feb 2023"
    assert shown["Documents in languages that cannot be read"] == "sv 1"
    assert "uk" in shown["Languages that can be read, without a document"]
    for label in ("Documents whose language was not recognised", "Documents without a date", "Documents without an outlet", "Documents read in part"):
        assert shown[label] == "1"
    assert shown["Refused when offered"] == "3 times: binary 2, empty 1"
    assert shown["Outlets cited whose own documents are not in the ledger"] == "Reuters"
    assert shown["Outlets told of, without a document"] == "The Other Paper"


def test_what_is_new_since_a_date_or_since_the_last_report() -> None:
    assert assessed().news is None
    since = assessed(asked=Asked((("since", "2023-03-13"),), "2023-03-13")).news
    assert since is not None
    assert [s.kind for s in since.sentences] == ["new", "grown"]
    assert since.sentences[1].text.startswith("2 more documents, 3 now")
    rows = tuple(held(key, n) for n, key in enumerate(("nl1", "nl2", "nl3", "xx"), start=1))
    later = assessed(held=rows, earlier=Reported("2023-03-20T00:00:00Z", 3)).news
    assert later is not None
    assert [(s.kind, s.findings) for s in later.sentences] == [("new", (ATTACKED.id,))]
    nothing = assessed(held=rows, earlier=Reported("2023-03-20T00:00:00Z", 4)).news
    assert nothing is not None
    assert [s.text for s in nothing.sentences] == ["Nothing new."]


def test_the_rules_are_printed_as_they_are_declared() -> None:
    support, credibility, matching, scale = assessed().rules
    assert support.rows[0] == ("no source given", "named sources: 0 at most")
    assert support.rows[-1] == ("one source", "named sources: 1")
    assert credibility.rows[-1] == ("6", "in all other cases")
    assert len(matching.rows) == 9
    assert scale.rows[4] == ("likely", "55–80")


def test_findings_that_need_care_say_so() -> None:
    minors = msgspec.structs.replace(SPOKEN, type="recruitment_of_minors")
    suicide = msgspec.structs.replace(ADVERTISED, target="suicidal people")
    made = assessed([minors, suicide, ATTACKED])
    assert entry(made, minors).care[0].startswith("Minors:")
    assert entry(made, suicide).care[0].startswith("Suicide:")
    assert entry(made, ATTACKED).care == ()


def test_it_is_made_the_same_whatever_the_order() -> None:
    turned = assessed(tuple(reversed(FINDINGS)))
    assert turned == assessed(FINDINGS)
    assert [f.id for f in turned.findings] == [e.id for e in turned.entries]
