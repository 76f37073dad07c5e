"""The smaller judgements: times, circles, outlets' names, grades, sentences."""

from __future__ import annotations

import pytest
from build import told
from conftest import Find

from sayso.core.errors import PackError
from sayso.core.records import Document
from sayso.corroborate.grade import Standing, grade, support
from sayso.corroborate.policy import load_policy, policy_from
from sayso.corroborate.publishers import Publishers, sounds
from sayso.corroborate.when import gap, interval, shown_later
from sayso.packs.outlets import Outlet, Outlets


@pytest.mark.parametrize(
    ("one", "other", "later"),
    [
        ("2023-03-12", "2023-03-11", True),
        ("2023-03-12", "2023-03", False),
        ("2023-04", "2023-03", True),
        ("2023", "2022-12-31", True),
        (None, "2023-03-11", False),
        ("2023-03-12", None, False),
        ("no date", "2023", False),
        ("2023-02-30", "2022", False),
    ],
)
def test_shown_later(one: str | None, other: str | None, later: bool) -> None:
    assert shown_later(one, other) is later


def test_intervals() -> None:
    month, day = interval("2024-02"), interval("2024-02-29")
    assert month is not None
    assert day is not None
    assert month[1] - month[0] == 28
    assert gap(month, day) == 0
    december = interval("2023-12")
    assert december is not None
    assert gap(december, month) == 32


def test_an_outlet_by_any_of_its_names() -> None:
    known = Publishers(Outlets([Outlet("Volga Observer", aliases=("Волжский наблюдатель",), domains=("volga.example",), channel=True)]))
    page = Document("k", "i", "ru", None, None, "https://www.volga.example/news/1", None, True, "")
    assert known.of(page) == "Volga Observer"
    assert known.canonical("ВОЛЖСКИЙ НАБЛЮДАТЕЛЬ") == "Volga Observer"
    assert known.canonical("The Guardian") == "The Guardian"
    elsewhere = Document("k", "i", "ru", None, None, "https://other.example/1", None, True, "")
    assert known.of(elsewhere) == "other.example"


def test_an_outlet_in_another_languages_spelling_or_without_its_article() -> None:
    heard = {sound: ["La Gazette du Mistral"] for sound in sounds("La Gazette du Mistral")}
    known = Publishers(Outlets([Outlet("Donskoi Vestnik")]), lambda sound: heard.get(sound, ()))
    assert known.canonical("Donskoi Westnik") == "Donskoi Vestnik"
    assert known.canonical("Donskoj wiestnik") == "Donskoi Vestnik"
    assert known.canonical("Gazette du Mistral") == "La Gazette du Mistral"
    assert known.canonical("Gazette") == "Gazette"


def test_what_two_outlets_share_is_nobodys_name() -> None:
    known = Publishers(Outlets([Outlet("Daily Post North"), Outlet("Daily Post South")]))
    assert known.canonical("Daily Post") == "Daily Post"


STANDING = Standing(high=1, low=1, documents=3, lineage_unknown=0, conflict=False, denied=False, unnamed=False, circular=False)


@pytest.mark.parametrize(
    ("changes", "words", "code"),
    [
        ({"high": 0, "low": 0}, "none", "6"),
        ({}, "one source", "6"),
        ({"unnamed": True}, "one source, resting on unnamed people", "6"),
        ({"high": 2}, "two or more named sources, perhaps the same one", "3"),
        ({"high": 2, "low": 2}, "two or more independent sources", "2"),
        ({"high": 3, "low": 3}, "two or more independent sources", "1"),
        ({"conflict": True}, "disputed", "4"),
        ({"denied": True, "high": 2, "low": 2}, "denied by those concerned", "3"),
    ],
)
def test_support_and_grade(changes: dict[str, int], words: str, code: str) -> None:
    standing = Standing(**{**{name: getattr(STANDING, name) for name in STANDING.__struct_fields__}, **changes})
    assert support(standing) == words
    found = grade(standing, [])
    assert (found.reliability, found.credibility) == ("F", code)
    assert "rule: " in found.why


def test_reliability_is_the_best_that_the_user_gave() -> None:
    assert grade(STANDING, ["C", "B"]).reliability == "B"


def test_two_rings_are_two(find: Find) -> None:
    claims = [
        told(f"{a}{b}", outlet=a, chain=[b], kind="media", on=f"2023-03-{10 + n}") for n, (a, b) in enumerate(["AB", "BA", "CD", "DC", "AE", "EF"])
    ]
    (finding,) = find(*claims)
    assert finding.circular == (("A", "B"), ("C", "D"))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"roles": {"incentive": "pardon", "term": "6 months"}}, "The Wagner Group offers prisoners a pardon for 6 months of service in Russia."),
        ({"target": None, "place": None}, "Prisoners are recruited by the Wagner Group."),
        ({"type": "mobilisation", "actor": "Vladimir Putin", "basis": "public_act", "target": None, "when": "2022-09-21"}, "Vladimir Putin orders a mobilisation in Russia (21 Sep 2022)."),
        ({"type": "no_such_type", "quantity": (5, None, ">", "cities")}, "Wagner Group: no such type (prisoners) in Russia, more than 5 cities."),
        ({"type": "training", "modality": "denied", "chain": ["Dmitry Peskov"]}, "Dmitry Peskov denies that prisoners are trained in Russia by the Wagner Group."),
    ],
)
def test_a_finding_in_one_sentence(given: dict[str, object], sentence: str, find: Find) -> None:
    (finding,) = find(told("a", **given))  # type: ignore[arg-type]
    assert finding.statement == sentence


def test_rules_that_are_not_well_formed_are_refused() -> None:
    with pytest.raises(PackError, match=r"matching\.toml"):
        policy_from({"threshold": "high"})
    assert load_policy().threshold == 1.0
