"""Findings grow: in whatever order and portions documents come, with judgements between, they are what one go would make of them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from memory import MemoryIndex
from sayso.core.records import Lead, LedgerClaim, Mark
from sayso.corroborate import corroborate
from sayso.corroborate.decisions import finding_id
from sayso.corroborate.growing import Growth
from sayso.ledger import Ledger, open_ledger
from sayso.packs.directory import load_directory
from sayso.packs.outlets import Outlet, Outlets
from sayso.runner.findings import refresh
from sayso.runner.undo import decisions, undo
from worlds import Options, article, world

AT = "2023-03-09T12:00:00Z"
OUTLETS = Outlets([Outlet("The Outlet of the North", aliases=("Outlet 000001-1", "Outlet 000000-2"), family="North"), Outlet("Outlet 000001-2", family="North")])


def tellings(seed: int, facts: int = 6) -> list[LedgerClaim]:
    """A small world in which facts lie close together, some tellings leave out where or who, and outlets are called by parts of their names."""
    chance = random.Random(seed)
    found = []
    for _, claims in world(seed, Options(facts, fewest=2, most=8, actors=2)):
        for given_ in claims:
            said = given_.claim
            changes = {name: None for name in ("actor", "place", "target", "quantity") if chance.random() < 0.15}
            if chance.random() < 0.2:
                changes |= {"when": None, "when_basis": None}
            if chance.random() < 0.5:
                changes["type"] = "mobilisation"  # type: ignore[assignment]
            found.append(msgspec.structs.replace(given_, claim=msgspec.structs.replace(said, **changes)))
    for n, outlet in enumerate(("Post of Outlet 000000-3", "Outlet 000002-1 Daily")):
        last = found[-1 - n]
        document = msgspec.structs.replace(last.document, key=f"part{n}", id=f"sha256:part{n}", outlet=outlet)
        found.append(msgspec.structs.replace(last, document=document, claim=msgspec.structs.replace(last.claim, id=f"part{n}-c")))
    return [linked(claim, found, chance) for claim in found]


def linked(claim: LedgerClaim, others: Sequence[LedgerClaim], chance: random.Random) -> LedgerClaim:
    """Every document has an address, and some link to others, which may come later or be about something else."""
    document = msgspec.structs.replace(claim.document, url=f"https://world.example/{claim.document.key}")
    links = []
    while chance.random() < 0.3:
        other, where = chance.choice(others).document.key, chance.choice(("source", "beside", "document"))
        links.append(Lead(f"https://www.world.example/{other}/", "forwarded_from" if where == "document" else "link", where))  # type: ignore[arg-type]
    return msgspec.structs.replace(claim, document=document, claim=msgspec.structs.replace(claim.claim, links=tuple(links)))


def name(claim: LedgerClaim) -> str:
    return finding_id(claim.claim.type, claim.document.key, claim.claim.evidence)


def judgements(claims: Sequence[LedgerClaim], chance: random.Random) -> list[Mark]:
    """People put claims of one type together or apart, some twice, take back copies and links, and say something of one."""
    marks = []
    for n in range(8):
        one = chance.choice(claims)
        other = chance.choice([c for c in claims if c.claim.type == one.claim.type])
        if one is not other:
            kind = chance.choice(("apart", "with", "own", "unlinked"))
            marks.append(Mark(name(one), "edit", {kind: [name(other)]}, "An", None, f"2023-03-10T12:00:{n:02}Z"))
    return [*marks, Mark(name(claims[0]), "edit", {"support": "as it is"}, "An", "seen", "2023-03-11T12:00:00Z")]


def put(ledger: Ledger, claims: Sequence[LedgerClaim]) -> None:
    ledger.add([article(claim) for claim in claims], AT)


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 999), size=st.integers(1, 9), known=st.booleans())
def test_order_and_portions_leave_no_trace(seed: int, size: int, known: bool, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder, chance = tmp_path_factory.mktemp("grown"), random.Random(seed)
    claims = tellings(seed)
    marks = judgements(claims, chance)
    with open_ledger(folder / "a.db") as one, open_ledger(folder / "b.db") as other:
        if known:
            one.keep_outlets(OUTLETS)
        put(one, claims)
        for mark in marks:
            one.mark(mark)
        refresh(one, AT)
        shuffled, left = chance.sample(claims, len(claims)), list(marks)
        while shuffled or left:
            put(other, [shuffled.pop() for _ in range(min(size, len(shuffled)))])
            if left and chance.random() < 0.5:
                other.mark(left.pop(0))
            if known and chance.random() < 0.2:
                other.keep_outlets(OUTLETS)
            refresh(other, AT)
        if known:
            other.keep_outlets(OUTLETS)
            refresh(other, AT)
        assert list(other.findings()) == list(one.findings())
        assert other.content_hash() == one.content_hash()
        assert tuple(one.findings()) == corroborate(MemoryIndex(claims), marks, one.outlets())


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 999))
@example(seed=664)  # an undone judgement of a document's links changes on whom other findings rest
def test_what_is_undone_leaves_no_trace_in_findings(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    chance = random.Random(seed)
    claims = tellings(seed)
    with open_ledger(tmp_path_factory.mktemp("undone") / "a.db") as ledger:
        put(ledger, claims[::2])
        refresh(ledger, AT)
        for mark in judgements(claims[::2], chance):
            ledger.mark(mark)
            refresh(ledger, AT)
        put(ledger, claims[1::2])
        refresh(ledger, AT)
        for decision in chance.sample(decisions(ledger), len(decisions(ledger))):
            undo(ledger, decision.id, by=None, reason=None, at=AT)
        assert tuple(ledger.findings()) == corroborate(MemoryIndex(claims))
        # Whatever a finding was ever called, it is found by that name.
        ids = {f.id for f in ledger.findings()}
        assert {ledger.finding(alias).id for alias in ledger.aliases()} <= ids


def _broken_off(ledger: Ledger, growth: Growth) -> None:
    with ledger.growing(AT) as archive:
        growth.step(archive)
        raise KeyboardInterrupt


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 999), stop=st.integers(0, 12))
def test_an_interrupted_run_is_taken_up_again(seed: int, stop: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Steps of a few claims, given up after some of them, the last in the middle of its transaction."""
    claims = tellings(seed)
    with open_ledger(tmp_path_factory.mktemp("interrupted") / "a.db") as ledger:
        put(ledger, claims[: len(claims) // 2])
        refresh(ledger, AT)
        put(ledger, claims[len(claims) // 2 :])
        growth = Growth(ledger.marks(), ledger.outlets(), load_directory(), claims=3, units=2)
        for _ in range(stop):
            with ledger.growing(AT) as archive:
                growth.step(archive)
        with pytest.raises(KeyboardInterrupt):
            _broken_off(ledger, growth)
        refresh(ledger, AT)
        assert tuple(ledger.findings()) == corroborate(MemoryIndex(claims))


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 999))
def test_documents_read_anew_or_changed_leave_no_trace(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """First read wrongly, or in an older version, or under a later key, and corroborated so."""
    chance = random.Random(seed)
    claims = tellings(seed)
    with open_ledger(tmp_path_factory.mktemp("anew") / "a.db") as ledger:
        for given_ in chance.sample(claims, len(claims)):
            wrong, document = chance.choice(claims).claim, given_.document
            how = chance.choice(("read", "version", "key", "right"))
            if how == "read":
                ledger.add([article(msgspec.structs.replace(given_, claim=msgspec.structs.replace(wrong, id=f"{document.key}-w")))], AT, reader="1")
            if how == "version":
                old = msgspec.structs.replace(document, id=f"{document.id}-old", text="An older text.", published="2021-01-01")
                ledger.add([article(msgspec.structs.replace(given_, document=old, claim=msgspec.structs.replace(wrong, id=f"{document.key}-o")))], AT)
            if how == "key":
                ledger.add([article(msgspec.structs.replace(given_, document=msgspec.structs.replace(document, key=f"z{document.key}")))], AT)
            if chance.random() < 0.5:
                refresh(ledger, AT)
        refresh(ledger, AT)
        for start in range(0, len(claims), 5):
            ledger.add([article(claim) for claim in claims[start : start + 5]], AT, reader="2")
            refresh(ledger, AT)
        assert tuple(ledger.findings()) == corroborate(MemoryIndex(claims))


def test_one_document_more_touches_what_it_has_to_do_with(tmp_path: Path) -> None:
    """Beside a thousand claims and beside three thousand it reads as many, compares as many, and makes as few findings anew."""
    facts = [told for _, told in world(2, Options(250, most=60, actors=12, outlets=60, sparse=0.1))]
    more = [facts[60][-1], *(told[0] for _, told in world(3, Options(4, actors=1)))]  # one of a fact that is known, and of some that are not
    steps = {}
    with open_ledger(tmp_path / "a.db") as ledger:
        claims = [claim for told in facts for claim in told if claim is not facts[60][-1]]
        for size in (1_000, 3_000):
            put(ledger, [c for c in claims[:size] if ledger.document(c.document.key) is None])
            whole = refresh(ledger, AT)
            assert whole.read >= 1_000
            assert whole.units >= 30
            for n, claim in enumerate(more):
                document = msgspec.structs.replace(claim.document, key=f"more{size}-{n}", id=f"sha256:more{size}-{n}")
                put(ledger, [msgspec.structs.replace(claim, document=document, claim=msgspec.structs.replace(claim.claim, id=f"more{size}-{n}-c"))])
                steps[size, n] = refresh(ledger, AT)
    for (size, n), step in steps.items():
        assert step.placed == 1
        assert step.units <= 3, (size, n)
        assert step.findings <= 6, (size, n)
        assert step.read <= 80, (size, n)
        assert step.compared <= 100, (size, n)
