"""From a time expression to a value: against the day of publication, the story's last date, and the tense of the clause."""

from __future__ import annotations

from bisect import bisect_right

from sayso.core.records import Clause, Page, Sentence
from sayso.packs.language import LanguagePack
from sayso.resolve.calendar import Moment, days_between, moment, on_easter, parse, shift, week_start, weekday
from sayso.resolve.date_units import SEASON_PARTS
from sayso.resolve.date_view import DateView, Expression
from sayso.resolve.verb_forms import tense_of

_SEASON_MONTHS = {"spring": 4, "summer": 7, "autumn": 10, "winter": 1}
_WEEKDAY_OF_PART = {"begin": 1, "mid": 3, "end": 5}
_MONTH_OF_PART = {"begin": 1, "mid": 6, "end": 12}
# Nothing says past or future: what comes within this many days is ahead, all else is behind.
_SOON = 100
# From this many years before publication on, a story is told from its own dates.
_HISTORY = 2
# A text with this many dates of such years, and three times as many as point from publication, is history from its first line on.
_OLD_DATES = 5
# Further ahead than this many days, a month or day without a year is the one behind, whatever the tense.
_FAR = 285
# Words that may stand between a future word and the verb it leads.
_LED = 3
# Tokens that a verb known by its ending alone is further away than one the pack has.
_UNKNOWN = 2
# Tokens of these kinds are no verbs, whatever their ending.
_NOUNS = frozenset({"month", "weekday", "date_unit", "counted", "currency", "date_word", "number", "magnitude"})


Told = tuple[str, str, int | None]  # tense, what told it, the token of its verb
_UNTOLD: Told = ("", "", None)


class Valued:
    """What an expression stands for: the moment, whether it is approximate, and what it was resolved from."""

    __slots__ = ("approximate", "basis", "moment", "stated")

    def __init__(self, moment: Moment, basis: str, approximate: bool, stated: bool) -> None:
        self.moment, self.basis, self.approximate, self.stated = moment, basis, approximate, stated


