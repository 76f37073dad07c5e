"""The templates of the report, packaged. Everything printed into HTML is escaped; nothing is marked safe but our own style sheet."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sayso.report.visible import one_line, visible

# They belong in no address as sent; a page that closes its attribute or its angle bracket early does.
_NEVER = frozenset("<>\"'`\\")

_FOLDER = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """The Jinja environment: escaping always on, an unknown name is an error."""
    made = Environment(loader=FileSystemLoader(_FOLDER, encoding="utf-8"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters["visible"] = visible
    made.filters["one_line"] = one_line
    made.tests["web_address"] = web_address
    return made


@cache
def style() -> Markup:
    """Our style sheet, the one text that goes into a page unescaped."""
    return Markup((_FOLDER / "style.css").read_text(encoding="utf-8"))


def web_address(url: str | None) -> bool:
    """Is this an address that a reader may be given to click: http or https with a host, nothing else in disguise?"""
    if not url or any(c in _NEVER or c.isspace() or not c.isprintable() for c in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
