"""Findings for machines: JSON, JSON lines and CSV. The same findings in each."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import msgspec

from sayso.core.records import Finding
from sayso.report.masking import masked_spans

COLUMNS = (
    "id", "type", "statement", "when", "place", "actor", "target", "first_seen", "last_seen", "documents", "outlets", "origins",
    "independent_low", "independent_high", "no_source_given", "denied_by", "conflict", "support", "review", "synthetic",
)  # fmt: skip
# A spreadsheet takes a cell that begins so for a formula. An apostrophe before it, and before a leading apostrophe, keeps it text and can be taken off again.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
_JOIN = "; "


def json_list(findings: Sequence[Finding]) -> str:
    """A JSON list, indented."""
    return msgspec.json.format(msgspec.json.encode([masked_spans(f) for f in findings]), indent=1).decode() + "\n"


def json_lines(findings: Sequence[Finding]) -> str:
    """One JSON object a line."""
    return "".join(msgspec.json.encode(masked_spans(f)).decode() + "\n" for f in findings)


def csv_table(findings: Sequence[Finding]) -> str:
    """CSV (RFC 4180) with a header line; names in one cell are joined by a semicolon."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for f in findings:
        writer.writerow(
            _cell(v)
            for v in (
                f.id, f.type, f.statement, f.when, f.place, f.actor, f.target, f.first_seen, f.last_seen, f.documents, f.outlets,
                _JOIN.join(o.name for o in f.origins), f.independent_origins.low, f.independent_origins.high, _JOIN.join(f.lineage_unknown),
                _JOIN.join(f.denied_by), f.conflict, f.support, f.review.state, f.synthetic,
            )
        )  # fmt: skip
    return out.getvalue()


def _cell(value: str | int | None) -> str | int:
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return ""
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA) else value
