"""Is "Moscow" a place or a government? Decided here alone, by a table of signs with weights.

A seat of government ("the Kremlin") is always an actor. A capital is one from `ENOUGH` on: it speaks, it acts, it has troops and plans.
"""

from __future__ import annotations

from sayso.core.records import Attribution, Page, Reading, Tag
from sayso.resolve.found import Found, tagged

ENOUGH = 2
WEIGHTS = {
    "is_source": 3,
    "acts": 2,
    "verb_before": 2,
    "subject_case": 2,
    "content_clause": 2,
    "has_troops": 3,
    "according_to": 3,
    "before_colon": 3,
    "beside_capital": 1,
    "said_there": 5,
    "after_where": -3,
    "beside_place_cue": -3,
    "dateline": -5,
    "longer_name": -3,
    "in_a_list": -3,
    "oblique": -1,
}

_ACTS = frozenset({"act", "verb", "auxiliary"})
_SKIPPED = frozenset({"adverb", "negation"})
_OPENERS = frozenset({"complementiser"})
_LINKS = frozenset({"preposition", "conjunction"})
_PLACE_CUE = frozenset({"place_cue"})
_SOMEBODY = frozenset({"unnamed", "role", "place_cue"})
_LONGEST_SOURCE = 4  # tokens: in a longer source the capital only says where somebody is


def metonyms(page: Page, reading: Reading) -> list[Found]:
    """The places on a page that speak or act for a government."""
    out: list[Found] = []
    for tag in page.of("metonym"):
        score, signs = judge(page, reading, tag)
        if score >= ENOUGH:
            out.append(Found(tag.first, tag.last, tag.value, "organisation", "metonym", tuple(signs)))
    return out


def judge(page: Page, reading: Reading, tag: Tag) -> tuple[int, list[str]]:
    """The score of one mention and the signs that make it."""
    if not page.tokens.words[tag.first][0].isupper():
        return -1, ["no_name"]
    if "always" in tag.flags:
        return ENOUGH, ["seat"]
    signs = _signs(page, reading, tag)
    return sum(WEIGHTS[s] for s in signs), signs


def _signs(page: Page, reading: Reading, tag: Tag) -> list[str]:
    signs = []
    words, first, last = page.tokens.words, tag.first, tag.last
    where = any(t.kind == "preposition" and t.value in ("in", "to", "from") for t in page.tags.get(first - 1, ()))
    governed = any(t.kind == "preposition" and t.last == first for i in (first - 2, first - 1) for t in page.tags.get(i, ()))
    if _is_source(page, reading, tag):
        signs.append("is_source")
    if "oblique" in tag.flags:
        signs.append("oblique")
    elif not governed and _acts(page, last):
        signs.append("acts")
    elif not governed and any(t.kind in _ACTS and (t.kind != "act" or t.value == "verb") for t in page.tags.get(first - 1, ())):
        signs.append("verb_before")
    if "subject" in tag.flags and not governed:
        signs.append("subject_case")
    if tagged(page, first - 1, _OPENERS) and not tagged(page, last, _LINKS):
        signs.append("content_clause")
    if _has(page, tag):
        signs.append("has_troops")
    if any(t.kind == "accord" and t.last == first for i in range(max(0, first - 4), first) for t in page.tags.get(i, ())):
        signs.append("according_to")
    opens = any(b.start == page.tokens.starts[first] for b in page.blocks) or any(s.first == first for s in page.sentences)
    if opens and last < len(words) and words[last] == ":":
        signs.append("before_colon")
    if _beside_another(page, tag):
        signs.append("beside_capital")
    if where and (_said_there(page, last) or _whole_source(page, reading, tag)):
        signs.append("said_there")
    if where:
        signs.append("after_where")
    if tagged(page, first - 1, _PLACE_CUE) or tagged(page, last, _PLACE_CUE):
        signs.append("beside_place_cue")
    if opens and last < len(words) and (words[last] in (",", "(", "—", "–", "-", ".") or words[first].isupper()):
        signs.append("dateline")
    if _in_a_list(page, tag):
        signs.append("in_a_list")
    if last < len(words) and words[last][0].isupper() and words[last - 1][-1] not in ".:" and not page.tags.get(last):
        signs.append("longer_name")
    return signs


