"""Mentions that may be places: runs of capitalised words the gazetteer knows, with what stands around them."""

from __future__ import annotations

from typing import NamedTuple

from sayso.core.records import Page, Tag
from sayso.packs.gazetteer import Gazetteer, Row, key_of
from sayso.packs.gazetteer.inflection import inflects, phrase_forms
from sayso.packs.language import LanguagePack

# Tags of a word that say nothing against its being a name.
_OPEN = frozenset({"place_name", "place_cue", "metonym", "counted", "fraction", "furniture", "place_lead"})
_HYPHENS = frozenset("-‐‑–")
_MOST_TOKENS = 9  # Rostov-sur-le-Don is 7


class Mention(NamedTuple):
    """A candidate: tokens `first` to `last` (exclusive), the rows it may mean, and the signs around it.

    `cue`: admin, city or country where such a word stands beside it; `cue_first`/`cue_last`: the extent with it.
    """

    first: int
    last: int
    key: str
    rows: tuple[Row, ...]
    inflected: bool
    cue: str
    lead: str  # strong or weak where words that lead to a place stand before it
    opens: bool  # begins a sentence, so that the capital says nothing
    crowded: bool  # a capitalised word beside it makes it look like part of a longer name
    common: bool  # a word of the language, or written in lower case elsewhere
    not_name: bool
    adjective: bool
    hyphen: bool  # first half of a compound


