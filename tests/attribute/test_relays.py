"""Who passes on whose words, and who answers whom: real constructions in twelve languages."""

import pytest

from sayso.attribute import attribute
from sayso.core.records import Document
from sayso.packs.language import load_language
from sayso.read import read


def found(text: str, language: str):
    pack = load_language(language)
    return attribute(read(Document("k", "id", language, None, None, None, None, True, text), pack), pack).attributions


# language, text, relay, its source, what the source says: the source stands within the relay
RELAYS = [
    ("en", "The minister, quoted by the RIA news agency, said that three soldiers had died.", "the RIA news agency", "The minister", "three soldiers had died"),
    ("en", "“We stay,” said governor Ivan Petrov, quoted by RIA Novosti.", "RIA Novosti", "governor Ivan Petrov", "We stay"),
    ("en", "Petrov was quoted by Interfax as saying that the bridge had collapsed.", "Interfax", "Petrov", "the bridge had collapsed"),
    ("en", "The bridge had collapsed, according to officials cited by Reuters.", "Reuters", "officials", "The bridge had collapsed"),
    ("nl", "De minister, geciteerd door persbureau Tass, zei dat de brug vernield is.", "persbureau Tass", "De minister", "de brug vernield is"),
    ("de", "Der Minister, zitiert von der Agentur Tass, erklärte, die Brücke sei zerstört.", "der Agentur Tass", "Der Minister", "die Brücke sei zerstört"),
    ("fr", "Selon une source policière, citée par l’AFP, trois suspects sont en fuite.", "l’AFP", "une source policière", "trois suspects sont en fuite"),
    ("es", "El ministro, citado por TASS, afirmó que el puente estaba destruido.", "TASS", "El ministro", "el puente estaba destruido"),
    ("it", "Il ministro, citato dalla Tass, ha affermato che il ponte è distrutto.", "Tass", "Il ministro", "il ponte è distrutto"),
    ("pt", "O ministro, citado pela Tass, afirmou que a ponte está destruída.", "Tass", "O ministro", "a ponte está destruída"),
    ("pl", "Minister, cytowany przez agencję Interfax, oświadczył, że most jest zniszczony.", "agencję Interfax", "Minister", "most jest zniszczony"),
    ("cs", "„Nevzdáme se,“ řekl gubernátor Ivan Petrov, kterého cituje agentura TASS.", "agentura TASS", "gubernátor Ivan Petrov", "Nevzdáme se"),
    ("ru", "«Мы не сдадимся», — сказал губернатор Иван Петров, слова которого приводит ТАСС.", "ТАСС", "губернатор Иван Петров", "Мы не сдадимся"),
    ("ru", "По словам чиновников, цитируемых агентством Reuters, мост обрушился.", "агентством Reuters", "чиновников", "мост обрушился"),
    ("uk", "Міст зруйновано, заявив голова області Іван Петренко, якого цитує «Українська правда».", "«Українська правда»", "голова області Іван Петренко", "Міст зруйновано"),
    ("bg", "Министърът, цитиран от Интерфакс, заяви, че мостът е разрушен.", "Интерфакс", "Министърът", "мостът е разрушен"),
]


@pytest.mark.parametrize(("language", "text", "relay", "source", "content"), RELAYS)
def test_what_is_quoted_by_somebody_stands_within_what_that_one_says(language, text, relay, source, content):
    attributions = found(text, language)
    outer = next(a for a in attributions if a.source is not None and a.source.text == relay)
    inner = next(a for a in attributions if a.source is not None and a.source.text == source)
    assert inner.within == outer.id
    assert inner.content is not None
    assert inner.content.text == content
    assert outer.content is not None
    assert content in outer.content.text
    assert len(attributions) == 2


# language, text, source as written, what is said: nobody stands between
ASKED = [
    ("en", "Residents contacted by Reuters said that the bridge had collapsed.", "Residents contacted by Reuters", "the bridge had collapsed"),
    ("fr", "Des habitants interrogés par Le Monde disent ne plus dormir.", "Des habitants interrogés par Le Monde", "ne plus dormir"),
    ("it", "I residenti sentiti dal Corriere dicono di non dormire più.", "I residenti sentiti dal Corriere", "non dormire più"),
    ("pt", "Especialistas ouvidos pela Folha afirmam que o rublo vai subir.", "Especialistas ouvidos pela Folha", "o rublo vai subir"),
    ("en", "According to a study published in the journal Nature, the glacier will shrink.", "a study", "the glacier will shrink"),
    ("nl", "Volgens het onderzoek, gepubliceerd in het vakblad Nature, krimpt de gletsjer.", "het onderzoek", "krimpt de gletsjer"),
    ("es", "De acuerdo con el estudio, publicado en la revista Nature, el glaciar menguará.", "el estudio", "el glaciar menguará"),
    ("ru", "По данным исследования, опубликованного в журнале Nature, ледник уменьшится.", "исследования", "ледник уменьшится"),
]


