"""Which rule fired at a place, which did not, and what became of the drafts: for reading and mending packs."""

from __future__ import annotations

from bisect import bisect_right

from sayso.attribute import Steps, steps
from sayso.attribute.contents import complete
from sayso.attribute.draft import Draft, Range
from sayso.attribute.grammar import Grammar, grammar_of
from sayso.attribute.indirect import trials
from sayso.core.records import Page, Record, Span, Tag
from sayso.core.spans import cut_tokens
from sayso.packs.language import LanguagePack


class Trial(Record, frozen=True):
    """One rule at one cue. `outcome`: kept, lost (to the rule `to`), nothing (it did not fit) or incomplete (its particle is missing)."""

    cue: Span | None
    rule: str
    outcome: str
    source: Span | None = None
    content: Span | None = None
    to: str | None = None


class Explanation(Record, frozen=True):
    """A sentence, the pack entries recognised in it, and every trial."""

    sentence: Span
    entries: tuple[tuple[Span, str, str, tuple[str, ...]], ...]  # words, kind, value, flags
    trials: tuple[Trial, ...]


def explain(page: Page, pack: LanguagePack, offset: int) -> Explanation | None:
    """What happened in the sentence at a character offset; None where no sentence is."""
    g = grammar_of(page, pack)
    token = bisect_right(page.tokens.starts, offset) - 1
    number = g.sentence_at[token] if token >= 0 else -1
    if number < 0:
        return None
    sentence = page.sentences[number]
    done = steps(g)
    out: list[Trial] = []
    for i in range(sentence.first, sentence.last):
        tag = g.tag(i, "cue", "verb")
        if tag is None or tag.last > sentence.last:
            continue
        if not complete(g, tag, sentence.last):
            out.append(Trial(_span(g, (tag.first, tag.last)), tag.kind, "incomplete"))
            continue
        if any(d.cue == (tag.first, tag.last) for d in done.drafts):
            continue
        out += [Trial(_span(g, (tag.first, tag.last)), name, "nothing") for name, draft in trials(g, number, sentence, tag, None) if draft is None]
    out += [_fate(g, draft, done) for draft in done.drafts if _touches(draft, sentence.first, sentence.last)]
    entries = tuple(_entry(g, tag) for i in range(sentence.first, sentence.last) for tag in page.tags.get(i, ()))
    text = cut_tokens(page.document.text, page.tokens, sentence.first, sentence.last)
    return Explanation(text, entries, tuple(out))


def _entry(g: Grammar, tag: Tag) -> tuple[Span, str, str, tuple[str, ...]]:
    words = cut_tokens(g.page.document.text, g.page.tokens, tag.first, tag.last)
    return (words, tag.kind, tag.value, tuple(sorted(tag.flags)))


def _touches(draft: Draft, first: int, last: int) -> bool:
    mark = draft.cue or draft.source or draft.content
    return mark is not None and first <= mark[0] < last


def _fate(g: Grammar, draft: Draft, done: Steps) -> Trial:
    spans = (_span(g, draft.cue), draft.rule)
    if any(kept is draft for kept in done.kept):
        return Trial(*spans, "kept", _span(g, draft.source), _span(g, draft.content))
    winner = next((k for k in done.kept if k.cue == draft.cue or (k.content and draft.content and k.content[0] < draft.content[1] and draft.content[0] < k.content[1])), None)
    return Trial(*spans, "lost", _span(g, draft.source), _span(g, draft.content), winner.rule if winner is not None else None)


def _span(g: Grammar, part: Range | None) -> Span | None:
    return None if part is None else cut_tokens(g.page.document.text, g.page.tokens, *part)
