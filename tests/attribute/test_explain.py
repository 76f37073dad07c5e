"""`explain` tells what became of every rule at a place."""

from sayso.attribute.explain import explain
from sayso.core.records import Document
from sayso.packs.language import load_language
from sayso.read import read


def explained(text: str, language: str, words: str):
    pack = load_language(language)
    page = read(Document("k", "id", language, None, None, None, None, True, text), pack)
    return explain(page, pack, text.find(words))


def test_what_fired_and_what_did_not():
    found = explained("De brug is dicht. De directie zei dat de winst is gedaald en koos een nieuwe naam.", "nl", "directie")
    assert found.sentence.text == "De directie zei dat de winst is gedaald en koos een nieuwe naam."
    kept = [t for t in found.trials if t.outcome == "kept"]
    assert [(t.rule, t.source.text) for t in kept] == [("complement", "De directie")]
    assert ("zei", "verb", "states") in {(span.text, kind, value) for span, kind, value, _ in found.entries}


def test_a_separable_verb_without_its_particle():
    found = explained("Der Rat teilte das Geld unter den Schulen auf dem Land.", "de", "Rat")
    assert [(t.cue.text, t.outcome) for t in found.trials] == [("teilte", "incomplete")]


def test_a_place_without_a_sentence():
    assert explained("Bron: Belga", "nl", "zzz") is None
