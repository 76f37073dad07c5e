"""Build hook: compiles the gazetteer, so that `pip install` (also `-e`) brings it along and nothing is downloaded at run time."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDER = Path("src/sayso/packs/gazetteer")


class GazetteerHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs build.py by path, for sayso is not installed yet. An up-to-date file is left alone."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        folder = Path(self.root) / FOLDER
        target = folder / "places.sqlite"
        sources = [*folder.glob("*.tsv"), folder / "build.py", folder / "keys.py"]
        if self.target_name == "sdist" or (target.is_file() and target.stat().st_mtime >= max(s.stat().st_mtime for s in sources)):
            return
        runpy.run_path(str(folder / "build.py"))["build"](target)
