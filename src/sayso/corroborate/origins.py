"""The origin of a claim, by the contract's one rule: follow the chain, then the documents it leads to.

    the chain ends at                                                   origin
    a public act                                                        its actor
    a named person or body                                              that one
    an outlet with a document in the ledger on the same thing           that document's origin, or none if it gives none
    any other outlet                                                    the outlet
    unnamed people behind a named link                                  the named link, resting on unnamed people
    unnamed people whom the outlet itself gathered                      the outlet, resting on unnamed people
    a body that the text describes and does not name ("local police")   that body, as long as no origin of the finding has a name: it may be one of them
    a vague plural ("reports"), the outlet's bare own voice             none: no source given

A document that names who said it in one place does so for all its claims of the finding: its unnamed informant is the one it named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from sayso.corroborate.claims import Item
from sayso.corroborate.copies import CopyGroup
from sayso.corroborate.kinship import Kinship
from sayso.corroborate.publishers import Publishers
from sayso.corroborate.reasons import Reason
from sayso.corroborate.when import shown_later

OWN = frozenset({"own_reporting", "observation", "artefact"})  # bases on which an outlet's own voice is a source


Elsewhere = Callable[[Item, str], list[Item]]


class Lineage(NamedTuple):
    """What was found behind one claim. `path`: the documents followed, from its own on; `lost`: it gives no source at all."""

    origin: str | None
    kind: str
    rests_on_unnamed: bool
    path: tuple[str, ...]
    why: Reason | None
    lost: bool = False
    gathered: bool = False  # by the outlet itself, from people it does not name
    described: bool = False  # a body that the text does not name

    @property
    def names(self) -> bool:
        """Does the text name its origin, or is that a public act's actor?"""
        return self.origin is not None and not self.gathered and not self.described


def one_voice_a_document(lines: Mapping[tuple[str, str], Lineage], kinship: Kinship) -> dict[tuple[str, str], Lineage]:
    """Lineages by claim, so that in one document a body is not a second origin beside the person who speaks for it ("the Kremlin", its spokesman)."""
    people: dict[str, list[str]] = {}
    for (document, _), line in sorted(lines.items()):
        if line.origin is not None and line.kind == "person":
            people.setdefault(document, []).append(line.origin)
    out = dict(lines)
    for key, line in lines.items():
        if line.origin is not None and line.kind == "organisation" and not line.described:
            speaking = next((name for name in people.get(key[0], ()) if kinship.related(name, line.origin)), None)
            out[key] = line if speaking is None else line._replace(origin=speaking, kind="person")
    return out


def led_reason(name: str, document: str | None) -> Reason:
    """What a link or a forwarded post says of a chain: that it goes on with `name`, by its document if the ledger has it."""
    if document is None:
        return Reason("origin.led_outside", {"name": name})
    return Reason("origin.led", {"name": name, "document": document})


