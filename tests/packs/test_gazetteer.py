"""The gazetteer as it is installed: names, canonical forms, regions, countries."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.core.errors import PackError
from sayso.packs.gazetteer import FILE, Gazetteer, is_adjective, key_of, open_gazetteer
from sayso.packs.gazetteer.inflection import base_forms, by_sound, homes, readings

GAZETTEER = open_gazetteer()


@pytest.mark.parametrize(
    ("name", "canonical", "country"),
    [
        ("Loehansk", "Luhansk", "UA"),
        ("Луганськ", "Luhansk", "UA"),
        ("Koepjansk", "Kupiansk", "UA"),
        ("Куп’янськ", "Kupiansk", "UA"),
        ("Makijiwka", "Makiivka", "UA"),
        ("Миколаїв", "Mykolaiv", "UA"),
        ("Слов'янськ", "Sloviansk", "UA"),
        ("Tschernihiw", "Chernihiv", "UA"),
        ("Saint-Pétersbourg", "Saint Petersburg", "RU"),
        ("Rostów nad Donem", "Rostov-on-Don", "RU"),
        ("Нижний Новгород", "Nizhny Novgorod", "RU"),
        ("Парма", "Parma", "IT"),
        ("Monachium", "Munich", "DE"),
        ("Aix-la-Chapelle", "Aachen", "DE"),
        ("Den Haag", "The Hague", "NL"),
        ("’s-Hertogenbosch", "'s-Hertogenbosch", "NL"),
        ("Gand", "Ghent", "BE"),
        ("Цариброд", "Dimitrovgrad", "RS"),
        ("Benátky", "Venice", "IT"),
        ("Lodz", "Łódź", "PL"),
    ],
)
def test_a_city_is_found_by_any_of_its_names(name: str, canonical: str, country: str) -> None:
    best = [(row.name, row.country) for row in GAZETTEER.lookup(key_of(name))]
    assert (canonical, country) in best[:3]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Oekraïne", "UA"), ("Ukraine", "UA"), ("Ucrânia", "UA"), ("Ukrajina", "UA"), ("Украйна", "UA"), ("Rusko", "RU"), ("Росія", "RU"),
        ("Vereinigte Staaten", "US"), ("Stany Zjednoczone", "US"), ("Съединени щати", "US"), ("Pays-Bas", "NL"), ("Wielka Brytania", "GB"), ("Tschechien", "CZ"),
        ("Turkey", "TR"), ("Ivory Coast", "CI"), ("Corea del Norte", "KP"), ("Palestine", "PS"),
    ],
)  # fmt: skip
def test_a_country_is_found_in_twelve_languages(name: str, code: str) -> None:
    assert code in [row.country for row in GAZETTEER.lookup(key_of(name)) if row.kind == "country"]


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("Donetsk Oblast", "Donetsk Oblast"), ("Харківщина", "Kharkiv Oblast"), ("Ługańszczyzna", "Luhansk Oblast"), ("Крим", "Crimea"), ("la Crimée", None),
        ("Crimée", "Crimea"), ("Подмосковье", "Moscow Oblast"), ("Tschetschenien", "Chechnya"), ("Nordrhein-Westfalen", "North Rhine-Westphalia"),
        ("Noord-Brabant", "North Brabant"), ("Oost-Vlaanderen", "East Flanders"), ("Andaluzia", "Andalusia"), ("Schotland", "Scotland"), ("Kalifornien", "California"),
        ("Gironde", "Gironde"), ("Małopolska", "Lesser Poland Voivodeship"), ("Mähren", "Moravia"),
    ],
)  # fmt: skip
def test_regions_and_landscapes(name: str, canonical: str | None) -> None:
    found = [row.name for row in GAZETTEER.lookup(key_of(name)) if row.kind in ("admin", "feature")]
    assert (found[:1] or [None])[0] == canonical


def test_a_region_is_reached_from_the_city_it_is_named_after() -> None:
    city = next(row for row in GAZETTEER.lookup("kherson") if row.kind == "city" and row.country == "UA")
    assert city.geonames is not None
    region = GAZETTEER.region_of_seat(city.geonames)
    assert region is not None
    assert (region.name, region.code, region.admin1) == ("Kherson Oblast", "UA-65", city.admin1)
    assert abs(region.lat - 46.6) < 1
    assert abs(region.lon - 33.5) < 1.5


def test_an_adjective_is_told_from_a_name() -> None:
    rows = GAZETTEER.lookup(key_of("донецкой"))
    assert {row.name for row in rows if is_adjective(row)} == {"Donetsk Oblast"}


def test_codes_and_centres() -> None:
    texas = GAZETTEER.by_code("US-TX")
    assert texas is not None
    assert (texas.name, texas.kind) == ("Texas", "admin")
    assert abs(texas.lat - 31.2) < 1
    assert abs(texas.lon + 99) < 1.5
    russia = GAZETTEER.by_code("RU")
    assert russia is not None
    assert (russia.lat, russia.lon) == (60.0, 100.0)
    assert GAZETTEER.by_code("XX-XX") is None


def test_the_largest_comes_first() -> None:
    sizes = [row.population for row in GAZETTEER.lookup("springfield")]
    assert len(sizes) > 5
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(
    ("language", "written", "base"),
    [
        ("ru", "Бахмуте", "бахмут"), ("ru", "Москвы", "москва"), ("ru", "Казани", "казань"), ("ru", "Химках", "химки"), ("ru", "Грозном", "грозныи"),
        ("uk", "Харкові", "харків"), ("uk", "Тернополя", "тернопіль"), ("uk", "Вінниці", "вінниця"), ("uk", "Одесі", "одеса"), ("uk", "Сумах", "суми"),
        ("pl", "Krakowie", "krakow"), ("pl", "Warszawę", "warszawa"), ("pl", "Gdyni", "gdynia"), ("pl", "Katowicach", "katowice"), ("pl", "Rydze", "ryga"),
        ("cs", "Praze", "praha"), ("cs", "Kyjevě", "kyjev"), ("cs", "Liberci", "liberec"), ("cs", "Budějovicích", "budejovice"), ("cs", "Brně", "brno"),
        ("de", "Russlands", "russland"),
    ],
)  # fmt: skip
def test_case_endings_come_off(language: str, written: str, base: str) -> None:
    assert key_of(base) in base_forms(key_of(written), language)


def test_a_name_in_the_base_case_is_not_called_inflected() -> None:
    rows, inflected = readings(GAZETTEER, key_of("Харків"), "uk")
    assert not inflected
    assert rows[0].name == "Kharkiv"
    rows, inflected = readings(GAZETTEER, key_of("Нижнем Новгороде"), "ru")
    assert inflected
    assert "Nizhny Novgorod" in {row.name for row in rows}


def test_languages_have_homes() -> None:
    assert homes("uk") == ("UA",)
    assert homes("xx") == ()


@given(st.text(max_size=30))
def test_a_key_is_its_own_key(name: str) -> None:
    """Folding at build and at lookup meet, however often it is done."""
    key = key_of(name)
    assert key_of(key) == key
    assert GAZETTEER.lookup(key) == GAZETTEER.lookup(key_of(name.upper().lower().upper())) or not key.isascii()


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzабвгдежз ", max_size=12))
def test_the_filter_hides_no_name(key: str) -> None:
    """What the filter lets pass and what the table holds are the same."""
    held = GAZETTEER._base.execute("SELECT count(*) FROM key WHERE key = ?", (key,)).fetchone()[0]
    assert bool(GAZETTEER.lookup(key)) == bool(held)


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        Gazetteer(tmp_path / "places.sqlite")
    assert "pip install" in (caught.value.step or "")


def test_the_file_is_of_a_reasonable_size() -> None:
    assert 5_000_000 < FILE.stat().st_size < 60_000_000


def test_our_tables_are_whole() -> None:
    """Codes once each, names in every row, languages of adjectives known, points on the globe."""
    rows = runpy.run_path(str(FILE.parent / "build.py"))["rows"]
    regions = list(rows("regions.tsv", 6))
    codes = [row[0] for row in regions]
    assert len(codes) == len(set(codes)) > 500
    languages = {language for language, _ in rows("adjectives.tsv", 2)}
    for code, level, name, seat, _, adjectives in regions:
        assert level in ("1", "2"), code
        assert name, code
        assert seat, code
        assert {a.split(":")[0] for a in adjectives.split()} <= languages, code
    for table in ("countries.tsv", "features.tsv"):
        for row in rows(table, 5):
            lat, lon = (row[1], row[2]) if table == "countries.tsv" else (row[2], row[3])
            assert -90 <= float(lat) <= 90
            assert -180 <= float(lon) <= 180, row


@pytest.mark.parametrize(
    ("language", "written", "canonical"),
    [
        ("nl", "Tsjoehoejiv", "Chuhuiv"), ("de", "Tschuhujiw", "Chuhuiv"), ("fr", "Tchouhouïv", "Chuhuiv"), ("pl", "Czuhujiwa", "Chuhuiv"),
        ("nl", "Sjostka", "Shostka"), ("en", "Springfield", None),
    ],
)  # fmt: skip
def test_a_transcription_no_list_has_is_found_by_its_sound(language: str, written: str, canonical: str | None) -> None:
    found = [row.name for row in by_sound(GAZETTEER, key_of(written), language)]
    assert canonical in found if canonical else found == []


@pytest.mark.parametrize(
    ("code", "lat", "lon"),
    [
        ("US-WV", 38.6, -80.6), ("US-IL", 40.0, -89.2), ("US-VT", 44.0, -72.7), ("US-OR", 44.0, -120.5), ("DE-BY", 48.9, 11.4),
        ("UA-12", 48.4, 35.0), ("UA-43", 45.3, 34.2), ("RU-ROS", 47.7, 41.2), ("ES-AN", 37.5, -4.7), ("IT-82", 37.6, 14.1), ("BE-VWV", 51.0, 3.1), ("PL-24", 50.3, 19.0),
        ("GB-SCT", 56.5, -4.2), ("BG-02", 42.5, 27.3),
    ],
)  # fmt: skip
def test_regions_lie_where_they_lie(code: str, lat: float, lon: float) -> None:
    """Within about 150 km of the middle that an atlas gives."""
    row = GAZETTEER.by_code(code)
    assert row is not None
    assert abs(row.lat - lat) < 1.4
    assert abs(row.lon - lon) < 2.2
