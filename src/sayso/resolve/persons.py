"""Persons whom no list knows: capitalised words with signs of a person about them, by a table with weights.

Their name is the full form in its base case, romanised; a surname alone, later or earlier, is the same person.
"""

from __future__ import annotations

from sayso.core.records import Page, Reading
from sayso.packs.directory import Directory
from sayso.packs.language import LanguagePack
from sayso.packs.nameindex import stems_of
from sayso.packs.romanise import romanise
from sayso.resolve.found import Found, tagged
from sayso.resolve.runs import Run

ENOUGH = 3
WEIGHTS = {
    "begins with a given name": 3,
    "stands after a role or title": 3,
    "is followed by a role": 2,
    "is followed by an age": 2,
    "stands beside a reporting verb": 2,
    "is the source of what is said": 2,
    "has an initial": 1,
    "stands after a word for where": -2,
    "stands beside a word for a kind of place": -3,
    "heads an organisation": -4,
    "is one word": -1,
}

_WORDS = 6  # longest name
_INITIAL = 2  # letters: what is no longer is an initial
_JOINTS = frozenset("-'’.")
_HEAD = frozenset({"organisation_head"})
_PLACE_CUE = frozenset({"place_cue"})
_ORGANISATION = frozenset({"organisation", "media", "social-media", "document"})


