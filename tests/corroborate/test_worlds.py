"""Generated worlds, whose graph is known: origins are counted right, and never too many are called independent."""

from __future__ import annotations

import written
from memory import MemoryIndex
from sayso.corroborate import corroborate
from worlds import Options, Recovered, recovered, world


def holds(got: Recovered) -> None:
    """As sure as an analyst needs it: exact, off by one, and never more independent than there are."""
    assert got.exact >= 0.85 * got.facts
    assert got.near >= 0.97 * got.facts
    assert got.within >= 0.99 * got.facts
    assert got.rings >= 0.8 * got.ringed > 0


def test_origins_of_two_hundred_worlds_are_recovered() -> None:
    holds(recovered(11, Options(facts=200, most=60)))


def test_they_are_recovered_from_texts_in_five_languages() -> None:
    holds(written.recovered(11, Options(facts=40, most=20)))


def test_a_seed_gives_the_same_world() -> None:
    assert list(written.written(3, Options(facts=5))) == list(written.written(3, Options(facts=5)))
    assert list(world(3, Options(facts=5))) == list(world(3, Options(facts=5)))
    assert list(world(3, Options(facts=5))) != list(world(4, Options(facts=5)))


def test_facts_of_one_world_are_told_apart() -> None:
    """All facts in one ledger: hardly a finding holds claims of two."""
    facts = list(world(5, Options(facts=40, most=20)))
    fact_of = {claim.document.key: truth.fact for truth, claims in facts for claim in claims}
    findings = corroborate(MemoryIndex(claim for _, claims in facts for claim in claims))
    mixed = [f for f in findings if len({fact_of[c.document] for c in f.claims}) > 1]
    assert len(mixed) <= 1
