"""A small directory of actors, in the shipped format, so that these tests do not hang on who is in the shipped one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from memory import MemoryIndex

from sayso.core.records import Finding, LedgerClaim, Mark
from sayso.corroborate import corroborate
from sayso.packs.directory import Directory
from sayso.packs.outlets import Outlet

TABLES = {
    "people.tsv": """name	type	wikidata	side	basis	parent	aliases	short
Yevgeny Prigozhin	person		Wagner Group	founder of Wagner, 2023-01	Wagner Group
Sergei Shoigu	person		Russia	minister, 2023-01	Russian Ministry of Defence
Dmitry Peskov	person		Russia	spokesman, 2023-01	Government of Russia
Olga Romanova	person		Russian opposition	head of a prisoners' rights group, 2023-01
John Kirby	person		United States	spokesman, 2023-01
""",
    "organisations.tsv": """name	type	wikidata	side	basis	parent	aliases	short
Wagner Group	organisation		Russia	mercenaries of Russia, 2023-01
Government of Russia	organisation		Russia	a government, 2023-01
Russian Ministry of Defence	organisation		Russia	a ministry, 2023-01	Government of Russia
Ukrainian officials	organisation		Ukraine	officials, 2023-01
UK Ministry of Defence	organisation		United Kingdom	a ministry, 2023-01
""",
    "nations.tsv": "code	country	adjective	side\nRU	Russia	Russian	Russia\nUA	Ukraine	Ukrainian	Ukraine\n",
    "bodies.tsv": "body	name	parent\n",
    "given.tsv": "gender	names\n",
    "endings.tsv": "language	gender	ending	base\n",
    "offices.tsv": "office	holder	from	to\n",
    "phrases.tsv": "office	language	phrases\n",
}

Find = Callable[..., tuple[Finding, ...]]


@pytest.fixture(scope="session")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Directory:
    folder: Path = tmp_path_factory.mktemp("actors")
    for name, rows in TABLES.items():
        (folder / name).write_text(rows, encoding="utf-8")
    return Directory(folder)


@pytest.fixture(scope="session")
def find(directory: Directory) -> Find:
    """Findings of some claims."""

    def found(*claims: LedgerClaim, outlets: Sequence[Outlet] = (), marks: Sequence[Mark] = ()) -> tuple[Finding, ...]:
        return corroborate(MemoryIndex(claims), marks, outlets, directory=directory)

    return found
