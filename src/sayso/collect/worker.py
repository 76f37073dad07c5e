"""The process in which foreign bytes are parsed: `python -m sayso.collect.worker`. It has limits, contacts nobody and starts nothing.

It is told a path on standard input and answers on standard output, in frames: four bytes of length, then msgpack. When the input takes too much
time or memory the process dies, and `isolation` starts another behind the place that killed it.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path as File
from typing import IO

import msgspec

from sayso.collect.draft import Draft
from sayso.collect.walk import Path, Walk
from sayso.core.records import Refusal

CPU = 2.0  # seconds from one thing to the next; the slowest of 181 real pages takes 0.1
MEMORY = 512 << 20  # bytes of data; a page at the limit of a record takes a third of it
OUT_OF_MEMORY = 17  # exit code
_FORBIDDEN = frozenset(("socket.connect", "socket.getaddrinfo", "socket.bind", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"))


class Task(msgspec.Struct, frozen=True, array_like=True):
    """A file to read under a name; with `after`, only what comes behind that path."""

    path: str
    name: str
    after: Path | None = None


class Frame(msgspec.Struct, frozen=True, array_like=True):
    """What is at hand (`path`, `name`), or what was found in it, or that all is read."""

    path: Path | None = None
    name: str | None = None
    draft: Draft | None = None
    refusal: Refusal | None = None
    end: bool = False


def get(stream: IO[bytes]) -> bytes | None:
    """The next frame, or None where the stream ends."""
    size = stream.read(4)
    if len(size) < 4:
        return None
    body = stream.read(int.from_bytes(size, "big"))
    return body if len(body) == int.from_bytes(size, "big") else None


def put(stream: IO[bytes], body: bytes) -> None:
    """Write a frame."""
    stream.write(len(body).to_bytes(4, "big") + body)
    stream.flush()


def _limit() -> None:
    """Bound the memory of this process, where the system can."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  (not on Windows)

        for what in (resource.RLIMIT_DATA, resource.RLIMIT_AS):
            size = MEMORY if what == resource.RLIMIT_DATA else 4 * MEMORY
            hard = resource.getrlimit(what)[1]
            resource.setrlimit(what, (size if hard == resource.RLIM_INFINITY else min(size, hard), hard))


def _clock() -> None:
    """Start counting processor time anew; when it is up the system kills this process, whatever code it is in."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, CPU)


def _forbid(event: str, arguments: object) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"{event} from within the reader of foreign bytes")


def _work(task: Task, out: IO[bytes]) -> None:
    encoder = msgspec.msgpack.Encoder()

    def begin(path: Path, name: str) -> None:
        put(out, encoder.encode(Frame(path, name)))
        _clock()

    walk = Walk(begin, task.after)
    for found in walk.read(task.name, lambda: File(task.path).open("rb")):  # noqa: SIM115  (Walk closes it)
        frame = Frame(draft=found) if isinstance(found, Draft) else Frame(refusal=found)
        put(out, encoder.encode(frame))
        _clock()


def main() -> None:
    """Read tasks until standard input ends."""
    given, out = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no frame
    _limit()
    sys.addaudithook(_forbid)
    decoder, encoder = msgspec.msgpack.Decoder(Task), msgspec.msgpack.Encoder()
    while (body := get(given)) is not None:
        try:
            _work(decoder.decode(body), out)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        if sys.platform != "win32":
            signal.setitimer(signal.ITIMER_PROF, 0)
        put(out, encoder.encode(Frame(end=True)))


if __name__ == "__main__":
    main()