class Resolver:
    """Resolves the expressions of one page in the order of the text."""

    def __init__(self, page: Page, pack: LanguagePack, view: DateView) -> None:
        self._lexicon = pack.lexicon
        published = page.document.published
        self.published = parse(published) if published else None
        self.view = view
        self.story: Moment | None = None
        self.told: Moment | None = None  # the last date that does not rest on publication
        self._stated = self._published = 0
        self._clause_starts = [c.first for c in page.clauses]
        self._sentence_starts = [s.first for s in page.sentences]
        self._page = page
        year = self.published.year if self.published is not None else 0
        old = sum(e.form == "day" and 0 < e.year <= year - _HISTORY for e in view.found)
        pointing = sum(e.form == "weekday" or (e.form == "shift" and e.anchor == "published") for e in view.found)
        self._old = old >= _OLD_DATES and old >= 3 * pointing

    def value(self, e: Expression) -> Valued | None:
        """The value of an expression, None if it cannot be known."""
        found = self._value(e)
        if found is not None:
            self.story = found.moment
            if found.basis.startswith("published"):
                self._published += 1
            else:
                self.told = found.moment
                self._stated += found.stated and found.moment.month > 0
        return found

    def _value(self, e: Expression) -> Valued | None:
        if e.form == "day":
            return self._day(e)
        if e.form == "shift":
            return self._shift(e)
        base = self.published
        told = self._history()
        if told is not None and e.form == "season":
            return Valued(Moment(told.year), f"story {told.iso()}", e.approximate, False)
        if base is None:
            return None
        if e.form == "weekday":
            found = self._weekday(e, base)
        elif e.form == "season":
            found = self._season(e, base)
        else:
            found = self._nearest([on_easter(base.year + n, int(e.amount), e.unit == "pascha") for n in (-1, 0, 1)], base, self.tense(e))
        return None if found is None else Valued(found, f"published {base.iso()}", e.approximate, False)

    # --- tense --------------------------------------------------------------------------------------------------------

    def tense(self, e: Expression) -> str:
        """past, future or "": from the clause, the word before the expression, then the sentence. A deadline in a story of the past is past."""
        return self.told_tense(e)[0]

    def told_tense(self, e: Expression) -> Told:
        """The tense, and what told it: pointing (last, next), lead (the word before it) or a verb, with its token."""
        if e.pointing in ("last", "next"):
            return ("past" if e.pointing == "last" else "future"), "pointing", None
        if e.lead in ("past", "due"):
            return ("past" if e.lead == "past" else "future"), "lead", None
        clause = self._tense_in(self._page.clauses, self._clause_starts, e)
        if clause[0]:
            return clause
        if e.lead in ("future", "from"):
            return "future", "lead", None
        return self._tense_in(self._page.sentences, self._sentence_starts, e)

    def _tense_in(self, stretches: tuple[Clause, ...] | tuple[Sentence, ...], starts: list[int], e: Expression) -> Told:
        n = bisect_right(starts, e.first) - 1
        if n < 0:
            return _UNTOLD
        first, last = stretches[n].first, stretches[n].last
        marks = self.view.marks
        near: list[tuple[int, str, int]] = []
        for i in range(first, last):
            known = "date_tense" in marks[i]
            tense = marks[i]["date_tense"].value if known else self._by_form(i)
            # What a future word leads is no past, whatever its form: will be published.
            if tense and not (tense == "past" and any(self._looks_ahead(k) for k in range(max(first, i - _LED), i))):
                near.append((abs(i - e.first) + (0 if known else _UNKNOWN), tense, i))
        return _nearest_told(near) if near else _UNTOLD

    def _by_form(self, i: int) -> str:
        word = self.view.lowers[i]
        return tense_of(self._lexicon, word) if len(word) > 3 and word.isalpha() and _NOUNS.isdisjoint(self.view.marks[i]) else ""

    def _looks_ahead(self, i: int) -> bool:
        tag = self.view.marks[i].get("date_tense")
        return tag is not None and tag.value == "future"

    # --- forms --------------------------------------------------------------------------------------------------------

    def _day(self, e: Expression) -> Valued | None:
        if e.year:
            found = moment(e.year, e.month, e.day)
            return None if found is None else Valued(found, "stated", e.approximate, True)
        base = self.published
        told = self._history()
        if e.pointing == "years" and base is not None:
            found = moment(base.year + int(e.amount), e.month, e.day)
            return None if found is None else Valued(found, f"published {base.iso()}", e.approximate, False)
        if told is not None:
            found = self._in_story(e, told)
            return None if found is None else Valued(found, f"story {told.iso()}", e.approximate, False)
        if base is None:
            return None
        candidates = [m for n in (-1, 0, 1, 4, -4) if (m := moment(base.year + n, e.month, e.day)) is not None]
        if e.pointing == "this":
            candidates = [m for m in candidates if m.year == base.year] or candidates
        found = self._nearest(candidates, base, self.tense(e))
        return None if found is None else Valued(found, f"published {base.iso()}", e.approximate, False)

    def _history(self) -> Moment | None:
        """The date told last, in a story that is told from its own dates, well before publication, and hardly from that."""
        told = self.told
        if told is None or self.published is None:
            return told
        historical = self._old or (self._stated >= 2 and self._stated >= 3 * self._published)
        return told if historical and told.year <= self.published.year - _HISTORY else None

    def _in_story(self, e: Expression, story: Moment) -> Moment | None:
        if not story.month:
            return moment(story.year, e.month, e.day)
        candidates = [m for n in (-1, 0, 1) if (m := moment(story.year + n, e.month, e.day)) is not None]
        return min(candidates, key=lambda m: (abs(days_between(story, m)), -m.year), default=None)

    def _nearest(self, candidates: list[Moment], base: Moment, tense: str) -> Moment | None:
        """The nearest candidate in the direction of the tense; without one, what comes soon, else the latest behind."""
        behind = [m for m in candidates if _not_after(m, base)]
        ahead = [m for m in candidates if _not_after(base, m)]
        latest = max(behind, key=lambda m: m.first_day(), default=None)
        soonest = min(ahead, key=lambda m: m.first_day(), default=None)
        if tense == "past" or soonest is None:
            return latest or soonest
        if latest is None or (tense == "future" and days_between(base, soonest) <= _FAR):
            return soonest
        if tense == "future":
            return latest
        return soonest if not _same(latest, base) and days_between(base, soonest) <= _SOON < days_between(latest, base) else latest

    def _weekday(self, e: Expression, base: Moment) -> Moment | None:
        if not base.day:
            return None
        tense = self.tense(e)
        if e.pointing == "this":
            start = week_start(base)
            found = start and shift(start, "day", e.weekday - 1)
            return shift(found, "day", -7) if found is not None and tense == "past" and days_between(base, found) > 0 else found
        if e.pointing:
            moved = shift(base, "day", -1 if e.pointing == "last" else 1)
            return moved and weekday(moved, e.weekday, e.pointing == "next")
        return weekday(base, e.weekday, tense == "future")

    def _season(self, e: Expression, base: Moment) -> Moment | None:
        middle = _SEASON_MONTHS[e.unit]
        if not base.month or e.pointing == "this":
            return Moment(base.year)
        candidates = [Moment(base.year + n, middle) for n in (-1, 0, 1)]
        found = self._nearest(candidates, base, self.tense(e))
        # A season lasts: what began less than two months away is this one.
        near = [m for m in candidates if abs(days_between(base, m)) <= 75] if not e.pointing else []
        found = near[0] if near else found
        return found and Moment(found.year, SEASON_PARTS.get(e.unit, {}).get(e.part, 0))

    def _shift(self, e: Expression) -> Valued | None:
        story = self.story if e.anchor == "story" else None
        if story is None and (e.amount > 0 or e.part in _MONTH_OF_PART):
            story = self._history()
        if story is None and e.anchor == "ahead" and self.told is not None and self.tense(e) == "past":
            story = self.told  # a month on, it was over: counted from what the story told
        base, name = (story, "story") if story is not None else (self.published, "published")
        if base is None:
            return None
        basis = f"{name} {base.iso()}"
        found = self._moved(e, base)
        return None if found is None else Valued(found, basis, e.approximate, False)

    def _moved(self, e: Expression, base: Moment) -> Moment | None:
        if e.unit == "day":
            moved = shift(base, "day", e.amount)
            if moved is None and e.part == "vague":
                return base
            return moved.no_finer("month") if moved is not None and e.part == "vague" else moved
        if e.unit == "week":
            moved = shift(base, "week", e.amount)
            if moved is None and e.part == "vague":
                return base
            if moved is None or e.part == "exact":
                return moved
            if e.part in _WEEKDAY_OF_PART and moved.day:
                start = week_start(moved)
                return start and shift(start, "day", _WEEKDAY_OF_PART[e.part] - 1)
            return moved.no_finer("month")
        moved = shift(base, e.unit, e.amount)
        if moved is None:
            return None
        if e.unit == "year" and e.part in _MONTH_OF_PART:
            return Moment(moved.year, _MONTH_OF_PART[e.part])
        return moved.no_finer("month" if e.unit == "month" else "year")


def _nearest_told(near: list[tuple[int, str, int]]) -> Told:
    _, tense, token = min(near)
    return tense, "verb", token


def _not_after(a: Moment, b: Moment) -> bool:
    """Is `a` not after `b`, in the precision of the coarser?"""
    precision = 3 if a.day and b.day else 2 if a.month and b.month else 1
    return (a.year, a.month, a.day)[:precision] <= (b.year, b.month, b.day)[:precision]


def _same(a: Moment, b: Moment) -> bool:
    return _not_after(a, b) and _not_after(b, a)