@pytest.mark.parametrize(("language", "text", "source", "content"), ASKED)
def test_who_asked_or_published_is_no_link_of_the_chain(language, text, source, content):
    (attribution,) = found(text, language)
    assert attribution.source is not None
    assert attribution.content is not None
    assert (attribution.source.text, attribution.content.text, attribution.within) == (source, content, None)


# language, text, who answers, stance, what is answered
ANSWERS = [
    ("en", "Kyiv accused Russia of shelling the market, which Moscow denies.", "Moscow", "denies", "Russia of shelling the market"),
    ("en", "Ukraine says the troops were killed in Bakhmut, a claim Moscow denies.", "Moscow", "denies", "the troops were killed in Bakhmut"),
    ("en", "The army shot at civilians, something the government has denied.", "the government", "denies", "The army shot at civilians"),
    ("nl", "Het leger schoot op burgers, wat de regering later bevestigd heeft.", "de regering", "confirms", "Het leger schoot op burgers"),
    ("de", "Kiew wirft Russland vor, den Markt beschossen zu haben, was Moskau bestreitet.", "Moskau", "denies", "den Markt beschossen zu haben"),
    ("fr", "L’armée aurait tiré sur des civils, ce que dément le gouvernement.", "le gouvernement", "denies", "L’armée aurait tiré sur des civils"),
    ("fr", "L’armée a tiré sur des civils, ce qu’a confirmé jeudi le ministère.", "le ministère", "confirms", "L’armée a tiré sur des civils"),
    ("es", "El ejército disparó contra civiles, extremo que el Gobierno desmiente.", "el Gobierno", "denies", "El ejército disparó contra civiles"),
    ("it", "L’esercito avrebbe sparato sui civili, cosa che il governo smentisce.", "il governo", "denies", "L’esercito avrebbe sparato sui civili"),
    ("pt", "O exército disparou contra civis, o que o governo nega.", "o governo", "denies", "O exército disparou contra civis"),
    ("ru", "Армия стреляла по мирным жителям, что отрицают власти.", "власти", "denies", "Армия стреляла по мирным жителям"),
    ("uk", "Київ звинувачує Росію в обстрілі ринку, що Москва заперечує.", "Москва", "denies", "Росію в обстрілі ринку"),
    ("pl", "Kijów oskarża Rosję o ostrzelanie targu, czemu Moskwa zaprzecza.", "Moskwa", "denies", "Rosję o ostrzelanie targu"),
    ("cs", "Kyjev obviňuje Rusko z ostřelování tržiště, což Moskva popírá.", "Moskva", "denies", "Rusko z ostřelování tržiště"),
    ("bg", "Киев обвинява Русия в обстрел на пазара, което Москва отрича.", "Москва", "denies", "Русия в обстрел на пазара"),
]


@pytest.mark.parametrize(("language", "text", "source", "stance", "content"), ANSWERS)
def test_a_clause_that_answers_is_somebody_elses_on_the_same_statement(language, text, source, stance, content):
    attributions = found(text, language)
    answer = next(a for a in attributions if a.answers is not None)
    assert answer.source is not None
    assert answer.content is not None
    assert (answer.source.text, answer.stance, answer.content.text) == (source, stance, content)
    assert all(a.content is None or answer.cue is None or answer.cue.start >= a.content.end for a in attributions)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He visited the house, which the mayor confirmed was empty."),
        ("en", "The army shot at civilians, which the government did not deny."),
        ("ru", "Киев заявил, что Москва отрицает свою вину."),
        ("nl", "Zij vroeg wat de regering ontkent."),
    ],
)
def test_other_relative_clauses_answer_nothing(language, text):
    assert not any(a.answers is not None for a in found(text, language))


