"""The loader is strict: whatever it does not know is an error that names file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.core.errors import PackError
from sayso.packs.language import has_language, kinds, languages, load_language_from
from sayso.packs.tables import read_entries, read_toml, read_tsv

HEAD = "kind\tforms\tvalue\tflags\n"
PACK = """
[language]
code = "xx"
name = "Iksish"
english = "X-ish"
[text]
quotes = [["“", "”"]]
abbreviations = []
[attribution]
complement = "bare"
inversion = false
elided_subject = false
articles = true
[numbers]
decimal = "."
grouping = [","]
[names]
[endings]
noun = ["", "s"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pack = tmp_path / "xx"
    pack.mkdir()
    (pack / "pack.toml").write_text(PACK, encoding="utf-8")
    (pack / "gold.toml").write_text("", encoding="utf-8")
    (pack / "verbs.tsv").write_text(HEAD + "# speech\n\nverb\tsay{,s};said\tstates\tthat quote\n", encoding="utf-8")
    return pack


def test_a_sound_pack_loads(folder: Path) -> None:
    pack = load_language_from(folder)
    assert (pack.code, pack.name, pack.english, pack.lexicon.size) == ("xx", "Iksish", "X-ish", 3)
    assert [t.value for t in pack.lexicon.tag(("she", "said"))[1]] == ["states"]


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ("kind\tforms\tvalue\n", r"xx/verbs\.tsv:1: columns are"),
        (HEAD + "verb\tsay\tstates\t\textra\n", r"xx/verbs\.tsv:2: 5 cells"),
        (HEAD + "\n# a comment\nwerb\tsay\tstates\n", r"xx/verbs\.tsv:4: no kind 'werb'"),
        (HEAD + "verb\tsay\tshouts\n", r"xx/verbs\.tsv:2: verb takes .*not 'shouts'"),
        (HEAD + "verb\tsay\tstates\tloud\n", r"xx/verbs\.tsv:2: verb has no flag 'loud'"),
        (HEAD + "month\tMay\tfifth\n", r"xx/verbs\.tsv:2: month takes a number, not 'fifth'"),
        (HEAD + "verb\t ; \tstates\n", r"xx/verbs\.tsv:2: no forms"),
        (HEAD + "verb\tsay{s\tstates\n", r"xx/verbs\.tsv:2: the brace in 'say\{s' is not closed"),
        (HEAD + "verb\tsay{@verb}\tstates\n", r"xx/verbs\.tsv:2: no ending set 'verb'"),
        (HEAD + "verb\t{,s}\tstates\n", r"xx/verbs\.tsv:2: '' holds no word"),
    ],
)
def test_a_bad_row_is_named_by_file_and_line(folder: Path, table: str, complaint: str) -> None:
    (folder / "verbs.tsv").write_text(table, encoding="utf-8")
    with pytest.raises(PackError, match=complaint) as caught:
        load_language_from(folder)
    assert caught.value.step


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ("[names]", "[nouns]", r"xx/pack\.toml: no section \[nouns\]"),
        ('decimal = "."\n', "", r"xx/pack\.toml: \[numbers\] lacks 'decimal'"),
        ("articles = true", 'articles = "yes"', r"xx/pack\.toml: \[attribution\] articles is 'yes', not a bool"),
        ("articles = true", "articles = true\narticle = true", r"xx/pack\.toml: \[attribution\] has no key 'article'"),
        ("[language]", "[language", r"xx/pack\.toml: .*line 2"),
    ],
)
def test_bad_settings_are_named(folder: Path, before: str, after: str, complaint: str) -> None:
    assert before in PACK
    (folder / "pack.toml").write_text(PACK.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(PackError, match=complaint):
        load_language_from(folder)


@pytest.mark.parametrize("name", ["gold.toml", "pack.toml"])
def test_a_pack_without_its_files_is_refused(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(PackError, match=rf"xx/{name} is missing"):
        load_language_from(folder)


def test_missing_last_cells_are_empty_and_cells_are_stripped(tmp_path: Path) -> None:
    table = tmp_path / "t.tsv"
    table.write_text("a\tb\tc\n 1 \t2\n", encoding="utf-8")
    assert list(read_tsv(table, ("a", "b", "c"))) == [(f"{tmp_path.name}/t.tsv:2", {"a": "1", "b": "2", "c": ""})]


def test_entries_carry_their_place(tmp_path: Path) -> None:
    table = tmp_path / "t.tsv"
    table.write_text(HEAD + "verb\tsay; tell \tstates\tquote that\n", encoding="utf-8")
    (entry,) = read_entries(table, kinds())
    assert (entry.forms, entry.flags, entry.place) == (("say", "tell"), frozenset({"that", "quote"}), f"{tmp_path.name}/t.tsv:2")


def test_every_kind_says_what_it_is() -> None:
    for kind, rule in kinds().items():
        assert set(rule) <= {"doc", "values", "flags", "number"}, kind
        assert rule["doc"].endswith("."), kind


def test_a_missing_file_names_the_next_step(tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        read_toml(tmp_path / "pack.toml")
    assert "CONTRIBUTING.md" in (caught.value.step or "")


def test_packs_are_found_by_their_folder() -> None:
    assert all(has_language(code) for code in languages())
    assert not any(has_language(code) for code in (None, "", "..", "zz", "kinds.toml"))
