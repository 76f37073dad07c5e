"""The main job on one screen: one document to its analysis. Only this file knows the order of the stages.

    collect -> read -> attribute -> resolve -> code

Everything here is per document and pure: the same document gives the same analysis, in any process, in any order.
What looks across documents (corroborate, track, report) works on the ledger that keeps these analyses.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from sayso.attribute import attribute
from sayso.attribute.explain import Explanation, explain
from sayso.coding import code
from sayso.core.errors import UsageError
from sayso.core.judgements import KINDS, Judgement, Kind
from sayso.core.records import Analysis, Collected, Document, Page, Reading
from sayso.packs.added import AddedActor
from sayso.packs.codebook import Codebook, open_codebook
from sayso.packs.directory import load_directory
from sayso.packs.gazetteer import open_gazetteer
from sayso.packs.language import has_language, load_language
from sayso.read import read
from sayso.resolve import resolve
from sayso.resolve.why import judgements

if TYPE_CHECKING:
    from sayso.engines.tagger import Tagger

DEFAULT_CODEBOOKS = ("force_generation",)
NO_PACK = "no language pack"


def analyse(
    collected: Collected, codebooks: Sequence[Codebook | str] = DEFAULT_CODEBOOKS, *, tagger: Tagger | None = None, added: tuple[AddedActor, ...] = ()
) -> Analysis:
    """The analysis of one collected document. One in a language without a pack is kept, with `analysis` "none" and the reason.

    `codebooks` are given as they are, or by the name of an installed one or the path of a folder. `tagger` is a learned model that corrects what the rules of attribution read; `added` are actors that people made known beside the packs.
    """
    document = collected.document
    if document.language is None or not has_language(document.language):
        return Analysis(document, links=collected.links, analysis="none", reason=NO_PACK)
    pack = load_language(document.language)
    books = [open_codebook(book) if isinstance(book, str) else book for book in codebooks]
    # 1. what is on the page?
    page = read(document, pack, collected.links)
    # 2. who says so? (structure)
    reading = attribute(page, pack)
    if tagger is not None:
        reading = tagger.correct(page, reading)
    # 3. who, where, when, how many, really?
    resolution = resolve(page, reading, pack, load_directory(added), open_gazetteer())
    # 4. what is claimed?
    claims = code(page, resolution, books)
    return Analysis(
        document,
        page.blocks,
        collected.links,
        resolution.attributions,
        resolution.quantities,
        resolution.dates,
        resolution.places,
        resolution.actors,
        claims,
    )


def explain_at(collected: Collected, offset: int) -> Explanation | None:
    """What the rules of attribution did in the sentence at a character offset; None where there is no sentence or no pack."""
    document = collected.document
    if document.language is None or not has_language(document.language):
        return None
    pack = load_language(document.language)
    return explain(read(document, pack, collected.links), pack, offset)


def judge(
    collected: Collected, kinds: Collection[Kind] = KINDS, *, added: tuple[AddedActor, ...] = (), refused: bool = False
) -> tuple[Judgement, ...] | None:
    """What every mention was resolved to, and why: step 3 with its reasons. None where there is no pack."""
    document = collected.document
    if document.language is None or not has_language(document.language):
        return None
    pack = load_language(document.language)
    page = read(document, pack, collected.links)
    return judgements(page, attribute(page, pack), pack, load_directory(added), open_gazetteer(), kinds, refused=refused)


def structure(document: Document) -> tuple[Page, Reading]:
    """Steps 1 and 2 alone, by the rules: what a tagger learns from. Raises UsageError for a language without a pack."""
    if document.language is None or not has_language(document.language):
        raise UsageError(f"{document.key}: {NO_PACK} for {document.language}", step="leave these documents out")
    pack = load_language(document.language)
    page = read(document, pack)
    return page, attribute(page, pack)
