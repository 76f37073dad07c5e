"""Findings brought up to date with what is new, and with nothing else.

They come to what `corroborate` makes of all claims at one go, in whatever order and portions the claims came: a pure function of the set of
claims, the set of people's decisions and the declared rules. Each step is small and can be the last: what it did need not be done again.

1. `sort_in`: learn new outlets' names; read new claims, file them, and put them into units. Units that these touch become stale, and so do those
   whose chains lead to them.
2. `make_anew`: make the findings of stale units, see what contradicts them, and let people's marks have the last word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from sayso.core.index import Archive, Gone
from sayso.core.records import Finding, Mark, Record
from sayso.corroborate.conflicts import Told, in_conflict, told, told_look, told_rows
from sayso.corroborate.decisions import DECISIVE, WITH, Decisions, names_in
from sayso.corroborate.features import Rules
from sayso.corroborate.findings import aliases, heard, learn, made_of, marks_by_finding, order, reviewed, set_against, traced_unit
from sayso.corroborate.grouping import Desk
from sayso.corroborate.kinship import Kinship
from sayso.corroborate.marks import UNDONE, mark_ids, standing
from sayso.corroborate.matching import Matcher
from sayso.corroborate.policy import load_policy
from sayso.corroborate.publishers import Publishers, sound_of_address, sounds
from sayso.packs.addresses import address
from sayso.packs.directory import Directory
from sayso.packs.outlets import Outlets

CLAIMS, UNITS = 1_000, 200  # at a step: what is in memory at a time
_ENCODER = msgspec.json.Encoder()
_TOLD = msgspec.json.Decoder(Told)


class Step(Record, frozen=True):
    """What a step did: claims put into units, claims read, pairs of them compared, units and findings made anew. Nothing is left to do after one that is `last`."""

    placed: int = 0
    read: int = 0
    compared: int = 0
    units: int = 0
    findings: int = 0
    last: bool = False

    def plus(self, other: Step) -> Step:
        """This step and the next, as one."""
        counts = (self.placed + other.placed, self.read + other.read, self.compared + other.compared, self.units + other.units, self.findings + other.findings)
        return Step(*counts, last=other.last)


class Growth:
    """What is known while findings grow: rules, outlets, and people's marks; `claims` and `units` at a step."""

    def __init__(self, marks: Sequence[Mark], outlets: Outlets, directory: Directory, *, claims: int = CLAIMS, units: int = UNITS) -> None:
        self._claims = claims
        self._units = units
        self.rules = Rules(load_policy(), Kinship(directory))
        self._marks = marks
        self._outlets = outlets
        self._decisions = Decisions(standing(marks))
        self._by_finding = marks_by_finding(marks)
        self._followed: set[int] = set()  # claims whose units are stale for as long as no finding is made

    def step(self, archive: Archive) -> Step:
        """The next step, within the caller's transaction."""
        publishers = Publishers(self._outlets, archive.sounding, archive.at)
        desk = Desk(archive, Matcher(self.rules, self._decisions), publishers)
        desk.followed = self._followed
        done = self._sort_in(archive, desk) or self._make_anew(archive, desk)
        if done is None:
            archive.show()
        return done or Step(last=True)

    def _sort_in(self, archive: Archive, desk: Desk) -> Step | None:
        changed = sorted(set(self._renamed(archive, desk.publishers)))
        decided = self._decided(archive)
        gone, fresh = archive.gone(self._claims), archive.fresh(self._claims)
        if not (changed or decided or gone or fresh):
            return None
        judged = archive.named(sorted(decided))
        loose = {one.unit for one in gone} | {one.unit for one in (*archive.placed([*fresh, *changed]), *judged)}
        units = desk.regroup(fresh + changed, loose) | loose
        together = desk.together(self._decisions.pairs(WITH))
        archive.spoil(units | together | self._resting(archive, desk, [*fresh, *changed, *(one.claim for one in judged)], gone))
        archive.done("fresh", fresh)
        archive.done("gone", [one.claim for one in gone])
        return Step(placed=len(fresh), read=desk.read, compared=desk.compared)

    def _renamed(self, archive: Archive, publishers: Publishers) -> Iterator[int]:
        """Claims that name somebody whose name is read in another way since an outlet became known."""
        while documents := archive.unheard(self._claims):
            places = {sound_of_address(place) for d in documents.values() if (place := address(d.url)) is not None}
            yield from (claim for _, _, claim in archive.linked(places))
            linked = archive.linked({sound for name in heard(publishers, documents.values()) for sound in sounds(name)})
            before = {name: publishers.canonical(name) for _, name, _ in linked}
            learn(archive, publishers, documents.values())
            publishers.forget()
            yield from (claim for _, name, claim in linked if publishers.canonical(name) != before[name])
            archive.done("unheard", documents)

    def _decided(self, archive: Archive) -> set[str]:
        """The ids of findings that people judged since the last time, and of those that an undone judgement was about."""
        heeded = archive.heed(len(self._marks))
        by_id = dict(zip(mark_ids(self._marks), self._marks, strict=True)) if heeded < len(self._marks) else {}
        found: set[str] = set()
        for new in self._marks[heeded:]:
            mark: Mark | None = new
            while mark is not None:
                found |= {mark.finding, *(name for kind in DECISIVE if kind in mark.fields for name in names_in(mark.fields[kind]))}
                mark = by_id.get(str(mark.fields.get(UNDONE)))
        return found

    def _resting(self, archive: Archive, desk: Desk, changed: Sequence[int], gone: Iterable[Gone]) -> set[int]:
        """The units with claims whose chains lead to the outlets of some claims, for what these claims say."""
        todo = [*desk.items(changed).values(), *(desk.gone(one) for one in gone)]
        self._followed.update(changed)
        found: set[int] = set()
        while todo:
            item = todo.pop()
            if item.outlet is not None:
                resting = desk.citing(item, item.outlet)
                todo += [theirs for claim, theirs in resting.items() if claim not in found]
                found |= resting.keys()
        return {one.unit for one in archive.placed(sorted(found))}

    def _make_anew(self, archive: Archive, desk: Desk) -> Step | None:
        self._followed.clear()
        units = archive.stale(self._units)
        if not units:
            return None
        claims: dict[int, list[int]] = {unit: [] for unit in units}
        for one in archive.of_units(units):
            claims[one.unit].append(one.claim)
        made = [(unit, traced) for unit, mine in claims.items() for traced in traced_unit(mine, desk)]
        tellings = {t.id: given for _, t in made if (given := told(t.cluster.items, t.lines, self.rules.policy)) is not None}
        before = archive.findings_of(units)
        ids = [traced.id for _, traced in made]
        old = sorted({*ids, *(finding.id for finding in before)})
        touched = {other for pair in archive.disputed(old) for other in pair}
        fresh = {traced.id: made_of(traced, self.rules, desk.publishers) for _, traced in made}
        archive.lead(_led(archive, before, fresh))
        archive.drop(sorted(set(old).difference(ids)))
        archive.untell(old)
        touched |= self._dispute(archive, tellings)
        against = _against(archive.disputed(sorted({*touched, *ids})))
        kept = [(unit, fresh[traced.id]) for unit, traced in made]
        kept += archive.known(sorted(touched.difference(old)))
        archive.keep((unit, reviewed(set_against(f, against.get(f.id, ()), desk.publishers), self._by_finding)) for unit, f in kept)
        archive.done("stale", units)
        return Step(units=len(units), findings=len(kept), read=desk.read, compared=desk.compared)

    def _dispute(self, archive: Archive, tellings: Mapping[str, Told]) -> set[str]:
        """Keep what findings tell of figures, and what contradicts them; the findings concerned."""
        archive.tell(
            {id_: _ENCODER.encode(given) for id_, given in tellings.items()},
            [(block, day, id_) for id_, given in tellings.items() for block, day in told_rows(given)],
        )
        pairs: set[tuple[str, str]] = set()
        known = dict(tellings)
        for id_, given in tellings.items():
            near = archive.telling(*told_look(given, self.rules.policy)) - {id_}
            known |= {other: _TOLD.decode(content) for other, content in archive.told(sorted(near - known.keys())).items()}
            pairs |= {(min(id_, other), max(id_, other)) for other in near if in_conflict(given, known[other], self.rules)}
        archive.dispute(sorted(pairs))
        return {id_ for pair in pairs for id_ in pair}


def _against(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {id_: tuple(sorted(others)) for id_, others in found.items()}


def _led(archive: Archive, before: Iterable[Finding], after: Mapping[str, Finding]) -> dict[str, str]:
    """For each finding whose id is no more: the one that holds most of its claims now, the first in order if several do."""
    holder = {claim.id: finding.id for finding in sorted(after.values(), key=order) for claim in finding.claims}
    found: dict[str, str] = {}
    for old in before:
        if old.id in after:
            continue
        holders = holder if any(claim.id in holder for claim in old.claims) else _elsewhere(archive, old)
        votes = Counter(holders[claim.id] for claim in old.claims if claim.id in holders)
        if votes:
            found[old.id] = votes.most_common(1)[0][0]
    return found


def _elsewhere(archive: Archive, old: Finding) -> dict[str, str]:
    """The other findings that hold its claims, by claim."""
    placed = archive.named(sorted(aliases(old)))
    holding = archive.findings_of(sorted({one.unit for one in placed}))
    return {claim.id: finding.id for finding in sorted(holding, key=order) if finding.id != old.id for claim in finding.claims}
