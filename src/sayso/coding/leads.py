"""Which links of a page lead from a claim to the next document: those in or beside the words that say on whose say-so it stands.

    where      the link stands
    source     on the words that name the source, or on the reporting words
    beside     in the same sentence, on no other source's words; or it is a post shown right after the claim's paragraph
    within     around the claim: the claim is made in an embedded post
    document   on the document as a whole: a forwarded post, a boost, "via"

A link anywhere else (another sentence, a list of other articles, a credit) leads from no claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from sayso.core.records import Attribution, Claim, Lead, Link, LinkPlace, Page, Resolution, Span

_WHOLE = frozenset({"via", "forwarded_from", "boost", "retweet"})


def with_leads(page: Page, resolution: Resolution, claims: Sequence[Claim]) -> list[Claim]:
    """The claims with the links that lead from them."""
    links = [link for link in page.links if link.kind != "canonical" and (link.url or link.name)]
    if not links:
        return list(claims)
    placed = _Places(page, resolution)
    return [msgspec.structs.replace(claim, links=placed.leads(claim, links)) for claim in claims]


class _Places:
    def __init__(self, page: Page, resolution: Resolution) -> None:
        starts, ends = page.tokens.starts, page.tokens.ends
        self._attributions = {a.id: a for a in resolution.attributions}
        self._sentences = [(starts[s.first], ends[s.last - 1], s.paragraph) for s in page.sentences if s.last > s.first]
        self._text = page.document.text

    def leads(self, claim: Claim, links: Iterable[Link]) -> tuple[Lead, ...]:
        chain = self._chain(claim.attribution)
        mine = [s for a in chain for s in (a.source, a.cue) if s is not None]
        others = [s for a in self._attributions.values() if a not in chain for s in (a.source, a.cue) if s is not None and s not in mine]
        told = [claim.evidence, *(a.cue for a in chain if a.cue is not None)]
        sentences = [s for s in self._sentences if any(_overlap(span.start, span.end, s[0], s[1]) for span in told)]
        found = [(link, self._where(link, claim.evidence, mine, others, sentences)) for link in links]
        return tuple(dict.fromkeys(Lead(link.url, link.kind, where, link.name) for link, where in found if where is not None))

    def _where(
        self, link: Link, evidence: Span, mine: Sequence[Span], others: Sequence[Span], sentences: Sequence[tuple[int, int, int]]
    ) -> LinkPlace | None:
        span = link.span
        if span is None:
            return "document" if link.kind in _WHOLE else None
        if link.kind == "embed":
            if span.start <= evidence.start and evidence.end <= span.end:
                return "within"
            return "beside" if any(self._behind(span, paragraph) for _, _, paragraph in sentences) else None
        if any(_overlap(span.start, span.end, s.start, s.end) for s in mine):
            return "source"
        if any(_overlap(span.start, span.end, s.start, s.end) for s in others):
            return None
        return "beside" if any(start <= span.start and span.end <= end for start, end, _ in sentences) else None

    def _behind(self, span: Span, paragraph: int) -> bool:
        """Does an embed stand right after a paragraph: on its last mark, or with its own words directly below?"""
        end = max(last for _, last, number in self._sentences if number == paragraph)
        return span.end == end or (not self._text[end : span.start].strip() and span.start >= end)

    def _chain(self, innermost: str | None) -> list[Attribution]:
        chain: list[Attribution] = []
        at = innermost
        while at is not None and at in self._attributions and self._attributions[at] not in chain:
            chain.append(self._attributions[at])
            at = self._attributions[at].within
        return chain


def _overlap(start: int, end: int, first: int, last: int) -> bool:
    return start < last and first < end
