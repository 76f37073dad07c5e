"""Numbers that count things, in the languages themselves."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import pack_of, page_of

from sayso.core.records import Quantity
from sayso.packs.words import tokenise
from sayso.resolve.dates import dates
from sayso.resolve.quantities import quantities


def found(code: str, text: str) -> tuple[Quantity, ...]:
    page, pack = page_of(code, text), pack_of(code)
    return quantities(page, pack, dates(page, pack))


SENTENCES = [
    # digits with native grouping and decimals
    ("nl", "De club telt 12.500 leden.", "12.500 leden", 12500, 12500, "="),
    ("en", "The firm lost $1.25 million.", "$1.25 million", 1250000, 1250000, "="),
    ("de", "Der Betrieb erwirtschaftete 3,5 Millionen Euro.", "3,5 Millionen Euro", 3500000, 3500000, "="),
    ("fr", "Le stade accueille 45 000 spectateurs.", "45 000 spectateurs", 45000, 45000, "="),
    ("fr", "Le stade accueille 45\u202f000 spectateurs.", "45\u202f000 spectateurs", 45000, 45000, "="),
    ("pl", "Zakład kosztował 7,25 mln zł.", "7,25 mln zł", 7250000, 7250000, "="),
    ("it", "Il comune ha 80mila abitanti.", "80mila abitanti", 80000, 80000, "="),
    ("pt", "A obra custou R$ 2,4 bilhões.", "R$ 2,4 bilhões", 2400000000, 2400000000, "="),
    ("ru", "Завод выпустил 150 тыс. автомобилей.", "150 тыс. автомобилей", 150000, 150000, "="),
    # number words
    ("nl", "Er werden vijfentwintig huizen gesloopt.", "vijfentwintig huizen", 25, 25, "="),
    ("en", "Two hundred and forty workers walked out.", "Two hundred and forty workers", 240, 240, "="),
    ("de", "Siebenundvierzig Häuser brannten ab.", "Siebenundvierzig Häuser", 47, 47, "="),
    ("fr", "Quatre-vingt-douze maisons ont brûlé.", "Quatre-vingt-douze maisons", 92, 92, "="),
    ("es", "Cerraron treinta y seis escuelas.", "treinta y seis escuelas", 36, 36, "="),
    ("it", "Sono bruciate ventotto case.", "ventotto case", 28, 28, "="),
    ("pt", "Fecharam cento e vinte escolas.", "cento e vinte escolas", 120, 120, "="),
    ("ru", "Сгорело тридцать пять домов.", "тридцать пять домов", 35, 35, "="),
    ("uk", "Згоріло двісті сорок будинків.", "двісті сорок будинків", 240, 240, "="),
    ("bg", "Изгоряха двадесет и осем къщи.", "двадесет и осем къщи", 28, 28, "="),
    ("cs", "Shořelo padesát dva domů.", "padesát dva domů", 52, 52, "="),
    # bounds and hedges
    ("nl", "Ruim zestig winkels sloten.", "Ruim zestig winkels", 60, None, ">"),
    ("en", "At least 14 passengers were hurt.", "At least 14 passengers", 14, None, ">="),
    ("en", "Fewer than 20 villages have water.", "Fewer than 20 villages", None, 20, "<"),
    ("de", "Bis zu 900 Arbeitsplätze fallen weg.", "Bis zu 900 Arbeitsplätze", None, 900, "<="),
    ("de", "Rund 70 Fahrzeuge standen im Stau.", "Rund 70 Fahrzeuge", 70, 70, "~"),
    ("fr", "Plus d'une centaine de maisons ont brûlé.", "Plus d'une centaine de maisons", 100, None, ">"),
    ("es", "Casi 300 tiendas cerraron.", "Casi 300 tiendas", None, 300, "<"),
    ("ru", "Погибли не менее 30 человек.", "не менее 30 человек", 30, None, ">="),
    ("uk", "Без світла щонайменше 80 сіл.", "щонайменше 80 сіл", 80, None, ">="),
    ("cs", "Proud nemá nejméně na 300 místech.", "nejméně na 300 místech", 300, None, ">="),
    # ranges and fractions
    ("nl", "Tussen 200 en 300 boeren betoogden.", "Tussen 200 en 300 boeren", 200, 300, "="),
    ("en", "It takes 4-6 weeks.", "4-6 weeks", 4, 6, "="),
    ("de", "Erwartet werden 1,5 bis 2 Milliarden Euro.", "1,5 bis 2 Milliarden Euro", 1500000000, 2000000000, "="),
    ("it", "L'aumento sarà tra il 3 e il 5 per cento.", "tra il 3 e il 5 per cento", 3, 5, "="),
    ("pl", "Wzrost wyniesie od 2 do 4 procent.", "od 2 do 4 procent", 2, 4, "="),
    ("en", "Half a million people fled.", "Half a million people", 500000, 500000, "="),
    ("es", "Perdieron un cuarto de millón de euros.", "un cuarto de millón de euros", 250000, 250000, "="),
    ("uk", "Він чекав пів року.", "пів року", 6, 6, "="),
    # what was reached is no bound
    ("ru", "Цена выросла до 90 рублей.", "90 рублей", 90, 90, "="),
    # nearly as a phrase of its own
    ("en", "Nearly 40 homes burned.", "Nearly 40 homes", None, 40, "<"),
]


@pytest.mark.parametrize(("code", "text", "span", "low", "high", "comparator"), SENTENCES, ids=[f"{r[0]}: {r[2]}" for r in SENTENCES])
def test_one_quantity(code: str, text: str, span: str, low: float | None, high: float | None, comparator: str) -> None:
    assert [(q.text, q.low, q.high, q.comparator) for q in found(code, text)] == [(span, low, high, comparator)]


COUNTED = [
    ("nl", "Er vielen drie doden.", "killed"),
    ("en", "They hired 20 new Polish workers.", "employees"),
    ("de", "Es gab 12 Verletzte.", "wounded"),
    ("fr", "Il y a deux blessés.", "wounded"),
    ("ru", "Призвали 500 резервистов.", "reservists"),
    ("uk", "Мобілізували 500 резервістів.", "reservists"),
    ("cs", "Povolali 500 záložníků.", "reservists"),
    ("bg", "Струва 40 лева.", "Bulgarian leva"),
    ("en", "It took 9 weeks.", "weeks"),
    ("es", "Subió un 4,5 por ciento.", "percent"),
]


@pytest.mark.parametrize(("code", "text", "noun"), COUNTED, ids=[t for _, t, _ in COUNTED])
def test_what_is_counted_is_an_english_plural(code: str, text: str, noun: str) -> None:
    assert [q.counts for q in found(code, text)] == [noun]


NONE = [
    ("en", "A man and a woman met in Article 5 of the treaty, on page 12."),
    ("en", "In 2019 the 3rd team won 3-1 at 19:30."),
    ("nl", "De 16-jarige kwam om 7.20 uur aan op de E17."),
    ("de", "Am 2. Mai um 18 Uhr begann die zweite Runde."),
    ("fr", "Le vol AF-447 a décollé le 31 mai."),
    ("ru", "В 2021 году 15-летний приехал в 18:40."),
    ("en", "Bob Smith, 36, left the town."),
    ("de", "Am Montag kam das 3. Bataillon an."),
    ("es", "El primer capítulo, la página 40."),
]


@pytest.mark.parametrize(("code", "text"), NONE, ids=[t for _, t in NONE])
def test_what_counts_nothing(code: str, text: str) -> None:
    assert found(code, text) == ()


@pytest.mark.parametrize(
    ("code", "text", "low", "high"),
    [("en", "Dozens of houses burned.", 24, 99), ("de", "Hunderttausende Menschen flohen.", 200000, 999999), ("ru", "Сгорели десятки домов.", 20, 99), ("it", "Decine di migliaia di persone sono fuggite.", 20000, 99999)],
)
def test_a_vague_number_has_a_declared_reading(code: str, text: str, low: int, high: int) -> None:
    (q,) = found(code, text)
    assert (q.low, q.high, q.comparator) == (None, None, "~")
    assert q.range is not None
    assert (q.range.low, q.range.high) == (low, high)
    assert q.range.rule


def test_a_change_is_two_quantities() -> None:
    assert [(q.low, q.high) for q in found("pl", "Zysk spadł z 310 do 284 mln zł.")] == [(310000000, 310000000), (284000000, 284000000)]


def test_numbers_of_dates_are_not_counted() -> None:
    assert [q.text for q in found("en", "Two weeks ago, on 3 May, 40 homes burned.")] == ["40 homes"]


PIECES = st.sampled_from(sorted({w for _, text, *_ in SENTENCES for w in tokenise(text).words} | {"0", "1", "99", "1000000", "-", ".", ",", "(", "%", "$"}))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["nl", "en", "de", "fr", "es", "ru", "uk", "cs"]), st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=30))
def test_any_text_gives_grounded_quantities(code: str, pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in pieces)
    out = found(code, text)
    assert all(text[q.start : q.end] == q.text for q in out)
    assert all(q.low is None or q.high is None or q.low <= q.high for q in out)
    assert all(q.range is None or (q.range.low or 0) <= (q.range.high or 0) for q in out)
    assert [q.start for q in out] == sorted(q.start for q in out)
