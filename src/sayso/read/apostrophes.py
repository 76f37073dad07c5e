"""Words with an apostrophe inside ("здоров’я", "п’ять"), in languages where it is a letter: none of their parts is a word of its own."""

from __future__ import annotations

from sayso.core.records import Tag, Tokens


def whole_words(tokens: Tokens, tags: dict[int, tuple[Tag, ...]], letters: str) -> dict[int, tuple[Tag, ...]]:
    """The tags without those that begin or end inside such a word; `letters`: the marks (folded) that are letters in the language."""
    if not letters:
        return tags
    starts, ends, words, lowers = tokens.starts, tokens.ends, tokens.words, tokens.lowers
    inside: set[int] = set()  # tokens that are not the first of their word
    for i in range(1, len(words) - 1):
        if lowers[i] in letters and ends[i - 1] == starts[i] and ends[i] == starts[i + 1] and words[i - 1].isalpha() and words[i + 1].isalpha():
            inside.update((i, i + 1))
    if not inside:
        return tags
    kept = {i: tuple([t for t in here if t.last not in inside]) for i, here in tags.items() if i not in inside}
    return {i: here for i, here in kept.items() if here}
