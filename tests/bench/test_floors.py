"""Floors hold on to what was reached: a figure that falls is named, and a floor is only ever raised."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import floors

CORPUS = {"name": "lab", "gold": "gold/gold.jsonl", "floors": {"claims": 70.0, "chain": 60.0}}


@pytest.mark.parametrize(
    ("figures", "complaints"),
    [
        ({"claims": 70.0, "chain": 61.2, "wrong offsets": 0.0}, []),
        ({"claims": 69.9, "chain": 61.2, "wrong offsets": 0.0}, ["lab: claims 69.9 is below its floor of 70.0"]),
        ({"claims": 71.0, "wrong offsets": 0.0}, ["lab: chain 0.0 is below its floor of 60.0"]),
        ({"claims": 71.0, "chain": 61.2, "wrong offsets": 2.0}, ["lab: 2 wrong offsets, none allowed"]),
    ],
)
def test_what_fell_is_named(figures: dict[str, float], complaints: list[str]) -> None:
    assert floors.fallen(CORPUS, figures) == complaints


def test_a_floor_is_raised_and_never_lowered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "floors.toml"
    path.write_text("# Only up.\n", encoding="utf-8")
    monkeypatch.setattr(floors, "FLOORS", path)
    floors.write([CORPUS, {**CORPUS, "optional": True}], [{"claims": 81.74, "chain": 12.0, "kind": 88.3, "wrong offsets": 0.0}, None])
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Only up.\n")
    assert tomllib.loads(text)["corpus"] == [
        {**CORPUS, "floors": {"claims": 80.0, "chain": 60.0}},
        {**CORPUS, "optional": True},
    ]


def test_gold_that_is_not_there_is_left_out_only_if_optional() -> None:
    missing = {"name": "x", "gold": "gold/none.jsonl", "floors": {}}
    assert floors.measure({**missing, "optional": True}) is None
    with pytest.raises(FileNotFoundError, match=r"none\.jsonl is missing"):
        floors.measure(missing)


def test_the_gold_of_the_floors_stands_in_the_project() -> None:
    corpora = tomllib.loads(floors.FLOORS.read_text(encoding="utf-8"))["corpus"]
    own = [c for c in corpora if not c.get("optional")]
    assert own
    assert all(floors.documents(c) for c in own)


def test_what_is_measured_of_a_language_is_written_for_people() -> None:
    german = {"name": "German", "gold": "gold/gold.jsonl", "languages": ["de"], "floors": {}}
    figures = {"attribution @0.8": 83.78, "named speaker of all": 84.0, "claims": 99.0}
    written = tomllib.loads(floors.languages_measured([CORPUS, german, {**german, "optional": True}], [figures, figures, None]))
    assert written == {"de": {"texts": 8, "attribution @0.8": 83.8, "named speaker of all": 84.0}}
