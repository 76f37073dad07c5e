"""Which claims need comparing at all: those that share a block. A block is type, one strong feature, and a stretch of time."""

from __future__ import annotations

from sayso.core.records import LedgerClaim
from sayso.corroborate.claims import Item, read_claim
from sayso.corroborate.policy import Policy, load_policy
from sayso.corroborate.publishers import Publishers
from sayso.packs.outlets import Outlets

_NOBODY = Publishers(Outlets())
_MOST = 13  # stretches of time that one claim enters: a claim about "2022" enters every month of it


def block_keys(claim: LedgerClaim) -> tuple[str, ...]:
    """The blocks of a claim, sorted. Two claims that can be the same share one, wherever and whenever they are stored."""
    policy = load_policy()
    return keys_of(read_claim(claim, policy, _NOBODY), policy)


def keys_of(item: Item, policy: Policy) -> tuple[str, ...]:
    """The blocks of a claim that has been read."""
    claim = item.given.claim
    lasting = claim.type in policy.lasting
    span = policy.time.lasting if lasting else policy.time.event
    length = max(1, span.far)
    if item.days is None:
        stretches = ["?"]
    else:
        first, last = item.days[0] // length, item.days[1] // length + 1
        stretches = [str(n) for n in range(first, min(last, first + _MOST) + 1)]
    strong = [f"{letter}:{value}" for letter, value in (("a", claim.actor), ("t", claim.target), ("p", claim.place)) if value]
    voices = [f"{letter}:{value}" for letter, value in (("s", item.speaker), ("q", _figure(item))) if value]
    outlet = [f"s:{item.outlet}"] if item.outlet else []
    keys = {f"{claim.type}|{name}|{stretch}" for name in (*strong, *voices, *outlet) or ("-",) for stretch in stretches}
    # Whatever the time, which a document may not tell: one voice, one figure, or the whole question.
    question = f"{claim.type}|{claim.actor or '-'}|{claim.target or '-'}|{claim.place or '-'}|*"
    return tuple(sorted({*keys, question, *(f"{claim.type}|{name}|*" for name in voices)}))


def _figure(item: Item) -> str | None:
    return None if item.figure is None else f"{item.figure:g}"
