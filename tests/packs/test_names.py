"""The name matcher on the shipped directory: real names in their languages, cases and spellings."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.packs.directory import load_directory
from sayso.packs.folding import load_folding
from sayso.packs.nameindex import Alias, NameIndex
from sayso.packs.words import fold_words, tokenise

DIRECTORY = load_directory()
ENDINGS = {
    language: [(e, b) for gender in ("", "m", "f") for e, b in DIRECTORY.name_endings(language, gender)] for language in ("nl", "de", "pl", "cs", "ru", "uk", "bg")
}


def named(language: str, text: str) -> list[tuple[str, str]]:
    tokens = tokenise(text)
    found = DIRECTORY.index.find(tokens, language, ENDINGS.get(language, ()))
    return [(text[tokens.starts[m.first] : tokens.ends[m.last - 1]], m.name) for m in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nl", "Minister Sergej Sjojgoe sprak met Poetin.", [("Sergej Sjojgoe", "Sergei Shoigu"), ("Poetin", "Vladimir Putin")]),
        ("nl", "De Wagner-groep ontkent.", [("Wagner-groep", "Wagner Group")]),
        ("de", "Laut Institut für Kriegsstudien (ISW) zogen Putins Truppen ab.", [("Institut für Kriegsstudien", "Institute for the Study of War"), ("ISW", "Institute for the Study of War"), ("Putins", "Vladimir Putin")]),
        ("fr", "Selon Sergueï Choïgou, l'Otan se trompe.", [("Sergueï Choïgou", "Sergei Shoigu"), ("Otan", "NATO")]),
        ("es", "Lo dijo Serguéi Shoigú a la agencia EFE.", [("Serguéi Shoigú", "Sergei Shoigu"), ("EFE", "EFE")]),
        ("pl", "Według Instytutu Studiów nad Wojną Grupę Wagnera opuścił Siergiej Szojgu.", [("Instytutu Studiów nad Wojną", "Institute for the Study of War"), ("Grupę Wagnera", "Wagner Group"), ("Siergiej Szojgu", "Sergei Shoigu")]),
        ("cs", "Mluvčí Dmitrije Peskova kritizoval Wagnerovu skupinu.", [("Dmitrije Peskova", "Dmitry Peskov"), ("Wagnerovu skupinu", "Wagner Group")]),
        ("ru", "Об этом «Новой газете Европа» рассказали сотрудники ЧВК «Вагнер».", [("Новой газете Европа", "Novaya Gazeta Europe"), ("ЧВК «Вагнер»", "Wagner Group")]),
        ("uk", "За словами Володимира Зеленського та Дмитра Пєскова", [("Володимира Зеленського", "Volodymyr Zelensky"), ("Дмитра Пєскова", "Dmitry Peskov")]),
        ("bg", "Според Института за изследване на войната и Ройтерс", [("Института за изследване на войната", "Institute for the Study of War"), ("Ройтерс", "Reuters")]),
    ],
)
def test_names_are_found_in_every_language_and_case(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert named(language, text) == expected


@pytest.mark.parametrize("spelling", ["Sergei Shoigu", "Sergej Sjojgoe", "Sergueï Choïgou", "Sergej Schoigu", "Siergiej Szojgu", "Sergej Šojgu", "Сергей Шойгу", "Сергій Шойгу", "Sergey Shoygu", "Serguei Choigou"])
def test_one_person_however_written(spelling: str) -> None:
    assert [name for _, name in named("en", f"It was {spelling}.")] == ["Sergei Shoigu"]


@pytest.mark.parametrize(
    "text",
    [
        "Richard Wagner wrote operas.",  # another person of that surname
        "An apple a day, and a vox populi.",  # acronyms and names need their capitals
        "The johnson was mended.",
        "Mrs Johnson of Leeds complained.",  # a common surname counts only beside the full name
        "She likes the mash and the time.",
    ],
)
def test_what_is_nobody(text: str) -> None:
    assert named("en", text) == []


def test_a_common_surname_counts_beside_the_full_name() -> None:
    found = named("en", "Boris Johnson resigned. Johnson said so himself.")
    assert found == [("Boris Johnson", "Boris Johnson"), ("Johnson", "Boris Johnson")]


def test_longest_alias_wins() -> None:
    assert named("en", "Novaya Gazeta Europe reported; Novaya Gazeta did not.") == [("Novaya Gazeta Europe", "Novaya Gazeta Europe"), ("Novaya Gazeta", "Novaya Gazeta")]


@given(st.text(alphabet="abcdefgšžčшщжйьёуoejizhсяю", min_size=1, max_size=14))
def test_folding_is_stable_and_never_longer_than_twice(word: str) -> None:
    key = load_folding().key(word)
    assert key == load_folding().key(word)
    assert len(key) <= 2 * len(word)
    assert key == key.lower()


@given(st.lists(st.sampled_from(["Ann", "Lee", "of", "Ford", "and", "Ann Lee", "x"]), max_size=12))
def test_matches_never_overlap_and_are_in_order(words: list[str]) -> None:
    aliases = [Alias(name, tuple(name.split()), fold_words(name)) for name in ("Ann Lee", "Lee of Ford", "Ford")]
    found = NameIndex(aliases, load_folding()).find(tokenise(" ".join(words)), "xx")
    assert all(a.last <= b.first for a, b in itertools.pairwise(found))
