"""What the user knows of outlets, by any name or address."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.core.errors import PackError
from sayso.packs.outlets import Outlet, Outlets, load_outlets

FILE = """
[[outlet]]
name = "Volga Observer"
aliases = ["Волжский наблюдатель"]
domains = ["volga.example"]
reliability = "C"
[[outlet]]
name = "Meridian Press Agency"
agency = true
"""


def load(tmp_path: Path, text: str) -> Outlets:
    path = tmp_path / "outlets.toml"
    path.write_text(text, encoding="utf-8")
    return load_outlets(path)


def test_outlets_are_found_by_name_alias_and_address(tmp_path: Path) -> None:
    outlets = load(tmp_path, FILE)
    first, second = outlets.all
    assert outlets.named("volga observer") is first
    assert outlets.named("ВОЛЖСКИЙ НАБЛЮДАТЕЛЬ") is first
    assert outlets.at("https://www.news.volga.example:8080/a") is first
    assert outlets.at("https://notvolga.example/a") is None
    assert outlets.at("http://[::1/") is None
    assert outlets.named("Meridian Press Agency") is second
    assert outlets.named("Reuters") is None
    assert outlets.named(None) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (FILE + 'owner = "X"', "owner"),
        (FILE + 'reliability = "Z"', "Z"),
        ("[[outlet]]\nagency = true", "name"),
        ("[[outlet]]\nname = 5", "str"),
        ("[[outlet", "outlets.toml"),
        (FILE + '[[outlet]]\nname = "volga observer!"', "stands for both"),
    ],
)
def test_a_wrong_file_is_an_error_that_says_where(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(PackError, match=says):
        load(tmp_path, text)


def test_no_outlets_know_nobody() -> None:
    assert Outlets().named("Volga Observer") is None
    assert Outlet("A").reliability is None
