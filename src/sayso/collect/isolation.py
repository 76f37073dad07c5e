"""Foreign bytes are parsed elsewhere: in one lasting process that is killed and replaced when an input takes too much of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path as File
from typing import BinaryIO

import msgspec

from sayso.collect.draft import Draft
from sayso.collect.walk import Path
from sayso.collect.worker import CPU, OUT_OF_MEMORY, Frame, Task, get, put
from sayso.core.records import Refusal

_PACKAGES = str(File(__file__).resolve().parents[2])
_WALL = 60.0 if sys.platform != "win32" else CPU  # seconds; processor time is what counts, this ends what waits for ever
_DEATHS = 20  # in one input; more of them are no accident
_STEP = "save the article as plain text"
_REASONS = {
    "cpu": "it takes too long to parse, as pages made to stop readers do",
    "memory": "it takes too much memory to parse",
    "time": "it came to no end",
    "crash": "the parser broke off",
}


class Isolated:
    """The worker process, started when first needed. Use it in a `with` statement (contextlib.closing)."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._deadline: float | None = None
        self._late = False
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(Frame)

    def read(self, name: str, path: str) -> Iterator[Draft | Refusal]:
        """What is in a file, in order. What kills the worker is refused, and reading goes on behind it."""
        after: Path | None = None
        for death in range(_DEATHS + 1):
            at: tuple[Path, str] = ((), name)
            ended = False
            for frame in self._frames(Task(path, name, after)):
                if frame.path is not None and frame.name is not None:
                    at = (frame.path, frame.name)
                elif frame.draft is not None:
                    yield frame.draft
                elif frame.refusal is not None:
                    yield frame.refusal
                else:
                    ended = True
            if ended:
                return
            code = self._bury()
            yield Refusal(at[1], code, _REASONS[code], _STEP)
            after = at[0]
            if after == ():
                return
            if death == _DEATHS:
                yield Refusal(name, "hostile", f"{_DEATHS} things in it could not be parsed, so the rest is not read", "unpack it yourself if you trust it")

    def read_stream(self, name: str, stream: BinaryIO) -> Iterator[Draft | Refusal]:
        """The same of a stream, which is laid down in a file first."""
        with tempfile.NamedTemporaryFile(prefix="sayso-", delete=False) as file:
            try:
                shutil.copyfileobj(stream, file)
                file.close()
                yield from self.read(name, file.name)
            finally:
                file.close()
                os.unlink(file.name)

    def close(self) -> None:
        """End the worker."""
        if self._process is not None:
            self._process.kill()
            self._bury()

    def _frames(self, task: Task) -> Iterator[Frame]:
        """The answers up to the end of the task, or of the worker."""
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            put(process.stdin, self._encoder.encode(task))
            while True:
                self._deadline = time.monotonic() + _WALL
                body = get(process.stdout)
                self._deadline = None  # the time of whoever takes what is yielded does not count
                if body is None:
                    return
                frame = self._decoder.decode(body)
                yield frame
                if frame.end:
                    return
        except BrokenPipeError:
            return
        except GeneratorExit:  # nobody wants the rest, and it must not be taken for the answer to the next task
            self.close()
            raise

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            # -P: the folder one happens to be in is no place to import from
            environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (_PACKAGES, os.environ.get("PYTHONPATH"))))}
            self._late = False
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "sayso.collect.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
            )
            threading.Thread(target=self._watch, args=(self._process,), daemon=True).start()
        return self._process

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        while process.poll() is None:
            time.sleep(0.25)
            deadline = self._deadline
            if self._process is process and deadline is not None and time.monotonic() > deadline:
                self._late = True
                process.kill()

    def _bury(self) -> str:
        """Why the worker died, as a code."""
        process, self._process, self._deadline = self._process, None, None
        if process is None:
            return "crash"
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue
        status = process.wait()
        if self._late:
            return "time"
        if status == OUT_OF_MEMORY:
            return "memory"
        if sys.platform != "win32":
            import signal  # noqa: PLC0415  (SIGPROF is not on Windows)

            if status == -signal.SIGPROF:
                return "cpu"
        return "crash"
