"""One opened input: its name and its bytes, looked at before they are read, never more of them in memory than a record may hold."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from sayso.core.errors import InputError

# The longest news page measured is 1.4 MB; 20 MB leaves room for a scraped dump in one record and still bounds the memory of a worker.
RECORD_LIMIT = 20_000_000
_LOOK = 65_536


class Source:
    """An input under the name a person knows it by. `first` is its first line, up to the record limit; `head` what is known of its beginning."""

    def __init__(self, name: str, stream: BinaryIO, depth: int = 0) -> None:
        self.name = name
        self.depth = depth
        # Some in-memory streams cannot be peeked at.
        self._stream = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream), _LOOK)
        self.first = self._stream.readline(RECORD_LIMIT + 1)

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of the name, `.gz` left out: `("jsonl",)` for `a.jsonl.gz`."""
        return tuple(part for part in self.name.lower().rpartition("/")[2].split(".")[1:] if part != "gz")

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
