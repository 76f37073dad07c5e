"""Compressed input (gzip, bzip2, xz, zstd), unpacked as a stream with caps: a small file cannot become a large one unnoticed."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO, cast

import zstandard

from sayso.collect.kind import Member
from sayso.collect.source import Source
from sayso.core.errors import InputError

# Real news pages compress at most 27:1 (300 pages measured), so 100:1 after the first MiB leaves ample room.
FREE = 1 << 20
RATIO = 100
_WINDOW = 1 << 27  # bytes that zstd may ask for; --long=27 is the most it unpacks by itself

_DAMAGED = (gzip.BadGzipFile, zlib.error, lzma.LZMAError, zstandard.ZstdError, OSError, ValueError)
_OPENERS: dict[bytes, tuple[str, Callable[[BinaryIO], object]]] = {
    b"\x1f\x8b": ("gzip", partial(gzip.GzipFile, None, "rb", 9)),
    b"BZh": ("bzip2", bz2.BZ2File),
    b"\xfd7zXZ\x00": ("xz", lzma.LZMAFile),
    b"\x28\xb5\x2f\xfd": ("zstd", lambda stream: zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(stream, read_across_frames=True)),
}


class Counted(io.RawIOBase):
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


class Bounded(io.RawIOBase):
    """The inside of something packed. Reading raises InputError `truncated`, `damaged` or `bomb`; `taken` tells how much of it was packed."""

    def __init__(self, inside: BinaryIO, name: str, taken: Callable[[], int]) -> None:
        self._inside = inside
        self._name = name
        self._taken = taken
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            chunk = self._inside.read(min(len(buffer), 65_536))
        except EOFError:
            raise InputError("truncated", f"{self._name} that breaks off", step="fetch or copy it again") from None
        except _DAMAGED as error:
            raise InputError("damaged", f"damaged {self._name} ({error})", step="fetch or copy it again") from None
        self._given += len(chunk)
        if self._given > FREE and self._given > RATIO * self._taken():
            raise InputError("bomb", f"it unpacks to more than {RATIO} times its size", step="unpack it yourself if you trust it")
        buffer[: len(chunk)] = chunk
        return len(chunk)


def buffered(inside: BinaryIO, name: str, taken: Callable[[], int]) -> BinaryIO:
    """What is packed, as a bounded stream that can be looked at."""
    return cast(BinaryIO, io.BufferedReader(Bounded(inside, name, taken), 65_536))


def read(source: Source) -> Iterator[Member]:
    """The one thing inside, under the same name."""
    magic = next(magic for magic in _OPENERS if source.first.startswith(magic))
    name, opener = _OPENERS[magic]

    def inside() -> BinaryIO:
        packed = Counted(source.stream())
        return buffered(cast(BinaryIO, opener(cast(BinaryIO, packed))), f"a {name} file", lambda: packed.taken)

    yield Member(source.name, inside, source.url)