class Persons:
    """The unknown persons of one page."""

    def __init__(self, page: Page, reading: Reading, pack: LanguagePack, directory: Directory) -> None:
        self._page, self._pack, self._directory = page, pack, directory
        self._words, self._lowers = page.tokens.words, page.tokens.lowers
        self._sources = [(a.source.start, a.source.end) for a in reading.attributions if a.source is not None]
        self._surnames: dict[str, str] = {}
        self._cases = (*directory.name_endings(pack.code, "m"), *directory.name_endings(pack.code, "f"))
        self._bases: list[str] = []
        self.refused: list[Run] = []

    def find(self, runs: list[Run]) -> list[Found]:
        """Full names first, the surest before the others, then the surnames and given names that stand alone for them."""
        out: list[Found] = []
        trimmed = [(run, self._trimmed(run)) for run in runs]
        sure = [self._is_sure(name) for _, name in trimmed]
        for wanted in (True, False):
            for (run, name), is_sure in zip(trimmed, sure, strict=True):
                if is_sure != wanted:
                    continue
                known = not is_sure and any(self._lowers[i] in self._surnames for i in range(name.first, name.last))
                found = self._full(name) if name.first < name.last and not known else None
                if found is None:
                    self._refuse(run, name)
                else:
                    out.append(found)
        self.refused.sort(key=lambda r: r.first)
        again = [f for run in self.refused for f in self._again(run)]
        taken = {f.first for f in again}
        self.refused = [r for r in self.refused if taken.isdisjoint(range(r.first, r.last))]
        return out + again

    def _is_sure(self, name: Run) -> bool:
        return name.first < name.last and (self._given(name.first) or self._role_before(name.first))

    def _refuse(self, run: Run, name: Run) -> None:
        headed = any(tagged(self._page, i, _HEAD) for i in range(run.first, run.last))
        if headed or name.first < name.last:
            self.refused.append(run if headed else name)

    def _trimmed(self, run: Run) -> Run:
        """A run without the roles and titles it begins with, and from its first given name on."""
        first = run.first
        while first < run.last and self._role(first):
            first = max((t.last for t in self._page.tags.get(first, ()) if t.kind in ("role", "title")), default=first + 1)
            first += first < run.last and self._words[first] in ".-"
        while first < run.last and not self._words[first][0].isupper():
            first += 1
        if first >= run.last:
            return Run(run.last, run.last, False)
        called = False
        if first < run.last and not self._given(first):
            for i in range(first + 1, run.last):
                if self._given(i) and self._words[i][0].isupper() and self._words[i - 1] not in _JOINTS and (run.last - i > 1 or run.opens):
                    called, first = run.opens and run.last - i == 1, i
                    break
        return Run(first, run.last, run.opens and first == run.first, called)

    def _full(self, run: Run) -> Found | None:
        count = sum(self._words[i][0].isalpha() for i in range(run.first, run.last))
        if count == 0 or run.last - run.first > _WORDS + 2 or any(self._words[i].isdigit() for i in range(run.first, run.last)):
            return None
        if count == 1 and not (run.called or self._role_before(run.first)):
            return None
        signs = self._signs(run, count)
        if sum(WEIGHTS[s] for s in signs) < ENOUGH:
            return None
        if count == 1 and not (self._given(run.first) or "is the source of what is said" in signs):
            return None
        name = self._name(run)
        if count > 1:
            for i in (run.first, run.last - 1):
                self._surnames.setdefault(self._lowers[i], name)
            self._surnames.setdefault(self._bases[-1].lower(), name)
        return Found(run.first, run.last, name, "person", ", ".join(signs))

    def _signs(self, run: Run, count: int) -> list[str]:
        page, signs = self._page, []
        tags, words, first, last = page.tags, self._words, run.first, run.last
        if self._given(first):
            signs.append("begins with a given name")
        if run.called or self._role_before(first):
            signs.append("stands after a role or title")
        if last < len(words) - 1 and words[last] in ",(–—":
            if words[last + 1].isdigit() and 0 < int(words[last + 1][:4]) < 110:
                signs.append("is followed by an age")
            elif any(self._role(i) for i in range(last + 1, min(last + 5, len(words))) if words[i] not in ",.;"):
                signs.append("is followed by a role")
        if any(t.kind == "verb" for i in (first - 1, last) for t in tags.get(i, ())):
            signs.append("stands beside a reporting verb")
        start = page.tokens.starts[first]
        if any(a <= start < b for a, b in self._sources):
            signs.append("is the source of what is said")
        if any(len(words[i]) == 1 and words[i].isupper() for i in range(first, last)):
            signs.append("has an initial")
        if any(t.kind == "preposition" and t.value in ("in", "to", "from") for t in tags.get(first - 1, ())):
            signs.append("stands after a word for where")
        if tagged(page, first - 1, _PLACE_CUE) or tagged(page, last, _PLACE_CUE):
            signs.append("stands beside a word for a kind of place")
        if any(tagged(page, i, _HEAD) for i in range(first, last)) or (
            not self._given(first) and any("organisation" in t.flags for t in tags.get(first - 1, ()) if t.kind == "role")
        ):
            signs.append("heads an organisation")
        if count == 1:
            signs.append("is one word")
        return signs

    def _role(self, at: int) -> bool:
        return any(t.kind == "title" or (t.kind == "role" and t.flags.isdisjoint(_ORGANISATION)) for t in self._page.tags.get(at, ()))

    def _role_before(self, first: int) -> bool:
        """Does a role or title end right before, or before a point or hyphen?"""
        at = first - (1 if first and self._words[first - 1] in (".", "-") else 0)
        for i in range(max(0, at - 3), at):
            for tag in self._page.tags.get(i, ()):
                if tag.last == at and (tag.kind == "title" or (tag.kind == "role" and tag.flags.isdisjoint(_ORGANISATION))):
                    return True
        return False

    def _given(self, at: int) -> bool:
        return self._directory.given_name(self._lowers[at], self._pack.code) is not None

    def _name(self, run: Run) -> str:
        """The name in its base case, romanised."""
        starts, ends = self._page.tokens.starts, self._page.tokens.ends
        text = self._page.document.text
        words = [self._words[i] for i in range(run.first, run.last)]
        known = self._directory.given_name(self._lowers[run.first], self._pack.code)
        if known is not None and known[0] != self._lowers[run.first]:
            base, gender = known
            words[0] = _capitalised(base)
            for n in range(1, len(words)):
                if words[n][0].isupper() and len(words[n]) > 2:
                    words[n] = self._surname(words[n], gender)
        self._bases = words
        pieces = [words[0]]
        for n, i in enumerate(range(run.first + 1, run.last), start=1):
            pieces += [" " if text[ends[i - 1] : starts[i]] else "", words[n]]
        return romanise("".join(pieces), self._pack.code)

    def _surname(self, word: str, gender: str) -> str:
        lower = word.lower()
        stems = stems_of(lower, self._directory.name_endings(self._pack.code, gender))
        seen = next((s for s in stems if s in self._lowers), None)
        return _capitalised(seen or (stems[0] if stems else lower))

    def _again(self, run: Run) -> list[Found]:
        """Words of a refused run that are the last or first name of somebody named in full."""
        out = []
        for i in range(run.first, run.last):
            name = self._surnames.get(self._lowers[i]) if len(self._lowers[i]) > _INITIAL else None
            if name is None and self._cases and self._surnames and len(self._lowers[i]) > _INITIAL:
                name = next((self._surnames[s] for s in stems_of(self._lowers[i], self._cases) if s in self._surnames), None)
            if name is not None:
                out.append(Found(i, i + 1, name, "person", "is part of a name given in full"))
        return out


def _capitalised(lower: str) -> str:
    return lower[:1].upper() + lower[1:]
