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
    """The blocks of a claim that has been read: `type|letter:value|stretch of time`, `*` for whatever time."""
    claim = item.given.claim
    said = {"a": claim.actor, "t": claim.target, "p": claim.place, "s": item.speaker, "o": item.outlet, "q": _figure(item)}
    said |= {pair: _both(said[pair[0]], said[pair[1]]) for pair in ("ap", "at", "tp")}
    names = [f"{letter}:{value}" for letter, value in said.items() if value] or ["-"]
    stretches = _stretches(item, policy)
    # Whatever the time, which a document may not tell: one voice, one figure, or the whole question.
    question = f"{claim.type}|{claim.actor or '-'}|{claim.target or '-'}|{claim.place or '-'}|*"
    timeless = [f"{claim.type}|{letter}:{said[letter]}|*" for letter in "sq" if said[letter]]
    return tuple(sorted({f"{claim.type}|{name}|{stretch}" for name in names for stretch in stretches} | {question, *timeless}))


def is_broad(block: str) -> bool:
    """Is a block made by one common feature alone (an actor, a target, a place)?

    It may hold very many claims; in it only those are matched of which one lacks actor or place, for the others meet in a narrower block.
    """
    return block.split("|", 2)[1][:2] in ("a:", "t:", "p:")


def _stretches(item: Item, policy: Policy) -> list[str]:
    if item.days is None:
        return ["?"]
    length = max(1, (policy.time.lasting if item.given.claim.type in policy.lasting else policy.time.event).far)
    first, last = item.days[0] // length, item.days[1] // length + 1
    return [str(n) for n in range(first, min(last, first + _MOST) + 1)]


def _both(one: str | None, other: str | None) -> str | None:
    return f"{one}+{other}" if one and other else None


def _figure(item: Item) -> str | None:
    return None if item.figure is None else f"{item.figure:g}"
