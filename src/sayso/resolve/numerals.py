"""Numbers as a language writes them: digits with native grouping and decimals, number words, magnitudes, fractions."""

from __future__ import annotations

import re
from math import inf

from sayso.core.records import Page, Record, Tag
from sayso.packs.language import LanguagePack
from sayso.resolve.marks import Marks

_GLUED = re.compile(r"(\d+)([^\W\d]+)$")
_SPACES = frozenset(" \u00a0\u202f\u2009")


class Numeral(Record, frozen=True):
    """A number at tokens `first` to `last` (exclusive).

    `magnitude` is its last multiplier (1 without one), `digits` says that it begins with digits, `plain` that it is one run of digits and nothing
    else, `odd` that its decimal mark is not the language's own.
    """

    first: int
    last: int
    value: float
    magnitude: float = 1
    digits: bool = False
    plain: bool = False
    odd: bool = False
    ordinal: bool = False
    article: bool = False  # an article, a number only beside something more
    unit: bool = False  # an article that counts units
    single: bool = False  # the number one
    about: bool = False
    suffix: Tag | None = None  # what is glued to the digits and is no multiplier: 10km


class Numerals:
    """The numerals of a page, read on demand and kept."""

    def __init__(self, page: Page, pack: LanguagePack, marks: Marks) -> None:
        settings = pack.settings.get("numbers", {})
        tokens = page.tokens
        self.text = page.document.text
        self.starts, self.ends, self.words, self.lowers = tokens.starts, tokens.ends, tokens.words, tokens.lowers
        self.size = len(tokens.words)
        self.marks = marks
        self.lexicon = pack.lexicon
        self.decimal: str = settings.get("decimal", ",")
        self.grouping = frozenset(settings.get("grouping", (".", " ")))
        if self.grouping & _SPACES:
            self.grouping |= _SPACES
        self._found: dict[int, Numeral | None] = {}

    def at(self, i: int) -> Numeral | None:
        """The longest numeral that begins at token i."""
        if i not in self._found:
            self._found[i] = self._read(i)
        return self._found[i]

    def ending(self, i: int) -> Numeral | None:
        """The longest numeral that ends before token i."""
        for start in range(max(0, i - 5), i):
            found = self.at(start)
            if found is not None and found.last == i:
                return found
        return None

    def touches(self, i: int) -> bool:
        """Does token i stand right after the one before it, no space between?"""
        return 0 < i < self.size and self.ends[i - 1] == self.starts[i]

    def _read(self, first: int) -> Numeral | None:
        total, current, least = 0.0, None, inf
        j, digits, parts, open_digits = first, False, 0, False
        odd = ordinal = article = unit = single = about = plain = False
        suffix: Tag | None = None
        while j < self.size:
            here = self.marks[j]
            if self.words[j][0].isdigit():
                if current is not None:
                    break
                run = self._digits(j)
                if run is None or (parts and run[1] >= least):
                    break
                digits = digits or not parts
                odd, plain, parts, open_digits = odd or run[2], not parts and run[3], parts + 1, True
                j, current = run[0], run[1]
                glued = run[4]
                if glued is not None:
                    if glued.kind != "magnitude":
                        suffix = glued
                        ordinal = glued.kind == "ordinal_mark"
                        break
                    total, current, least = total + current * float(glued.value), None, float(glued.value)
            elif not parts and "fraction" in here and (fraction := self._of_fraction(first, here["fraction"])) is not None:
                return fraction
            elif "number" in here:
                tag = here["number"]
                value = float(tag.value)
                if current is None:
                    if value >= least or (parts and "article" in tag.flags and total):
                        break
                    current = value
                elif not open_digits and _fits(current, value):
                    current += value
                else:
                    break
                article = not parts and "article" in tag.flags
                unit = article and "unit" in tag.flags
                single = not parts and "single" in tag.flags
                about = about or "about" in tag.flags
                plain, parts, open_digits, j = False, parts + 1, False, tag.last
                if "ordinal" in tag.flags:
                    ordinal = True
                    break
            elif "magnitude" in here:
                tag = here["magnitude"]
                by = float(tag.value)
                if current is None:
                    if parts and by <= least:
                        break
                    if not parts and "alone" not in tag.flags:
                        break
                    if not parts:
                        current = 1.0
                if by == 100 and current is not None and current < 100 and not open_digits:
                    current *= 100
                elif by > least:
                    total, current, least = (total + (current or 0)) * by, None, by
                else:
                    total, current, least = total + (current or 1) * by, None, by
                plain, article, single, parts, open_digits, j = False, False, False, parts + 1, False, tag.last
            else:
                after = self._after_join(j, current, least) if parts and not open_digits else None
                if after is None:
                    break
                j = after
        if not parts:
            return None
        magnitude = least if least is not inf else 1.0
        return Numeral(first, j, total + (current or 0), magnitude, digits, plain, odd, ordinal, article, unit, single, about, suffix)

    def _digits(self, i: int) -> tuple[int, float, bool, bool, Tag | None] | None:
        """A run of digits: where it ends, its value, whether its decimal mark is odd, whether it is bare, what is glued to it."""
        word, words = self.words[i], self.words
        if not word.isdecimal():
            found = _GLUED.match(word)
            tag = found and self._glued(found.group(2))
            return (i + 1, float(found.group(1)), False, False, tag) if found and tag else None
        run, j = word, i + 1
        if len(word) <= 3 and word[0] != "0":
            while j < self.size and (step := self._group(j)):
                run += words[j + step - 1]
                j += step
        odd = False
        whole = run == word
        if j + 1 < self.size and words[j] in ".," and self.touches(j) and self.touches(j + 1) and words[j + 1][0].isdigit():
            after = words[j + 1]
            found = _GLUED.match(after)
            decimals = found.group(1) if found else after
            if not decimals.isdecimal() or (j + 3 < self.size and words[j + 2] in ".," and self.touches(j + 2) and self.touches(j + 3) and words[j + 3].isdigit()):
                return None
            odd = words[j] != self.decimal
            tag = self._glued(found.group(2)) if found else None
            return j + 2, float(f"{run}.{decimals}"), odd, False, tag
        return j, float(run), odd, whole, None

    def _group(self, j: int) -> int:
        """How many tokens the next group of three digits takes, 0 if there is none."""
        word = self.words[j]
        if word in self.grouping and j + 1 < self.size:
            after = self.words[j + 1]
            return 2 if len(after) == 3 and after.isdecimal() and self.touches(j) and self.touches(j + 1) else 0
        gap = self.text[self.ends[j - 1] : self.starts[j]]
        return 1 if len(gap) == 1 and gap in self.grouping and len(word) == 3 and word.isdecimal() else 0

    def _glued(self, suffix: str) -> Tag | None:
        tags = self.lexicon.tag((suffix.lower(),)).get(0, ())
        return next((t for t in tags if t.kind in ("magnitude", "ordinal_mark", "counted", "currency", "era", "clock")), None)

    def _after_join(self, j: int, current: float | None, least: float) -> int | None:
        """Where a number goes on after a joining word or hyphen at token j."""
        here = self.marks[j]
        if "number_join" in here:
            k = here["number_join"].last
        elif self.words[j] == "-" and self.touches(j) and self.touches(j + 1):
            k = j + 1
        else:
            return None
        after = self.marks[k]
        if self.words[j] == "-" and "magnitude" in after:
            return k
        if "number" not in after:
            return None
        value = float(after["number"].value)
        fits = _fits(current, value) if current is not None else value < least and value < 1000
        return k if fits else None

    def _of_fraction(self, first: int, tag: Tag) -> Numeral | None:
        """A fraction of a multiplier: half a million, un cuarto de millón."""
        for k in range(tag.last, min(tag.last + 3, self.size)):
            here = self.marks[k]
            if "magnitude" in here:
                by = float(here["magnitude"].value)
                return Numeral(first, here["magnitude"].last, float(tag.value) * by, by)
            if k > tag.last and "number" not in here:
                break
        return None


def _fits(current: float, value: float) -> bool:
    """May a number word of `value` follow words worth `current`? Tens take units, hundreds take less, and sixty and eighty take teens in French."""
    if value <= 0 or current <= 0 or value != int(value):
        return False
    if value < 10 and current % 10 == 0 and current % 100 != 0 and current % 100 != 10:
        return True
    if 10 <= value < 20 and current % 100 in (60, 80):
        return True
    return value < 100 and current % 100 == 0
