"""What shows capitalised words to be a person: a table of signs with weights, and the part of a run that is the name itself."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.core.records import Page, Reading
from sayso.packs.directory import Directory
from sayso.resolve.found import tagged
from sayso.resolve.runs import Run

ENOUGH = 3
WEIGHTS = {
    "given_name": 3,
    "after_role": 3,
    "before_role": 2,
    "before_age": 2,
    "beside_verb": 2,
    "is_source": 2,
    "stands_alone": 2,
    "has_initial": 1,
    "one_word": -1,
    "after_where": -2,
    "plain_words": -3,
    "begins_article": -4,
    "beside_place_cue": -3,
    "heads_organisation": -6,
    "begins_as_place": -6,
}

_OLDEST = 110  # years
_APPOSITION = 4  # tokens in which a role may follow a name and comma
_JOINTS = frozenset("-'’.")
_ARTICLE = frozenset({"article"})
_HEAD = frozenset({"organisation_head"})
_PLACE_CUE = frozenset({"place_cue"})
_ORGANISATION = frozenset({"organisation", "media", "social-media", "document"})


class PersonSigns:
    """The signs of one page."""

    def __init__(self, page: Page, reading: Reading, directory: Directory, runs: Sequence[Run], noun_capitals: bool) -> None:
        self._page, self._directory = page, directory
        self._words, self._lowers = page.tokens.words, page.tokens.lowers
        self._sources = [(a.source.start, a.source.end) for a in reading.attributions if a.source is not None]
        self._bodies = frozenset(self._lowers[r.first] for r in runs if self._behind_body(r.first))
        self._alone = frozenset() if noun_capitals else frozenset(self._lowers[r.first] for r in runs if r.last - r.first == 1 and not r.opens)

    def is_given(self, at: int) -> bool:
        """Is a token a given name, in whatever case?"""
        return self._directory.given_name(self._lowers[at], self._page.language) is not None

    def is_role(self, at: int) -> bool:
        """Does a role of a person, or a title, begin at a token?"""
        return any(t.kind == "title" or (t.kind == "role" and t.flags.isdisjoint(_ORGANISATION)) for t in self._page.tags.get(at, ()))

    def role_before(self, first: int) -> bool:
        """Does one end right before a token, or before the point or hyphen there?"""
        at = first - (1 if first and self._words[first - 1] in (".", "-") else 0)
        for i in range(max(0, at - 3), at):
            for tag in self._page.tags.get(i, ()):
                if tag.last == at and (tag.kind == "title" or (tag.kind == "role" and tag.flags.isdisjoint(_ORGANISATION))):
                    return True
        return False

    def has_title(self, first: int) -> bool:
        """Does a title end right before a token?"""
        at = first - (1 if first and self._words[first - 1] == "." else 0)
        return any(t.kind == "title" and t.last == at for t in self._page.tags.get(at - 1, ()))

    def _behind_body(self, first: int) -> bool:
        return any(t.kind == "role" and "organisation" in t.flags and t.last == first for t in self._page.tags.get(first - 1, ()))

    def is_headed(self, run: Run) -> bool:
        """Does a run hold the head noun of an organisation?"""
        return any(tagged(self._page, i, _HEAD) for i in range(run.first, run.last))

    def trimmed(self, run: Run) -> Run:
        """The name in a run: behind its roles and titles, from its first given name on, up to a role or a second name behind it."""
        first, last = self._behind_roles(run), run.last
        if first >= last:
            return Run(last, last, False)
        called = False
        if not self.is_given(first):
            for i in range(first + 1, last):
                if self.is_given(i) and self._words[i][0].isupper() and self._words[i - 1] not in _JOINTS and not self._is_place(i) and (last - i > 1 or run.opens):
                    called, first = run.opens and last - i == 1, i
                    break
        for i in range(first + 1, last):
            after_names = self.is_given(i - 1) or i - first == 1 or self._words[i - 1] in _JOINTS
            if self._words[i][0].islower() and not after_names and self._words[i - 1][0].isupper():
                last = i
                break
            if self.is_role(i) and self.is_given(first) and i - first > 1:
                last = i
                break
        return Run(first, last, run.opens and first == run.first, called)

    def _is_place(self, at: int) -> bool:
        """Does the given name at a token belong to a place named for somebody (San Francisco), the word before it a capital's?"""
        before = at - 2 if self._words[at - 1] == "." else at - 1
        return before >= 0 and self._words[before][0].isupper() and self._lowers[before] in self._directory.place_particles

    def _behind_roles(self, run: Run) -> int:
        first = run.first
        for i in range(run.first, run.last - 1):
            if self.is_role(i) and not any(self.is_given(n) for n in range(run.first, i)):
                first = max(t.last for t in self._page.tags.get(i, ()) if t.kind in ("role", "title"))
                first += first < run.last and self._words[first] in _JOINTS
        while first < run.last and (not self._words[first][0].isupper() or (first + 1 == run.last and self.is_role(first))):
            first += 1
        return first

    def of(self, run: Run, count: int) -> list[str]:
        """The signs of a run of `count` words."""
        page, signs = self._page, []
        tags, words, first, last = page.tags, self._words, run.first, run.last
        given, role = self.is_given(first), run.called or self.role_before(first)
        if given:
            signs.append("given_name")
        if role:
            signs.append("after_role")
        if last < len(words) - 1 and words[last] in ",(–—":
            if words[last + 1].isdecimal() and len(words[last + 1]) <= 3 and 0 < int(words[last + 1]) < _OLDEST:
                signs.append("before_age")
            elif any(self.is_role(i) for i in range(last + 1, min(last + 1 + _APPOSITION, len(words))) if words[i] not in ",.;"):
                signs.append("before_role")
        if any(t.kind == "verb" for i in (first - 1, last) for t in tags.get(i, ())):
            signs.append("beside_verb")
        start = page.tokens.starts[first]
        if any(a <= start < b for a, b in self._sources):
            signs.append("is_source")
        if count > 1 and self._lowers[last - 1] in self._alone:
            signs.append("stands_alone")
        if any(len(words[i]) == 1 and words[i].isupper() for i in range(first, last)):
            signs.append("has_initial")
        if count == 1:
            signs.append("one_word")
        if any(t.kind == "preposition" and t.value in ("in", "to", "from") for t in tags.get(first - 1, ())):
            signs.append("after_where")
        if not given and not role and all(self._lowers[i] in words or page.tags.get(i) for i in range(first, last)):
            signs.append("plain_words")
        if tagged(page, first - 1, _PLACE_CUE) or tagged(page, last, _PLACE_CUE):
            signs.append("beside_place_cue")
        if not given and not role and tagged(page, first, _ARTICLE):
            signs.append("begins_article")
        if (self._lowers[first] in self._directory.place_particles and count > 1 and not role) or (given and self._is_place(first)):
            signs.append("begins_as_place")
        body = not given and (self._behind_body(first) or any(self._lowers[i] in self._bodies for i in range(first, last)))
        if body or self.is_headed(run):
            signs.append("heads_organisation")
        return signs
