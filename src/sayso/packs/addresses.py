"""When are two addresses one page? The one function that says so, for versions of a document as for links to it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import msgspec

from sayso import packs
from sayso.core.errors import PackError
from sayso.core.records import Record
from sayso.packs.tables import read_toml

RULES = Path(packs.__file__).parent / "collect" / "addresses.toml"


class _Post(Record, frozen=True, forbid_unknown_fields=True):
    pattern: str
    address: str


class _Rules(Record, frozen=True, forbid_unknown_fields=True):
    tracking: tuple[str, ...]
    prefixes: tuple[str, ...]
    hosts: dict[str, str]
    post: tuple[_Post, ...]


@lru_cache(maxsize=16384)
def address(url: str | None) -> str | None:
    """The address of a page for comparison: without scheme, `www.`, fragment, tracking parameters and a slash at the end; that of a post for its embed.

    None if there is no host.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
        port = parts.port
    except ValueError:
        return None
    if host is None:
        return None
    rules, posts = _load()
    for prefix in rules.prefixes:
        if host.startswith(prefix) and "." in host[len(prefix) :]:
            host = host[len(prefix) :]
            break
    host = rules.hosts.get(host, host)
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.lower().startswith(rules.tracking)])
    whole = host + (f":{port}" if port not in (None, 80, 443) else "") + parts.path.rstrip("/") + (f"?{query}" if query else "")
    for pattern, form in posts:
        found = pattern.fullmatch(whole)
        if found is not None:
            return found.expand(form)
    return whole


@cache
def _load() -> tuple[_Rules, tuple[tuple[re.Pattern[str], str], ...]]:
    try:
        rules = msgspec.convert(read_toml(RULES), _Rules)
        return rules, tuple((re.compile(post.pattern, re.ASCII), post.address) for post in rules.post)
    except (msgspec.ValidationError, re.error) as error:
        raise PackError(f"collect/addresses.toml: {error}", step="see packs/addresses.py for what it may hold") from None
