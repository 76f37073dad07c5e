"""Persons whom no list knows: full names by their signs, then the surnames that stand alone for them."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.core.records import Page, Reading
from sayso.packs.directory import Directory
from sayso.packs.language import LanguagePack
from sayso.packs.nameindex import stems_of
from sayso.resolve.found import Found
from sayso.resolve.person_names import base_words, spelled
from sayso.resolve.person_signs import ENOUGH, WEIGHTS, PersonSigns
from sayso.resolve.runs import Run

_WORDS = 8  # tokens of the longest name
_INITIAL = 2  # letters: what is no longer is an initial


class Persons:
    """The unknown persons among the runs of one page. `refused`: what of them is none."""

    def __init__(self, page: Page, reading: Reading, pack: LanguagePack, directory: Directory, runs: Sequence[Run]) -> None:
        self._page, self._directory, self._runs = page, directory, runs
        self._words, self._lowers = page.tokens.words, page.tokens.lowers
        noun_capitals = bool(pack.settings["attribution"].get("noun_capitals"))
        self._signs = PersonSigns(page, reading, directory, runs, noun_capitals)
        self._cases = (*directory.name_endings(pack.code, "m"), *directory.name_endings(pack.code, "f"))
        self._surnames: dict[str, str] = {}
        self.refused: list[Run] = []

    def find(self) -> list[Found]:
        """Full names first, the surest before the others, then the surnames and given names that stand alone for them."""
        out: list[Found] = []
        trimmed = [self._signs.trimmed(run) for run in self._runs]
        sure = [name.first < name.last and (self._signs.is_given(name.first) or self._signs.role_before(name.first)) for name in trimmed]
        for wanted in (True, False):
            for run, name, is_sure in zip(self._runs, trimmed, sure, strict=True):
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

    def signs_of(self, run: Run) -> list[str]:
        """The signs of a run that was refused, whatever became of it."""
        return self._signs.of(run, sum(self._words[i][0].isalpha() for i in range(run.first, run.last)))

    def named(self, lower: str) -> str | None:
        """Who is named in full by this surname or given name, in whatever case."""
        if len(lower) <= _INITIAL or not self._surnames:
            return None
        name = self._surnames.get(lower)
        if name is None and self._cases:
            name = next((self._surnames[s] for s in stems_of(lower, self._cases) if s in self._surnames), None)
        return name

    def _refuse(self, run: Run, name: Run) -> None:
        headed = self._signs.is_headed(run)
        if headed or name.first < name.last:
            self.refused.append(run if headed else Run(name.first, run.last, name.opens))

    def _full(self, run: Run) -> Found | None:
        count = sum(self._words[i][0].isalpha() for i in range(run.first, run.last))
        if count == 0 or run.last - run.first > _WORDS or any(self._words[i].isdecimal() for i in range(run.first, run.last)):
            return None
        if count == 1 and not (run.called or self._signs.role_before(run.first)):
            return None
        signs = self._signs.of(run, count)
        if sum(WEIGHTS[s] for s in signs) < ENOUGH:
            return None
        if count == 1 and not self._may_be_one_word(run, signs):
            return None
        words = base_words(self._page, run, self._directory)
        if count > 1 and self._words[run.first + 1] == "-" and len(self._words[run.first]) == 1:  # D-Richmond
            return None
        listed = self._directory.by_name(f"{words[0]} {words[-1]}") if count > 1 else None  # Donald J. Trump
        name = listed.name if listed is not None and listed.type == "person" else spelled(self._page, run, words)
        if count > 1:
            for part in (self._lowers[run.last - 1], words[-1].lower(), *((words[0].lower(),) if self._signs.is_given(run.first) else ())):
                self._surnames.setdefault(part, name)
        return Found(run.first, run.last, name, "person", "person", tuple(signs))

    def _may_be_one_word(self, run: Run, signs: list[str]) -> bool:
        """A given name, or a source; behind a role, a language with cases may also have a place in the genitive ("the mayor of Rudawa")."""
        if self._signs.is_given(run.first):
            return True
        return "is_source" in signs and (not self._cases or self._signs.has_title(run.first))

    def _again(self, run: Run) -> list[Found]:
        """Words of a refused run that are the last or first name of somebody named in full; neighbours of one name are one mention."""
        out: list[Found] = []
        for i in range(run.first, run.last):
            name = self.named(self._lowers[i])
            if name is None:
                continue
            if out and out[-1].last == i and out[-1].name == name:
                out[-1] = Found(out[-1].first, i + 1, name, "person", out[-1].rule)
            else:
                out.append(Found(i, i + 1, name, "person", "named_in_full"))
        return out
