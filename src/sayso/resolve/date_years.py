"""Years that stand alone, decades, and lists and ranges of years."""

from __future__ import annotations

from sayso.resolve.date_view import LEADS, DateView, Expression

_FROM, _TO = 1000, 2100
_OPENING = frozenset("(/–—-[")


def year_after(view: DateView, i: int) -> tuple[int, int] | None:
    """The year at token i of a date, over comma and "of": where it ends (with its era word), and the year."""
    k = view.over(i, "of")
    if k == i and i < view.size and view.words[i] == ",":
        k = i + 1
    if k == i and i + 1 < view.size and view.words[i] == "." and view.touches(i):
        k = i + 1
    if (era := view.at(k, "era")) is not None and "before" in era.flags:
        k = era.last
    if k >= view.size or not _is_year(view, k):
        return None
    return _with_era(view, k + 1), int(view.words[k])


def _is_year(view: DateView, k: int) -> bool:
    word = view.words[k]
    if len(word) != 4 or not word.isdecimal() or not _FROM <= int(word) <= _TO:
        return False
    numeral = view.numerals.at(k)
    return numeral is not None and numeral.last == k + 1


def _with_era(view: DateView, end: int) -> int:
    if end + 1 < view.size and view.words[end] == "-" and view.touches(end) and view.at(end + 1, "ordinal_mark") is not None:
        end += 2
    era = view.at(end, "era")
    if era is not None and "before" not in era.flags:
        end = era.last
        if end < view.size and view.words[end] == "." and view.touches(end) and len(view.words[end - 1]) <= 2:
            end += 1
    return end


def years(view: DateView) -> None:
    """Find every bare year that counts nothing."""
    for i in view.digits:
        word = view.words[i]
        if view.covered[i]:
            continue
        if word[1:2] == "0" and not word[2:3].isdigit():
            _short_decade(view, i)
        elif len(word) == 4 and word.isdecimal() and _is_year(view, i):
            _bare(view, i)
        elif len(word) > 4 and word[:4].isdecimal() and not word[4].isdigit():
            _decade(view, i)


