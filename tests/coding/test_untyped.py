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
    assert (row.document, row.speakers) == ("a", ())


def test_who_said_so_is_counted_by_name() -> None:
    said = "The harbour of Odesa will be {}, {} said."
    pages = [read("a", said.format("closed", "Emmanuel Macron")), read("b", said.format("opened", "Vladimir Putin")), read("c", said.format("cleared", "Vladimir Putin"))]
    (row,) = frequent_untyped(pages)
    assert (row.word, row.statements, row.speakers) == ("harbour", 3, ("Vladimir Putin", "Emmanuel Macron"))


def test_words_that_stand_in_the_same_statements_are_told_once_and_grammar_never() -> None:
    pages = [read("a", "The reactor cooled because engineers left, an officer said."), read("b", "The reactor stopped because engineers slept, an officer said.")]
    assert [r.word for r in frequent_untyped(pages)] == ["engineers"]
    assert frequent_untyped(pages, least=3) == ()
