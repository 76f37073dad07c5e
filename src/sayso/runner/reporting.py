"""A report of a ledger in one of its formats."""

from __future__ import annotations

from collections.abc import Callable

from sayso.packs.phrases import Phrases, load_phrases
from sayso.report.assessment import assess
from sayso.report.html import html_report
from sayso.report.json import json_report
from sayso.report.markdown import markdown_report
from sayso.report.material import Material
from sayso.report.model import Assessment

WORDS = ("report", "assessment")  # the phrase files of a report
FORMATS: dict[str, Callable[[Assessment, Phrases], str]] = {"html": html_report, "md": markdown_report, "json": json_report}
ENDINGS = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".json": "json"}


def report_words(language: str) -> Phrases:
    """The words of a report. Raises PackError for a language that has none."""
    return load_phrases(language, *WORDS)


def written(material: Material, form: str, language: str) -> bytes:
    """The report of some material, in one of FORMATS. Raises PackError."""
    phrases = report_words(language)
    return FORMATS[form](assess(material, phrases), phrases).encode()
