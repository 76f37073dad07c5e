"""Campaigns count origins, not documents, and leave no month out."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sayso.core.records import Finding, FindingClaim, Grade, Origin, OriginCount, Review, Span
from sayso.track import campaigns
from sayso.track.months import month_of, months_between


def claim(document: str, published: str | None, origin: str | None, modality: str = "reported") -> FindingClaim:
    return FindingClaim(f"{document}-c", document, None, published, Span(0, 1, "x"), modality, "relayed", (), None, origin)  # type: ignore[arg-type]


def finding(id_: str, *claims: FindingClaim, place: str | None = "Russia", actor: str | None = "Wagner Group", state: str = "unreviewed") -> Finding:
    names = sorted({c.origin for c in claims if c.origin})
    seen = sorted(c.published for c in claims if c.published)
    origins = tuple(Origin(name, "person", None, False, (), None, "not established", "") for name in names)
    return Finding(
        *(id_, "prison_recruitment", "", seen[0] if seen else None, seen[-1] if seen else None, None, place, actor, None, True),
        *(claims, len(claims), len(claims), origins, OriginCount(1, len(names)), (), (), (), (), (), (), (), False, (), (), ""),
        *(Review(state), Grade("F", "6", "")),  # type: ignore[arg-type]
    )


def test_months_count_origins_once_and_name_the_new_ones() -> None:
    one = finding("f1", claim("a", "2022-09-15", "Prigozhin"), claim("b", "2022-09-16", "Prigozhin"), claim("c", "2022-11-01", "Romanova"))
    two = finding("f2", claim("d", "2022-11-20", "Prigozhin"), place="Moscow")
    (campaign,) = campaigns([two, one])
    assert [(m.month, m.documents, m.origins, m.new_origins) for m in campaign.months] == [
        ("2022-09", 2, ("Prigozhin",), ("Prigozhin",)),
        ("2022-10", 0, (), ()),
        ("2022-11", 2, ("Prigozhin", "Romanova"), ("Romanova",)),
    ]
    assert [(p.place, p.first_seen) for p in campaign.places] == [("Russia", "2022-09-15"), ("Moscow", "2022-11-20")]
    assert campaign.findings == ("f1", "f2")
    assert (campaign.first_seen, campaign.last_seen) == ("2022-09-15", "2022-11-20")


def test_what_is_denied_undated_or_rejected() -> None:
    denied = finding("f1", claim("a", "2022-09-15", "Prigozhin"), claim("b", "2022-10-15", "Peskov", "denied"))
    undated = finding("f2", claim("c", None, "Romanova"))
    rejected = finding("f3", claim("d", "2023-01-01", "Kirby"), state="rejected")
    (campaign,) = campaigns([denied, undated, rejected])
    assert [m.month for m in campaign.months] == ["2022-09"]
    assert campaign.findings == ("f1", "f2")


def test_actors_are_kept_apart_and_ids_do_not_change_with_what_is_found() -> None:
    one, other = finding("f1", claim("a", "2022-09-15", "X")), finding("f2", claim("b", "2022-09-15", "X"), actor=None)
    both = campaigns([one, other])
    assert [c.actor for c in both] == [None, "Wagner Group"]
    assert campaigns([one])[0].id == both[1].id


@pytest.mark.parametrize(("date", "month"), [("2022-09-15", "2022-09"), ("2022-09", "2022-09"), ("2022", None), (None, None)])
def test_month_of(date: str | None, month: str | None) -> None:
    assert month_of(date) == month


def test_months_between_cross_the_year() -> None:
    assert months_between("2022-11", "2023-02") == ["2022-11", "2022-12", "2023-01", "2023-02"]
    assert months_between("2023-02", "2023-01") == []


def test_places_that_a_text_lists_have_their_own_first_date() -> None:
    later = replace(claim("b", "2023-04-01", "Wagner Group"), places=("Samara", "Omsk"))
    first = replace(claim("a", "2023-03-15", "Wagner Group"), places=("Samara",))
    (campaign,) = campaigns([finding("f1", first, later)])
    assert [(p.place, p.first_seen, p.findings) for p in campaign.places] == [("Russia", "2023-03-15", ("f1",)), ("Samara", "2023-03-15", ("f1",)), ("Omsk", "2023-04-01", ("f1",))]