def _decade(view: DateView, i: int) -> None:
    """1990s, 1990er: digits with a decade mark glued to them."""
    numeral = view.numerals.at(i)
    if numeral is None or numeral.suffix is None or numeral.suffix.kind != "era" or not _FROM <= numeral.value <= _TO:
        return
    unit = view.at(i + 1, "date_unit")
    last = unit.last if unit is not None and unit.value == "year" else i + 1
    view.add(Expression(i, last, "day", int(numeral.value) // 10 * 10, approximate=True, lead=view.tendency(i)))


def _short_decade(view: DateView, i: int) -> None:
    """A decade of the last century in two digits: années 80, anni '80, the 80s, 80-х годов."""
    word, last = view.words[i], i + 1
    mark = view.words[i - 1] if i else ""
    opened = i - 1 if mark in "'’‘" and i else i
    before = view.before(opened, "era")
    first = before.first if before is not None and "decade" in before.flags else opened
    if len(word) == 2 and first == opened:
        if last + 1 < view.size and view.words[last] == "-" and view.touches(last) and view.at(last + 1, "ordinal_mark") is not None:
            last += 2
        elif last < view.size and view.words[last] == "." and view.touches(last):
            last += 1
        era = view.at(last, "era")
        if last == i + 1 or era is None or "decade" not in era.flags:
            return
        last = era.last
    elif len(word) > 2:
        numeral = view.numerals.at(i)
        if numeral is None or numeral.suffix is None or "decade" not in numeral.suffix.flags or numeral.value >= 100:
            return
        unit = view.at(last, "date_unit")
        last = unit.last if unit is not None and unit.value == "year" else last
    tens = int(word[0]) * 10
    if tens >= 20:
        view.add(Expression(first, last, "day", 1900 + tens, approximate=True, lead=view.tendency(first)))


def _bare(view: DateView, i: int) -> None:
    year, first = int(view.words[i]), i
    last = _with_era(view, i + 1)
    lead_era = view.before(i, "era")
    era = last > i + 1 or (lead_era is not None and "before" in lead_era.flags)
    decade = lead_era is not None and "decade" in lead_era.flags and year % 10 == 0
    after_era = view.before(last, "era") if last > i + 1 else None
    decade = decade or (after_era is not None and "decade" in after_era.flags and year % 10 == 0)
    lead = view.before(view.back(i, "det"), "date_lead", *LEADS) or view.before(i, "date_lead", *LEADS)
    if not (era or _alone(view, i, year, lead is not None)):
        return
    if lead_era is not None and ("inside" in lead_era.flags or decade):
        first = lead_era.first
    part = view.before(view.back(first, "of", "det"), "date_part", "begin", "mid", "end") or view.before(first, "date_part", "begin", "mid", "end")
    if part is None and lead_era is not None and "before" in lead_era.flags:
        part = view.before(lead_era.first, "date_part", "begin", "mid", "end")
    season = view.before(view.back(first, "of", "det"), "date_season")
    head = lead_era.first if lead_era is not None and "before" in lead_era.flags else first  # "born in the year 2006"
    born = (view.before(view.back(place, "at", "det", "past"), "date_birth") for place in (first, head))
    birth = next((b for b in born if b is not None), None) or view.at(last, "date_birth")
    if season is not None and view.free(season.first, first):
        view.add(Expression(season.first, last, "day", year, approximate=True, lead=view.tendency(season.first)))
        return
    if part is not None:
        first = part.first
    view.add(Expression(first, last, "day", year, part=part.value if part else "", approximate=decade or part is not None, lead=view.tendency(first), birth=birth is not None))
    _years_after(view, i, year)


def _years_after(view: DateView, i: int, year: int) -> None:
    """The other end of a range of years that is written short: 1940-41."""
    if i + 2 < view.size and view.words[i + 1] in "-–—/" and view.touches(i + 1) and view.touches(i + 2):
        word = view.words[i + 2]
        if len(word) == 2 and word.isdecimal() and int(word) > year % 100 and not (i + 4 < view.size and view.words[i + 3] == view.words[i + 1] and view.touches(i + 3)):
            view.add(Expression(i + 2, _with_era(view, i + 3), "day", year // 100 * 100 + int(word)))


def _alone(view: DateView, i: int, year: int, led: bool) -> bool:
    """May a bare four-digit number be a year? It must count nothing, and look like one unless a leading word says so."""
    after, before = i + 1, i - 1
    following = view.marks[after]
    if view.published_year and abs(year - view.published_year) <= 3 and "currency" not in following and "magnitude" not in following:
        determiner = view.before(i, "article") or view.before(i, "possessive") or view.before(i, "date_lead", "det")
        if determiner is not None and determiner.first == before:
            return True  # its 2023 report
    if "counted" in following or "currency" in following or "magnitude" in following or ("date_unit" in following and "date_direction" not in following):
        return False
    if after < view.size and view.words[after] in "%‰°€$£":
        return False
    if before >= 0:
        if view.before(i, "currency") is not None or view.before(i, "label") is not None:
            return False
        if view.touches(i) and view.words[before] not in _OPENING and view.words[before] not in "\"'“„«’‘":
            return False
        if view.touches(i) and view.words[before] == "-" and view.touches(before) and not view.words[before - 1].isdecimal():
            return False
        if view.words[before].isdecimal() and not view.touches(i):
            return False
    if after + 1 < view.size and view.touches(after):
        if view.words[after] == "-" and view.touches(after + 1) and not view.words[after + 1].isdecimal():
            return view.at(after + 1, "ordinal_mark") is not None
        if view.words[after] == "-" and view.touches(after + 1) and len(view.words[after + 1]) == 2 and int(view.words[after + 1]) <= 12:
            return False  # a machine's year and month, or a season: not told in words
        if view.words[after] == ":" and view.touches(after + 1):
            return False
    if led or 1950 <= year <= 2049:
        return True
    ends = after >= view.size or view.words[after] in "),.;:–—-/]"
    opens = before < 0 or view.words[before] in "(–—-/["
    return ends and (opens or year >= 1500)
