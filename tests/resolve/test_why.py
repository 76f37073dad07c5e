"""Reasons for every resolution: they are those of the reader, they name what decided, and each has its words."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.cli.demo import LAB
from sayso.collect.collect import settle
from sayso.collect.draft import Draft
from sayso.core.judgements import Judgement
from sayso.core.records import Analysis, Collected, Document
from sayso.packs.phrases import load_phrases
from sayso.pipeline import analyse, judge
from sayso.report.resolved import resolved_row, say_reason
from sayso.resolve import metonyms, person_signs
from sayso.resolve.evidence import THRESHOLD

PHRASES = load_phrases("en", "report", "screen", "views", "reasons")
CORPUS = [json.loads(line) for line in (LAB / "documents.jsonl").read_text(encoding="utf-8").splitlines()]


def text(words: str, language: str, published: str | None = "2023-03-08") -> Collected:
    found = settle(Draft("t", words.encode(), words), language, published)
    assert isinstance(found, Collected)
    return found


def collected(row: dict[str, str]) -> Collected:
    found = settle(Draft(row["key"], row["text"].encode(), row["text"]), row["language"], row["published"])
    assert isinstance(found, Collected)
    return found


def judged(words: str, language: str, published: str | None = "2023-03-08", *, refused: bool = False) -> tuple[Judgement, ...]:
    found = judge(text(words, language, published), refused=refused)
    assert found is not None
    return found


def the(found: Sequence[Judgement], kind: str, words: str) -> Judgement:
    (one,) = [j for j in found if j.kind == kind and j.span.text == words]
    return one


def keys(judgement: Judgement) -> list[str]:
    return [r.key for r in judgement.reasons]


@pytest.mark.parametrize("row", CORPUS, ids=lambda row: row["key"])
def test_results_are_those_of_the_reader_and_every_reason_has_words(row: dict[str, str]) -> None:
    given = collected(row)
    analysis = analyse(given)
    assert isinstance(analysis, Analysis)
    found = judge(given, refused=True)
    assert found
    for kind, results in (("date", analysis.dates), ("quantity", analysis.quantities), ("place", analysis.places), ("actor", analysis.actors)):
        assert tuple(j.result for j in found if j.kind == kind and j.result is not None) == results
    assert sorted(j.result.id for j in found if j.kind == "speaker" and j.result is not None) == sorted(a.id for a in analysis.attributions)  # type: ignore[union-attr]
    assert all(j.result in analysis.attributions for j in found if j.kind == "speaker")
    document: Document = given.document
    for j in found:
        assert document.text[j.span.start : j.span.end] == j.span.text
        shown = resolved_row(j, PHRASES)
        assert shown.head
        assert len(shown.why) >= 1
        assert all(say_reason(r, PHRASES) for a in j.alternatives for r in a.reasons)


@pytest.mark.parametrize("row", CORPUS[::7], ids=lambda row: row["key"])
def test_weights_are_the_decision(row: dict[str, str]) -> None:
    """What is shown adds up to the score, a place reaches the threshold, what is refused does not, and no reading beats the one taken."""
    found = judge(collected(row), refused=True)
    assert found
    for j in found:
        if j.score is None or j.threshold is None:
            continue
        section = "why_place" if j.kind == "place" else "why_actor"
        assert sum(r.weight for r in j.reasons if r.section == section and r.weight is not None) == pytest.approx(j.score, abs=0.06)
        assert (j.result is not None) == (j.score >= j.threshold - 0.005 and "bare_word" not in keys(j))
        if j.kind == "place":
            assert j.threshold == THRESHOLD
            taken = sum(r.weight or 0 for r in j.reasons if r.section == "why_which")
            for other in j.alternatives:
                if other.reasons and other.reasons[0].section == "why_which":
                    assert other.score is not None
                    assert other.score <= taken + 0.06
                    assert sum(r.weight or 0 for r in other.reasons) == pytest.approx(other.score - taken, abs=0.08)


def test_every_sign_that_is_weighed_has_words() -> None:
    for sign in (*person_signs.WEIGHTS, *metonyms.WEIGHTS):
        assert PHRASES.say(f"why_actor.{sign}")


@pytest.mark.parametrize(
    ("words", "language", "mention"),
    [
        ("Шойгу заявил, что мобилизация завершена.", "ru", "Шойгу"),
        ("Об этом сообщили Шойгу в понедельник.", "ru", "Шойгу"),
        ("Shoigu said the mobilisation was over.", "en", "Shoigu"),
        ("Volgens Sjojgoe is de mobilisatie voorbij.", "nl", "Sjojgoe"),
        ("Selon Choïgou, la mobilisation est terminée.", "fr", "Choïgou"),
        ("Schoigu sagte, die Mobilmachung sei beendet.", "de", "Schoigu"),
        ("Шойгу заявив, що мобілізацію завершено.", "uk", "Шойгу"),
        ("Szojgu powiedział, że mobilizacja się skończyła.", "pl", "Szojgu"),
        ("Šojgu řekl, že mobilizace skončila.", "cs", "Šojgu"),
        ("Шойгу каза, че мобилизацията е приключила.", "bg", "Шойгу"),
    ],
)
def test_one_man_in_many_spellings_with_the_alias_and_the_office_on_the_day(words: str, language: str, mention: str) -> None:
    found = the(judged(words, language), "actor", mention)
    assert (found.result.name, found.rule) == ("Sergei Shoigu", "listed")  # type: ignore[union-attr]
    assert keys(found)[0] in ("alias_written", "alias_case")
    assert "in_office" in keys(found)
    (side,) = [r for r in found.reasons if r.key == "side"]
    assert side.fields["side"] == "Russia"
    assert side.fields["basis"]


@pytest.mark.parametrize(("published", "holder", "key"), [("2022-09-21", "Sergei Shoigu", "held"), ("2024-08", "Andrei Belousov", "held_open")])
def test_an_office_is_who_held_it_on_the_day(published: str, holder: str, key: str) -> None:
    words = "De Russische minister van Defensie zei dat de mobilisatie voorbij is."
    found = the(judged(words, "nl", published), "speaker", "De Russische minister van Defensie")
    assert found.result.speaker == holder  # type: ignore[union-attr]
    assert (found.rule, keys(found)[0]) == ("office", key)
    assert holder not in [a.name for a in found.alternatives]
    assert {"Sergei Shoigu", "Andrei Belousov"} - {holder} <= {a.name for a in found.alternatives}


@pytest.mark.parametrize(
    ("words", "language", "mention", "value", "rule", "signs", "others"),
    [
        ("Hij zei op 3 maart dat het voorbij was.", "nl", "3 maart", "2023-03-03", "nearest", ["published", "past_verb", "to_the_day"], ["2022-03-03", "2024-03-03"]),
        ("He met the mayor on Tuesday.", "en", "Tuesday", "2023-03-07", "weekday", ["published", "past_verb", "to_the_day"], ["2023-02-28", "2023-03-14"]),
        ("Das geschah im März 2021.", "de", "März 2021", "2021-03", "stated", ["to_the_month"], []),
        ("Это произошло в 2019 году.", "ru", "2019 году", "2019", "stated", ["to_the_year"], []),
    ],
)
def test_a_date_says_what_it_was_counted_from_and_what_else_it_may_be(
    words: str, language: str, mention: str, value: str, rule: str, signs: list[str], others: list[str]
) -> None:
    found = the(judged(words, language), "date", mention)
    assert (found.result.value, found.rule, keys(found), [a.name for a in found.alternatives]) == (value, rule, signs, others)  # type: ignore[union-attr]


def test_a_date_that_cannot_be_known_says_what_it_lacks() -> None:
    found = the(judged("Торік мер виїхав.", "uk", None), "date", "Торік")
    assert (found.result, found.rule, keys(found)) == (None, "unresolved", ["no_published"])


@pytest.mark.parametrize(
    ("words", "language", "mention", "rule", "signs"),
    [
        ("Er vielen minstens 30 doden.", "nl", "minstens 30 doden", "digits", ["least_word", "no_high", "counts_known"]),
        ("Погибли до сорока человек.", "ru", "до сорока человек", "spelled", ["most_word", "no_low", "counts_known"]),
        ("Des dizaines de soldats sont morts.", "fr", "dizaines de soldats", "vague", ["declared", "counts_known"]),
        ("Between 4 and 6 soldiers died.", "en", "Between 4 and 6 soldiers", "range", ["both_ends", "counts_known"]),
    ],
)
def test_a_quantity_says_what_bounds_it(words: str, language: str, mention: str, rule: str, signs: list[str]) -> None:
    found = [j for j in judged(words, language) if j.kind == "quantity"]
    assert len(found) == 1
    assert mention in found[0].span.text or found[0].span.text in mention
    assert (found[0].rule, keys(found[0])) == (rule, signs)


@pytest.mark.parametrize(
    ("words", "language", "number", "sign"),
    [
        ("They met at 3 p.m. and left.", "en", "3", "is_clock"),
        ("Das 3. Bataillon ist da.", "de", "3", "is_ordinal"),
        ("In artikel 12 staat het.", "nl", "12", "is_label"),
        ("They won 3:2 in Kyiv.", "en", "3", "is_code"),
        ("Am Montag war das 3. Bataillon da.", "de", "3", "is_ordinal"),
        ("Three in 5 soldiers died.", "en", "Three", "is_ratio"),
        ("Bob Smith, 36, left the town.", "en", "36", "is_age"),
    ],
)
def test_a_number_that_counts_nothing_says_what_it_is(words: str, language: str, number: str, sign: str) -> None:
    found = [j for j in judged(words, language, refused=True) if j.kind == "quantity"]
    assert [j for j in judged(words, language) if j.kind == "quantity"] == [j for j in found if j.result is not None]
    refused = [(j.span.text, keys(j)) for j in found if j.result is None]
    assert (number, [sign]) in refused


def test_an_ambiguous_place_names_the_others_and_what_they_lack() -> None:
    alone = the(judged("They live in Paris.", "en"), "place", "Paris")
    assert (alone.result.country, alone.rule) == ("FR", "best_reading")  # type: ignore[union-attr]
    texas = next(a for a in alone.alternatives if a.name == "Paris, Texas, US")
    assert texas.reasons[0].key == "population"
    assert (texas.reasons[0].weight or 0) < 0
    beside = the(judged("They live in Paris, Texas.", "en"), "place", "Paris")
    assert beside.result.country == "US"  # type: ignore[union-attr]
    assert "beside" in [r.key for r in beside.reasons if r.section == "why_which"]
    assert any(a.name.endswith("FR") and a.reasons[0].key == "beside" for a in beside.alternatives)


def test_a_capital_says_why_it_is_a_government_or_none() -> None:
    acts = the(judged("Washington said it would send more arms.", "en"), "actor", "Washington")
    assert (acts.rule, acts.result.name) == ("metonym", "Government of the United States")  # type: ignore[union-attr]
    assert acts.score is not None
    assert acts.threshold is not None
    assert acts.score >= acts.threshold
    lies = the(judged("De ministers spraken in Washington.", "nl"), "place", "Washington")
    (government,) = [a for a in lies.alternatives if a.name == "Government of the United States"]
    assert government.reasons[0].key == "no_government"


def test_a_person_no_list_knows_is_of_this_document_only() -> None:
    found = the(judged("Burgemeester Ferre Danckelaar zei dat er 30 doden zijn.", "nl"), "actor", "Ferre Danckelaar")
    assert found.rule == "person"
    assert "own_document" in keys(found)
    assert "after_role" in keys(found)


def test_a_body_that_every_state_has_speaks_for_its_state() -> None:
    found = the(judged("De Belgische kustwacht zei dat er 30 doden zijn.", "nl"), "actor", "Belgische kustwacht")
    assert (found.rule, found.result.name, found.result.side) == ("body_beside", "Belgian Coast Guard", "Belgium")  # type: ignore[union-attr]
    assert [r.key for r in found.reasons] == ["side", "parent"]


def test_a_pronoun_says_whom_it_means_and_who_else_was_named() -> None:
    found = judged("Mayor Ada Cole met Anna Smith. She said that 30 soldiers died.", "en")
    she = the(found, "speaker", "She")
    assert she.rule == "pronoun"
    (named,) = [r for r in she.reasons if r.key == "named_at"]
    assert {named.fields["text"], *(a.name for a in she.alternatives)} == {"Ada Cole", "Anna Smith"}


def test_a_name_that_is_nobody_says_what_was_looked_at() -> None:
    """A bare surname of a public figure is not taken for him; it is said that he bears it."""
    words = "The statement was long. Kirby said that 30 soldiers died."
    (found,) = [j for j in judged(words, "en", refused=True) if j.kind == "actor"]
    assert (found.span.text, found.result, found.rule) == ("Kirby", None, "refused")
    assert {"is_source", "one_word", "bare_word"} <= set(keys(found))
    assert [a.name for a in found.alternatives] == ["John Kirby"]
    speaker = the(judged(words, "en"), "speaker", "Kirby")
    assert [(a.name, a.reasons[0].key) for a in speaker.alternatives] == [("John Kirby", "not_in_full")]
    assert [j for j in judged(words, "en") if j.kind == "actor"] == []


def test_a_surname_says_where_the_full_name_stands() -> None:
    found = judged("John Kirby spoke in Kyiv. Later Kirby said that 30 soldiers died.", "en")
    (short,) = [j for j in found if j.kind == "actor" and j.span.text == "Kirby"]
    (reason,) = [r for r in short.reasons if r.key == "short_with_full"]
    assert reason.fields == {"text": "John Kirby"}
    other = judged("Mayor Anna Kirby spoke in Kyiv. Later Kirby said that 30 soldiers died.", "en")
    (hers,) = [j for j in other if j.kind == "actor" and j.span.text == "Kirby"]
    assert (hers.result.name, hers.rule) == ("Anna Kirby", "named_in_full")  # type: ignore[union-attr]
    assert [a.name for a in hers.alternatives] == ["John Kirby"]


def test_a_date_counted_from_one_that_is_too_coarse_says_so() -> None:
    found = the(judged("It began in 2019. He left two weeks later.", "en"), "date", "two weeks later")
    assert (found.result, keys(found), found.reasons[0].fields) == (None, ["too_coarse"], {"date": "2019"})


@given(st.lists(st.sampled_from([w for row in CORPUS[::9] for w in row["text"].split()[:60]]), max_size=25), st.sampled_from(sorted({row["language"] for row in CORPUS})), st.booleans())
@settings(max_examples=60, deadline=None)
def test_whatever_the_words_reasons_are_those_of_the_reader(words: list[str], language: str, dated: bool) -> None:
    found = settle(Draft("t", b"", "Zo. " + " ".join(words)), language, "2023-03-08" if dated else None)
    assert isinstance(found, Collected)
    analysis, reasons = analyse(found), judge(found, refused=True)
    assert reasons is not None
    assert tuple(j.result for j in reasons if j.kind == "place" and j.result is not None) == analysis.places
    assert tuple(j.result for j in reasons if j.kind == "date" and j.result is not None) == analysis.dates
    assert tuple(j.result for j in reasons if j.kind == "quantity" and j.result is not None) == analysis.quantities
    spans = [(q.start, q.end) for q in analysis.quantities]
    assert not any(a < j.span.end and j.span.start < b for j in reasons if j.kind == "quantity" and j.result is None for a, b in spans)
    assert tuple(j.result for j in reasons if j.kind == "actor" and j.result is not None) == analysis.actors
    assert all(resolved_row(j, PHRASES).why for j in reasons)


def test_names_that_are_no_places_are_shown_only_when_asked() -> None:
    words = "Her friend Paris Hilton sang."
    assert [j for j in judged(words, "en") if j.kind == "place"] == []
    for j in judged(words, "en", refused=True):
        if j.kind == "place":
            assert (j.result, j.rule) == (None, "refused")
