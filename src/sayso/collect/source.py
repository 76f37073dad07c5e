"""One opened input: its name and its bytes, looked at before they are read, never more of them in memory than a record may hold."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from sayso.core.errors import InputError

# The longest news page measured is 1.4 MB; 20 MB leaves room for a scraped dump in one record and still bounds the memory of a worker.
RECORD_LIMIT = 20_000_000
_LOOK = 65_536
_IN_MEMORY = 8 << 20
_LAID = 1 << 30  # bytes on disk, for an archive inside another
_PACKED = frozenset(("gz", "bz2", "xz", "zst"))


class Source:
    """An input under the name a person knows it by. `first` is its first line, up to the record limit; `head` what is known of its beginning.

    `depth`: how many times it was packed; `url`: where what holds it says it was found.
    """

    def __init__(self, name: str, stream: BinaryIO, depth: int = 0, url: str | None = None) -> None:
        self.name = name
        self.depth = depth
        self.url = url
        # Some in-memory streams cannot be peeked at.
        self._stream = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream), _LOOK)
        self.first = self._stream.readline(RECORD_LIMIT + 1)

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of the name, those of packing left out: `("jsonl",)` for `a.jsonl.gz`."""
        return tuple(part for part in self.name.lower().rpartition("/")[2].split(".")[1:] if part not in _PACKED)

    def head(self) -> bytes:
        """The beginning, at least a line of it. Waits for more input only if the first line is short."""
        if len(self.first) >= _LOOK or not self.first:
            return self.first[:_LOOK]
        return self.first + self._stream.peek(_LOOK)[: _LOOK - len(self.first)]

    def whole(self) -> bytes:
        """Everything. Raises InputError `too-large` past the record limit."""
        rest = self._stream.read(RECORD_LIMIT + 1 - len(self.first)) if len(self.first) <= RECORD_LIMIT else b""
        if len(self.first) + len(rest) > RECORD_LIMIT:
            raise too_large("document")
        return self.first + rest

    def lines(self) -> Iterator[bytes | None]:
        """Line by line; None stands for a line past the record limit, which is skipped without being kept."""
        line = self.first
        while line:
            if len(line) > RECORD_LIMIT and not line.endswith(b"\n"):
                line = b""
                while not (part := self._stream.readline(_LOOK)).endswith(b"\n") and part:
                    pass
                yield None
            else:
                yield line
            line = self._stream.readline(RECORD_LIMIT + 1)

    def seekable(self) -> BinaryIO:
        """Everything as a file that can be read from any place: the very file, or a copy laid down until it is closed. Raises InputError `too-large`."""
        if self.depth == 0 and self._stream.seekable():
            self._stream.seek(0)
            return cast(BinaryIO, self._stream)
        laid = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  (whoever asked closes it)
        laid.write(self.first)
        while chunk := self._stream.read(_LOOK):
            if laid.tell() > _LAID:
                laid.close()
                raise InputError("too-large", f"more than {_LAID >> 20} MB inside something packed", step="unpack it yourself, and give what is in it")
            laid.write(chunk)
        laid.seek(0)
        return cast(BinaryIO, laid)

    def stream(self) -> BinaryIO:
        """Everything as a stream, the first line included."""
        return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, _Joined(self.first, self._stream)), _LOOK))


class _Joined(io.RawIOBase):
    """Bytes already taken from a stream, followed by the rest of it."""

    def __init__(self, taken: bytes, rest: io.BufferedReader) -> None:
        self._taken = memoryview(taken)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not len(self._taken):
            return self._rest.readinto(buffer)
        size = min(len(buffer), len(self._taken))
        buffer[:size] = self._taken[:size]
        self._taken = self._taken[size:]
        return size


def too_large(what: str) -> InputError:
    """The refusal of a record past the limit."""
    return InputError("too-large", f"{what} longer than {RECORD_LIMIT // 1_000_000} MB", step="split it, one article a file or a line")
