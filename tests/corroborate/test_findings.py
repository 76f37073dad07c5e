"""What holds of findings whatever the claims: order never matters, copies count one, a ring has its true origins only."""

from __future__ import annotations

from build import told
from conftest import Find
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.core.records import LedgerClaim, Mark
from sayso.corroborate.findings import aliases
from sayso.corroborate.marks import mark_ids

NAMES = ["Yevgeny Prigozhin", "Olga Romanova", "John Kirby", "Reuters", "One", "Two", "Three", "unnamed residents", "unnamed reports", "Russian media"]
CHAINS = st.lists(st.sampled_from(NAMES), max_size=3).map(tuple)
DAYS = st.one_of(st.none(), st.dates().map(str), st.sampled_from(["2023-03", "2023-03-10", "2023-03-11", "2023-03-12"]))
FIGURES = st.one_of(
    st.none(),
    st.tuples(st.sampled_from([40.0, 58.0, 60.0]), st.sampled_from(["=", "~", ">=", "<="]), st.sampled_from(["people", "cities", "killed", None])).map(
        lambda f: (f[0], f[0], f[1], f[2])
    ),
)


@st.composite
def ledgers(draw: st.DrawFn) -> list[LedgerClaim]:
    """Up to nine claims in up to five documents."""
    out = []
    for n in range(draw(st.integers(1, 9))):
        key = draw(st.sampled_from("abcde"))
        out.append(
            told(
                key,
                at=n * 100,
                outlet={"a": "One", "b": "Two", "c": "Three"}.get(key, f"Paper {key}"),
                on={"a": "2023-03-10", "b": "2023-03-11", "c": None}.get(key, "2023-03-12"),
                chain=draw(CHAINS),
                type=draw(st.sampled_from(["prison_recruitment", "casualties"])),
                actor=draw(st.sampled_from(["Wagner Group", "Russian Ministry of Defence", None])),
                place=draw(st.sampled_from(["Russia", "Moscow", None])),
                when=draw(DAYS),
                quantity=draw(FIGURES),
                modality=draw(st.sampled_from([None, "denied", "planned", "possible"])),
            )
        )
    return out


SLOW = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)


@SLOW
@given(claims=ledgers(), data=st.data())
def test_order_never_matters(claims: list[LedgerClaim], data: st.DataObject, find: Find) -> None:
    assert find(*data.draw(st.permutations(claims))) == find(*claims)


@SLOW
@given(claims=ledgers())
def test_every_claim_is_in_one_finding_and_origins_are_fewer_than_documents(claims: list[LedgerClaim], find: Find) -> None:
    findings = find(*claims)
    assert sorted((c.document, c.id) for f in findings for c in f.claims) == sorted((c.document.key, c.claim.id) for c in claims)
    for finding in findings:
        assert 0 <= finding.independent_origins.low <= finding.independent_origins.high == len(finding.origins)
        assert (finding.independent_origins.low == 0) == (finding.independent_origins.high == 0)
        assert len(finding.origins) <= len(finding.claims)
        assert {d for o in finding.origins for d in o.documents}.isdisjoint(finding.lineage_unknown)
        assert finding.id in aliases(finding)


@SLOW
@given(size=st.integers(2, 6), sources=st.integers(0, 3))
def test_a_ring_has_no_more_origins_than_entered_it(size: int, sources: int, find: Find) -> None:
    """Outlets that all cite the next one, over and over; `sources` of them also name somebody."""
    people = ["Yevgeny Prigozhin", "Olga Romanova", "John Kirby"][: min(sources, size)]
    claims = [
        told(f"d{n}-{turn}", outlet=f"Outlet {n}", on=f"2023-03-{10 + turn * size + (size - n)}", chain=[f"Outlet {(n + 1) % size}"], kind="media")
        for n in range(size)
        for turn in range(2)
    ]
    claims += [told(f"s{n}", outlet=f"Outlet {n}", on="2023-03-01", chain=[person], kind="person") for n, person in enumerate(people)]
    (finding,) = find(*claims)
    assert finding.independent_origins.high <= max(1, len(people))
    assert len(finding.circular) == 1
    assert len(finding.circular[0]) == size


