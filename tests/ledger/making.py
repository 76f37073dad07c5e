"""Documents and analyses made by hand, for tests of the ledger."""

from __future__ import annotations

import io
import json

import msgspec

from sayso.collect import collect
from sayso.core.ids import short_id
from sayso.core.records import Analysis, Attribution, Claim, Collected
from sayso.core.spans import cut

AT = "2023-03-09T12:00:00Z"
LATER = "2023-03-10T12:00:00Z"


def document(key: str, text: str, **fields: object) -> Collected:
    """A document as JSONL gives it."""
    line = json.dumps({"key": key, "text": text, "language": "nl", **fields}).encode()
    (found,) = collect(["-"], stdin=io.BytesIO(line))
    assert isinstance(found, Collected), found
    return found


def analysis(collected: Collected, *, type_: str = "mobilisation") -> Analysis:
    """One claim a word of the text, attributed to a minister as an agency tells it; credited to the agency."""
    text = collected.document.text
    words = [cut(text, i, i + 1) for i, c in enumerate(text) if c.isalpha() and (i == 0 or not text[i - 1].isalpha())]
    outer = Attribution("a1", "indirect", None, None, words[0], "Agentschap", "media", ("Agentschap",))
    inner = Attribution("a2", "indirect", None, None, words[0], "Minister", "person", ("Agentschap", "Minister"), "a1")
    credit = Attribution("a3", "credit", words[0], None, None, "Agentschap", "media", ("Agentschap",))
    claims = tuple(
        Claim(
            *(short_id(collected.document.id, word.start), type_, "force_generation", word, "a2", "reported", "relayed", None),
            *(None, word.text.lower(), None, None, None, None, {"channel": "posters"}, 0.5, ("a trigger",)),
        )
        for word in words
    )
    return Analysis(collected.document, (), collected.links, (outer, inner, credit), claims=claims)


def items(*found: Collected) -> list[tuple[Collected, Analysis | None]]:
    """Documents beside their analyses."""
    return [(collected, analysis(collected)) for collected in found]


def renamed(collected: Collected, key: str) -> Collected:
    """The same document under another key."""
    return msgspec.structs.replace(collected, document=msgspec.structs.replace(collected.document, key=key))
