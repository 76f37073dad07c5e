"""Roles of force_generation in twelve languages: the unit, the purpose, by what means, how old, how long, for what, through what, again."""

from __future__ import annotations

import pytest

from sayso.core.ids import digest
from sayso.core.records import Analysis, Collected, Document
from sayso.pipeline import analyse


def read(text: str, language: str, published: str = "2023-05-20") -> Analysis:
    document = Document("page", digest(text.encode()), language, published, None, None, None, True, text)
    return analyse(Collected(document, text.encode()))


ROLES = (
    ("en", "Police rounded up migrant workers in Moscow and forced them into the army to dig trenches, residents said.", {"compulsion": "by force", "purpose": "build fortifications"}),
    ("en", "The army is recruiting teenagers aged 16 and 17 in Luhansk for a volunteer battalion, activists said.", {"age": "16-17", "unit": "volunteer battalion"}),
    ("nl", "Het leger werft vrijwilligers met een contract van twee jaar om de verliezen aan te vullen, meldt de krant.", {"term": "2 years", "purpose": "replace losses"}),
    ("nl", "Migranten worden in Moskou opgepakt en onder dwang bij het leger ingelijfd, zeggen bewoners.", {"compulsion": "by force"}),
    ("de", "Die russische Armee wirbt Freiwillige für Sturmeinheiten an und bietet ihnen ein Grundstück, berichtete die Zeitung.", {"unit": "assault unit", "incentive": "housing"}),
    ("de", "Kubaner seien unter falschen Versprechungen für die russische Armee angeworben worden, sagte der Minister.", {"compulsion": "deception"}),
    ("fr", "L'armée russe recrute des volontaires sur les réseaux sociaux pour combler ses pertes, selon le ministère.", {"channel": "social media", "purpose": "replace losses"}),
    ("fr", "Des migrants ont été enrôlés de force dans l'armée à Moscou, a déclaré un avocat.", {"compulsion": "by force"}),
    ("es", "El ejército ruso recluta voluntarios para unidades de asalto con contratos de seis meses, informó el diario.", {"unit": "assault unit", "term": "6 months"}),
    ("es", "Ciudadanos cubanos fueron reclutados con engaños por el ejército ruso, dijo el ministro.", {"compulsion": "deception"}),
    ("it", "L'esercito russo recluta volontari nei centri sportivi per compensare le perdite, ha detto il ministero.", {"channel": "sports centres", "purpose": "replace losses"}),
    ("it", "Migranti sono stati arruolati con la forza nell'esercito a Mosca, ha detto un avvocato.", {"compulsion": "by force"}),
    ("pt", "O exército russo recruta voluntários nas redes sociais para compensar as baixas, disse o ministério.", {"channel": "social media", "purpose": "replace losses"}),
    ("pt", "Cidadãos cubanos foram recrutados sob falsos pretextos pelo exército russo, disse o ministro.", {"compulsion": "deception"}),
    ("pl", "Armia rosyjska rekrutuje ochotników do oddziałów szturmowych, oferując działkę, podała gazeta.", {"unit": "assault unit", "incentive": "housing"}),
    ("pl", "Migranci są w Moskwie siłą wcielani do armii, powiedział prawnik.", {"compulsion": "by force"}),
    ("cs", "Ruská armáda verbuje dobrovolníky do útočných oddílů a láká je na hypotéku, uvedl deník.", {"unit": "assault unit", "incentive": "housing"}),
    ("cs", "Migranti jsou v Moskvě násilím odváděni do armády, řekl právník.", {"compulsion": "by force"}),
    ("ru", "Российская армия вербует добровольцев в штурмовые отряды, обещая списание долгов, сообщила газета.", {"unit": "assault unit", "incentive": "debt relief"}),
    ("ru", "Мигрантов в Москве силой забирают в армию и отправляют рыть окопы, рассказал юрист.", {"compulsion": "by force", "purpose": "build fortifications"}),
    ("uk", "Російська армія вербує добровольців у штурмові загони, обіцяючи квартиру, повідомила газета.", {"unit": "assault unit", "incentive": "housing"}),
    ("uk", "Мігрантів у Москві силоміць забирають до армії, розповів юрист.", {"compulsion": "by force"}),
    ("bg", "Руската армия набира доброволци за щурмови отряди, съобщи вестникът.", {"unit": "assault unit"}),
    ("bg", "Мигранти в Москва са вкарвани насила в армията, каза адвокат.", {"compulsion": "by force"}),
)