class Tracer:
    """Follows the chains of one finding's claims. `elsewhere`: what an outlet that a claim cites says of the same question in other findings."""

    def __init__(
        self, items: Sequence[Item], publishers: Publishers, copies: Iterable[CopyGroup] = (), elsewhere: Elsewhere = lambda item, name: []
    ) -> None:
        self._elsewhere = elsewhere
        self._publishers = publishers
        self._by_document: dict[str, list[Item]] = {}
        self._by_outlet: dict[str, dict[str, Item]] = {}
        for item in sorted(items, key=lambda i: i.age):
            self._by_document.setdefault(item.document.key, []).append(item)
            if item.outlet is not None:
                self._by_outlet.setdefault(item.outlet, {}).setdefault(item.document.key, item)
        self._first_of_copies = self._earliest(copies)
        self._kept: dict[tuple[str, str], Lineage] = {}

    def document(self, key: str) -> Lineage:
        """The origin of a document's claims in this finding: its first claim that has one; lost if none of them gives a source."""
        found = [self.claim(item) for item in self._by_document[key]]
        named = next((line for line in found if line.names), None)
        known = named or next((line for line in found if line.origin is not None), None)
        return known or next((line for line in found if not line.lost), found[0])

    def claim(self, item: Item) -> Lineage:
        """The origin of a claim by what it says itself."""
        if item.key not in self._kept:
            self._kept[item.key] = self._trace(item, (item.document.key,))
        return self._kept[item.key]

    def _trace(self, item: Item, path: tuple[str, ...]) -> Lineage:
        claim = item.given.claim
        if item.own_act and claim.actor is not None:
            return Lineage(claim.actor, "act", False, path, Reason("origin.act"))
        if item.speaker is not None:
            return self._follow(item, item.speaker, path)
        if item.chain and item.vague:
            return Lineage(None, "", False, path, None, lost=True)
        if item.body is not None:
            return Lineage(item.body, "organisation", False, path, Reason("origin.described"), described=True)
        if item.chain or claim.basis in OWN:
            return self._gathered(item, path)
        if item.given.attributions:  # somebody says so, but nobody knows who
            return Lineage(None, "", False, path, None)
        return Lineage(None, "", False, path, None, lost=True)

    def _follow(self, item: Item, name: str, path: tuple[str, ...]) -> Lineage:
        """The documents of the outlet `name` that `item` can rest on; the outlet itself if the ledger has none of them.

        The newest that is not shown to be later; else the oldest, for a text cites what was there, whatever the dates say.
        """
        documents = list(self._by_outlet.get(name, {}).values()) or self._elsewhere(item, name)
        linked = next((key for led, key in item.leads if led == name), None)
        meant = [other for other in documents if other.document.key == linked]
        documents = meant or documents
        others = [other for other in documents if other.document.key not in path]
        earlier = [other for other in others if not shown_later(other.document.published, item.document.published)]
        for other in [*reversed(earlier), *(o for o in others if o not in earlier)]:
            found = self._document(other, (*path, other.document.key))
            if found.origin is not None:
                fields = {"name": name, "document": other.document.key}
                return found._replace(why=Reason("origin.linked" if meant else "origin.through", fields))
        if documents and name != item.outlet:
            followed = (others[-1].document.key,) if others else ()
            return Lineage(None, "", False, (*path, *followed), None)
        return Lineage(self._publishers.head(name), self._kind(item, name), item.unnamed, path, self._named(item, name, linked))

    def _document(self, other: Item, path: tuple[str, ...]) -> Lineage:
        found = [self._trace(item, path) for item in self._by_document.get(other.document.key, [other])]
        return next((line for line in found if line.origin is not None), found[0])

    def _gathered(self, item: Item, path: tuple[str, ...]) -> Lineage:
        """The outlet itself, or the one whose text it copied; unknown where nobody knows who published."""
        first = self._first_of_copies.get(item.document.key)
        if first is not None and first not in path and first in self._by_document:
            return self._document(self._by_document[first][0], (*path, first))
        why = Reason("origin.gathered" if item.chain else "origin.own")
        if item.outlet is None:
            return Lineage(None, "", bool(item.chain), path, why)
        return Lineage(self._publishers.head(item.outlet), self._outlet_kind(item.outlet), bool(item.chain), path, why, gathered=bool(item.chain))

    def _named(self, item: Item, name: str, linked: str | None) -> Reason:
        """How a text names its source: in words, or by what it links to (the document `linked`, if the ledger has it) or forwards."""
        said = item.given.attributions[-1].chain if item.given.attributions else ()
        if not any(led == name for led, _ in item.leads) or name in {self._publishers.canonical(other) for other in said}:
            return Reason("origin.named")
        return led_reason(name, linked)

    def _kind(self, item: Item, name: str) -> str:
        if name in self._by_outlet or self._publishers.known(name) is not None:
            return self._outlet_kind(name)
        for attribution in reversed(item.given.attributions):
            if attribution.speaker is not None and self._publishers.canonical(attribution.speaker) == name:
                return attribution.speaker_type or "organisation"
        led = next((lead for lead in item.given.claim.links if lead.name and self._publishers.canonical(lead.name) == name), None)
        return "social-media" if led is not None else "media" if any(name == led_to for led_to, _ in item.leads) else "organisation"

    def _outlet_kind(self, name: str) -> str:
        known = self._publishers.known(name)
        return "social-media" if known is not None and known.channel else "media"

    def _earliest(self, copies: Iterable[CopyGroup]) -> dict[str, str]:
        out: dict[str, str] = {}
        for group in copies:
            present = [self._by_document[key][0] for key in group.keys if key in self._by_document]
            if present:
                first = min(present, key=lambda i: i.age).document.key
                out |= {key: first for key in group.keys if key != first}
        return out
