"""Documents and findings made by hand, for tests of the report and of what the terminal shows."""

from __future__ import annotations

import msgspec

from sayso.core.ids import digest, short_id
from sayso.core.records import ClaimQuantity, Document, Drift, Figure, Finding, FindingClaim, Grade, Origin, OriginCount, Recovered, Review
from sayso.core.spans import cut
from sayso.packs.phrases import load_phrases
from sayso.report.assessment import assess
from sayso.report.material import Material
from sayso.report.model import Assessment

THINK_TANK, MINISTER = "Institute for the Study of War", "Sergei Shoigu"
HOSTILE = "<script>alert(1)</script> & \u202eevil\u202c \x1b[31m"


def document(key: str, text: str, **fields: str | None) -> Document:
    """A synthetic document."""
    given = {"language": "nl", "published": "2023-03-14", "outlet": f"Krant {key}", "url": f"https://{key}.example/a", "title": None, **fields}
    return Document(
        key, digest(text.encode()), given["language"], given["published"], given["outlet"], given["url"], given["title"], True, text
    )


DOCUMENTS = {
    d.key: d
    for d in (
        document("nl1", "Wagner werft in dertig steden, meldt het ISW. Dat zegt de denktank.", published="2023-03-12"),
        document("nl2", "Volgens La Gazette werft Wagner in ruim dertig steden."),
        document("nl3", "Wagner werft in veertig steden."),
        document("xx", f"{HOSTILE} roept op", outlet=HOSTILE, title=HOSTILE, url="javascript:alert(1)", language="ru"),
    )
}


def claim(key: str, part: str, chain: tuple[str, ...], origin: str | None, low: float | None = None, basis: str = "relayed") -> FindingClaim:
    """A claim on the passage `part` of a document."""
    found = DOCUMENTS[key]
    start = found.text.index(part)
    span = cut(found.text, start, start + len(part))
    quantity = ClaimQuantity(low, low, "=", "cities") if low else None
    return FindingClaim(f"{key}-{start}", key, found.outlet, found.published, span, "reported", basis, chain, quantity, origin)  # type: ignore[arg-type]


def origin(name: str, *keys: str, first: str | None = "2023-03-12", unnamed: bool = False) -> Origin:
    """A first known source."""
    return Origin(name, "organisation", None, unnamed, keys, first, "not established", "named in the text")


def finding(statement: str, claims: tuple[FindingClaim, ...], origins: tuple[Origin, ...] = (), *, low: int = 0, high: int = 0, **fields: object) -> Finding:
    """A finding; fields that a test does not care about are plain."""
    seen = sorted(c.published for c in claims if c.published)
    made = Finding(
        short_id(statement), "recruitment_advertising", statement, seen[0], seen[-1], "2023-03", "Russia", "Wagner Group", None, True, claims,
        len({c.document for c in claims}), len({c.outlet for c in claims}), origins, OriginCount(low, high), (), (), (), (), (), (), (), False, (), (),
        "one source", Review(), Grade("F", "6", "source not rated"),
    )  # fmt: skip
    return msgspec.structs.replace(made, **fields)


ADVERTISED = finding(
    "Wagner is advertised in 30 cities.",
    (
        claim("nl1", "Wagner werft in dertig steden", (THINK_TANK,), THINK_TANK, 30),
        claim("nl2", "werft Wagner in ruim dertig steden", ("La Gazette",), THINK_TANK, 30),
        claim("nl3", "Wagner werft in veertig steden", (), None, 40, "unstated"),
    ),
    (origin(THINK_TANK, "nl1", "nl2"),),
    low=1,
    high=1,
    lineage_unknown=("nl3",),
    recovered=(Recovered("nl3", THINK_TANK, "nl1", "an earlier document names it"),),
    drift=(Drift("nl3", "quantity", "30", "40", "nl1"),),
    figures=(Figure(30, 30, "=", "cities", (THINK_TANK,), ("nl1", "nl2")), Figure(40, 40, "=", "cities", (), ("nl3",))),
    conflict=True,
    denied_by=("Dmitry Peskov",),
    circular=(("Krant nl1", "Krant nl2"),),
    copies=(("nl1", "nl2"),),
    merged_why=("nl1 and nl2: same figure",),
)
SPOKEN = finding("The think tank says so.", (claim("nl1", "Dat zegt de denktank", (), None, basis="hearsay"),))
ATTACKED = finding(f"{HOSTILE} calls.", (claim("xx", "roept op", (HOSTILE,), HOSTILE),), (origin(HOSTILE, "xx", unnamed=True),), low=1, high=1, type="mobilisation")
FINDINGS = (ADVERTISED, SPOKEN, ATTACKED)
WORDS = ("report", "assessment")


def assessed(findings: tuple[Finding, ...] | list[Finding] = FINDINGS, language: str = "en", **given: object) -> Assessment:
    """The assessment of some findings, of the documents above; `given`: what else its material holds."""
    material = msgspec.structs.replace(Material(tuple(findings), DOCUMENTS), **given)
    return assess(material, load_phrases(language, *WORDS))
