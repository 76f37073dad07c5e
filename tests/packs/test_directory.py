"""The directory of public figures and bodies: offices, bodies of states, strictness."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sayso.core.errors import PackError
from sayso.packs.added import AddedActor
from sayso.packs.directory import ACTORS, Directory, load_directory
from sayso.packs.language import load_language
from sayso.packs.words import tokenise


@pytest.mark.parametrize(
    ("office", "date", "holder"),
    [
        ("defence minister of Russia", "2022-09-21", "Sergei Shoigu"),
        ("defence minister of Russia", "2024-06", "Andrei Belousov"),
        ("prime minister of the United Kingdom", "2022-10-01", "Liz Truss"),
        ("president of the United States", "2019", "Donald Trump"),
        ("Kremlin spokesman", None, "Dmitry Peskov"),
        ("defence minister of Russia", "1999-01-01", None),
        ("keeper of the seals", "2022", None),
    ],
)
def test_who_holds_an_office_on_a_date(office: str, date: str | None, holder: str | None) -> None:
    found = load_directory().office_holder(office, date)
    assert (found.name if found else None) == holder


@pytest.mark.parametrize(
    ("name", "canonical"),
    [("Владимир Путин", "Vladimir Putin"), ("vladimir putin", "Vladimir Putin"), ("Aleksandar Vucic", "Aleksandar Vučić"), ("Wagner-groep", "Wagner Group"), ("Pentagon", "US Department of Defense"), ("Nobody At All", None)],
)
def test_by_name(name: str, canonical: str | None) -> None:
    found = load_directory().by_name(name)
    assert (found.name if found else None) == canonical


@pytest.mark.parametrize(
    ("kind", "nation", "name", "parent"),
    [
        ("armed forces", "RU", "Russian Armed Forces", "Government of Russia"),
        ("armed forces", "DE", "Bundeswehr", "German Ministry of Defence"),
        ("government", "US", "Government of the United States", None),
        ("defence ministry", "GB", "UK Ministry of Defence", "Government of the United Kingdom"),
        ("health ministry", "PL", "Ministry of Health of Poland", "Government of Poland"),
        ("foreign ministry", "US", "US Department of State", "Government of the United States"),
    ],
)
def test_bodies_of_states(kind: str, nation: str, name: str, parent: str | None) -> None:
    body = load_directory().body(kind, nation)
    assert (body.name, body.parent) == (name, parent)


@pytest.mark.parametrize(
    ("language", "words", "base"),
    [
        ("ru", "Вечернему причалу", "Вечерний причал"),
        ("ru", "Волжского наблюдателя", "Волжский наблюдатель"),
        ("ru", "Новой газеты", "Новая газета"),
        ("ru", "Земле и труде", "Земле и труде"),
        ("uk", "Степовому віснику", "Степовий вісник"),
        ("pl", "Domu Maklerskiego Zatoka", "Dom Maklerski Zatoka"),
        ("cs", "Českého hydrometeorologického ústavu", "Český hydrometeorologický ústav"),
        ("cs", "Labské noviny", "Labské noviny"),
        ("nl", "De Waterkant", "De Waterkant"),
    ],
)
def test_names_of_bodies_in_their_base_case(language: str, words: str, base: str) -> None:
    assert " ".join(load_directory().base_phrase(words.split(), language)) == base


def test_public_figures_are_persons_of_the_pack() -> None:
    directory = load_directory()
    assert directory.is_public("Olga Romanova")
    assert not directory.is_public("Ferre Danckelaar")
    assert not directory.is_public("Reuters")


def test_every_side_has_a_basis_and_every_parent_a_row() -> None:
    directory = load_directory()
    assert len(directory.entities()) > 700
    for entity in directory.entities():
        assert not entity.side or entity.basis
        assert entity.parent is None or directory.by_name(entity.parent) is not None


@pytest.mark.parametrize(
    ("table", "line", "complaint"),
    [
        ("people.tsv", "Vladimir Putin\tperson", "is there twice"),
        ("people.tsv", "New Person\tking", "no type 'king'"),
        ("people.tsv", "New Person\tperson\t\tFrance", "a side without a basis"),
        ("people.tsv", "New Person\tperson\t\t\t\tNo Such Body", "is unknown"),
        ("people.tsv", "New Person\tperson\t\t\t\t\tNew//Knew Person", "empty alternative"),
        ("offices.tsv", "king of Nowhere\tNo Body\t2020", "nobody is called"),
    ],
)
def test_a_table_that_is_not_well_formed_is_refused(tmp_path: Path, table: str, line: str, complaint: str) -> None:
    shutil.copytree(ACTORS, tmp_path / "actors")
    path = tmp_path / "actors" / table
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    with pytest.raises(PackError, match=complaint):
        Directory(tmp_path / "actors")


@pytest.mark.parametrize(
    ("name", "side", "parent"),
    [("Dutch Coast Guard", "Netherlands", "Government of the Netherlands"), ("Dutch Navy", "Netherlands", "Dutch Armed Forces"), ("Ministry of Health of Poland", "Poland", "Government of Poland")],
)
def test_bodies_that_every_state_has_are_known_by_name(name: str, side: str, parent: str) -> None:
    found = load_directory().by_name(name)
    assert found is not None
    assert (found.name, found.side, found.parent) == (name, side, parent)
    assert load_directory().by_name(f"{name} of Nowhere") is None


def test_what_a_person_decided_goes_before_the_tables() -> None:
    """Also where a later pack says otherwise: an alias given away, a parent that is gone, no type."""
    added = (
        AddedActor("Ada Cole", "person", ("Сергей Шойгу",), side="Ukraine", parent="A body that is gone", by="A", reason="r", at="2023-04-01T00:00:00Z"),
        AddedActor("The Guild", aliases=("Guild/Gild; of Toledo",)),
    )
    directory = load_directory(added)
    assert directory is load_directory(added)
    cole = directory.by_name("Сергей Шойгу")
    assert cole is not None
    assert (cole.name, cole.side, cole.parent, cole.basis) == ("Ada Cole", "Ukraine", "A body that is gone", "r (A, 2023-04-01)")
    page = tokenise("Сергея Шойгу ждут")
    (match,) = directory.index.find(page, "ru", directory.endings(load_language("ru")))
    assert match.name == "Ada Cole"
    guild = directory.by_name("guild/gild; of toledo")
    assert guild is not None
    assert (guild.name, guild.type, guild.side) == ("The Guild", "organisation", None)
    assert directory.by_name("Gild") is None
    untouched = load_directory().by_name("Сергей Шойгу")
    assert untouched is not None
    assert untouched.name == "Sergei Shoigu"


@pytest.mark.parametrize("form", ["Shoigu", "Sjojgoe", "Choïgou", "Schoigu", "Шойгу", "ШОЙГУ"])
def test_everybody_who_may_be_meant_by_a_short_form(form: str) -> None:
    assert [e.name for e in load_directory().called(form)] == ["Sergei Shoigu"]
