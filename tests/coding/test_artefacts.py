"""Documents that are the thing: advertisements, orders, questionnaires. The places they list, pay, term and age are read; news about them is no such thing."""

from __future__ import annotations

import pytest

from sayso.core.ids import digest
from sayso.core.records import Analysis, Claim, Collected, Document
from sayso.core.spans import ungrounded
from sayso.pipeline import analyse


def read(text: str, language: str, published: str = "2023-04-02") -> Analysis:
    document = Document("page", digest(text.encode()), language, published, None, None, None, True, text)
    return analyse(Collected(document, text.encode()))


def the_thing(text: str, language: str) -> Claim:
    page = read(text, language)
    assert ungrounded(page) == ()
    (claim,) = [c for c in page.claims if c.basis == "artefact"]
    assert (claim.modality, claim.attribution, claim.when_basis) == ("asserted", None, "publication")
    return claim


ADVERTS = (
    ("en", "The Wagner Group is recruiting!\nJoin us in Moscow, Kazan, Samara and Omsk.\nSix-month contract, 240,000 roubles a month.\nCall us: +7 (912) 345-67-89."),
    ("nl", "De Wagnergroep zoekt mannen!\nMeld je aan in Moskou, Kazan, Samara of Omsk.\nContract van zes maanden, 240.000 roebel per maand.\nBel: +7 912 345 67 89."),
    ("de", "Gruppe Wagner sucht Kämpfer!\nAnmeldung in Moskau, Kasan, Samara und Omsk.\nVertrag über sechs Monate, 240.000 Rubel im Monat.\nRufen Sie an: +7 912 345 67 89."),
    ("fr", "Le groupe Wagner recrute !\nRejoignez-nous à Moscou, Kazan, Samara ou Omsk.\nContrat de six mois, 240 000 roubles par mois.\nAppelez le +7 912 345 67 89."),
    ("es", "¡El Grupo Wagner recluta!\nAlístate en Moscú, Kazán, Samara u Omsk.\nContrato de seis meses, 240.000 rublos al mes.\nLlame al +7 912 345 67 89."),
    ("it", "Il gruppo Wagner recluta!\nArruolati a Mosca, Kazan, Samara o Omsk.\nContratto di sei mesi, 240.000 rubli al mese.\nChiama il +7 912 345 67 89."),
    ("pt", "O Grupo Wagner recruta!\nAliste-se em Moscovo, Kazan, Samara ou Omsk.\nContrato de seis meses, 240.000 rublos por mês.\nLigue para +7 912 345 67 89."),
    ("pl", "Grupa Wagnera rekrutuje!\nZgłoś się: Moskwa, Kazań, Samara, Omsk.\nKontrakt na sześć miesięcy, 240 000 rubli miesięcznie.\nZadzwoń: +7 912 345 67 89."),
    ("cs", "Wagnerova skupina nabírá!\nPřihlas se: Moskva, Kazaň, Samara, Omsk.\nSmlouva na šest měsíců, 240 000 rublů měsíčně.\nVolejte +7 912 345 67 89."),
    ("ru", "ЧВК «Вагнер» набирает бойцов!\nПункты приёма: Москва, Казань, Самара, Омск.\nКонтракт на шесть месяцев, 240 000 рублей в месяц.\nЗвоните: +7 912 345-67-89, @nabor_bot"),
    ("uk", "ПВК «Вагнер» набирає бійців!\nПункти: Москва, Казань, Самара, Омськ.\nКонтракт на шість місяців, 240 000 рублів на місяць.\nДзвоніть: +7 912 345-67-89."),
    ("bg", "Групата „Вагнер“ набира бойци!\nЗапиши се: Москва, Казан, Самара, Омск.\nДоговор за шест месеца, 240 000 рубли на месец.\nОбадете се: +7 912 345 67 89."),
)


@pytest.mark.parametrize(("language", "text"), ADVERTS)
def test_an_advertisement_lists_places_pay_and_term(language: str, text: str) -> None:
    claim = the_thing(text, language)
    assert (claim.type, claim.actor, claim.place) == ("recruitment_advertising", "Wagner Group", "Russia")
    assert claim.places == ("Moscow", "Kazan", "Samara", "Omsk")
    assert (claim.roles["amount"], claim.roles["term"]) == ("240000 RUB", "6 months")


ORDERS = (
    ("ru", "ПРИКАЗ\nПриказываю:\n1. Призвать на военную службу по мобилизации 1 200 граждан.\n2. Сборные пункты развернуть в Курске, Белгороде и Воронеже.", "mobilisation"),
    ("uk", "НАКАЗ\nНаказую:\n1. Призвати на військову службу за мобілізацією 1 200 громадян.\n2. Збірні пункти розгорнути у Сумах, Полтаві та Черкасах.", "mobilisation"),
    ("en", "ORDER\nI order that 1,200 reservists be called up for the mobilisation.\nAssembly points: Kursk, Belgorod and Voronezh.", "mobilisation"),
    ("de", "BEFEHL\nIch befehle die Mobilmachung von 1.200 Reservisten.\nSammelpunkte: Kursk, Belgorod und Woronesch.", "mobilisation"),
    ("fr", "ORDRE\nJ'ordonne la mobilisation de 1 200 réservistes.\nPoints de rassemblement : Koursk, Belgorod et Voronej.", "mobilisation"),
)


@pytest.mark.parametrize(("language", "text", "kind"), ORDERS)
def test_an_order_is_the_act_itself(language: str, text: str, kind: str) -> None:
    claim = the_thing(text, language)
    assert (claim.type, claim.quantity and claim.quantity.low) == (kind, 1200)
    assert len(claim.places) == 3


def test_a_questionnaire_for_pupils_says_how_old_they_are_and_what_protects_them() -> None:
    claim = the_thing(
        "QUESTIONNAIRE\nfor pupils of the 11th form, born 2006\n1. Full name\n2. Are you registered for military service?\n"
        "3. Do you wish to enlist under contract in the Russian army after school?",
        "en",
    )
    assert (claim.type, claim.target, claim.roles["age"]) == ("recruitment_of_minors", "minors", "16-17")
    assert "Optional Protocol" in (claim.protected or "")


NO_ARTEFACTS = (
    ("en", "The Wagner Group is recruiting in Moscow, Kazan and Samara, the think tank said. Its telephone number is on posters.\nCall us with news: +44 20 1234 5678."),
    ("en", "The town band is recruiting! Join us in Leeds, York and Hull. Call us: 0113 496 0000."),
    ("de", "Die Bäckerei sucht Verkäufer! Bewirb dich in Bonn, Köln und Trier. Rufen Sie an: 0228 123456."),
    ("nl", "Word vrijwilliger bij het museum! Meld je aan in Gent, Brugge of Leuven. Bel 09 123 45 67."),
    ("ru", "Автосалон приглашает покупателей: Москва, Казань, Самара. Звоните: +7 912 345-67-89."),
)


@pytest.mark.parametrize(("language", "text"), NO_ARTEFACTS)
def test_news_about_an_advertisement_and_other_advertisements_are_none(language: str, text: str) -> None:
    assert [c.type for c in read(text, language).claims if c.basis == "artefact"] == []


def test_the_digits_of_a_telephone_number_count_nobody() -> None:
    claim = the_thing("ПРИКАЗ\nПриказываю призвать граждан на военную службу по мобилизации, справки по тел. 8 800 555 35 35.", "ru")
    assert (claim.type, claim.quantity) == ("mobilisation", None)
