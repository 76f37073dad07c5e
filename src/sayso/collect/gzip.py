"""Compressed input, unpacked as a stream with caps: a small file cannot become a large one unnoticed."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import BinaryIO, cast

from sayso.collect.source import Source
from sayso.core.errors import InputError

MAGIC = b"\x1f\x8b"
# Real news pages compress at most 27:1 (300 pages measured), so 100:1 after the first MiB leaves ample room; real archives nest once or twice.
FREE = 1 << 20
RATIO = 100
NESTING = 3


class _Counted(io.RawIOBase):
    """A stream that knows how much was taken from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        chunk = self._stream.read(len(buffer))
        buffer[: len(chunk)] = chunk
        self.taken += len(chunk)
        return len(chunk)


class Unpacked(io.RawIOBase):
    """The inside of a gzip stream. Reading raises InputError `truncated`, `damaged` or `bomb`."""

    def __init__(self, stream: BinaryIO) -> None:
        self._packed = _Counted(stream)
        self._inside = gzip.GzipFile(fileobj=cast(BinaryIO, self._packed), mode="rb")
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            chunk = self._inside.read1(len(buffer))
        except EOFError:
            raise InputError("truncated", "a gzip file that breaks off", step="fetch or copy it again") from None
        except (gzip.BadGzipFile, zlib.error) as error:
            raise InputError("damaged", f"a damaged gzip file ({error})", step="fetch or copy it again") from None
        self._given += len(chunk)
        if self._given > FREE and self._given > RATIO * self._packed.taken:
            raise InputError("bomb", f"it unpacks to more than {RATIO} times its size", step="unpack it yourself if you trust it")
        buffer[: len(chunk)] = chunk
        return len(chunk)


def unpack(source: Source) -> Source:
    """The source inside a gzip source. Raises InputError where it cannot be unpacked."""
    if source.depth >= NESTING:
        raise InputError("nested", f"compressed more than {NESTING} times over", step="unpack it yourself if you trust it")
    return Source(source.name, cast(BinaryIO, io.BufferedReader(Unpacked(source.stream()), 65_536)), source.depth + 1)


