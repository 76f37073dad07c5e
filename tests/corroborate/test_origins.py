"""The contract's one rule for origins, row by row."""

from __future__ import annotations

import pytest
from build import told
from conftest import Find

from sayso.core.records import Finding, LedgerClaim
from sayso.packs.outlets import Outlet


def names(finding: Finding) -> list[tuple[str, bool]]:
    return [(o.name, o.rests_on_unnamed) for o in finding.origins]


ROWS = {
    "a named person": ([told("a", chain=["Yevgeny Prigozhin"], kind="person")], [("Yevgeny Prigozhin", False)], []),
    "a named person behind an outlet": ([told("a", chain=["Reuters", "Yevgeny Prigozhin"])], [("Yevgeny Prigozhin", False)], []),
    "unnamed people behind a named body": ([told("a", chain=["Meduza", "unnamed source in a ministry"])], [("Meduza", True)], []),
    "unnamed people whom the outlet gathered": ([told("a", outlet="Daily", chain=["unnamed residents"], kind="unnamed")], [("Daily", True)], []),
    "an outlet that is not in the ledger": ([told("a", chain=["Reuters"], kind="media")], [("Reuters", False)], []),
    "an outlet in the ledger whose document gives no source": (
        [told("a", on="2023-03-11", chain=["Daily"], kind="media"), told("b", outlet="Daily", on="2023-03-10")],
        [],
        ["b"],
    ),
    "an outlet in the ledger whose document names somebody": (
        [told("a", on="2023-03-11", chain=["Daily"], kind="media"), told("b", outlet="Daily", chain=["Olga Romanova"], kind="person")],
        [("Olga Romanova", False)],
        [],
    ),
    "an outlet in the ledger that gathered from unnamed people": (
        [told("a", on="2023-03-11", chain=["Daily"], kind="media"), told("b", outlet="Daily", chain=["unnamed residents"], kind="unnamed")],
        [("Daily", True)],
        [],
    ),
    "a vague plural": ([told("a", chain=["unnamed reports"], kind="unnamed")], [], ["a"]),
    "a vague plural with a country": ([told("a", chain=["Russian media"], kind="media")], [], ["a"]),
    "own voice": ([told("a")], [], ["a"]),
    "reportive grammar": ([told("a", modality="reported", basis="hearsay")], [], ["a"]),
    "a public act in the outlet's own voice": ([told("a", actor="State Duma", basis="public_act")], [("State Duma", False)], []),
    "a public act that somebody else tells": (
        [told("a", actor="State Duma", chain=["Reuters"], kind="media", basis="public_act")],
        [("State Duma", False)],
        [],
    ),
    "a public act that is only planned": (
        [told("a", actor="State Duma", chain=["Dmitry Peskov"], kind="person", basis="public_act", modality="planned")],
        [("Dmitry Peskov", False)],
        [],
    ),
    "a body that is described": ([told("a", chain=["local police"])], [("local police", False)], []),
    "a medium that is described": ([told("a", chain=["a newspaper of the capital"], kind="media")], [], ["a"]),
    "a body that is described, and one that is named": (
        [told("a", chain=["local police"]), told("b", chain=["Olga Romanova"], kind="person")],
        [("Olga Romanova", False)],
        [],
    ),
    "the outlet was there": ([told("a", outlet="Daily", basis="own_reporting")], [("Daily", False)], []),
    "nobody here, somebody elsewhere in the same document": (
        [told("a"), told("a", at=90, chain=["Yevgeny Prigozhin"], kind="person")],
        [("Yevgeny Prigozhin", False)],
        [],
    ),
}


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_the_rule(row: str, find: Find) -> None:
    claims, origins, unknown = ROWS[row]
    (finding,) = find(*claims)
    assert names(finding) == origins
    assert list(finding.lineage_unknown) == unknown
    assert finding.independent_origins.high == len(origins)


def test_a_chain_is_followed_through_several_documents(find: Find) -> None:
    (finding,) = find(
        told("a", outlet="One", on="2023-03-12", chain=["Two"], kind="media"),
        told("b", outlet="Two", on="2023-03-11", chain=["Three"], kind="media"),
        told("c", outlet="Three", on="2023-03-10", chain=["Institute for the Study of War"]),
    )
    assert names(finding) == [("Institute for the Study of War", False)]
    assert finding.origins[0].documents == ("a", "b", "c")


def test_an_earlier_document_of_the_outlet_is_followed_before_a_later_one(find: Find) -> None:
    (finding,) = find(
        told("a", outlet="One", on="2023-03-11", chain=["Two"], kind="media"),
        told("b", outlet="Two", on="2023-03-12", chain=["Olga Romanova"], kind="person"),
        told("c", outlet="Two", on="2023-03-10", chain=["John Kirby"], kind="person"),
    )
    kirby = next(o for o in finding.origins if o.name == "John Kirby")
    assert kirby.documents == ("a", "c")