# language, the statement, the sentence that answers it, who answers, stance, content, what is answered
SENTENCES = [
    ("en", "Ukraine says the troops shelled the market.", "Moscow denies this.", "Moscow", "denies", None, "the troops shelled the market"),
    ("en", "Ukraine says the troops shelled the market.", "The Kremlin denied the claim.", "The Kremlin", "denies", "the claim", "the troops shelled the market"),
    ("nl", "Oekraïne zegt dat troepen de markt beschoten.", "Het Kremlin spreekt dat tegen.", "Het Kremlin", "denies", None, "troepen de markt beschoten"),
    ("nl", "Oekraïne zegt dat troepen de markt beschoten.", "De regering ontkent de beschuldigingen.", "De regering", "denies", "de beschuldigingen", "troepen de markt beschoten"),
    ("de", "Laut Kiew beschossen Truppen den Markt.", "Moskau bestreitet das.", "Moskau", "denies", None, "beschossen Truppen den Markt"),
    ("de", "Laut Kiew beschossen Truppen den Markt.", "Der Kreml wies die Vorwürfe zurück.", "Der Kreml", "denies", "die Vorwürfe", "beschossen Truppen den Markt"),
    ("fr", "Selon Kiev, les troupes ont bombardé le marché.", "Le gouvernement le nie.", "Le gouvernement", "denies", None, "les troupes ont bombardé le marché"),
    ("fr", "Selon Kiev, les troupes ont bombardé le marché.", "Moscou dément.", "Moscou", "denies", None, "les troupes ont bombardé le marché"),
    ("es", "Según Kiev, las tropas bombardearon el mercado.", "Moscú lo niega.", "Moscú", "denies", None, "las tropas bombardearon el mercado"),
    ("it", "Secondo Kiev, le truppe hanno bombardato il mercato.", "Mosca smentisce.", "Mosca", "denies", None, "le truppe hanno bombardato il mercato"),
    ("pt", "Segundo Kiev, as tropas bombardearam o mercado.", "O Kremlin rejeitou as acusações.", "O Kremlin", "denies", "as acusações", "as tropas bombardearam o mercado"),
    ("ru", "По данным Киева, войска обстреляли рынок.", "В Москве это отрицают.", "Москве", "denies", None, "войска обстреляли рынок"),
    ("ru", "По данным Киева, войска обстреляли рынок.", "В Кремле отвергли обвинения.", "Кремле", "denies", "обвинения", "войска обстреляли рынок"),
    ("uk", "За даними Києва, війська обстріляли ринок.", "Москва це заперечує.", "Москва", "denies", None, "війська обстріляли ринок"),
    ("pl", "Według Kijowa wojska ostrzelały targ.", "Moskwa temu zaprzecza.", "Moskwa", "denies", None, "wojska ostrzelały targ"),
    ("cs", "Podle Kyjeva vojska ostřelovala tržiště.", "Moskva to popírá.", "Moskva", "denies", None, "vojska ostřelovala tržiště"),
    ("bg", "Според Киев войските са обстрелвали пазара.", "Москва отрича това.", "Москва", "denies", None, "войските са обстрелвали пазара"),
]


@pytest.mark.parametrize(("language", "statement", "reply", "source", "stance", "content", "answered"), SENTENCES)
def test_a_sentence_that_answers_the_one_before(language, statement, reply, source, stance, content, answered):
    answer = next(a for a in found(f"{statement} {reply}", language) if a.answers is not None)
    assert answer.source is not None
    assert answer.content is not None
    assert answer.answers is not None
    assert (answer.source.text, answer.stance, answer.content.text, answer.answers.text) == (source, stance, content or answered, answered)


# language, text, who answers, content, what is answered
BEHIND_A_COMMA = [
    ("en", "Moscow says it shot down 14 drones, but Kyiv denies this.", "Kyiv", "it shot down 14 drones", "it shot down 14 drones"),
    ("en", "Moscow accuses Kyiv of hitting a hospital, but Ukraine rejects the accusations.", "Ukraine", "the accusations", "Kyiv of hitting a hospital"),
    ("nl", "Moskou zegt dat het 14 drones heeft neergehaald, maar Kiev spreekt dat tegen.", "Kiev", "het 14 drones heeft neergehaald", "het 14 drones heeft neergehaald"),
    ("it", "Mosca accusa Kiev di aver colpito un ospedale, ma l’Ucraina respinge le accuse.", "l’Ucraina", "le accuse", "aver colpito un ospedale"),
    ("pt", "Moscovo acusa Kiev de ter atingido um hospital, mas a Ucrânia rejeita as acusações.", "a Ucrânia", "as acusações", "Kiev de ter atingido um hospital"),
]


@pytest.mark.parametrize(("language", "text", "source", "content", "answered"), BEHIND_A_COMMA)
def test_a_coordinated_clause_that_answers(language, text, source, content, answered):
    said, answer = found(text, language)
    assert said.content is not None
    assert said.content.text == answered
    assert answer.source is not None
    assert answer.content is not None
    assert answer.answers is not None
    assert (answer.source.text, answer.content.text, answer.answers.text, answer.within) == (source, content, answered, None)


@pytest.mark.parametrize(("language", "text"), [("en", "The bridge is closed. Moscow did not confirm this."), ("en", "The bridge is closed. The mayor denied being paid."), ("es", "El puente está cerrado. El alcalde confirmó la compra.")])
def test_other_sentences_answer_nothing(language, text):
    assert not any(a.answers is not None for a in found(text, language))


def test_no_two_attributions_stand_within_each_other():
    attributions = {a.id: a for a in found("La procura ipotizza che l’incendio sia doloso: lo ha scritto il Corriere della Sera, citando fonti investigative.", "it")}
    for a in attributions.values():
        seen = {a.id}
        while a.within is not None:
            assert a.within not in seen
            seen.add(a.within)
            a = attributions[a.within]
