"""A small analysis that needs no packs: fast, and importable by worker processes."""

from __future__ import annotations

import time

from sayso.core.errors import InputError
from sayso.core.ids import short_id
from sayso.core.records import Analysis, Claim, Collected
from sayso.core.spans import cut


def claims(collected: Collected) -> Analysis:
    """One claim a document, on its first letter; a text that begins with an exclamation mark cannot be analysed."""
    document = collected.document
    if document.text.startswith("!"):
        raise InputError("odd", "begins with a mark", step="remove it")
    evidence = cut(document.text, 0, 1)
    claim = Claim(
        *(short_id(document.id, 0), "mobilisation", "force_generation", evidence, None, "asserted", "unstated", None),
        *("Government of Russia", "reservists", "Russia", "2022-09", "stated", None, {}, 0.5, ("a trigger",)),
    )
    return Analysis(document, (), collected.links, claims=(claim,))


def slowly(collected: Collected) -> Analysis:
    """The same, slow enough to be interrupted."""
    time.sleep(0.002)
    return claims(collected)


def key_of(collected: Collected) -> str:
    """Just the key."""
    return claims(collected).document.key