def test_a_ring_that_nobody_entered_has_no_origin(find: Find) -> None:
    (finding,) = find(
        told("a", outlet="One", on="2023-03-10", chain=["Two"], kind="media"),
        told("b", outlet="Two", on="2023-03-11", chain=["One"], kind="media"),
    )
    assert names(finding) == []
    assert finding.circular == (("One", "Two"),)


def test_a_figure_that_the_cited_outlet_does_not_give_is_followed_all_the_same(find: Find) -> None:
    """Paper a says "90, reports Two"; Two's own text says 40, citing the institute. Two is no second origin."""
    people = (40.0, 40.0, "=", "people")
    findings = find(
        told("a", outlet="One", on="2023-03-12", chain=["Two"], kind="media", quantity=(90.0, 90.0, "=", "people")),
        told("b", outlet="Two", on="2023-03-11", chain=["Institute for Maps"], quantity=people),
        told("c", outlet="Three", on="2023-03-11", chain=["Institute for Maps"], quantity=people),
        told("d", outlet="Four", on="2023-03-11", chain=["Olga Romanova"], kind="person", quantity=people),
    )
    assert {o.name for f in findings for o in f.origins} == {"Institute for Maps", "Olga Romanova"}


def test_an_undated_document_is_not_shown_to_be_later(find: Find) -> None:
    (finding,) = find(
        told("a", outlet="One", on="2023-03-10", chain=["Two"], kind="media"),
        told("b", outlet="Two", on=None, chain=["Olga Romanova"], kind="person"),
    )
    assert [o.name for o in finding.origins] == ["Olga Romanova"]


def test_aliases_of_an_outlet_are_one(find: Find) -> None:
    outlet = Outlet("Volga Observer", aliases=("Волжский наблюдатель",))
    (finding,) = find(
        told("a", on="2023-03-11", chain=["Volga Observer"], kind="media"),
        told("b", outlet="Волжский наблюдатель", chain=["unnamed residents"], kind="unnamed", language="ru"),
        outlets=(outlet,),
    )
    assert names(finding) == [("Volga Observer", True)]


def test_a_family_of_outlets_is_one_voice(find: Find) -> None:
    outlets = (Outlet("North Post", family="Post group"), Outlet("South Post", family="Post group"))
    (finding,) = find(
        told("a", outlet="South Post", chain=["unnamed residents"], kind="unnamed"),
        told("b", outlet="North Post", chain=["unnamed residents"], kind="unnamed"),
        outlets=outlets,
    )
    assert finding.independent_origins.high == 1


def test_copies_of_what_one_outlet_gathered_are_one_origin(find: Find) -> None:
    text = " ".join(f"word{n}" for n in range(120))
    (finding,) = find(
        told("a", outlet="First", on="2023-03-10", chain=["unnamed residents"], kind="unnamed", text=text),
        told("b", outlet="Second", on="2023-03-11", chain=["unnamed residents"], kind="unnamed", text=text + " more"),
    )
    assert names(finding) == [("First", True)]
    assert finding.copies == (("a", "b"),)


def test_a_source_that_was_dropped_is_recovered_with_the_document_it_came_from(find: Find) -> None:
    (finding,) = find(told("late", on="2023-03-14"), told("early", on="2023-03-12", chain=["Ukrainian officials"]))
    (found,) = finding.recovered
    assert (found.document, found.origin, found.source_document) == ("late", "Ukrainian officials", "early")
    assert "early" in found.why
    assert finding.lineage_unknown == ("late",)


@pytest.mark.parametrize(
    "other",
    [
        told("other", on="2023-03-16", chain=["Ukrainian officials"]),
        told("other", on="2023-03-10", chain=["unnamed eyewitnesses"], kind="unnamed"),
        told("other", on="2023-03-10", chain=["unnamed reports"], kind="unnamed"),
        told("other", on="2023-03-10", chain=["Jan Nobody"], kind="person"),
    ],
    ids=["later", "unnamed", "vague", "a private person"],
)
def test_nothing_is_recovered_from(other: LedgerClaim, find: Find) -> None:
    (finding,) = find(told("late", on="2023-03-14"), other)
    assert finding.recovered == ()


def test_a_denial_is_no_origin_of_what_it_denies(find: Find) -> None:
    (finding,) = find(told("a", chain=["Olga Romanova"], kind="person"), told("b", chain=["Dmitry Peskov"], kind="person", modality="denied"))
    assert [o.name for o in finding.origins] == ["Olga Romanova"]
    assert finding.denied_by == ("Dmitry Peskov",)


