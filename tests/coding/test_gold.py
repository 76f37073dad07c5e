"""Every codebook proves itself: the sentences of its gold.toml, read through the pipeline."""

from __future__ import annotations

from functools import cache

import pytest

from sayso.packs.codebook import codebooks, load_codebook
from sayso.packs.language import has_language
from sayso.runner.proving import Proof, gold_of, prove

# F1 of claims in percent, per codebook, in every language: it only rises.
FLOOR = {"force_generation": 85, "civilian_harm": 90}
# So many sentences each language of a codebook has at least.
SENTENCES = {"force_generation": 6, "civilian_harm": 40}


@cache
def proofs(name: str) -> dict[str, Proof]:
    return {proof.language: proof for proof in prove(load_codebook(name))}


@pytest.mark.parametrize(("name", "language"), [(n, code) for n in codebooks() for code in load_codebook(n).languages() if has_language(code)])
def test_gold_is_read_right(name: str, language: str) -> None:
    proof = proofs(name)[language]
    assert proof.sentences >= SENTENCES[name]
    wrong = "\n".join(f"{f.text}\n    missed {f.missed}\n    found {[(c.type, c.modality, c.why) for c in f.found]}" for f in proof.faults)
    assert proof.figure >= FLOOR[name], wrong


@pytest.mark.parametrize("name", codebooks())
def test_gold_has_sentences_that_claim_nothing(name: str) -> None:
    assert sum(not s.get("claim") for s in gold_of(load_codebook(name))) >= 5
