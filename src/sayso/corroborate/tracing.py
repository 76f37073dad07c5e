"""One cluster followed to its origins: copies, lineages, lost sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from sayso.core.records import Document, Recovered
from sayso.corroborate.claims import Item
from sayso.corroborate.clustering import Cluster
from sayso.corroborate.copies import CopyGroup, copy_groups
from sayso.corroborate.decisions import finding_id
from sayso.corroborate.matching import Matcher
from sayso.corroborate.origins import Elsewhere, Lineage, Tracer, one_voice_a_document
from sayso.corroborate.publishers import Publishers
from sayso.corroborate.recovered import recover

Texts = Callable[[str], Document | None]


class Traced(NamedTuple):
    """A cluster followed to its origins."""

    id: str
    cluster: Cluster
    lines: dict[tuple[str, str], Lineage]  # by claim
    by_document: dict[str, Lineage]
    copies: tuple[CopyGroup, ...]
    recovered: tuple[Recovered, ...]


def trace(cluster: Cluster, document: Texts, matcher: Matcher, publishers: Publishers, elsewhere: Elsewhere) -> Traced:
    """Follow one cluster. `document` gives a document with its text; `elsewhere`: what the outlet of that name says of a claim's question, for chains
    that lead out of the cluster.
    """
    items, rules = cluster.items, matcher.rules
    copies = copy_groups(_texts(items, document), rules.policy.copies)
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


def _texts(items: Iterable[Item], document: Texts) -> list[Document]:
    """The documents of some claims with their texts, where two share a language: only those can be copies."""
    documents = {item.document.key: item.document for item in items}
    languages = [d.language for d in documents.values()]
    wanted = [d for d in documents.values() if languages.count(d.language) > 1]
    return [d if d.text else document(d.key) or d for d in wanted]