class Finder:
    """Finds the mentions of one page, left to right, the longest first."""

    def __init__(self, page: Page, pack: LanguagePack, gazetteer: Gazetteer, blocked: frozenset[int]) -> None:
        self._page = page
        self._language = pack.code
        self._nouns = bool(pack.settings["text"].get("capital_nouns"))
        self._gazetteer = gazetteer
        self._blocked = blocked
        self._inflects = inflects(pack.code)
        tokens = page.tokens
        self._words, self._starts, self._ends = tokens.words, tokens.starts, tokens.ends
        self._opens = {s.first for s in page.sentences} | {q.first for q in page.quotes}
        self._lower = frozenset(w for w in tokens.words if w.islower())
        self._after_cue: dict[int, Tag] = {}
        self._led: dict[int, str] = {}
        for tags in page.tags.values():
            for tag in tags:
                if tag.kind == "place_cue":
                    self._after_cue[tag.last] = tag
                elif tag.kind == "place_lead" and self._led.get(tag.last) != "strong":
                    self._led[tag.last] = tag.value

    def mentions(self) -> list[Mention]:
        """The candidates in order of start; they do not overlap."""
        out: list[Mention] = []
        words, blocked = self._words, self._blocked
        i, n = 0, len(words)
        while i < n:
            word = words[i]
            mention = None
            if i not in blocked and (word[0].isupper() or i in self._page.tags):
                mention = self._at(i)
            if mention is None:
                i += 1
            else:
                out.append(mention)
                i = mention.last
        return out

    def _at(self, i: int) -> Mention | None:
        tags = self._page.tags.get(i, ())
        for tag in tags:
            if tag.kind == "place_name" and self._written_as_name(tag) and tag.last not in self._blocked:
                rows = self._named(tag.value)
                if rows:
                    return self._mention(i, tag.last, tag.value, rows, False)
            elif tag.kind == "demonym" and tag.last - i > 1:
                return None
        if self._words[i][0].isupper():
            demonym = any(t.kind == "demonym" for t in tags)
            for last in self._ends_from(i):
                key = self._key(i, last)
                rows, inflected = self._rows(key)
                if demonym and last == i + 1:
                    # "Svizzera" is Swiss, too, but with a capital mostly the country
                    rows = tuple([r for r in rows if r.kind == "country" and r.rank == 0 and self._used(r)])
                if rows:
                    return self._mention(i, last, key, rows, inflected)
        return self._adjective(i)

    def _written_as_name(self, tag: Tag) -> bool:
        word = self._words[tag.first]
        return word[0].isupper() and (len(word) > 3 or word.isupper() or tag.last - tag.first > 1)

    def _named(self, value: str) -> tuple[Row, ...]:
        row = self._gazetteer.by_code(value)
        return (row,) if row else self._gazetteer.lookup(key_of(value))

    def _key(self, first: int, last: int) -> str:
        return key_of(self._page.document.text[self._starts[first] : self._ends[last - 1]])

    def _ends_from(self, i: int) -> list[int]:
        """Where a name that begins at token i may end, the longest first."""
        words, starts, ends, text = self._words, self._starts, self._ends, self._page.document.text
        n = min(len(words), i + _MOST_TOKENS)
        out = [i + 1]
        last = i  # last word of the name so far
        k = i + 1
        while k < n:
            word = words[k]
            joined = starts[k] == ends[k - 1]
            if k in self._blocked or "\n" in text[ends[k - 1] : starts[k]]:
                break
            if joined and (word in _HYPHENS or word in "'’ʼ") and k + 1 < n and starts[k + 1] == ends[k] and words[k + 1][0].isalpha():
                k += 2
                # a part after a hyphen belongs to the name, and the name may end with it
                last = k - 1
                out.append(k)
                continue
            if word == "." and joined and len(words[last]) <= 3 and k + 1 < n and words[k + 1][0].isupper():
                k += 1
                continue
            if word[0].isupper():
                last = k
                k += 1
                out.append(k)
                continue
            if word.islower() and len(word) <= 6 and word.isalpha() and k - last <= 2:
                k += 1
                continue
            if joined and word in "'’" and k - last <= 2:
                k += 1
                continue
            break
        out.reverse()
        return out

    def _rows(self, key: str) -> tuple[tuple[Row, ...], bool]:
        if len(key) < 3:
            return (), False
        found = tuple([r for r in self._gazetteer.lookup(key) if r.rank != 3])
        if not self._inflects:
            return found, False
        seen = {id(r) for r in found}
        more: list[Row] = []
        words = tuple(key.split(" "))
        lookup = self._gazetteer.lookup
        for form in phrase_forms(words, self._language):
            for row in lookup(form):
                if row.rank != 3 and id(row) not in seen:
                    seen.add(id(row))
                    more.append(row)
        return found + tuple(more), bool(more) and not found

    def _used(self, row: Row) -> bool:
        return not row.languages or self._language in row.languages.split()

    def _mention(self, first: int, last: int, key: str, rows: tuple[Row, ...], inflected: bool) -> Mention:
        words, page = self._words, self._page
        before = first
        while before > 0 and before not in self._led and (words[before - 1] in "\"“”„«»‘’'(" or self._tagged(before - 1, "article")):
            before -= 1
        cue = self._cue(first, last)
        own = page.tags.get(first, ())
        single = last == first + 1
        common = single and (words[first].lower() in self._lower or any(t.kind not in _OPEN and t.kind != "demonym" and t.kind != "not_name" and t.last == last for t in own))
        hyphen = last < len(words) and words[last] in _HYPHENS and self._starts[last] == self._ends[last - 1] and last + 1 < len(words) and self._starts[last + 1] == self._ends[last]
        return Mention(
            first,
            last,
            key,
            rows,
            inflected,
            cue,
            self._led.get(before, ""),
            first in self._opens or (first > 0 and first - 1 in self._opens and not words[first - 1][0].isalnum()),
            self._crowded(first, last),
            common,
            any(t.kind == "not_name" and t.last == last for t in own),
            False,
            hyphen,
        )

    def _tagged(self, i: int, kind: str) -> bool:
        return any(t.kind == kind for t in self._page.tags.get(i, ()))

    def _cue(self, first: int, last: int) -> str:
        """The word for a kind of place directly before ("regio X", "region of X") or after ("X Oblast")."""
        before = self._after_cue.get(first)
        if before is None and first > 1 and any(t.kind == "preposition" and t.value == "of" for t in self._page.tags.get(first - 1, ())):
            before = self._after_cue.get(first - 1)
        if before is not None:
            return before.value
        for tag in self._page.tags.get(last, ()):
            if tag.kind == "place_cue" and tag.value == "admin":
                return tag.value
        return ""

    def _crowded(self, first: int, last: int) -> bool:
        if self._nouns:
            return False
        return self._name_like(first - 1, first) or self._name_like(last, last - 1)

    def _name_like(self, i: int, beside: int) -> bool:
        """Is token i a capitalised word that makes the words beside it part of a longer name?"""
        if not 0 <= i < len(self._words):
            return False
        word = self._words[i]
        a, b = (i, beside) if i < beside else (beside, i)
        gap = self._page.document.text[self._ends[a] : self._starts[b]]
        if gap != " " or not word[0].isupper():
            return False
        if i in self._blocked:
            return False
        if i < beside and i in self._opens:
            return not self._page.tags.get(i) and word.lower() not in self._lower
        return not any(t.kind not in ("role", "not_name", "counted") for t in self._page.tags.get(i, ()))

    def _adjective(self, i: int) -> Mention | None:
        """An adjective beside a word for region: "obwodu donieckiego", "Донецкой области". The mention spans both."""
        before = self._after_cue.get(i)
        first, last = i, i + 1
        cue = None
        if before is not None and before.value == "admin":
            first, cue = before.first, before
        else:
            for tag in self._page.tags.get(i + 1, ()):
                if tag.kind == "place_cue" and tag.value == "admin":
                    last, cue = tag.last, tag
                    break
        if cue is None:
            return None
        key = self._key(i, i + 1)
        rows = tuple([r for r in self._gazetteer.lookup(key) if r.rank == 3])
        if not rows:
            return None
        return Mention(first, last, key, rows, False, "admin", "", False, False, False, False, True, False)
