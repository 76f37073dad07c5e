"""Names in sentences: with the article that they take, in a row, and no more of them than a sentence bears."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from sayso.packs.phrases import Phrases
from sayso.packs.romanise import romanise
from sayso.report.material import Material

MOST = 4  # names in a row


def articled(name: str, phrases: Phrases) -> str:
    """A name as it stands in a sentence: the Institute for the Study of War."""
    takes = any(fnmatchcase(name, pattern) for pattern in phrases.items("lead.with_article"))
    return phrases.say("lead.the", name=name) if takes else name


def row(names: Iterable[str], phrases: Phrases, most: int = MOST) -> str:
    """Names in a row, those beyond `most` counted."""
    given = list(dict.fromkeys(names))
    if len(given) <= most + 1:  # "and 1 more" is no shorter than its name
        return phrases.listed(given)
    return phrases.say("stands.more_names", n=len(given) - most, names=", ".join(given[:most]))


def outlets_of(keys: Sequence[str], outlets: dict[str, str | None], phrases: Phrases) -> str:
    """Documents by the names of their outlets, or by key where there is none."""
    return row((outlets.get(key) or key for key in keys), phrases)


def outlet_names(material: Material) -> dict[str, str | None]:
    """Of each document, the name of its outlet for a sentence: the one you told of it, else its own in Latin letters."""
    places = [*((h.key, h.outlet, h.url, h.language) for h in material.held), *((d.key, d.outlet, d.url, d.language) for d in material.documents.values())]
    found: dict[str, str | None] = {}
    for key, outlet, url, language in places:
        known = material.outlets.named(outlet) or material.outlets.at(url)
        found[key] = known.name if known is not None else romanise(outlet, language or "") if outlet else None
    return found