def test_a_denial_alone_is_its_speakers(find: Find) -> None:
    (finding,) = find(told("a", chain=["Dmitry Peskov"], kind="person", modality="denied"))
    assert [o.name for o in finding.origins] == ["Dmitry Peskov"]
    assert finding.denied_by == ()


def test_two_of_one_camp_are_perhaps_the_same_source(find: Find) -> None:
    (finding,) = find(told("a", chain=["John Kirby"], kind="person"), told("b", chain=["UK Ministry of Defence"], on="2023-03-12"))
    assert (finding.independent_origins.low, finding.independent_origins.high) == (1, 2)
    assert "same side (Ukraine)" in finding.origins[1].why
    assert finding.sides == ("United Kingdom", "United States")


def test_opposed_sides_do_not_rest_on_each_other(find: Find) -> None:
    (finding,) = find(told("a", chain=["Yevgeny Prigozhin"], kind="person"), told("b", chain=["Olga Romanova"], kind="person", on="2023-03-12"))
    assert (finding.independent_origins.low, finding.independent_origins.high) == (2, 2)
    assert [o.independence for o in finding.origins] == ["established", "established"]


def test_a_minister_and_his_ministry_are_one_body(find: Find) -> None:
    (finding,) = find(told("a", chain=["Sergei Shoigu"], kind="person"), told("b", chain=["Russian Ministry of Defence"], basis="observation"))
    assert (finding.independent_origins.low, finding.independent_origins.high) == (1, 2)


def test_own_observation_is_a_sign_of_independence(find: Find) -> None:
    (finding,) = find(told("a", chain=["Sergei Shoigu"], kind="person"), told("b", chain=["Institute for Maps"], basis="observation", on="2023-03-12"))
    assert finding.independent_origins.low == 2


def test_a_body_and_its_spokesman_in_one_document_are_one_voice(find: Find) -> None:
    kremlin = told("a", chain=["Government of Russia"])
    (finding,) = find(kremlin, told("a", at=90, chain=["Dmitry Peskov"], kind="person"))
    assert names(finding) == [("Dmitry Peskov", False)]
    (apart,) = find(kremlin, told("b", chain=["Dmitry Peskov"], kind="person"))
    assert apart.independent_origins.high == 2


FAMILY = [Outlet("Morning", family="House"), Outlet("Evening", aliases=("The Evening",), family="House"), Outlet("Other")]


@pytest.mark.parametrize(
    ("claims", "origins"),
    [
        ([told("a", outlet="Morning", basis="own_reporting"), told("b", outlet="Evening", basis="own_reporting")], ["Evening"]),
        ([told("a", outlet="Morning", basis="own_reporting"), told("b", outlet="Third", chain=["The Evening"], kind="media")], ["Evening"]),
        ([told("a", outlet="Morning", basis="own_reporting"), told("b", outlet="Other", basis="own_reporting")], ["Evening", "Other"]),
        (
            [told("a", outlet="Morning", chain=["unnamed residents"], kind="unnamed"), told("b", outlet="Evening", chain=["unnamed residents"], kind="unnamed")],
            ["Evening"],
        ),
    ],
)
def test_who_is_behind_outlets_of_a_family(claims: list[LedgerClaim], origins: list[str], find: Find) -> None:
    (finding,) = find(*claims, outlets=FAMILY)
    assert sorted(o.name for o in finding.origins) == origins
    assert finding.independent_origins.high == len(origins)


WIRE = " ".join(f"The army paid {n} families in the town of Tver for the men that it had lost in the winter, the agency learned." for n in range(11, 19))


def test_papers_that_print_a_wire_are_the_agency(find: Find) -> None:
    """Two papers print what an agency gathered itself: with its credit, or with nothing."""
    agency = told("wire", outlet="The Agency", on="2023-03-09", basis="own_reporting", text=WIRE)
    credited = told("credited", outlet="First", basis="own_reporting", text=WIRE, credits=("The Agency",))
    bare = told("bare", outlet="Second", basis="own_reporting", text="A headline. " + WIRE)
    (finding,) = find(agency, credited, bare)
    assert finding.copies == (("bare", "credited", "wire"),)
    assert names(finding) == [("The Agency", False)]
    lost = told("lost", outlet="Third", text="", credits=("The Agency",))
    (finding,) = find(told("wire", outlet="The Agency", on="2023-03-09", chain=["Olga Romanova"], kind="person"), lost)
    assert [(r.document, r.origin, r.source_document) for r in finding.recovered] == [("lost", "Olga Romanova", "wire")]
