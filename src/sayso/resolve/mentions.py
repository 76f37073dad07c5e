"""Who has been named so far: the memory by which "the think tank", "she" and "Kirby" find whom they mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field

from sayso.core.records import Actor, Page
from sayso.packs.words import plain

_STEM = 5  # letters by which two forms of a noun are the same
_OFTEN = 2  # times somebody is named whom a text is about
_NEAR = 4  # tokens between a name and the role noun that introduces it


@dataclass(slots=True)
class Voice:
    """Somebody a page names: canonical name, type, gender ("m", "f" or ""), the role lemmas the text gives, and token positions."""

    name: str
    type: str
    gender: str = ""
    roles: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)  # folded words the text introduces it with
    at: list[int] = field(default_factory=list)


class Cast:
    """Everybody a page names, in order of first mention."""

    def __init__(self, page: Page, actors: tuple[Actor, ...], gender_of: Callable[[str], str]) -> None:
        self._gender_of = gender_of
        self.voices: dict[str, Voice] = {}
        self._surnames: dict[str, list[str]] = {}
        self._page = page
        starts = page.tokens.starts
        self.spans: list[tuple[int, int, str]] = []  # (first token, last token, name)
        for actor in actors:
            first, last = bisect_left(starts, actor.start), bisect_left(starts, actor.end)
            self.spans.append((first, last, actor.name))
            voice = self.add(actor.name, actor.type, first)
            self._introduce(voice, first, last)

    def add(self, name: str, kind: str, at: int) -> Voice:
        """A voice by its name, made if it is new."""
        voice = self.voices.get(name)
        if voice is None:
            voice = self.voices[name] = Voice(name, kind)
            if kind == "person":
                voice.gender = self._gender_of(name)
                self._surnames.setdefault(plain(name).split(" ")[-1], []).append(name)
        if at not in voice.at:
            voice.at.append(at)
        return voice

    def _introduce(self, voice: Voice, first: int, last: int) -> None:
        """The role nouns that stand right before a name, or in apposition behind it."""
        page = self._page
        words = page.tokens.words
        for i in range(max(0, first - _NEAR), first):
            if any(w in ".;:!?,\"“”" for w in words[i:first] if w != "-"):
                continue
            self._note(voice, i)
        if last < len(words) and words[last] in ",(":
            end = next((s.last for s in page.sentences if s.first <= last < s.last), len(words))
            stop = next((i for i in range(last + 1, min(last + 8, end)) if words[i] in ",.;:)"), min(last + 6, end))
            if not any(t.kind in ("verb", "cue") for i in range(last + 1, stop) for t in page.tags.get(i, ()) if "weak" not in t.flags or i == stop - 1):
                for i in range(last + 1, stop):
                    self._note(voice, i)

    def _note(self, voice: Voice, i: int) -> None:
        lower = self._page.tokens.lowers[i]
        if len(lower) >= _STEM and not self._page.tags.get(i):
            voice.called.add(lower)
        for tag in self._page.tags.get(i, ()):
            if tag.kind == "role":
                voice.roles.add(tag.value)
                self._gender(voice, tag.flags)
            elif tag.kind == "title":
                self._gender(voice, tag.flags)

    @staticmethod
    def _gender(voice: Voice, flags: frozenset[str]) -> None:
        if voice.type == "person" and not voice.gender:
            voice.gender = "f" if "feminine" in flags else "m" if "masculine" in flags else ""

    def within(self, first: int, last: int) -> list[tuple[int, int, Voice]]:
        """The voices named between two tokens, wholly or in part, in order."""
        return [(a, b, self.voices[name]) for a, b, name in self.spans if a < last and b > first]

    def by_surname(self, name: str) -> Voice | None:
        """The one person whose last name this is, None if there is none or more than one."""
        found = dict.fromkeys(self._surnames.get(plain(name).split(" ")[-1] if plain(name) else "", []))
        return self.voices[next(iter(found))] if len(found) == 1 else None

    def by_noun(self, words: tuple[str, ...], before: int) -> Voice | None:
        """The voice the text introduced with one of these words, in whatever form; the one mentioned last before a token."""
        stems = {w[: max(_STEM, len(w) - 3)] for w in words if len(w) >= _STEM}
        found = [v for v in self.voices.values() if any(c.startswith(s) for c in v.called for s in stems)]
        return max(found, key=lambda v: max((a for a in v.at if a < before), default=-1), default=None)

    def foremost(self, before: int, types: tuple[str, ...]) -> Voice | None:
        """The voice of a type that the text has mentioned most often before a token; of several the latest."""
        counted = [(sum(a < before for a in v.at), max((a for a in v.at if a < before), default=-1), v) for v in self.voices.values() if v.type in types]
        best = max((c for c in counted if c[0]), key=lambda c: c[:2], default=None)
        return best[2] if best is not None else None

    def protagonist(self, before: int) -> Voice | None:
        """The one person the text has named more often before a token than anybody else, twice at least."""
        counted = sorted(((sum(a < before for a in v.at), v.name) for v in self.voices.values() if v.type == "person"), reverse=True)
        if not counted or counted[0][0] < _OFTEN or (len(counted) > 1 and counted[1][0] == counted[0][0]):
            return None
        return self.voices[counted[0][1]]

    def latest(self, before: int, *, types: tuple[str, ...] = (), role: str | None = None, gender: str = "", forward: bool = False, certain: bool = False) -> Voice | None:
        """The voice mentioned last before a token that fits; with `forward` the first after it if none is before; `certain`: of known gender."""
        best: tuple[int, Voice] | None = None
        ahead: tuple[int, Voice] | None = None
        for voice in self.voices.values():
            if (types and voice.type not in types) or (role is not None and role not in voice.roles):
                continue
            if gender and voice.gender != gender and (voice.gender or certain):
                continue
            for at in voice.at:
                if at < before and (best is None or at > best[0]):
                    best = (at, voice)
                elif at >= before and (ahead is None or at < ahead[0]):
                    ahead = (at, voice)
        if best is not None:
            return best[1]
        return ahead[1] if forward and ahead is not None else None
