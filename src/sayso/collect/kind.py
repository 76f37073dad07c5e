"""What a collector is: a sign by which it knows its input, and a file that reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import BinaryIO, cast

from sayso.collect.draft import Draft
from sayso.collect.source import Source
from sayso.core.records import Record, Refusal


class Member(Record, frozen=True):
    """An input inside an input: asked for its kind and read like any other. `open` may raise InputError; `url`: where it was found, if known."""

    name: str
    open: Callable[[], BinaryIO]
    url: str | None = None


Found = Iterator[Draft | Refusal | Member]


class Kind(Record, frozen=True):
    """A kind of input. `fits` looks at its beginning; `read` of `module`, a file beside this one, yields what is in it.

    `ours`: read by nothing but our own bounded code, so that it needs no process of its own. `holds`: what it yields stands by itself, so that
    what breaks one does not break the others.
    """

    name: str
    fits: Callable[[Source], bool]
    module: str
    ours: bool = False
    holds: bool = False

    def load(self) -> Callable[[Source], Found]:
        """The reader; its libraries are loaded now."""
        return cast(Callable[[Source], Found], import_module(f"sayso.collect.{self.module}").read)
