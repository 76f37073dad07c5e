"""Language packs: a folder of data each. Compiled once, lazily, per language."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from sayso.core.errors import PackError
from sayso.core.records import Record
from sayso.packs.lexicon import Lexicon
from sayso.packs.tables import read_entries, read_toml

LANGUAGES = Path(__file__).parent / "languages"

# What pack.toml must and may hold: section -> (key -> type). A trailing "?" marks what may be missing.
_SHAPE: dict[str, dict[str, type]] = {
    "language": {"code": str, "name": str, "english": str},
    "text": {"quotes": list, "abbreviations": list, "dash_dialogue?": bool, "letters?": str, "compound_heads?": list},  # compound_heads: kinds whose words end compounds ("Hafenmeister")
    "attribution": {
        "complement": str,  # "bare": content may follow the verb bare; "comma": after a comma; "none": only with a complementiser
        "inversion": bool,  # the subject may follow the verb in a main clause
        "elided_subject": bool,  # the subject may be missing altogether
        "articles": bool,  # noun phrases usually begin with an article
        "head_final?": bool,  # adjectives stand before their noun, so that a bare word behind it is no part of the phrase
        "past?": list,  # endings by which a past tense is told: with an object behind it, such a word ends the subject it follows
        "infinitives?": list,  # endings by which infinitives are told: one right behind a reporting verb is what is said
        "oblique?": list,  # endings of genitives and other cases that no subject has
        "definite?": list,  # endings by which nouns and adjectives bear their article
        "nominative?": list,  # longer endings by which a noun that speaks is a subject all the same
        "topic_colon?": bool,  # a headline's word before a colon is its topic, unless it is clearly a person
        "incise?": bool,  # the author's words may stand inside the quotation marks: « Oui, dit-il, c'est vrai »
        "verb_genders?": dict,  # m, f: endings of past verb forms by which an unnamed subject's gender is told
        "noun_capitals?": bool,  # every noun is written with a capital
    },
    "numbers": {"decimal": str, "grouping": list, "compound?": bool},
    "names": {"case_endings?": list, "romanise?": dict, "particles?": list},
    "endings": {},
}


class LanguagePack(Record, frozen=True):
    """How a language reports speech, numbers, dates and names."""

    code: str
    name: str
    english: str
    settings: dict[str, dict[str, Any]]
    lexicon: Lexicon


def languages() -> tuple[str, ...]:
    """The codes (ISO 639-1) of the installed packs, sorted."""
    return tuple(sorted(p.parent.name for p in LANGUAGES.glob("*/pack.toml")))


def has_language(code: str | None) -> bool:
    """Is there a pack for this language?"""
    return code is not None and code.isascii() and code.isalpha() and (LANGUAGES / code / "pack.toml").is_file()


@cache
def kinds() -> dict[str, Any]:
    """What a lexicon table may hold: kind -> its documentation, values and flags."""
    return read_toml(LANGUAGES / "kinds.toml")


@cache
def load_language(code: str) -> LanguagePack:
    """The pack of a language, compiled. Raises PackError if it is missing or not well formed."""
    return load_language_from(LANGUAGES / code)


def load_language_from(folder: Path) -> LanguagePack:
    """A pack from any folder."""
    settings = read_toml(folder / "pack.toml")
    _check(settings, f"{folder.name}/pack.toml")
    if not (folder / "gold.toml").is_file():
        raise PackError(f"{folder.name}/gold.toml is missing", step="a pack proves itself: add gold sentences, see CONTRIBUTING.md")
    entries = [e for table in sorted(folder.glob("*.tsv")) for e in read_entries(table, kinds())]
    lexicon = Lexicon(entries, settings.get("endings", {}), settings["text"].get("compound_heads", ()))
    head = settings["language"]
    return LanguagePack(head["code"], head["name"], head["english"], settings, lexicon)


def _check(settings: dict[str, Any], name: str) -> None:
    for section in settings:
        if section not in _SHAPE:
            raise PackError(f"{name}: no section [{section}]", step=f"sections are {sorted(_SHAPE)}")
    for section, keys in _SHAPE.items():
        given = settings.get(section, {})
        if section == "endings":
            continue
        for key, kind in keys.items():
            plain = key.rstrip("?")
            if plain not in given:
                if not key.endswith("?"):
                    raise PackError(f"{name}: [{section}] lacks {plain!r}", step=f"give a {kind.__name__}")
            elif not isinstance(given[plain], kind):
                raise PackError(f"{name}: [{section}] {plain} is {given[plain]!r}, not a {kind.__name__}", step="mend the value")
        for key in given:
            if key not in keys and key + "?" not in keys:
                raise PackError(f"{name}: [{section}] has no key {key!r}", step=f"keys are {sorted(k.rstrip('?') for k in keys)}")
