"""JSONL documents, one a line, read line by line: a bad line is refused and the rest is still read."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sayso.collect.charset import marked
from sayso.collect.draft import Draft
from sayso.collect.published import iso_date
from sayso.collect.source import Source, too_large
from sayso.core.errors import InputError
from sayso.core.records import Link, LinkKind, Refusal
from sayso.core.spans import cut


class LineLink(msgspec.Struct, frozen=True):
    """A link as a line gives it: an address, or the name of whose post it is; from `start` to `end` of the text, or nowhere in particular."""

    url: str | None = None
    kind: LinkKind = "link"
    name: str | None = None
    start: int | None = None
    end: int | None = None


class Line(msgspec.Struct, frozen=True):
    """A document as a line gives it. Fields that are not listed here are the caller's own and are not read."""

    text: str
    key: str | None = None
    language: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    synthetic: bool = False
    links: tuple[LineLink, ...] = ()


_DECODER = msgspec.json.Decoder(Line, strict=True)


def read(source: Source) -> Iterator[Draft | Refusal]:
    """A draft or a refusal for each line that is not blank. Raises InputError where the stream itself breaks off."""
    for number, line in enumerate(source.lines(), start=1):
        place = f"{source.name}:{number}"
        if line is None:
            error = too_large("a line")
            yield Refusal(place, error.code, str(error), error.step)
            continue
        raw = (marked(line)[0] if number == 1 else line).strip()
        if raw:
            yield _draft(place, raw)


def _draft(place: str, raw: bytes) -> Draft | Refusal:
    try:
        line = _parse(raw)
    except InputError as error:
        return Refusal(place, error.code, str(error), error.step)
    links, wrong = _links(line)
    partly = f"bad-link: {'; '.join(wrong)}" if wrong else None
    published = line.published or None
    if published is not None:
        published = iso_date(published)
        if published is None:
            bad = f"bad-date: published {line.published!r} is no date as YYYY, YYYY-MM or YYYY-MM-DD, so it counts as unknown"
            partly = f"{bad}; {partly}" if partly else bad
    return Draft(
        line.key or line.url or place,
        raw,
        line.text,
        line.language or None,
        published,
        "given" if published else None,
        line.outlet or None,
        line.url or None,
        line.title or None,
        line.synthetic,
        tuple(links),
        partly,
    )


def _links(line: Line) -> tuple[list[Link], list[str]]:
    """The links of a line, and what is wrong with the others."""
    links: list[Link] = []
    wrong: list[str] = []
    for number, given in enumerate(line.links):
        start, end = given.start, given.end
        if not given.url and not given.name:
            wrong.append(f"link {number} leads nowhere")
        elif start is None and end is None:
            links.append(Link(None, given.url or None, given.kind, given.name or None))
        elif start is None or end is None or not 0 <= start < end <= len(line.text):
            wrong.append(f"link {number} stands outside the text")
        else:
            links.append(Link(cut(line.text, start, end), given.url or None, given.kind, given.name or None))
    return links, wrong


def _parse(raw: bytes) -> Line:
    """The line as a document. Raises InputError with the reason it is none."""
    try:
        return _DECODER.decode(raw)
    except msgspec.ValidationError as error:
        raise InputError("bad-field", f"not a document: {error}", step='give {"text": "…"}, and strings for the other fields') from None
    except msgspec.DecodeError as error:
        if "surrogate" in str(error):
            raise InputError("lone-surrogate", "half a character (a lone surrogate escape)", step="write the text again as UTF-8") from None
        raise InputError("not-json", f"not JSON: {error}", step="write one JSON object a line") from None
    except UnicodeDecodeError:
        raise InputError("invalid-utf8", "not UTF-8", step="convert the file to UTF-8") from None
    except RecursionError:
        raise InputError("not-json", "nested too deeply", step="write one flat JSON object a line") from None
