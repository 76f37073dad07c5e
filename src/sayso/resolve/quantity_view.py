"""What the reader of quantities looks at: tokens, marks and numerals of a page, and which numbers count nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from sayso.core.records import Date, Page, Record, Tag
from sayso.packs.language import LanguagePack
from sayso.resolve.marks import Marks, digits
from sayso.resolve.numerals import Numeral, Numerals

# What a quantity can begin with, beside digits.
_HEADS = ("number", "magnitude", "fraction", "vague", "count_word")
_NUMERIC = frozenset({"magnitude", "number", "number_join"})
_MARKS_BEFORE = frozenset(":/.,-")
_YOUNGEST, _OLDEST = 5, 110  # whose age a text tells


class Counted(Record, frozen=True):
    """What is counted: the span ends at token `last` (exclusive), `name` is its English plural or the noun as written.

    `known`: the pack has it. `measure`: it is a unit of time, money or size. `short`: one that is counted by the one (a week, a euro).
    """

    last: int
    name: str | None
    known: bool = False
    measure: bool = False
    short: bool = False


class QuantityView:
    """A page as the reader of quantities sees it."""

    def __init__(self, page: Page, pack: LanguagePack, dates: Sequence[Date]) -> None:
        self.page = page
        self.text = page.document.text
        self.marks = Marks(page)
        starts = {tag.first for kind in _HEADS for tag in page.of(kind)}
        starts.update(digits(page))
        self.candidates = sorted(starts)
        self.numerals = Numerals(page, pack, self.marks)
        tokens = page.tokens
        self.starts, self.ends, self.words, self.lowers = tokens.starts, tokens.ends, tokens.words, tokens.lowers
        self.size = len(tokens.words)
        self.taken = bytearray(self.size + 1)
        for date in dates:
            first, last = bisect_left(self.starts, date.start), bisect_left(self.starts, date.end)
            self.taken[first:last] = b"\1" * (last - first)
        self.sentence_ends = frozenset(s.last for s in page.sentences)

    def at(self, i: int, kind: str) -> Tag | None:
        """The tag of a kind that begins at token i."""
        return self.marks[i].get(kind)

    def before(self, i: int, kind: str, *values: str) -> Tag | None:
        """The longest tag of a kind (and value) that ends before token i."""
        return self.marks.before(i, kind, values)

    def mere_article(self, i: int, here: dict[str, Tag]) -> bool:
        """Is the number word at token i nothing but an article: no multiplier after it, no comparator before?"""
        tag = here.get("number")
        if tag is None or "article" not in tag.flags or "unit" in tag.flags or self.words[i][0].isdigit():
            return False
        hyphen = tag.last < self.size and self.words[tag.last] == "-"
        return not hyphen and self.at(tag.last, "ratio") is None and _NUMERIC.isdisjoint(self.marks[tag.last]) and self.before(i, "comparator") is None

    def ratio(self, n: Numeral) -> int:
        """Where a ratio that begins with a numeral ends (one in five), 0 if it is none."""
        tag = self.at(n.last, "ratio")
        if tag is None or n.value > 10:
            return 0
        other = self.numerals.at(tag.last)
        return other.last if other is not None and n.value < other.value <= 1000 and not other.ordinal else 0

    def over_of(self, k: int) -> int:
        """Token k moved right over a joining "of"."""
        tag = self.at(k, "preposition")
        if tag is not None and tag.value == "of":
            return tag.last
        lead = self.at(k, "date_lead")
        return lead.last if lead is not None and lead.value == "of" else k

    def over_articles(self, k: int) -> int:
        """Token k moved right over an article or preposition before the second number of a range."""
        tag = self.at(k, "article") or self.at(k, "preposition") or self.at(k, "date_lead")
        return tag.last if tag is not None and self.at(k, "number") is None else k

    def percent_after(self, j: int) -> int:
        """Where a percent sign or currency sign at token j ends, 0 if there is none."""
        if j < self.size and self.words[j] in "%‰€$£°":
            return j + 1
        return 0

    def currency_first(self, first: int) -> int:
        """`first`, moved over a currency sign that stands before the number."""
        tag = self.before(first, "currency")
        return tag.first if tag is not None and "before" in tag.flags else first

    def counts(self, n: Numeral) -> bool:
        """May a numeral count something at all?"""
        return not self.no_count(n)

    def no_count(self, n: Numeral) -> str:
        """Why a numeral counts nothing, "" where it may: ordinals, clock times, ages, scores, labels, parts of codes."""
        if n.ordinal:
            return "ordinal"
        if self.taken[n.last - 1]:
            return "date"
        words, first, last = self.words, n.first, n.last
        if n.digits:
            if first and self.numerals.touches(first) and words[first - 1] in _MARKS_BEFORE and first >= 2 and self.numerals.touches(first - 1):
                before = words[first - 2][-1]
                if words[first - 1] != "-" or not before.isdigit():
                    return "code"
            if last + 1 < self.size and self.numerals.touches(last) and self.numerals.touches(last + 1):
                mark, after = words[last], words[last + 1][0]
                if mark in ":/." and after.isdigit():
                    return "code"
                if mark == "-" and after.isalpha() and self.at(last + 1, "ordinal_mark") is None:
                    return "code"
            if words[first][0] == "0" and n.plain and len(words[first]) > 1:
                return "code"
            if n.plain and last < self.size and words[last] == "." and self.numerals.touches(last) and last + 1 not in self.sentence_ends and n.value < 100:
                return "ordinal"
        here = self.marks[last]
        clock = here.get("clock")
        if clock is not None and "before" not in clock.flags and n.value <= 24:
            return "clock"
        if n.suffix is not None and n.suffix.kind == "clock":
            return "clock"
        if self.before(first, "label") is not None:
            return "label"
        if n.value <= 24 and self._is_hour(n):
            return "clock"
        if "ordinal_mark" in here and self.numerals.touches(last):
            return "ordinal"
        age = here.get("age_word")
        if age is not None and "before" not in age.flags:
            return "age"
        age = self.before(first, "age_word")
        return "" if age is None or "after" in age.flags else "age"

    def _is_hour(self, n: Numeral) -> bool:
        """Does a word before the numeral make it the time of day, and nothing after it make it a count?"""
        tag = self.before(n.first, "clock")
        if tag is None or "before" not in tag.flags:
            return False
        here = self.marks[n.last]
        unit = here.get("date_unit")
        if unit is not None:
            return unit.value == "hour"
        return "counted" not in here and "currency" not in here and not self.percent_after(n.last)

    def opening(self, first: int) -> Tag | None:
        """The word that opens a range before token `first` (between, from) or a change (rose from), over an article."""
        tag = self.before(first, "range_word", "between", "from", "change")
        if tag is not None:
            return tag
        article = self.before(first, "article") or self.before(first, "date_lead", "det")
        return self.before(article.first, "range_word", "between", "from", "change") if article is not None else None

    def changed(self, first: int) -> bool:
        """Does a word of change stand shortly before token `first`, in its sentence?"""
        for i in range(first - 1, max(-1, first - 9), -1):
            if i + 1 in self.sentence_ends:
                return False
            if "change" in self.marks[i]:
                return True
        return False

    def accepts(self, n: Numeral, noun: Counted) -> bool:
        """Is it a quantity, given what it counts?"""
        return not self.no_quantity(n, noun)

    def no_quantity(self, n: Numeral, noun: Counted) -> str:
        """Why a numeral is no quantity, given what it counts; "" where it is one."""
        if n.article:
            return "" if noun.measure and ((noun.short and n.unit) or self.before(n.first, "comparator") is not None) else "article"
        if n.single:
            return "" if noun.known and noun.last == n.last + 1 else "article"
        if n.odd and not (noun.measure and noun.name != "hours"):
            return "" if n.magnitude > 1 else "odd"
        if self._is_age(n, noun):
            return "age"
        if noun.known or n.magnitude > 1:
            return ""
        if n.plain and n.digits:
            if self._is_bare_age(n, noun):
                return "age"
            if 1900 <= n.value <= 2100 and len(self.words[n.first]) == 4:
                return "" if noun.name else "year"
            before = n.first - 1
            if not noun.name and before >= 0 and (self.words[before] == "(" or self.words[before].isupper() or self.words[before][0].isupper()) and before not in self.sentence_ends and not self._opens(before):
                return "label"
        if not n.digits and not noun.name:
            return "" if n.value > 2 else "bare"
        return ""

    def _is_age(self, n: Numeral, noun: Counted) -> bool:
        """Is it somebody's age: years between commas, or after a word that opens the sentence (at 36, she …)?"""
        if noun.name != "years" or not _YOUNGEST <= n.value <= _OLDEST:
            return False
        before = n.first - 1
        lead = self.before(n.first, "preposition") or self.before(n.first, "date_lead")
        if lead is not None and lead.first == before:
            if self._opens(before) and noun.last < self.size and (self.words[noun.last] == "," or self.words[noun.last][0].isupper()):
                return True
            before -= 1
        after = self.words[noun.last] if noun.last < self.size else "."
        return before >= 0 and self.words[before] in ",(" and after in ",).;"

    def _is_bare_age(self, n: Numeral, noun: Counted) -> bool:
        """Is it an age between commas behind a name ("Ada Cole, 36, said")?"""
        first, last = n.first, n.last
        return (
            noun.name is None and _YOUNGEST <= n.value <= _OLDEST and first > 1 and last < self.size and first - 1 not in self.sentence_ends
            and self.words[first - 1] == "," and self.words[last] == "," and self.words[first - 2][0].isupper()
        )  # fmt: skip

    def _opens(self, i: int) -> bool:
        """Does token i begin a sentence, so that its capital says nothing?"""
        return i == 0 or i in self.sentence_ends
