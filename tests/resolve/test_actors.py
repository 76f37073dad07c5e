"""Actors on real sentences: known and unknown persons and bodies, bodies of states, capitals that act."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribute import attribute
from sayso.core.records import Document
from sayso.packs.directory import load_directory
from sayso.packs.language import load_language
from sayso.read import read
from sayso.resolve.actors import actors


def found(code: str, text: str, outlet: str | None = None) -> list[tuple[str, str]]:
    pack = load_language(code)
    page = read(Document("test", "sha256:test", code, "2024-05-15", outlet, None, None, False, text), pack)
    return [(a.text, a.name) for a in actors(page, attribute(page, pack), pack, load_directory())]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        # persons of the directory, without title and office
        ("nl", "President Vladimir Poetin sprak donderdag met Sergej Sjojgoe.", [("Vladimir Poetin", "Vladimir Putin"), ("Sergej Sjojgoe", "Sergei Shoigu")]),
        ("de", "Bundeskanzler Olaf Scholz reist nach Warschau.", [("Olaf Scholz", "Olaf Scholz")]),
        # bodies of states
        ("nl", "Het Poolse leger oefent met de Amerikaanse luchtmacht.", [("Poolse leger", "Polish Armed Forces"), ("Amerikaanse luchtmacht", "US Air Force")]),
        ("en", "The Swedish Ministry of Defence gave no details.", [("Swedish Ministry of Defence", "Swedish Ministry of Defence")]),
        ("de", "Das polnische Außenministerium bestellte den Botschafter ein.", [("polnische Außenministerium", "Polish Ministry of Foreign Affairs")]),
        ("fr", "Le ministère britannique de la Défense a publié sa note.", [("ministère britannique de la Défense", "UK Ministry of Defence")]),
        ("ru", "В министерстве обороны Великобритании это отрицают.", [("министерстве обороны Великобритании", "UK Ministry of Defence")]),
        ("uk", "Генштаб ЗСУ повідомив про втрати.", [("Генштаб ЗСУ", "Ukrainian General Staff")]),
        # capitals
        ("en", "Ankara denies that it sold the drones.", [("Ankara", "Government of Turkey")]),
        ("en", "Talks are held in Ankara on Monday.", []),
        ("en", "The statement reached the Kremlin.", [("Kremlin", "Government of Russia")]),
        ("en", "The troops of Moscow withdrew from the village.", [("Moscow", "Government of Russia")]),
        ("en", "The streets of Moscow were empty.", []),
        ("nl", "Volgens Londen is dat niet waar.", [("Londen", "Government of the United Kingdom")]),
        ("nl", "De trein naar Berlijn reed niet.", []),
        ("de", "Moskau weist die Vorwürfe zurück.", [("Moskau", "Government of Russia")]),
        ("de", "Er wohnt in Moskau.", []),
        # persons no list knows
        ("en", "“We are tired,” said Gwendolyn Ashcombe, 54, a retired nurse.", [("Gwendolyn Ashcombe", "Gwendolyn Ashcombe")]),
        ("nl", "Burgemeester Ilse van der Meersch vindt dat overdreven, zegt ze.", [("Ilse van der Meersch", "Ilse van der Meersch")]),
        ("de", "Die Ärztin Hannelore Brückmann sagte, sie sei müde.", [("Hannelore Brückmann", "Hannelore Brückmann")]),
        ("ru", "По словам Андрея Колосова, дорогу закрыли.", [("Андрея Колосова", "Andrey Kolosov")]),
        ("uk", "Про це розповіла Оксана Дорошенко.", [("Оксана Дорошенко", "Oksana Doroshenko")]),
        ("en", "They travelled from New York to Santa Fe.", []),
        # organisations no list knows
        ("nl", "Dat schrijft de krant De Waterkant.", [("De Waterkant", "De Waterkant")]),
        ("en", "The Harbour Workers Federation (HWF) objects. HWF members walked out.", [("Harbour Workers Federation", "Harbour Workers Federation"), ("HWF", "Harbour Workers Federation"), ("HWF", "Harbour Workers Federation")]),
    ],
)
def test_actors(code: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(code, text) == expected


def test_a_surname_alone_is_the_person_named_in_full() -> None:
    names = found("en", "“It is late,” said Gwendolyn Ashcombe, a nurse. Nobody came. “Too late,” Ashcombe added.")
    assert names == [("Gwendolyn Ashcombe", "Gwendolyn Ashcombe"), ("Ashcombe", "Gwendolyn Ashcombe")]


def test_an_inflected_surname_is_the_person_named_in_full() -> None:
    names = found("ru", "Об этом рассказал врач Андрей Колосов. Позже слова Колосова подтвердили соседи.")
    assert {name for _, name in names} == {"Andrey Kolosov"}


def test_the_outlet_is_found_in_any_case() -> None:
    assert ("Речного вестника", "Rechnoy vestnik") in found("ru", "Об этом редакции «Речного вестника» рассказали жители.", "Речной вестник")


def test_a_ministry_without_a_nation_is_the_one_named_before() -> None:
    names = found("en", "The Polish Ministry of Defence sent a letter. Later the Ministry of Defence took it back.")
    assert [name for _, name in names] == ["Polish Ministry of Defence"] * 2


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from("Moscow said that the Kremlin 's army of Ukraine and Boris Johnson , Ann van Lee ( ISW ) in London . “ Post ” President U.S. -".split()), max_size=40))
def test_spans_are_the_text_and_never_overlap(words: list[str]) -> None:
    text = " ".join(words)
    pack = load_language("en")
    page = read(Document("test", "sha256:test", "en", None, "The Post", None, None, False, text), pack)
    spans = actors(page, attribute(page, pack), pack, load_directory())
    assert all(text[a.start : a.end] == a.text and a.name for a in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
