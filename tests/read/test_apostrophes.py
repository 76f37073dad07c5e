"""Ukrainian words with an apostrophe are one word each."""

from __future__ import annotations

import pytest

from sayso.core.records import Document
from sayso.packs.language import load_language
from sayso.read import read


@pytest.mark.parametrize(
    ("text", "word", "kinds"),
    [
        ("Міністерство охорони здоров’я радить щепитися.", "я", set()),
        ("Міністерство охорони здоров'я радить щепитися.", "я", set()),
        ("Об’єкт здадуть навесні.", "Об", set()),
        ("Торік я радив щепитися.", "я", {"pronoun"}),
    ],
)
def test_no_part_of_such_a_word_is_a_word(text: str, word: str, kinds: set[str]) -> None:
    page = read(Document("k", "x", "uk", None, None, None, None, True, text), load_language("uk"))
    assert {t.kind for t in page.tags.get(page.tokens.words.index(word), ()) if t.last - t.first == 1} == kinds


def test_a_phrase_around_the_apostrophe_stays() -> None:
    page = read(Document("k", "x", "uk", None, None, None, None, True, "Він пам’ятає, що у п’ятницю йшов дощ."), load_language("uk"))
    found = {page.tokens.words[i] for i, tags in page.tags.items() for t in tags if t.kind in ("verb", "weekday")}
    assert {"пам", "п"} <= found
