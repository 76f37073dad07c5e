"""Who says what: sentences of newspaper prose and what must be read from them. Source | cue | content, `-` for none."""

import pytest

from sayso.attribute import attribute
from sayso.core.records import Document
from sayso.packs.language import load_language
from sayso.read import read


def found(text: str, language: str) -> list[tuple[str, str, str, str]]:
    pack = load_language(language)
    reading = attribute(read(Document("k", "id", language, None, None, None, None, True, text), pack), pack)
    show = lambda span: span.text if span is not None else "-"  # noqa: E731
    return [(a.kind, show(a.source), show(a.cue), show(a.content)) for a in reading.attributions]


CASES = [
    # brackets, with or without commas in them, end no frame
    ("es", "Los glaciares retroceden cada verano, sostiene la Agencia del Agua (ADA, por sus siglas en gallego), una entidad con sede en Lugo.", [("indirect", "la Agencia del Agua (ADA, por sus siglas en gallego), una entidad con sede en Lugo", "sostiene", "Los glaciares retroceden cada verano")]),
    ("pt", "O lince regressou à serra, refere o Instituto da Fauna (IF, na sigla em português), com sede em Faro.", [("indirect", "o Instituto da Fauna (IF, na sigla em português)", "refere", "O lince regressou à serra")]),
    ("en", "The bridge can carry twelve trains a day, the Department of Transport (DfT) in Leeds said this evening.", [("indirect", "the Department of Transport (DfT) in Leeds", "said", "The bridge can carry twelve trains a day")]),
    # such a conclusion, such a figure: the sentence or clause before is what is said
    ("uk", "Вода в річці знову чиста. Такого висновку дійшла міська лабораторія.", [("indirect", "міська лабораторія", "висновку дійшла", "Вода в річці знову чиста")]),
    ("uk", "У місті висадять 900 дерев — таку кількість назвав мер Іван Петренко.", [("indirect", "мер Іван Петренко", "назвав", "У місті висадять 900 дерев")]),
    ("ru", "Вода в реке снова чистая. К такому выводу пришла городская лаборатория.", [("indirect", "городская лаборатория", "выводу пришла", "Вода в реке снова чистая")]),
    # whom somebody asks is not who asks
    ("nl", "De burgemeester Jan Smit heeft de provincie Drenthe gevraagd om de brug te sluiten.", [("indirect", "De burgemeester Jan Smit", "gevraagd", "om de brug te sluiten")]),
    # who passes on whose words, in a frame of its own
    ("it", "Secondo la procura, scrive il quotidiano locale, il ponte era chiuso da anni.", [("indirect", "il quotidiano locale", "scrive", "Secondo la procura, scrive il quotidiano locale, il ponte era chiuso da anni"), ("according-to", "la procura", "Secondo", "il ponte era chiuso da anni")]),
    ("en", "The bridge will close in June, the mayor said.", [("indirect", "the mayor", "said", "The bridge will close in June")]),
    ("en", "“We are tired,” said Anna Berg, a nurse in Leeds.", [("direct", "Anna Berg, a nurse in Leeds", "said", "We are tired")]),
    ("en", "According to the ministry, the vaccine is safe.", [("according-to", "the ministry", "According to", "the vaccine is safe")]),
    ("en", "The company said that profits had fallen.", [("indirect", "The company", "said", "profits had fallen")]),
    ("en", "Ramil Carr, 31, a photographer from Hull, said the show was ruined.", [("indirect", "Ramil Carr, 31", "said", "the show was ruined")]),
    ("en", "The minister was told that the dam had failed.", [("indirect", "-", "told", "the dam had failed")]),
    ("en", "Exit polls taken in Ohio found that half of the voters were undecided.", [("indirect", "Exit polls taken in Ohio", "found", "half of the voters were undecided")]),
    ("en", "The Vale Center for Justice noted that spending had doubled.", [("indirect", "The Vale Center for Justice", "noted", "spending had doubled")]),
    ("en", "Nearly half said they preferred the old road.", [("indirect", "Nearly half", "said", "they preferred the old road")]),
    ("en", "About four in 10 voters say that the road matters.", [("indirect", "four in 10 voters", "say", "the road matters")]),
    ("en", "The mayor survived the vote and says such motions are a waste of time.", [("indirect", "The mayor", "says", "such motions are a waste of time")]),
    ("en", "The agency didn’t say how many had come.", [("indirect", "The agency", "say", "how many had come")]),
    ("en", "The dam, the mayor’s office says, hasn’t failed.", [("indirect", "the mayor’s office", "says", "The dam, the mayor’s office says, hasn’t failed")]),
    ("en", "Police received 911 calls from the village on Tuesday.", []),
    ("en", "The mayor’s big promises haven’t arrived.", []),
    ("en", "The mayor denied being paid.", [("indirect", "The mayor", "denied", "being paid")]),
    ("nl", "De brug gaat in juni dicht, zegt de burgemeester.", [("indirect", "de burgemeester", "zegt", "De brug gaat in juni dicht")]),
    ("nl", "Volgens het ministerie is het vaccin veilig.", [("according-to", "het ministerie", "Volgens", "is het vaccin veilig")]),
    ("nl", "De directie liet weten dat de winst is gedaald.", [("indirect", "De directie", "liet weten", "de winst is gedaald")]),
    ("nl", "“Wij zijn moe”, aldus verpleegster Anna Berg.", [("direct", "verpleegster Anna Berg", "aldus", "Wij zijn moe")]),
    ("nl", "Het plan is van de baan. Dat heeft minister Peeters bevestigd.", [("indirect", "minister Peeters", "bevestigd", "Het plan is van de baan")]),
    ("de", "Die Brücke wird im Juni gesperrt, sagte der Bürgermeister.", [("indirect", "der Bürgermeister", "sagte", "Die Brücke wird im Juni gesperrt")]),
    ("de", "Das Unternehmen teilte mit, dass der Gewinn gesunken sei.", [("indirect", "Das Unternehmen", "teilte", "der Gewinn gesunken sei")]),
    ("de", "„Wir sind müde“, sagte die Pflegerin Anna Berg.", [("direct", "die Pflegerin Anna Berg", "sagte", "Wir sind müde")]),
    ("de", "Die Bahn stellte bei der Anhörung fest, die Hinweise seien zu spät gekommen.", [("indirect", "Die Bahn", "stellte", "die Hinweise seien zu spät gekommen")]),
    ("de", "Ministerin Anna von der Heide reiste ab. Von der Heide betonte, im Herbst werde gebaut.", [("indirect", "Von der Heide", "betonte", "im Herbst werde gebaut")]),
    ("de", "Er sagte, wer auf „junge Leute“ schieße, müsse gehen.", [("indirect", "Er", "sagte", "wer auf „junge Leute“ schieße, müsse gehen")]),
    ("de", "Die Firma stellte im Herbst die Produktion ein.", []),
    ("de", "Wie der Stadtrat mitteilte, war die Straße glatt.", [("indirect", "der Stadtrat", "mitteilte", "war die Straße glatt")]),
    ("de", "Die Straße war glatt, wie der Stadtrat mitteilte.", [("indirect", "der Stadtrat", "mitteilte", "Die Straße war glatt")]),
    ("de", "Laut Polizei war die Straße glatt.", [("according-to", "Polizei", "Laut", "war die Straße glatt")]),
    ("de", "Der Kanal war seit Tagen gesperrt.", []),
    ("de", "Kanzler Olaf Scholz hat am Mittwoch im Bundestag angekündigt, es gebe Geld.", [("indirect", "Kanzler Olaf Scholz", "angekündigt", "es gebe Geld")]),
    ("de", "Die Opposition wirft der Regierung vor, die Zahlen geschönt zu haben.", [("indirect", "Die Opposition", "wirft", "die Zahlen geschönt zu haben")]),
    ("de", "Auf die Frage, ob er gehe, sagte er: „Nein, nie.“", [("direct", "er", "sagte", "Nein, nie.")]),
    ("de", "Die Straße war glatt, so der Bademeister.", [("according-to", "der Bademeister", "so", "Die Straße war glatt")]),
    ("de", "Der Bürgermeister sprach von einem Skandal und forderte Aufklärung.", [("indirect", "Der Bürgermeister", "sprach von", "einem Skandal")]),
    ("de", "Der Klub hat ein Angebot für den Torwart zurückgewiesen.", [("indirect", "Der Klub", "zurückgewiesen", "ein Angebot für den Torwart")]),
    ("de", "Der Mann soll wegen Betrugs verurteilt worden sein.", []),
    ("de", "Laut einer Studie der Stadt, die am Montag erschienen ist, sinken die Mieten.", [("according-to", "einer Studie der Stadt, die am Montag erschienen ist", "Laut", "sinken die Mieten")]),
    ("nl", "De premier heeft woensdag in de Kamer gezegd dat er geld komt.", [("indirect", "De premier", "gezegd", "er geld komt")]),
    ("nl", "Volgens bronnen rond het kabinet ligt er nog niets op tafel.", [("according-to", "bronnen rond het kabinet", "Volgens", "ligt er nog niets op tafel")]),
    ("nl", "De directeur beloofde de klachten snel te behandelen.", [("indirect", "De directeur", "beloofde", "de klachten snel te behandelen")]),
    ("nl", "“Ik weet van niets”, hield de bewaker vol.", [("direct", "de bewaker", "hield", "Ik weet van niets")]),
    ("nl", "Hij las het boek “De tuin van mijn tante” in een dag.", []),
    ("en", "The minister declined to say how many had come.", []),
    ("en", "The report, released on Monday, found that rents were rising.", [("indirect", "The report", "found", "rents were rising")]),
    ("en", "Two officials briefed on the matter told the Gazette that the plan was dropped.", [("indirect", "Two officials briefed on the matter", "told", "the plan was dropped")]),
    ("en", "The ministry put the number of dead at 300.", [("indirect", "The ministry", "put", "the number of dead at 300")]),
    ("en", "The mayor put the key on the table.", []),
    ("en", "Experts warned of a new wave.", [("indirect", "Experts", "warned of", "a new wave")]),
    ("de", "Das Ministerium beziffert die Zahl der Toten auf 300.", [("indirect", "Das Ministerium", "beziffert", "die Zahl der Toten auf 300")]),
    ("ru", "Киев оценивает российские потери в 300 тысяч.", [("indirect", "Киев", "оценивает", "российские потери в 300 тысяч")]),
    ("ru", "Источник РБК в правительстве уточнил, что документ не подписан.", [("indirect", "Источник РБК", "уточнил", "документ не подписан")]),
    ("ru", "По данным Би-би-си и «Медиазоны», погибли не менее 20 тысяч человек.", [("according-to", "Би-би-си и «Медиазоны»", "По данным", "погибли не менее 20 тысяч человек")]),
    ("ru", "«Это ложь», — прокомментировал Песков сообщения о мобилизации.", [("direct", "Песков", "прокомментировал", "Это ложь")]),
    ("ru", "Губернатор подтвердил гибель двух человек.", [("indirect", "Губернатор", "подтвердил", "гибель двух человек")]),
    ("pl", "Zdaniem ekspertów ceny wzrosną.", [("according-to", "ekspertów", "Zdaniem", "ceny wzrosną")]),
    ("cs", "Server Novinky.cz upozornil, že firma patří manželce.", [("indirect", "Server Novinky.cz", "upozornil", "firma patří manželce")]),
    ("en", "Anna Berg Says She Would Close The Old Harbour Bridge", [("indirect", "Anna Berg", "Says", "She Would Close The Old Harbour Bridge")]),
    ("en", "Rents rose by three per cent in June.", []),
    ("en", "The firm would neither confirm nor deny the sale.", []),
    ("en", "According to sources close to the inquiry, nobody was hurt.", [("according-to", "sources close to the inquiry", "According to", "nobody was hurt")]),
    ("en", "The lawyer denied the charges and demanded an open inquiry.", [("indirect", "The lawyer", "denied", "the charges"), ("indirect", "The lawyer", "demanded", "an open inquiry")]),
    ("es", "El presidente, Juan Gil, aseguró este martes que no habrá huelga.", [("indirect", "El presidente, Juan Gil", "aseguró", "no habrá huelga")]),
    ("fr", "« C’est un scandale, s’indigne Paul Bertin, délégué CGT. On nous a menti. »", [("direct", "Paul Bertin, délégué CGT", "s’indigne", "C’est un scandale"), ("direct", "Paul Bertin, délégué CGT", "s’indigne", "On nous a menti.")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_sentence(language, text, expected):
    assert found(text, language) == expected


def test_a_relay_and_its_source_share_the_content_and_are_linked():
    pack = load_language("en")
    text = "The plan is to close ten schools, the Daily Post reported on Friday, citing a source in the ministry."
    reading = attribute(read(Document("k", "id", "en", None, None, None, None, True, text), pack), pack)
    outer, inner = reading.attributions
    assert (outer.source.text, inner.source.text) == ("the Daily Post", "a source in the ministry")
    assert inner.within == outer.id
    assert inner.content == outer.content


def test_reportive_grammar_without_a_source_is_no_attribution():
    pack = load_language("nl")
    text = "In het dorp zouden al dagen geen treinen meer rijden."
    reading = attribute(read(Document("k", "id", "nl", None, None, None, None, True, text), pack), pack)
    assert reading.attributions == ()
    assert [s.text for s in reading.hearsay] == ["In het dorp zouden al dagen geen treinen meer rijden"]


def test_an_interrupted_quotation_is_two_of_one_speaker():
    text = "“Wij zijn moe”, zei Anna Berg. “Het moet stoppen.”"
    assert found(text, "nl") == [("direct", "Anna Berg", "zei", "Wij zijn moe"), ("direct", "Anna Berg", "zei", "Het moet stoppen.")]


@pytest.mark.parametrize(
    ("language", "text", "outer", "inner"),
    [
        ("de", "Laut Tagesblatt sagte der Minister, dass die Brücke gesperrt werde.", "sagte der Minister, dass die Brücke gesperrt werde", "die Brücke gesperrt werde"),
        ("de", "Die Anwältin sagte, sie sei entsetzt. Ihr Mandant habe „die ganze Nacht kein Auge zugetan“.", "Ihr Mandant habe „die ganze Nacht kein Auge zugetan“", "die ganze Nacht kein Auge zugetan"),
        ("de", "Sie sagte, Ziel der Reform sei es, „die Wartezeiten in der ganzen Region“ zu senken.", "Ziel der Reform sei es, „die Wartezeiten in der ganzen Region“ zu senken", "die Wartezeiten in der ganzen Region"),
        ("de", "Der Bürgermeister sagte, der Umbau sei „ein Geschenk an die Falschen“ gewesen.", "der Umbau sei „ein Geschenk an die Falschen“ gewesen", "ein Geschenk an die Falschen"),
    ],
)
def test_what_is_said_within_what_is_said(language, text, outer, inner):
    pack = load_language(language)
    reading = attribute(read(Document("k", "id", language, None, None, None, None, True, text), pack), pack)
    by_id = {a.id: a for a in reading.attributions}
    assert [(by_id[a.within].content.text, a.content.text) for a in reading.attributions if a.within] == [(outer, inner)]
