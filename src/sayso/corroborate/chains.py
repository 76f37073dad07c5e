"""The chain of a claim, names made canonical, and what the links in or beside it add: they name the next document.

    the link                                                    what it adds
    on the source's or the reporting words, or beside them,     its outlet stands for what the text does not name ("a report", "Russian media"),
      and the text names nobody                                 and before people whom it does not name ("residents", linked to who spoke to them)
    on the source's or the reporting words, to a document of    its outlet, from which the text has what the named one says
      the ledger, and the text names somebody else
    to a document of the outlet that the text names             which of its documents that is
    a forwarded or boosted post, an embedded one                who posted it first, before all whom the post itself names
    in a sentence that gives no source, "via"                   nothing; but a lost source is looked for there first

A link beside the claim counts only if the document that the ledger has there claims something of the same type; a link to the outlet's own pages
never does.
"""

from __future__ import annotations

from typing import NamedTuple

from sayso.core.records import Claim, Lead, LedgerClaim
from sayso.corroborate.policy import Sources
from sayso.corroborate.publishers import Behind, Publishers
from sayso.packs.addresses import address

Leads = tuple[tuple[str, str | None], ...]  # outlets, and the document of each that is meant, if the ledger has it

_WRITTEN = frozenset({"media", "social-media", "document"})


class Chain(NamedTuple):
    """From the outermost speaker to the innermost, and what links lead to."""

    names: tuple[str, ...]
    leads: Leads


def chain_of(given: LedgerClaim, sources: Sources, publishers: Publishers) -> Chain:
    """The chain of a claim with what its links add."""
    said = given.attributions[-1] if given.attributions else None
    names = tuple(publishers.canonical(name) for name in (said.chain if said is not None else ()))
    own = publishers.of(given.document)
    leads: list[tuple[str, str | None]] = []
    for lead in given.claim.links:
        behind = _behind(lead, publishers)
        if behind is None or behind.name == own or (lead.where == "beside" and given.claim.type not in behind.types):
            continue
        leads.append((behind.name, behind.document))
        if behind.name in names or lead.kind == "via":
            continue
        if lead.where in ("document", "within"):
            names = (behind.name, *names)
        elif said is not None and not any(sources.is_named(name) for name in names):
            written = said.speaker_type in _WRITTEN or not names or sources.is_vague(names[-1])
            names = (*names[:-1], behind.name) if written else (*names[:-1], behind.name, names[-1])
        elif said is not None and lead.where == "source" and behind.document is not None:
            names = (behind.name, *names)
    return Chain(names, tuple(dict.fromkeys(leads)))


def places_of(claim: Claim) -> set[str]:
    """The addresses to which the links of a claim lead."""
    return {place for lead in claim.links if (place := address(lead.url)) is not None}


def _behind(lead: Lead, publishers: Publishers) -> Behind | None:
    found = publishers.behind(lead.url) if lead.url else None
    if found is not None or lead.name is None:
        return found
    return Behind(publishers.canonical(lead.name), None, frozenset())
