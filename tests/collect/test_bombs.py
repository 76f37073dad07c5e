"""Inputs made to stop a reader are refused in time and in little memory, and the next document is read (TRUST.md A5 to A8)."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import struct
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
import zstandard

from sayso.collect import collect
from sayso.core.records import Collected, Refusal

TEXT = "De minister zei woensdag dat er geen nieuwe oproep komt.\n"
ZEROS = bytes(64 << 20)
SECONDS = 2.5
STARTS = 2.5  # of processor time: two workers that load their libraries and read a page each


# In a process of its own: the peak that a system tells of children is that of any child a process ever had, of other tests', too.
PROBE = """
import json, resource, sys, time
from sayso.collect import collect
from sayso.core.records import Collected

def used(whom):
    usage = resource.getrusage(whom)
    return usage.ru_maxrss, usage.ru_utime + usage.ru_stime

stream = collect([sys.argv[1]], language="nl")
before, children = used(resource.RUSAGE_SELF)[0], used(resource.RUSAGE_CHILDREN)[1]
up = isinstance(next(stream), Collected)
cpu = time.process_time()
found = [each.document.text if isinstance(each, Collected) else None for each in stream]
cpu = time.process_time() - cpu
peak, spent = used(resource.RUSAGE_CHILDREN)
grown = used(resource.RUSAGE_SELF)[0] - before
print(json.dumps({"up": up, "cpu": cpu, "children_cpu": spent - children, "children_peak": peak, "grown": grown, "found": found}))
"""


def zipped(*files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def overlapping() -> bytes:
    """Two entries of the directory for the same bytes."""
    data = zipped(("a.txt", TEXT.encode() * 100))
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[start:end]
    tail = bytearray(data[end:])
    tail[8:12] = struct.pack("<HH", 40, 40)
    tail[12:16] = struct.pack("<I", len(entry) * 40)
    return data[:start] + entry * 40 + bytes(tail)


def nested(times: int) -> bytes:
    data = ZEROS
    for _ in range(times):
        data = gzip.compress(data)
    return data


HTML = b"<!DOCTYPE html><html><body>"
BOMBS = {
    "deep.html": HTML + b"<div>" * 100_000 + b"x",
    "attributes.html": HTML + b"<p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">x</p>",
    "formatting.html": HTML + b"<b><i><u>" * 60_000 + b"x",
    "anchors.html": HTML + b'<a href="' * 200_000,
    "large.html": HTML + b"<p>x</p>" * 6_500_000,
    "zeros.gz": gzip.compress(ZEROS),
    "zeros.bz2": bz2.compress(ZEROS),
    "zeros.xz": lzma.compress(ZEROS, preset=0),
    "zeros.zst": zstandard.compress(ZEROS),
    "nested.gz": nested(3),
    "zeros.zip": zipped(("zeros.txt", ZEROS)),
    "many.zip": zipped(*((f"{n}.txt", b"") for n in range(10_001))),
    "overlapping.zip": overlapping(),
    "matryoshka.zip": zipped(("a.zip", zipped(("b.zip", zipped(("c.zip", zipped(("d.zip", zipped(("e.txt", TEXT.encode())))))))))),
    "laughs.xml": b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><rss version='2.0'><channel><title>&j;</title><item><description>&j;</description></item></channel></rss>",
    "outside.xml": b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss version="2.0"><channel><item><description>&x;</description></item></channel></rss>',
    "deep.xml": b"<rss version='2.0'><channel><item>" + b"<a>" * 100_000,
    "deep.json": b'{"messages": ' + b"[" * 500_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_contained_and_the_next_document_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "1.html").write_bytes(HTML + b"<article><p>" + TEXT.encode() * 20 + b"</p></article>")  # the worker is up
    (tmp_path / f"2-{name}").write_bytes(BOMBS[name])
    (tmp_path / "3.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    probe = subprocess.run([sys.executable, "-c", PROBE, str(tmp_path)], capture_output=True, text=True, check=True)
    seen = json.loads(probe.stdout)
    assert seen["up"]
    assert seen["cpu"] < SECONDS
    assert seen["children_cpu"] < SECONDS + STARTS
    assert seen["found"][-1] == TEXT
    bombs = seen["found"][:-1]
    assert bombs
    for text in bombs:
        # What can be read of it is no flood, and opens no file.
        assert text is None or len(text) < 1_000_000
        assert text is None or Path("/etc/hostname").read_text() not in text
    assert seen["grown"] < 100_000
    assert seen["children_peak"] < 250_000  # kilobytes


def test_what_is_killed_inside_an_archive_leaves_the_others(tmp_path: Path) -> None:
    page = HTML + b"<article><p>" + TEXT.encode() * 20 + b"</p></article>"
    inner = zipped(("x.txt", TEXT.encode()), ("deep.html", BOMBS["attributes.html"]), ("y.html", page))
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(("1.txt", TEXT.encode()), ("2.zip", inner), ("3.html", page), ("4.html", BOMBS["attributes.html"]), ("5.txt", TEXT.encode())))
    found = [(f.document.key if isinstance(f, Collected) else f"{f.key} {f.code}").removeprefix(f"{path}!") for f in collect([str(path)])]
    assert found == ["1.txt", "2.zip!x.txt", "2.zip!deep.html cpu", "2.zip!y.html", "3.html", "4.html cpu", "5.txt"]


def test_names_in_archives_are_never_paths(tmp_path: Path) -> None:
    names = ["../up", "/absolute", "C:\\drive", "\\\\server\\share", "a/../../b", "CON", "x" * 4096, "a\u202etxt.exe", "a\nb", "A", "a", "~/.ssh/keys", "%2e%2e/x", "."]
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        for name in names:
            info = tarfile.TarInfo(name)
            info.size = len(TEXT)
            tar.addfile(info, io.BytesIO(TEXT.encode()))
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo("link")
            info.type, info.linkname = kind, "/etc/passwd"
            tar.addfile(info)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.tar").write_bytes(archive.getvalue())
    (folder / "b.zip").write_bytes(zipped(*((name, TEXT.encode()) for name in names)))
    before = set(tmp_path.rglob("*"))
    found = list(collect([str(folder)]))
    assert set(tmp_path.rglob("*")) == before
    read = [f for f in found if isinstance(f, Collected)]
    assert len(read) == 2 * len(names)
    assert all(f.document.text == TEXT and f.document.key.isprintable() for f in read)
    assert sorted(f.code for f in found if isinstance(f, Refusal)) == ["link", "link", "not-a-file", "not-a-file", "not-a-file"]


def test_a_damaged_archive_gives_what_is_whole(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        for n in range(20):
            data = (TEXT * 50 + str(n)).encode()
            info = tarfile.TarInfo(f"{n}.txt")
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    whole = gzip.decompress(out.getvalue())
    (tmp_path / "a.tar").write_bytes(whole[: len(whole) // 2])
    found = list(collect([str(tmp_path)]))
    assert len([f for f in found if isinstance(f, Collected)]) >= 5
    assert isinstance(found[-1], Refusal)
    assert found[-1].code in ("damaged", "truncated")
