"""Claims of whole pages, through the pipeline: what one sentence lends another, acts, modality, basis, ages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.coding.ages import age
from sayso.core.ids import digest
from sayso.core.records import Analysis, Claim, Collected, Document
from sayso.core.spans import ungrounded
from sayso.pipeline import analyse


def read(text: str, language: str = "en", published: str | None = "2023-03-14") -> Analysis:
    document = Document("page", digest(text.encode()), language, published, None, None, None, True, text)
    return analyse(Collected(document, text.encode()))


def of_type(analysis: Analysis, kind: str) -> list[Claim]:
    return [c for c in analysis.claims if c.type == kind]


def test_a_later_figure_borrows_actor_and_place() -> None:
    page = read("Wagner has about 50,000 personnel in Ukraine, John Kirby said.\n\nOf these, 10,000 are contractors, he added.")
    strength = of_type(page, "personnel_strength")
    assert [c.quantity.low for c in strength if c.quantity] == [50000, 10000]
    assert {(c.actor, c.place) for c in strength} == {("Wagner Group", "Ukraine")}
    assert [c.target for c in strength] == [None, "contract soldiers"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Wagner has about 50,000 personnel in Ukraine, John Kirby said. Only 10,000 of them are contractors."),
        ("nl", "Wagner heeft zo'n 50.000 mensen in Oekraïne, zei John Kirby. Slechts 10.000 van hen zijn contractanten."),
        ("es", "Wagner tiene unos 50.000 combatientes en Ucrania, afirmó John Kirby. Solo 10.000 de ellos son contratistas."),
        ("pl", "Grupa Wagnera ma na Ukrainie około 50 tys. ludzi, powiedział John Kirby. Tylko 10 tys. z nich to najemnicy kontraktowi."),
    ],
)
def test_a_part_of_what_was_reported_is_on_the_same_say_so(language: str, text: str) -> None:
    page = read(text, language)
    chains = {a.id: a.chain for a in page.attributions}
    strength = of_type(page, "personnel_strength")
    assert [(c.quantity.low, chains[c.attribution or ""]) for c in strength if c.quantity] == [(50000, ("John Kirby",)), (10000, ("John Kirby",))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ukraine says that Russia is recruiting prisoners, a claim Moscow denies."),
        ("nl", "Volgens Kiev heeft Rusland in september 300.000 reservisten gemobiliseerd, wat Moskou ontkent."),
        ("de", "Kiew sagt, Russland habe 300.000 Reservisten mobilisiert, was Moskau bestreitet."),
    ],
)
def test_who_denies_it_in_the_clause_behind_claims_the_contrary(language: str, text: str) -> None:
    page = read(text, language)
    said, denied = sorted(page.claims, key=lambda c: c.modality == "denied")
    assert (said.modality, denied.modality) == ("reported", "denied")
    assert said.evidence == denied.evidence
    chains = {a.id: a.chain for a in page.attributions}
    assert (chains[said.attribution or ""], chains[denied.attribution or ""]) == (("Government of Ukraine",), ("Government of Russia",))


@pytest.mark.parametrize(
    ("language", "text", "counts"),
    [
        ("en", "Wagner is recruiting 120 volunteers a day in Tver.", "volunteers per day"),
        ("en", "Every day Wagner recruits 120 volunteers in Tver.", "volunteers per day"),
        ("en", "Wagner recruited 120 volunteers in Tver, and 30 men a day in Omsk.", "volunteers"),
        ("nl", "Wagner rekruteert in Tver dagelijks 120 vrijwilligers.", "volunteers per day"),
        ("de", "Wagner rekrutiert in Twer 120 Freiwillige pro Tag.", "volunteers per day"),
        ("fr", "Wagner recrute chaque jour 120 volontaires à Tver.", "volunteers per day"),
        ("ru", "«Вагнер» ежедневно вербует в Твери 120 добровольцев.", "volunteers per day"),
    ],
)
def test_a_figure_that_recurs_says_how_often(language: str, text: str, counts: str) -> None:
    claim = of_type(read(text, language), "volunteer_recruitment")[0]
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.counts) == (120, counts)


def test_another_figure_is_on_nobodys_say_so() -> None:
    page = read("Wagner has about 50,000 personnel in Ukraine, John Kirby said. Wagner has 7,000 fighters in Mali.")
    assert [c.attribution for c in of_type(page, "personnel_strength")] == ["a1", None]


def test_killed_and_wounded_are_two_claims_with_their_own_evidence() -> None:
    first, second = of_type(read("The ministry said that 40 soldiers were killed and 25 wounded in the strike."), "casualties")
    assert (first.quantity and first.quantity.low, second.quantity and second.quantity.low) == (40, 25)
    assert first.evidence.end <= second.evidence.start


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("uk", "За даними Генштабу ЗСУ, убитих солдатів близько двохсот, а поранених — п'ятсот.", [200, 500]),
        ("ru", "По данным Генштаба ВСУ, убитых солдат около двухсот, а раненых — пятьсот.", [200, 500]),
    ],
)
def test_each_figure_keeps_the_word_that_says_whom_it_counts(language: str, text: str, figures: list[int]) -> None:
    assert [c.quantity.low for c in of_type(read(text, language), "casualties") if c.quantity] == figures


@pytest.mark.parametrize(
    "text",
    [
        "Zespoły werbunkowe Grupy Wagnera działają w co najmniej 25 miastach Rosji, podał dziennik „Rzeczpospolita”.",
        "W co najmniej 25 miastach Rosji działają zespoły werbunkowe Grupy Wagnera, podał dziennik „Rzeczpospolita”.",
    ],
)
def test_a_word_that_asks_asks_nothing_within_a_figure(text: str) -> None:
    (claim,) = of_type(read(text, "pl"), "volunteer_recruitment")
    assert (claim.actor, claim.quantity and claim.quantity.low) == ("Wagner Group", 25)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Son soldados profesionales que se alistan por voluntad propia y reciben un sueldo."),
        ("nl", "Contractsoldaten tekenen vrijwillig en krijgen soldij."),
        ("fr", "Les soldats sous contrat s'engagent librement et touchent une solde."),
    ],
)
def test_the_pay_of_serving_soldiers_is_no_offer(language: str, text: str) -> None:
    assert of_type(read(text, language), "incentive_offer") == []


def test_where_an_offer_was_filmed_is_no_recruitment() -> None:
    text = "La propuesta de Prigozhin circula en un vídeo. La oferta aparece en las imágenes grabadas en una colonia penal rusa."
    assert of_type(read(text, "es"), "prison_recruitment") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "President Vladimir Putin announced a partial mobilisation in Russia on Wednesday."),
        ("nl", "President Vladimir Poetin kondigde woensdag een gedeeltelijke mobilisatie af in Rusland."),
        ("de", "Präsident Wladimir Putin hat am Mittwoch eine Teilmobilmachung in Russland angeordnet."),
    ],
)
def test_a_public_act_is_its_actors_own(language: str, text: str) -> None:
    (claim,) = of_type(read(text, language, "2022-09-22"), "mobilisation")
    assert (claim.basis, claim.modality, claim.attribution) == ("public_act", "asserted", None)
    assert (claim.actor, claim.place, claim.when, claim.when_basis) == ("Vladimir Putin", "Russia", "2022-09-21", "stated")


def test_what_is_current_is_dated_by_publication_and_says_so() -> None:
    (claim,) = of_type(read("The Wagner Group is advertised on billboards in Moscow."), "recruitment_advertising")
    assert (claim.when, claim.when_basis, claim.basis) == ("2023-03", "publication", "unstated")


def test_without_a_date_of_publication_nothing_is_invented() -> None:
    (claim,) = of_type(read("The Wagner Group is advertised on billboards in Moscow.", published=None), "recruitment_advertising")
    assert (claim.when, claim.when_basis) == (None, None)


def test_reportive_grammar_is_hearsay_and_a_credit_is_kept() -> None:
    page = read("In de bezette regio Loehansk zouden tieners geboren in 2006 geregistreerd worden voor militaire dienst.\n\nBron: Institute for the Study of War", "nl", "2023-03")
    (claim,) = of_type(page, "recruitment_of_minors")
    assert (claim.modality, claim.basis, claim.attribution, claim.credited) == ("reported", "hearsay", None, "Institute for the Study of War")
    assert (claim.target, claim.roles["age"]) == ("minors", "16-17")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("There will be no second wave of mobilisation, Dmitry Peskov said.", "denied"),
        ("Students may be called up in April, a Telegram channel wrote.", "possible"),
        ("The Kremlin plans to call up 400,000 reservists, Meduza reported.", "planned"),
        ("The Wagner Group has stopped recruiting prisoners, Yevgeny Prigozhin said.", "reported"),
        ("The Wagner Group is recruiting prisoners in Russia.", "asserted"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    assert [c.modality for c in read(text).claims] == [modality]


@pytest.mark.parametrize("text", ["Is Wagner recruiting prisoners?", "It is not known whether Wagner is recruiting prisoners.", ""])
def test_asking_claims_nothing(text: str) -> None:
    assert read(text + " ").claims == () if text else read("Nothing.").claims == ()


@pytest.mark.parametrize(
    ("birth", "published", "ages"),
    [("2006", "2023-03", (16, 17)), ("2006-03-15", "2023-03-14", (16, 16)), ("2006-03-14", "2023-03-14", (17, 17)), ("2006", None, None)],
)
def test_ages_are_whole_years_on_the_day_of_publication(birth: str, published: str | None, ages: tuple[int, int] | None) -> None:
    assert age(birth, published) == ages


def test_the_same_page_gives_the_same_claims() -> None:
    text = "The Wagner Group is recruiting prisoners in Russia, Olga Romanova said."
    assert read(text).claims == read(text).claims


_WORDS = ["Wagner", "recruits", "prisoners", "300,000", "reservists", "mobilisation", "ordered", "said", "Putin", "killed", "soldiers", "and", "no", "will", "be", "in", "Moscow", "born", "2006", "“", "”", ",", ".", ":", "?"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=40))
def test_every_claim_is_grounded_whatever_the_words(words: list[str]) -> None:
    analysis = read(" ".join(words))
    assert ungrounded(analysis) == ()
    assert all(c.evidence.text.strip() and 0 <= c.score <= 1 and c.why for c in analysis.claims)
    known = {a.id for a in analysis.attributions}
    assert all(c.attribution is None or c.attribution in known for c in analysis.claims)
