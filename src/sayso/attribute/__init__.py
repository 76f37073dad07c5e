"""Who says so, on whose authority? Structure only: sources, cues, contents and how they nest; who a source is, `resolve` decides.

The main job, in steps:
1. see the page as grammar
2. direct speech: quotations
3. reported speech: verbs and phrases; according-to phrases; headlines; source lines
4. what overlaps: the heavier rule stands
5. relays that point to their own source (citing)
6. reportive grammar without a source
7. spans, ids, nesting
"""

from __future__ import annotations

from sayso.attribute.according import according, citing
from sayso.attribute.credits import credits, headlines, turns
from sayso.attribute.direct import direct
from sayso.attribute.grammar import grammar_of
from sayso.attribute.hearsay import hearsay
from sayso.attribute.indirect import indirect
from sayso.attribute.nouns import speech_nouns
from sayso.attribute.select import finish, select
from sayso.core.records import Page, Reading
from sayso.packs.language import LanguagePack


def attribute(page: Page, pack: LanguagePack) -> Reading:
    """The attributions of a page, speakers still unresolved."""
    # 1. grammar
    g = grammar_of(page, pack)
    # 2. direct speech
    drafts = list(direct(g))
    taken = {i for d in drafts if d.cue for i in range(*d.cue)}
    # 3. the rest
    drafts += indirect(g, taken)
    drafts += according(g, taken)
    drafts += speech_nouns(g)
    drafts += turns(g)
    drafts += headlines(g)
    drafts += credits(g)
    # 4. what stands
    drafts = select(drafts)
    # 5. citing
    drafts = select(drafts + list(citing(g, drafts)))
    # 6. told by others
    free, told = hearsay(g, drafts)
    drafts = select(drafts + free)
    # 7. records
    return Reading(finish(g, drafts), told)
