"""Bodies that every state has: "the Russian army", "ministère britannique de la Défense", "Збройних сил України".

A body with a nation beside it is that nation's. One in capitals without is its that was named before as such, or sits in the capital
that follows ("Ministry of Defence in London"), or belongs to the nation the text is most about; a ministry else to the language's home.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from sayso.core.records import Page, Tag
from sayso.packs.beside import nation_beside, nation_ending
from sayso.packs.directory import Directory
from sayso.packs.language import LanguagePack
from sayso.resolve.found import Found

_OWN = ("armed forces", "defence ministry", "general staff", "foreign ministry", "interior ministry")  # kinds a text names without a nation
_MINISTRY, _BANK = "ministry", "central bank"
_CAPITAL_REACH = 5  # tokens between a ministry and the capital it sits in
_MOSTLY = 2  # mentions by which a text is about a nation


def bodies(page: Page, pack: LanguagePack, directory: Directory) -> list[Found]:
    """The bodies of states on a page."""
    finder = _Finder(page, pack, directory)
    near = [(tag, finder.beside(tag)) for tag in page.of("body")]
    split = [finder.split(tag) for tag in page.of("body_rest")]
    alone = [finder.alone(tag) for tag, found in near if found is None]
    return [f for f in (*(found for _, found in near), *split, *alone) if f is not None]


class _Finder:
    def __init__(self, page: Page, pack: LanguagePack, directory: Directory) -> None:
        self._page, self._pack, self._directory = page, pack, directory
        self._named: dict[str, str] = {}  # kind of body -> the nation it was last named with

    def beside(self, tag: Tag) -> Found | None:
        near = nation_beside(self._page, tag.first, tag.last)
        if near is None or near.nation not in self._directory.nations:
            return None
        return self._found(near.first, near.last, tag.value, near.nation, "body_beside")

    def split(self, tag: Tag) -> Found | None:
        """ministère (britannique) DE LA DÉFENSE: the head stands before the adjective."""
        nation = nation_ending(self._page, tag.first)
        if nation is None or nation.value not in self._directory.nations or nation.first == 0:
            return None
        head = self._page.tags.get(nation.first - 1, ())
        if not any(t.kind == "organisation_head" or (t.kind == "role" and "organisation" in t.flags) for t in head):
            return None
        return self._found(nation.first - 1, tag.last, tag.value, nation.value, "body_around")

    def alone(self, tag: Tag) -> Found | None:
        seat = self._seat(tag)
        if seat is not None:
            near = seat[1].first - tag.last == 1
            return self._found(tag.first, seat[1].last if near else tag.last, tag.value, seat[0], "body_seat")
        capital = self._page.tokens.words[tag.first][0].isupper() and not self._begins_sentence(tag.first) and not self._pack.settings["attribution"].get("noun_capitals")
        ministry = tag.value.endswith(_MINISTRY) or (capital and tag.value == _BANK)
        nation, rule = self._named.get(tag.value), "body_before"
        if nation is None and capital and tag.value in _OWN:
            nation, rule = self._subject, "body_subject"
        if nation is None and ministry:
            nation, rule = self._directory.homes.get(self._page.language), "body_home"
        if nation is None or not (capital or ministry):
            return None
        return self._found(tag.first, tag.last, tag.value, nation, rule)

    def _seat(self, tag: Tag) -> tuple[str, Tag] | None:
        tags = self._page.tags
        for i in range(tag.last, min(tag.last + _CAPITAL_REACH, len(self._page.tokens.words) - 1)):
            if any(t.kind == "preposition" and t.value == "in" for t in tags.get(i, ())):
                for place in tags.get(i + 1, ()):
                    if place.kind == "metonym" and place.value in self._directory.governments:
                        return self._directory.governments[place.value], place
            elif self._page.tokens.words[i] not in "()" and len(self._page.tokens.words[i]) > 5:
                return None
        return None

    @cached_property
    def _subject(self) -> str | None:
        """The nation the text names most, None if it names none often."""
        counted = Counter(t.value for t in self._page.of("nation"))
        best = counted.most_common(1)
        return best[0][0] if best and best[0][1] >= _MOSTLY and best[0][0] in self._directory.nations else None

    def _begins_sentence(self, at: int) -> bool:
        return at in self._starts

    @cached_property
    def _starts(self) -> frozenset[int]:
        return frozenset(s.first for s in self._page.sentences)

    def _found(self, first: int, last: int, kind: str, nation: str, rule: str) -> Found:
        self._named[kind] = nation
        body = self._directory.body(kind, nation)
        return Found(first, last, body.name, body.type, rule)
