"""The main job holds on any text: no error, every span grounded, values within their bounds, and the same result every time."""

from __future__ import annotations

import re
import sys
from functools import cache

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.core.ids import digest
from sayso.core.records import Analysis, Collected, Document
from sayso.core.spans import ungrounded
from sayso.packs.language import LANGUAGES, kinds, languages, load_language
from sayso.packs.lexicon import expand
from sayso.packs.tables import read_entries
from sayso.pipeline import NO_PACK, analyse

ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
MARKS = [" ", " ", " ", ", ", ". ", ": ", " – ", "\n\n", "\n", " “", "” ", " „", " «", "» ", " \"", "\" ", " (", ") ", "? “", "”, ", " 300.000 ", " 4-6 ", " 12 ", " 2022 ", " Wagner ", " Ana Vos ", " ISW "]


def analysed(text: str, language: str | None, published: str | None = "2023-03-14") -> Analysis:
    return analyse(Collected(Document("k", digest(text.encode("utf-8", "surrogatepass")), language, published, None, None, None, True, text), b""))


@cache
def phrases(code: str) -> st.SearchStrategy[str]:
    """Forms of the pack, kinds drawn evenly, sometimes with a capital."""
    by_kind: dict[str, list[str]] = {}
    for table in sorted((LANGUAGES / code).glob("*.tsv")):
        for entry in read_entries(table, kinds()):
            for form in entry.forms:
                by_kind.setdefault(entry.kind, []).extend(expand(form, load_language(code).settings["endings"], entry.place))
    one = st.sampled_from(sorted(by_kind)).flatmap(lambda kind: st.sampled_from(by_kind[kind]))
    return one | one.map(str.capitalize)


def sound(analysis: Analysis) -> None:
    """What must hold of every analysis, whatever the text."""
    assert ungrounded(analysis) == ()
    ids = [a.id for a in analysis.attributions]
    assert len(set(ids)) == len(ids)
    for a in analysis.attributions:
        assert a.content or a.source
        assert a.within is None or (a.within in ids and a.within != a.id)
    for c in analysis.claims:
        assert c.attribution is None or c.attribution in ids
        assert 0 <= c.score <= 1
        assert c.why
    for q in analysis.quantities:
        assert q.low is None or q.high is None or q.low <= q.high
        assert q.range is None or q.range.low is None or q.range.high is None or q.range.low <= q.range.high
    for d in analysis.dates:
        assert ISO.fullmatch(d.value)
        assert d.end_value is None or (ISO.fullmatch(d.end_value) and d.end_value[: len(d.value)] >= d.value[: len(d.end_value)])
    for p in analysis.places:
        assert p.lat is None or (p.lon is not None and abs(p.lat) <= 90 and abs(p.lon) <= 180)
    for mentions in (analysis.quantities, analysis.dates, analysis.places, analysis.actors):
        assert [m.start for m in mentions] == sorted(m.start for m in mentions)


@pytest.mark.parametrize("code", languages())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(data=st.data())
def test_any_mixture_of_a_packs_own_words_is_read(code: str, data: st.DataObject) -> None:
    pieces = data.draw(st.lists(st.tuples(phrases(code), st.sampled_from(MARKS)), min_size=1, max_size=40))
    text = "".join(phrase + mark for phrase, mark in pieces)
    published = data.draw(st.sampled_from([None, "2023", "2023-03", "2024-02-29"]))
    sound(analysed(text, code, published))


@pytest.mark.parametrize("code", languages())
@settings(max_examples=40, deadline=None, derandomize=True)
@given(text=st.text(max_size=300))
def test_any_text_is_read(code: str, text: str) -> None:
    sound(analysed(text, code))


# What a hostile or broken text repeats: marks that open and never close, names, numbers, abbreviations, dashes, one endless word.
REPEATED = ["“", "“a ", "\"", "\"a ", "«a ", "„a ", "'a ", "(", "(a ", "a ", "1 ", "1.", "1, ", "A. ", "Ana ", "Ana, ", "\n\n", "a,", ":", "—", " — a", "\n— a", "x" * 50]


def calls(text: str, code: str) -> int:
    """Function calls that reading a text takes: what grows as the work does, and is the same on every machine."""
    made = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        analysed(text, code)
    finally:
        sys.setprofile(None)
    return made


@pytest.mark.parametrize("code", ["en", "uk"])
@pytest.mark.parametrize("unit", REPEATED)
def test_work_grows_with_the_text_and_no_faster(code: str, unit: str) -> None:
    """Four times the text takes about four times the calls; reading that is quadratic would take 16 times."""
    short, long = (unit * (size // len(unit)) for size in (1_500, 6_000))
    sound(analysed(long, code))  # and fills the caches
    assert calls(long, code) < 6 * calls(short, code) + 10_000


@pytest.mark.parametrize("language", [None, "xx", "zz-ZZ"])
def test_a_language_without_a_pack_is_kept_and_says_so(language: str | None) -> None:
    analysis = analysed("Ri minista sọ pe ọkọ oju irin ti duro.", language)
    assert (analysis.analysis, analysis.reason, analysis.claims) == ("none", NO_PACK, ())
    assert analysis.document.text.startswith("Ri minista")


@cache
def rows(code: str) -> tuple[str, ...]:
    """The first form of every row of the pack."""
    entries = [e for table in sorted((LANGUAGES / code).glob("*.tsv")) for e in read_entries(table, kinds())]
    return tuple(expand(e.forms[0], load_language(code).settings["endings"], e.place)[0] for e in entries)


@pytest.mark.parametrize("frame", ["{}", "{} 2022", "3 {} 4", "“Ana Vos {}”, 12 {}.", "Vos {} 300.000, {} 1 mei"])
@pytest.mark.parametrize("code", languages())
def test_every_row_of_a_pack_is_read_wherever_it_stands(code: str, frame: str) -> None:
    forms = rows(code)
    for first in range(0, len(forms), 200):
        sound(analysed(". ".join(frame.replace("{}", form) for form in forms[first : first + 200]), code))


@pytest.mark.parametrize("code", languages())
def test_the_same_document_gives_the_same_analysis(code: str) -> None:
    text = ". ".join(" ".join(seven) for seven in zip(*[iter(rows(code)[::9])] * 7, strict=False))
    encode = msgspec.json.Encoder().encode
    assert encode(analysed(text, code)) == encode(analysed(text, code))