def test_five_hundred_copies_of_one_origin_count_one(find: Find) -> None:
    text = " ".join(f"word{n}" for n in range(150))
    claims = [
        told(f"d{n:03}", outlet=f"Outlet {n}", on=f"2023-03-{1 + n // 20:02}", chain=["unnamed residents"], kind="unnamed", text=text + f" {n % 7}")
        for n in range(500)
    ]
    (finding,) = find(*claims)
    assert (finding.independent_origins.low, finding.independent_origins.high) == (1, 1)
    assert [o.name for o in finding.origins] == ["Outlet 0"]
    assert len(finding.copies[0]) == 500


def test_marks_survive_a_merge(find: Find) -> None:
    late, early = told("late", on="2023-03-12", chain=["Olga Romanova"]), told("early", on="2023-03-10", chain=["Olga Romanova"])
    (alone,) = find(late)
    marks = [Mark(alone.id, "edit", {"statement": "As an editor would say it."}, "An Editor", "clearer", "2023-04-01T00:00:00Z")]
    (merged,) = find(late, early, marks=marks)
    assert merged.id != alone.id
    assert alone.id in aliases(merged)
    assert merged.statement == "As an editor would say it."
    assert (merged.review.state, merged.review.by, merged.review.notes) == ("edited", "An Editor", ("clearer",))


def test_the_last_judgement_holds_and_notes_change_none(find: Find) -> None:
    claim = told("a", chain=["Olga Romanova"])
    (plain,) = find(claim)
    marks = [
        Mark(plain.id, "accept", {}, "A", None, "2023-04-01T00:00:00Z"),
        Mark(plain.id, "reject", {}, "B", "no such text", "2023-04-02T00:00:00Z"),
        Mark(plain.id, "note", {"note": "ask again"}, "C", None, "2023-04-03T00:00:00Z"),
    ]
    (found,) = find(claim, marks=marks)
    assert (found.review.state, found.review.by) == ("rejected", "B")
    assert found.review.notes == ("no such text", "ask again")


def test_an_undone_judgement_holds_no_more_until_its_undoing_is_undone(find: Find) -> None:
    claim = told("a", chain=["Olga Romanova"])
    (plain,) = find(claim)
    days = iter(f"2023-04-0{day}T00:00:00Z" for day in range(1, 9))
    marks = [Mark(plain.id, "edit", {"statement": "Another."}, "A", None, next(days)), Mark(plain.id, "accept", {}, "B", None, next(days))]
    seen = []
    for undone in (1, 2, 0, None):
        (found,) = find(claim, marks=marks)
        seen.append((found.review.state, found.statement == "Another."))
        if undone is not None:
            marks.append(Mark(plain.id, "undo", {"mark": mark_ids(marks)[undone]}, "C", None, next(days)))
    assert seen == [("accepted", True), ("edited", True), ("accepted", True), ("accepted", False)]


def test_the_same_judgement_made_again_after_an_undo_holds(find: Find) -> None:
    claim = told("a", chain=["Olga Romanova"])
    (plain,) = find(claim)
    accept = Mark(plain.id, "accept", {}, "A", None, "2023-04-01T00:00:00Z")
    marks = [accept, Mark(plain.id, "undo", {"mark": mark_ids([accept])[0]}, "A", None, "2023-04-02T00:00:00Z")]
    assert find(claim, marks=marks)[0].review.state == "unreviewed"
    assert find(claim, marks=[*marks, Mark(plain.id, "accept", {}, "A", None, "2023-04-03T00:00:00Z")])[0].review.state == "accepted"


def test_people_put_findings_apart_and_together(find: Find) -> None:
    one, other = told("a", chain=["Olga Romanova"]), told("b", chain=["John Kirby"], on="2023-03-12")
    strangers = told("c", type="training", chain=["John Kirby"]), told("d", type="training", place="Moscow", chain=["Olga Romanova"], actor="Other Group")
    (merged,) = find(one, other)
    later = aliases(merged)[1]
    apart = Mark(merged.id, "edit", {"apart": later}, "A", None, "2023-04-01T00:00:00Z")
    assert [f.documents for f in find(one, other, marks=[apart])] == [1, 1]
    again = Mark(later, "edit", {"with": merged.id}, "A", None, "2023-04-02T00:00:00Z")
    assert [f.documents for f in find(other, one, marks=[again, apart])] == [2]
    first, second = find(*strangers)
    joined = Mark(first.id, "edit", {"with": second.id}, "A", None, "2023-04-01T00:00:00Z")
    assert [f.documents for f in find(*strangers, marks=[joined])] == [2]
