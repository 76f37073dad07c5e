"""Organisations and media that no list knows: by the noun before the name, by their head noun, an abbreviation, quotation marks or the part they play.

1. the page's own outlet
2. capitalised words behind a noun for an organisation or medium: "vakbond De Ketting", «партия "Новый берег"»
3. words whose initials stand behind them in brackets
4. capitalised words with the head noun of an organisation: "Maasland Instituut voor Veroudering"
5. a source, or a name in quotation marks beside a reporting verb, that is no person
"""

from __future__ import annotations

from sayso.core.records import Page, Reading, Tag
from sayso.packs.directory import Directory
from sayso.packs.language import LanguagePack
from sayso.packs.nameindex import stems_of
from sayso.packs.romanise import romanise
from sayso.packs.words import fold_words
from sayso.resolve.found import Found
from sayso.resolve.runs import Run

_TYPES = ("social-media", "media", "organisation")
_SHORTEST_NAME, _SHORTEST_ACRONYM, _LONGEST_ACRONYM, _LONGEST_NAME, _LONGEST_QUOTED = 2, 2, 7, 9, 5
_STEM = 3  # letters that no case changes
_STOPS = frozenset(",;:.()–—")
_PARTING = frozenset({"in", "and", "or", "but"})  # values of words that end a name
_PARTING_NOUNS = _PARTING | {"of", "from", "by", "to"}  # where every noun has a capital: "Rücktritt vom Amt", but "Institut für Weltwirtschaft"
_LINKS = frozenset({"preposition", "article", "conjunction"})


