"""The report as JSON: what the other formats print, for programs."""

from __future__ import annotations

import msgspec

from sayso.packs.phrases import Phrases
from sayso.report.model import Assessment

# Texts of whole documents are not repeated here: each endnote has its passage, its place, and the digests by which the text is found again.
_LEFT_OUT = ("sources",)


def json_report(assessment: Assessment, phrases: Phrases) -> str:
    """The report of an assessment: head, judgements, findings in words and as records, endnotes, coverage, rules."""
    made = msgspec.to_builtins(assessment)
    for name in _LEFT_OUT:
        del made[name]
    made["numbers"] = {e.id: e.notes for e in assessment.entries}
    return msgspec.json.format(msgspec.json.encode(made), indent=1).decode() + "\n"
