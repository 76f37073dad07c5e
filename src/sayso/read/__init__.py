"""What is on the page? Blocks with their roles, tokens, sentences, clauses, quotations, and the pack entries among the words.

The main job, in steps:
1. tokens and tags of the whole text
2. lines to blocks with a role
3. quotations, inside their line
4. sentences of every block, clauses of every sentence
"""

from __future__ import annotations

from collections import defaultdict

from sayso.core.records import Document, Link, Page, Tag
from sayso.packs.language import LanguagePack
from sayso.packs.words import tokenise
from sayso.read.apostrophes import whole_words
from sayso.read.blocks import find_blocks
from sayso.read.clauses import find_clauses
from sayso.read.quotes import find_quotes
from sayso.read.sentences import find_sentences


def read(document: Document, pack: LanguagePack, links: tuple[Link, ...] = ()) -> Page:
    """The page of a document, read with the pack of its language."""
    # 1. tokens and tags
    tokens = tokenise(document.text)
    tags = whole_words(tokens, pack.lexicon.tag(tokens.lowers), pack.settings["text"].get("letters", ""))
    by_kind = _by_kind(tags)
    # 2. blocks
    blocks = find_blocks(document, tokens, tags, by_kind)
    # 3. quotations
    quotes = find_quotes(document.text, tokens, tags, blocks, pack)
    # 4. sentences and clauses
    sentences = find_sentences(document.text, tokens, tags, blocks, quotes, pack)
    clauses = find_clauses(tokens, tags, by_kind, sentences)
    return Page(document, pack.code, blocks, tokens, sentences, clauses, quotes, tags, by_kind, links)


def _by_kind(tags: dict[int, tuple[Tag, ...]]) -> dict[str, list[Tag]]:
    out: defaultdict[str, list[Tag]] = defaultdict(list)
    for here in tags.values():
        for tag in here:
            out[tag.kind].append(tag)
    return out
