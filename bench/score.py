"""What `sayso read` prints against gold: the figures that the floors hold on to.

Definitions (gold and analyses are as in the contract's JSON; spans are code points, end exclusive):

- Pairs are made one to one, the closest first. Closeness is intersection over union of the two spans; a pair below the floor is none.
- A figure about lists (attributions, dates, claims …) is F1 over pairs; a figure about matched items is the share that is right.
- "named speaker", "chain" and "kind" are asked of attributions paired at 0.3, "claim modality" and "claim origin" of claims found.
  Such a share can fall because more was found; the same "of all" counts what was not found as wrong, and is what floors hold on to.

    python bench/score.py GOLD.jsonl ANALYSES.jsonl
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from sayso.packs.words import plain

Item = dict[str, Any]
Figures = dict[str, "Count"]

NEAR = 0.3  # spans that touch this much speak of the same thing
TIGHT = 0.8  # … and this much agree on its ends
KINDS = ("direct", "indirect", "according-to", "credit")  # other corpora have other kinds too
BOUNDS = {">": "from", ">=": "from", "<=": "to", "<": "around", "~": "around", "=": "exactly"}


@dataclass
class Count:
    """Right, guessed and wanted. With `share`, the figure is right out of wanted; else F1. In percent."""

    right: int = 0
    guessed: int = 0
    wanted: int = 0
    share: bool = False

    @property
    def figure(self) -> float:
        both = 2 * self.wanted if self.share else self.guessed + self.wanted
        return 200 * self.right / both if both else 0.0


class Board:
    """Counts by the name of their figure."""

    def __init__(self) -> None:
        self.counts: Figures = {}

    def found(self, name: str, right: int, guessed: int, wanted: int) -> None:
        """Add to a figure that counts what is missed and what is too much."""
        count = self.counts.setdefault(name, Count())
        count.right, count.guessed, count.wanted = count.right + right, count.guessed + guessed, count.wanted + wanted

    def share(self, name: str, right: bool | None) -> None:
        """Add one case to a share, of what was found and of all; None where it was not found."""
        for figure in (name, f"{name} of all") if right is not None else (f"{name} of all",):
            count = self.counts.setdefault(figure, Count(share=True))
            count.right, count.wanted = count.right + bool(right), count.wanted + 1


# --- spans and names --------------------------------------------------------------------------------------------------


def parts(span: Item | list[list[int]] | None) -> list[tuple[int, int]]:
    """A span's stretches as (start, end): one for an object, any number for a list (some corpora have split spans)."""
    if not span:
        return []
    return [(span["start"], span["end"])] if isinstance(span, dict) else [(start, end) for start, end in span]


def closeness(a: Item | list[list[int]] | None, b: Item | list[list[int]] | None) -> float:
    """Intersection over union of two spans, 0 to 1."""
    first, second = parts(a), parts(b)
    common = sum(max(0, min(e, f) - max(s, t)) for s, e in first for t, f in second)
    return common / (sum(e - s for s, e in first + second) - common) if common else 0.0


def pairs(gold: Sequence[Item], guesses: Sequence[Item], close: Callable[[Item, Item], float], floor: float) -> list[tuple[Item, Item]]:
    """One-to-one pairs, the closest first, none below `floor`."""
    ranked = sorted(
        ((close(g, p), -i, -j) for i, g in enumerate(gold) for j, p in enumerate(guesses) if close(g, p) >= floor), reverse=True
    )
    free_gold, free_guess, made = set(range(len(gold))), set(range(len(guesses))), []
    for _, i, j in ranked:
        if -i in free_gold and -j in free_guess:
            free_gold.remove(-i)
            free_guess.remove(-j)
            made.append((gold[-i], guesses[-j]))
    return made


def alike(a: str | None, b: str | None) -> bool:
    """The same name, allowing for romanisation in longer ones. All descriptions of unnamed sources are alike."""
    first, second = plain(a or ""), plain(b or "")
    if first == second or (first.startswith("unnamed") and second.startswith("unnamed")):
        return True
    initials = [sorted(w for w in name.split() if len(w) <= 3) for name in (first, second)]
    return min(len(first), len(second)) > 5 and initials[0] == initials[1] and SequenceMatcher(None, first, second).ratio() >= 0.88


def same_voice(name: str, source: Item | None, guess: str | None) -> bool:
    """Alike; or a speaker without a name of its own (lower case in the gold), called by words of the text."""
    if alike(name, guess):
        return True
    called = plain(guess or "")
    return name.islower() and len(called) > 3 and called in plain((source or {}).get("text", ""))


