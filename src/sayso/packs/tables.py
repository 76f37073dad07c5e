"""Strict reading of pack files: TSV for long lists, TOML for structure. Whatever is unknown is an error naming file and line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.core.errors import PackError
from sayso.packs.lexicon import Entry


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file. Raises PackError if it is missing or not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PackError(f"{path.parent.name}/{path.name} is missing", step="see CONTRIBUTING.md for the files of a pack") from None
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{path.parent.name}/{path.name}: {error}", step="mend the TOML there") from None


def read_tsv(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """Rows of a TSV table as (place, row). The first line names the columns, `#` begins a comment line, missing last cells are empty.

    Raises PackError for other columns than `columns` or too many cells.
    """
    lines = path.read_text(encoding="utf-8").split("\n")
    name = f"{path.parent.name}/{path.name}"
    if tuple(lines[0].split("\t")) != columns:
        raise PackError(f"{name}:1: columns are {lines[0].split(chr(9))}, not {list(columns)}", step="make the first line name them, tab between")
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [c.strip() for c in line.split("\t")]
        if len(cells) > len(columns):
            raise PackError(f"{name}:{number}: {len(cells)} cells, at most {len(columns)} expected", step="look for a stray tab")
        cells += [""] * (len(columns) - len(cells))
        yield f"{name}:{number}", dict(zip(columns, cells, strict=True))


def read_entries(path: Path, kinds: dict[str, Any]) -> Iterator[Entry]:
    """The entries of a lexicon table (columns kind, forms, value, flags), each checked against `kinds` (kinds.toml).

    Forms are separated by `;`, flags by spaces. Raises PackError for an unknown kind, value or flag.
    """
    for place, row in read_tsv(path, ("kind", "forms", "value", "flags")):
        rule = kinds.get(row["kind"])
        if rule is None:
            raise PackError(f"{place}: no kind {row['kind']!r}", step="see packs/languages/kinds.toml for the kinds")
        if "values" in rule and row["value"] not in rule["values"]:
            raise PackError(f"{place}: {row['kind']} takes {rule['values']}, not {row['value']!r}", step="use one of those")
        if rule.get("number") and not row["value"].replace(".", "", 1).isdigit():
            raise PackError(f"{place}: {row['kind']} takes a number, not {row['value']!r}", step="write digits")
        flags = frozenset(row["flags"].split())
        unknown = flags - set(rule.get("flags", ()))
        if unknown:
            raise PackError(f"{place}: {row['kind']} has no flag {sorted(unknown)[0]!r}", step=f"flags are {sorted(rule.get('flags', ()))}")
        forms = tuple(f.strip() for f in row["forms"].split(";") if f.strip())
        if not forms:
            raise PackError(f"{place}: no forms", step="give at least one")
        yield Entry(row["kind"], forms, row["value"], flags, place)
