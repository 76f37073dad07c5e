"""Paths to documents, each accounted for.

1. walk the paths, 2. open each, 3. ask what kind it is and read it, here or in a process of its own, 4. settle language, date and id.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import BinaryIO

from sayso.collect.draft import Draft
from sayso.collect.isolation import Isolated
from sayso.collect.kind import Member
from sayso.collect.kinds import kind_of
from sayso.collect.language import detect
from sayso.collect.paths import STDIN, open_file, refusal_of, walk
from sayso.collect.published import head_date, iso_date
from sayso.collect.source import Source
from sayso.core.errors import InputError, UsageError
from sayso.core.ids import content_id
from sayso.core.records import Collected, Document, Refusal


def collect(
    paths: Sequence[str], *, stdin: BinaryIO | None = None, language: str | None = None, published: str | None = None
) -> Iterator[Collected | Refusal]:
    """A Collected or a Refusal for every document offered, in input order; `-` is `stdin`.

    `language` and `published` hold for documents that do not state their own as a field. Raises UsageError if they are malformed.
    """
    if published is not None and iso_date(published) is None:
        raise UsageError(f"published {published!r} is no date", step="give YYYY, YYYY-MM or YYYY-MM-DD")
    if language is not None and not (language.isascii() and language.isalpha() and len(language) in (2, 3)):
        raise UsageError(f"language {language!r} is no code", step="give a code of two letters such as nl, en or de")
    return _collect(paths, stdin, language.lower() if language else None, iso_date(published) if published else None)


def _collect(
    paths: Sequence[str], stdin: BinaryIO | None, language: str | None, published: str | None
) -> Iterator[Collected | Refusal]:
    with closing(Isolated()) as isolated:
        for path in walk(paths):  # 1
            if isinstance(path, Refusal):
                yield path
                continue
            stream = stdin if path == STDIN else open_file(path)  # 2
            if stream is None:
                yield Refusal(path, "missing", "no standard input", "pipe something in, or give a path")
            elif isinstance(stream, Refusal):
                yield stream
            else:
                try:
                    for found in _read(path, stream, isolated):  # 3
                        yield found if isinstance(found, Refusal) else settle(found, language, published)  # 4
                except InputError as error:
                    yield Refusal(path, error.code, str(error), error.step)
                except OSError as error:
                    yield refusal_of(path, error)
                finally:
                    if path != STDIN:
                        stream.close()


def _read(path: str, stream: BinaryIO, isolated: Isolated) -> Iterator[Draft | Refusal]:
    source = Source(path, stream)
    kind = kind_of(source)
    if kind.ours:
        return (found for found in kind.load()(source) if not isinstance(found, Member))
    return isolated.read_stream(path, source.stream()) if path == STDIN else isolated.read(path, path)


def settle(draft: Draft, language: str | None = None, published: str | None = None) -> Collected | Refusal:
    """A draft with its language, date and id. The document's own field comes first, then the caller's word, then what the text shows."""
    if not draft.text.strip():
        return Refusal(draft.key, "empty", "no text in it", "check how it was saved")
    tongue = draft.language or language or detect(draft.text)
    date, basis = draft.published, draft.published_basis
    if published is not None and basis != "given":
        date, basis = published, "given"
    if date is None and (head := head_date(draft.text)) is not None:
        date, basis = head, "text head"
    identity = content_id(draft.text, draft.url, draft.outlet, date, draft.title, tongue)
    document = Document(
        draft.key, identity, tongue, date, draft.outlet, draft.url, draft.title, draft.synthetic, draft.text, basis
    )
    return Collected(document, draft.raw, draft.links, draft.partly)
