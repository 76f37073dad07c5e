"""Generated worlds (worlds.py) written out as texts in several languages and read again: what reading loses is lost in the count of origins, too.

The graph of who told whom is the world's; the sentences are templates (texts.toml). A part of the world is written so: two kinds of facts, always with a
figure, in the languages that have templates. Each text has a paragraph of its own besides, which copies share and nobody else.

    written.py --seed 1 --facts 40      how well the counts of origins are recovered from texts
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import msgspec

from memory import MemoryIndex
from sayso.core.records import Collected, Document, LedgerClaim
from sayso.corroborate import corroborate
from sayso.ledger.forms import ledger_claims
from sayso.pipeline import analyse
from worlds import Options, Recovered, Truth, world

KINDS = ("mobilisation", "casualties")


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "texts.toml").read_text(encoding="utf-8"))


class Names:
    """Names in place of the world's, one for each, in the order in which they are asked for."""

    def __init__(self, start: int) -> None:
        texts = _texts()
        self._people = [f"{given} {family}" for family, given in product(texts["family"], texts["given"])]
        self._outlets = [f"{first} {second}" for second, first in product(texts["outlet_second"], texts["outlet_first"])]
        self._start = start
        self._known: dict[str, str] = {}

    def person(self, name: str) -> str:
        """A person's."""
        return self._name(name, self._people)

    def outlet(self, name: str) -> str:
        """An outlet's."""
        return self._name(name, self._outlets)

    def _name(self, name: str, pool: Sequence[str]) -> str:
        # A step that has no factor in common with the pool, so that neighbours share neither part of their names.
        return self._known.setdefault(name, pool[(self._start + 17 * len(self._known)) % len(pool)])


def written(seed: int, options: Options) -> Iterator[tuple[Truth, list[Document]]]:
    """The facts of a world, each with its truth and its articles as texts. The same seed gives the same texts."""
    for number, (truth, claims) in enumerate(world(seed, options)):
        names = Names(number)
        first: dict[str, str] = {}
        for claim in claims:  # a copy keeps the name of the outlet whom people told it
            first.setdefault(claim.document.text, claim.document.outlet or "")
        yield truth, [_document(number, claim, names, first[claim.document.text]) for claim in claims]


def _document(number: int, claim: LedgerClaim, names: Names, told: str) -> Document:
    document, texts = claim.document, _texts()
    languages = sorted(name for name, held in texts.items() if isinstance(held, dict))
    language = document.language if document.language in languages else languages[len(document.language or "") % len(languages)]
    own = names.outlet(document.outlet or "")
    telling = _telling(claim, texts[language], names, names.outlet(told), _claim(number, claim, texts, language))
    text = f"{telling[0].upper()}{telling[1:]}\n\n{document.text}.\n"
    return Document(document.key, f"sha256:{document.key}", language, document.published, own, None, None, True, text)


def _claim(number: int, claim: LedgerClaim, texts: dict[str, Any], language: str) -> str:
    year, month, day = (int(part) for part in (claim.claim.when or "").split("-"))
    forms = texts[language]
    told = claim.claim.quantity.low if claim.claim.quantity is not None and claim.claim.quantity.low else 1000 + number
    date = forms["date"].format(day=day, month=forms["months"][month - 1], year=year)
    variants = forms[KINDS[number % len(KINDS)]]
    return str(variants[len(claim.document.key + claim.document.text) % len(variants)]).format(n=f"{told:.0f}", place=texts["towns"][number % len(texts["towns"])], date=date)


def _telling(claim: LedgerClaim, forms: dict[str, str], names: Names, own: str, said: str) -> str:
    chain = [(a.speaker or "", a.speaker_type) for a in claim.attributions[-2:]]  # a sentence holds two links; the origin is the last
    chain = chain[-1:] if [kind for _, kind in chain] == ["media", "media"] else chain
    parts = ["outlet" if kind == "media" else "residents" if kind == "unnamed" else "source" for _, kind in chain]
    fields = {"claim": said, "own": own}
    for (name, _), part in zip(chain, parts, strict=True):
        if part != "residents":
            fields[part] = names.outlet(name) if part == "outlet" else names.person(name)
    return forms["_".join(parts) or "nobody"].format(**fields)


def recovered(seed: int, options: Options) -> Recovered:
    """Read and corroborate every fact of a world by itself, and compare its main finding with the truth."""
    facts = exact = near = within = ringed = rings = 0
    for truth, documents in written(seed, options):
        index = MemoryIndex(msgspec.structs.replace(c, document=d) for d in documents for c in ledger_claims(analyse(Collected(d, d.text.encode()))))
        found = max(corroborate(index), key=lambda f: (len(f.claims), f.id))
        miss = abs(found.independent_origins.high - len(truth.origins))
        facts, exact, near = facts + 1, exact + (miss == 0), near + (miss <= 1)
        within += found.independent_origins.low <= truth.independent
        ringed, rings = ringed + bool(truth.ring), rings + bool(truth.ring and found.circular)
    return Recovered(facts, exact, near, within, ringed, rings)


def main(arguments: Sequence[str]) -> int:
    """Print how well worlds are recovered from their texts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--facts", type=int, default=40)
    parser.add_argument("--most", type=int, default=20, help="articles a fact")
    parser.add_argument("--show", type=int, metavar="N", help="print the texts of a fact")
    given = parser.parse_args(arguments)
    options = Options(given.facts, most=given.most)
    if given.show is not None:
        truth, documents = list(written(given.seed, options))[given.show]
        print(truth)
        for document in documents:
            print(f"{document.key} {document.published} {document.outlet} [{document.language}]: {document.text.splitlines()[0]}")
        return 0
    got = recovered(given.seed, options)
    print(f"facts {got.facts}  high exact {got.exact / got.facts:.1%}  off by at most one {got.near / got.facts:.1%}")
    print(f"low within the truth {got.within / got.facts:.1%}  rings found {got.rings}/{got.ringed}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
