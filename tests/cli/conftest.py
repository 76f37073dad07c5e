"""A ledger with findings made by hand, and a way to run commands as a person does."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

sys.path.insert(0, str(Path(__file__).parent.parent / "report"))

from handmade import DOCUMENTS, FINDINGS

from sayso.cli import main
from sayso.core.records import Analysis, Collected
from sayso.ledger import open_ledger

AT = "2023-04-01T12:00:00Z"
Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command in an empty directory, without the caller's environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1680350400")  # AT
    for name in ("SAYSO_LEDGER", "SAYSO_BY", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return lambda *arguments, **extra: CliRunner().invoke(main, list(arguments), **extra)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger made of the example corpus, to look into; a test that writes takes a copy."""
    folder = tmp_path_factory.mktemp("corpus")
    assert CliRunner().invoke(main, ["demo", "--out", str(folder)]).exit_code == 0
    return folder / "sayso.db"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger that holds the documents and findings of tests/report/handmade.py."""
    path = tmp_path / "sayso.db"
    with open_ledger(path) as opened:
        opened.add([(Collected(d, d.text.encode()), Analysis(d)) for d in DOCUMENTS.values()], AT)
        with opened.growing(AT) as archive:
            archive.keep(enumerate(FINDINGS))
    return path
