"""Why a mention means this person or body, and who else may be meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.core.judgements import Alternative, Judgement, Reason
from sayso.core.records import Actor, Page, Span
from sayso.core.spans import cut_tokens
from sayso.packs.directory import Directory
from sayso.packs.language import LanguagePack
from sayso.packs.nameindex import NameMatch
from sayso.packs.names import names_on
from sayso.packs.words import fold_words
from sayso.resolve import metonyms, person_signs
from sayso.resolve.found import Found
from sayso.resolve.persons import Persons

_S = "why_actor"
_WEIGHED = {"person": (person_signs.WEIGHTS, person_signs.ENOUGH), "metonym": (metonyms.WEIGHTS, metonyms.ENOUGH)}


class ActorReasons:
    """The reasons for the actors of one page."""

    def __init__(self, page: Page, pack: LanguagePack, directory: Directory) -> None:
        self._page, self._pack, self._directory = page, pack, directory
        self._matches = {(m.first, m.last): m for m in names_on(page, pack, directory)}

    def why_actor(self, found: Found, actor: Actor) -> Judgement:
        """The rule and the alias or signs behind it; side, parent and office on the day; others of that name."""
        weights, enough = _WEIGHED.get(found.rule, ({}, None))
        signs = [Reason(_S, sign, weights.get(sign)) for sign in found.signs]
        score = sum([r.weight or 0 for r in signs]) if signs and "seat" not in found.signs else None
        match = self._matches.get((found.first, found.last))
        reasons = [*signs, *(self._alias(match) if match is not None and found.rule == "listed" else ()), *self._known(actor)]
        span = Span(actor.start, actor.end, actor.text)
        return Judgement("actor", span, actor, found.rule, tuple(reasons), self._others(found, match), score, enough if score is not None else None)

    def refused(self, persons: Persons, taken: Sequence[tuple[int, int]]) -> Iterator[Judgement]:
        """Capitalised words with some sign of a person and too few of them, outside what is an actor or a place."""
        for run in persons.refused:
            span = cut_tokens(self._page.document.text, self._page.tokens, run.first, run.last)
            signs = persons.signs_of(run)
            if any(a < span.end and span.start < b for a, b in taken) or all(person_signs.WEIGHTS[sign] < 0 for sign in signs):
                continue
            reasons = [Reason(_S, sign, person_signs.WEIGHTS[sign]) for sign in signs]
            score = sum([person_signs.WEIGHTS[sign] for sign in signs])
            if score >= person_signs.ENOUGH:
                reasons.append(Reason(_S, "bare_word"))
            bearers = self._directory.index.bearers(fold_words(span.text), exact=True)
            others = tuple(Alternative(name, (Reason(_S, "not_in_full"),)) for name in bearers)
            yield Judgement("actor", span, None, "refused", tuple(reasons), others, score, person_signs.ENOUGH)

    def _alias(self, match: NameMatch) -> Iterator[Reason]:
        """Which alias it is, and how the words fit it."""
        index, endings = self._directory.index, self._directory.endings(self._pack)
        told = index.alias_of(match, self._page.tokens, self._pack.code, endings)
        if told is None:
            return
        alias, how, anchored = told
        yield Reason(_S, f"alias_{how}", None, {"alias": alias})
        if match.short:
            full = next((m for m in self._matches.values() if m.name == match.name and not m.short), None) if anchored else None
            fields = {"text": " ".join(self._page.tokens.words[full.first : full.last])} if full is not None else {}
            yield Reason(_S, "short_with_full" if full is not None else "short_alone", None, fields)

    def _known(self, actor: Actor) -> Iterator[Reason]:
        entity = self._directory.by_name(actor.name)
        if entity is None:
            yield Reason(_S, "own_document" if actor.type == "person" else "own_name")
            return
        if entity.side is not None:
            yield Reason(_S, "side", None, {"side": entity.side, "basis": entity.basis})
        if entity.parent is not None:
            yield Reason(_S, "parent", None, {"parent": entity.parent})
        day = self._page.document.published
        for office in self._directory.office_phrases.held_by(entity.name):
            valid = day is not None and office.covers(day)
            key = ("in_office" if valid else "out_of_office" if day is not None else "office") + ("" if office.end else "_open")
            yield Reason(_S, key, None, {"office": office.office, "start": office.start, "end": office.end, "date": day or ""})

    def _others(self, found: Found, match: NameMatch | None) -> tuple[Alternative, ...]:
        """Everybody else who bears these words as a name or short form."""
        words = fold_words(" ".join(self._page.tokens.words[found.first : found.last]))
        bearers = dict.fromkeys(self._directory.index.bearers(words))
        if match is not None:
            bearers.setdefault(match.name)
        here = {m.name for m in self._matches.values() if not m.short}
        out = []
        for name in bearers:
            if name != found.name:
                key = "other_is_named" if name in here else "given_in_full" if found.rule == "named_in_full" else "not_in_full"
                out.append(Alternative(name, (Reason(_S, key),)))
        return tuple(out)
