"""One sentence for a finding. The sentences are data: a codebook's `statements.en.toml`, or a plain frame where it has none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sayso.core.errors import PackError
from sayso.core.records import ClaimQuantity
from sayso.corroborate.claims import Item
from sayso.corroborate.reasons import number, words
from sayso.packs.codebook import CODEBOOKS
from sayso.packs.tables import read_toml

Fields = Mapping[str, str | None]


class Sentences(NamedTuple):
    """A codebook's sentences: type -> form -> sentences, the fullest first; and words that read differently from how they are coded."""

    forms: Mapping[str, Mapping[str, Sequence[str]]]
    words: Mapping[str, str]


_FORMS = ("act", "done", "planned", "possible")
_FIELD = re.compile(r"\{([a-z_]+)\}")
_PART = re.compile(r"\[([^\]]*)\]")


def most_told(values: Iterable[str | None]) -> str | None:
    """What most claims say, the first said among equals; None if none says anything."""
    told = [v for v in values if v is not None]
    return Counter(told).most_common(1)[0][0] if told else None


def main_quantity(items: Sequence[Item]) -> ClaimQuantity | None:
    """The figure now standing: the last to appear of those that two documents give (an origin revises its figures), else the one most give."""
    classes = {item.figure: item.count_class for item in items if item.count_class is not None}  # for a figure whose noun is left out
    documents: dict[tuple[float, str | None], list[str]] = {}  # in the order in which figures appear, the oldest first
    for item in items:
        if item.figure is not None and not item.denied:
            keys = documents.setdefault((item.figure, item.count_class or classes.get(item.figure)), [])
            keys += [item.document.key] if item.document.key not in keys else []
    if not documents:
        return None
    shared = [figure for figure, keys in documents.items() if len(keys) > 1]
    best = shared[-1] if shared else max(documents, key=lambda figure: len(documents[figure]))
    given = [item.quantity for item in items if item.figure == best[0] and item.count_class in (best[1], None) and item.quantity is not None]
    told = [quantity for quantity in given if quantity.counts is not None] or given
    return Counter(told).most_common(1)[0][0]


def statement(items: Sequence[Item], fields: Fields, quantity: ClaimQuantity | None, denier: str | None) -> str:
    """What a finding says. `fields`: actor, target, place, when and the roles; `denier`: who denies it, where nobody says it."""
    phrases = words()
    known = {name: value for name, value in fields.items() if value is not None}
    if "when" in known:
        known["when"] = phrases.date(known["when"])
    if quantity is not None:
        known["quantity"] = number(quantity)
    claim = items[0].given.claim
    sentences = _sentences(claim.codebook)
    named = {name: _named(sentences.words.get(value, value)) for name, value in known.items()}
    text = _filled(sentences.forms.get(claim.type, {}), form_of(items), named) or _framed(claim.type, known)
    if denier is not None:
        text = phrases.say("statement.denied", None, origin=_named(denier), statement=text)
    return phrases.say("statement.end", None, statement=text[0].upper() + text[1:])


def form_of(items: Sequence[Item]) -> str:
    """How most claims tell it: as a public act, as done, planned or possible."""
    forms = ("act" if i.own_act else i.given.claim.modality if i.prospect else "done" for i in items)
    return most_told(forms) or "done"


def _filled(sentences: Mapping[str, Sequence[str]], form: str, known: Mapping[str, str]) -> str | None:
    for sentence in (*sentences.get(form, ()), *(sentences.get("done", ()) if form == "act" else ())):
        whole = _without_empty_parts(sentence, known)
        if _has_all(whole, known):
            return _FIELD.sub(lambda m: known[m.group(1)], whole)
    return None


def _named(value: str) -> str:
    """A name with its article, where it takes one."""
    phrases = words()
    takes = any(fnmatchcase(value, pattern) for pattern in phrases.items("statement.with_article"))
    return phrases.say("statement.the", None, name=value) if takes else value


def _without_empty_parts(sentence: str, known: Mapping[str, str]) -> str:
    return _PART.sub(lambda m: m.group(1) if _adds(m.group(1), sentence, known) else "", sentence)


def _adds(part: str, sentence: str, known: Mapping[str, str]) -> bool:
    """Are all fields of an optional part known, and not told by the figure already ("58 recruitment centres through recruitment centres")?"""
    figure = known.get("quantity", "") if "{quantity}" in sentence and "{quantity}" not in part else ""
    return _has_all(part, known) and not any(known[name] in figure for name in _FIELD.findall(part))


def _has_all(text: str, known: Mapping[str, str]) -> bool:
    return all(name in known for name in _FIELD.findall(text))


def _framed(kind: str, known: Mapping[str, str]) -> str:
    phrases = words()

    def part(key: str, name: str, field: str) -> str:
        return phrases.say(f"statement.{key}", None, **{field: known[name]}) if name in known else ""

    return phrases.say(
        "statement.frame",
        None,
        actor=part("actor", "actor", "name"),
        type=phrases.word("type", kind),
        target=part("target", "target", "name"),
        place=part("place", "place", "name"),
        figure=part("figure", "quantity", "figure"),
        when=part("when", "when", "when"),
    )


@cache
def _sentences(codebook: str) -> Sentences:
    path = CODEBOOKS / codebook / "statements.en.toml"
    return _checked(path) if path.is_file() else Sentences({}, {})


def _checked(path: Path) -> Sentences:
    given = read_toml(path)
    coded = given.pop("word", {})
    where = f"{path.parent.name}/{path.name}"
    for kind, forms in given.items():
        for form, sentences in forms.items():
            if form not in _FORMS:
                raise PackError(f"{where}: [{kind}] has no form {form!r}", step=f"forms are {', '.join(_FORMS)}")
            if not isinstance(sentences, list) or not all(isinstance(s, str) for s in sentences):
                raise PackError(f"{where}: [{kind}] {form} is not a list of sentences", step="write a list of texts")
    return Sentences(given, coded)
