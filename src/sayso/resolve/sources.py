"""From the words of a source to a speaker.

A source is resolved by the first of these that fits:
1. no source at all: the speaker of the sentence before, where the rule says that one goes on
2. a pronoun: the last voice of that number and gender
3. a name inside it (a person before a body); what an unnamed person of a named body says is nobody's in particular
4. an office ("the defence minister") whose holder on the date is known
5. a role noun ("the think tank", "the report"): whom the text introduced with it, else the last of its type
6. a noun for nobody in particular: "unnamed …"
7. capitalised words that no list knows: the longest form in the text, romanised
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from sayso.core.records import Attribution, Page, Place, Tag
from sayso.packs.directory import Directory
from sayso.packs.language import LanguagePack
from sayso.packs.nouns import load_nouns
from sayso.packs.romanise import romanise
from sayso.resolve.mentions import Cast, Voice
from sayso.resolve.phrase_heads import bare, possessed, some_of, spoken_for, written
from sayso.resolve.pronouns import BODIES, UNNAMED, Pronouns, Speaker, speaker_of, speaker_type

_GOVERNMENT = "Government of "


class Resolver:
    """The seven ways of the module's docstring, over one page: `listen` first, then `speaker` in the order of the text, `heard` after each."""

    def __init__(self, page: Page, pack: LanguagePack, directory: Directory, cast: Cast, places: tuple[Place, ...]) -> None:
        self._places = places
        self._nouns = load_nouns()
        self._speaking: dict[str, Voice] = {}
        self._page, self._pack, self._directory, self._cast = page, pack, directory, cast
        self._pronouns = Pronouns(page, pack, cast)
        self._lowers = page.tokens.lowers
        self._offices = directory.office_phrases.find(page, directory.endings(pack))
        self._bodies: list[Speaker] = []  # bodies that have spoken, in order
        self.ways: dict[str, str] = {}  # attribution id -> the way that found its speaker

    def near(self, before: int, at: int) -> bool:
        """Is a speaker at one token still speaking at another: the same or the next paragraph?"""
        a, b = self._paragraph(before), self._paragraph(at)
        return a is not None and b is not None and b - a <= 1

    def _paragraph(self, token: int) -> int | None:
        for sentence in self._page.sentences:
            if sentence.first <= token < sentence.last:
                return sentence.paragraph
        return None

    def _tags(self, first: int, last: int, *kinds: str) -> list[Tag]:
        return [t for i in range(first, last) for t in self._page.tags.get(i, ()) if t.kind in kinds and t.last <= last]

    def speaker(self, attribution: Attribution, at: int, carried: Speaker) -> Speaker:
        """Whom the words of a source mean, and by which way, which `ways` remembers."""
        way, speaker = self._way(attribution, at, carried)
        self.ways[attribution.id] = way
        return speaker

    def _way(self, attribution: Attribution, at: int, carried: Speaker) -> tuple[str, Speaker]:
        starts = self._page.tokens.starts
        if attribution.source is None:  # 1
            cue = attribution.cue
            told = self._nobody(bisect_left(starts, cue.start), bisect_left(starts, cue.end)) if cue is not None and attribution.kind == "indirect" else None
            if told is not None:
                return "unnamed", told  # "reports appeared": the cue names them
            return "elided", self._pronouns.elided(attribution, at, carried)
        first, last = bisect_left(starts, attribution.source.start), bisect_left(starts, attribution.source.end)
        beside = self._beside(first, last)
        if beside is not None:
            return "beside", beside
        last = self._core(first, last)
        for way, find in _WAYS:
            found = find(self, first, last, carried)
            if found is not None:
                return way, found
        return "words", (UNNAMED + bare(self._page, first, last), "unnamed")

    def _pronoun(self, first: int, last: int, carried: Speaker) -> Speaker | None:  # 2
        return self._pronouns.pronoun(self._tags(first, last, "pronoun", "possessive"), first, last, carried)

    def _core(self, first: int, last: int) -> int:
        """Where the phrase itself ends: before a relative clause or apposition, if a noun for a source stands before it."""
        comma = next((i for i in range(first + 1, last) if self._page.tokens.words[i] == "," or any(t.kind == "cited_by" for t in self._page.tags.get(i, ()))), None)
        if comma is None or not (self._tags(first, comma, "role", "unnamed") or self._cast.within(first, comma)):
            return last
        return comma

    def _beside(self, first: int, last: int) -> Speaker | None:
        """ "Its founder, Yevgeny Prigozhin": the person named right behind a role noun, inside the source or after it."""
        words = self._page.tokens.words
        comma = next((i for i in range(first + 1, min(last + 1, len(words))) if words[i] == ","), None)
        if comma is None or (not any(t.kind == "unnamed" or "person" in t.flags for t in self._tags(first, comma, "role", "unnamed")) and not self._tags(first, first + 1, "possessive")):
            return None
        if any(v.type == "person" for _, _, v in self._cast.within(first, comma)):
            return None
        person = next((v for a, _, v in self._cast.within(comma + 1, comma + 4) if v.type == "person" and all(self._tags(i, a, "article", "role", "title") for i in range(comma + 1, a))), None)
        if person is None and comma == last:  # "his grandmother, Jean Hall, told"
            close = next((i for i in range(comma + 2, min(comma + 5, len(words))) if words[i] == ","), last)
            last = close if close > comma + 2 else last
        if person is None and not self._cast.within(comma + 1, last) and last - comma > 2 and all(w[0].isupper() and not self._page.tags.get(i) for i, w in enumerate(words[comma + 1 : last], start=comma + 1)):
            return self._capitals(comma + 1, last)  # a name nobody knows, behind what he is
        return speaker_of(person)

    def _name(self, first: int, last: int) -> Speaker | None:  # 3
        inside = self._cast.within(first, last)
        if not inside:
            return None
        for a, _, voice in inside:
            if voice.type == "person":
                other = spoken_for(self._page, first, a) if sum(v.type == "person" for _, _, v in inside) == 1 else None
                return (f"{UNNAMED}{other.value} of {voice.name}", "unnamed") if other is not None else speaker_of(voice)
        a, b, voice = inside[0]
        if voice.name.startswith(_GOVERNMENT) and last - first <= 2:
            return speaker_of(self._spokesbody(voice.name)) or speaker_of(voice)
        head = self._tags(first, a, "role", "unnamed")
        behind = self._tags(b, last, "role", "unnamed")  # the ministry's update, Kremlin spokesman
        person = [t for t in head + behind if t.kind == "unnamed" or "person" in t.flags]
        if person and not self._adjacent(first, a, b, last):
            if self._definite(first) and person[0].kind == "role":
                only = self._only_person()
                if only is not None:
                    return speaker_of(only)
            prefix = person[0]
            return (f"{UNNAMED}{prefix.value} of {voice.name}", "unnamed")
        documents = [t for t in head + behind if "document" in t.flags]
        return (voice.name, "document") if documents else speaker_of(voice)

    def listen(self, attributions: tuple[Attribution, ...]) -> None:
        """Everybody named in a source anywhere on the page: who speaks, as against who is only spoken of."""
        starts = self._page.tokens.starts
        for a in attributions:
            if a.source is not None:
                for _, _, voice in self._cast.within(bisect_left(starts, a.source.start), bisect_left(starts, a.source.end)):
                    self._speaking.setdefault(voice.name, voice)

    def heard(self, attribution: Attribution, speaker: Speaker, at: int) -> None:
        """Remember who spoke, and by which role nouns the text called him."""
        name, kind = speaker
        if name is None:
            return
        if name == name.lower():
            if kind != "person":
                self._bodies.append(speaker)
            return
        voice = self._cast.add(name, kind if kind not in (None, "document") else "organisation", at)
        if attribution.source is not None:
            starts = self._page.tokens.starts
            first, last = bisect_left(starts, attribution.source.start), bisect_left(starts, attribution.source.end)
            documents = [t for t in self._tags(first, last, "role") if "document" in t.flags]
            if not documents:
                voice.roles.update(t.value for t in self._tags(first, last, "role"))
        if kind != "person":
            self._bodies.append(speaker)

    def _spokesbody(self, government: str) -> Voice | None:
        """The one body of this government that the page names: for it, a capital or "the British" stands."""
        bodies = [v for v in self._speaking.values() if (e := self._directory.by_name(v.name)) is not None and e.parent == government and e.type == "organisation"]
        return bodies[0] if len(bodies) == 1 else None

    def _nation(self, first: int, last: int) -> Speaker | None:
        """ "De Britten", "britischer": a people or its adjective, alone; with a noun for officials, those of that country."""
        tags = self._tags(first, last, "nation", "demonym")
        nation = next((self._directory.nations[t.value] for t in tags if t.value in self._directory.nations), None)
        if nation is None:
            return None
        officials = [t for t in self._tags(first, last, "unnamed") if "officials" in t.flags]
        if officials:
            return (f"{nation.adjective} {officials[0].value}", "organisation")
        if self._tags(first, last, "role", "unnamed"):
            return None
        if any(w[0].isupper() and w.isalpha() and not self._page.tags.get(i) for i, w in enumerate(self._page.tokens.words[first:last], start=first)):
            return None  # part of a name: "der Deutsche Wetterdienst"
        if some_of(self._page, first, last):
            return (UNNAMED + bare(self._page, first, last), "unnamed")
        government = _GOVERNMENT + nation.country
        return speaker_of(self._spokesbody(government)) or (government, "organisation")

    def _only_person(self) -> Voice | None:
        people = [v for v in self._cast.voices.values() if v.type == "person"]
        return people[0] if len(people) == 1 else None

    def _adjacent(self, first: int, a: int, b: int, last: int) -> bool:
        """Does the name itself end the phrase right behind a role noun for a body ("the think tank ISW")?"""
        before = self._page.tags.get(a - 1, ()) if a > first else ()
        return any(t.kind == "role" and not t.flags & {"person"} for t in before)

    def _office(self, first: int, last: int) -> Speaker | None:  # 4
        if any(v.type == "person" and self._directory.is_public(v.name) for _, _, v in self._cast.within(first, last)):
            return None
        for match in self._offices:
            if match.first >= first and match.last <= last:
                holder = self._directory.office_holder(match.name, self._page.document.published)
                if holder is not None:
                    return (holder.name, "person")
        return None

    def _role(self, first: int, last: int, carried: Speaker) -> Speaker | None:  # 5
        tags = self._tags(first, last, "role")
        if not tags:
            return None
        tag = next((t for t in reversed(tags) if "document" in t.flags), tags[0]) if possessed(self._page, first, last) else tags[0]
        indefinite = any(t.kind == "article" and "indefinite" in t.flags for t in self._page.tags.get(first, ()))
        gender = "f" if "feminine" in tag.flags else "m" if "masculine" in tag.flags else ""
        wrote = next((t for t in tags if t.flags >= {"person", "authors"}), None)
        if wrote is not None and not indefinite:
            work = written(self._page, first)
            return (f"{wrote.value} of the {work}", "organisation") if work else (UNNAMED + wrote.value, "unnamed")
        if "person" in tag.flags:
            named = self._capitals(first, last)
            if named is not None and named[1] == "person":
                return named
            theirs = bool(self._tags(first, first + 1, "possessive"))  # "her neighbour" is neither she nor anybody else of whom the text says no more
            if not indefinite and "plural" not in tag.flags and not (theirs and tag.value in self._nouns.anybody):
                voice = self._cast.latest(first, types=("person",), role=tag.value, gender=gender, forward=True)
                if voice is None and self._definite(first):
                    voice = self._cast.latest(first, types=("person",), gender=gender)
                    voice = None if voice is not None and voice.roles - self._nouns.anybody and tag.value not in self._nouns.anybody else voice  # she is the minister: not the mayor
                if voice is not None:
                    return speaker_of(voice)
                if carried[1] == "unnamed" and carried[0] and tag.value in carried[0]:
                    return carried
            return (UNNAMED + tag.value, "unnamed")
        if "document" in tag.flags:
            if not indefinite:
                if carried[0] is not None and carried[1] == "document":
                    return carried
                if "authors" in tag.flags:  # a study is whose the text says it is
                    return (bare(self._page, first, last), "document")
                if carried[0] is not None and carried[1] != "unnamed":
                    return (carried[0], "document")
                owner = next((t for t in tags if t is not tag and "document" not in t.flags), None)
                voice = self._cast.latest(first, types=BODIES, role=owner.value) if owner is not None else None
                if voice is not None:
                    return (voice.name, "document")
                if self._bodies:
                    return (self._bodies[-1][0], "document")
                voice = self._cast.latest(first, types=BODIES)
                if voice is not None:
                    return (voice.name, "document")
                able = [v for v in self._speaking.values() if v.type in BODIES]
                if len(able) == 1 and last - first == 1:
                    return (able[0].name, "document")
            return (bare(self._page, first, last), "document")
        of_nation = self._tags(first, last, "nation", "demonym")
        if of_nation and "organisation" in tag.flags:
            nation = next((self._directory.nations[t.value] for t in of_nation if t.value in self._directory.nations), None)
            body = self._spokesbody(_GOVERNMENT + nation.country) if nation is not None else None
            if body is not None:
                return speaker_of(body)
        if tag.last - tag.first == 1 and self._page.tokens.words[tag.first].isupper() and len(self._page.tokens.words[tag.first]) > 1:
            return (self._page.tokens.words[tag.first], "organisation")  # a noun that is a name: GUS, NIK
        types = ("media",) if "media" in tag.flags else ("social-media", "media") if "social-media" in tag.flags else ("organisation",)
        named = self._capitals(first, last) if last - first > 1 else None
        if named is not None and named[0] is not None:
            return (named[0], speaker_type(types[0]))
        if not indefinite:
            voice = self._cast.latest(first, types=(*types, "organisation", "media"), role=tag.value, forward=True)
            local = self._local(first, last) if voice is None else None
            if local is not None:
                return local
            if voice is None:
                known = self._cast.voices.get(carried[0] or "")
                voice = known if known is not None and known.type in types and self._fits(known, tag, first, last) else None
            if voice is None and last - first <= 2 and not of_nation:
                able = [v for v in self._speaking.values() if v.type in types and self._fits(v, tag, first, last)]
                voice = able[0] if len(able) == 1 else None
            if voice is None and last - first <= 2 and types == ("organisation",) and not of_nation:
                foremost = self._cast.foremost(first, types)
                known_body = foremost is not None and self._directory.by_name(foremost.name) is not None  # what the world knows is not "the company"
                voice = foremost if foremost is not None and not foremost.roles and not known_body else None
            if voice is None and types == ("media",):  # whom nobody knows as anything else, and who alone has told something
                able = [v for v in self._speaking.values() if v.type in ("media", "organisation") and not v.roles and self._directory.by_name(v.name) is None]
                voice = able[0] if len(able) == 1 else None
            if voice is not None:
                return speaker_of(voice)
        return (bare(self._page, first, last), speaker_type(types[0]))

    def _local(self, first: int, last: int) -> Speaker | None:
        """ "The regional government": the body of the region or town that the sentence, else the page, is about."""
        tag = next(iter(self._tags(first, last, "local_body")), None)
        if tag is None:
            return None
        tokens = self._page.tokens
        sentence = next((s for s in self._page.sentences if s.first <= first < s.last), None)
        near = [p for p in self._places if sentence is not None and tokens.starts[sentence.first] <= p.start < tokens.ends[sentence.last - 1]]
        place = next((p for p in (*near, *self._places) if p.precision in ("admin", "city")), None)
        if place is None:
            return None
        name = place.name.rsplit(" ", 1)[0] if place.precision == "admin" else place.name
        return (f"{name} {tag.value}", "organisation")

    def _fits(self, voice: Voice, tag: Tag, first: int, last: int) -> bool:
        """Can "the ministry" be this body? A bare role noun can; one with an adjective or addition of its own only if the text said so."""
        governs = tag.value in self._nouns.governing or not voice.name.startswith(_GOVERNMENT)
        known = self._directory.by_name(voice.name)
        public = known is not None and (known.parent or "").startswith(_GOVERNMENT)
        if public and tag.value not in voice.roles and tag.value.split(" ")[-1] not in voice.name.casefold() and tag.value not in self._nouns.offices:
            return False  # a central bank is not "the company"
        return last - first <= 1 + tag.last - tag.first and governs and (not voice.roles or tag.value in voice.roles)

    def _definite(self, first: int) -> bool:
        return any(t.kind == "article" and "indefinite" not in t.flags for t in self._page.tags.get(first, ()))

    def _unnamed_head(self, first: int, last: int) -> bool:
        """Is the head, the first noun for a source, one for nobody in particular ("a source in the ministry")?"""
        tags = self._tags(first, last, "role", "unnamed")
        return bool(tags) and tags[0].kind == "unnamed"

    def _nobody(self, first: int, last: int) -> Speaker | None:  # 6
        tags = self._tags(first, last, "unnamed")
        tag = next((t for t in tags[:2] if t.value not in self._nouns.anybody), None) or next(iter(tags), None)  # "several witnesses" are witnesses
        if tag is not None:
            return (UNNAMED + tag.value, "unnamed")
        return None

    def _called(self, first: int, last: int) -> Speaker | None:
        """A noun no pack knows, by which the text introduced somebody ("fizjolog Ryszard Tomala … fizjolog")."""
        words = tuple(w for i, w in enumerate(self._lowers[first:last], start=first) if not self._page.tags.get(i))
        if any(t.kind == "article" and "indefinite" in t.flags for t in self._page.tags.get(first, ())):
            return None
        return speaker_of(self._cast.by_noun(words, first)) if words and last - first <= 3 else None

    def _unknown(self, first: int, last: int) -> Speaker | None:  # 7
        return self._capitals(first, last)

    def _capitals(self, first: int, last: int) -> Speaker | None:
        """The longest run of capitalised words, as a name; None if there is none."""
        words = self._page.tokens.words
        noun_capitals = bool(self._pack.settings["attribution"].get("noun_capitals"))
        best: tuple[int, int] | None = None
        i = first
        while i < last:
            j = i
            while j < last and ((words[j][0].isupper() and not (j == first and self._page.tags.get(j)) and not any(t.kind in ("role", "unnamed") or (t.kind == "demonym" and not (noun_capitals and words[j + 1][0].isupper() and not self._page.tags.get(j + 1))) for t in self._page.tags.get(j, ()))) or (i < j < last - 1 and words[j] in "-'’.")):
                j += 1
            whence = i > first and any(t.kind == "preposition" and t.value in ("from", "in") for t in self._page.tags.get(i - 1, ()))
            if j > i and not whence and (best is None or j - i > best[1] - best[0]):
                best = (i, j)
            i = max(j, i + 1)
        if best is None or (noun_capitals and best[1] - best[0] < 2):
            return None
        tokens = self._page.tokens
        written = self._page.document.text[tokens.starts[best[0]] : tokens.ends[best[1] - 1]]
        voice = self._cast.by_surname(written)
        if voice is not None:
            return speaker_of(voice)
        name = romanise(written, self._pack.code)
        person = best[1] - best[0] >= 2 or bool(self._tags(first, last, "title"))
        return (name, "person" if person else "organisation")

    def other(self, attribution: Attribution, speaker: Speaker) -> Speaker:
        """Nobody denies what he says himself: for "the government" that denies a government's statement, the words as they stand; a name stays."""
        if attribution.source is None:
            self.ways[attribution.id] = "denier"
            return (None, None)
        starts = self._page.tokens.starts
        first, last = bisect_left(starts, attribution.source.start), bisect_left(starts, attribution.source.end)
        if self._cast.within(first, last) or not self._tags(first, last, "role"):
            return speaker
        self.ways[attribution.id] = "denier"
        return (bare(self._page, first, last), speaker[1])

    def introduced(self, attribution: Attribution) -> bool:
        """Does the source point back to somebody, so that it is not a new unnamed one ("a neighbour")?"""
        if attribution.source is None:
            return True
        first = bisect_left(self._page.tokens.starts, attribution.source.start)
        return not any(t.kind == "article" and "indefinite" in t.flags for t in self._page.tags.get(first, ()))


# In this order; the first that finds somebody is taken.
_WAYS: tuple[tuple[str, Callable[[Resolver, int, int, Speaker], Speaker | None]], ...] = (
    ("pronoun", Resolver._pronoun),
    ("office", lambda r, first, last, _: r._office(first, last)),
    ("name", lambda r, first, last, _: r._name(first, last)),
    ("nation", lambda r, first, last, _: r._nation(first, last)),
    ("unnamed", lambda r, first, last, _: r._nobody(first, last) if r._unnamed_head(first, last) else None),
    ("role", Resolver._role),
    ("unnamed", lambda r, first, last, _: r._nobody(first, last)),
    ("called", lambda r, first, last, _: r._called(first, last)),
    ("unknown", lambda r, first, last, _: r._unknown(first, last)),
)
