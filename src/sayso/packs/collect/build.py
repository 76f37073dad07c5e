"""Lays out py3langid's model so that it can be mapped: `python -m sayso.packs.collect.build`; also run by the build hook, by path.

The package ships it compressed, and unpacking takes longer than a whole start of `sayso read`. Kept are the languages that collect.toml
knows, as plain .npy files; what is detected stays the same.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import numpy as np
from py3langid.langid import MODEL_FILE, LanguageIdentifier

HERE = Path(__file__).resolve().parent


def build(target: Path) -> None:
    """Writes the files of the model into a folder, which is made; the last one written is classes.json."""
    with (HERE / "collect.toml").open("rb") as file:
        known = tomllib.load(file)["detection"]["known"]
    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    model.set_languages(known)
    target.mkdir(exist_ok=True)
    arrays = {"ptc": model.nb_ptc, "pc": model.nb_pc, "nextmove": model.tk_nextmove, "row": model.tk_row, "output": model.tk_output}
    for name, values in arrays.items():
        np.save(target / f"{name}.npy", np.asarray(values))
    (target / "classes.json").write_text(json.dumps(list(model.nb_classes)), encoding="utf-8")


if __name__ == "__main__":
    build(HERE / "model")
