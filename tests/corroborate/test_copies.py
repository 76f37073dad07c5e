"""Copies: whole, near-verbatim, embedded; and what is none."""

from __future__ import annotations

import pytest

from sayso.core.records import Document
from sayso.corroborate.copies import copy_groups
from sayso.corroborate.policy import load_policy

RULES = load_policy().copies
WIRE = (
    "Everyone who signs a contract with the army in the northern region is being paid a large sum, the regional government said on Monday. "
    "The money goes to each person who enlists, whatever his rank or trade, the government said in a statement. The sum comes on top of "
    "ordinary pay, and men from outside the region qualify as well, provided that they sign at a local office before the end of the year."
)
OTHER = (
    "The harbour was closed for two days after a storm had torn three cranes from their rails, and the port authority expects that ships "
    "will have to wait until the weekend. Fishermen had brought their boats in on Friday. Nobody was hurt, a spokeswoman told reporters, "
    "but the damage to the quay is larger than in any winter since records began, and repairs may take until the summer of next year."
)


def document(key: str, text: str, on: str = "2023-03-10", language: str = "en") -> Document:
    return Document(key, f"sha256:{key}", language, on, None, None, None, True, text)


def groups(*documents: Document) -> list[tuple[str, ...]]:
    return [g.keys for g in copy_groups(documents, RULES)]


def test_the_same_text_is_a_copy() -> None:
    assert groups(document("a", WIRE), document("b", WIRE.upper()), document("c", OTHER)) == [("a", "b")]


def test_a_few_words_changed_make_no_new_text() -> None:
    edited = WIRE.replace("ordinary", "regular").replace("a large sum", "a great sum").replace("on Monday", "on Tuesday")
    (group,) = copy_groups([document("a", WIRE), document("b", edited)], RULES)
    assert group.keys == ("a", "b")
    (pair,) = group.pairs
    assert 0.5 <= pair.share < 1.0
    assert pair.words > 30


def test_a_paragraph_taken_over_into_a_longer_text() -> None:
    assert groups(document("a", WIRE), document("b", OTHER + " " + WIRE[:300] + " " + OTHER[::-1])) == [("a", "b")]


@pytest.mark.parametrize(
    "text",
    [OTHER, "The regional government said on Monday that the sum comes on top of ordinary pay.", "", " ".join(sorted(WIRE.split()))],
    ids=["another", "a shared sentence of fifteen words", "empty", "the same words in another order"],
)
def test_what_is_no_copy(text: str) -> None:
    assert groups(document("a", WIRE), document("b", text + " " + OTHER if len(text) < 200 and text else text)) == []


def test_other_languages_are_not_compared_word_by_word() -> None:
    assert groups(document("a", WIRE), document("b", WIRE, language="nl")) == [("a", "b")]
    assert groups(document("a", WIRE), document("b", WIRE + " nog een zin", language="nl")) == []


def test_copies_of_copies_are_one_group_whatever_the_order() -> None:
    chain = [document("a", WIRE), document("b", WIRE[:260] + " " + OTHER), document("c", OTHER)]
    assert groups(*chain) == groups(*reversed(chain)) == [("a", "b", "c")]
