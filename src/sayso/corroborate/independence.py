"""How many truly independent origins: a range that never overclaims.

`high`: distinct identified origins. `low`: 0 if there are none, else 1 and those with a positive sign that they do not rest on another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sayso.core.records import Origin, OriginCount
from sayso.corroborate.claims import Item
from sayso.corroborate.kinship import Kinship
from sayso.corroborate.origins import Lineage
from sayso.corroborate.policy import Policy
from sayso.corroborate.publishers import Publishers
from sayso.corroborate.reasons import Reason, say

OBSERVED = frozenset({"observation"})  # a relayed document is its issuer's word, and may rest on anybody


class Voice(NamedTuple):
    """One origin and what it was found in, the oldest first."""

    name: str
    kind: str
    side: str | None
    unnamed: bool
    items: tuple[Item, ...]
    why: Reason | None


def origins(
    items: Sequence[Item], lines: Mapping[tuple[str, str], Lineage], policy: Policy, kinship: Kinship, publishers: Publishers
) -> tuple[tuple[Origin, ...], OriginCount]:
    """The distinct origins of some claims, the first seen first, and how many of them are independent."""
    voices = _voices(items, lines, kinship, publishers)
    shown: list[Voice] = []
    out: list[Origin] = []
    for voice in voices:
        established, why = _judge(voice, shown, voices[0], policy, kinship)
        if established:
            shown.append(voice)
        documents = tuple(sorted({i.document.key for i in voice.items}))
        first_seen = voice.items[0].document.published
        reasons = "; ".join(say(r) for r in (voice.why, why) if r is not None)
        out.append(Origin(voice.name, voice.kind, voice.side, voice.unnamed, documents, first_seen, "established" if established else "not established", reasons))
    return tuple(out), OriginCount(len(shown), len(out))


def _voices(items: Sequence[Item], lines: Mapping[tuple[str, str], Lineage], kinship: Kinship, publishers: Publishers) -> list[Voice]:
    by_name: dict[str, list[Item]] = {}
    for item in sorted(items, key=lambda i: i.age):
        name = lines[item.key].origin
        if name is not None:
            by_name.setdefault(name, []).append(item)
    voices = []
    for name, mine in by_name.items():
        found = [lines[i.key] for i in mine]
        known = publishers.known(name)
        side = kinship.side(name) or (known.side if known is not None else None)
        kind = next((f.kind for f in found if f.kind != "act"), None) or _kind_of(name, kinship)
        # Named once without anybody behind it is enough to stand on its own.
        voices.append(Voice(name, kind, side, all(f.rests_on_unnamed for f in found), tuple(mine), found[0].why))
    # Of those first seen on one day, who saw for himself comes first: the others may rest on him.
    return sorted(voices, key=lambda v: (v.items[0].document.published or "9999", not _observed(v), v.name))


def _kind_of(name: str, kinship: Kinship) -> str:
    known = kinship.entity(name)
    return known.type if known is not None else "organisation"


def _observed(voice: Voice) -> bool:
    """Did it see or measure for itself? An outlet that was there itself counts only as itself."""
    return voice.kind not in ("media", "social-media") and any(i.given.claim.basis in OBSERVED for i in voice.items)


def _judge(voice: Voice, shown: Sequence[Voice], first: Voice, policy: Policy, kinship: Kinship) -> tuple[bool, Reason]:
    """Is this origin shown not to rest on any of those before it? The first one known always counts."""
    if not shown:
        return True, Reason("origin.first")
    for other in shown:
        names = {"first": other.name, "second": voice.name}
        if kinship.related(voice.name, other.name):
            return False, Reason("origin.same_body", names)
        camp = policy.camp(voice.side)
        if camp is not None and camp == policy.camp(other.side):
            return False, Reason("origin.same_side", {**names, "side": camp})
    if _observed(voice):
        return True, Reason("origin.established", {"reason": say(Reason("origin.observed"))})
    if all(policy.opposed(voice.side, other.side) for other in shown):
        return True, Reason("origin.established", {"reason": say(Reason("origin.opposed", {"first": first.name, "second": voice.name}))})
    return False, Reason("origin.not_established", {"name": first.name})
