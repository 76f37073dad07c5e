"""Chains that go through links, embeds and forwarded posts; and links that change nothing."""

from __future__ import annotations

import msgspec
import pytest
from build import told
from conftest import Find

from sayso.core.records import Finding, Lead, LedgerClaim, Mark
from sayso.corroborate.decisions import finding_id
from sayso.packs.outlets import Outlet

PAGE = "https://institute.example/reports/7"


def linking(claim: LedgerClaim, url: str | None, where: str = "source", kind: str = "link", name: str | None = None) -> LedgerClaim:
    lead = Lead(url, kind, where, name)  # type: ignore[arg-type]
    return msgspec.structs.replace(claim, claim=msgspec.structs.replace(claim.claim, links=(*claim.claim.links, lead)))


def institute(**given: object) -> LedgerClaim:
    return told("page", outlet="The Institute", on="2023-03-09", url=PAGE, **{"chain": ["The Institute"], **given})  # type: ignore[arg-type]


def paper(*chain: str, kind: str = "document", **given: object) -> LedgerClaim:
    return told("paper", outlet="The Paper", chain=chain, kind=kind, **given)  # type: ignore[arg-type]


def names(finding: Finding) -> list[str]:
    return [o.name for o in finding.origins]


def chains(*findings: Finding) -> dict[str, tuple[str, ...]]:
    return {c.document: c.chain for f in findings for c in f.claims}


@pytest.mark.parametrize(
    "url",
    [PAGE, "http://www.institute.example/reports/7/", PAGE + "?utm_source=paper&fbclid=1#top", "https://m.institute.example/reports/7"],
)
def test_a_report_linked_to_its_page_is_its_publishers(find: Find, url: str) -> None:
    (finding,) = find(institute(), linking(paper("report"), url))
    assert chains(finding)["paper"] == ("The Institute",)
    assert names(finding) == ["The Institute"]
    (claim,) = [c for c in finding.claims if c.document == "paper"]
    assert claim.led_by == ("the text leads to page, which The Institute published",)


def test_the_chain_goes_on_through_the_linked_document(find: Find) -> None:
    (finding,) = find(institute(chain=["Olga Romanova"], kind="person"), linking(paper("report"), PAGE))
    assert names(finding) == ["Olga Romanova"]
    assert finding.independent_origins.high == 1


def test_of_two_documents_of_one_outlet_the_linked_one_is_meant(find: Find) -> None:
    newer = told("newer", outlet="The Institute", on="2023-03-10", chain=["Olga Romanova"], kind="person")
    (finding,) = find(institute(chain=["Dmitry Peskov"], kind="person"), newer, linking(paper("The Institute", kind="media", on="2023-03-11"), PAGE))
    (claim,) = [c for c in finding.claims if c.document == "paper"]
    assert claim.origin == "Dmitry Peskov"
    (plain,) = find(institute(chain=["Dmitry Peskov"], kind="person"), newer, paper("The Institute", kind="media", on="2023-03-11"))
    assert [c.origin for c in plain.claims if c.document == "paper"] == ["Olga Romanova"]


