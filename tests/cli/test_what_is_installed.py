"""languages, codebooks, doctor."""

from __future__ import annotations

from pathlib import Path

from conftest import Run

from sayso.packs.codebook import codebooks, load_codebook
from sayso.packs.language import languages


def test_languages_lists_every_pack(run: Run) -> None:
    lines = run("languages").stdout.splitlines()
    assert [line.split()[0] for line in lines[1:]] == list(languages())
    assert all(line.count("%") == 2 for line in lines[1:]), "each is measured: python bench/floors.py --raise"


def test_codebooks_are_listed_and_shown(run: Run) -> None:
    assert [line.split()[0] for line in run("codebooks").stdout.splitlines()[1:]] == list(codebooks())
    for name in codebooks():
        page = run("codebooks", "show", name).stdout
        assert [t for t in load_codebook(name).types if t not in page.splitlines()] == []
    assert run("codebooks", "show", "none").exit_code == 2


def test_a_codebook_is_laid_out_once(run: Run) -> None:
    assert Path(run("codebooks", "new", "flood_damage").stdout.strip(), "codebook.toml").is_file()
    assert run("codebooks", "new", "flood_damage").exit_code == 2


def test_doctor_finds_a_broken_ledger(run: Run) -> None:
    well = run("doctor")
    assert well.exit_code == 0, well.stdout
    Path("sayso.db").write_text("not a ledger, but long enough to be taken for a file of something else " * 20)
    ill = run("doctor")
    assert ill.exit_code == 1
    assert "sayso.db" in ill.stdout
    assert "next:" in ill.stdout
