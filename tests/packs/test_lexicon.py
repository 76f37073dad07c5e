"""Phrases are found in one pass, whatever their number, and a tag is always the phrase it says it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.core.errors import PackError
from sayso.core.records import Tag
from sayso.packs.language import LANGUAGES, kinds, languages, load_language
from sayso.packs.lexicon import Entry, Lexicon, expand
from sayso.packs.tables import read_entries
from sayso.packs.words import fold, fold_words, tokenise

NONE: frozenset[str] = frozenset()
ENDINGS = {"masc": ["", "а", "ом"], "none": [""]}


@pytest.mark.parametrize(
    ("form", "forms"),
    [
        ("said", ["said"]),
        ("sag{e,st,t}", ["sage", "sagst", "sagt"]),
        ("minister{,s}", ["minister", "ministers"]),
        ("{dr,prof}. {A,B}", ["dr. A", "dr. B", "prof. A", "prof. B"]),
        ("президент{@masc}", ["президент", "президента", "президентом"]),
        ("{@masc}{@none}", ["", "а", "ом"]),
    ],
)
def test_braces_expand(form: str, forms: list[str]) -> None:
    assert expand(form, ENDINGS, "t.tsv:1") == forms


@pytest.mark.parametrize(("form", "complaint"), [("sag{e", "not closed"), ("sag{e,t} {x", "not closed"), ("sag{@fem}", "no ending set 'fem'")])
def test_a_bad_brace_names_its_place(form: str, complaint: str) -> None:
    with pytest.raises(PackError, match=rf"^nl/verbs\.tsv:7: .*{complaint}"):
        expand(form, ENDINGS, "nl/verbs.tsv:7")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("HET ISW MELDT", "het isw meldt"),
        ("Qu’il l’a dit", "qu'il l'a dit"),
        ("Mi\u0301nistre", "Mínistre"),
        ("Minis\u00adter", "minister"),
        ("volgens   \n het ISW", "volgens het ISW"),
        ("«Ні»,", "« ні »,"),
    ],
)
def test_text_and_phrase_fold_alike(text: str, phrase: str) -> None:
    assert tokenise(text).lowers == fold_words(phrase)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert [fold(w) for w in fold_words(text)] == list(fold_words(text))


def test_all_readings_are_tagged_longest_first() -> None:
    lexicon = Lexicon(
        [
            Entry("preposition", ("according",), "other", NONE, "t:1"),
            Entry("accord", ("according to",), "after", frozenset({"so"}), "t:2"),
            Entry("role", ("minister",), "minister", NONE, "t:3"),
        ]
    )
    assert lexicon.tag(fold_words("So, According to the minister")) == {
        2: (Tag(2, 4, "accord", "after", frozenset({"so"})), Tag(2, 3, "preposition", "other")),
        5: (Tag(5, 6, "role", "minister"),),
    }


def test_a_phrase_cut_off_at_the_end_is_none() -> None:
    lexicon = Lexicon([Entry("accord", ("according to",), "after", NONE, "t:1")])
    assert lexicon.tag(("according",)) == {}


def test_the_same_row_twice_is_one_entry() -> None:
    assert Lexicon([Entry("verb", ("say", "say{,s}"), "states", NONE, "t:1")]).size == 2


words = st.text("abé'’ж.1-", min_size=1, max_size=3)
phrases = st.lists(words, min_size=1, max_size=3).map(" ".join).filter(fold_words)


@given(st.lists(phrases, min_size=1, max_size=8), st.lists(words, max_size=30).map(" ".join))
def test_every_tag_is_its_phrase_and_every_phrase_is_tagged(listed: list[str], text: str) -> None:
    """Against the slow way: at each token, every phrase compared whole."""
    lowers = tokenise(text).lowers
    entries = [Entry("role", (phrase,), str(number), NONE, "t:1") for number, phrase in enumerate(listed)]
    found = {(t.first, t.last, t.value) for tags in Lexicon(entries).tag(lowers).values() for t in tags}
    folded = [(str(number), fold_words(phrase)) for number, phrase in enumerate(listed)]
    assert found == {
        (i, i + len(phrase), value) for i in range(len(lowers)) for value, phrase in folded if lowers[i : i + len(phrase)] == phrase
    }


@pytest.mark.parametrize("code", languages())
def test_a_pack_finds_its_own_phrases(code: str) -> None:
    """Every form of every row of a real pack is found in a text made of itself, with its value and flags."""
    pack = load_language(code)
    entries = [entry for table in sorted((LANGUAGES / code).glob("*.tsv")) for entry in read_entries(table, kinds())]
    assert entries
    for entry in entries:
        for form in entry.forms:
            for written in expand(form, pack.settings["endings"], entry.place):
                lowers = tokenise(written).lowers
                tags = [(t.last, t.kind, t.value) for t in pack.lexicon.tag(lowers)[0]]
                assert (len(lowers), entry.kind, entry.value) in tags, f"{entry.place}: {written}"


def test_the_head_of_a_compound_is_recognised_in_words_of_no_table():
    entries = [Entry("role", ("minister", "richter"), "minister", frozenset({"person"}), "t:1"), Entry("role", ("bericht",), "report", frozenset({"document"}), "t:2"), Entry("role", ("justizminister",), "justice minister", NONE, "t:3")]
    lexicon = Lexicon(entries, heads=("role",))
    lowers = ("umweltminister", "justizminister", "jahresbericht", "minister", "xminister")
    assert {i: [t.value for t in tags] for i, tags in lexicon.tag(lowers).items()} == {0: ["minister"], 1: ["justice minister"], 3: ["minister"]}
