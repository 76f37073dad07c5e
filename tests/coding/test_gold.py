"""Every codebook proves itself: the sentences of its gold.toml, read through the pipeline."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.core.ids import digest
from sayso.core.records import Claim, Collected, Document
from sayso.core.spans import ungrounded
from sayso.packs.codebook import CODEBOOKS, codebooks, load_codebook
from sayso.packs.language import has_language
from sayso.packs.tables import read_toml
from sayso.pipeline import analyse

FIELDS = ("modality", "basis", "actor", "target", "place", "when")
KEYS = {"type", "low", "high", "roles", *FIELDS}
# The share of a codebook's gold that must be read right: it only rises.
FLOOR = {"force_generation": 0.9}


def sentences(name: str) -> list[dict[str, Any]]:
    found = read_toml(CODEBOOKS / name / "gold.toml")["sentence"]
    return [s for s in found if has_language(s["language"])]


def agrees(wanted: dict[str, Any], claim: Claim) -> bool:
    """Is this the claim that is wanted, in everything that is asked?"""
    assert set(wanted) <= KEYS, f"no key {set(wanted) - KEYS}"
    if claim.type != wanted["type"] or any(getattr(claim, f) != wanted[f] for f in FIELDS if f in wanted):
        return False
    if any(claim.roles.get(role) != value for role, value in wanted.get("roles", {}).items()):
        return False
    quantity = claim.quantity
    return all(quantity is not None and getattr(quantity, bound) == wanted[bound] for bound in ("low", "high") if bound in wanted)


def faults(name: str, sentence: dict[str, Any]) -> list[str]:
    text = sentence["text"]
    document = Document("gold", digest(text.encode()), sentence["language"], sentence["published"], None, None, None, True, text)
    analysis = analyse(Collected(document, text.encode()), [load_codebook(name)])
    assert ungrounded(analysis) == ()
    free, out = list(analysis.claims), []
    for wanted in sentence.get("claim", ()):
        partner = next((c for c in free if agrees(wanted, c)), None)
        if partner is None:
            out.append(f"missed {wanted}")
        else:
            free.remove(partner)
    return out + [f"found {c.type} {c.modality} {c.actor} {c.target} {c.place} {c.when} {c.quantity} {c.roles} {c.why}" for c in free]


@pytest.mark.parametrize("name", codebooks())
def test_gold_is_read_right(name: str) -> None:
    wrong = {s["text"]: found for s in sentences(name) if (found := faults(name, s))}
    share = 1 - len(wrong) / len(sentences(name))
    assert share >= FLOOR[name], "\n".join(f"{text}\n    " + "\n    ".join(lines) for text, lines in wrong.items())


@pytest.mark.parametrize("name", codebooks())
def test_gold_has_sentences_that_claim_nothing(name: str) -> None:
    assert sum(not s.get("claim") for s in sentences(name)) >= 5
