"""What a document as a whole tells a claim: who acts in it, which country it is about, whom it credits, what was claimed before."""

from __future__ import annotations

from collections import Counter
from functools import cache, cached_property

from sayso.coding.marks import Mark, Marks, token_range
from sayso.core.records import Actor, Attribution, Claim, Date, Page, Place, Resolution
from sayso.packs.codebook import ClaimType, Codebook
from sayso.packs.directory import Nation, load_directory


class Story:
    """One page under one codebook, and the claims found in it so far with the sentence of each."""

    def __init__(self, page: Page, resolution: Resolution, book: Codebook, marks: Marks) -> None:
        self.page = page
        self.resolution = resolution
        self.book = book
        self.marks = marks
        self.claims: list[tuple[int, Claim]] = []

    @cached_property
    def credited(self) -> str | None:
        """The speaker whom the document as a whole credits."""
        return next((a.speaker for a in self.resolution.attributions if a.kind == "credit" and a.content is None and a.speaker), None)

    def nation(self, code: str | None) -> Nation | None:
        """A country as names of bodies use it."""
        return load_directory().nations.get(code) if code else None

    def country_name(self, code: str) -> str | None:
        """The English name of a country, by its code."""
        nation = self.nation(code)
        if nation is not None:
            return nation.country.removeprefix("the ")
        return next((p.name for p in self.resolution.places if p.precision == "country" and p.country == code), None)

    @cached_property
    def allegiance(self) -> dict[str, str | None]:
        """Every actor named here, with the side it is on."""
        return {a.name: a.side for a in self.resolution.actors}

    @cached_property
    def sides(self) -> dict[str, str]:
        """The code of the country for which every actor named here speaks, if there is one."""
        codes = _codes_of_sides()
        return {a.name: codes[a.side] for a in self.resolution.actors if a.side in codes}

    @cached_property
    def actor_marks(self) -> list[Mark]:
        """The mentions of actors, in order."""
        return [m for m in self.marks.all if m.kind == "actor"]

    def last_actor(self, kind: ClaimType, before: int) -> Actor | None:
        """The actor last named before token `before` that can do `kind`; else the first that is named at all, the likeliest class first."""
        for wanted in kind.actors:
            named = [m for m in self.actor_marks if f"actor:{wanted}" in m.features]
            earlier = [m for m in named if m.first < before]
            mark = earlier[-1] if earlier else named[0] if named else None
            if mark is not None and isinstance(mark.item, Actor):
                return mark.item
        return None

    def before(self, type_: str, sentence: int, reach: int, figures: frozenset[tuple[float | None, float | None]]) -> Claim | None:
        """The last claim of a type at most `reach` sentences back: one with a figure of `figures` if there is one."""
        claims = [c for number, c in reversed(self.claims) if c.type == type_ and sentence - number <= reach]
        same = next((c for c in claims if c.quantity is not None and (c.quantity.low, c.quantity.high) in figures), None)
        return same or (claims[0] if claims else None)

    @cached_property
    def country(self) -> str | None:
        """The country the document is about: the most frequent of its demonyms' and places', the first of equals."""
        codes = [code for m in self.marks.all for code in (_code(m),) if code]
        return Counter(codes).most_common(1)[0][0] if codes else None

    def country_in(self, first: int, last: int) -> str | None:
        """The country that a place or demonym within tokens `first` to `last` names, the first of several."""
        return next((code for m in self.marks.within(first, last) for code in (_code(m),) if code), None)

    def nationality_in(self, first: int, last: int) -> str | None:
        """The country whose people or adjective stand within tokens `first` to `last`, the first of several."""
        return next((code for m in self.marks.within(first, last) if m.kind == "demonym" for code in (_code(m),) if code), None)

    @cached_property
    def _framed(self) -> tuple[list[tuple[int, int]], list[tuple[int, int]], list[int]]:
        """The tokens of sentences that report what somebody said, of what was said, and the ends of the reporting words."""
        tokens = self.page.tokens
        contents = [token_range(tokens, a.content) for a in self.resolution.attributions if a.content]
        cues = [token_range(tokens, a.cue) for a in self.resolution.attributions if a.content and a.cue]
        sentences = [(s.first, s.last) for s in self.page.sentences if any(s.first <= c < s.last for c, _ in cues)]
        return sentences, contents, [end for _, end in cues]

    def tells_when_said(self, date: Date) -> bool:
        """Does a date say when somebody spoke, not when something happened: outside what was said, or right after the reporting word?"""
        sentences, contents, ends = self._framed
        at = token_range(self.page.tokens, date)[0]
        if any(0 <= at - end <= 1 for end in ends):
            return True
        return any(a <= at < b for a, b in sentences) and not any(a <= at < b for a, b in contents)

    def place_of(self, attribution: Attribution | None) -> str | None:
        """The side of whoever speaks."""
        if attribution is None:
            return None
        return next((self.sides[name] for name in reversed(attribution.chain) if name in self.sides), None)

    def tokens_of(self, attribution: Attribution) -> list[tuple[int, int]]:
        """The tokens of the frame of a report: source and cue."""
        return [token_range(self.page.tokens, s) for s in (attribution.source, attribution.cue) if s]


def _code(mark: Mark) -> str | None:
    """The country code a mark stands for."""
    if isinstance(mark.item, Place):
        return mark.item.country
    if mark.kind == "demonym":
        value = getattr(mark.item, "value", "")
        return value if len(value) == 2 and value.isupper() else None
    if isinstance(mark.item, Actor):
        return _codes_of_sides().get(mark.item.side or "")
    return None


@cache
def _codes_of_sides() -> dict[str, str]:
    """Country codes by the side that speaks for the country alone."""
    return {nation.country.removeprefix("the "): code for code, nation in load_directory().nations.items()}
