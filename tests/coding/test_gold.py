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
# F1 of claims, per codebook and language: it only rises.
FLOOR = {"force_generation": 0.7, "civilian_harm": 0.8}


def sentences(name: str, language: str) -> list[dict[str, Any]]:
    return [s for s in read_toml(CODEBOOKS / name / "gold.toml")["sentence"] if s["language"] == language]


def agrees(wanted: dict[str, Any], claim: Claim) -> bool:
    """Is this the claim that is wanted, in everything that is asked?"""
    assert set(wanted) <= KEYS, f"no key {set(wanted) - KEYS}"
    if claim.type != wanted["type"] or any(getattr(claim, f) != wanted[f] for f in FIELDS if f in wanted):
        return False
    if any(claim.roles.get(role) != value for role, value in wanted.get("roles", {}).items()):
        return False
    quantity = claim.quantity
    return all(quantity is not None and getattr(quantity, bound) == wanted[bound] for bound in ("low", "high") if bound in wanted)


def compare(name: str, sentence: dict[str, Any]) -> tuple[list[str], int]:
    """What is wrong with the claims of one sentence, a line each; and how many are right."""
    text = sentence["text"]
    document = Document("gold", digest(text.encode()), sentence["language"], sentence["published"], None, None, None, True, text)
    analysis = analyse(Collected(document, text.encode()), [load_codebook(name)])
    assert ungrounded(analysis) == ()
    free, missed = list(analysis.claims), []
    for wanted in sentence.get("claim", ()):
        partner = next((c for c in free if agrees(wanted, c)), None)
        if partner is None:
            missed.append(f"missed {wanted}")
        else:
            free.remove(partner)
    right = len(sentence.get("claim", ())) - len(missed)
    return missed + [f"found {c.type} {c.modality} {c.actor} {c.target} {c.place} {c.when} {c.quantity} {c.roles} {c.why}" for c in free], right


@pytest.mark.parametrize(("name", "language"), [(n, code) for n in codebooks() for code in load_codebook(n).languages() if has_language(code)])
def test_gold_is_read_right(name: str, language: str) -> None:
    right = wrong = 0
    lines: list[str] = []
    for sentence in sentences(name, language):
        faults, good = compare(name, sentence)
        right, wrong = right + good, wrong + len(faults)
        lines += [sentence["text"], *(f"    {fault}" for fault in faults)] if faults else []
    assert 2 * right / (2 * right + wrong) >= FLOOR[name], "\n".join(lines)


@pytest.mark.parametrize("name", codebooks())
def test_gold_has_sentences_that_claim_nothing(name: str) -> None:
    assert sum(not s.get("claim") for s in read_toml(CODEBOOKS / name / "gold.toml")["sentence"]) >= 5