class Organisations:
    """The unknown organisations of one page."""

    def __init__(self, page: Page, reading: Reading, pack: LanguagePack, directory: Directory) -> None:
        self._page, self._pack, self._directory = page, pack, directory
        self._endings = directory.endings(pack)
        self._words, self._lowers = page.tokens.words, page.tokens.lowers
        self._noun_capitals = bool(pack.settings["attribution"].get("noun_capitals"))
        self._parting = _PARTING_NOUNS if self._noun_capitals else _PARTING
        self._head_final = bool(pack.settings["attribution"].get("head_final"))
        self._sources = [(a.source.start, a.source.end) for a in reading.attributions if a.source is not None]
        said = {a.content.start for a in reading.attributions if a.content is not None}
        self._inside_quotes = {
            q.first: q.last
            for q in page.quotes
            if q.last - q.first <= _LONGEST_QUOTED and self._words[q.last - 1][-1].isalnum() and page.tokens.starts[q.first] not in said
        }

    def outlet(self) -> list[Found]:
        """Mentions of the outlet that published the page, in whatever case."""
        outlet = self._page.document.outlet
        name = fold_words(outlet) if outlet else ()
        if outlet is None or not name:
            return []
        size = len(name)
        out = []
        for i, lower in enumerate(self._lowers):
            if lower[:_STEM] == name[0][:_STEM] and self._words[i][0].isupper():
                here = self._lowers[i : i + size]
                if len(here) == size and all(h == n or n in stems_of(h, self._endings) for h, n in zip(here, name, strict=True)):
                    out.append(Found(i, i + size, romanise(outlet, self._pack.code), "media", "outlet"))
        return out

    def acronyms(self) -> list[Found]:
        """Names with their initials in brackets behind them, and the initials wherever they stand."""
        out = []
        short: dict[str, str] = {}
        for i in range(1, len(self._words) - 2):
            if self._words[i] == "(" and self._words[i + 2] == ")" and _is_acronym(self._words[i + 1]):
                first = self._spelled_out(self._words[i + 1], i)
                if first is not None:
                    found = self._found(first, i, "organisation", "spelled_out")
                    out.append(found)
                    short[self._words[i + 1]] = found.name
        if short:
            out += [Found(i, i + 1, short[w], "organisation", "initials") for i, w in enumerate(self._words) if w in short]
        return out

    def _spelled_out(self, acronym: str, end: int) -> int | None:
        """Where the words begin whose initials these are: back to a capital with the first letter, as many words as letters at least."""
        for first in range(end - 1, max(end - _LONGEST_NAME, -1), -1):
            word = self._words[first]
            if word in ".,;:!?()":
                return None
            if word[0] == acronym[0] and end - first >= len(acronym):
                initials = iter(self._words[n][0].upper() for n in range(first, end))
                if all(letter.upper() in initials for letter in acronym):
                    return first
        return None

    def find(self, runs: list[Run]) -> list[Found]:
        """The organisations among runs that are no persons."""
        out = []
        for whole in runs:
            run = self._without_elision(whole)
            found = self._introduced(run) or self._headed(run) or self._speaking(run)
            if found is not None:
                out.append(found)
        return out

    def _without_elision(self, run: Run) -> Run:
        """A run without the elided article that begins its sentence: L'Alliance."""
        elided = run.opens and run.last - run.first > 2 and len(self._words[run.first]) == 1 and self._words[run.first + 1] in "'’"
        return Run(run.first + 2, run.last, False) if elided else run

    def _introduced(self, run: Run) -> Found | None:  # 2
        first = run.first
        before = first - 1
        quoted = self._inside_quotes.get(first)
        if quoted is not None:
            before -= 1
        else:
            first = self._behind_role(run)
            before = first - 1
        kind = self._kind(before)
        if kind is None or first >= run.last or not self._words[first][0].isupper() or len(self._words[first]) == 1:
            return None
        return self._found(first, quoted or run.last, kind, "introduced")

    def _behind_role(self, run: Run) -> int:
        """At a sentence's start, and in a language where nouns have capitals, the role noun is part of the run."""
        for i in range(run.first, run.last - 1 if self._noun_capitals else run.first + (run.opens and run.last - run.first > 1)):
            if self._kind(i) is not None:
                return i + 1
        return run.first

    def _kind(self, at: int) -> str | None:
        """The type of organisation that a noun ending at a token stands for."""
        for i in range(max(0, at - 2), at + 1):
            for tag in self._page.tags.get(i, ()):
                if tag.kind == "place_cue" and tag.last == at + 1:
                    return None
                if tag.kind == "role" and tag.last == at + 1 and "plural" not in tag.flags:
                    return next((t for t in _TYPES if t in tag.flags), None)
        return None

    def _headed(self, run: Run) -> Found | None:  # 4
        heads = [t for i in range(run.first, run.last) for t in self._page.tags.get(i, ()) if t.kind == "organisation_head"]
        if not heads or run.last + 1 in self._inside_quotes:  # the name is what stands in quotation marks
            return None
        last = self._continued(run, heads)
        if self._noun_capitals and any(self._words[i][0].islower() for i in range(run.first, run.last)):
            return None
        if last - run.first < _SHORTEST_NAME or (self._noun_capitals and last == run.last and run.opens):
            return None
        return self._found(run.first, last, "organisation", "headed")

    def _continued(self, run: Run, heads: list[Tag]) -> int:
        """Where the name ends: "Institut für Weltwirtschaft", "Universidad del Semidesierto", "Alliance solidaire"."""
        if heads[-1].last != run.last:
            return run.last
        return self._source_end(run) or self._linked(run.last)

    def _source_end(self, run: Run) -> int | None:
        """The end of the source that the run begins, where adjectives stand behind their noun: all of it is the name."""
        if self._head_final or self._noun_capitals:
            return None
        starts = self._page.tokens.starts
        end = next((b for a, b in self._sources if a <= starts[run.first] < b), None)
        if end is None:
            return None
        last = run.last
        while last < len(self._words) and starts[last] < end and self._words[last] not in _STOPS and last - run.first < _LONGEST_NAME:
            last += 1
        return last

    def _linked(self, last: int) -> int:
        """Over "of", "für" and articles to the capitals behind them, twice at most."""
        for _ in range(2):
            at = last
            while at < min(last + 3, len(self._words)) and any(t.kind in _LINKS and t.value not in self._parting for t in self._page.tags.get(at, ())):
                at += 1
            if at == last or at >= len(self._words) or not self._words[at][0].isupper():
                break
            while at < len(self._words) and self._words[at][0].isupper():
                at += 1
            last = at
        return last

    def _speaking(self, run: Run) -> Found | None:  # 5
        starts = self._page.tokens.starts
        quoted = self._inside_quotes.get(run.first)
        source = next(((a, b) for a, b in self._sources if a <= starts[run.first] < b), None)
        if quoted is not None:
            beside = any(t.kind == "verb" for i in (run.first - 2, quoted + 1) for t in self._page.tags.get(i, ()))
            if source is None and not beside:
                return None
            return self._found(run.first, quoted, "organisation", "quoted")
        named = self._directory.given_name(self._lowers[run.first], self._page.language) is not None  # "Maria z Kłodzka"
        if source is None or self._noun_capitals or run.last - run.first > _LONGEST_NAME or named:
            return None
        if run.last < len(starts) and starts[run.last] < source[1] and not self._may_follow(run.last):
            return None
        inside = [i for i in range(max(0, run.first - 3), run.first) if starts[i] >= source[0]]
        if any(not any(t.kind == "article" for t in self._page.tags.get(i, ())) for i in inside) or self._is_common(run):
            return None
        return self._found(run.first, self._source_end(run) or run.last, "organisation", "speaking")

    def _may_follow(self, at: int) -> bool:
        """May this stand behind a name inside a source: an apposition, an "of", a plain adjective where those follow their noun?"""
        if self._words[at] in ",(":
            return True
        tags = self._page.tags.get(at, ())
        return any(t.kind == "preposition" for t in tags) or (not self._head_final and not tags and self._words[at][0].islower())

    def _is_common(self, run: Run) -> bool:
        """One word that only begins a sentence, or that is a role or a plain word elsewhere."""
        if run.last - run.first > 1:
            return False
        return len(self._words[run.first]) == 1 or run.opens or bool(self._page.tags.get(run.first)) or self._lowers[run.first] in self._words

    def _found(self, first: int, last: int, kind: str, rule: str) -> Found:
        tokens = self._page.tokens
        words = [self._words[i] for i in range(first, last)]
        based = self._directory.base_phrase(words, self._pack.code)
        gaps = [self._page.document.text[tokens.ends[i - 1] : tokens.starts[i]] for i in range(first + 1, last)]
        name = based[0] + "".join(gap + word for gap, word in zip(gaps, based[1:], strict=True))
        return Found(first, last, romanise(" ".join(name.split()), self._pack.code), kind, rule)


def _is_acronym(word: str) -> bool:
    return _SHORTEST_ACRONYM <= len(word) <= _LONGEST_ACRONYM and sum(c.isupper() for c in word) >= 2
