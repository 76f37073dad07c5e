"""Quotations: stretches between quotation marks, in one line, whatever pair the writer used; and dash dialogue."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from sayso.core.records import Block, Quote, Tag, Tokens
from sayso.packs.language import LanguagePack

_DOUBLED = 4  # marks an export writes for one, at most
_AUTHOR = 18  # tokens of author's words inside a quotation
_SINGLE = ("'", "‘", "‚", "‹", "’")
_OPENERS_BEFORE = "([{—–-:;,./«„“\"‘‚‹'’"


def find_quotes(
    text: str, tokens: Tokens, tags: dict[int, tuple[Tag, ...]], blocks: tuple[Block, ...], pack: LanguagePack
) -> tuple[Quote, ...]:
    """The quotations of a page, in order, never nested: a quotation in a quotation is part of the outer one."""
    closers: dict[str, set[str]] = {}
    for opener, closer in pack.settings["text"]["quotes"]:
        closers.setdefault(opener, set()).add(closer)
    marks = [i for i, word in enumerate(tokens.words) if word in closers or word in "\"—–"]  # a quotation begins at one of these
    out: list[Quote] = []
    for block in blocks:
        first, last = bisect_left(tokens.starts, block.start), bisect_left(tokens.starts, block.end)
        dialogue = bool(pack.settings["text"].get("dash_dialogue")) and block.role == "body"
        spoken: dict[int, Quote] = {}
        if dialogue and tokens.words[first] in "—–" and last - first > 3:
            spoken = {q.opens: q for q in _dialogue(tokens, tags, first, last)}
        behind = first
        unclosed: set[str] = set()  # marks without a closing one to come: looking again would find none
        for i in marks[bisect_left(marks, first) : bisect_left(marks, last)]:
            if i < behind:
                continue
            word = tokens.words[i]
            if dialogue and not spoken and word in "—–" and _speech_begins(tokens, tags, i, first, last):
                spoken = {q.opens: q for q in _dialogue(tokens, tags, i, last)}
            if i in spoken:  # the author's words between dashes may hold quotations of their own
                out.append(spoken[i])
                behind = spoken[i].closes
                continue
            doubled = _doubled(tokens, i, last) if word == '"' else None
            if doubled is not None:
                out.append(doubled)
                behind = doubled.closes + 1
                continue
            if word in closers and word not in unclosed and _can_open(text, tokens, i, last):
                close = _closing(text, tokens, i, last, closers[word], single=word in _SINGLE)
                if close is None:
                    unclosed.add(word)
                if close is not None and close > i + 1:
                    out.extend(_interrupted(tokens, tags, Quote(i, close, i + 1, close)))
                    behind = close + 1
                elif close is None and word not in (*_SINGLE, '"') and last - i > 4:  # left open: it runs to the end of its line
                    out.append(Quote(i, last, i + 1, last))
                    break
    return tuple(out)


def _doubled(tokens: Tokens, i: int, last: int) -> Quote | None:
    """A quotation between marks that an export doubled (\"\"\"\" … \"\"\"\"): a run of them is one mark, whatever spaces stand beside it."""
    first = _run(tokens, i, last)
    if not 2 <= first - i <= _DOUBLED:
        return None
    for j in range(first + 1, last):
        if tokens.words[j] == '"' and _run(tokens, j, last) - j == first - i:
            return Quote(i, j + first - i - 1, first, j)
    return None


def _run(tokens: Tokens, i: int, last: int) -> int:
    """The token behind a run of typewriter's marks without a space between them."""
    j = i + 1
    while j < last and j - i <= _DOUBLED and tokens.words[j] == '"' and tokens.starts[j] == tokens.ends[j - 1]:
        j += 1
    return j


def _can_open(text: str, tokens: Tokens, i: int, last: int) -> bool:
    if i + 1 >= last:
        return False
    at = tokens.starts[i]
    before = text[at - 1] if at else " "
    after = text[tokens.ends[i]] if tokens.ends[i] < len(text) else " "
    spaced_inside = tokens.words[i] == "«" and after in " \u00a0\u202f"
    return (before.isspace() or before in _OPENERS_BEFORE) and (not after.isspace() or spaced_inside)


def _closing(text: str, tokens: Tokens, i: int, last: int, wanted: set[str], *, single: bool) -> int | None:
    for j in range(i + 1, last):
        if tokens.words[j] not in wanted:
            continue
        after = text[tokens.ends[j]] if tokens.ends[j] < len(text) else " "
        before = text[tokens.starts[j] - 1]
        if single and (after.isalnum() or before.isspace()):
            continue  # an apostrophe
        if tokens.words[j] == tokens.words[i] and before.isspace() and after.isalnum():
            continue  # the same mark opening again
        return j
    return None


def _interrupted(tokens: Tokens, tags: dict[int, tuple[Tag, ...]], quote: Quote) -> list[Quote]:
    """Author's words inside the marks, between dashes (« …, — каже він. — … »): the speech before and after them."""
    words = tokens.words
    dashes = [i for i in range(quote.first + 1, quote.last - 1) if words[i] in "—–" or (words[i] == "-" and tokens.ends[i - 1] < tokens.starts[i] and tokens.ends[i] < tokens.starts[i + 1])]
    for a, b in zip(dashes, dashes[1:] or [quote.last], strict=False):
        told = any(t.kind in ("verb", "cue") for i in range(a + 1, b) for t in tags.get(i, ()))
        marked = words[a - 1] in ",!?…." and words[b - 1] in ",."
        if (marked or _begins_with_verb(tags, a + 1, b)) and b - a <= _AUTHOR and told and b < quote.last:
            after = b + 1 if words[b + 1] in ",:;." else b
            return [Quote(quote.opens, a, quote.first, a), *_interrupted(tokens, tags, Quote(after, quote.closes, after + 1, quote.last))]
    return [quote]


def _begins_with_verb(tags: dict[int, tuple[Tag, ...]], first: int, last: int) -> bool:
    """Do the words between two dashes begin with a reporting verb, an auxiliary or an adverb at most before it ("- ha detto il sindaco -")?"""
    for i in range(first, min(first + 4, last)):
        kinds = [t.kind for t in tags.get(i, ())]
        if "verb" in kinds or "cue" in kinds:
            return True
        if not {"auxiliary", "adverb", "passive"} & set(kinds):
            return False
    return False


def _speech_begins(tokens: Tokens, tags: dict[int, tuple[Tag, ...]], i: int, first: int, last: int) -> bool:
    """Does the dash at i begin speech in the middle of its line: a sentence ends before it, and the author's words come behind another dash?"""
    words = tokens.words
    if i == first or i + 3 >= last or words[i - 1] not in ".!?…:" or not words[i + 1][0].isupper():
        return False
    return any(words[j] in "—–" and _begins_with_verb(tags, j + 1, last) for j in range(i + 2, last - 1))


def _dialogue(tokens: Tokens, tags: dict[int, tuple[Tag, ...]], first: int, last: int) -> list[Quote]:
    """A line that begins with a dash: speech, then the author's words between dashes, then speech again."""
    cuts = [first]
    for i in range(first + 2, last - 1):
        if tokens.words[i] in "—–" and (tokens.words[i - 1] in ",.!?…" or len(cuts) % 2 == 0 or _begins_with_verb(tags, i + 1, last)):
            cuts.append(i)
    cuts.append(last)
    out: list[Quote] = []
    speech = True
    for a, b in pairwise(cuts):
        if speech:
            out.append(Quote(a, b, a + 1, b))
            speech = False
        else:
            told = any(t.kind in ("verb", "cue") for i in range(a, b) for t in tags.get(i, ()))
            if not told:  # the dash was punctuation inside the speech
                out[-1] = Quote(out[-1].opens, b, out[-1].first, b)
            speech = told
    return [Quote(q.opens, q.closes, q.first, q.last) for q in out if q.last > q.first]
