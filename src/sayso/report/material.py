"""What an assessment is made of: findings, the documents they rest on, what the ledger holds besides, and what people said."""

from __future__ import annotations

import msgspec

from sayso.core.index import Holding, Reported
from sayso.core.records import Document, Finding, Record
from sayso.packs.added import AddedActor
from sayso.packs.outlets import Outlets
from sayso.report.model import Judgement, Translation

Place = tuple[str, int, int]  # a passage: its document's key, start and end


class Asked(Record, frozen=True):
    """What the person asked for: filters by name, in the order in which they are told, and views."""

    filters: tuple[tuple[str, str], ...] = ()
    since: str | None = None
    as_of: str | None = None
    without: str | None = None


class Material(Record, frozen=True):
    """Everything. `falls`: by source, the findings of which nothing is left without it; `others`: findings that those shown disagree with."""

    findings: tuple[Finding, ...]
    documents: dict[str, Document]
    others: tuple[Finding, ...] = ()
    decided: tuple[AddedActor, ...] = ()
    held: tuple[Holding, ...] = ()
    falls: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    judgements: dict[str, tuple[Judgement, ...]] = msgspec.field(default_factory=dict)  # by finding
    overall: tuple[Judgement, ...] = ()
    translations: dict[Place, Translation] = msgspec.field(default_factory=dict)
    refused: dict[str, int] = msgspec.field(default_factory=dict)  # by reason code
    outlets: Outlets = Outlets()
    asked: Asked = Asked()
    earlier: Reported | None = None
    checkpoint: str | None = None
    at: str | None = None
