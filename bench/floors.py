"""Quality may only rise: every figure of floors.toml is measured again and must not be below its floor.

    python bench/floors.py            measure, print, exit 1 if a figure fell
    python bench/floors.py --raise    raise each floor to MARGIN below what is measured now (a floor is never lowered here), and write
                                      what is measured of each language to where `sayso languages` reads it
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from math import floor
from pathlib import Path
from typing import Any

import findings
from score import Item, read_jsonl, score, wrong_offsets

HERE = Path(__file__).parent
FLOORS = HERE / "floors.toml"
MEASURED = HERE.parent / "src" / "sayso" / "cli" / "measured.toml"
MARGIN = 1.5  # percent points that a floor lies below the figure it was raised to: a sentence more or less is no fall
SHOWN = ("attribution @0.8", "named speaker of all")
SAYSO = Path(sys.executable).with_name("sayso")
INPUT = ("key", "language", "published", "outlet", "url", "title", "synthetic", "text")


def read(documents: Sequence[Item]) -> list[Item]:
    """What `sayso read` prints for these documents. Raises CalledProcessError if it fails."""
    lines = "".join(json.dumps({k: d[k] for k in INPUT if k in d}, ensure_ascii=False) + "\n" for d in documents)
    done = subprocess.run([SAYSO, "read", "--format", "jsonl", "-"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def corroborated(documents: Sequence[Item], outlets: Path) -> list[Item]:
    """What `sayso findings` prints of a ledger made of these documents. Raises CalledProcessError if it fails."""
    with tempfile.TemporaryDirectory() as folder:
        ledger, source = Path(folder) / "sayso.db", Path(folder) / "documents.jsonl"
        source.write_text("".join(json.dumps({k: d[k] for k in INPUT if k in d}, ensure_ascii=False) + "\n" for d in documents), encoding="utf-8")
        subprocess.run([SAYSO, "ingest", str(source), "--outlets", str(outlets), "--ledger", str(ledger)], stderr=subprocess.DEVNULL, check=True)
        done = subprocess.run([SAYSO, "findings", "--format", "json", "--ledger", str(ledger)], stdout=subprocess.PIPE, check=True)
    found: list[Item] = json.loads(done.stdout)
    return found


def documents(corpus: Item) -> list[Item] | None:
    """The gold of one corpus, of one file or several; None where an optional one is not on this machine."""
    named = corpus["gold"]
    paths = [HERE / name for name in ([named] if isinstance(named, str) else named)]
    for path in paths:
        if not path.exists():
            if corpus.get("optional", False):
                return None
            raise FileNotFoundError(f"{path} is missing: floors.toml names it")
    languages = corpus.get("languages")
    return [d for path in paths for d in read_jsonl(path) if languages is None or d["language"] in languages]


def measure(corpus: Item) -> dict[str, float] | None:
    """The figures of one corpus of floors.toml, in percent; None where its gold is not on this machine."""
    gold = documents(corpus)
    if gold is None:
        return None
    if "facts" in corpus:
        facts = json.loads((HERE / corpus["facts"]).read_text(encoding="utf-8"))
        return {**findings.figures(gold, facts, corroborated(gold, HERE / corpus["outlets"])), "wrong offsets": 0.0}
    analyses = read(gold)
    figures = {name: count.figure for name, count in score(gold, analyses).items()}
    figures["wrong offsets"] = float(wrong_offsets(gold, analyses))
    return figures


def fallen(corpus: Item, figures: dict[str, float]) -> list[str]:
    """One line for each figure below its floor, and for wrong offsets, whose ceiling is 0."""
    below = [
        f"{corpus['name']}: {name} {figures.get(name, 0.0):.1f} is below its floor of {least}"
        for name, least in corpus["floors"].items()
        if figures.get(name, 0.0) < least
    ]
    if figures["wrong offsets"]:
        below.append(f"{corpus['name']}: {figures['wrong offsets']:.0f} wrong offsets, none allowed")
    return below


def show(corpus: Item, figures: dict[str, float] | None) -> None:
    """One block a corpus: figure and floor."""
    if figures is None:
        print(f"{corpus['name']}: not on this machine, left out")
        return
    print(corpus["name"])
    for name, value in figures.items():
        least = corpus["floors"].get(name)
        print(f"  {name:26} {value:5.1f}" + ("" if least is None else f"   floor {least}"))


def write(corpora: Sequence[Item], measured: Sequence[dict[str, float] | None]) -> None:
    """Raise the floors that are there to MARGIN below what is measured, rounded down to a half; comments at the head of the file stay."""
    head = [line for line in FLOORS.read_text(encoding="utf-8").split("\n") if line.startswith("#")]
    lines = [*head, ""]
    for corpus, figures in zip(corpora, measured, strict=True):
        lines.append("[[corpus]]")
        lines += [f"{key} = {json.dumps(value)}" for key, value in corpus.items() if key != "floors"]
        lines.append("[corpus.floors]")
        for name, least in corpus["floors"].items():
            lines.append(f"{json.dumps(name)} = {max(least, floor(2 * ((figures or {}).get(name, 0.0) - MARGIN)) / 2)}")
        lines.append("")
    FLOORS.write_text("\n".join(lines), encoding="utf-8")


def languages_measured(corpora: Sequence[Item], measured: Sequence[dict[str, float] | None]) -> str:
    """TOML for `sayso languages`: of every corpus of a single language, how many texts, and the figures people are shown, in percent."""
    lines = ["# Written by `python bench/floors.py --raise`, in percent; what the figures mean is in bench/score.py."]
    for corpus, figures in zip(corpora, measured, strict=True):
        if figures is None or corpus.get("optional", False) or len(corpus.get("languages", ())) != 1:
            continue
        lines += ["", f"[{corpus['languages'][0]}]", f"texts = {len(documents(corpus) or ())}"]
        lines += [f"{json.dumps(name)} = {round(figures.get(name, 0.0), 1)}" for name in SHOWN]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Measure every corpus; 1 if a figure fell."""
    corpora: list[dict[str, Any]] = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["corpus"]
    measured = [measure(corpus) for corpus in corpora]
    for corpus, figures in zip(corpora, measured, strict=True):
        show(corpus, figures)
    if "--raise" in arguments:
        write(corpora, measured)
        MEASURED.write_text(languages_measured(corpora, measured), encoding="utf-8")
    below = [line for corpus, figures in zip(corpora, measured, strict=True) if figures is not None for line in fallen(corpus, figures)]
    for line in below:
        print(line, file=sys.stderr)
    print(f"floors: {len(below)} fallen" if below else "floors: all hold")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
