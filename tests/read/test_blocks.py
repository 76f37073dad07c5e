"""Which words are the article's, and which are furniture: lines as papers print them."""

import pytest

from sayso.core.records import Document
from sayso.packs.language import load_language
from sayso.read import read


def page(text: str, language: str, title: str | None = None):
    return read(Document("k", "id", language, None, None, None, title, True, text), load_language(language))


def roles(text: str, language: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(b.role, b.text) for b in page(text, language, title).blocks]


BODY = {
    "nl": "De gemeenteraad keurde het plan dinsdag goed. De werken beginnen in mei.",
    "en": "The council approved the plan on Tuesday. Work starts in May.",
    "de": "Der Gemeinderat billigte den Plan am Dienstag. Die Arbeiten beginnen im Mai.",
}


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        ("nl", "LEES OOK. Zo duur wordt het nieuwe zwembad", [("related", "LEES OOK. Zo duur wordt het nieuwe zwembad")]),
        ("nl", "Bron: Belga", [("source", "Bron: Belga")]),
        ("nl", "(pvd)", [("byline", "(pvd)")]),
        ("nl", "pvd", [("byline", "pvd")]),
        ("nl", "pvd Bron: Belga", [("byline", "pvd"), ("source", "Bron: Belga")]),
        ("nl", "De markt lag er verlaten bij. — © Persfoto", [("caption", "De markt lag er verlaten bij."), ("credit", "© Persfoto")]),
        ("en", "READ MORE: What the plan means for you", [("related", "READ MORE: What the plan means for you")]),
        ("en", "By Jane Doe", [("byline", "By Jane Doe")]),
        ("en", "(Editing by P. Stone)", [("byline", "(Editing by P. Stone)")]),
        ("en", "Source: city council", [("source", "Source: city council")]),
        ("de", "LESEN SIE AUCH: Was der Plan kostet", [("related", "LESEN SIE AUCH: Was der Plan kostet")]),
        ("de", "Quelle: Stadtverwaltung", [("source", "Quelle: Stadtverwaltung")]),
        ("de", "Foto: Archiv", [("credit", "Foto: Archiv")]),
    ],
)
def test_furniture(language, line, expected):
    assert roles(f"{BODY[language]}\n\n{line}", language) == [("body", BODY[language]), *expected]


@pytest.mark.parametrize("language", ["nl", "en", "de"])
def test_prose_that_begins_like_furniture_stays_body(language):
    prose = {
        "nl": "Bronnen rond het stadhuis bevestigen dat de burgemeester al in januari van het plan wist en er toen niets over heeft gezegd tegen de raad.",
        "en": "By the time the council met, most of the money had been spent and nobody in the room could say where it had gone or who had signed for it.",
        "de": "Von den Plänen wussten im Rathaus nach eigener Aussage nur wenige, und niemand im Saal konnte sagen, wer sie wann unterschrieben hatte.",
    }[language]
    assert roles(f"{BODY[language]}\n\n{prose}", language)[1] == ("body", prose)


def test_headline_from_title_and_from_shape():
    assert roles("Raad keurt plan goed\n\n" + BODY["nl"], "nl")[0] == ("headline", "Raad keurt plan goed")
    assert roles("Raad keurt plan goed.\n\n" + BODY["nl"], "nl", "Raad keurt plan goed.")[0][0] == "headline"
    assert roles(BODY["nl"] + "\n\n" + BODY["nl"], "nl")[0][0] == "body"
    assert roles("Council Approves Plan For Northern Bridge.\n\n" + BODY["en"], "en")[0][0] == "headline"
    assert roles("Vorst: No money for the northern bridge.\n\n" + BODY["en"], "en")[0][0] == "headline"
    assert roles("The council approved the plan for the bridge.\n\n" + BODY["en"], "en")[0][0] == "body"


def test_date_at_the_head_is_cut_from_the_caption_behind_it():
    text = "date 2021-04 Leden van de raad voor het stadhuis. — © Persfoto\n\n" + BODY["nl"]
    assert roles(text, "nl")[:3] == [("date", "date 2021-04"), ("caption", "Leden van de raad voor het stadhuis."), ("credit", "© Persfoto")]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "Mr. Smith met Dr. J. R. Jones on Jan. 5. They talked.", 2),
        ("en", "“Is that all?” he asked. “Yes.” She left.", 3),
        ("de", "Am 3. Mai kam Dr. Meier. Er blieb z.B. bis Juni.", 2),
        ("de", "Am Montag kam das 3. Bataillon an. Es blieb.", 2),
        ("uk", "Вітер дмухнув на всі 31. За даними мерії, дощ минув.", 2),
        ("nl", "Dhr. Peeters sprak o.a. met prof. De Smet. Dat was het.", 2),
    ],
)
def test_sentences(language, text, count):
    assert len(page(text, language).sentences) == count


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "„Das war's“, sagte er.", ["Das war's"]),
        ("de", "»Das war's«, sagte er.", ["Das war's"]),
        ("nl", "‘Het is ’s avonds laat’, zei ze.", ["Het is ’s avonds laat"]),
        ("nl", "“Dat klopt”, zei hij. “Zeker.”", ["Dat klopt", "Zeker."]),
        ("en", "\"It's over,\" he said. \"Go home.\"", ["It's over,", "Go home."]),
        ("en", "''We wanted it,'' he said.", ["We wanted it,"]),
    ],
)
def test_quotations(language, text, expected):
    p = page(text, language)
    assert [text[p.tokens.starts[q.first] : p.tokens.ends[q.last - 1]] for q in p.quotes] == expected
