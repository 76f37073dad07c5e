"""Mentions that may be places: runs of capitalised words the gazetteer knows, with what stands around them."""

from __future__ import annotations

from typing import NamedTuple

from sayso.core.records import Page, Tag
from sayso.packs.gazetteer import Gazetteer, Row, is_adjective, key_of
from sayso.packs.gazetteer.inflection import by_sound, readings
from sayso.packs.language import LanguagePack

# Tags of a word that say nothing against its being a name.
_OPEN = frozenset({"place_name", "place_cue", "metonym", "counted", "fraction", "furniture", "demonym", "not_name", "nation"})
# Tags of a capitalised word that leave open whether the name beside it goes on.
_BESIDE = frozenset({"role", "title", "not_name", "counted", "unnamed", "metonym"})
_GRAMMAR = frozenset(
    {"article", "preposition", "conjunction", "subordinator", "relative", "auxiliary", "adverb", "negation", "pronoun", "possessive", "place_lead", "accord",
     "month", "weekday", "date_word", "number", "title", "verb"}
)
_HYPHENS = frozenset("-‐‑–")
_QUOTES = frozenset("\"“”„«»‘’'‹›(")
_APOSTROPHES = frozenset("'’ʼ")
_DATELINE = frozenset(",(—–-")  # what follows the place of a dateline: "KYIV, Ukraine", "BERN —"
_MOST_TOKENS = 9  # Rostov-sur-le-Don is 7
_JOINER = 6  # letters of a lower-case word inside a name: "upon", "della"


class Mention(NamedTuple):
    """A candidate: tokens `first` to `last` (exclusive), the rows it may mean (none: a name only the text knows), and the signs around it."""

    first: int
    last: int
    key: str
    written: str
    rows: tuple[Row, ...]
    inflected: bool  # no reading has the name as it is written
    cue: str  # admin, city or country where such a word stands beside it
    lead: str  # strong or weak where words that lead to a place stand before it
    opens: bool  # begins a sentence, so that the capital says nothing
    crowded: bool  # a capitalised word beside it makes it look like part of a longer name
    joined: bool  # "X della Y": it may be
    goes_on: bool  # "Y do Z": it may be, too
    common: bool  # a word of the language, or written in lower case elsewhere
    grammar: bool  # that word is one of the closed classes
    not_name: bool
    demonym: bool
    article: bool  # an article stands before it
    nouns: bool  # the language writes every noun with a capital
    hyphen: bool  # first half of a compound
    closes: bool  # no word follows
    acronym: bool  # a few capitals in running text
    sound: bool = False  # found by its sound alone


