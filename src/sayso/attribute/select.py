"""From drafts to attributions: what overlaps is decided by weight, what stands inside another is linked to it."""

from __future__ import annotations

from sayso.attribute.appositions import extend
from sayso.attribute.draft import Draft, Range
from sayso.attribute.grammar import Grammar
from sayso.core.records import Attribution, Span, Tokens
from sayso.core.spans import cut, cut_tokens

_PARTS = ("quotation continued", "quotation broken by its cue")  # rules by which one cue serves several quotations
_SAME = 0.7  # share of common tokens from which two contents are the same statement


def select(drafts: list[Draft]) -> list[Draft]:
    """The drafts that stand, heaviest first wins: one cue serves one attribution, one statement has one source (citing apart)."""
    kept: list[Draft] = []
    for draft in sorted(filter(_sound, drafts), key=lambda d: (-d.weight, d.content or (0, 0), d.cue or (0, 0))):
        if draft.outer is None and any(_rivals(draft, other) for other in kept):
            continue
        kept.append(draft)
    marks = {d.mark for d in kept}
    kept = [d for d in kept if d.outer is None or d.outer in marks]
    return sorted(kept, key=lambda d: (d.content or (1 << 30, 0), -(d.content[1] if d.content else 0), d.outer is not None, d.cue or (0, 0)))


def add(kept: list[Draft], more: list[Draft]) -> list[Draft]:
    """What stands when more is proposed beside drafts of which all stand."""
    return select(kept + more) if more else kept


def _sound(draft: Draft) -> bool:
    """Has every part of a draft at least one token, so that it is a span?"""
    return all(part is None or part[0] < part[1] for part in (draft.source, draft.cue, draft.content))


def _rivals(a: Draft, b: Draft) -> bool:
    """Does a, the lighter, claim what b has already?"""
    if b.outer is not None or a.content is None or b.content is None:
        return a.content is None and b.content is None and a.source == b.source
    if a.answers or b.answers:
        return False  # somebody else on the same statement
    if a.cue and b.cue and max(a.cue[0], b.cue[0]) < min(a.cue[1], b.cue[1]) and a.kind == b.kind and a.rule not in _PARTS and b.rule not in _PARTS:
        return True
    if a.kind == "direct" and b.kind == "direct":
        return a.content == b.content
    if a.cue and b.source and b.source[0] <= a.cue[0] < b.source[1] and b.weight > a.weight:
        return True  # the cue is a word of another's source
    share = _share(a.content, b.content)
    if share >= _SAME:
        return _framed(a, b) == _framed(b, a)
    return False


def _share(a: Range, b: Range) -> float:
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common / (max(a[1], b[1]) - min(a[0], b[0])) if common > 0 else 0.0


def _framed(a: Draft, b: Draft) -> bool:
    """Does the frame of a (cue, else source) stand inside what b says?"""
    mark = a.cue or a.source
    return mark is not None and b.content is not None and b.content[0] <= mark[0] and mark[1] <= b.content[1]


def _inside(inner: Draft, outer: Draft) -> bool:
    """Is the inner frame, cue or source, part of what the outer one says?"""
    if outer.content is None:
        return False
    mark = inner.cue or inner.source
    return mark is not None and outer.content[0] <= mark[0] and mark[1] <= outer.content[1] and inner.content != outer.content


def finish(g: Grammar, drafts: list[Draft]) -> tuple[Attribution, ...]:
    """Spans, ids and `within` links for the drafts that stand, in order of content, the outer before the inner."""
    text, tokens = g.page.document.text, g.page.tokens
    ids = {id(d): f"a{n}" for n, d in enumerate(drafts, start=1)}
    out: list[Attribution] = []
    for draft in drafts:
        outer = _outer(draft, drafts)
        out.append(
            Attribution(
                ids[id(draft)],
                draft.kind,
                _span(text, tokens, extend(g, draft)),
                _span(text, tokens, draft.cue),
                _content(g, draft),
                within=ids[id(outer)] if outer is not None else None,
                stance=draft.stance,
                hedged="hedged" in draft.flags,
                factive="factive" in draft.flags,
                answers=_trimmed(text, tokens, draft.answers),
                rule=draft.rule,
            )
        )
    return tuple(out)


def _outer(draft: Draft, drafts: list[Draft]) -> Draft | None:
    if draft.outer is not None:
        return next((d for d in drafts if d is not draft and d.mark == draft.outer), None)
    around = [d for d in drafts if d is not draft and d.outer is None and _inside(draft, d) and not _inside(d, draft)]
    return min(around, key=lambda d: d.content[1] - d.content[0] if d.content else 0, default=None)


def _span(text: str, tokens: Tokens, part: Range | None) -> Span | None:
    return None if part is None else cut_tokens(text, tokens, *part)


def _trimmed(text: str, tokens: Tokens, part: Range | None) -> Span | None:
    """The span of a statement without the marks at its ends."""
    if part is None:
        return None
    first, last = part
    while last - first > 1 and tokens.words[last - 1] in ".,;:!?…—–”»\"“":
        last -= 1
    while last - first > 1 and tokens.words[first] in ",;:—–“«„\"":
        first += 1
    return cut_tokens(text, tokens, first, last)


def _content(g: Grammar, draft: Draft) -> Span | None:
    if draft.content is None:
        return None
    text, tokens = g.page.document.text, g.page.tokens
    first, last = draft.content
    if draft.kind == "direct":
        start, end = tokens.starts[first], tokens.ends[last - 1]
        while end > start and text[end - 1] in ",\u00a0 —–":
            end -= 1
        return cut(text, start, end) if end > start else None
    words = tokens.words
    if words[first] in "“\"„«»" and words[last - 1] in "”\"“»«":
        first, last = first + 1, last - 1
    while last > first + 1 and words[last - 1] in ".,;:!?…—–":
        last -= 1
    if last < len(words) and words[last] in "”\"“»«" and any(q.closes == last and first <= q.opens for q in g.page.quotes):
        last += 1  # a quotation that ends what is said keeps both its marks
    while first < last - 1 and words[first] in ",;:—–":
        first += 1
    number = g.quote_at[last - 1]
    torn = g.page.quotes[number] if number >= 0 and g.page.quotes[number].closes == last and first <= g.page.quotes[number].opens else None
    if torn is not None and torn.opens == first and first + 1 < last:
        first += 1
    elif torn is not None and last < len(words):  # a quotation at the end keeps its closing mark
        last += 1
    return cut_tokens(text, tokens, first, last)
