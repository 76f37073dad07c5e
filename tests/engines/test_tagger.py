"""A tagger learns from gold, corrects the rules, adds what they miss, and keeps nothing that the text does not hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli import main
from sayso.core.errors import UsageError
from sayso.core.records import Document
from sayso.core.spans import spans_of
from sayso.engines import model as module
from sayso.engines.gold import Gold, read_gold
from sayso.engines.model import Figures, Header, load, save
from sayso.engines.tagger import Tagger, load_tagger
from sayso.engines.training import fit
from sayso.pipeline import structure

# A house style that no pack knows: "X put it on record that Y", and a remark of the desk in brackets that is nobody's statement.
PEOPLE = ("Anna Berg", "Tom Ellery", "Mia Vorst", "Ruth Kane", "Jan Peeters", "Omar Said", "Lena Fischer", "Paul Hill")
FACTS = ("the bridge is closed", "two wells ran dry", "the school needs a new roof", "prices fell in May", "nobody was hurt")


def sentence(person: str, fact: str, number: int) -> tuple[str, str, str, str]:
    """(text, source, cue, content)."""
    if number % 2:
        return f"{person} said that {fact} (translated by this desk).", person, "said", fact
    return f"{person} put it on record that {fact}.", person, "put it on record", fact


ITEMS = [sentence(p, f, n) for n, (p, f) in enumerate((p, f) for p in PEOPLE for f in FACTS)]
NEW = [sentence("Vera Lind", "the ferry runs again", n) for n in (0, 1)]


def line(text: str, *parts: str, key: str = "k", listed: bool = False) -> str:
    spans = {}
    for role, part in zip(("source", "cue", "content"), parts, strict=True):
        start = text.index(part)
        spans[role] = [[start, start + len(part)]] if listed else {"start": start, "end": start + len(part), "text": part}
    return json.dumps({"key": key, "language": "en", "text": text, "attributions": [spans]})


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gold") / "gold.jsonl"
    path.write_text("\n".join(line(*item, key=str(n), listed=n % 3 == 0) for n, item in enumerate(ITEMS)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def fitted(gold: Path) -> tuple[Header, bytes]:
    return fit(read_gold(gold), structure, "packs")


def document(text: str, language: str = "en") -> Document:
    return Document("k", "id", language, None, None, None, None, True, text)


def read(tagger: Tagger | None, text: str) -> list[tuple[str | None, ...]]:
    page, reading = structure(document(text))
    found = tagger.correct(page, reading) if tagger is not None else reading
    assert all(text[s.start : s.end] == s.text for s in spans_of(found))
    return [(*(getattr(a, role).text if getattr(a, role) else None for role in ("source", "cue", "content")), a.rule) for a in found.attributions]


def test_it_corrects_a_boundary_of_the_rules(fitted: tuple[Header, bytes]) -> None:
    text, *right = NEW[1]
    (ruled,), (corrected,) = read(None, text), read(Tagger(*fitted), text)
    assert ruled[:3] != tuple(right)
    assert corrected[:3] == tuple(right)
    assert corrected[3] == f"{ruled[3]}, model"


def test_it_adds_what_the_rules_miss(fitted: tuple[Header, bytes]) -> None:
    text, *right = NEW[0]
    assert read(None, text) == []
    assert read(Tagger(*fitted), text) == [(*right, "model")]


def test_what_is_inside_another_statement_is_linked_and_numbered(fitted: tuple[Header, bytes]) -> None:
    text = "Vera Lind put it on record that the mayor said the ferry runs again."
    page, reading = structure(document(text))
    found = Tagger(*fitted).correct(page, reading).attributions
    assert [a.id for a in found] == [f"a{n}" for n in range(1, len(found) + 1)]
    assert {a.within for a in found} <= {None, *(a.id for a in found)}
    assert all(a.within != a.id for a in found)


def test_the_figures_are_of_documents_it_did_not_see(fitted: tuple[Header, bytes]) -> None:
    header, _ = fitted
    assert (header.learned, header.held, header.languages) == (36, 4, ("en",))
    assert header.model.strict > header.rules.strict
    assert header.model.content > header.rules.content


def test_the_same_gold_gives_the_same_bytes(gold: Path, fitted: tuple[Header, bytes], tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    save(one, *fitted)
    save(two, *fit(list(reversed(read_gold(gold))), structure, "packs"))
    assert one.read_bytes() == two.read_bytes()
    header, body = load(one)
    assert (header.model, header.rules, body) == (fitted[0].model, fitted[0].rules, fitted[1])


def test_other_languages_are_left_as_they_are(fitted: tuple[Header, bytes]) -> None:
    page, reading = structure(document("De brug gaat dicht, zegt Anna Berg.", "nl"))
    assert Tagger(*fitted).correct(page, reading) is reading


def test_without_the_library_the_command_says_how_to_get_it(gold: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "pycrfsuite", None)
    shown = CliRunner().invoke(main, ["train", str(gold), "-o", str(tmp_path / "model")])
    assert shown.exit_code == 2
    assert "pip install 'sayso[learn]'" in shown.stderr
    assert not (tmp_path / "model").exists()


NOTHING = Figures(0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("spoil", "wrong"),
    [
        (lambda raw: b"hello", "is no model"),
        (lambda raw: raw[:-3], "is damaged"),
        (lambda raw: raw.replace(b'"format":1', b'"format":9'), "format 9"),
        (lambda raw: raw.replace(b'"packs"', b'"pecks"'), "cannot be read"),
    ],
)
def test_what_is_no_sound_model_is_refused(fitted: tuple[Header, bytes], tmp_path: Path, spoil, wrong: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "model"
    save(path, Header("p", ("en",), 1, 1, NOTHING, NOTHING), fitted[1])
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(UsageError, match=wrong):
        load_tagger(path)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("{", "gold.jsonl:1: not a JSON object"),
        ('{"key": "a", "language": "en", "text": "x"}', "attributions is None"),
        ('{"key": "a", "language": "en", "text": "x", "attributions": [{"source": [[0, 9]]}]}', "source [0, 9] is no span of a text of 1 "),
        ('{"key": "a", "language": "en", "text": "x", "attributions": [{"cue": {"start": 1}}]}', "cue {'start': 1} is no span"),
        ('{"key": "a", "language": "en", "text": "x", "attributions": [3]}', "3 is no attribution"),
    ],
)
def test_what_is_no_gold_is_refused_with_its_place(tmp_path: Path, text: str, wrong: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_gold(path)
    assert wrong in str(caught.value)


def test_too_little_gold_is_refused() -> None:
    with pytest.raises(UsageError, match="too few"):
        fit([Gold(document("Nothing."), ())] * 3, structure, "packs")


def test_the_commands(gold: Path, tmp_path: Path) -> None:
    model = tmp_path / "model"
    made = CliRunner().invoke(main, ["train", str(gold), "-o", str(model)])
    assert made.exit_code == 0
    assert "WITH THE MODEL" in made.stdout
    assert "4 documents held back" in made.stderr
    texts = "".join(json.dumps({"key": str(n), "language": "en", "text": item[0]}) + "\n" for n, item in enumerate(NEW))
    one = CliRunner().invoke(main, ["read", "--model", str(model), "--format", "jsonl", "-"], input=texts)
    assert one.exit_code == 0
    assert one.stderr == ""
    found = [json.loads(made) for made in one.stdout.splitlines()]
    assert [[a["source"]["text"] for a in f["attributions"]] for f in found] == [["Vera Lind"], ["Vera Lind"]]
    assert found[0]["attributions"][0]["rule"] == "model"
    refused = CliRunner().invoke(main, ["read", "--model", str(gold), "-"], input=texts)
    assert refused.exit_code == 2
