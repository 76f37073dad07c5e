"""Romanisation by the standards of Ukraine (2010), Bulgaria (2009) and BGN/PCGN for Russian, without diacritics."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.packs.romanise import romanise


@pytest.mark.parametrize(
    ("language", "name", "roman"),
    [
        ("uk", "Згурський", "Zghurskyi"),
        ("uk", "Єнакієве", "Yenakiieve"),
        ("uk", "Знам'янка", "Znamianka"),
        ("uk", "Юрій Щербак", "Yurii Shcherbak"),
        ("bg", "Десислава Гроздева", "Desislava Grozdeva"),
        ("bg", "Първулов", "Parvulov"),
        ("bg", "София", "Sofia"),
        ("bg", "Щерю", "Shteryu"),
        ("ru", "Елена Щепкина", "Yelena Shchepkina"),
        ("ru", "Катаев", "Katayev"),
        ("ru", "Дмитрий Островский", "Dmitry Ostrovsky"),
        ("ru", "Соловьёв", "Solovyev"),
        ("ru", "ТАСС", "TASS"),
        ("ru", "Northgate Herald", "Northgate Herald"),
        ("nl", "Čapek", "Čapek"),
    ],
)
def test_names(language: str, name: str, roman: str) -> None:
    assert romanise(name, language) == roman


@given(st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ АБВГЄЮЯ'", max_size=24), st.sampled_from(["ru", "uk", "bg"]))
def test_no_letter_of_the_alphabet_is_left(name: str, language: str) -> None:
    own = {"ru": "іїєґ", "uk": "ёъыэ", "bg": "ёыэіїєґ"}[language]
    roman = romanise("".join(c for c in name if c.lower() not in own), language)
    assert roman.isascii()
