"""Synthetic worlds with a known graph of who told whom, at any size, from a seed: for property tests and for scale.

A world is a set of facts. Each has 1 to 6 origins and 5 to 500 articles that rest on them through each other: relays that name their
outlet, their source or nobody (30 %), copies, changed figures and lost hedges (15 %), rings of two to five outlets that cite each other,
back-dated copies, tellings in other languages. Nothing in it is real: `synthetic` is true of every document.

    worlds.py --seed 1 --facts 200     how well the counts of origins are recovered
    worlds.py --growth                 time a claim, as the ledger grows
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from time import process_time
from typing import NamedTuple

import msgspec

from memory import MemoryIndex
from sayso.core.records import Analysis, Attribution, Claim, ClaimQuantity, Collected, Document, LedgerClaim, Span
from sayso.corroborate import corroborate

LANGUAGES = ("nl", "en", "de", "fr", "es", "it", "pt", "pl", "cs", "ru", "uk", "bg")
TYPES = ("mobilisation", "prison_recruitment", "volunteer_recruitment", "casualties", "personnel_strength", "training", "conscription", "incentive_offer")
TARGETS = ("reservists", "prisoners", "volunteers", "students", "foreigners", None)
COUNTS = ("people", "killed", "wounded", "cities", "recruitment centres", "convicts")
FIRST_DAY = date(2022, 1, 1)
DAYS = 720

DROPPED, CHANGED, COPIED, RINGS, BACKDATED, ABROAD = 0.30, 0.15, 0.20, 0.15, 0.03, 0.40


class Options(NamedTuple):
    """How big: facts, and the fewest and most articles a fact."""

    facts: int = 50
    fewest: int = 5
    most: int = 60
    actors: int | None = None  # one for every twenty facts if not told: a larger world is not a denser one
    outlets: int | None = None  # how many outlets the world has; every article has one of its own if not told
    sparse: float = 0.0  # tellings that leave out who, where or when


class Truth(NamedTuple):
    """What is so of one fact. `independent`: origins that do not rest on another one; `ring`: its outlets, if there is one."""

    fact: str
    origins: tuple[str, ...]
    independent: int
    ring: tuple[str, ...]
    lost: tuple[str, ...]  # documents that give no source


class Telling(NamedTuple):
    """One article about one fact."""

    key: str
    outlet: str
    language: str
    day: int
    chain: tuple[str, ...]
    kinds: tuple[str, ...]
    basis: str
    figure: float | None
    hedged: bool
    text: str


class Fact(NamedTuple):
    """What every telling of it shares."""

    name: str
    kind: str
    actor: str
    target: str | None
    place: str
    day: int
    figure: float | None
    counts: str | None
    hedged: bool


def world(seed: int, options: Options = Options()) -> Iterator[tuple[Truth, list[LedgerClaim]]]:  # noqa: B008  an immutable default
    """The facts of a world, each with its truth and its claims. The same seed gives the same world."""
    for n in range(options.facts):
        chance = random.Random(f"{seed}/{n}")
        fact = _fact(chance, n, options)
        truth, tellings = _tell(chance, fact, options)
        yield truth, [_left_out(chance, claim) if chance.random() < options.sparse else claim for claim in (_claim(fact, t) for t in tellings)]


def _fact(chance: random.Random, n: int, options: Options) -> Fact:
    actors = options.actors or max(1, options.facts // 20)
    towns = max(actors, options.facts // actors + 1)  # an actor is in each of them but once
    kind = chance.choice(TYPES)
    figure = float(round(10 ** chance.uniform(1, 5.5))) if chance.random() < 0.6 else None
    return Fact(
        name=f"fact{n:06}",
        kind=kind,
        actor=f"Group {n % actors} of world",
        target=chance.choice(TARGETS),
        place=f"Town {(n // actors + n * 7) % towns}",
        day=chance.randrange(DAYS),
        figure=figure,
        counts=chance.choice(COUNTS) if figure is not None else None,
        hedged=chance.random() < 0.3,
    )


def _tell(chance: random.Random, fact: Fact, options: Options) -> tuple[Truth, list[Telling]]:
    size = max(options.fewest, min(options.most, round(options.fewest * (options.most / options.fewest) ** chance.random())))
    if options.outlets is None:
        outlets = [f"Outlet {fact.name[4:]}-{n}" for n in range(size)]
        chance.shuffle(outlets)
    else:
        outlets = [f"Paper {n}" for n in chance.sample(range(options.outlets), size)]
    origins: list[str] = []
    tellings: list[Telling] = []
    independent = 0
    for n in range(min(size, chance.choice((1, 1, 1, 2, 2, 3, 4, 5, 6)))):
        outlet, rests = outlets.pop(), n > 0 and chance.random() < 0.4
        gathered = chance.random() < 0.25
        name = outlet if gathered else f"Source {fact.name[4:]}-{n}"
        chain = ("unnamed residents",) if gathered else (name,)
        kind = "unnamed" if gathered else chance.choice(("person", "organisation"))
        basis = "observation" if not rests and not gathered and kind == "organisation" and chance.random() < 0.5 else "relayed"
        origins.append(name)
        independent += not rests
        # Who rests on another speaks after all those before him; the others speak when they like.
        day = max((t.day for t in tellings), default=fact.day) + 1 if rests else fact.day + chance.randrange(3)
        tellings.append(_telling(chance, fact, len(tellings), outlet, day, chain, (kind,), basis))
    ring: tuple[str, ...] = ()
    if chance.random() < RINGS and len(outlets) >= 4:
        ring = tuple(outlets.pop() for _ in range(min(len(outlets) - 1, chance.randint(2, 5))))
        tellings += _ring(chance, fact, ring, tellings)
    while outlets:
        tellings.append(_relay(chance, fact, outlets.pop(), tellings))
    lost = tuple(t.key for t in tellings if not t.chain)
    return Truth(fact.name, tuple(sorted(origins)), independent, tuple(sorted(ring)), lost), tellings


def _telling(
    chance: random.Random, fact: Fact, n: int, outlet: str, day: int, chain: tuple[str, ...], kinds: tuple[str, ...], basis: str
) -> Telling:
    text = " ".join(f"w{chance.randrange(5000)}" for _ in range(60))
    return Telling(f"{fact.name}-{n:03}", outlet, chance.choice(LANGUAGES), day, chain, kinds, basis, fact.figure, fact.hedged, text)


def _relay(chance: random.Random, fact: Fact, outlet: str, before: Sequence[Telling]) -> Telling:
    """An article that rests on an earlier one: copied, translated, changed, with or without its source."""
    base = chance.choice(before)
    fresh = _telling(chance, fact, len(before), outlet, base.day + chance.randrange(4), (), (), "unstated")
    fresh = fresh._replace(figure=base.figure, hedged=base.hedged)
    if chance.random() < COPIED:
        day = base.day - 1 if chance.random() < BACKDATED else fresh.day
        return fresh._replace(language=base.language, day=day, chain=base.chain, kinds=base.kinds, basis=base.basis, text=base.text)
    if chance.random() > ABROAD:
        fresh = fresh._replace(language=base.language)
    if chance.random() >= DROPPED:
        cited = ((base.outlet, *base.chain), ("media", *base.kinds)) if chance.random() < 0.6 else ((base.outlet,), ("media",))
        if base.chain and base.kinds[-1] != "unnamed" and chance.random() < 0.4:
            cited = base.chain[-1:], base.kinds[-1:]
        fresh = fresh._replace(chain=cited[0], kinds=cited[1], basis="relayed")
    if chance.random() < CHANGED:
        if fresh.figure is not None and chance.random() < 0.5:
            fresh = fresh._replace(figure=round(fresh.figure * chance.choice((0.5, 1.5, 2, 10))))
        else:
            fresh = fresh._replace(hedged=False)
    return fresh


def _ring(chance: random.Random, fact: Fact, ring: tuple[str, ...], before: Sequence[Telling]) -> list[Telling]:
    """Outlets that each cite the one before, and the first the last; the first of them has it from an earlier article."""
    base = chance.choice(before)
    out: list[Telling] = []
    day = base.day
    for turn in range(2):
        for n, outlet in enumerate(ring):
            day += 1
            if turn == 1 and n > 0:
                break
            cited = base.outlet if turn == 0 and n == 0 else ring[n - 1]
            fresh = _telling(chance, fact, len(before) + len(out), outlet, day, (cited,), ("media",), "relayed")
            out.append(fresh._replace(figure=base.figure, hedged=base.hedged))
    return out


def _claim(fact: Fact, telling: Telling) -> LedgerClaim:
    published = (FIRST_DAY + timedelta(days=telling.day)).isoformat()
    evidence = telling.text[:80]
    attributions = tuple(
        Attribution(f"a{n}", "indirect", None, None, None, name, kind, telling.chain[: n + 1], f"a{n - 1}" if n else None)  # type: ignore[arg-type]
        for n, (name, kind) in enumerate(zip(telling.chain, telling.kinds, strict=True))
    )
    modality = "possible" if telling.hedged else "reported" if telling.chain else "asserted"
    quantity = ClaimQuantity(telling.figure, telling.figure, "=", fact.counts) if telling.figure is not None else None
    claim = Claim(
        id=f"{telling.key}-c",
        type=fact.kind,
        codebook="force_generation",
        evidence=Span(0, len(evidence), evidence),
        attribution=attributions[-1].id if attributions else None,
        modality=modality,  # type: ignore[arg-type]
        basis=telling.basis,  # type: ignore[arg-type]
        credited=None,
        actor=fact.actor,
        target=fact.target,
        place=fact.place,
        when=(FIRST_DAY + timedelta(days=fact.day)).isoformat(),
        when_basis="stated",
        quantity=quantity,
        roles={},
        score=1.0,
        why=(),
        country="RU",
    )
    document = Document(telling.key, f"sha256:{telling.key}", telling.language, published, telling.outlet, None, None, True, telling.text)
    return LedgerClaim(claim, document, attributions)


def _left_out(chance: random.Random, given: LedgerClaim) -> LedgerClaim:
    what = chance.choice(({"actor": None}, {"place": None, "country": None}, {"when": None, "when_basis": None}))
    return msgspec.structs.replace(given, claim=msgspec.structs.replace(given.claim, **what))


def article(claim: LedgerClaim) -> tuple[Collected, Analysis]:
    """A telling as a ledger takes it in."""
    return Collected(claim.document, claim.document.text.encode()), Analysis(claim.document, attributions=claim.attributions, claims=(claim.claim,))


class Recovered(NamedTuple):
    """How well a world was recovered: facts, and of them those whose `high` is exact, off by at most one, whose `low` is within the truth."""

    facts: int
    exact: int
    near: int
    within: int
    ringed: int  # facts with a ring
    rings: int  # of which it was found


def recovered(seed: int, options: Options) -> Recovered:
    """Corroborate every fact of a world by itself, and compare its main finding with the truth."""
    facts = exact = near = within = ringed = rings = 0
    for truth, claims in world(seed, options):
        found = max(corroborate(MemoryIndex(claims)), key=lambda f: (len(f.claims), f.id))
        miss = abs(found.independent_origins.high - len(truth.origins))
        facts, exact, near = facts + 1, exact + (miss == 0), near + (miss <= 1)
        within += found.independent_origins.low <= truth.independent
        ringed, rings = ringed + bool(truth.ring), rings + bool(truth.ring and found.circular)
    return Recovered(facts, exact, near, within, ringed, rings)


def grown(seed: int, sizes: Sequence[int]) -> Iterator[tuple[int, int, float]]:
    """For ledgers of about these many claims: claims, findings, and processor time a claim in seconds."""
    for size in sizes:
        claims = [c for _, mine in islice(world(seed, Options(size // 15, most=60)), size // 15) for c in mine]
        index = MemoryIndex(claims)
        start = process_time()
        findings = corroborate(index)
        yield len(claims), len(findings), (process_time() - start) / len(claims)


def main(arguments: Sequence[str]) -> int:
    """Print how well worlds are recovered, or how time grows with them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--facts", type=int, default=200)
    parser.add_argument("--most", type=int, default=500, help="articles a fact")
    parser.add_argument("--growth", action="store_true", help="time a claim from 1,000 to 100,000 claims")
    given = parser.parse_args(arguments)
    if given.growth:
        for claims, findings, seconds in grown(given.seed, (1_000, 10_000, 100_000)):
            print(f"{claims:>7} claims  {findings:>6} findings  {1e6 * seconds:6.0f} µs a claim")
        return 0
    got = recovered(given.seed, Options(given.facts, most=given.most))
    print(f"facts {got.facts}  high exact {got.exact / got.facts:.1%}  off by at most one {got.near / got.facts:.1%}")
    print(f"low within the truth {got.within / got.facts:.1%}  rings found {got.rings}/{got.ringed}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
