"""Claims for tests, from few words."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.core.records import Attribution, Claim, ClaimQuantity, Document, LedgerClaim, Span


def told(
    key: str,
    *,
    outlet: str | None = None,
    on: str | None = "2023-03-10",
    chain: Sequence[str] = (),
    kind: str = "organisation",
    basis: str | None = None,
    modality: str | None = None,
    type: str = "prison_recruitment",
    actor: str | None = "Wagner Group",
    target: str | None = "prisoners",
    place: str | None = "Russia",
    country: str | None = "RU",
    when: str | None = None,
    quantity: tuple[float | None, float | None, str, str | None] | None = None,
    roles: dict[str, str] | None = None,
    text: str = "",
    evidence: str | None = None,
    language: str = "en",
    credits: tuple[str, ...] = (),
    at: int = 0,
    url: str | None = None,
) -> LedgerClaim:
    """One claim of the document `key`, told on the say-so of `chain`. `quantity` is (low, high, comparator, counts)."""
    words = evidence or f"{key} {at}"
    attributions = tuple(
        Attribution(f"a{n}", "indirect", None, None, None, name, kind, tuple(chain[: n + 1]))  # type: ignore[arg-type]
        for n, name in enumerate(chain)
    )
    claim = Claim(
        id=f"{key}-{at}",
        type=type,
        codebook="force_generation",
        evidence=Span(at, at + len(words), words),
        attribution=attributions[-1].id if attributions else None,
        modality=modality or ("reported" if chain else "asserted"),  # type: ignore[arg-type]
        basis=basis or ("relayed" if chain else "unstated"),  # type: ignore[arg-type]
        credited=None,
        actor=actor,
        target=target,
        place=place,
        when=when,
        when_basis="stated" if when else None,
        quantity=ClaimQuantity(*quantity) if quantity else None,  # type: ignore[arg-type]
        roles=roles or {},
        score=1.0,
        why=(),
        country=country if place else None,
    )
    document = Document(key, f"sha256:{key}", language, on, outlet or f"Paper {key}", url, None, True, text)
    return LedgerClaim(claim, document, attributions, credits)


