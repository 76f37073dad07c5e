"""One input to all that is in it, however deeply packed, each thing at a path by which reading can be taken up again.

The path of an input is (); that of the third thing in it is (2,); that of the first thing in that one is (2, 0).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from sayso.collect.draft import Draft
from sayso.collect.kind import Member
from sayso.collect.kinds import kind_of
from sayso.collect.source import Source
from sayso.core.errors import InputError
from sayso.core.records import Refusal

Path = tuple[int, ...]
# Real archives nest once or twice: a page in a zip in a tar in gzip is at 3.
NESTING = 3
# The longest archive one may want in one go is read as a stream; this bounds what a small file can make of itself.
MEMBERS = 1_000_000


class Walk:
    """Reads one input. `begin` hears the path and name of each thing before it is touched; what comes up to `after` was read before and is left out."""

    def __init__(self, begin: Callable[[Path, str], None], after: Path | None = None) -> None:
        self._begin = begin
        self._after = after

    def read(self, name: str, open_: Callable[[], BinaryIO], path: Path = (), url: str | None = None) -> Iterator[Draft | Refusal]:
        """What is in an input, in order."""
        if self._done(path):
            return
        try:
            if len(path) > NESTING:
                raise InputError("nested", f"packed more than {NESTING} times over", step="unpack it yourself if you trust it")
            self._begin(path, name)
            with open_() as stream:
                yield from self._inside(Source(name, stream, len(path), url), path)
        except InputError as error:
            yield Refusal(name, error.code, str(error), error.step)

    def _inside(self, source: Source, path: Path) -> Iterator[Draft | Refusal]:
        kind = kind_of(source)
        reader = kind.load()
        self._begin(path, source.name)
        if not kind.holds:
            yield from (found for found in reader(source) if not isinstance(found, Member))
            return
        for number, found in enumerate(reader(source)):
            if number >= MEMBERS:
                raise InputError("too-many", f"more than {MEMBERS} things in it", step="split it")
            inner = (*path, number)
            if isinstance(found, Member):
                yield from self.read(found.name, found.open, inner, found.url)
            elif not self._done(inner):
                yield found
            self._begin(path, source.name)

    def _done(self, path: Path) -> bool:
        """Was it read before? What holds the last one read is gone through again."""
        after = self._after
        return after is not None and path <= after and (path == after or after[: len(path)] != path)
