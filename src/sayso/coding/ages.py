"""How old: on the day of publication, from a year or date of birth; or as the text tells it beside a word for age."""

from __future__ import annotations

from sayso.core.records import Page, Tag

# The ages that are taken for those of people to serve, in years.
_AGES = range(10, 80)
# How far from its word an age may begin, in tokens ("im Alter von 16 bis 17").
AGE_REACH = 6
_PASSED = frozenset({"conjunction", "preposition", "article", "date_unit", "range_word"})


def age(birth: str, published: str | None) -> tuple[int, int] | None:
    """The lowest and highest age, in whole years, of somebody born then (a year or a date) on the day of publication."""
    if not published:
        return None
    years = int(published[:4]) - int(birth[:4])
    if len(birth) == 10 and len(published) == 10:
        exact = years - (published[5:] < birth[5:])
        return exact, exact
    return years - 1, years


def told_age(page: Page, word: Tag) -> tuple[int, int] | None:
    """The lowest and highest age told beside a word for age: before it ("17-year-olds"), else behind it ("aged 16 to 17"); None if there is none."""
    told = _numbers(page, word.first - 1, -1) or _numbers(page, word.last, 1)
    return (min(told), max(told)) if told else None


def written(tags: tuple[Tag, ...]) -> str | None:
    """The digits of a number written as a word."""
    return next((t.value for t in tags if t.kind == "number" and not t.flags), None)


def _numbers(page: Page, at: int, step: int) -> list[int]:
    """The numbers from token `at` on, on its side, with only marks and small words between."""
    words = page.tokens.words
    out: list[int] = []
    for i in range(at, at + step * AGE_REACH, step):
        if not 0 <= i < len(words):
            break
        tags = page.tags.get(i, ())
        text = words[i] if words[i].isdigit() and words[i].isascii() else written(tags) or ""
        if text.isdigit() and len(text) <= 2 and int(text) in _AGES:
            out.append(int(text))
        elif words[i] not in "-–" and not any(t.kind in _PASSED for t in tags):
            break
    return out
