"""The file of a learned model: a line that says what it is, a line of JSON about it, and the model itself.

The library that fits and applies it is optional: without it nothing here fails before it is asked for.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from sayso.core.errors import UsageError
from sayso.core.ids import digest
from sayso.core.records import Record

try:
    import pycrfsuite
except ImportError:
    pycrfsuite = None

FORMAT = 1
_MAGIC = b"sayso tagger\n"
_INSTALL = "python -m pip install 'sayso[learn]'"


class Figures(Record, frozen=True):
    """F1 in percent: attributions whose contents share 0.3 and 0.8 of their words with the gold's, and exact sources, cues, contents."""

    loose: float
    strict: float
    source: float
    cue: float
    content: float


class Header(Record, frozen=True):
    """What a model says of itself. `packs` is the fingerprint of the packs it learned with; figures are on documents it did not see."""

    packs: str
    languages: tuple[str, ...]
    learned: int
    held: int
    rules: Figures
    model: Figures
    digest: str = ""
    format: int = FORMAT


def library() -> Any:
    """The optional library. Raises UsageError with the command that installs it."""
    if pycrfsuite is None:
        raise UsageError("a learned model needs python-crfsuite, which is not installed", step=_INSTALL)
    return pycrfsuite


def save(path: Path, header: Header, body: bytes) -> None:
    """Write a model: the same header and body give the same bytes."""
    sealed = msgspec.structs.replace(header, digest=digest(body))
    path.write_bytes(_MAGIC + msgspec.json.encode(sealed) + b"\n" + body)


def load(path: Path) -> tuple[Header, bytes]:
    """Header and body of a model. Raises UsageError where it is none, is of another format, or is damaged."""
    raw = path.read_bytes()
    step = f"make one with: sayso train GOLD… -o {path}"
    if not raw.startswith(_MAGIC):
        raise UsageError(f"{path} is no model of Sayso", step=step)
    line, _, body = raw[len(_MAGIC) :].partition(b"\n")
    try:
        header = msgspec.json.decode(line, type=Header)
    except msgspec.DecodeError as error:
        raise UsageError(f"{path}: the header cannot be read ({error})", step=step) from None
    if header.format != FORMAT:
        raise UsageError(f"{path}: format {header.format}, this Sayso reads format {FORMAT}", step=step)
    if header.digest != digest(body):
        raise UsageError(f"{path} is damaged: its content is not what its header says", step=step)
    return header, body
