"""What the date grammar looks at: tokens, marks and numerals of a page, and the expressions it finds in them."""

from __future__ import annotations

from sayso.core.records import Page, Record, Tag
from sayso.packs.language import LanguagePack
from sayso.resolve.marks import Marks, digits, heads
from sayso.resolve.numerals import Numerals
from sayso.resolve.verb_forms import tense_of

# What an expression can be built around.
LEADS = ("past", "future", "due", "from", "open", "at", "of")
HEADS = ("month", "weekday", "date_word", "date_unit", "date_season", "count_word")


class Expression(Record, frozen=True):
    """A time expression at tokens `first` to `last` (exclusive), before it is resolved; 0 and "" where unknown.

    form: day (year, month, day as far as stated), weekday, season, shift (unit, amount from anchor), yearly (a fixed month and day), easter.
    """

    first: int
    last: int
    form: str
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = 0
    unit: str = ""
    amount: float = 0
    anchor: str = "published"
    part: str = ""
    pointing: str = ""  # last, next or this
    lead: str = ""  # past, future, due, from or open, from the word before
    approximate: bool = False
    birth: bool = False


class DateView:
    """A page as the date grammar sees it."""

    def __init__(self, page: Page, pack: LanguagePack) -> None:
        self.page = page
        self._lexicon = pack.lexicon
        self.marks = Marks(page)
        self.heads = {kind: heads(page, kind) for kind in HEADS}
        self.digits = digits(page)
        self.numerals = Numerals(page, pack, self.marks)
        tokens = page.tokens
        self.starts, self.ends, self.words, self.lowers = tokens.starts, tokens.ends, tokens.words, tokens.lowers
        self.size = len(tokens.words)
        self.covered = bytearray(self.size + 1)
        self.found: list[Expression] = []
        published = page.document.published
        self.published_year = int(published[:4]) if published and published[:4].isdecimal() else 0

    def at(self, i: int, kind: str) -> Tag | None:
        """The tag of a kind that begins at token i."""
        return self.marks[i].get(kind)

    def before(self, i: int, kind: str, *values: str) -> Tag | None:
        """The longest tag of a kind (and value) that ends before token i."""
        return self.marks.before(i, kind, values)

    def lead(self, i: int, *values: str) -> Tag | None:
        """A date_lead of one of the values that begins at token i."""
        return next((tag for tag in self.page.tags.get(i, ()) if tag.kind == "date_lead" and tag.value in values), None)

    def over(self, i: int, *values: str) -> int:
        """Token i moved right over leading words of the values."""
        while (tag := self.lead(i, *values)) is not None:
            i = tag.last
        return i

    def back(self, i: int, *values: str) -> int:
        """Token i moved left over leading words of the values."""
        while (tag := self.before(i, "date_lead", *values)) is not None:
            i = tag.first
        return i

    def touches(self, i: int) -> bool:
        """Does token i follow the one before it with no space between?"""
        return 0 < i < self.size and self.ends[i - 1] == self.starts[i]

    def tendency(self, first: int) -> str:
        """What the word before token `first` says of past and future: past, future, due, from, open or nothing."""
        i = self.back(first, "det", "at")
        tag = self.before(i, "date_lead", "past", "future", "due", "from", "open")
        return tag.value if tag is not None else ""

    def with_determiner(self, first: int) -> int:
        """Token `first` moved left over an article that belongs to the span."""
        return self.back(first, "det")

    def joiner(self, i: int) -> tuple[int, bool] | None:
        """Where the words that join two dates and end before token i begin, and whether they make a range. None if there are none."""
        tag = self.before(i, "range_word", "to")
        if tag is not None:
            return tag.first, True
        era = self.before(i, "era")
        if era is not None and "before" in era.flags:
            i = era.first
            if (tag := self.before(i, "range_word", "to")) is not None:
                return tag.first, True
        i = self.back(i, "det", "at")
        if i and self.words[i - 1] in ("-", "–", "—", "/"):
            return i - 1, True
        tag = self.before(i, "range_word", "to", "and")
        if tag is not None:
            return tag.first, tag.value == "to"
        tag = self.before(i, "conjunction", "and")
        if tag is not None:
            return tag.first, False
        if i and self.words[i - 1] == ",":
            return i - 1, False
        return None

    def looks_ahead(self, i: int) -> bool:
        """Do the verb forms around token i all look ahead?"""
        near = range(max(0, i - 7), min(self.size, i + 7))
        tenses = {tag.value for k in near if (tag := self.marks[k].get("date_tense")) is not None}
        return (tenses or {tense for k in near if (tense := tense_of(self._lexicon, self.lowers[k]))}) == {"future"}

    def free(self, first: int, last: int) -> bool:
        """Is none of the tokens part of an expression yet?"""
        return not any(self.covered[first:last])

    def add(self, expression: Expression) -> None:
        """Keep an expression unless another has its tokens."""
        if self.free(expression.first, expression.last):
            self.covered[expression.first : expression.last] = b"\1" * (expression.last - expression.first)
            self.found.append(expression)
