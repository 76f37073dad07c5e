"""Does a codebook read its own gold? Each sentence through the pipeline, held against the claims it is said to make."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.core.errors import PackError
from sayso.core.ids import digest
from sayso.core.records import Claim, Collected, Document, Record
from sayso.packs.codebook import Codebook
from sayso.packs.tables import read_toml
from sayso.pipeline import analyse

_FIELDS = ("modality", "basis", "actor", "target", "place", "when")
_KEYS = frozenset({"type", "low", "high", "roles", *_FIELDS})
_SENTENCE = frozenset({"language", "published", "text", "claim"})


class Fault(Record, frozen=True):
    """A sentence read wrongly: claims that it makes and were not found as given; claims found that it does not make."""

    text: str
    missed: tuple[dict[str, Any], ...]
    found: tuple[Claim, ...]


class Proof(Record, frozen=True):
    """How the gold of one language is read: sentences, those that claim nothing, claims right, missed and found beyond; what is wrong."""

    language: str
    sentences: int
    negatives: int
    right: int
    missed: int
    found: int
    faults: tuple[Fault, ...]

    @property
    def figure(self) -> float:
        """F1 in percent; 100 where nothing is claimed and nothing found."""
        asked = 2 * self.right + self.missed + self.found
        return 200 * self.right / asked if asked else 100.0


def prove(book: Codebook) -> Iterator[Proof]:
    """The proof of each language that a codebook has gold for, sorted. Raises PackError for gold that is not well formed."""
    sentences = gold_of(book)
    for language in sorted({s["language"] for s in sentences}):
        mine = [s for s in sentences if s["language"] == language]
        results = [_compare(book, s) for s in mine]
        faults = tuple(f for f, _ in results if f.missed or f.found)
        counts = sum(r for _, r in results), sum(len(f.missed) for f in faults), sum(len(f.found) for f in faults)
        yield Proof(language, len(mine), sum(not s.get("claim") for s in mine), *counts, faults)


def gold_of(book: Codebook) -> list[dict[str, Any]]:
    """The gold sentences of a codebook. Raises PackError naming what is wrong."""
    path = Path(book.folder) / "gold.toml"
    sentences: list[dict[str, Any]] = read_toml(path).get("sentence", [])
    for number, sentence in enumerate(sentences, 1):
        place = f"{path.parent.name}/gold.toml: sentence {number}"
        if not {"language", "published", "text"} <= set(sentence) <= _SENTENCE:
            raise PackError(f"{place} holds {sorted(sentence)}", step=f"it needs language, published and text, and may hold {sorted(_SENTENCE)}")
        for claim in sentence.get("claim", ()):
            if "type" not in claim or not set(claim) <= _KEYS:
                raise PackError(f"{place}: a claim holds {sorted(claim)}", step=f"it needs type, and may hold {sorted(_KEYS)}")
            if claim["type"] not in book.types:
                raise PackError(f"{place}: {claim['type']!r} is no type", step=f"types are {sorted(book.types)}")
    return sentences


def _compare(book: Codebook, sentence: dict[str, Any]) -> tuple[Fault, int]:
    text = sentence["text"]
    document = Document("gold", digest(text.encode()), sentence["language"], sentence["published"], None, None, None, True, text)
    free, missed = list(analyse(Collected(document, text.encode()), [book]).claims), []
    wanted = sentence.get("claim", ())
    for one in wanted:
        partner = next((c for c in free if _agrees(one, c)), None)
        if partner is None:
            missed.append(one)
        else:
            free.remove(partner)
    return Fault(text, tuple(missed), tuple(free)), len(wanted) - len(missed)


def _agrees(wanted: dict[str, Any], claim: Claim) -> bool:
    """Is this the claim that is wanted, in everything that is asked?"""
    if claim.type != wanted["type"] or any(getattr(claim, f) != wanted[f] for f in _FIELDS if f in wanted):
        return False
    if any(claim.roles.get(role) != value for role, value in wanted.get("roles", {}).items()):
        return False
    quantity = claim.quantity
    return all(quantity is not None and getattr(quantity, bound) == wanted[bound] for bound in ("low", "high") if bound in wanted)
