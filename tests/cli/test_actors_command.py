"""`sayso actors`: who is known, somebody made known, what is read with it, and taking it back. A real ledger throughout."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from conftest import Run

from sayso.ledger import open_ledger

REASON = "both outlets introduce him as the spokesman of the same union"
DOCUMENTS = (
    {"key": "nl1", "language": "nl", "published": "2023-03-01", "outlet": "De Dijkwacht", "text": "Wagner heeft in Tver 300 gevangenen gerekruteerd, zegt vakbondsman Ferre Danckelaar."},
    {"key": "ru1", "language": "ru", "published": "2023-03-02", "outlet": "Тверской берег", "text": "Вагнер завербовал в Твери 300 заключённых, заявил Ферре Данкелар."},
)


def as_json(run: Run, *arguments: str) -> Any:
    shown = run(*arguments, "--format", "json")
    assert shown.exit_code == 0, shown.stderr
    return json.loads(shown.stdout)


def add(run: Run, *arguments: str) -> Any:
    return as_json(run, "actors", "add", *arguments, "--by", "A. Editor", "--reason", REASON)


@pytest.fixture
def articles(tmp_path: Path) -> str:
    path = tmp_path / "documents.jsonl"
    path.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in DOCUMENTS), encoding="utf-8")
    return str(path)


def speakers(run: Run, articles: str, *options: str) -> list[str]:
    shown = run("read", articles, "--format", "jsonl", *options)
    assert shown.exit_code == 0, shown.stderr
    return [a["speaker"] for line in shown.stdout.splitlines() for a in json.loads(line)["attributions"]]


def origins(run: Run) -> list[str]:
    return sorted({o["name"] for f in as_json(run, "findings") for o in f["origins"]})


@pytest.mark.parametrize(
    ("written", "name"),
    [
        *((form, "Sergei Shoigu") for form in ("Шойгу", "Shoigu", "Sjojgoe", "Choïgou", "Schoigu", "Šojgu", "Сергей Шойгу", "Sergueï Choïgou")),
        ("Wagner-groep", "Wagner Group"),
        ("ЧВК «Вагнер»", "Wagner Group"),
    ],
)
def test_every_spelling_shows_the_same_actor(run: Run, written: str, name: str) -> None:
    assert as_json(run, "actors", "show", written)["name"] == name


def test_what_the_packs_know_of_an_office_holder(run: Run) -> None:
    known = as_json(run, "actors", "show", "Shoigu")
    assert (known["type"], known["side"], known["from_packs"], known["decisions"]) == ("person", "Russia", True, [])
    assert {"office": "defence minister of Russia", "holder": "Sergei Shoigu", "start": "2012-11-06", "end": "2024-05-12"} in known["offices"]
    table = run("actors", "show", "Shoigu").stdout
    assert "defence minister of Russia, 6 Nov 2012 to 12 May 2024" in table
    assert known["basis"] in table


def test_parents_are_shown_up_and_down(run: Run) -> None:
    ministry = as_json(run, "actors", "show", "Russian Defence Ministry")
    assert ministry["ladder"] == ["Government of Russia"]
    assert ministry["name"] in as_json(run, "actors", "show", "Government of Russia")["below"]


def test_a_list_by_name_type_and_side(run: Run) -> None:
    everybody = as_json(run, "actors", "list")
    assert len(everybody) > 800
    media = as_json(run, "actors", "list", "--type", "media", "--side", "russia")
    assert media
    assert {(a["type"], a["side"]) for a in media} == {("media", "Russia")}
    assert [a["name"] for a in as_json(run, "actors", "list", "шойгу")] == ["Sergei Shoigu"]
    assert "Nobody who is known fits." in run("actors", "list", "Danckelaar").stdout
    assert run("actors", "list", "--type", "persons").exit_code == 2


def test_a_person_outside_the_packs_is_one_over_documents_only_by_decision(run: Run, articles: str) -> None:
    assert run("ingest", articles).exit_code == 0
    assert origins(run) == ["Ferre Danckelaar", "Ferre Dankelar"]
    made = add(run, "Ferre Danckelaar", "--type", "person", "--alias", "Ферре Данкелар", "--side", "Russian opposition")
    assert (made["name"], made["side"], made["from_packs"]) == ("Ferre Danckelaar", "Russian opposition", False)
    assert made["basis"] == f"{REASON} (A. Editor, 2023-04-01)"
    assert speakers(run, articles) == ["Ferre Danckelaar", "Ferre Dankelar"]
    assert speakers(run, articles, "--ledger", "sayso.db") == ["Ferre Danckelaar", "Ferre Danckelaar"]
    assert run("ingest", articles).exit_code == 0
    assert origins(run) == ["Ferre Danckelaar"]
    assert {o["side"] for f in as_json(run, "findings") for o in f["origins"]} == {"Russian opposition"}
    with sqlite3.connect("sayso.db") as base:
        kept = base.execute("SELECT action, author, reason FROM marks").fetchall()
    assert kept == [("actor", "A. Editor", REASON)]
    # repeated, nothing changes; with several processes neither
    before = as_json(run, "findings")
    assert run("ingest", articles, "--workers", "2").exit_code == 0
    assert as_json(run, "findings") == before


def test_undone_and_given_again(run: Run, articles: str) -> None:
    add(run, "Ferre Danckelaar", "--type", "person", "--alias", "Ферре Данкелар")
    assert run("ingest", articles).exit_code == 0
    assert origins(run) == ["Ferre Danckelaar"]
    (decision,) = as_json(run, "undo")["decisions"]
    assert (decision["mark"]["finding"], decision["mark"]["by"]) == ("Ferre Danckelaar", "A. Editor")
    assert "Ферре Данкелар" in run("undo").stdout
    (undoing,) = as_json(run, "undo", decision["id"], "--by", "B", "--reason", "two men")["decisions"]
    assert run("actors", "show", "Ferre Danckelaar").exit_code == 1
    assert run("ingest", articles).exit_code == 0
    assert origins(run) == ["Ferre Danckelaar", "Ferre Dankelar"]
    as_json(run, "undo", undoing["id"], "--by", "A. Editor")
    assert run("ingest", articles).exit_code == 0
    assert origins(run) == ["Ferre Danckelaar"]


def test_more_of_somebody_the_packs_know(run: Run, tmp_path: Path) -> None:
    add(run, "Сергей Шойгу", "--alias", "de man uit Tsjadan")
    known = as_json(run, "actors", "show", "de man uit Tsjadan")
    assert (known["name"], known["side"], known["from_packs"]) == ("Sergei Shoigu", "Russia", True)
    assert [d["aliases"] for d in known["decisions"]] == [["de man uit Tsjadan"]]
    text = tmp_path / "a.nl.txt"
    text.write_text("De man uit Tsjadan zei dat er geen nieuwe mobilisatie komt.", encoding="utf-8")
    assert speakers(run, str(text), "--language", "nl", "--ledger", "sayso.db") == ["Sergei Shoigu"]
    # a side of one's own comes with one's own reason, and goes with it
    add(run, "Wagner Group", "--side", "Wagner Group")
    changed = as_json(run, "actors", "show", "Wagner")
    assert (changed["side"], changed["basis"]) == ("Wagner Group", f"{REASON} (A. Editor, 2023-04-01)")
    assert run("undo", changed["decisions"][0]["id"], "--by", "A. Editor").exit_code == 0
    assert as_json(run, "actors", "show", "Wagner")["side"] == "Russia"


@pytest.mark.parametrize(
    ("arguments", "code", "wrong"),
    [
        (("Ada Cole", "--type", "person", "--by", "A"), 2, "for a reason"),
        (("Ada Cole", "--type", "person", "--reason", "r"), 2, "somebody decides"),
        (("Ada Cole", "--by", "A", "--reason", "r"), 2, "of what type"),
        (("Ada Cole", "--type", "human", "--by", "A", "--reason", "r"), 2, "no type 'human'"),
        (("Ada Cole", "--type", "person", "--alias", "Сергей Шойгу", "--by", "A", "--reason", "r"), 1, "is Sergei Shoigu"),
        (("Ada Cole", "--type", "person", "--side", "Rusia", "--by", "A", "--reason", "r"), 1, "do you mean Russia"),
        (("Ada Cole", "--type", "person", "--parent", "Guild of Nobody", "--by", "A", "--reason", "r"), 1, "nobody is known as"),
        (("Government of Russia", "--parent", "Russian Defence Ministry", "--by", "A", "--reason", "r"), 1, "belongs to Government of Russia itself"),
        (("Сергей Шойгу", "--side", "Russia", "--by", "A", "--reason", "r"), 2, "nothing of this is new"),
        (("Шойгу", "--side", "Russia", "--by", "A", "--reason", "r"), 1, "is a short name of Sergei Shoigu"),
        (("…", "--type", "person", "--by", "A", "--reason", "r"), 2, "is no name"),
    ],
)
def test_a_decision_that_cannot_stand_is_not_kept(run: Run, arguments: tuple[str, ...], code: int, wrong: str) -> None:
    shown = run("actors", "add", *arguments)
    assert shown.exit_code == code
    assert wrong in shown.stderr
    if Path("sayso.db").exists():
        assert as_json(run, "undo")["decisions"] == []


def test_the_same_ledger_whatever_came_first(run: Run, articles: str) -> None:
    """Decision before or after the documents: the same analyses and findings in the end."""
    add(run, "Ferre Danckelaar", "--type", "person", "--alias", "Ферре Данкелар", "--ledger", "one.db")
    for ledger in ("one.db", "two.db"):
        assert run("ingest", articles, "--ledger", ledger).exit_code == 0
    add(run, "Ferre Danckelaar", "--type", "person", "--alias", "Ферре Данкелар", "--ledger", "two.db")
    assert run("ingest", articles, "--ledger", "two.db").exit_code == 0
    with open_ledger("one.db") as one, open_ledger("two.db") as two:
        assert one.content_hash() == two.content_hash()


def test_what_the_ledger_holds_is_read_again_without_its_files(run: Run, articles: str) -> None:
    """Decision, --again, undo, --again: each time as if the documents had been put in after it; nobody offered them again."""
    assert run("ingest", articles).exit_code == 0
    first = as_json(run, "findings")
    Path(articles).unlink()
    made = run("actors", "add", "Ferre Danckelaar", "--type", "person", "--alias", "Ферре Данкелар", "--by", "A", "--reason", REASON)
    assert "sayso ingest --again" in made.stderr
    read = run("ingest", "--again", "--workers", "2")
    assert (read.exit_code, read.stderr.strip().splitlines()[-1]) == (0, "2 documents of the ledger read again, 1 of them differently")
    assert origins(run) == ["Ferre Danckelaar"]
    assert "Everything in the ledger was read" in run("ingest", "--again").stderr
    (decision,) = as_json(run, "undo")["decisions"]
    assert "sayso ingest --again" in run("undo", decision["id"], "--by", "A", "--reason", "two men").stderr
    assert run("ingest", "--again").exit_code == 0
    assert as_json(run, "findings") == first
    with sqlite3.connect("sayso.db") as base:
        assert base.execute("SELECT count(*) FROM observations").fetchone() == (2,)
        assert base.execute("SELECT count(*) FROM log WHERE event = 'reread'").fetchone() == (2,)


def test_reports_and_traces_say_who_decided(run: Run, articles: str) -> None:
    """What rests on a decision says so, with name and reason; what does not, does not."""
    assert run("ingest", articles).exit_code == 0
    (finding,) = {f["id"] for f in as_json(run, "findings") if any(o["name"] == "Ferre Danckelaar" for o in f["origins"])}
    assert "by decision" not in run("trace", finding, env={"COLUMNS": "400"}).stdout
    add(run, "Ferre Danckelaar", "--type", "person", "--side", "Russian opposition")
    add(run, "Ada Cole", "--type", "person")  # bears on no finding
    line = f"Ferre Danckelaar: is a person; speaks for Russian opposition. Decided by A. Editor, 1 Apr 2023: {REASON}"
    assert line in run("trace", finding, env={"COLUMNS": "400"}).stdout
    for name in ("r.html", "r.md", "r.json"):
        assert run("report", "-o", name).exit_code == 0
        written = Path(name).read_text(encoding="utf-8")
        assert "Ada Cole" not in written
        if name == "r.json":
            assert [(d["name"], d["by"], d["reason"]) for d in json.loads(written)["actors_decided"]] == [("Ferre Danckelaar", "A. Editor", REASON)]
        else:
            assert line in written
    assert run("report", "-o", "nl.md", "--language", "nl").exit_code == 0
    assert "Besloten door A. Editor" in Path("nl.md").read_text(encoding="utf-8")


def test_findings_are_filtered_by_any_name_that_is_known(run: Run, articles: str) -> None:
    assert run("ingest", articles).exit_code == 0
    by_name = as_json(run, "findings", "--actor", "Wagner Group")
    assert by_name
    for form in ("Wagner", "ЧВК Вагнер", "wagner-groep"):
        assert as_json(run, "findings", "--actor", form) == by_name
        assert len(as_json(run, "origins", "--actor", form)) == len(as_json(run, "origins", "--actor", "Wagner Group")) > 0
        assert run("report", "--actor", form, "-o", "r.md").exit_code == 0
        assert by_name[0]["statement"][:10] in Path("r.md").read_text(encoding="utf-8")
    assert as_json(run, "findings", "--actor", "Reuters") == []


def test_nothing_to_put_in(run: Run) -> None:
    shown = run("ingest")
    assert (shown.exit_code, "--again" in shown.stderr) == (2, True)
    assert run("ingest", "--again").exit_code == 1
    assert not Path("sayso.db").exists()
