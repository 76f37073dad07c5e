"""The model of languages as the build lays it out says what the package's own says."""

from __future__ import annotations

import json
from pathlib import Path

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from sayso.collect.language import _identifier
from sayso.packs.collecting import collecting

GOLD = Path(__file__).parents[2] / "bench/gold"


def test_the_mapped_model_judges_as_the_packaged_one() -> None:
    packaged = LanguageIdentifier.from_model_file(MODEL_FILE)
    packaged.set_languages(collecting().detection.known)
    texts = [json.loads(line)["text"][:length] for name in ("gold", "general") for line in (GOLD / f"{name}.jsonl").open(encoding="utf-8") for length in (30, 400)]
    texts += ["Starosta povedal, že most opravia až budúci rok.", "A polgármester szerint a hidat csak jövőre javítják meg.", "Die burgemeester sê die brug word eers volgende jaar herstel.", "Градоначалникот рече дека мостот ќе се поправи.", "市长说明年修桥。"]
    assert len(texts) > 300
    assert [_identifier().classify(t) for t in texts] == [packaged.classify(t) for t in texts]


def test_it_is_built() -> None:
    assert type(_identifier().tk_nextmove) is memoryview
