"""Which document an input is a version of: the same address, else the same key. And which of two versions is the current one."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

from sayso.core.records import Record

# Parameters that tell a site where a reader came from, not which page it is.
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")


class Rank(Record, frozen=True, order=True):
    """Versions in order of time: the one collected later is the newer, in one run the one published later; the id settles the rest."""

    at: str
    published: str
    id: str


def address(url: str | None) -> str | None:
    """The address of a page for comparison: without scheme, `www.`, fragment, tracking parameters and a slash at the end. None if there is no host."""
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
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.lower().startswith(_TRACKING)])
    path = parts.path.rstrip("/")
    return host.removeprefix("www.") + (f":{port}" if port not in (None, 80, 443) else "") + path + (f"?{query}" if query else "")