# --- one function a list ----------------------------------------------------------------------------------------------


def attributions(board: Board, gold: Item, guess: Item) -> None:
    """Structure (content spans at two floors), and who is said to speak."""
    wanted = [a for a in gold["attributions"] if a.get("content")]
    guessed = [a for a in guess.get("attributions", ()) if a.get("content")]

    def content(g: Item, p: Item) -> float:
        return closeness(g["content"], p["content"])

    def told_apart(g: Item, p: Item) -> float:  # two sources may share one content: source and cue decide
        return content(g, p) and content(g, p) + 1e-3 * closeness(g.get("source"), p.get("source")) + 5e-4 * closeness(g.get("cue"), p.get("cue"))

    for floor in (NEAR, TIGHT):
        board.found(f"attribution @{floor}", len(pairs(wanted, guessed, content, floor)), len(guessed), len(wanted))
    matched = pairs(wanted, guessed, told_apart, NEAR)
    partner = {id(g): p for g, p in matched}
    for g in wanted:
        told = partner.get(id(g))
        if g.get("kind") in KINDS:
            board.share("kind", None if told is None else g["kind"] == told.get("kind"))
        speaker = g.get("speaker") or ""
        if speaker and not plain(speaker).startswith("unnamed"):
            board.share("named speaker", None if told is None else same_voice(speaker, g.get("source"), told.get("speaker")))
        if g.get("chain"):
            board.share("chain", None if told is None else _same_chain(g, told))
    # a gold without ids points to the outer attribution by its number in the list
    outers = {a.get("id", number): id(a) for number, a in enumerate(gold["attributions"])}
    for g in wanted:
        if g.get("within") is not None:
            inner, outer = partner.get(id(g)), partner.get(outers[g["within"]])
            board.share("nested", inner is not None and outer is not None and inner.get("within") == outer["id"])
    credits = [a for a in gold["attributions"] if not a.get("content") and a.get("source")]
    if credits:
        guessed = [a for a in guess.get("attributions", ()) if not a.get("content") and a.get("source")]
        made = pairs(credits, guessed, lambda g, p: closeness(g["source"], p["source"]), NEAR)
        board.found("credits", len(made), len(guessed), len(credits))


def blocks(board: Board, gold: Item, guess: Item) -> None:
    """Furniture with its role."""
    wanted, guessed = gold["blocks"], [b for b in guess.get("blocks", ()) if b["role"] != "body"]
    made = pairs(wanted, guessed, lambda g, p: closeness(g, p) if g["role"] == p["role"] else 0.0, 0.5)
    board.found("blocks", len(made), len(guessed), len(wanted))


def quantities(board: Board, gold: Item, guess: Item) -> None:
    """Right: the same numbers, and bounds of the same sense."""

    def right(g: Item, p: Item) -> bool:
        numbers = [{q.get("low"), q.get("high")} - {None} for q in (g, p)]
        return numbers[0] == numbers[1] and BOUNDS.get(g["comparator"]) == BOUNDS.get(p.get("comparator", ""))

    _valued(board, "quantities right", gold["quantities"], guess.get("quantities", ()), right)


def dates(board: Board, gold: Item, guess: Item) -> None:
    """Right: the same value to the same precision."""
    _valued(board, "dates right", gold["dates"], guess.get("dates", ()), lambda g, p: g["value"] == p.get("value"))


def places(board: Board, gold: Item, guess: Item) -> None:
    """Found: literal mentions in the body."""
    guessed = _in_scope(gold, gold["places"], guess.get("places", ()))
    board.found("places found", len(pairs(gold["places"], guessed, closeness, NEAR)), len(guessed), len(gold["places"]))


def actors(board: Board, gold: Item, guess: Item) -> None:
    """Right: the same canonical name. Later mentions of an actor are neither asked for nor counted against."""
    wanted = gold["actors"]
    guessed = [
        p
        for p in _in_scope(gold, wanted, guess.get("actors", ()))
        if _touches(p, wanted) or not any(alike(g["name"], p.get("name")) for g in wanted)
    ]
    _valued(board, "actors right", wanted, guessed, lambda g, p: alike(g["name"], p.get("name")))


