"""What exists is documented, and what is documented exists."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import click
import msgspec
import pytest

from sayso.cli import main
from sayso.core import records
from sayso.packs.codebook import codebooks
from sayso.packs.language import languages, load_language

ROOT = Path(__file__).parent.parent
PAGES = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for pattern in ("*.md", "docs/*.md") for path in ROOT.glob(pattern)}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def commands() -> dict[str, click.Command]:
    assert isinstance(main, click.Group)
    return {name: command for name in main.list_commands(click.Context(main)) if (command := main.get_command(click.Context(main), name))}


def test_every_command_is_documented() -> None:
    assert [name for name in commands() if f"`sayso {name}" not in PAGES["docs/commands.md"]] == []


def test_every_documented_command_exists() -> None:
    named = set(re.findall(r"`sayso ([a-z]+)", "\n".join(PAGES.values())))
    assert named - set(commands()) == set()


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_option_is_documented(name: str) -> None:
    """In docs/commands.md, under the heading of its command."""
    section = PAGES["docs/commands.md"].split(f"## `sayso {name}")[1].split("\n## ")[0]
    options = [option for parameter in commands()[name].params if isinstance(parameter, click.Option) for option in parameter.opts if option.startswith("--")]
    assert [o for o in options if o != "--help" and o not in section] == []


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_helps(name: str) -> None:
    command = commands()[name]
    assert command.help, f"sayso {name} has no help"
    assert [p.name for p in command.params if isinstance(p, click.Option) and not p.help] == []


def test_every_record_is_in_the_architecture() -> None:
    names = [name for name, kind in vars(records).items() if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind.__module__ == records.__name__]
    assert len(names) > 20
    assert [name for name in names if f"`{name}`" not in PAGES["ARCHITECTURE.md"]] == []


def test_every_room_is_in_the_architecture() -> None:
    rooms = [path.parent.name for path in (ROOT / "src/sayso").glob("*/__init__.py")]
    assert [room for room in rooms if f"`{room}/`" not in PAGES["ARCHITECTURE.md"]] == []


def test_every_pack_is_documented() -> None:
    page = PAGES["docs/packs.md"]
    assert [code for code in languages() if f"| `{code}` | {load_language(code).english} |" not in page] == []
    assert [name for name in codebooks() if f"| `{name}` |" not in page] == []
    assert set(re.findall(r"^\| `(\w+)` \|", page, re.M)) == {*languages(), *codebooks()}


def test_every_link_leads_somewhere() -> None:
    broken = [
        f"{page}: {target}"
        for page, text in PAGES.items()
        for target in re.findall(r"\]\(([^)#\s]+)", text)
        if not target.startswith("https://") and not (ROOT / page).parent.joinpath(target).exists()
    ]
    assert broken == []


def test_the_version_has_its_place_in_the_changelog() -> None:
    headings = re.findall(r"^## \[([^\]]+)\]", PAGES["CHANGELOG.md"], re.M)
    assert headings[0] == "Unreleased"
    assert PROJECT["version"] in headings or headings == ["Unreleased"]


def test_every_make_target_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert set(re.findall(r"`make ([a-z]+)`", "\n".join(PAGES.values()))) - targets == set()
