"""Lines to blocks: which words are the article's, and which are headline, caption, credit, byline, source line or pointer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from sayso.core.records import Block, BlockRole, Document, Tag, Tokens
from sayso.core.spans import cut

_LINE = re.compile(r"[^\n\r]+")
_DASHES = "—–-"
_ENDS = ".!?…:;,"
# Furniture is short: what runs on longer is prose that happens to begin with the same word.
_FURNITURE_TOKENS = 24
_FURNITURE = ("furniture", "legal")  # kinds of tags
_CAPTION_TOKENS = 60
_HEADLINE_CHARACTERS = 220
_BYLINE_TOKENS = 8
# (jvd), /БТА/, (MPA): a mark of one to six letters, alone in its brackets.
_SMALL_WORD = 3  # letters of the words that a title's style leaves small
_TITLED = 0.8
_NAME_CHARACTERS = 40
_SIGNATURE = re.compile(r"[(/]\s?([^\W\d_]{1,6}(?:\.\s?[^\W\d_]{1,3}\.?){0,2})\s?[)/]")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.\s?){1,4}|[^\W\d_]{2,3}\.?|[^\W\d_]+ [^\W\d_]\.")


def find_blocks(document: Document, tokens: Tokens, tags: dict[int, tuple[Tag, ...]], by_kind: dict[str, list[Tag]]) -> tuple[Block, ...]:
    """The blocks of a document, in order; every visible character but the dashes and spaces between blocks is in one."""
    text = document.text
    out: list[Block] = []
    lines = [_trim(text, m.start(), m.end()) for m in _LINE.finditer(text)]
    lines = [(s, e) for s, e in lines if e > s]
    furniture = sorted({t.first for kind in _FURNITURE for t in by_kind.get(kind, ())})
    for number, (start, end) in enumerate(lines):
        first, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
        if number == 0 and len(lines) > 1 and _is_headline(document, text[start:end]) and not any(_furniture(tokens, tags, furniture, first, last)):
            out.append(Block(start, end, text[start:end], "headline"))
            continue
        for s, e, role in _parts(text, tokens, tags, furniture, start, end, first, last):
            s, e = _trim(text, s, e)
            if e > s:
                out.append(_block(text, s, e, role))
    return tuple(out)


def _block(text: str, start: int, end: int, role: BlockRole) -> Block:
    span = cut(text, start, end)
    return Block(span.start, span.end, span.text, role)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_headline(document: Document, line: str) -> bool:
    if document.title and line == document.title.strip():
        return True
    if len(line) > _HEADLINE_CHARACTERS or line[-1] in "…:" or line.startswith(("—", "–")):
        return False
    return line[-1] != "." or _styled(line)


def _styled(line: str) -> bool:
    """Is a line that ends in a full stop one sentence in the dress of a headline: nearly every longer word capitalised, or a name before a colon?"""
    words = [w for w in re.findall(r"[^\W\d_]+", line) if len(w) > _SMALL_WORD]
    titled = len(words) > _SMALL_WORD and sum(w[0].isupper() for w in words) >= _TITLED * len(words)
    name, colon, rest = line.partition(": ")
    return ". " not in line and (titled or (bool(colon) and len(name) <= _NAME_CHARACTERS and rest[:1].isupper()))


def _parts(
    text: str, tokens: Tokens, tags: dict[int, tuple[Tag, ...]], furniture: list[int], start: int, end: int, first: int, last: int
) -> Iterator[tuple[int, int, BlockRole]]:
    """The stretches of one line, with their roles."""
    line = text[start:end]
    if not line:
        return
    if last - first <= _BYLINE_TOKENS and _INITIALS.fullmatch(line.strip("()/")) and not line[0].isdigit():
        yield start, end, "credit" if line[0] in "(/" and line.strip("()/").isupper() and "." not in line else "byline"
        return
    if _is_date_line(tokens, tags, first, last):
        yield start, end, "date"
        return
    marks = list(_furniture(tokens, tags, furniture, first, last))
    if marks and marks[0][0] == first and marks[0][1] in ("related", "byline", "caption", "date") and (len(marks) == 1 or marks[0][1] in ("related", "date")):
        role: BlockRole = marks[0][1]
        if role == "date":  # the date is what follows the mark, as far as digits and month names go; the rest is prose
            stop = _date_end(tokens, tags, first + 1, last)
            yield start, tokens.ends[stop - 1], "date"
            yield from _parts(text, tokens, tags, furniture, *_rest(text, tokens, stop, last, end), stop, last)
            return
        yield start, end, role
        return
    if not marks:
        yield from _signed(text, start, end, first, last, tokens)
        return
    head_end = tokens.starts[marks[0][0]]
    head_start, head_end = _trim(text, start, head_end)
    while head_end > head_start and text[head_end - 1] in _DASHES + "| ":
        head_end -= 1
    short = marks[0][0] - first
    if short:
        initials = _INITIALS.fullmatch(text[head_start:head_end].strip("()/ "))
        if initials:
            yield head_start, head_end, "byline"
        elif marks[0][1] == "credit" and short <= _CAPTION_TOKENS:
            yield head_start, head_end, "caption"
        elif marks[0][1] == "date" and short <= _BYLINE_TOKENS:
            yield head_start, head_end, "byline"
        else:
            yield head_start, head_end, "body"
    for k, (token, role) in enumerate(marks):
        stop = tokens.starts[marks[k + 1][0]] if k + 1 < len(marks) else end
        yield tokens.starts[token], stop, role


def _rest(text: str, tokens: Tokens, stop: int, last: int, end: int) -> tuple[int, int]:
    return (tokens.starts[stop], end) if stop < last else (end, end)


def _furniture(tokens: Tokens, tags: dict[int, tuple[Tag, ...]], furniture: list[int], first: int, last: int) -> Iterator[tuple[int, BlockRole]]:
    """Token and role of each furniture mark (they begin at the tokens `furniture`) that opens a stretch of the line and is followed by little."""
    previous = -1
    for i in furniture[bisect_left(furniture, first) : bisect_left(furniture, last)]:
        for tag in tags[i]:
            if tag.kind not in _FURNITURE:
                continue
            role: BlockRole = "credit" if tag.kind == "legal" else tag.value  # type: ignore[assignment]
            if role == "byline" and tag.last < last and tokens.words[tag.last][0].islower() and any(t.kind == "preposition" for t in tags[i]):
                continue  # "Par ailleurs, …"
            at_start = i == first or (i == first + 1 and tokens.words[first] == "(")
            after_break = not at_start and (tokens.words[i - 1] in ".!?…)—–|/©\"”“»" or previous >= 0 or i - first <= 3)
            opens = at_start or (after_break and tokens.words[i][:1].isupper()) or tag.kind == "legal"
            marked = (tag.last < last and tokens.words[tag.last] in ":.|-") or tokens.words[i].isupper() or not at_start
            if opens and (last - i <= _FURNITURE_TOKENS or (at_start and role in ("date", "related"))) and (marked or last - i <= _BYLINE_TOKENS or role in ("byline", "date")):
                yield (i - 1 if i > first and tokens.words[i - 1] == "(" else i), role
                previous = i
                break


def _date_end(tokens: Tokens, tags: dict[int, tuple[Tag, ...]], first: int, last: int) -> int:
    stop = first
    while stop < last and (tokens.words[stop][0].isdigit() or tokens.words[stop] in "-/.:" or any(t.kind == "month" for t in tags.get(stop, ()))):
        stop += 1
    while stop > first and tokens.words[stop - 1] in "-/.:":
        stop -= 1
    return stop


def _is_date_line(tokens: Tokens, tags: dict[int, tuple[Tag, ...]], first: int, last: int) -> bool:
    if last - first > 12 or last == first:
        return False
    digits = months = other = 0
    for i in range(first, last):
        word = tokens.words[i]
        kinds = {t.kind for t in tags.get(i, ())}
        if word[0].isdigit():
            digits += 1
        elif "month" in kinds:
            months += 1
        elif word.isalpha() and not kinds & {"weekday", "era", "preposition", "date_lead", "article"}:
            other += 1
    return months == 1 and digits >= 1 and other <= 1


def _signed(text: str, start: int, end: int, first: int, last: int, tokens: Tokens) -> Iterator[tuple[int, int, BlockRole]]:
    """Prose, with a signature at its end or an agency's mark near its head (a dateline) cut off."""
    found = list(_SIGNATURE.finditer(text, start, end))
    tail = found[-1] if found and found[-1].end() == end and not found[-1].group(1).isdigit() else None
    if tail is not None and tail.start() > start and text[: tail.start()].rstrip()[-1:] in ".!?…”“»\"":
        yield start, tail.start(), "body"
        yield tail.start(), end, "credit" if tail.group(1).isupper() and len(tail.group(1)) > 2 else "byline"
        return
    head = found[0] if found else None
    if head is not None and head.group(1).isupper() and head.start() - start < 40 and text[head.end() : head.end() + 2].strip() in ("—", "–", "-"):
        if head.start() > start:
            yield start, head.start(), "body"
        yield head.start(), head.end(), "credit"
        after = head.end()
        while after < end and text[after] in _DASHES + " \u00a0":
            after += 1
        yield after, end, "body"
        return
    yield start, end, "body"