def claims(board: Board, gold: Item, guess: Item) -> None:
    """A claim is found by type and evidence. Saying each stated claim of a type once more is free; more than that is noise."""
    wanted, guessed = gold["claims"], guess.get("claims", ())
    made = pairs(wanted, guessed, lambda g, p: closeness(g["evidence"], p["evidence"]) if g["type"] == p["type"] else 0.0, NEAR)
    over = 0
    for kind in {p["type"] for p in guessed}:
        unpaired = sum(p["type"] == kind for p in guessed) - sum(g["type"] == kind for g, _ in made)
        over += max(0, unpaired - sum(g["type"] == kind for g in wanted))
    board.found("claims", len(made), len(made) + over, len(wanted))
    innermost = [{a["id"]: (a.get("chain") or [""])[-1] for a in document.get("attributions", ())} for document in (gold, guess)]
    partner = {id(g): p for g, p in made}
    for g in wanted:
        told = partner.get(id(g))
        origins = [names.get(c.get("attribution")) for names, c in zip(innermost, (g, told or {}), strict=True)]
        board.share("claim modality", None if told is None else g["modality"] == told.get("modality"))
        board.share("claim origin", None if told is None else _same_origin(*origins))


def _same_chain(gold: Item, guess: Item) -> bool:
    wanted, guessed = gold["chain"], guess.get("chain") or ()
    return len(wanted) == len(guessed) and all(same_voice(x, gold.get("source"), y) for x, y in zip(wanted, guessed, strict=True))


def _same_origin(wanted: str | None, guessed: str | None) -> bool:
    return alike(wanted, guessed) if wanted is not None and guessed is not None else wanted is guessed


def _touches(item: Item, others: Sequence[Item]) -> bool:
    return any(closeness(item, other) > 0 for other in others)


def _in_scope(gold: Item, wanted: Sequence[Item], guessed: Sequence[Item]) -> list[Item]:
    """Guesses without those in headline and furniture, which the gold leaves out."""
    furniture = gold.get("blocks", ())
    return [p for p in guessed if _touches(p, wanted) or not _touches(p, furniture)]


def _valued(board: Board, name: str, wanted: Sequence[Item], guessed: Sequence[Item], right: Callable[[Item, Item], bool]) -> None:
    made = pairs(wanted, guessed, lambda g, p: closeness(g, p) if right(g, p) else 0.0, NEAR)
    board.found(name, len(made), len(guessed), len(wanted))


SCORERS: dict[str, Callable[[Board, Item, Item], None]] = {
    "attributions": attributions,
    "blocks": blocks,
    "quantities": quantities,
    "dates": dates,
    "places": places,
    "actors": actors,
    "claims": claims,
}


# --- a corpus ---------------------------------------------------------------------------------------------------------


def score(gold: Sequence[Item], analyses: Sequence[Item]) -> Figures:
    """The figures of a corpus. A document without an analysis counts as read with nothing found."""
    by_key = {str(a["document"]["key"]): a for a in analyses}
    board = Board()
    for document in gold:
        for name, scorer in SCORERS.items():
            if name in document:
                scorer(board, document, by_key.get(str(document["key"]), {}))
    return board.counts


def wrong_offsets(gold: Sequence[Item], analyses: Sequence[Item]) -> int:
    """Spans whose text is not what the document says there. Never right, whatever the score."""
    texts = {str(d["key"]): d["text"] for d in gold}
    wrong = 0
    for analysis in analyses:
        text = texts[str(analysis["document"]["key"])]
        wrong += analysis["document"]["text"] != text
        wrong += sum(s["text"] != text[s["start"] : s["end"]] or s["start"] >= s["end"] for s in _spans(analysis))
    return wrong


def _spans(node: object) -> Iterator[Item]:
    if isinstance(node, dict):
        if "start" in node and "end" in node:
            yield node
        for value in node.values():
            yield from _spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from _spans(value)


def read_jsonl(path: Path) -> list[Item]:
    """The objects of a JSONL file, also gzipped."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in raw.decode("utf-8").split("\n") if line.strip()]


def main(gold_path: str, analyses_path: str) -> None:
    """Print every figure of one corpus."""
    gold, analyses = read_jsonl(Path(gold_path)), read_jsonl(Path(analyses_path))
    for name, count in score(gold, analyses).items():
        print(f"{name:26} {count.figure:5.1f}  n={count.wanted}")
    print(f"{'wrong offsets':26} {wrong_offsets(gold, analyses):5d}")


if __name__ == "__main__":
    main(*sys.argv[1:])
