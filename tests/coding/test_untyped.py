"""Statements that no type catches are found and counted, each once."""

from __future__ import annotations

from sayso.coding.untyped import frequent_untyped, untyped
from sayso.core.ids import digest
from sayso.core.records import Analysis, Collected, Document
from sayso.pipeline import analyse


def read(key: str, text: str) -> Analysis:
    return analyse(Collected(Document(key, digest(text.encode()), "en", "2024-01-10", None, None, None, True, text), text.encode()))


BRIDGE = "The bridge will be closed in August, the mayor said."
PRISON = "The Wagner Group has stopped recruiting prisoners, Yevgeny Prigozhin said."


def test_what_is_typed_is_not_untyped() -> None:
    assert [a.content.text for a in untyped(read("a", BRIDGE)) if a.content] == ["The bridge will be closed in August"]
    assert untyped(read("b", PRISON)) == ()


def test_frequent_words_come_with_their_documents_and_an_example() -> None:
    pages = [read("a", BRIDGE), read("b", BRIDGE), read("c", "The bridge needs paint, an engineer said."), read("d", PRISON)]
    (row,) = frequent_untyped(pages)
    assert (row.word, row.statements, row.documents, row.example) == ("bridge", 2, 3, "The bridge will be closed in August")
