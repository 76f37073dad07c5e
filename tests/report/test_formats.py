"""Markdown, JSON, CSV: the same findings, and nothing hostile gets through."""

from __future__ import annotations

import csv
import io
import json
import re

import msgspec
import pytest
from handmade import ADVERTISED, ATTACKED, DOCUMENTS, FINDINGS, WORDS, assessed, finding

from sayso.core.records import Finding
from sayso.packs.phrases import load_phrases
from sayso.report.json import json_report
from sayso.report.markdown import escaped, markdown_report
from sayso.report.tables import COLUMNS, csv_table, json_lines, json_list
from sayso.report.templates import web_address

EN = load_phrases("en", *WORDS)


def test_json_and_json_lines_hold_the_same_findings() -> None:
    lines = [json.loads(line) for line in json_lines(FINDINGS).splitlines()]
    assert json.loads(json_list(FINDINGS)) == lines
    assert tuple(msgspec.convert(line, Finding) for line in lines) == FINDINGS
    assert lines[0]["recovered"][0]["from"] == "nl1"


def test_csv_comes_back() -> None:
    rows = list(csv.DictReader(io.StringIO(csv_table(FINDINGS))))
    assert tuple(rows[0]) == COLUMNS
    assert [r["id"] for r in rows] == [f.id for f in FINDINGS]
    assert rows[0]["origins"] == "Institute for the Study of War"
    assert rows[0]["conflict"] == "true"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@cmd", "\t=1", "'quoted", "plain"])
def test_no_cell_is_a_formula_and_each_can_be_had_back(text: str) -> None:
    given = finding(text, ADVERTISED.claims)
    cell = next(csv.DictReader(io.StringIO(csv_table([given]))))["statement"]
    assert cell[0] not in "=+-@\t\r"
    assert (cell[1:] if cell.startswith("'") else cell) == text


def test_every_endnote_of_the_json_report_is_in_its_document() -> None:
    made = json.loads(json_report(assessed(), EN))
    assert made["head"]["draft"].startswith("Machine draft, 0 of 3")
    assert made["head"]["synthetic"]
    assert len(made["notes"]) == 5
    for note in made["notes"]:
        span = note["passage"]
        assert DOCUMENTS[note["document"]].text[span["start"] : span["end"]] == span["text"]
        assert note["document_id"] == DOCUMENTS[note["document"]].id
        assert note["synthetic"] is True
        assert all(note["number"] in made["numbers"][f] for f in note["findings"])


def test_markdown_has_a_footnote_for_each_reference() -> None:
    text = markdown_report(assessed(), EN)
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    made = set(re.findall(r"^\[\^(\d+)\]:", text, re.M))
    assert used == made == {"1", "2", "3", "4", "5"}
    assert text.startswith("**Synthetic example")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_footnote_of_markdown_leads_to_its_document_and_offsets(language: str) -> None:
    phrases = load_phrases(language, *WORDS)
    lines = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", markdown_report(assessed(language=language), phrases), re.M))
    where = re.escape(phrases.say("note.where", start="START", end="END")).replace("START", r"(\d+)").replace("END", r"(\d+)")
    for line in lines.values():
        found = re.search(rf"(\w+), {where}", line)
        assert found is not None
        key, start, end = found[1], int(found[2]), int(found[3])
        assert escaped(DOCUMENTS[key].text[start:end]) in line
        assert escaped(DOCUMENTS[key].id) in line


def test_markdown_takes_nothing_for_markup() -> None:
    text = markdown_report(assessed([ATTACKED]), EN)
    assert "<script" not in re.sub(r"\\.", "", text)
    assert escaped("# a [b](javascript:c) *d*\n- e") == r"\# a \[b\](javascript:c) \*d\* - e"
    assert escaped("1. first") == r"\1. first"


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://a.example/b?c=d&e", True),
        ("http://a.example", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("https://a.example/<b>", False),
        ('https://a.example/"onclick', False),
        ("data:text/html,x", False),
        ("https://", False),
        ("https://[", False),
        ("//a.example", False),
        (None, False),
    ],
)
def test_only_an_address_of_the_web_can_be_clicked(url: str | None, good: bool) -> None:
    assert web_address(url) is good