@pytest.mark.parametrize(("language", "text", "roles"), ROLES)
def test_roles_stand_where_the_text_gives_them(language: str, text: str, roles: dict[str, str]) -> None:
    claims = read(text, language).claims
    assert any(roles.items() <= c.roles.items() for c in claims), [(c.type, c.roles) for c in claims]


AGES = (
    ("en", "The army is recruiting 16- and 17-year-olds in Luhansk, activists said."),
    ("nl", "Het leger werft 16- en 17-jarigen in Loehansk, zeggen activisten."),
    ("de", "Die Armee rekrutiert 16- und 17-jährige Jugendliche in Luhansk, sagten Aktivisten."),
    ("fr", "L'armée recrute des adolescents âgés de 16 à 17 ans à Louhansk, ont dit des militants."),
    ("es", "El ejército recluta a adolescentes de 16 y 17 años de edad en Lugansk, dijeron activistas."),
    ("it", "L'esercito recluta adolescenti di età compresa tra 16 e 17 anni a Lugansk, hanno detto gli attivisti."),
    ("pt", "O exército recruta adolescentes com idades entre 16 e 17 anos em Lugansk, disseram ativistas."),
    ("pl", "Armia rekrutuje nastolatków w wieku 16–17 lat w Ługańsku, powiedzieli aktywiści."),
    ("cs", "Armáda verbuje dospívající ve věku 16 až 17 let v Luhansku, řekli aktivisté."),
    ("ru", "Армия вербует подростков в возрасте 16–17 лет в Луганске, рассказали активисты."),
    ("uk", "Армія вербує підлітків віком 16–17 років у Луганську, розповіли активісти."),
    ("bg", "Армията набира тийнейджъри на възраст 16–17 години в Луганск, казаха активисти."),
)


@pytest.mark.parametrize(("language", "text"), AGES)
def test_who_is_under_eighteen_is_flagged_with_the_rule_and_its_source(language: str, text: str) -> None:
    claim = next(c for c in read(text, language).claims if c.type == "recruitment_of_minors")
    assert (claim.roles["age"], claim.target) == ("16-17", "minors")
    assert claim.protected is not None
    assert "Optional Protocol" in claim.protected


AGAIN = (
    ("en", "The Kremlin returns to its earlier campaigns to recruit volunteers, the think tank said."),
    ("nl", "Het Kremlin keert terug naar eerdere campagnes om vrijwilligers te werven, aldus de denktank."),
    ("de", "Der Kreml kehrt zu früheren Kampagnen zur Anwerbung von Freiwilligen zurück, erklärte die Denkfabrik."),
    ("fr", "Le Kremlin relance la campagne de recrutement de volontaires, selon le groupe de réflexion."),
    ("es", "El Kremlin vuelve a sus campañas de reclutamiento de voluntarios, según el centro de estudios."),
    ("it", "Il Cremlino torna alle campagne di reclutamento di volontari, secondo il centro studi."),
    ("pt", "O Kremlin regressa às campanhas de recrutamento de voluntários, segundo o centro de estudos."),
    ("pl", "Kreml powraca do kampanii werbowania ochotników, podał ośrodek analityczny."),
    ("cs", "Kreml se vrací ke kampani na verbování dobrovolníků, uvedl institut."),
    ("ru", "Кремль возвращается к кампаниям по набору добровольцев, сообщил аналитический центр."),
    ("uk", "Кремль повертається до кампаній з набору добровольців, повідомив аналітичний центр."),
    ("bg", "Кремъл се връща към кампаниите за набиране на доброволци, съобщи институтът."),
)


@pytest.mark.parametrize(("language", "text"), AGAIN)
def test_what_goes_back_to_an_earlier_campaign(language: str, text: str) -> None:
    claims = read(text, language).claims
    assert any(c.roles.get("campaign") == "returns to an earlier campaign" for c in claims), [(c.type, c.roles) for c in claims]


def test_what_forced_some_is_not_lent_to_the_next_claim() -> None:
    page = read("Police rounded up migrants in Moscow and forced them into the army, residents said.\n\nStudents were forced into the army, too, an activist said.", "en")
    assert [c.roles.get("compulsion") for c in page.claims if c.type == "forced_conscription"] == ["by force", None]
