"""What the ledger takes in, and what it makes of the same and of the changed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import AT, LATER, analysis, document, items, renamed

from sayso.core.errors import LedgerError
from sayso.core.ids import digest
from sayso.ledger import Ledger, open_ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "a.db") as opened:
        yield opened


BRIDGE = document("b", "Brug wordt hersteld", url="https://bode.example/1", published="2023-03-01", outlet="De Bode")
BRIDGE_CHANGED = document("b", "Brug wordt toch niet hersteld", url="https://bode.example/1", published="2023-03-01", outlet="De Bode")
ROAD = document("a", "Weg gaat dicht", published="2023-03-02")


def test_documents_come_back_as_they_went_in(ledger: Ledger) -> None:
    added = ledger.add(items(BRIDGE, ROAD), AT)
    assert added.outcomes == ("stored", "stored")
    assert [d.key for d in ledger.documents()] == ["a", "b"]
    assert ledger.document("b") == BRIDGE.document
    assert ledger.document("c") is None
    assert ledger.analysis("b") == analysis(BRIDGE)
    assert list(ledger.analyses()) == [analysis(ROAD), analysis(BRIDGE)]
    assert ledger.raw(digest(BRIDGE.raw)) == ledger.raw_of("b") == BRIDGE.raw
    assert ledger.raw("sha256:0") is None


def test_claims_come_with_their_attributions_outermost_first(ledger: Ledger) -> None:
    ledger.add(items(BRIDGE, ROAD), AT)
    found = list(ledger.claims())
    assert sorted(c.claim.id for c in found) == sorted(c.id for document in (BRIDGE, ROAD) for c in analysis(document).claims)
    assert {c.document.key for c in found} == {"a", "b"}
    assert all(c.document.text == "" for c in found)
    assert [a.speaker for a in found[0].attributions] == ["Agentschap", "Minister"]
    assert found[0].credits == ("Agentschap",)


def test_the_identical_document_changes_nothing_but_is_seen_again(ledger: Ledger) -> None:
    ledger.add(items(BRIDGE, ROAD), AT)
    before = ledger.content_hash(), ledger.counts()
    for _ in range(2):
        added = ledger.add(items(ROAD, BRIDGE), LATER)
        assert added.outcomes == ("again", "again")
        assert added.reread == 0
    assert (ledger.content_hash(), ledger.counts()) == before
    assert ledger.seen("a") == (AT, LATER, LATER)


def test_a_changed_page_is_a_new_version_and_no_new_document(ledger: Ledger) -> None:
    ledger.add(items(BRIDGE), AT)
    added = ledger.add(items(BRIDGE_CHANGED), LATER)
    assert added.outcomes == ("version",)
    assert ledger.document("b") == BRIDGE_CHANGED.document
    assert ledger.versions("b") == (BRIDGE.document, BRIDGE_CHANGED.document)
    assert ledger.counts()["documents"] == 1
    claims = list(ledger.claims())
    assert {c.document.id for c in claims} == {BRIDGE_CHANGED.document.id}
    assert len(claims) == len(analysis(BRIDGE_CHANGED).claims)
    assert ledger.raw(digest(BRIDGE.raw)) == BRIDGE.raw


def test_an_address_is_the_same_however_it_is_linked_to(ledger: Ledger) -> None:
    ledger.add(items(BRIDGE), AT)
    other = document("mail", "Brug wordt nooit hersteld", url="http://www.bode.example/1/?utm_source=mail#top")
    assert ledger.add(items(other), LATER).outcomes == ("version",)
    assert ledger.document("mail") == ledger.document("b")


def test_the_same_key_without_an_address_is_a_new_version(ledger: Ledger) -> None:
    ledger.add(items(ROAD), AT)
    changed = document("a", "Weg blijft open", url="https://bode.example/weg")
    assert ledger.add(items(changed), LATER).outcomes == ("version",)
    assert ledger.document("a") == changed.document
    again = document("z", "Weg blijft lang open", url="https://bode.example/weg")
    assert ledger.add(items(again), LATER).outcomes == ("version",)


def test_two_addresses_under_one_key_are_two_documents(ledger: Ledger) -> None:
    ledger.add(items(BRIDGE), AT)
    other = document("b", "Tunnel geopend", url="https://bode.example/2")
    assert ledger.add(items(other), LATER).outcomes == ("stored",)
    assert [d.key for d in ledger.documents()] == ["b", "https://bode.example/2"]


def test_a_document_goes_by_the_first_of_its_keys(ledger: Ledger, tmp_path: Path) -> None:
    ledger.add(items(renamed(ROAD, "m")), AT)
    ledger.add(items(renamed(ROAD, "z"), renamed(ROAD, "c")), AT)
    assert [d.key for d in ledger.documents()] == ["c"]
    assert ledger.document("z") == ledger.document("m") == renamed(ROAD, "c").document
    with open_ledger(tmp_path / "b.db") as other:
        other.add(items(renamed(ROAD, "c"), renamed(ROAD, "m"), renamed(ROAD, "z")), LATER)
        assert other.content_hash() == ledger.content_hash()


def test_a_page_collected_in_one_run_in_two_versions_has_the_later_as_current(tmp_path: Path) -> None:
    early = document("b", "Brug dicht", url="https://bode.example/1", published="2023-02-01")
    for order in ([early, BRIDGE], [BRIDGE, early]):
        with open_ledger(tmp_path / f"{order[0].document.published}.db") as ledger:
            ledger.add(items(*order), AT)
            assert ledger.document("b") == BRIDGE.document
            assert {c.document.id for c in ledger.claims()} == {BRIDGE.document.id}


def test_synthetic_and_real_do_not_mix(ledger: Ledger) -> None:
    made_up = document("s", "Verzonnen bericht", synthetic=True)
    with pytest.raises(LedgerError, match="synthetic") as caught:
        ledger.add(items(ROAD, made_up), AT)
    assert caught.value.step
    assert ledger.counts()["documents"] == 0
    ledger.add(items(made_up), AT)
    with pytest.raises(LedgerError, match="synthetic"):
        ledger.add(items(ROAD), AT)
    assert ledger.counts()["documents"] == 1
    assert ledger.document("s") == made_up.document


def test_a_new_reading_replaces_the_old_one(ledger: Ledger) -> None:
    ledger.add(items(ROAD), AT, reader="1")
    assert ledger.unread([ROAD.document.id, "other"], "1") == {"other"}
    assert ledger.unread([ROAD.document.id], "2") == {ROAD.document.id}
    added = ledger.add([(ROAD, analysis(ROAD, type_="conscription"))], LATER, reader="2")
    assert added.reread == 1
    assert [c.claim.type for c in ledger.claims()] == ["conscription"] * 3
    assert ledger.unread([ROAD.document.id], "2") == frozenset()
    assert ledger.add([(ROAD, analysis(ROAD, type_="conscription"))], LATER, reader="3").reread == 0
    assert ledger.unread([ROAD.document.id], "3") == frozenset()


def test_a_known_document_needs_no_analysis_and_a_new_one_does(ledger: Ledger) -> None:
    ledger.add(items(ROAD), AT)
    assert ledger.add([(ROAD, None)], LATER).outcomes == ("again",)
    with pytest.raises(ValueError, match="no analysis"):
        ledger.add([(BRIDGE, None)], LATER)


WORDS = st.lists(st.sampled_from(["brug", "weg", "tunnel", "dicht", "open", "𝕏", "Київ"]), min_size=1, max_size=4).map(" ".join)
FOUND = st.builds(
    lambda text, url, outlet, published: document(url or f"key {text}", text, url=url, outlet=outlet, published=published),
    *(WORDS, st.sampled_from([None, "https://a.example/1", "https://a.example/2", "https://b.example/"])),
    *(st.sampled_from([None, "De Bode", "Het Kanaal"]), st.sampled_from([None, "2023", "2023-03-01"])),
)


@settings(max_examples=25, deadline=None)
@given(found=st.lists(FOUND, min_size=1, max_size=12), seed=st.integers(0, 99), size=st.integers(1, 5))
def test_the_order_of_ingest_leaves_no_trace(found: list, seed: int, size: int, tmp_path_factory: pytest.TempPathFactory) -> None:  # type: ignore[type-arg]
    folder = tmp_path_factory.mktemp("order")
    shuffled = found * 2
    random.Random(seed).shuffle(shuffled)
    with open_ledger(folder / "a.db") as one, open_ledger(folder / "b.db") as other:
        one.add(items(*found), AT)
        for start in range(0, len(shuffled), size):
            other.add(items(*shuffled[start : start + size]), AT)
        assert one.content_hash() == other.content_hash()
        assert list(one.documents()) == list(other.documents())
        assert sorted(one.claims(), key=repr) == sorted(other.claims(), key=repr)
        assert [d.text for d in one.documents()] == [d.text for d in other.documents()]
