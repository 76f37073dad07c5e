"""How a ledger grows: time a claim and memory from 10,000 to 1,000,000 claims, one document more, and `sayso findings`.

    growth.py                         10,000, 100,000 and 1,000,000 claims: half an hour, 6 GB of disk
    growth.py --sizes 2000 20000      smaller ones

Articles are generated one after the other (`worlds.py`), put into a ledger in batches, and corroborated. Each size has a process of its own,
so that its peak memory is its own. All times are processor time, which other programs on the machine change little; the generator is not in
them. Exit code 1 if a figure misses its mark.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import msgspec
from click.testing import CliRunner

from sayso.cli import main as main_command
from sayso.core.records import Analysis, Collected, Record
from sayso.ledger import open_ledger
from sayso.runner.findings import refresh
from worlds import Options, article, world

AT = "2024-01-01T00:00:00Z"
SEED, BATCH = 1, 500
A_FACT = 15.4  # claims, about
MORE, ASKED = 60, 20  # documents put in one by one; times that findings are asked for
ASKED_OF = 100_000  # claims: up to here people's waiting has its marks
RATIO, MEMORY, ONE, FINDINGS = 1.3, 2048, 0.1, 0.2  # the marks: times a tenfold, MB, seconds, seconds
QUESTIONS: tuple[tuple[str, ...], ...] = ((), ("--type", "casualties"), ("--place", "Town 7"), ("--min-origins", "3"), ("--since", "2023-06"))


class Grown(Record, frozen=True):
    """A ledger of some size: seconds of processor time to put the articles in and to corroborate them, peak memory and file in MB."""

    claims: int
    findings: int
    putting: float
    corroborating: float
    memory: int
    file: int

    @property
    def each(self) -> float:
        """Seconds a claim."""
        return (self.putting + self.corroborating) / self.claims


def options(claims: int) -> Options:
    """A world of about so many claims: as dense as a smaller one, one telling in ten leaves something out."""
    facts = max(20, round(claims / A_FACT))
    return Options(facts, most=60, outlets=max(60, facts // 10), sparse=0.1)


def articles(claims: int) -> Iterator[tuple[Collected, Analysis]]:
    """So many articles, one after the other."""
    made = (article(claim) for _, told in world(SEED, options(claims)) for claim in told)
    return islice(made, claims)


def grow(claims: int, path: Path) -> Grown:
    """Make a ledger of so many claims, in this process."""
    source, putting = articles(claims), 0.0
    with open_ledger(path) as ledger:
        while batch := list(islice(source, BATCH)):
            began = time.process_time()
            ledger.add(batch, AT, reader="bench")
            putting += time.process_time() - began
        began = time.process_time()
        refresh(ledger, AT)
        corroborating = time.process_time() - began
        held = ledger.counts()
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak = kilobytes // (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return Grown(held["claims"], held["findings"], putting, corroborating, peak, path.stat().st_size >> 20)


def one_more(path: Path, claims: int) -> list[float]:
    """Seconds to put one document more in, corroborate and commit: new tellings of facts that the ledger holds, and of new facts."""
    chance = random.Random(SEED)
    known = [told for _, told in islice(world(SEED, options(claims)), 200)]
    new = [told for _, told in islice(world(SEED + 1, options(claims)), 200)]
    took = []
    with open_ledger(path) as ledger:
        for n in range(MORE):
            claim = chance.choice(chance.choice(known if n % 3 else new))
            document = msgspec.structs.replace(claim.document, key=f"more-{n}", id=f"sha256:more-{n}", outlet=f"Paper {n}")
            said = msgspec.structs.replace(claim.claim, id=f"more-{n}-c")
            item = article(msgspec.structs.replace(claim, document=document, claim=said))
            began = time.process_time()
            ledger.add([item], AT, reader="bench")
            refresh(ledger, AT)
            took.append(time.process_time() - began)
    return took


def asked(path: Path) -> list[float]:
    """Seconds that `findings` takes, with and without filters, in a program that has started; the first time is not counted."""
    took = []
    for n in range(-1, ASKED):
        command = ["findings", *QUESTIONS[n % len(QUESTIONS)], "--ledger", str(path)]
        began = time.process_time()
        answer = CliRunner().invoke(main_command, command)
        took.append(time.process_time() - began)
        if answer.exit_code:
            raise SystemExit(answer.output)
    return took[1:]


def p95(seconds: Sequence[float]) -> float:
    """What 95 of 100 stay below."""
    return sorted(seconds)[max(0, round(0.95 * len(seconds)) - 1)]


def told(name: str, value: str, within: bool, mark: str) -> bool:
    """A figure, its mark, and whether it is met."""
    print(f"  {name:58} {value:>12}   {mark:>10}  {'holds' if within else 'MISSED'}")
    return within


def main(arguments: Sequence[str]) -> int:
    """Grow the ledgers and print what it took, with the marks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000], metavar="CLAIMS")
    parser.add_argument("--folder", type=Path, help="where the ledgers are made and left; a folder of its own that is taken away if not told")
    parser.add_argument("--one", type=int, metavar="CLAIMS", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.one:
        print(msgspec.json.encode(grow(given.one, given.folder / f"{given.one}.db")).decode())
        return 0
    with tempfile.TemporaryDirectory() as kept:
        return show(given.sizes, given.folder or Path(kept))


def show(sizes: Sequence[int], folder: Path) -> int:
    """The figures and their marks; 0 if all hold."""
    good = True
    before: Grown | None = None
    for size in sizes:
        made = subprocess.run([sys.executable, __file__, "--one", str(size), "--folder", str(folder)], check=True, capture_output=True).stdout
        now = msgspec.json.decode(made, type=Grown)
        parts = f"{1e6 * now.putting / now.claims:.0f} to put in, {1e6 * now.corroborating / now.claims:.0f} to corroborate"
        print(f"{now.claims:>9,} claims  {now.findings:>7,} findings  {1e6 * now.each:5.0f} µs a claim ({parts})  {now.memory:,} MB of memory, {now.file:,} MB of disk", flush=True)
        if before is not None:
            tenfold = (now.each / before.each) ** (1 / math.log10(now.claims / before.claims))
            good &= told("  time a claim, times a tenfold", f"{tenfold:.2f}", tenfold <= RATIO, f"≤ {RATIO}")
        good &= told("  peak memory", f"{now.memory:,} MB", now.memory <= MEMORY, f"≤ {MEMORY:,} MB")
        before = now
        took, waited = one_more(folder / f"{size}.db", size), asked(folder / f"{size}.db")
        marked = size <= ASKED_OF
        good &= told("  one document more, p95 (median)", f"{1e3 * p95(took):.0f} ({1e3 * sorted(took)[len(took) // 2]:.0f}) ms", p95(took) <= ONE or not marked, f"≤ {1e3 * ONE:.0f} ms")
        good &= told("  findings (the program has started), p95", f"{1e3 * p95(waited):.0f} ms", p95(waited) <= FINDINGS or not marked, f"≤ {1e3 * FINDINGS:.0f} ms")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
