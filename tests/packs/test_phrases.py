"""Words shown to people: each language says everything, and nothing else."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import sayso
from sayso.core.errors import PackError
from sayso.packs import phrases as module
from sayso.packs.phrases import Phrases, load_phrases, phrase_languages

SOURCE = Path(str(next(iter(sayso.__path__))))


@pytest.mark.parametrize("name", ["report", "assessment"])
def test_every_language_has_the_keys_of_the_english_file(name: str) -> None:
    english = load_phrases("en", name).texts.keys()
    assert len(english) > 50
    assert len(phrase_languages(name)) > 1
    for language in phrase_languages(name):
        assert load_phrases(language, name).texts.keys() == english


def test_every_phrase_that_code_and_templates_ask_for_exists() -> None:
    known = load_phrases("en", "report", "assessment", "screen", "views", "reasons").texts.keys()
    asked = set()
    for path in (SOURCE / "report/templates").glob("*.j2"):
        asked |= set(re.findall(r"t\.say\([\"']([a-z_]+\.[a-z_]+)[\"']", path.read_text(encoding="utf-8")))
    for path in [*(SOURCE / "report").glob("*.py"), *(SOURCE / "cli").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "say" and node.args:
                asked |= {n.value for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant) and re.fullmatch(r"[a-z]+\.[a-z_]+", str(n.value))}
    assert len(asked) > 100
    assert sorted(asked - known) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('[a]\nb = "x {n}"\n', "lacks 'a.c'"),
        ('[a]\nb = "x {n}"\nc = "y"\nd = "z"\n', "has no 'a.d'"),
        ('[a]\nb = "x {m}"\nc = "y"\n', "has no field 'm'"),
        ('b = "x"\n', "outside a section"),
        ('[a]\nb = { one = "x" }\nc = "y"\n', "a.b has ['one']"),
        ('[a]\nb = 3\nc = "y"\n', "a.b is 3"),
        ("[a\n", "test.toml"),
    ],
)
def test_a_broken_file_fails_loudly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, wrong: str) -> None:
    monkeypatch.setattr(module, "LANGUAGES", tmp_path)
    for language, content in (("en", '[a]\nb = "x {n}"\nc = "y"\n'), ("qq", text)):
        (tmp_path / language).mkdir()
        (tmp_path / language / "test.toml").write_text(content, encoding="utf-8")
    with pytest.raises(PackError, match=re.escape(wrong)):
        load_phrases.__wrapped__("qq", "test")


def test_a_language_without_words_says_which_have_them() -> None:
    with pytest.raises(PackError) as caught:
        load_phrases("xx", "report")
    assert "en" in (caught.value.step or "")


def test_fields_are_never_read_again() -> None:
    """What stands in a name is text, whatever it looks like."""
    said = Phrases("en", {"a.b": "{x} and {y}"}).say("a.b", x="{y}", y="{x.__class__}")
    assert said == "{y} and {x.__class__}"