ADDS: dict[str, tuple[LedgerClaim, tuple[str, ...]]] = {
    "for nobody in particular": (linking(paper("unnamed reports", kind="unnamed"), PAGE), ("The Institute",)),
    "for media at large": (linking(paper("Russian media", kind="media"), PAGE), ("The Institute",)),
    "before people it does not name": (linking(paper("unnamed residents", kind="unnamed"), PAGE), ("The Institute", "unnamed residents")),
    "before a body that is described": (linking(paper("local police", kind="organisation"), PAGE), ("The Institute", "local police")),
    "before somebody named, from whose page it is": (linking(paper("Olga Romanova", kind="person"), PAGE), ("The Institute", "Olga Romanova")),
    "nothing beside somebody named": (linking(paper("Olga Romanova", kind="person"), PAGE, "beside"), ("Olga Romanova",)),
    "beside a report": (linking(paper("report"), PAGE, "beside"), ("The Institute",)),
    "nothing where the text gives no source": (linking(paper(), PAGE, "beside"), ()),
    "nothing where it goes to nobody known": (linking(paper("report"), "https://nowhere.example/1"), ("report",)),
    "whose post is forwarded": (linking(paper("Olga Romanova", kind="person"), PAGE, "document", "forwarded_from"), ("The Institute", "Olga Romanova")),
    "whose post is forwarded, by name alone": (linking(paper(), None, "document", "forwarded_from", "Front Channel"), ("Front Channel",)),
    "whose post is embedded": (linking(paper(), PAGE, "within", "embed"), ("The Institute",)),
    "nothing by via": (linking(paper(), PAGE, "document", "via"), ()),
}


@pytest.mark.parametrize("row", ADDS, ids=str)
def test_what_a_link_adds(row: str, find: Find) -> None:
    claim, chain = ADDS[row]
    assert chains(*find(institute(), claim))["paper"] == chain


def test_a_link_beside_a_claim_to_a_page_about_something_else_adds_nothing(find: Find) -> None:
    other = institute(type="casualties")
    assert chains(*find(other, linking(paper("report"), PAGE, "beside")))["paper"] == ("report",)
    assert chains(*find(other, linking(paper("report"), PAGE, "source")))["paper"] == ("The Institute",)


def test_a_link_to_the_own_pages_is_no_source(find: Find) -> None:
    older = told("older", outlet="The Paper", on="2023-03-01", url=PAGE)
    (finding,) = find(older, linking(paper("unnamed reports", kind="unnamed"), PAGE))
    assert names(finding) == []
    assert finding.lineage_unknown == ("older", "paper")


def test_a_page_that_the_ledger_does_not_have_is_its_outlets_if_the_user_told_of_it(find: Find) -> None:
    outlets = [Outlet("The Institute", domains=("institute.example",))]
    (finding,) = find(linking(paper("report"), PAGE), outlets=outlets)
    assert names(finding) == ["The Institute"]
    assert "which the ledger does not have" in finding.origins[0].why


def test_a_linked_document_that_gives_no_source_is_no_origin(find: Find) -> None:
    (finding,) = find(institute(chain=()), linking(paper("report"), PAGE))
    assert names(finding) == []


def test_a_lost_source_is_looked_for_where_the_text_links_to(find: Find) -> None:
    early = told("early", outlet="Early", on="2023-03-01", chain=["Olga Romanova"], kind="person")
    page = institute(chain=["Dmitry Peskov"], kind="person")
    (finding,) = find(early, page, linking(paper(), PAGE, "beside"))
    (found,) = finding.recovered
    assert (found.origin, found.source_document) == ("Dmitry Peskov", "page")
    assert found.why.startswith("links to page")
    (without,) = find(early, page, paper())
    assert without.recovered[0].origin == "Olga Romanova"


def test_outlets_that_link_to_each_other_are_a_circle(find: Find) -> None:
    (finding,) = find(
        linking(institute(chain=["unnamed reports"], kind="unnamed"), "https://paper.example/1"),
        linking(paper("unnamed reports", kind="unnamed", url="https://paper.example/1"), PAGE),
    )
    assert finding.circular == (("The Institute", "The Paper"),)
    assert names(finding) == []


def test_a_link_that_people_do_not_believe_is_not_followed(find: Find) -> None:
    claims = institute(), linking(paper("report"), PAGE)
    (finding,) = find(*claims)
    named = [finding_id(finding.type, c.document, c.evidence) for c in finding.claims if c.document == "paper"]
    mark = Mark(finding.id, "edit", {"unlinked": named}, "An", "another report", "2023-04-01T00:00:00Z")
    assert chains(*find(*claims, marks=[mark]))["paper"] == ("report",)
