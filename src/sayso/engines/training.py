"""Fit a tagger on gold: 1. a tenth is held back, 2. the rest is learned, 3. the tenth is read with and without the model.

The same gold and the same packs give the same bytes: documents are sorted, features are sorted, and the fitting has no chance in it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from sayso.core.errors import UsageError
from sayso.core.ids import content_id
from sayso.core.records import Document, Page, Reading
from sayso.engines.features import features, frames_of, paragraphs, view
from sayso.engines.figures import measure
from sayso.engines.frames import labels, outermost
from sayso.engines.gold import Gold
from sayso.engines.model import Header, library
from sayso.engines.tagger import Tagger

Structure = Callable[[Document], tuple[Page, Reading]]
HOLD = 10  # one document in so many is held back
_FITTING = {"c1": 0.7, "c2": 0.7, "max_iterations": 80, "feature.possible_transitions": True}


def fit(gold: Sequence[Gold], structure: Structure, packs: str, progress: Callable[[int], None] = lambda done: None) -> tuple[Header, bytes]:
    """A model and what it says of itself. `structure` reads a document with the rules; `packs` is the fingerprint of their packs.

    Raises UsageError for fewer than two documents, for gold without attributions, and where the optional library is missing.
    """
    crf = library()
    # 1. which are held back hangs on the documents, not on their order
    row = sorted(gold, key=lambda one: content_id(one.document.text, one.document.key))
    held, learned = row[::HOLD], [one for n, one in enumerate(row) if n % HOLD]
    if not learned or not any(one.attributions for one in learned):
        raise UsageError(f"{len(row)} documents of gold are too few to learn from", step="give more documents with attributions")
    # 2.
    trainer = crf.Trainer(algorithm="lbfgs", params=_FITTING, verbose=False)
    for number, one in enumerate(learned, start=1):
        page, reading = structure(one.document)
        seen, right = view(page, reading), labels(len(page.tokens.words), outermost(one.frames(page)))
        for first, last in paragraphs(page):
            trainer.append(features(seen, first, last), right[first:last])
        progress(number)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        trainer.train(str(path))
        body = path.read_bytes()
    # 3.
    languages = tuple(sorted({one.document.language or "" for one in learned}))
    none = measure([])
    tagger = Tagger(Header(packs, languages, len(learned), len(held), none, none), body)
    rules, model = [], []
    for one in held:
        page, reading = structure(one.document)
        right_frames = one.frames(page)
        rules.append((right_frames, frames_of(page, reading)))
        model.append((right_frames, frames_of(page, tagger.correct(page, reading))))
    return Header(packs, languages, len(learned), len(held), measure(rules), measure(model)), body
