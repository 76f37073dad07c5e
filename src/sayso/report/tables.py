"""Findings for machines: JSON, JSON lines and CSV. The same findings in each."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from sayso.core.records import Estimate, Figure, Finding
from sayso.report.masking import masked_spans

COLUMNS = (
    "id", "type", "statement", "when", "place", "actor", "target", "first_seen", "last_seen", "documents", "outlets", "origins",
    "independent_low", "independent_high", "no_source_given", "denied_by", "conflict", "support", "review", "synthetic",
)  # fmt: skip
ESTIMATES = ("estimate_low", "estimate_best", "estimate_high")
# A spreadsheet takes a cell that begins so for a formula. An apostrophe before it, and before a leading apostrophe, keeps it text and can be taken off again.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
_JOIN = "; "


def json_list(findings: Sequence[Finding], estimates: Mapping[str, Estimate] | None = None) -> str:
    """A JSON list, indented. `estimates`, by finding, stand in each as `estimate`."""
    return msgspec.json.format(msgspec.json.encode([_built(f, estimates) for f in findings]), indent=1).decode() + "\n"


def json_lines(findings: Sequence[Finding], estimates: Mapping[str, Estimate] | None = None) -> str:
    """One JSON object a line."""
    return "".join(msgspec.json.encode(_built(f, estimates)).decode() + "\n" for f in findings)


def _built(finding: Finding, estimates: Mapping[str, Estimate] | None) -> Finding | dict[str, Any]:
    masked = masked_spans(finding)
    return masked if estimates is None else {**msgspec.to_builtins(masked), "estimate": estimates.get(finding.id)}


def csv_table(findings: Sequence[Finding], estimates: Mapping[str, Estimate] | None = None) -> str:
    """CSV (RFC 4180) with a header line; names in one cell are joined by a semicolon. `estimates`, by finding, stand in columns of their own."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS if estimates is None else (*COLUMNS, *ESTIMATES))
    for f in findings:
        writer.writerow(
            _cell(v)
            for v in (
                f.id, f.type, f.statement, f.when, f.place, f.actor, f.target, f.first_seen, f.last_seen, f.documents, f.outlets,
                _JOIN.join(o.name for o in f.origins), f.independent_origins.low, f.independent_origins.high, _JOIN.join(f.lineage_unknown),
                _JOIN.join(f.denied_by), f.conflict, f.support, f.review.state, f.synthetic,
                *(() if estimates is None else _estimated(estimates.get(f.id))),
            )
        )  # fmt: skip
    return out.getvalue()


def _estimated(estimate: Estimate | None) -> tuple[int | str | None, ...]:
    return tuple(_number(f) for f in ((estimate.low, estimate.best, estimate.high) if estimate is not None else (None, None, None)))


def _number(figure: Figure | None) -> int | str | None:
    """The number a figure names, both ends of a range."""
    if figure is None:
        return None
    ends = [f"{n:.15g}" for n in dict.fromkeys((figure.low, figure.high)) if n is not None]
    return "-".join(ends) if ends else None


def _cell(value: str | int | None) -> str | int:
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return ""
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA) else value
