"""The one name matcher, as stages use it."""

from __future__ import annotations

from sayso.core.records import Page
from sayso.packs.directory import Directory
from sayso.packs.language import LanguagePack
from sayso.packs.nameindex import NameMatch

__all__ = ["NameMatch", "names_on"]


def names_on(page: Page, pack: LanguagePack, directory: Directory) -> tuple[NameMatch, ...]:
    """Every person and body of the directory that a page names, in order, none overlapping."""
    return directory.index.find(page.tokens, pack.code, directory.endings(pack))