def _in_a_list(page: Page, tag: Tag) -> bool:
    """Moscow, Kazan, Samara: one of three names or more with commas between, and no other seat of government beside it."""
    words, tags = page.tokens.words, page.tags
    found = 0
    for step, start in ((1, tag.last), (-1, tag.first - 1)):
        at = start
        while 0 <= at < len(words) and 0 <= at + step < len(words) and (words[at] == "," or any(t.kind == "conjunction" for t in tags.get(at, ()))):
            if not words[at + step][0].isupper() or any(t.kind == "metonym" for t in tags.get(at + step, ())):
                break
            found += 1
            at += 2 * step
    return found > 1


def _is_source(page: Page, reading: Reading, tag: Tag) -> bool:
    start, end = page.tokens.starts[tag.first], page.tokens.ends[tag.last - 1]
    return any(_speaks(page, a, start, end, tag) for a in reading.attributions if a.source is not None)


def _speaks(page: Page, attribution: Attribution, start: int, end: int, tag: Tag) -> bool:
    source = attribution.source
    if source is None or not (source.start <= start and end <= source.end):
        return False
    inside = [i for i in range(max(0, tag.first - _LONGEST_SOURCE), min(tag.last + _LONGEST_SOURCE, len(page.tokens.words)))
              if source.start <= page.tokens.starts[i] < source.end]
    return len(inside) <= _LONGEST_SOURCE and not any(tagged(page, i, _SOMEBODY) for i in inside)


def _whole_source(page: Page, reading: Reading, tag: Tag) -> bool:
    """Is it all that the text names as a source ("В Москве это отрицают")?"""
    start, end = page.tokens.starts[tag.first], page.tokens.ends[tag.last - 1]
    return any(a.source is not None and (a.source.start, a.source.end) == (start, end) for a in reading.attributions)


def _acts(page: Page, at: int) -> bool:
    """Does a verb follow, adverbs aside?"""
    for _ in range(3):
        tags = page.tags.get(at, ())
        if any(t.kind in _ACTS and (t.kind != "act" or t.value == "verb") for t in tags):
            return True
        passed = next((t for t in tags if t.kind in _SKIPPED), None)
        if passed is None:
            return False
        at = passed.last
    return False


def _said_there(page: Page, at: int) -> bool:
    """У Лондоні стверджують, що: a reporting verb follows with no subject of its own."""
    verb = next((t for t in page.tags.get(at, ()) if t.kind == "verb"), None)
    return verb is not None and verb.last < len(page.tokens.words) and (page.tokens.words[verb.last] in ",:" or tagged(page, verb.last, _OPENERS))


def _has(page: Page, tag: Tag) -> bool:
    """Troops of Moscow, Moscow's plans, Moskaus Truppen, войска Москвы."""
    words, tags = page.tokens.words, page.tags
    before = tag.first - 1
    for _ in range(2):
        if any(t.kind in ("preposition", "article") and (t.kind == "article" or t.value == "of") for t in tags.get(before, ())):
            before -= 1
    if (before < tag.first - 1 or "oblique" in tag.flags) and any(t.kind == "act" and t.value == "noun" for t in tags.get(before, ())):
        return True
    after = tag.last
    if after < len(words) and words[after] in ("'", "’"):
        after += 2
    elif not words[tag.last - 1].endswith("s"):
        return False
    return any(t.kind == "act" and t.value == "noun" for i in (after, after + 1) for t in tags.get(i, ()))


def _beside_another(page: Page, tag: Tag) -> bool:
    """Moscow and Kyiv."""
    for joint, other in ((tag.last, tag.last + 1), (tag.first - 1, tag.first - 2)):
        if any(t.kind == "conjunction" and t.value == "and" for t in page.tags.get(joint, ())):
            return any(t.kind == "metonym" for t in page.tags.get(other, ()))
    return False
