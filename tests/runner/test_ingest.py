"""Every input accounted for; repeated, interrupted and spread over workers, the ledger is the same."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from reading import claims

from sayso.core.records import Analysis, Collected
from sayso.ledger import open_ledger
from sayso.runner import IngestReport
from sayso.runner.ingest import ingest

HERE = Path(__file__).parent
AT = "2023-03-09T12:00:00Z"


def write(path: Path, numbers: list[int]) -> Path:
    lines = [
        json.dumps({"key": f"k{n:04}", "text": f"Bericht {n} van de dag.", "language": "nl", "published": "2022-09", "outlet": f"Bode {n % 7}"})
        for n in numbers
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def run(
    ledger: Path, *paths: Path, analyse: Callable[[Collected], Analysis] = claims, workers: int = 1, reader: str = "test"
) -> tuple[IngestReport, str]:
    with open_ledger(ledger) as opened:
        report = ingest([str(p) for p in paths], opened, analyse, clock=lambda: AT, reader=reader, workers=workers)
        assert report.offered == report.stored + report.again + report.partly + report.refused
        return report, opened.content_hash()


def test_everything_offered_is_accounted_for(tmp_path: Path) -> None:
    good = write(tmp_path / "1.jsonl", list(range(300)))
    bad = tmp_path / "2.jsonl"
    bad.write_text('{"text": "Een nieuw bericht", "published": "soon"}\n{"text"\n{"text": "! odd"}\n{"text": "Bericht 1"}\n', encoding="utf-8")
    (tmp_path / "3.bin").write_bytes(b"\x00" * 10)
    (tmp_path / "4.txt").write_text("", encoding="utf-8")
    report, _ = run(tmp_path / "a.db", good, good, bad, tmp_path / "3.bin", tmp_path / "4.txt", tmp_path / "missing")
    assert (report.offered, report.stored, report.again, report.partly, report.refused) == (607, 301, 300, 1, 5)
    assert report.refused_by == {"binary": 1, "empty": 1, "missing": 1, "not-json": 1, "odd": 1}
    assert report.partly_by == {"bad-date": 1}
    assert [(n.key, n.code) for n in report.notes] == [(f"{bad}:1", "bad-date")]
    assert all(refusal.step for refusal in report.refusals)


def test_progress_counts_every_input(tmp_path: Path) -> None:
    seen: list[int] = []
    path = write(tmp_path / "1.jsonl", list(range(300)))
    with open_ledger(tmp_path / "a.db") as ledger:
        ingest([str(path)], ledger, claims, clock=lambda: AT, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 300


def test_ingest_brings_findings_up_to_date(tmp_path: Path) -> None:
    path = write(tmp_path / "1.jsonl", list(range(5)))
    with open_ledger(tmp_path / "a.db") as ledger:
        ingest([str(path)], ledger, claims, clock=lambda: AT)
        (finding,) = ledger.findings()
        assert finding.documents == 5


def test_nothing_is_read_twice_by_the_same_reader(tmp_path: Path) -> None:
    path = write(tmp_path / "1.jsonl", [1, 2, 3])
    read: list[str] = []

    def counted(collected: Collected) -> Analysis:
        read.append(collected.document.key)
        return claims(collected)

    first, hash_ = run(tmp_path / "a.db", path, analyse=counted)
    again, same = run(tmp_path / "a.db", path, analyse=counted)
    assert (first.stored, again.stored, again.again, again.reread) == (3, 0, 3, 0)
    assert read == ["k0001", "k0002", "k0003"]
    assert hash_ == same
    run(tmp_path / "a.db", path, analyse=counted, reader="newer")
    assert len(read) == 6


def test_order_and_workers_leave_no_trace(tmp_path: Path) -> None:
    numbers = list(range(200))
    _, one = run(tmp_path / "a.db", write(tmp_path / "a.jsonl", numbers))
    random.Random(7).shuffle(numbers)
    _, other = run(tmp_path / "b.db", write(tmp_path / "b.jsonl", numbers[:90]), write(tmp_path / "c.jsonl", numbers[60:]), workers=2)
    assert one == other


INGEST = """
import sys
from reading import slowly
from sayso.ledger import open_ledger
from sayso.runner.ingest import ingest
sys.modules["sayso.runner.ingest"].BATCH = 16
with open_ledger(sys.argv[1]) as ledger:
    print("open", flush=True)
    ingest(sys.argv[2:], ledger, slowly, clock=lambda: "2023-03-09T12:00:00Z", reader="test")
"""


TABLES = ("versions", "analyses", "claims", "documents")


def sizes(ledger: Path) -> set[int]:
    """How many rows the tables hold that grow together."""
    with sqlite3.connect(ledger) as connection:
        return {connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}


def kill_at(ledger: Path, path: Path, size: int, jitter: float) -> None:
    """Start an ingest in a process of its own; once the ledger holds `size` documents, wait a moment and kill it."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])}
    with subprocess.Popen([sys.executable, "-c", INGEST, str(ledger), str(path)], stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        while max(sizes(ledger)) < size and process.poll() is None:
            time.sleep(0.001)
        time.sleep(jitter)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL


def test_killed_at_any_moment_it_resumes_to_the_same_ledger(tmp_path: Path) -> None:
    path = write(tmp_path / "1.jsonl", list(range(400)))
    _, whole = run(tmp_path / "whole.db", path)
    broken = tmp_path / "broken.db"
    chance = random.Random(5)
    for size in (0, 16, 32, 80, 160):
        kill_at(broken, path, size, chance.random() * 0.04)
        with sqlite3.connect(broken) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (stored,) = sizes(broken)
        assert size <= stored < 400
    report, resumed = run(broken, path)
    assert (report.again, report.stored) == (stored, 400 - stored)
    assert resumed == whole


@pytest.mark.parametrize("workers", [1, 2])
def test_an_interrupted_batch_loses_nothing_that_was_stored(tmp_path: Path, workers: int) -> None:
    mixed = tmp_path / "mixed.jsonl"
    mixed.write_text('{"text": "Echt", "language": "nl"}\n{"text": "Verzonnen", "language": "nl", "synthetic": true}\n', encoding="utf-8")
    path = write(tmp_path / "1.jsonl", [1])
    _, before = run(tmp_path / "a.db", path)
    with pytest.raises(Exception, match="synthetic"):
        run(tmp_path / "a.db", mixed, workers=workers)
    assert run(tmp_path / "a.db", path)[1] == before
