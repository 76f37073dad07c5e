"""Commands that take documents in: read, ingest, demo; every input accounted for, with the contract's exit codes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Run

ENGLISH = "The ministry said on Monday that 300 reservists had been called up in Kursk."
ROOT = Path(__file__).parent.parent.parent


def sayso(*arguments: str, **extra: object) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run([sys.executable, "-m", "sayso", *arguments], capture_output=True, env=environment, check=False, **extra)  # type: ignore[call-overload, no-any-return]


def test_read_gives_one_analysis_a_line_in_input_order(run: Run) -> None:
    lines = [{"key": k, "language": "en", "text": f"{k}. {ENGLISH}"} for k in ("b", "a", "c")]
    shown = run("read", "--format", "jsonl", "-", input="".join(json.dumps(x) + "\n" for x in lines))
    assert shown.exit_code == 0
    made = [json.loads(line) for line in shown.stdout.splitlines()]
    assert [m["document"]["key"] for m in made] == ["b", "a", "c"]
    for m in made:
        text = m["document"]["text"]
        assert all(text[a["content"]["start"] : a["content"]["end"]] == a["content"]["text"] for a in m["attributions"] if a["content"])
    assert {a["speaker"] for m in made for a in m["attributions"]} != set()


def test_read_accounts_for_every_input(run: Run) -> None:
    Path("good.txt").write_text(ENGLISH, encoding="utf-8")
    Path("empty.txt").write_bytes(b"")
    Path("binary.txt").write_bytes(bytes(range(256)) * 20)
    shown = run("read", "--format", "jsonl", "good.txt", "empty.txt", "binary.txt", "gone.txt")
    assert shown.exit_code == 3
    assert len(shown.stdout.splitlines()) == 1
    for name in ("empty.txt", "binary.txt", "gone.txt"):
        assert name in shown.stderr
    assert "3 inputs were refused" in shown.stderr


def test_read_on_screen_says_who_says_so(run: Run) -> None:
    Path("a.txt").write_text(ENGLISH, encoding="utf-8")
    shown = run("read", "a.txt", "--language", "en", "--published", "2023-03-14")
    assert shown.exit_code == 0
    head = shown.stdout.splitlines()[0]
    assert head.startswith("a.txt · English · published 14 Mar 2023 · ")
    assert "\x1b" not in shown.stdout


def test_untyped_lists_what_no_type_catches_and_who_said_it(run: Run) -> None:
    texts = ["The harbour will be closed, Emmanuel Macron said.", "The harbour will be opened, Vladimir Putin said.", ENGLISH]
    lines = "".join(json.dumps({"key": f"d{n}", "language": "en", "text": t}) + "\n" for n, t in enumerate(texts))
    shown = run("read", "--untyped", "--format", "jsonl", "-", input=lines)
    (row,) = [json.loads(line) for line in shown.stdout.splitlines()]
    assert (row["word"], row["statements"], row["documents"], row["document"]) == ("harbour", 2, 2, "d0")
    assert row["speakers"] == ["Emmanuel Macron", "Vladimir Putin"]
    table = run("read", "--untyped", "-", input=lines).stdout
    assert re.search(r"^harbour +2 +2 +Emmanuel Macron, Vladimir Putin +The harbour will be closed$", table, re.MULTILINE)
    assert "No word" in run("read", "--untyped", "-", input=ENGLISH).stdout
    assert run("read", "--untyped", "--format", "html", "-", input=ENGLISH).exit_code == 2


def test_read_as_a_marked_page(run: Run) -> None:
    shown = run("read", "-", "--language", "en", "--format", "html", input=f"<b>Bold & co.</b> {ENGLISH}")
    assert shown.stdout.startswith("<!doctype html>")
    assert "<b>" not in shown.stdout
    assert re.search(r'<span class="m [^"]*\bcontent\b', shown.stdout)


def test_a_language_without_a_pack_is_no_error(run: Run) -> None:
    document = json.dumps({"key": "fi", "language": "fi", "text": "Ministeriö ilmoitti asiasta maanantaina."})
    made = json.loads(run("read", "--format", "jsonl", "-", input=document).stdout)
    assert (made["analysis"], made["reason"]) == ("none", "no language pack")
    shown = run("read", "-", input=document)
    assert shown.exit_code == 0
    assert "no language pack for fi" in shown.stdout
    kept = run("ingest", "-", input=json.dumps({"key": "x", "language": "hu", "text": "A hidat lezárják."}) + "\n")
    assert kept.exit_code == 0
    assert "1 new, 1 of them in a language without a pack" in kept.stderr


@pytest.mark.parametrize("wrong", [["read"], ["read", "--format", "xml", "a"], ["read", "a", "--published", "soon"], ["nonsense"], ["read", "--nonsense", "a"]])
def test_wrong_usage(run: Run, wrong: list[str]) -> None:
    assert run(*wrong).exit_code == 2


def test_ingest_again_changes_nothing(run: Run) -> None:
    Path("a.txt").write_text(ENGLISH, encoding="utf-8")
    first, second = run("ingest", "a.txt"), run("ingest", "a.txt")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.stdout == second.stdout == ""
    assert "1 new" in first.stderr
    assert "1 known already" in second.stderr
    assert run("ingest", "a.txt", "gone.txt").exit_code == 3


def test_what_a_person_edited_is_still_edited_after_ingest(run: Run) -> None:
    source = str(ROOT / "src/sayso/examples/lab/documents.jsonl")
    assert run("ingest", source).exit_code == 0
    chosen = json.loads(run("findings", "--format", "json").stdout)[0]["id"]
    run("mark", chosen, "edit", "--field", "statement=As a person wrote it.", "--by", "A. Editor")
    assert run("ingest", source).exit_code == 0
    after = {f["id"]: f for f in json.loads(run("findings", "--format", "json").stdout)}
    assert after[chosen]["statement"] == "As a person wrote it."
    assert after[chosen]["review"]["by"] == "A. Editor"


def test_demo_may_be_repeated(run: Run) -> None:
    for _ in range(2):
        shown = run("demo", "--out", "out")
        assert shown.exit_code == 0
        assert shown.stdout.splitlines()[0].startswith("Synthetic example")
        assert shown.stdout.splitlines()[-1].endswith("report.html")
        page = Path("out/report.html").read_text(encoding="utf-8")
        assert page.index("Synthetic example") < page.index("<h1>")


def test_a_reader_that_stops_reading_is_no_error(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text("".join(json.dumps({"key": str(n), "language": "en", "text": ENGLISH}) + "\n" for n in range(300)), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(
        [sys.executable, "-m", "sayso", "read", "--format", "jsonl", str(many)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_help_loads_nothing_heavy() -> None:
    """Commands are loaded when asked for: listing them must not load the stages."""
    code = "import sys; from sayso.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\nprint([m for m in sys.modules if m.split('.')[0] in ('numpy', 'sqlalchemy', 'jinja2', 'trafilatura', 'lxml')], file=sys.stderr)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, check=True, text=True)
    assert found.stderr.strip() == "[]"
    assert "sayso demo" in found.stdout
