"""Every language pack proves itself: the sentences of its gold.toml, read through the pipeline (the format is in CONTRIBUTING.md)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from sayso.core.ids import digest
from sayso.core.records import Analysis, Attribution, Collected, Document, Span
from sayso.core.spans import ungrounded
from sayso.packs.language import LANGUAGES, languages
from sayso.packs.tables import read_toml
from sayso.pipeline import analyse

AGREES = 0.8  # intersection over union of contents: a word more or less at an end
SHAPE = {"text", "published", "attribution"}
FIELDS = {"kind", "source", "cue", "content", "speaker", "stance"}
KINDS = {"direct", "indirect", "according-to", "credit"}


def analysed(code: str, sentence: dict[str, Any]) -> Analysis:
    text = sentence["text"]
    document = Document("gold", digest(text.encode()), code, sentence.get("published"), None, None, None, True, text)
    return analyse(Collected(document, text.encode()))


def closeness(text: str, written: str, span: Span | None) -> float:
    """Of a span and a string of the text, wherever that stands: intersection over union, the best of its occurrences."""
    if span is None:
        return 0.0
    best, at = 0.0, text.find(written)
    while at >= 0:
        common = min(span.end, at + len(written)) - max(span.start, at)
        best = max(best, common / (len(written) + span.end - span.start - common)) if common > 0 else best
        at = text.find(written, at + 1)
    return best


def agrees(text: str, wanted: dict[str, str], found: Attribution) -> bool:
    if found.kind != wanted["kind"]:
        return False
    if any(closeness(text, wanted[part], span) == 0.0 for part, span in (("source", found.source), ("cue", found.cue)) if part in wanted):
        return False
    if ("content" in wanted) != (found.content is not None) or ("content" in wanted and closeness(text, wanted["content"], found.content) < AGREES):
        return False
    return all(getattr(found, field) == wanted[field] for field in ("speaker", "stance") if field in wanted)


def show(found: Attribution) -> str:
    parts = [f"{part} {span.text!r}" for part, span in (("source", found.source), ("cue", found.cue), ("content", found.content)) if span]
    return f"{found.kind}: " + ", ".join([*parts, f"speaker {found.speaker!r}", f"stance {found.stance}", f"rule {found.rule!r}"])


def faults(code: str, sentence: dict[str, Any]) -> list[str]:
    """What is wrong with the reading of one gold sentence, one line each."""
    text, analysis = sentence["text"], analysed(code, sentence)
    assert ungrounded(analysis) == ()
    free, missed = list(analysis.attributions), []
    for wanted in sentence.get("attribution", ()):
        partner = next((a for a in free if agrees(text, wanted, a)), None)
        if partner is None:
            missed.append(f"    missed {wanted}")
        else:
            free.remove(partner)
    return missed + [f"    found  {show(a)}" for a in free]


def ill_formed(sentence: dict[str, Any]) -> Iterator[str]:
    """What the author of a gold sentence must mend."""
    yield from (f"no key {key!r}" for key in set(sentence) - SHAPE)
    for wanted in sentence.get("attribution", ()):
        yield from (f"no key {key!r} in an attribution" for key in set(wanted) - FIELDS)
        if wanted.get("kind") not in KINDS:
            yield f"kind is {wanted.get('kind')!r}"
        yield from (f"{part} {wanted[part]!r} does not stand in the text" for part in ("source", "cue", "content") if wanted.get(part, "") not in sentence["text"])
        if not {"content", "source"} & set(wanted):
            yield "an attribution needs content or source"


@pytest.mark.parametrize("code", languages())
def test_a_language_reads_its_gold(code: str) -> None:
    gold = read_toml(LANGUAGES / code / "gold.toml")
    sentences, floor = gold.get("sentence", []), gold.get("gold", {}).get("floor", 0.0)
    assert len(sentences) >= 30, f"{code}/gold.toml has {len(sentences)} sentences: a pack proves itself, see CONTRIBUTING.md"
    assert [f"{s['text']!r}: {fault}" for s in sentences for fault in ill_formed(s)] == []
    assert 0.5 <= floor <= 1.0
    wrong = [(s["text"], lines) for s in sentences if (lines := faults(code, s))]
    share = 1 - len(wrong) / len(sentences)
    report = "\n".join(f"{text}\n" + "\n".join(lines) for text, lines in wrong)
    assert share >= floor, f"{code}: {share:.0%} of {len(sentences)} sentences are right, the floor is {floor:.0%}\n{report}"
