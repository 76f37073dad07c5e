"""One cluster followed to its origins: copies, lineages, lost sources."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from sayso.core.records import Analysis, Document, Recovered
from sayso.corroborate.claims import Item
from sayso.corroborate.clustering import Cluster
from sayso.corroborate.copies import CopyGroup, copy_groups
from sayso.corroborate.decisions import OWN, finding_id
from sayso.corroborate.matching import Matcher
from sayso.corroborate.origins import Elsewhere, Lineage, Tracer, one_voice_a_document
from sayso.corroborate.policy import CopyRules
from sayso.corroborate.publishers import Publishers
from sayso.corroborate.recovered import recover


class Reads(Protocol):
    """Where documents are read."""

    def document(self, key: str) -> Document | None:
        """One current document with its text, or None."""
        ...

    def analysis(self, key: str) -> Analysis | None:
        """What was read of one current document, or None."""
        ...



class Traced(NamedTuple):
    """A cluster followed to its origins."""

    id: str
    cluster: Cluster
    lines: dict[tuple[str, str], Lineage]  # by claim
    by_document: dict[str, Lineage]
    copies: tuple[CopyGroup, ...]
    recovered: tuple[Recovered, ...]


def trace(cluster: Cluster, reads: Reads, matcher: Matcher, publishers: Publishers, elsewhere: Elsewhere) -> Traced:
    """Follow one cluster. `elsewhere`: what the outlet of that name says of a claim's question, for chains that lead out of the cluster."""
    items, rules = cluster.items, matcher.rules
    own = {item.document.key for item in items if matcher.decisions.decided(OWN, item)}
    copies = _copies([item for item in items if item.document.key not in own], reads, rules.policy.copies)
    tracer = Tracer(items, publishers, copies, elsewhere)
    by_document = {item.document.key: tracer.document(item.document.key) for item in items}
    # A claim that names nobody takes its document's source, where the document names one for the same thing.
    lines = {i.key: found if (found := tracer.claim(i)).names or i.denied else by_document[i.document.key] for i in items}
    lines = one_voice_a_document(lines, rules.kinship)
    if any(line.origin is not None and not line.described for line in lines.values()):
        lines = {key: line._replace(origin=None) if line.described else line for key, line in lines.items()}
    lost: dict[str, Item] = {}
    for item in items:
        if by_document[item.document.key].lost:
            lost.setdefault(item.document.key, item)
    recovered = recover(list(lost.values()), items, lines, copies, rules.kinship, publishers)
    oldest = items[0]
    id_ = finding_id(oldest.given.claim.type, oldest.document.key, oldest.given.claim.evidence)
    return Traced(id_, cluster, lines, by_document, copies, recovered)


def _copies(items: Iterable[Item], reads: Reads, rules: CopyRules) -> tuple[CopyGroup, ...]:
    """Who copied among the documents of some claims; of one alone nothing need be read."""
    documents = {item.document.key: item.document for item in items}
    if len(documents) < 2:
        return ()
    analyses = {key: found for key in documents if (found := reads.analysis(key)) is not None}
    texts = [analyses[key].document if key in analyses else d if d.text else reads.document(key) or d for key, d in documents.items()]
    return copy_groups(texts, rules, lambda document: analyses.get(document.key))
