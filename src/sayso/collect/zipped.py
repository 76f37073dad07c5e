"""ZIP archives: each file in it is an input. Names are never paths: nothing is written under them."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, cast

from sayso.collect.kind import Member
from sayso.collect.packed import buffered
from sayso.collect.source import Source
from sayso.core.errors import InputError
from sayso.core.records import Refusal

MEMBERS = 10_000
_LINK = 0o120000
_BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, OSError, KeyError)
# What an archive holds beside what was put into it.
_LITTER = ("__MACOSX/",)


def read(source: Source) -> Iterator[Member | Refusal]:
    """A member for each file, a refusal for what is encrypted, overlapping or a link. Raises InputError `damaged` or `too-many`."""
    with source.seekable() as file:
        try:
            archive = zipfile.ZipFile(file)
        except _BROKEN as error:
            raise damaged(error) from None
        with archive:
            yield from members(source.name, archive)


def members(name: str, archive: zipfile.ZipFile) -> Iterator[Member | Refusal]:
    """What is in an opened archive."""
    files = [info for info in archive.infolist() if not info.is_dir() and not info.filename.startswith(_LITTER)]
    if not files:
        raise InputError("empty", "an archive without files", step="check how it was made")
    if len(files) > MEMBERS:
        raise InputError("too-many", f"{len(files)} files in it, more than {MEMBERS}", step="split it")
    starts = sorted(info.header_offset for info in files)
    following = dict(reversed(list(zip(starts, [*starts[1:], archive.start_dir], strict=True))))
    for info in files:
        inner = f"{name}!{shown(info.filename)}"
        if info.flag_bits & 1:
            yield Refusal(inner, "encrypted", "protected by a password", "unpack it yourself, and give what is in it")
        elif info.external_attr >> 16 & 0o170000 == _LINK:
            yield Refusal(inner, "link", "a link, not a file", "give what it leads to")
        elif info.header_offset + info.compress_size > following[info.header_offset]:
            yield Refusal(inner, "bomb", "it lies over another file of the archive, as in archives made to flood", "unpack it yourself if you trust it")
        else:
            yield Member(inner, partial(open_member, archive, info))


def open_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    """The bytes of a file in an archive, bounded."""
    try:
        inside = cast(BinaryIO, archive.open(info))
    except _BROKEN as error:
        raise damaged(error) from None
    return buffered(inside, "a ZIP archive", lambda: max(1, info.compress_size))


def damaged(error: Exception) -> InputError:
    """The refusal of an archive that cannot be opened."""
    return InputError("damaged", f"a damaged ZIP archive ({error})", step="fetch or copy it again")


def shown(name: str) -> str:
    """A name from inside an archive as it may be printed: no control or direction characters, of a length to read."""
    return "".join(c if c.isprintable() else "\ufffd" for c in name.encode("utf-8", "replace").decode())[:200]
