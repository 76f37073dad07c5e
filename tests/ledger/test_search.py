"""Words are found whatever their case and diacritics, and where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import AT, document, items

from sayso.core.errors import UsageError
from sayso.ledger import open_ledger
from sayso.ledger.search import parse_query

TEXTS = {
    "nl": "Volgens de denktank zoeken de coördinatoren vrijwilligers; coördinatie ontbreekt.",
    "fr": "L’armée a mobilisé des réservistes, selon le ministère de la Défense.",
    "ru": "Ещё один учёный уехал: мобилизация, сказал Пу́тин в Москве.",
    "sr": "Aleksandar Vučić je odbio.",
    "de": "Die Straße nach Kyjiw_heute ist gesperrt.",
}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("coordinatoren", {"nl": ["coördinatoren"]}),
        ("coordin*", {"nl": ["coördinatoren", "coördinatie"]}),
        ("COÖRDINATIE vrijwilligers", {"nl": ["vrijwilligers", "coördinatie"]}),
        ("vrijwilligers reservistes", {}),
        ("armee", {"fr": ["armée"]}),
        ("ministere de la defense", {"fr": ["ministère", "de", "la", "Défense"]}),
        ('"ministere de la defense"', {"fr": ["ministère de la Défense"]}),
        ('"defense ministere"', {}),
        ("еще ученый", {"ru": ["Ещё", "учёный"]}),
        ("путин", {"ru": ["Пу́тин"]}),
        ("vucic", {"sr": ["Vučić"]}),
        ("strasse", {"de": ["Straße"]}),
        ("heute", {"de": ["heute"]}),
        ("mobil", {}),
    ],
)
def test_what_is_found_and_where(tmp_path: Path, asked: str, found: dict[str, list[str]]) -> None:
    query = parse_query(asked)
    with open_ledger(tmp_path / "a.db") as opened:
        opened.add(items(*(document(key, text) for key, text in TEXTS.items())), AT)
        total, documents = opened.search(query, 9)
    assert total == len(found)
    assert {d.key: [s.text for s in query.hits(d.text)] for d in documents} == found
    assert all(d.text[s.start : s.end] == s.text for d in documents for s in query.hits(d.text))


def test_only_what_a_document_says_now_is_found(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a.db") as opened:
        opened.add(items(document("a", "Weg dicht")), AT)
        opened.add(items(document("a", "Weg open")), "2024-01-01T00:00:00Z")
        assert opened.search(parse_query("dicht"), 9) == (0, ())
        assert opened.search(parse_query("open"), 9)[0] == 1


@pytest.mark.parametrize("asked", ["", "  ", '""', "*", "…"])
def test_a_query_without_a_word_is_refused(asked: str) -> None:
    with pytest.raises(UsageError):
        parse_query(asked)


@pytest.mark.parametrize("asked", ['a" OR b', "NEAR(a b)", "title:a", "-a", "a AND", "' ; DROP TABLE words"])
def test_no_query_is_an_order_to_the_database(tmp_path: Path, asked: str) -> None:
    with open_ledger(tmp_path / "a.db") as opened:
        opened.add(items(document("a", "Weg dicht")), AT)
        assert opened.search(parse_query(asked), 9)[0] == 0
