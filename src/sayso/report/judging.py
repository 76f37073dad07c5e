"""What people set, in words: with their name, the date and the reason."""

from __future__ import annotations

from sayso.packs.assessing import load_scales
from sayso.packs.phrases import Phrases
from sayso.report.model import Judgement, Translation


def degree(judgement: Judgement, phrases: Phrases) -> str:
    """A likelihood with its range in percent, or a confidence."""
    word = phrases.word(judgement.field, judgement.value)
    found = load_scales().degree(judgement.field, judgement.value)
    if found is None or found.low is None or found.high is None:
        return word
    return phrases.say("judgement.scale", word=word, low=phrases.number(found.low), high=phrases.number(found.high))


def signed(judgement: Judgement, phrases: Phrases) -> str:
    """Who set it, when, and why."""
    who = phrases.say("judgement.by", by=judgement.by or phrases.say("judgement.nobody"), date=phrases.date(judgement.at[:10] or None))
    reason = phrases.say("judgement.why", reason=judgement.reason) if judgement.reason else phrases.say("judgement.no_reason")
    return f"{who}. {reason}"


def translated(translation: Translation, phrases: Phrases) -> str:
    """Who or what a translation comes from."""
    by = translation.by or phrases.say("judgement.nobody")
    if translation.engine is not None:
        return phrases.say("notes.translated_engine", engine=translation.engine, by=by)
    return phrases.say("notes.translated", by=by)
