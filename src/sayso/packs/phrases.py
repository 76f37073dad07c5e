"""Words shown to people, as data: `<language>/<name>.toml`. The English file is the measure; another language has exactly its keys."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from sayso.core.errors import PackError
from sayso.core.records import Record
from sayso.packs.language import LANGUAGES
from sayso.packs.tables import read_toml

MEASURE = "en"
_FIELD = re.compile(r"\{([a-z_]*)\}")
_PLURAL = {"one", "other"}


class Phrases(Record, frozen=True):
    """Phrases by `section.key`. A phrase is a text, a pair {one, other} chosen by `n`, or a list of texts."""

    language: str
    texts: dict[str, Any]

    def say(self, key: str, /, n: float | None = None, **fields: str) -> str:
        """A phrase with its fields filled in; `n` chooses between one and other and is itself the field `{n}`. Raises PackError for no such phrase."""
        found = self._find(key)
        if isinstance(found, dict):
            found = found["one" if n == 1 else "other"]
        if n is not None:
            fields = {**fields, "n": self.number(n)}
        return _FIELD.sub(lambda m: fields[m.group(1)], found) if "{" in found else str(found)

    def word(self, section: str, value: str) -> str:
        """What people read for a value of the contract; a value without a phrase is shown as it is, with spaces."""
        return str(self.texts.get(f"{section}.{value}", value.replace("_", " ")))

    def items(self, key: str) -> list[str]:
        """A phrase that is a list."""
        return list(self._find(key))

    def number(self, value: float) -> str:
        """A number with the language's grouping: 300,000."""
        whole = int(value)
        if whole != value:
            return str(value).replace(".", self._find("format.decimal"))
        return f"{whole:,}".replace(",", self._find("format.grouping")) if abs(whole) > 9999 else str(whole)

    def date(self, value: str | None, *, long: bool = False) -> str:
        """An ISO 8601 date of whatever precision for people: 21 Sep 2022, Sep 2022, 2022. None is the phrase for no date."""
        if value is None:
            return self.say("format.no_date")
        parts = value.split("-")
        names = self.items("format.months" if long else "format.months_short")
        if len(parts) < 2 or not all(p.isdigit() for p in parts[:3]) or not 1 <= int(parts[1]) <= 12:
            return value
        month = names[int(parts[1]) - 1]
        if len(parts) == 2:
            return self.say("format.month", month=month, year=parts[0])
        return self.say("format.day", day=str(int(parts[2][:2])), month=month, year=parts[0])

    def listed(self, names: list[str] | tuple[str, ...]) -> str:
        """Names in a row: A, B and C."""
        if len(names) < 2:
            return "".join(names)
        return self.say("format.last_two", first=", ".join(names[:-1]), last=names[-1])

    def _find(self, key: str) -> Any:
        if key not in self.texts:
            raise PackError(f"{self.language}: no phrase {key!r}", step="add it to the phrase files of every language")
        return self.texts[key]


def phrase_languages(name: str) -> tuple[str, ...]:
    """The languages that have the phrase file `name`, sorted."""
    return tuple(sorted(p.parent.name for p in LANGUAGES.glob(f"*/{name}.toml")))


@cache
def load_phrases(language: str, *names: str) -> Phrases:
    """The phrases of one or more files of a language, e.g. `load_phrases("en", "report", "screen")`.

    Raises PackError if a file is missing, is not well formed, or its keys or fields are not those of the English file.
    """
    texts: dict[str, Any] = {}
    for name in names:
        if language not in phrase_languages(name):
            raise PackError(f"no {name} words in {language!r}", step=f"languages that have them: {', '.join(phrase_languages(name))}")
        texts |= _load(LANGUAGES / language / f"{name}.toml", LANGUAGES / MEASURE / f"{name}.toml")
    return Phrases(language, texts)


def _load(path: Path, measure: Path) -> dict[str, Any]:
    texts, model = _flat(path), _flat(measure)
    where = f"{path.parent.name}/{path.name}"
    for key in model:
        if key not in texts:
            raise PackError(f"{where}: lacks {key!r}", step=f"{measure.parent.name}/{measure.name} has it: translate it")
    for key, value in texts.items():
        if key not in model:
            raise PackError(f"{where}: {measure.parent.name}/{measure.name} has no {key!r}", step="look for a misspelling")
        unknown = _fields(value) - _fields(model[key])
        if unknown:
            raise PackError(f"{where}: {key!r} has no field {sorted(unknown)[0]!r}", step=f"fields are {sorted(_fields(model[key]))}")
    return texts


def _flat(path: Path) -> dict[str, Any]:
    texts: dict[str, Any] = {}
    where = f"{path.parent.name}/{path.name}"
    for section, phrases in read_toml(path).items():
        if not isinstance(phrases, dict):
            raise PackError(f"{where}: {section!r} stands outside a section", step="put it under a [section]")
        for key, value in phrases.items():
            if isinstance(value, dict) and set(value) != _PLURAL:
                raise PackError(f"{where}: {section}.{key} has {sorted(value)}", step="a plural has exactly one and other")
            if not isinstance(value, str | dict | list):
                raise PackError(f"{where}: {section}.{key} is {value!r}", step="write a text, a plural or a list of texts")
            texts[f"{section}.{key}"] = value
    return texts


def _fields(value: Any) -> set[str]:
    texts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
    return {name for text in texts for name in _FIELD.findall(text)}
