"""Whom a source told it to."""

from __future__ import annotations

from bisect import bisect_left

from sayso.core.records import Attribution, Page
from sayso.resolve.mentions import Cast

_REACH = 7  # tokens behind the cue in which the medium is named


def addressee(page: Page, cast: Cast, attribution: Attribution) -> str | None:
    """The medium that somebody told it to ("told Reuters"): named right beside the cue, and no part of source or content."""
    if attribution.cue is None:
        return None
    starts = page.tokens.starts
    cue = bisect_left(starts, attribution.cue.end)
    for a, b, voice in cast.within(cue, min(cue + _REACH, len(starts))):
        start, end = starts[a], page.tokens.ends[b - 1]
        parts = [s for s in (attribution.source, attribution.content) if s is not None]
        if voice.type == "media" and not any(start < s.end and end > s.start for s in parts):
            between = page.tokens.words[cue:a]
            if not any(w in ".;:!?" for w in between):
                return voice.name
    return None
