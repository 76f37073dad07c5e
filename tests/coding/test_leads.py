"""Links that lead from a claim to the next document, by where they stand; links that lead from none."""

from __future__ import annotations

import pytest

from sayso.core.records import Collected, Document, Link
from sayso.core.spans import cut
from sayso.pipeline import analyse

ADS = "The Wagner Group advertises in more than 30 Russian cities"
URL = "https://elsewhere.example/2023/report"


def placed(language: str, text: str, words: str | None, kind: str = "link") -> list[list[str]]:
    """For each claim of a text: where its links stand."""
    at = text.index(words) if words else 0
    link = Link(cut(text, at, at + len(words)) if words else None, URL, kind)  # type: ignore[arg-type]
    document = Document("d", "sha256:d", language, "2023-03-14", "Post", None, None, True, text)
    return [[lead.where for lead in claim.links] for claim in analyse(Collected(document, b"", (link,))).claims]


@pytest.mark.parametrize(
    ("language", "text", "words", "where"),
    [
        ("en", f"{ADS}, according to a report.", "a report", "source"),
        ("en", f"{ADS}, according to a report.", "according to", "source"),
        ("en", f"{ADS}, according to a report.", "more than 30 Russian cities", "beside"),
        ("en", f"“{ADS},” a think tank wrote.", "wrote", "source"),
        ("nl", "Volgens een rapport adverteert de Wagnergroep in meer dan 30 Russische steden.", "een rapport", "source"),
        ("de", "Die Gruppe Wagner wirbt laut einem Bericht in mehr als 30 russischen Städten um Freiwillige.", "einem Bericht", "source"),
        ("en", f"{ADS}.", "30 Russian cities", "beside"),
        ("en", f"{ADS}. The weather was mild in Tver that week.", "The weather was mild", None),
        ("en", f"{ADS}, according to a report. The mayor of Tver denied an outbreak of flu, TASS reported.", "TASS reported", None),
    ],
)
def test_where_a_link_stands(language: str, text: str, words: str, where: str | None) -> None:
    claims = placed(language, text, words)
    assert claims
    assert claims[0] == ([where] if where else [])


def test_a_link_on_the_words_of_another_source_leads_from_no_other_claim() -> None:
    text = "ISW said that the Wagner Group advertises in more than 30 Russian cities, while TASS reported that it signed up 50 prisoners in Omsk."
    assert placed("en", text, "TASS reported") == [[], ["source"]]


@pytest.mark.parametrize("kind", ["forwarded_from", "boost", "retweet", "via"])
def test_a_forwarded_post_is_about_all_its_claims(kind: str) -> None:
    text = f"{ADS}.\n\nWagner has signed up 50 prisoners in Omsk."
    assert placed("en", text, None, kind) == [["document"], ["document"]]


def test_a_link_without_a_place_and_the_own_address_lead_nowhere() -> None:
    assert placed("en", f"{ADS}.", None, "link") == [[]]
    assert placed("en", f"{ADS}.", "Wagner", "canonical") == [[]]


def test_an_embed_belongs_to_the_paragraph_before_it_or_is_the_claim_itself() -> None:
    text = f"The club opened on Monday. {ADS}, it wrote on Telegram.\n\nNothing else was new in Tver.\n\nWagner has signed up 50 prisoners in Omsk."
    after_first = placed("en", text, ".\n\nNothing"[:1], "embed")
    assert after_first == [[], []]  # the first full stop ends no paragraph
    end = text.index("Telegram.") + len("Telegram")
    document = Document("d", "sha256:d", "en", "2023-03-14", "Post", None, None, True, text)
    mark = Link(cut(text, end, end + 1), URL, "embed")
    post = Link(cut(text, text.index("Wagner has"), len(text)), URL, "embed")
    claims = analyse(Collected(document, b"", (mark, post))).claims
    assert [[lead.where for lead in claim.links] for claim in claims] == [["beside"], ["within"]]
