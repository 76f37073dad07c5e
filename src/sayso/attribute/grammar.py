"""A page seen as grammar: for every token the set of roles its pack tags give it, as bits, and the walls no phrase crosses."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache

from sayso.core.records import Page, Sentence, Tag
from sayso.packs.language import LanguagePack

ART, PREP, OF, CONJ, SUB, REL, COMP, AUX, ADV, NEG = (1 << n for n in range(10))
VERB, CUE, PRON, POSS, ROLE, UNNAMED, TITLE, DATE, MARK, CAP = (1 << n for n in range(10, 20))
NUM, CHANNEL, ACCORD, CITING, WHETHER, ANAPHOR, INF, PASSIVE, REPORTIVE, DEMONYM = (1 << n for n in range(20, 30))
METONYM = 1 << 30

_BITS = {
    "article": ART, "preposition": PREP, "conjunction": CONJ, "subordinator": SUB, "relative": REL, "complementiser": COMP,
    "auxiliary": AUX, "adverb": ADV, "negation": NEG, "verb": VERB, "cue": CUE, "pronoun": PRON, "possessive": POSS, "role": ROLE,
    "unnamed": UNNAMED, "title": TITLE, "weekday": DATE, "month": DATE, "date_word": DATE, "date_unit": DATE, "channel": CHANNEL, "accord": ACCORD, "citing": CITING, "cited_by": CITING, "whether": WHETHER, "anaphor": ANAPHOR,
    "infinitive": INF, "passive": PASSIVE, "reportive": REPORTIVE, "demonym": DEMONYM, "metonym": METONYM, "number": NUM,
}  # fmt: skip
_FUNCTION = ART | PREP | CONJ | SUB | REL | COMP | AUX | ADV | NEG | PRON | POSS | WHETHER | ANAPHOR | ACCORD | DATE
_MARKS = frozenset(["''", "``"]) | frozenset(",.;:!?…()[]\"“”„«»‘‚‹›—–/|")


_HEADLINE = 5  # words from which a sentence can show that it is written like a title
_MOSTLY = 0.75  # share of its words with a capital


@dataclass(slots=True)
class Grammar:
    """The page, its pack, and per token: `bits`, the number of the quotation it is in (or -1), and its sentence."""

    page: Page
    pack: LanguagePack
    bits: list[int]
    quote_at: list[int]
    sentence_at: list[int]
    body: list[bool]  # is the sentence body or headline text (not furniture)
    noun_capitals: bool  # does the language write every noun with a capital
    particles: frozenset[str]  # words that join the parts of a name
    head_final: bool  # do adjectives stand before their noun
    unaided: frozenset[int]  # tokens where a participle stands without its auxiliary
    _heads: dict[tuple[str, ...], tuple[list[int], list[Tag]]] = field(default_factory=dict)

    @property
    def romance(self) -> bool:
        """Does the pack describe such a language: articles, adjectives behind their noun, no bare content clause?"""
        settings = self.pack.settings["attribution"]
        return not self.head_final and bool(settings["articles"]) and settings["complement"] == "none"

    def either(self, i: int) -> bool:
        """Is the word at i complementiser and relative pronoun at once, told apart by its place only (che, que)?"""
        return self.bits[i] & (COMP | REL) == COMP | REL and self.romance

    def tag(self, i: int, *kinds: str) -> Tag | None:
        """The longest tag of one of these kinds at token i."""
        for tag in self.page.tags.get(i, ()):
            if tag.kind in kinds and not (tag.kind == "verb" and i in self.unaided and "participle" in tag.flags):
                return tag
        return None

    def tags(self, first: int, last: int, *kinds: str) -> list[Tag]:
        """What `tag` gives at each token from `first` to `last` (exclusive), in order."""
        heads = self._heads.get(kinds)
        if heads is None:
            places = sorted({tag.first for kind in kinds for tag in self.page.of(kind)})
            found = [tag for tag in [self.tag(i, *kinds) for i in places] if tag is not None]
            heads = self._heads[kinds] = [tag.first for tag in found], found
        return heads[1][bisect_left(heads[0], first) : bisect_left(heads[0], last)]


@lru_cache(maxsize=100_000)  # the words of a language come back
def _shape(word: str) -> int:
    """What the look of a word says of it."""
    if word in _MARKS:
        return MARK
    return CAP if word[0].isupper() else NUM if word[0].isdigit() else 0


def grammar_of(page: Page, pack: LanguagePack) -> Grammar:
    """The grammar view of a page."""
    words = page.tokens.words
    n = len(words)
    bits = [*map(_shape, words), 0, 0]  # two beyond the end, so that a look ahead needs no guard
    unaided: list[tuple[int, int]] = []
    for kind, bit in _BITS.items():
        for tag in page.of(kind):
            if "participle" in tag.flags:
                unaided.append((tag.first, tag.last))
                continue
            for i in range(tag.first, tag.last):
                bits[i] |= bit
    for tag in page.of("preposition"):
        if tag.value == "of" and "participle" not in tag.flags:
            for i in range(tag.first, tag.last):
                bits[i] |= OF
    days = [t.first for t in page.of("date_part") if t.value == "day" and t.first > 0]
    pointers = [t.first for t in page.of("date_direction") if t.value in ("last", "next") and t.last == t.first + 1]
    for i, beside in sorted([(i, i - 1) for i in days] + [(i, i + 1) for i in pointers]):  # the part of a day behind its day, what points to a week or year before it
        if bits[beside] & DATE:
            bits[i] |= DATE
    lone = {begin for begin, _ in unaided if not _aided(bits, begin)}
    for begin, end in unaided:
        if begin not in lone:
            for i in range(begin, end):
                bits[i] |= VERB
    particles = frozenset(pack.settings["names"].get("particles", ()))
    quote_at = [-1] * n
    for number, quote in enumerate(page.quotes):
        quote_at[quote.first : quote.last] = [number] * (min(quote.last, n) - quote.first)
    sentence_at = [-1] * n
    body: list[bool] = []
    for number, sentence in enumerate(page.sentences):
        if bits[sentence.first] & CAP and bits[sentence.first] & _FUNCTION and not bits[sentence.first] & (ROLE | UNNAMED):
            bits[sentence.first] &= ~CAP  # a function word at the head of its sentence is no name
        if words[sentence.first].lower() in particles and words[sentence.first][0].isupper():
            _restore_surname(page, bits, sentence.first, particles)
        if pack.settings["attribution"]["complement"] == "bare" and _title_case(page, bits, sentence):
            for i in range(sentence.first, sentence.last):
                if bits[i] & CAP and bits[i] & (_FUNCTION | VERB) and not bits[i] & (ROLE | UNNAMED | DATE):
                    bits[i] &= ~CAP
        body.append(page.blocks[sentence.block].role in ("body", "headline"))
        sentence_at[sentence.first : sentence.last] = [number] * (sentence.last - sentence.first)
    if not pack.settings["attribution"]["articles"]:
        _settle_relatives(page, bits)
    return Grammar(page, pack, bits, quote_at, sentence_at, body, bool(pack.settings["attribution"].get("noun_capitals")), particles, bool(pack.settings["attribution"].get("head_final")), frozenset(lone))


def _title_case(page: Page, bits: list[int], sentence: Sentence) -> bool:
    """Is this a headline in which nearly every word has a capital, so that a capital tells nothing?"""
    letters = [i for i in range(sentence.first, sentence.last) if page.tokens.words[i].isalpha()]
    return len(letters) >= _HEADLINE and sum(bits[i] & CAP != 0 for i in letters) >= _MOSTLY * len(letters)


def _settle_relatives(page: Page, bits: list[int]) -> None:
    """A complementiser that is a relative pronoun, too ("юристка, ЩО документує …, радить"): a relative right behind the first
    noun of its sentence where nothing before it could report, else a complementiser. Changes `bits`."""
    nouns = {tag.first for tag in page.of("speech_noun")}
    for sentence in page.sentences:
        speaker = reports = False
        for i in range(sentence.first, sentence.last):
            if bits[i] & COMP and bits[i] & REL:
                relative = speaker and not reports and i > sentence.first + 1 and page.tokens.words[i - 1] == "," and not bits[i - 2] & (ART | PRON | ADV)
                bits[i] &= ~COMP if relative else ~REL
            reports = reports or bool(bits[i] & (VERB | CUE | COMP)) or i in nouns
            speaker = speaker or bool(bits[i] & (ROLE | UNNAMED)) or bool(bits[i] & CAP and i > sentence.first)


def _restore_surname(page: Page, bits: list[int], first: int, particles: frozenset[str]) -> None:
    """A surname whose particles begin a sentence ("Von der Leyen said") where the page has it in full elsewhere ("Ursula von der Leyen"). Changes `bits`."""
    words, lowers = page.tokens.words, page.tokens.lowers
    last = first
    while last < len(words) and lowers[last] in particles:
        last += 1
    length = last - first
    if last >= len(words) or not bits[last] & CAP:
        return
    for i, word in enumerate(words):
        if word == words[last] and i != last and i > length and lowers[i - length : i] == lowers[first:last] and words[i - 1].islower() and bits[i - length - 1] & CAP and not bits[i - length - 1] & _FUNCTION:
            bits[first : last + 1] = [CAP] * (length + 1)
            return


def _aided(bits: list[int], i: int) -> bool:
    """Does an auxiliary stand shortly before the participle at i, with nothing but adverbs and pronouns between?"""
    for j in range(i - 1, max(-1, i - 9), -1):
        if bits[j] & AUX:
            return True
        if not bits[j] & (ADV | NEG | PRON | DATE):
            return False
    return False