class Finder:
    """Finds the mentions of one page, left to right, the longest first."""

    def __init__(self, page: Page, pack: LanguagePack, gazetteer: Gazetteer, blocked: frozenset[int]) -> None:
        self._page, self._text, self._tags = page, page.document.text, page.tags
        self._language = pack.code
        self._nouns = bool(pack.settings.get("attribution", {}).get("noun_capitals"))
        self._gazetteer = gazetteer
        self._blocked = blocked
        tokens = page.tokens
        self._words, self._starts, self._ends = tokens.words, tokens.starts, tokens.ends
        self._opens = {s.first for s in page.sentences} | {q.first for q in page.quotes}
        self._written = frozenset(tokens.words)
        self._cue_before: dict[int, Tag] = {}
        self._led: dict[int, str] = {}
        self._article = {tag.last for tag in page.of("article")}  # tokens after an article
        self._of = {tag.first for tag in page.of("preposition") if tag.value == "of"}  # tokens that tie a name to a name: of, van, do
        self._coined: set[str] = set()  # keys of names only this text knows
        self._coined_end = -1  # where the last of them ended
        self._adjectives: set[int] = set()  # tokens beside a word for region
        for tag in page.of("place_cue"):
            self._cue_before[tag.last] = tag
            if tag.value == "admin":
                self._adjectives.update((tag.first - 1, tag.last))
        for tag in page.of("place_lead"):
            if self._led.get(tag.last) != "strong":
                self._led[tag.last] = tag.value
            if tag.value == "weak":
                self._of.add(tag.first)

    def mentions(self) -> list[Mention]:
        """The candidates in order of start; they do not overlap. A name only the text knows is looked for again from the top."""
        out = self._pass()
        if any(not m.rows for m in out):
            self._coined = {m.key for m in out if not m.rows}
            out = self._pass()
        return out

    def _pass(self) -> list[Mention]:
        out: list[Mention] = []
        beside, at = self._adjectives, 0
        self._coined_end = -1
        for i in [i for i, word in enumerate(self._words) if word[0].isupper() or i in beside]:
            if i >= at and i not in self._blocked:
                mention = self._at(i)
                if mention is not None:
                    out.append(mention)
                    at = mention.last
        return out

    def _at(self, i: int) -> Mention | None:
        tags = self._tags.get(i, ())
        capital = self._words[i][0].isupper()
        demonym = False
        for tag in tags:
            if tag.kind == "place_name" and self._written_as_name(tag):
                rows = self._named(tag.value)
                if rows:
                    return self._mention(i, tag.last, key_of(tag.value), rows, False, False)
            elif tag.kind == "demonym":
                if tag.last - i > 1:
                    return None
                demonym = True
        if i in self._adjectives:
            adjective = self._adjective(i)
            if adjective is not None or not capital:
                return adjective
        ends = self._ends_from(i)
        for last in ends:
            key = key_of(self._text[self._starts[i] : self._ends[last - 1]])
            if key in self._coined:
                return self._mention(i, last, key, (), False, False)
            rows, inflected = readings(self._gazetteer, key, self._language)
            if rows:
                if last < ends[0] and last in self._of and (unknown := self._unknown(i, ends)) is not None:
                    return unknown
                return self._mention(i, last, key, rows, inflected, demonym and last == i + 1)
        if demonym:
            return None
        return self._unknown(i, ends) or self._sounding(i)

    def _written_as_name(self, tag: Tag) -> bool:
        word = self._words[tag.first]
        return word[0].isupper() and (len(word) > 3 or word.isupper() or tag.last - tag.first > 1)

    def _named(self, value: str) -> tuple[Row, ...]:
        row = self._gazetteer.by_code(value)
        return (row,) if row else tuple(r for r in self._gazetteer.lookup(key_of(value)) if r.name == value)

    def _ends_from(self, i: int) -> list[int]:
        """Where a name that begins at token i may end, the longest first."""
        words, starts, ends, text = self._words, self._starts, self._ends, self._text
        n = min(len(words), i + _MOST_TOKENS)
        out = [i + 1]
        last = i  # last word of the name so far
        k = i + 1
        while k < n:
            word = words[k]
            gap = starts[k] - ends[k - 1]
            if k in self._blocked or (gap and "\n" in text[ends[k - 1] : starts[k]]):
                break
            if word[0].isupper():
                last = k
                k += 1
                out.append(k)
            elif gap == 0 and (word in _HYPHENS or word in _APOSTROPHES) and k + 1 < n and starts[k + 1] == ends[k] and words[k + 1][0].isalpha():
                # a part after a hyphen belongs to the name, and the name may end with it
                k += 2
                last = k - 1
                if len(words[last]) > 1:  # "Moscow's" is Moscow
                    out.append(k)
            elif (word == "." and gap == 0 and len(words[last]) <= 3 and k + 1 < n and words[k + 1][0].isupper()) or (
                word.isalpha() and len(word) <= _JOINER and k - last <= 2
            ):
                k += 1
            else:
                break
        out.reverse()
        return out

    def _mention(self, first: int, last: int, key: str, rows: tuple[Row, ...], inflected: bool, demonym: bool) -> Mention:
        words, starts, ends = self._words, self._starts, self._ends
        before = first
        article = before in self._article and before not in self._led
        if article:
            before -= 1
        own = self._tags.get(first, ()) if last == first + 1 else ()
        word = words[first]
        hyphen = last + 1 < len(words) and words[last] in _HYPHENS and starts[last] == ends[last - 1] and starts[last + 1] == ends[last]
        return Mention(
            first,
            last,
            key,
            self._text[starts[first] : ends[last - 1]],
            rows,
            inflected,
            self._cue(first, last),
            self._lead(before),
            first in self._opens or (first > 0 and first - 1 in self._opens and words[first - 1] in _QUOTES),
            not self._nouns and (self._name_like(first - 1, first) or self._name_like(last, last - 1) or self._abbreviated(first)),
            not self._nouns and self._joins(first),
            last in self._of and last + 1 < len(words) and words[last + 1][0].isupper(),
            bool(last == first + 1 and ((word.lower() != word and word.lower() in self._written) or any(t.kind not in _OPEN and t.last == last for t in own))),
            any(t.kind in _GRAMMAR and t.last == last for t in own),
            any(t.kind == "not_name" and t.last == last for t in own),
            demonym,
            article,
            self._nouns,
            hyphen,
            last == len(words) or not words[last][0].isalpha(),
            last == first + 1 and 1 < len(word) <= 4 and word.isupper() and not (last < len(words) and words[last] in _DATELINE),
        )

    def _lead(self, at: int) -> str:
        """How the words before token `at` lead to a place; with one word between them weakly ("в соседних Горицах")."""
        lead = self._led.get(at)
        if lead is None:
            between = self._words[at - 1] if at > 1 else ""
            return "weak" if self._led.get(at - 1) == "strong" and between.islower() and len(between) > 3 else ""
        return lead

    def _cue(self, first: int, last: int) -> str:
        """The word for a kind of place directly before ("regio X", "region of X") or after ("X Oblast")."""
        before = self._cue_before.get(first)
        if before is None and first > 1:
            step = first - 2 if self._words[first - 1] in _APOSTROPHES else first - 1
            word = self._words[step]
            if word.islower() and len(word) <= 4:
                before = self._cue_before.get(step)
        if before is not None:
            return before.value
        for tag in self._tags.get(last, ()):
            if tag.kind == "place_cue" and tag.value == "admin":
                return tag.value
        return ""

    def _name_like(self, i: int, beside: int) -> bool:
        """Is token i a capitalised word that makes the word beside it part of a longer name?"""
        if not 0 <= i < len(self._words) or i in self._blocked:
            return False
        word = self._words[i]
        a, b = (i, beside) if i < beside else (beside, i)
        if not word[0].isupper() or self._text[self._ends[a] : self._starts[b]] != " ":
            return False
        tags = self._tags.get(i, ())
        if i < beside and i in self._opens:
            return not tags and word.lower() not in self._written
        if i > beside and any(t.kind == "role" and "person" in t.flags for t in tags):
            return False  # "Toledo Mayor Ada Cole": the mayor of Toledo
        return all(t.kind in _BESIDE for t in tags)

    def _abbreviated(self, i: int) -> bool:
        """Does an abbreviation or initial with its point stand before token i ("St. Mary", "J. Springfield")?"""
        return i > 1 and self._words[i - 1] == "." and len(self._words[i - 2]) <= 2 and self._words[i - 2][0].isupper() and i - 2 not in self._tags

    def _joins(self, first: int) -> bool:
        """Does a short lower-case word tie it to a capitalised one before ("Corriere della Laguna", "Bank of America")?"""
        if first < 2:
            return False
        name = first - 2
        if first - 1 not in self._of or self._led.get(first) == "strong" or name in self._opens:
            return False
        return self._words[name][0].isupper() and name not in self._blocked and not self._tags.get(name)

    def _adjective(self, i: int) -> Mention | None:
        """An adjective beside a word for region: "obwodu donieckiego", "Донецкой области". The mention spans both."""
        before = self._cue_before.get(i)
        first, last = i, i + 1
        if before is not None and before.value == "admin":
            first = before.first
        else:
            for tag in self._tags.get(i + 1, ()):
                if tag.kind == "place_cue" and tag.value == "admin":
                    last = tag.last
                    break
            else:
                return None
        key = key_of(self._words[i])
        rows = tuple([r for r in self._gazetteer.lookup(key) if is_adjective(r)])
        if not rows:
            return None
        written = self._text[self._starts[first] : self._ends[last - 1]]
        return Mention(first, last, key, written, rows, False, "admin", "", False, False, False, False, False, False, False, False, False, self._nouns, False, False, False)

    def _sounding(self, i: int) -> Mention | None:
        """A transcription that no list has, after words that lead to a place: "in Vovtsjansk"."""
        word = self._words[i]
        if self._led.get(i) != "strong" or word.isupper() or i in self._opens or any(t.kind not in _OPEN for t in self._tags.get(i, ())):
            return None
        key = key_of(word)
        rows = by_sound(self._gazetteer, key, self._language)
        return self._mention(i, i + 1, key, rows, False, False)._replace(sound=True) if rows else None

    def _name_end(self, i: int, most: int) -> int:
        """Where a name of capitalised words ends; only words like "of" tie them."""
        last = k = i + 1
        while k < most:
            if self._words[k][0].isupper():
                last = k + 1
            elif k not in self._of and self._words[k] not in _HYPHENS:
                break
            k += 1
        return last

    def _unknown(self, i: int, ends: list[int]) -> Mention | None:
        """A name no list has, after a word for town or village, or after words that only people of a place follow ("vecinos de La Cerrada")."""
        if i in self._opens:
            return None
        cue = self._cue_before.get(i)
        sure = (cue is not None and cue.value == "city" and cue.first not in self._opens) or self._lists_on(i)
        if not sure and self._words[i - 1].islower():
            sure = self._cue(i, i + 1) == "city" or any(
                t.kind == "place_lead" and t.value == "strong" and t.last == i and t.last - t.first > 1 for t in self._tags.get(i - 2, ())
            )
        if not sure or self._words[i].isupper() or any(t.kind not in _OPEN and t.kind != "article" for t in self._tags.get(i, ())):
            return None
        last = self._name_end(i, ends[0])
        key = key_of(self._text[self._starts[i] : self._ends[last - 1]])
        if len(key) < 4:
            return None
        self._coined_end = last
        return self._mention(i, last, key, (), False, False)

    def _lists_on(self, i: int) -> bool:
        """Does a name the text coins stand right before, with a comma or a short word between?"""
        word = self._words[i - 1]
        return self._coined_end == i - 1 and (word == "," or (word.islower() and len(word) <= 3 and self._led.get(i) is None))
