"""Who says so, on whose authority? Structure only: sources, cues, contents and how they nest; who a source is, `resolve` decides.

The main job, in steps:
1. see the page as grammar
2. direct speech: quotations
3. reported speech: verbs and phrases; according-to phrases; headlines; source lines
4. what overlaps: the heavier rule stands; who answers what was just said
5. relays: who cites whom, who is cited by whom
6. words quoted inside reported speech; reportive grammar without a source
7. spans, ids, nesting
"""

from __future__ import annotations

from sayso.attribute.according import according
from sayso.attribute.answers import answered, answers
from sayso.attribute.credits import credits, headlines, turns
from sayso.attribute.direct import direct
from sayso.attribute.draft import Draft
from sayso.attribute.grammar import Grammar, grammar_of
from sayso.attribute.hearsay import hearsay
from sayso.attribute.indirect import indirect
from sayso.attribute.nouns import speech_nouns
from sayso.attribute.partial import partial_quotations
from sayso.attribute.relays import cited_by, citing
from sayso.attribute.select import add, finish, select
from sayso.core.records import Page, Reading, Record, Span
from sayso.packs.language import LanguagePack


class Steps(Record, frozen=True):
    """What the rules proposed and what stands; `told`: sentences in reportive grammar without a source."""

    drafts: tuple[Draft, ...]
    kept: tuple[Draft, ...]
    told: tuple[Span, ...]


def steps(g: Grammar) -> Steps:
    """Steps 2 to 6 on a page seen as grammar."""
    # 2. direct speech
    replies = answers(g)
    drafts = list(direct(g))
    taken = {i: d.source for d in drafts if d.cue for i in range(*d.cue)}
    # 3. the rest
    for rule in (speech_nouns, turns, headlines, credits):
        drafts += rule(g)
    drafts += indirect(g, taken)
    drafts += according(g, taken)
    # 4. what stands
    kept = answered(g, replies, select(drafts))
    kept = select(kept) if replies else kept
    # 5. relays
    relays = list(citing(g, kept))
    kept = add(kept, relays)
    relayed = cited_by(g, kept)
    kept = kept if relayed is kept else select(relayed)
    # 6. words quoted inside what is reported; told by others
    quoted = list(partial_quotations(g, kept))
    kept = add(kept, quoted)
    free, told = hearsay(g, kept)
    kept = add(kept, free)
    freely = list(partial_quotations(g, kept)) if free else []
    return Steps((*drafts, *relays, *quoted, *free, *freely), tuple(add(kept, freely)), told)


def attribute(page: Page, pack: LanguagePack) -> Reading:
    """The attributions of a page, speakers still unresolved."""
    # 1. grammar
    g = grammar_of(page, pack)
    # 2-6. the rules
    done = steps(g)
    # 7. records
    return Reading(finish(g, list(done.kept)), done.told)
