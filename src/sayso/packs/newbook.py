"""A folder to begin a codebook with."""

from __future__ import annotations

import re
from pathlib import Path

from sayso.core.errors import UsageError
from sayso.packs.codebook import CODEBOOKS, Codebook, load_codebook_from

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_SKELETON = CODEBOOKS / "new"


def lay_out(name: str, folder: Path) -> Codebook:
    """Write `codebook.toml`, `terms.en.tsv` and `gold.toml` into `folder`/`name` and load them.

    Raises UsageError for a name that is none, or a folder that is there already.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} is no name for a codebook", step="use small letters, digits and _")
    target = folder / name
    if target.exists():
        raise UsageError(f"{target} is there already", step="choose another name or another folder")
    target.mkdir(parents=True)
    for skeleton in sorted(_SKELETON.glob("*.txt")):
        written = skeleton.read_text(encoding="utf-8").replace("NAME", name)
        (target / skeleton.name.removesuffix(".txt")).write_text(written, encoding="utf-8")
    book = load_codebook_from(target)
    book.check_terms()
    return book
