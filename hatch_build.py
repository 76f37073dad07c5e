"""Build hook: compiles the gazetteer and lays out the model that detects languages, so that `pip install` (also `-e`) brings it along and nothing is downloaded at run time."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKS = Path("src/sayso/packs")


class DataHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs each build.py by path, for sayso is not installed yet. An up-to-date file is left alone."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name == "sdist":
            return
        packs = Path(self.root) / PACKS
        gazetteer, collect = packs / "gazetteer", packs / "collect"
        _make(gazetteer / "places.sqlite", gazetteer / "places.sqlite", [*gazetteer.glob("*.tsv"), gazetteer / "keys.py"])
        _make(collect / "model", collect / "model/classes.json", [collect / "collect.toml"])


def _make(target: Path, stamp: Path, sources: list[Path]) -> None:
    """Calls the build.py beside a target, unless its stamp is newer than its sources and than build.py."""
    build = target.with_name("build.py")
    if not stamp.is_file() or stamp.stat().st_mtime < max(s.stat().st_mtime for s in [*sources, build]):
        runpy.run_path(str(build))["build"](target)
