"""Paths to opened inputs, in the order given; a directory stands for its files, sorted, however deep."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from sayso.core.records import Refusal

STDIN = "-"


def walk(paths: Iterable[str]) -> Iterator[str | Refusal]:
    """Files to read, and what cannot be read at all. Hidden files inside a directory are left out; naming one reads it."""
    for path in paths:
        if path == STDIN:
            yield path
        elif "://" in path[:12]:
            yield Refusal(path, "address", "an address, not a file", "save the page and give its path")
        else:
            yield from _visit(path)


def _visit(path: str) -> Iterator[str | Refusal]:
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISREG(mode):
            yield path
            return
        if not stat.S_ISDIR(mode):
            yield Refusal(path, "not-a-file", "neither a file nor a directory", "give a file, a directory or - for standard input")
            return
        names = sorted(name for name in os.listdir(path) if not name.startswith("."))
    except (OSError, ValueError) as error:
        yield refusal_of(path, error)
        return
    if not names:
        yield Refusal(path, "empty", "a directory without files", "check the path")
    for name in names:
        inner = os.path.join(path, name)
        if os.path.islink(inner) and os.path.isdir(inner):  # may lead back to where we came from
            yield Refusal(inner, "link", "a link to a directory", "give the directory itself")
        else:
            yield from _visit(inner)


def open_file(path: str) -> BinaryIO | Refusal:
    """An opened file, or why it cannot be opened."""
    try:
        return open(path, "rb")
    except OSError as error:
        return refusal_of(path, error)


def refusal_of(path: str, error: OSError | ValueError) -> Refusal:
    """What an error of the file system means to a person."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return Refusal(path, "missing", "no such file", "check the path")
        case PermissionError():
            return Refusal(path, "no-permission", "no permission to read it", "change its permissions, or run as somebody who may read it")
        case OSError():
            return Refusal(path, "unreadable", error.strerror or str(error), "check the disk or the path")
        case _:
            return Refusal(path, "missing", str(error), "check the path")
