"""What the user knows of outlets (`--outlets FILE`): other names, domains, who owns them, whose side they are on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from sayso.core.errors import PackError
from sayso.packs.tables import read_toml
from sayso.packs.words import plain


class Outlet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who published. `family` is the owner whose outlets are not independent of each other; `reliability` is the Admiralty letter, A to F."""

    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    family: str | None = None
    side: str | None = None
    agency: bool = False
    channel: bool = False
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    outlet: tuple[Outlet, ...] = ()


class Outlets:
    """Outlets looked up by any of their names, or by the host of an address."""

    def __init__(self, outlets: Iterable[Outlet] = ()) -> None:
        self.all = tuple(outlets)
        self._by_name: dict[str, Outlet] = {}
        self._by_domain: dict[str, Outlet] = {}
        for outlet in self.all:
            for name in (outlet.name, *outlet.aliases):
                self._claim(self._by_name, plain(name), name, outlet)
            for domain in outlet.domains:
                self._claim(self._by_domain, domain.lower().removeprefix("www."), domain, outlet)

    def named(self, name: str | None) -> Outlet | None:
        """The outlet of this name or alias; case, diacritics and punctuation do not matter."""
        return self._by_name.get(plain(name)) if name else None

    def at(self, url: str | None) -> Outlet | None:
        """The outlet whose domain, or a parent of it, is the host of `url`."""
        host = (hostname(url) or "").removeprefix("www.")
        while host:
            if host in self._by_domain:
                return self._by_domain[host]
            host = host.partition(".")[2]
        return None

    @staticmethod
    def _claim(index: dict[str, Outlet], key: str, written: str, outlet: Outlet) -> None:
        other = index.setdefault(key, outlet)
        if other is not outlet:
            raise PackError(f"outlets: {written!r} stands for both {other.name!r} and {outlet.name!r}", step="give it to one of them")


def hostname(url: str | None) -> str | None:
    """The host of an address in lower case, or None."""
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:  # an unclosed bracket of an IPv6 address
        return None


def load_outlets(path: Path) -> Outlets:
    """The outlets of a TOML file (`[[outlet]]` tables). Raises PackError for an unknown key, a wrong type or a name given twice."""
    try:
        found = msgspec.convert(read_toml(path), _File)
    except msgspec.ValidationError as error:
        raise PackError(f"{path}: {error}", step="keys of [[outlet]] are name, aliases, domains, family, side, agency, channel, reliability") from None
    return Outlets(found.outlet)
