"""Places in sentences of twelve languages, and what is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import pack_of, page_of

from sayso.core.records import Actor, Place
from sayso.packs.gazetteer import open_gazetteer
from sayso.resolve.places import places


def found(code: str, text: str, *actors: str) -> tuple[Place, ...]:
    spans = tuple(Actor(text.index(a), text.index(a) + len(a), a, a, None, "organisation") for a in actors)
    return places(page_of(code, text), pack_of(code), open_gazetteer(), spans)


def named(code: str, text: str, *actors: str) -> list[tuple[str, str, str | None]]:
    return [(p.text, p.name, p.country) for p in found(code, text, *actors)]


SENTENCES = [
    ("nl", "De trein naar Antwerpen stond een uur stil in Mechelen.", [("Antwerpen", "Antwerp", "BE"), ("Mechelen", "Mechelen", "BE")]),
    ("nl", "Het leger trok zich terug uit Koepjansk en Charkiv.", [("Koepjansk", "Kupiansk", "UA"), ("Charkiv", "Kharkiv", "UA")]),
    ("nl", "In Oekraïne vielen doden in Tsjoehoejiv.", [("Oekraïne", "Ukraine", "UA"), ("Tsjoehoejiv", "Chuhuiv", "UA")]),
    ("nl", "In de regio Cherson vielen granaten.", [("Cherson", "Kherson Oblast", "UA")]),
    ("en", "Floods cut the road between Dnipro and Kryvyi Rih.", [("Dnipro", "Dnipro", "UA"), ("Kryvyi Rih", "Kryvyi Rih", "UA")]),
    ("en", "The factory in Paris, Texas, closed in May.", [("Paris", "Paris", "US"), ("Texas", "Texas", "US")]),
    ("en", "A bakery in Paris closed in May.", [("Paris", "Paris", "FR")]),
    ("en", "Shells hit the Sumy region on Monday.", [("Sumy", "Sumy Oblast", "UA")]),
    ("en", "He lives in Macon, Ga., and works for the county.", [("Macon", "Macon", "US"), ("Ga.", "Georgia", "US")]),
    ("en", "They fled to Georgia through the Caucasus.", [("Georgia", "Georgia", "GE"), ("Caucasus", "Caucasus", None)]),
    ("en", "The U.S. and the UK sent help.", [("U.S.", "United States", "US"), ("UK", "United Kingdom", "GB")]),
    ("de", "Auf dem Markt in Frankfurt an der Oder brannte es.", [("Frankfurt an der Oder", "Frankfurt (Oder)", "DE")]),
    ("de", "Die Menschen fliehen aus Russlands Süden nach Georgien.", [("Russlands", "Russia", "RU"), ("Georgien", "Georgia", "GE")]),
    ("de", "In der Region Saporischschja fiel der Strom aus.", [("Saporischschja", "Zaporizhzhia Oblast", "UA")]),
    ("fr", "Le préfet du Gard s'est rendu à Nîmes.", [("Gard", "Gard", "FR"), ("Nîmes", "Nîmes", "FR")]),
    ("fr", "Il vit à Rostov-sur-le-Don, dans le sud de la Russie.", [("Rostov-sur-le-Don", "Rostov-on-Don", "RU"), ("Russie", "Russia", "RU")]),
    ("es", "El incendio obligó a cortar la carretera entre Zaragoza y Huesca.", [("Zaragoza", "Zaragoza", "ES"), ("Huesca", "Huesca", "ES")]),
    ("it", "Il treno da Milano a Ginevra è stato soppresso in Svizzera.", [("Milano", "Milan", "IT"), ("Ginevra", "Geneva", "CH"), ("Svizzera", "Switzerland", "CH")]),
    ("pt", "A fábrica de Coimbra exporta para Angola e para o Brasil.", [("Coimbra", "Coimbra", "PT"), ("Angola", "Angola", "AO"), ("Brasil", "Brazil", "BR")]),
    ("pl", "Pociąg z Krakowa do Nowego Sącza utknął w Tarnowie.", [("Krakowa", "Kraków", "PL"), ("Nowego Sącza", "Nowy Sącz", "PL"), ("Tarnowie", "Tarnów", "PL")]),
    ("pl", "W obwodzie charkowskim słychać było wybuchy.", [("obwodzie charkowskim", "Kharkiv Oblast", "UA")]),
    ("cs", "Ve Zlíně i v Českých Budějovicích sněžilo.", [("Zlíně", "Zlín", "CZ"), ("Českých Budějovicích", "České Budějovice", "CZ")]),
    ("cs", "V Charkovské oblasti padaly rakety.", [("Charkovské oblasti", "Kharkiv Oblast", "UA")]),
    ("ru", "Дорогу из Казани в Набережные Челны перекрыли.", [("Казани", "Kazan", "RU"), ("Набережные Челны", "Naberezhnye Chelny", "RU")]),
    ("ru", "В Курской области и в Нижнем Новгороде отменили занятия.", [("Курской области", "Kursk Oblast", "RU"), ("Нижнем Новгороде", "Nizhny Novgorod", "RU")]),
    ("uk", "Рятувальники працюють у Кривому Розі та на Сумщині.", [("Кривому Розі", "Kryvyi Rih", "UA"), ("Сумщині", "Sumy Oblast", "UA")]),
    ("uk", "До Запоріжжя прибув потяг із Вінниці.", [("Запоріжжя", "Zaporizhzhia", "UA"), ("Вінниці", "Vinnytsia", "UA")]),
    ("bg", "Пътят между Габрово и Казанлък е затворен.", [("Габрово", "Gabrovo", "BG"), ("Казанлък", "Kazanlak", "BG")]),
    ("bg", "В Харковска област има ранени.", [("Харковска област", "Kharkiv Oblast", "UA")]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "expected"), SENTENCES, ids=[s[1][:40] for s in SENTENCES])
def test_places_in_sentences(code: str, text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert named(code, text) == expected


@pytest.mark.parametrize(
    ("code", "text", "actors"),
    [
        ("en", "The Bank of America hired her.", ("Bank of America",)),
        ("en", "Paris Hilton opened the show.", ()),
        ("en", "Reading books is good for children who like reading.", ()),
        ("en", "Russian officials met their German colleagues.", ()),
        ("en", "It happened in August, on a Sunday in March.", ()),
        ("nl", "Britse en Oekraïense militairen oefenden samen.", ()),
        ("nl", "Best veel mensen vonden dat het niet best ging.", ()),
        ("de", "In den Büros standen die Namen der Russen und Ukrainer.", ()),
        ("ru", "Московский суд оштрафовал киевского журналиста.", ()),
        ("pl", "Rosjanie i Ukraińcy podpisali umowę.", ()),
    ],
)
def test_no_places(code: str, text: str, actors: tuple[str, ...]) -> None:
    assert named(code, text, *actors) == []


def test_the_story_tells_which_namesake_is_meant() -> None:
    text = "Heavy snow fell on Ohio. Schools in Columbus, Dayton and Springfield stayed closed."
    springfield = found("en", text)[-1]
    assert springfield.text == "Springfield"
    assert springfield.lat is not None
    assert abs(springfield.lat - 39.92) < 0.1
    assert any(name.startswith("Springfield") for name in springfield.alternatives)


def test_a_name_only_the_text_knows_is_kept_without_a_point() -> None:
    text = "Vecinos de Valdeprados del Arroyo cortaron la carretera. En España llueve."
    first = found("es", text)[0]
    assert (first.text, first.name, first.country, first.lat, first.precision) == ("Valdeprados del Arroyo", "Valdeprados del Arroyo", "ES", None, "point")


def test_precision_follows_the_kind() -> None:
    assert [p.precision for p in found("en", "From Lyon she went to Bavaria, then to Portugal.")] == ["city", "admin", "country"]


def test_a_compound_may_begin_with_a_place() -> None:
    assert named("nl", "Het is een Moskou-gezinde partij in Roemenië.") == [("Moskou", "Moscow", "RU"), ("Roemenië", "Romania", "RO")]


_PIECES = st.sampled_from(
    ["Moscow", "Київ", "in", "-", "'s", "Rostov-on-Don", ",", "Texas", "(", ")", "\n", "“", "the", "region", "of", "області", "New", "York", "St", ".", "de", "я", "Ünal", "a"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=25), st.sampled_from(["nl", "en", "de", "pl", "uk"]))
def test_spans_are_the_text_and_in_order(pieces: list[str], code: str) -> None:
    text = " ".join(pieces) or "a"
    got = found(code, text)
    assert all(text[p.start : p.end] == p.text for p in got)
    assert [p.start for p in got] == sorted(p.start for p in got)
    assert all(a.end <= b.start for a, b in pairwise(got))
    assert all((p.lat is None) == (p.lon is None) and (p.lat is None or -90 <= p.lat <= 90) for p in got)
    assert got == found(code, text)
