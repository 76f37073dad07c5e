"""Offices on a page: by their nation before, behind or inside, or by themselves."""

from __future__ import annotations

import pytest

from sayso.core.records import Document
from sayso.packs.directory import load_directory
from sayso.packs.language import load_language
from sayso.read import read


@pytest.mark.parametrize(
    ("code", "text", "holder"),
    [
        ("en", "The Russian defence minister said so.", "Sergei Shoigu"),
        ("en", "The prime minister of Italy said so.", "Giorgia Meloni"),
        ("nl", "De Kremlinwoordvoerder ontkent.", "Dmitry Peskov"),
        ("nl", "De Franse president ontkent.", "Emmanuel Macron"),
        ("de", "Der ukrainische Außenminister widersprach.", "Dmytro Kuleba"),
        ("fr", "Le ministre russe de la Défense l'a dit.", "Sergei Shoigu"),
        ("ru", "Пресс-секретарь Кремля это отрицал.", "Dmitry Peskov"),
        ("uk", "Так вважає міністр оборони України.", "Oleksii Reznikov"),
        ("pl", "Mówił o tym ukraiński minister obrony.", "Oleksii Reznikov"),
        ("en", "The minister of silly walks of Ruritania said so.", None),
    ],
)
def test_an_office_in_march_2023(code: str, text: str, holder: str | None) -> None:
    directory = load_directory()
    page = read(Document("test", "sha256:test", code, None, None, None, None, False, text), load_language(code))
    holders = [directory.office_holder(m.name, "2023-03") for m in directory.office_phrases.find(page)]
    assert [h.name for h in holders if h is not None] == ([holder] if holder else [])
