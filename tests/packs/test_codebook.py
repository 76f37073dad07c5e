"""The strict loader of codebooks, and stems."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.core.errors import PackError
from sayso.packs.codebook import CODEBOOKS, codebook_kinds, codebooks, load_codebook, load_codebook_from
from sayso.packs.lexicon import Entry
from sayso.packs.stems import StemLexicon
from sayso.packs.tables import read_entries
from sayso.packs.words import tokenise

HEAD = 'name = "x"\ntitle = "X"\ndescription = "d"\nversion = "1"\ntargets = ["soldiers"]\n'
TYPE = '[types.a]\ndefinition = "d"\ncounts = ["c"]\ndoes_not_count = ["n"]\nrules = [{ unit = ["kill|wound", "target:soldiers"] }]\n'
TERMS = "kind\tforms\tvalue\tflags\ntrigger\tkilled\tkill\ntrigger\twounded\twound\ntarget\tsoldier{,s}\tsoldiers\n"


def written(folder: Path, codebook: str, terms: str = TERMS) -> Path:
    (folder / "codebook.toml").write_text(codebook, encoding="utf-8")
    (folder / "terms.en.tsv").write_text(terms, encoding="utf-8")
    (folder / "gold.toml").write_text("", encoding="utf-8")
    return folder


def test_groups_are_split_and_indexed(tmp_path: Path) -> None:
    book = load_codebook_from(written(tmp_path, HEAD + TYPE))
    assert book.types["a"].rules[0].unit == (frozenset({"kill", "wound"}), frozenset({"target:soldiers"}))
    assert book.starts == {"kill": ((0, 0),), "wound": ((0, 0),)}
    assert book.languages() == ("en",)
    assert book.terms("xx") is None


@pytest.mark.parametrize(
    ("codebook", "terms", "message"),
    [
        (HEAD + "colour = 1\n" + TYPE, TERMS, "colour"),
        (HEAD + TYPE.replace("definition", "meaning"), TERMS, "meaning"),
        (HEAD + TYPE + 'parent = "b"\n', TERMS, "'b', which is no type"),
        (HEAD + TYPE + 'roles = ["term"]\n', TERMS, "role 'term'"),
        (HEAD + TYPE + 'target_default = "cats"\n', TERMS, "target 'cats'"),
        (HEAD + TYPE + 'quantity = ["money"]\n', TERMS, "counts 'money'"),
        (HEAD + TYPE, TERMS + "trigger\tslain\tslay\n", "cue 'slay'"),
        (HEAD + TYPE, TERMS + "target\tcat\tcats\n", "target 'cats'"),
        (HEAD + TYPE, TERMS + "role\tschool\tchannel:schools\n", "role 'channel'"),
        (HEAD + TYPE, TERMS.replace("trigger\twounded\twound\n", ""), "'wound'"),
        (HEAD + TYPE, TERMS + "colour\tred\tred\n", "no kind 'colour'"),
        (HEAD + TYPE, TERMS + "trigger\tki*lled\tkill\n", "ki\\*lled"),
    ],
)
def test_what_is_not_well_formed_is_named(tmp_path: Path, codebook: str, terms: str, message: str) -> None:
    with pytest.raises(PackError, match=message):
        load_codebook_from(written(tmp_path, codebook, terms)).check_terms()


def test_a_codebook_without_gold_is_refused(tmp_path: Path) -> None:
    written(tmp_path, HEAD + TYPE)
    (tmp_path / "gold.toml").unlink()
    with pytest.raises(PackError, match="gold"):
        load_codebook_from(tmp_path)


@pytest.mark.parametrize("name", codebooks())
def test_installed_codebooks_are_sound(name: str) -> None:
    book = load_codebook(name)
    book.check_terms()
    assert len(book.languages()) >= 6
    assert all(kind.definition and kind.counts and kind.does_not_count for kind in book.types.values())


@pytest.mark.parametrize("path", sorted(CODEBOOKS.glob("*/terms.*.tsv")), ids=lambda p: f"{p.parent.name}-{p.name}")
def test_terms_know_every_kind(path: Path) -> None:
    kinds = {entry.kind for entry in read_entries(path, codebook_kinds())}
    assert {"trigger", "target", "role", "modality"} <= kinds


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("мобилизаци*", "О мобилизации говорят все", ["мобилизации"]),
        ("част* мобилизаци*", "частичную мобилизацию объявил", ["частичную мобилизацию"]),
        ("част* мобилизаци*", "частичную и мобилизацию", []),
        ("centre* de recrutement", "Les centres de recrutement ouvrent", ["centres de recrutement"]),
        ("sign{s,ed} up", "He signs up, they signed up", ["signs up", "signed up"]),
        ("военн*", "военный", ["военный"]),
        ("военн*", "воен", []),
    ],
)
def test_stems(form: str, text: str, found: list[str]) -> None:
    tokens = tokenise(text)
    tags = StemLexicon([Entry("trigger", (form,), "x", frozenset(), "here:1")]).tag(tokens.lowers)
    assert [text[tokens.starts[t.first] : tokens.ends[t.last - 1]] for t in tags] == found


@given(st.lists(st.text(alphabet="abcd", min_size=1, max_size=6), min_size=1, max_size=12), st.text(alphabet="abcd", min_size=1, max_size=3))
def test_a_stem_finds_what_begins_with_it(words: list[str], stem: str) -> None:
    lexicon = StemLexicon([Entry("trigger", (stem + "*",), "x", frozenset(), "here:1")])
    lowers = tokenise(" ".join(words)).lowers
    assert [t.first for t in lexicon.tag(lowers)] == [i for i, w in enumerate(lowers) if w.startswith(stem)]
    assert lexicon.tag(lowers) == lexicon.tag(lowers)
