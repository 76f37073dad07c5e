"""A claim as corroboration sees it: names made canonical, its speaker, its time and its figure read once."""

from __future__ import annotations

from typing import Literal

from sayso.core.records import Claim, ClaimQuantity, Document, LedgerClaim, Modality, Record, Span
from sayso.corroborate.chains import Leads, chain_of
from sayso.corroborate.policy import Policy
from sayso.corroborate.publishers import Publishers
from sayso.corroborate.when import Interval, interval
from sayso.packs.words import fold_words

Key = tuple[str, str]  # a claim in the ledger: its document's key and its own id

_NO_WORDS = Span(0, 0, "")
_NO_DOCUMENT = Document("", "", None, None, None, None, None, False, "")
_MEDIA = frozenset({"media", "social-media"})
_BODIES = frozenset({"organisation", "document"})
_PROSPECT = frozenset({"planned", "possible"})


class Item(Record, frozen=True):
    """A claim, and what was read of it once. `days`: the days it may be about; `dated`: does the text tell them?"""

    key: Key
    given: LedgerClaim
    outlet: str | None
    chain: tuple[str, ...]
    speaker: str | None  # the innermost identified link, or the actor of a public act
    unnamed: bool  # beyond the speaker stands somebody unnamed
    vague: bool  # the chain ends at nobody in particular
    body: str | None  # a body that the text describes and does not name ("local police"), where it names nobody
    days: Interval | None
    dated: bool
    figure: float | None
    count_class: str | None
    words: tuple[str, ...]  # of the evidence, folded
    leads: Leads = ()  # to where its links lead

    @property
    def meaning(self) -> tuple[object, ...]:
        """What it says, apart from who says it and in what words: equal for claims that say exactly the same."""
        claim = self.given.claim
        roles = tuple(sorted(claim.roles.items()))
        said = (claim.type, claim.actor, claim.target, claim.place, claim.country, claim.quantity, roles)
        return (*said, self.days, self.dated, self.prospect, self.denied)

    @property
    def document(self) -> Document:
        """The document it stands in."""
        return self.given.document

    @property
    def quantity(self) -> ClaimQuantity | None:
        """Its quantity, if any."""
        return self.given.claim.quantity

    @property
    def prospect(self) -> bool:
        """Does it speak of what is to come?"""
        return self.given.claim.modality in _PROSPECT

    @property
    def denied(self) -> bool:
        """Is it a denial?"""
        return self.given.claim.modality == "denied"

    @property
    def own_act(self) -> bool:
        """Is it a public act that was done, so that its actor is its origin?"""
        claim = self.given.claim
        return claim.basis == "public_act" and claim.actor is not None and claim.modality in ("asserted", "reported")

    @property
    def age(self) -> tuple[str, str, int, str]:
        """Sorts claims from the oldest: publication (undated last), document, place in it."""
        document, claim = self.given.document, self.given.claim
        return (document.published or "9999", document.key, claim.evidence.start, claim.id)


def read_claim(given: LedgerClaim, policy: Policy, publishers: Publishers) -> Item:
    """A claim of the ledger, ready for comparison."""
    claim = given.claim
    sources = policy.sources
    chain, leads = chain_of(given, sources, publishers)
    last = chain[-1] if chain else None
    kind = given.attributions[-1].speaker_type if given.attributions else None
    described = last is not None and sources.is_description(last)
    vague = last is not None and (sources.is_vague(last) or (described and kind in _MEDIA))
    unnamed = last is not None and not vague and sources.is_unnamed(last)
    speaker = next((n for n in reversed(chain) if sources.is_named(n)), None)
    if claim.basis == "public_act" and claim.modality in ("asserted", "reported") and claim.actor:
        speaker = claim.actor
    days = interval(claim.when) if claim.when_basis != "publication" else interval(given.document.published) or interval(claim.when)
    return Item(
        key=(given.document.key, claim.id),
        given=given,
        outlet=publishers.of(given.document),
        chain=chain,
        speaker=speaker,
        unnamed=unnamed,
        vague=vague,
        body=last if described and kind in _BODIES and speaker is None else None,
        days=days or interval(given.document.published),
        dated=days is not None,
        figure=headline(claim.quantity),
        count_class=policy.count_class(claim.quantity.counts) if claim.quantity else None,
        words=fold_words(claim.evidence.text),
        leads=leads,
    )


def bare(item: Item, when_basis: Literal["stated", "story", "publication"] | None = None) -> Item:
    """What a claim says and nothing else: one and the same for all claims of a meaning."""
    claim = item.given.claim
    modality: Modality = "denied" if item.denied else "planned" if item.prospect else "asserted"
    said = Claim(
        *("", claim.type, "", _NO_WORDS, None, modality, "unstated", None, claim.actor, claim.target, claim.place, None, when_basis, claim.quantity),
        *(dict(sorted(claim.roles.items())), 0.0, (), claim.country),
    )
    given = LedgerClaim(said, _NO_DOCUMENT, ())
    return Item(("", ""), given, None, (), None, False, False, None, item.days, item.dated, item.figure, item.count_class, ())


def headline(quantity: ClaimQuantity | None) -> float | None:
    """The one number of a quantity that people remember: the bound it gives, the middle of a range; None if it is vague."""
    if quantity is None:
        return None
    low, high = quantity.low, quantity.high
    if low is None or high is None:
        return high if low is None else low
    return low if low == high else (low + high) / 2
