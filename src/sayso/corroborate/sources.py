"""Which source a person means: an origin, outlet or link of a chain that the findings know, by any of its names."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from sayso.core.errors import LedgerError
from sayso.core.records import Finding
from sayso.packs.directory import Directory, load_directory
from sayso.packs.words import plain

_OFFERED = 3  # names offered when none fits


def source_names(findings: Iterable[Finding]) -> frozenset[str]:
    """Everybody on whose say-so something stands in these findings."""
    return frozenset(
        name
        for finding in findings
        for name in (*(o.name for o in finding.origins), *(n for c in finding.claims for n in (c.outlet, *c.chain) if n is not None))
    )


def find_source(findings: Iterable[Finding], written: str, directory: Directory | None = None) -> str:
    """The source as the findings name it: by that name whatever its case and diacritics, an alias of the packs, or a part that only one name has.

    Raises LedgerError if no source fits, or several.
    """
    names = sorted(source_names(findings))
    known = (directory or load_directory()).by_name(written)
    for wanted in (written, known.name if known is not None else written):
        same = [name for name in names if plain(name) == plain(wanted)]
        if same:
            return written if written in same else same[0]
    part = f" {plain(written)} "
    fitting = [name for name in names if part.strip() and part in f" {plain(name)} "]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise LedgerError(f"{len(fitting)} sources are called {written!r}", step=f"give more of the name: {', '.join(fitting[:_OFFERED])}")
    by_plain = {plain(name): name for name in names}
    near = [by_plain[n] for n in get_close_matches(plain(written), by_plain, _OFFERED)]
    raise LedgerError(f"no source {written!r} in the ledger", step=f"do you mean {', '.join(near)}?" if near else "see sayso origins for their names")
