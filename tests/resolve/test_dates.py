"""Time expressions in the languages themselves. Published Wednesday 15 May 2024 unless a row says otherwise."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import pack_of, page_of

from sayso.core.records import Date
from sayso.packs.words import tokenise
from sayso.resolve.dates import dates


def found(code: str, text: str, published: str | None = "2024-05-15") -> tuple[Date, ...]:
    return dates(page_of(code, text, published), pack_of(code))


SENTENCES = [
    # days and months, in every order and spelling
    ("nl", "Op 3 maart 2021 sloot de fabriek.", "3 maart 2021", "2021-03-03"),
    ("nl", "De brug werd in september van vorig jaar hersteld.", "september van vorig jaar", "2023-09"),
    ("en", "The plant closed on March 3, 2021, after a fire.", "March 3, 2021", "2021-03-03"),
    ("en", "The ferry sank on the night of 12 October 1998.", "12 October 1998", "1998-10-12"),
    ("en", "It was signed on the 1st of February 2020.", "1st of February 2020", "2020-02-01"),
    ("de", "Am Freitag, dem 3. Mai, brannte die Scheune nieder.", "Freitag, dem 3. Mai", "2024-05-03"),
    ("de", "Der Vertrag wurde Ende Juni 2019 gekündigt.", "Ende Juni 2019", "2019-06"),
    ("fr", "Le barrage a été inauguré le 1er octobre 1967.", "1er octobre 1967", "1967-10-01"),
    ("es", "La fábrica cerró el 21 de septiembre de 2019.", "21 de septiembre de 2019", "2019-09-21"),
    ("it", "La scuola è stata chiusa il 4 febbraio scorso.", "4 febbraio scorso", "2024-02-04"),
    ("pt", "A ponte caiu em 7 de março de 2018.", "7 de março de 2018", "2018-03-07"),
    ("pl", "Most zamknięto 12 lutego 2022 roku.", "12 lutego 2022 roku", "2022-02-12"),
    ("cs", "Továrna vyhořela 8. listopadu 2020.", "8. listopadu 2020", "2020-11-08"),
    ("ru", "Завод закрыли в среду, 8 мая.", "среду, 8 мая", "2024-05-08"),
    ("uk", "Міст відкрили 30 жовтня 2021 року.", "30 жовтня 2021 року", "2021-10-30"),
    ("bg", "Заводът затвори на 14 март 2019 г.", "14 март 2019 г.", "2019-03-14"),
    # numeric
    ("de", "Die Frist endete am 14.05.2021 um Mitternacht.", "14.05.2021", "2021-05-14"),
    ("fr", "La réunion a eu lieu le 02/04/2019.", "02/04/2019", "2019-04-02"),
    ("en", "The form is dated 2019-04-02.", "2019-04-02", "2019-04-02"),
    ("en", "The form is dated 02/04/2019.", "02/04/2019", "2019"),
    # weekdays, last and next
    ("nl", "De raad keurde het plan maandagavond goed.", "maandagavond", "2024-05-13"),
    ("en", "The minister resigned on Friday.", "Friday", "2024-05-10"),
    ("en", "The court will rule on Friday.", "Friday", "2024-05-17"),
    ("en", "He was arrested last Wednesday.", "last Wednesday", "2024-05-08"),
    ("fr", "Le maire a démissionné lundi dernier.", "lundi dernier", "2024-05-13"),
    ("es", "El alcalde dimitió el lunes.", "el lunes", "2024-05-13"),
    ("pt", "O governo aprovou a lei na terça-feira (14).", "terça-feira (14)", "2024-05-14"),
    ("pl", "Minister podał się do dymisji we wtorek.", "wtorek", "2024-05-14"),
    ("uk", "Міністерка подала у відставку в п’ятницю.", "п’ятницю", "2024-05-10"),
    # words
    ("nl", "Eergisteren viel de stroom uit.", "Eergisteren", "2024-05-13"),
    ("de", "Übermorgen beginnt die Messe.", "Übermorgen", "2024-05-17"),
    ("it", "La nave è arrivata stamattina nel porto.", "stamattina", "2024-05-15"),
    ("cs", "Loni vydělala firma více.", "Loni", "2023"),
    ("bg", "Снощи гръмна склад.", "Снощи", "2024-05-14"),
    ("ru", "Послезавтра откроется выставка.", "Послезавтра", "2024-05-17"),
    # units with a direction or a part
    ("en", "Prices rose last month.", "last month", "2024-04"),
    ("nl", "Volgend jaar start de bouw.", "Volgend jaar", "2025"),
    ("fr", "Le chantier doit finir à la fin de l'année.", "la fin de l'année", "2024-12"),
    ("es", "El juicio empieza a finales de junio.", "finales de junio", "2024-06"),
    ("ru", "Дорогу откроют до конца года.", "конца года", "2024-12"),
    ("pl", "W przyszłym tygodniu rusza festiwal.", "przyszłym tygodniu", "2024-05"),
    # ago and ahead
    ("en", "The bakery opened two weeks ago.", "two weeks ago", "2024-05-01"),
    ("fr", "Elle a quitté le parti il y a trois mois.", "il y a trois mois", "2024-02"),
    ("it", "Il ponte è crollato dieci anni fa.", "dieci anni fa", "2014"),
    ("de", "Vor vier Jahren wurde der Tunnel geschlossen.", "Vor vier Jahren", "2020"),
    ("uk", "Виставка відкриється через два тижні.", "через два тижні", "2024-05-29"),
    ("pl", "Budynek spłonął pięć lat temu.", "pięć lat temu", "2019"),
    # years, decades, seasons
    ("nl", "De wet dateert van 1987.", "1987", "1987"),
    ("en", "He made his name in the 1990s.", "1990s", "1990"),
    ("it", "La legge è del 2011.", "2011", "2011"),
    ("pt", "A obra só termina na primavera de 2026.", "primavera de 2026", "2026"),
    ("cs", "Vesnice se vylidnila v osmdesátých letech.", "osmdesátých letech", "1980"),
    ("cs", "Dům je od roku 1995 prázdný.", "1995", "1995"),
    ("de", "Die Siedlung entstand in den 60er Jahren.", "60er Jahren", "1960"),
    ("ru", "Дом построен в 70-х годах.", "70-х годах", "1970"),
    # the year that fits
    ("en", "The strike began in November.", "November", "2023-11"),
    ("en", "The strike will begin in November.", "November", "2024-11"),
    ("bg", "Стачката започна през ноември.", "ноември", "2023-11"),
]


@pytest.mark.parametrize(("code", "text", "span", "value"), SENTENCES, ids=[f"{c}: {s}" for c, _, s, _ in SENTENCES])
def test_one_expression(code: str, text: str, span: str, value: str) -> None:
    assert [(d.text, d.value) for d in found(code, text)] == [(span, value)]


NONE = [
    ("nl", "Er kwamen 2000 mensen naar het plein."),
    ("en", "May the best team win, she said, and march on."),
    ("en", "They meet every Monday."),
    ("de", "Der Laden hat jeden Montag geschlossen."),
    ("fr", "Il compte 1200 habitants."),
    ("es", "Costó 1950 euros."),
    ("en", "Flight 1998 was late."),
    ("en", "The score was 21-19 after 3.5.2 was released."),
]


@pytest.mark.parametrize(("code", "text"), NONE, ids=[t for _, t in NONE])
def test_what_is_no_date(code: str, text: str) -> None:
    assert found(code, text) == ()


def test_a_later_time_hangs_on_the_date_before_it() -> None:
    first, second = found("nl", "In maart 2019 brak er brand uit. Enkele weken later sloot de fabriek.")
    assert (first.value, second.text, second.value, second.approximate, second.basis) == ("2019-03", "Enkele weken later", "2019-04", True, "story 2019-03")


def test_a_day_earlier() -> None:
    assert [d.value for d in found("en", "He resigned on Friday. A day earlier, police had searched his office.")] == ["2024-05-10", "2024-05-09"]


def test_the_first_end_of_a_range_holds_the_other() -> None:
    first, second = found("ru", "Учения пройдут с 12 по 24 июня 2025 года.")
    assert [(d.text, d.value, d.end_value) for d in (first, second)] == [("12", "2025-06-12", "2025-06-24"), ("24 июня 2025 года", "2025-06-24", None)]


def test_a_list_of_days_shares_its_month() -> None:
    assert [d.value for d in found("de", "Gespielt wird am 3., 4. und 7. Oktober 2024.")] == ["2024-10-03", "2024-10-04", "2024-10-07"]


def test_the_year_of_a_range_is_that_of_its_end() -> None:
    assert [d.value for d in found("uk", "Облога тривала з листопада по березень 1944 року.")] == ["1943-11", "1944-03"]


def test_a_year_of_birth_is_told_from_others() -> None:
    for language, text in (("cs", "Evidují se dospívající narození v roce 2009."), ("en", "Teenagers born in the year 2009 may vote."), ("es", "Votarán jóvenes nacidos en el año 2009."), ("nl", "Tieners van het geboortejaar 2009 stemmen.")):
        assert [(d.value, d.role) for d in found(language, text)] == [("2009", "birth")]
    assert [(d.value, d.role) for d in found("nl", "Tieners geboren in 2009 mochten in 2023 al stemmen.")] == [("2009", "birth"), ("2023", None)]


@pytest.mark.parametrize("published", [None, "2024", "2024-05"])
def test_a_weekday_needs_the_day_of_publication(published: str | None) -> None:
    assert found("en", "The minister resigned on Friday.", published) == ()


def test_nothing_is_guessed_without_publication() -> None:
    text = "Yesterday the board met. Last month it did not. In 2019 it met twice."
    assert [d.value for d in found("en", text, None)] == ["2019"]


def test_the_basis_says_what_a_value_rests_on() -> None:
    assert [d.basis for d in found("en", "In 2019 it closed; on Friday it reopened.")] == ["stated", "published 2024-05-15"]


PIECES = st.sampled_from(sorted({w for _, text, _, _ in SENTENCES for w in tokenise(text).words} | {"31", "30", "2023", "1", ".", "-", "–", ",", "\n"}))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["nl", "en", "de", "fr", "ru", "cs"]), st.lists(PIECES, max_size=30), st.sampled_from([None, "2024", "2024-02", "2024-02-29"]))
def test_any_text_gives_grounded_dates(code: str, pieces: list[str], published: str | None) -> None:
    text = " ".join(pieces)
    out = found(code, text, published)
    assert all(text[d.start : d.end] == d.text for d in out)
    assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", d.value) for d in out)
    assert all(d.end_value is None or d.value <= d.end_value for d in out)
    assert [d.start for d in out] == sorted(d.start for d in out)
    assert all(a.end <= b.start for a, b in pairwise(out))
