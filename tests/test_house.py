"""The rules of the house that a program can check (the rest is in ARCHITECTURE.md)."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.packs.language import kinds

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
TEXTS = sorted(
    path
    for pattern in ("src/**/*.py", "src/**/*.toml", "src/**/*.tsv", "src/**/*.html", "bench/*.py", "bench/*.toml", "tests/**/*.py", "docs/*.md", "*.md", "*.py", "*.toml", "Makefile", ".ci/run")
    for path in ROOT.glob(pattern)
)
LONGEST = 400  # lines; most files are under 200
# The records stand on one page so that a newcomer reads the whole vocabulary in one go.
LONGER = {"src/sayso/core/records.py": 520}

# Two letters side by side; the modifier letters that serve as apostrophes are none.
WORD = re.compile(r"[^\W\d_\u02b0-\u02ff]{2,}")

# Written in halves so that this file does not find itself.
BANNED = {
    "a path of somebody's machine": re.compile(r"(?<![\w.~*])/(?:ho" r"me|Us" r"ers|ro" r"ot|wo" r"rk|t" r"mp)/[\w.]"),
    "a registry's host": re.compile(r"(?:files\.pythonho" r"sted|py" r"pi\.org/simple|registry\.np" r"mjs)", re.I),
    "a download address": re.compile(r"https?://[^\s\"'>]+\.(?:w" r"hl|tar\.g" r"z|tg" r"z)\b"),
}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """The string literals of a file with their line, docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_no_word_of_a_language_stands_in_code(path: Path) -> None:
    """Words live in packs. Letters beyond ASCII in a literal are the sign of one that strayed; a letter by itself is no word."""
    strayed = [
        f"{name(path)}:{line}: {text!r}"
        for line, text in literals(path)
        if any(not word.isascii() for word in WORD.findall(text))
    ]
    assert strayed == []


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_no_list_of_words_stands_in_code(path: Path) -> None:
    """A literal set or dictionary of more than two dozen lower-case words is a pack table that strayed. Names of kinds are no words."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    strayed = []
    for node in ast.walk(tree):
        members = node.elts if isinstance(node, ast.Set) else node.keys if isinstance(node, ast.Dict) else []
        words = [m.value for m in members if isinstance(m, ast.Constant) and isinstance(m.value, str) and m.value.isalpha() and m.value.islower() and m.value not in kinds()]
        if len(words) > 24:
            strayed.append(f"{name(path)}:{node.lineno}: {words[:5]} …")
    assert strayed == []


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_files_are_small(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGER.get(name(path), LONGEST), f"{name(path)} has {lines} lines: which noun wants a file of its own?"


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_file_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), f"{name(path)} has no docstring"


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_comments_hold_no_postponed_work(path: Path) -> None:
    with tokenize.open(path) as lines:
        comments = [t.string for t in tokenize.generate_tokens(lines.readline) if t.type == tokenize.COMMENT]
    assert [c for c in comments if re.search(r"\b(?:TODO|FIXME|XXX|HACK)\b", c)] == []


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_errors_are_caught_by_name(path: Path) -> None:
    broad = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")))
    ]
    assert broad == []


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_nothing_ties_the_house_to_one_machine(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert {what: found.group() for what, pattern in BANNED.items() if (found := pattern.search(text))} == {}


def test_every_room_is_tested() -> None:
    """`tests` mirrors `src`."""
    rooms = {p.parent.name for p in (ROOT / "src/sayso").glob("*/__init__.py")}
    tested = {p.parent.name for p in (ROOT / "tests").glob("*/test_*.py")}
    assert rooms - tested == set()
