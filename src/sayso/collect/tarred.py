"""Tar archives, read as a stream: each file in it is an input. Names are never paths: nothing is written under them."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, cast

from sayso.collect.kind import Member
from sayso.collect.packed import buffered
from sayso.collect.source import Source
from sayso.collect.zipped import shown
from sayso.core.errors import InputError
from sayso.core.records import Refusal


def read(source: Source) -> Iterator[Member | Refusal]:
    """A member for each file, a refusal for links and devices. Raises InputError `damaged` where the archive breaks off."""
    count = 0
    try:
        with tarfile.open(fileobj=source.stream(), mode="r|", errors="replace") as archive:
            for info in archive:
                archive.members = []  # type: ignore[attr-defined]  # it would remember every one
                inner = f"{source.name}!{shown(info.name)}"
                count += not info.isdir()
                if info.isfile() and not info.issparse():
                    yield Member(inner, partial(_open, archive, info))
                elif info.issparse():
                    yield Refusal(inner, "bomb", "a file with holes, which may be of any size", "unpack it yourself if you trust it")
                elif not info.isdir():
                    yield Refusal(inner, "link" if info.islnk() or info.issym() else "not-a-file", "a link or a device, not a file", "give what it leads to")
    except (tarfile.TarError, EOFError, ValueError, OverflowError) as error:
        raise InputError("damaged", f"a tar archive that breaks off ({error})", step="fetch or copy it again") from None
    if not count:
        raise InputError("empty", "an archive without files", step="check how it was made")


def _open(archive: tarfile.TarFile, info: tarfile.TarInfo) -> BinaryIO:
    inside = archive.extractfile(info)
    if inside is None:
        raise InputError("damaged", "a file that cannot be found in its archive", step="fetch or copy it again")
    return buffered(cast(BinaryIO, inside), "a tar archive", lambda: info.size)
