"""Paraphrases and translations of a report are copies; reports of the same event are not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import combinations

import pytest
from build import told
from hypothesis import given
from hypothesis import strategies as st
from wire import ALONE, PARAPHRASES, TRANSLATIONS, WIRE

from memory import MemoryIndex
from sayso.core.records import Analysis, Collected, Document, Mark
from sayso.corroborate import corroborate
from sayso.corroborate.copies import CopyGroup, copy_groups
from sayso.corroborate.decisions import finding_id
from sayso.corroborate.policy import load_policy
from sayso.pipeline import analyse

RULES = load_policy().copies
TEXTS = {
    "wire": ("en", WIRE),
    **{f"translation {name}": (name, text) for name, text in TRANSLATIONS.items()},
    **{f"paraphrase {name}": (name, text) for name, text in PARAPHRASES.items()},
    **{f"alone {name}": (name[:2], text) for name, text in ALONE.items()},
}
MADE = [name for name in TEXTS if not name.startswith("alone")]
UNTOLD = [name for name in TEXTS if name.startswith("alone")]


@cache
def read(name: str) -> Analysis:
    language, text = TEXTS[name]
    return analyse(Collected(Document(name, f"sha256:{name}", language, "2022-11-18", None, None, None, True, text), text.encode()))


def groups(names: Sequence[str]) -> tuple[CopyGroup, ...]:
    return copy_groups([read(name).document for name in names], RULES, lambda document: read(document.key))


@pytest.mark.parametrize("pair", list(combinations(MADE, 2)), ids=" and ".join)
def test_any_two_tellings_of_one_report_are_copies(pair: tuple[str, str]) -> None:
    (group,) = groups(pair)
    assert set(group.keys) == set(pair)
    (shown,) = group.pairs
    one, other = (TEXTS[name][0] for name in pair)
    assert shown.kind == ("words" if one == other else "sequence")


@pytest.mark.parametrize("pair", [pair for pair in combinations(TEXTS, 2) if not set(pair) <= set(MADE)], ids=" and ".join)
def test_reports_of_one_event_are_no_copies(pair: tuple[str, str]) -> None:
    assert groups(pair) == ()


@given(st.permutations(sorted(TEXTS)), st.integers(2, len(TEXTS)))
def test_groups_are_of_the_set_whatever_its_order(names: list[str], many: int) -> None:
    some = names[:many]
    made = sorted(set(some) & set(MADE))
    assert [list(group.keys) for group in groups(some)] == ([made] if len(made) > 1 else [])
    assert groups(some) == groups(some[::-1])


@given(st.data())
def test_what_is_claimed_makes_no_copy(data: st.DataObject) -> None:
    """However many reports say the same thing about the same place, in one order: without anything else in common they are their own."""
    names = st.sampled_from(["Olga Maslova", "Pyotr Kuzin", "Lev Orlov", "Inna Belova", "Gleb Sedov", "Roman Titov", "Alla Zueva", "Mark Volkov"])
    places = st.sampled_from(["Tula", "Ryazan", "Penza", "Saratov", "Omsk", "Tomsk", "Kirov", "Vologda"])
    texts = [
        f"The Wagner Group signed up 140 prisoners near Perm on Thursday. {data.draw(names)} from {data.draw(places)} said so. "
        f"In {data.draw(places)}, {data.draw(names)} counted {data.draw(st.integers(1000, 9999))} letters."
        for _ in range(2)
    ]
    read_ = [analyse(Collected(Document(f"d{n}", f"sha256:d{n}", "en", "2022-11-18", None, None, None, True, t), b"")) for n, t in enumerate(texts)]
    found = copy_groups([a.document for a in read_], RULES, lambda document: read_[int(document.key[1:])])
    assert not [pair for group in found for pair in group.pairs if pair.kind != "text"]


def test_a_translation_is_shown_with_its_sequence_and_counts_as_what_it_translates() -> None:
    names = ["wire", "translation ru", "alone de"]
    outlets = dict(zip(names, ("Agency One", "Gazeta", "Stadtblatt"), strict=True))
    claims = [
        told(name, outlet=outlets[name], on="2022-11-18", basis="own_reporting", language=TEXTS[name][0], place="Perm", text=TEXTS[name][1]) for name in names
    ]
    (finding,) = corroborate(MemoryIndex(claims, map(read, names)))
    assert finding.copies == (("translation ru", "wire"),)
    ((why,),) = finding.copies_why
    assert "11 families" in why or "11 семей" in why
    assert "needed 70 %" in why
    assert len(finding.origins) == finding.independent_origins.high == 2
    named = [finding_id(finding.type, c.document, c.evidence) for c in finding.claims if c.document == "translation ru"]
    mark = Mark(finding.id, "edit", {"own": named}, "An", "had it first", "2023-04-01T00:00:00Z")
    (own,) = corroborate(MemoryIndex(claims, map(read, names)), [mark])
    assert own.copies == ()
    assert own.independent_origins.high == 3
