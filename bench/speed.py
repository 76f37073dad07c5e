"""How fast, how large, how soon: `make bench`.

Documents of 3 KB are made from the example corpus by joining texts of one language. Sayso's whole analysis, from a document to a line
of JSON, is timed beside spaCy's blank tokenizer (tokens only, no model) on the same texts, on one core, in alternating rounds; the
fastest round of each counts, which leaves out what other programs on the machine took. Start-up is not in it and stands by itself.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
import spacy

from sayso.attribute import attribute
from sayso.coding import code
from sayso.core.ids import digest
from sayso.core.records import Collected, Document
from sayso.packs.codebook import codebooks, load_codebook
from sayso.packs.directory import load_directory
from sayso.packs.gazetteer import open_gazetteer
from sayso.packs.language import has_language, load_language
from sayso.pipeline import analyse
from sayso.read import read
from sayso.resolve import resolve
from sayso.resolve.actors import actors
from sayso.resolve.dates import dates
from sayso.resolve.places import places
from sayso.resolve.quantities import quantities
from sayso.resolve.speakers import speakers

SAYSO = Path(sys.executable).with_name("sayso")
CORPUS = Path(__file__).parent / "gold" / "gold.jsonl"
SIZE = 3_000  # bytes of UTF-8 a document, about 500 words
COUNT = 200
ROUNDS = 5

T = TypeVar("T")
R = TypeVar("R")


def documents() -> list[Document]:
    """COUNT documents of SIZE bytes at least, in turn from each language that has a pack."""
    texts: dict[str, list[str]] = {}
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        if has_language(item["language"]):
            texts.setdefault(item["language"], []).append(item["text"])
    made = []
    for number in range(COUNT):
        language = sorted(texts)[number % len(texts)]
        several, at = texts[language], number // len(texts)
        text = several[at % len(several)]
        while len(text.encode()) < SIZE:
            at += 1
            text += "\n\n" + several[at % len(several)]
        made.append(Document(f"bench-{number}", digest(text.encode()), language, "2023-03-14", None, None, None, True, text))
    return made


def seconds(job: Callable[[], object]) -> float:
    """Wall-clock seconds of a job."""
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def one_core() -> None:
    """Keep to one core, where the system allows."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def side_by_side(corpus: Sequence[Document]) -> None:
    """Documents/s of the whole analysis and of spaCy's blank tokenizer, and their ratio."""
    collected = [Collected(d, d.text.encode()) for d in corpus]
    blank = {language: spacy.blank(language) for language in sorted({d.language or "" for d in corpus})}
    encode = msgspec.json.Encoder().encode
    jobs: dict[str, Callable[[], object]] = {
        "sayso, whole analysis": lambda: [encode(analyse(c)) for c in collected],
        "spaCy, blank tokenizer": lambda: [blank[d.language or ""](d.text) for d in corpus],
    }
    for job in jobs.values():
        job()  # what is loaded lazily is loaded now
    best = dict.fromkeys(jobs, float("inf"))
    for _ in range(ROUNDS):
        for name, job in jobs.items():
            best[name] = min(best[name], seconds(job))
    size = sum(len(d.text.encode()) for d in corpus)
    print(f"{len(corpus)} documents of {size / len(corpus) / 1000:.1f} KB, one core, best of {ROUNDS} rounds")
    for name, took in best.items():
        print(f"  {name:24} {size / SIZE / took:8,.0f} documents/s of 3 KB   {took * 1e9 / size:8,.0f} µs/KB")
    ours, theirs = best.values()
    print(f"  sayso / spaCy            {theirs / ours:8.2f} ×")


def stages(corpus: Sequence[Document]) -> None:
    """Microseconds per KB of each stage, each fed with what the one before made."""
    packs = [load_language(d.language or "") for d in corpus]
    directory, gazetteer = load_directory(), open_gazetteer()
    books = [load_codebook(name) for name in codebooks()]
    size = sum(len(d.text.encode()) for d in corpus)

    def stage(name: str, job: Callable[[], list[R]]) -> list[R]:
        made: list[R] = job()
        took = min(seconds(job) for _ in range(ROUNDS))
        print(f"  {name:24} {took * 1e9 / size:8,.0f} µs/KB")
        return made

    print("stages")
    pages = stage("read", lambda: [read(d, p) for d, p in zip(corpus, packs, strict=True)])
    readings = stage("attribute", lambda: [attribute(g, p) for g, p in zip(pages, packs, strict=True)])
    when = stage("resolve dates", lambda: [dates(g, p) for g, p in zip(pages, packs, strict=True)])
    stage("resolve quantities", lambda: [quantities(g, p, w) for g, p, w in zip(pages, packs, when, strict=True)])
    who = stage("resolve actors", lambda: [actors(g, r, p, directory) for g, r, p in zip(pages, readings, packs, strict=True)])
    stage("resolve places", lambda: [places(g, p, gazetteer, w) for g, p, w in zip(pages, packs, who, strict=True)])
    stage("resolve speakers", lambda: [speakers(g, r, p, directory, w) for g, r, p, w in zip(pages, readings, packs, who, strict=True)])
    known = [resolve(g, r, p, directory, gazetteer) for g, r, p in zip(pages, readings, packs, strict=True)]
    stage("coding", lambda: [code(g, k, books) for g, k in zip(pages, known, strict=True)])


def command(corpus: Sequence[Document]) -> None:
    """Start-up time and peak memory of the command itself."""
    lines = [json.dumps({"key": d.key, "language": d.language, "synthetic": True, "text": d.text}) + "\n" for d in corpus]
    arguments: list[str | Path] = [SAYSO, "read", "--format", "jsonl", "-"]

    def run(text: str) -> None:
        subprocess.run(arguments, input=text.encode(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)

    help_only = min(seconds(lambda: subprocess.run([SAYSO, "--help"], stdout=subprocess.DEVNULL, check=True)) for _ in range(ROUNDS))
    first = min(seconds(lambda: run('{"text": "The bridge is closed, the mayor said.", "language": "en"}\n')) for _ in range(ROUNDS))
    detected = min(seconds(lambda: run('{"text": "The bridge is closed, the mayor said."}\n')) for _ in range(ROUNDS))
    run("".join(lines))
    kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    peak = kilobytes / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    print("the command")
    print(f"  sayso --help             {help_only:8.2f} s")
    print(f"  sayso read, one sentence {first:8.2f} s")
    print(f"  … its language detected  {detected:8.2f} s")
    print(f"  peak memory of read      {peak:8.0f} MB, {len(lines)} documents")


def main() -> None:
    """Everything, in the order in which it is read."""
    one_core()
    corpus = documents()
    side_by_side(corpus)
    stages(corpus)
    command(corpus)


if __name__ == "__main__":
    main()
