"""Ways to reach people never get out: what is shown of a text has none, whatever stands around it; figures and dates stay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from sayso.cli import main
from sayso.core.records import Collected, Document
from sayso.core.spans import ungrounded
from sayso.pipeline import analyse
from sayso.report.masking import MASK, masked, masked_analysis

SHOWN = (
    "In 2023 300 000 reservists were called up, 195 000-205 000 in all.",
    "Er fielen 1.200.000 Mann, 10.000-12.000 davon seit dem 24.02.2022.",
    "Le 14/03/2023 à 12:30, 5 000 000 000 d'euros, soit 48,5 % de plus.",
    "On 2023-03-14T12:30:00+01:00 they lost 1,234,567 men; +1 200 000 since 2014-2022.",
    "В 2022-2023 годах погибли 47 000 военных, 250 000 рублей получил каждый, 12-14 марта.",
    "Resolution 2231 (2015) 150000; координаты 48.123456, 37.123456; 3.14159265.",
    "De 12.03.2023 a 15.04.2023 foram 195 000 – 205 000 roubles pagos a 30 000 homens.",
    "Gulagu.net and Amazon.com say so; e.g. z.B. d.h. the U.S. army. It met in Moscow.It left.",
    "Wetsvoorstel 2023/112 kreeg 150 tegen 80 stemmen om 14.30 uur; 12000000000 roebel.",
    "The phone company lost 1 200 000 customers, a record since 1998.",
)


@pytest.mark.parametrize("text", SHOWN)
def test_figures_dates_times_and_sums_stay(text: str) -> None:
    assert masked(text) == text


HIDDEN = (
    ("Звоните: +7 (912) 345-67-89 с 9 до 18.", "+7 (912) 345-67-89"),
    ("Справки по тел. 8 800 555-35-35.", "8 800 555-35-35"),
    ("Набор идёт: 8(495)123-45-67", "8(495)123-45-67"),
    ("Записатися можна за номером 044 123 45 67.", "044 123 45 67"),
    ("Bel ons op 06-12345678 of kom langs.", "06-12345678"),
    ("Appelez le 06 12 34 56 78 avant le 3 mai.", "06 12 34 56 78"),
    ("Llame al 612 345 678.", "612 345 678"),
    ("Zadzwoń pod 512 345 678 jeszcze dziś.", "512 345 678"),
    ("Volejte 602 123 456.", "602 123 456"),
    ("Rufen Sie an: 030 1234567", "030 1234567"),
    ("Обадете се на 088 812 3456.", "088 812 3456"),
    ("Chiama il 333 123 4567 per informazioni.", "333 123 4567"),
    ("Ligue para 912 345 678.", "912 345 678"),
    ("The office in Luhansk, 123-45-67, is open.", "123-45-67"),
    ("Ask for Ivan, 800-555-0199.", "800-555-0199"),
    ("Schreib an nabor@example.org oder komm vorbei.", "nabor@example.org"),
    ("Schreib an @wagner_dienst.", "@wagner_dienst"),
    ("Подробности: t.me/vagner_nabor", "t.me/vagner_nabor"),
    ("Анкета на сайте вступай.рф!", "вступай.рф"),
    ("See https://example.net/join?x=1&y=2, now.", "https://example.net/join?x=1&y=2"),
    ("Ga naar www.werkenbij.nl/nu.", "www.werkenbij.nl/nu"),
    ("Write to ivan (at) mail.ru", "ivan (at) mail.ru"),
    ("Join tg://resolve?domain=wagner today", "tg://resolve?domain=wagner"),
    ("📞 512 345 678", "512 345 678"),
)


@pytest.mark.parametrize(("text", "contact"), HIDDEN)
def test_what_reaches_people_is_masked_and_nothing_else(text: str, contact: str) -> None:
    start = text.index(contact)
    shown = masked(text)
    assert shown[:start] + shown[start + len(contact) :] == text[:start] + text[start + len(contact) :]
    assert set(shown[start : start + len(contact)]) <= {MASK, " "}


def digits(n: int) -> st.SearchStrategy[str]:
    return st.text("123456789", min_size=n, max_size=n)


def joined(*parts: str | st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*(st.just(p) if isinstance(p, str) else p for p in parts)).map("".join)


SEPARATOR = st.sampled_from([" ", "-", "\u00a0", "."])
PHONES = st.one_of(
    joined("+7 (", digits(3), ") ", digits(3), "-", digits(2), "-", digits(2)),
    joined("+", digits(2), SEPARATOR, digits(2), SEPARATOR, digits(7)),
    joined("8", SEPARATOR, digits(3), SEPARATOR, digits(3), SEPARATOR, digits(2), SEPARATOR, digits(2)),
    joined("0", digits(2), SEPARATOR, digits(3), " ", digits(2), " ", digits(2)),
    joined("0", digits(9)),
    joined("(0", digits(2), ") ", digits(3), "-", digits(2), "-", digits(2)),
    joined("00", digits(2), " ", digits(3), " ", digits(3), " ", digits(3)),
)
NAME = st.text("abcdefghijklmnopqrstuvwxyz0123456789_", min_size=3, max_size=20).filter(lambda s: s[0].isalpha() and s[-1] != "_")
LABEL = st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=12)
WRITTEN = st.one_of(
    joined("@", NAME),
    joined(st.sampled_from(["t.me/", "https://t.me/", "vk.com/", "www.", "wa.me/"]), NAME, ".", LABEL),
    joined(LABEL, "@", LABEL, st.sampled_from([".ru", ".org", ".com", ".nl"])),
    joined("https://", LABEL, ".example/", NAME),
)
# Words of many scripts, marks, and figures that are none of these.
AROUND = st.lists(st.one_of(st.sampled_from([" ".join(s.split()[:4]) for s in SHOWN]), st.text("абвгдé ñß,;!?\n–—«»", max_size=20)), max_size=3).map(" ; ".join)


@given(AROUND, st.one_of(PHONES, WRITTEN), AROUND)
def test_no_way_to_reach_somebody_survives(before: str, contact: str, after: str) -> None:
    text = f"{before}, {contact} \n{after}"
    shown = masked(text)
    start = len(before) + 2
    assert len(shown) == len(text)
    assert not any(c.isalnum() for c in shown[start : start + len(contact)]), shown
    assert shown[:start] == masked(before + ", ")


@given(st.text())
def test_masking_changes_no_length_and_is_done_once(text: str) -> None:
    shown = masked(text)
    assert len(shown) == len(text)
    assert all(a in (b, MASK) for a, b in zip(shown, text, strict=True))
    assert masked(shown) == shown


AD = (
    "Wagner Group is recruiting in Moscow, Kazan and Samara.\nCall +7 (912) 345-67-89, write to @wagner_join_bot, t.me/wagner_join or nabor@wagner.example.\n"
    "Six months, 240,000 roubles a month. “Come to us at 8 800 555-35-35”, says recruiter Ivan Petrov."
)
SECRETS = ("345-67-89", "912", "wagner_join", "nabor@", "555-35-35")


def test_a_masked_analysis_stays_true_to_its_masked_text() -> None:
    document = Document("ad", "sha256:1", "en", "2023-04-02", None, None, AD[:40], True, AD)
    shown = masked_analysis(analyse(Collected(document, AD.encode())))
    assert shown.attributions
    assert ungrounded(shown) == ()
    assert not [s for s in SECRETS if s in json.dumps(shown.document.text, ensure_ascii=False)]


COMMANDS = (
    ("findings",), ("findings", "--format", "json"), ("findings", "--format", "jsonl"), ("findings", "--format", "csv"), ("report",),
    ("report", "-o", "r.md"), ("report", "-o", "r.json"), ("search", "recruiting"), ("search", "recruiting", "--format", "json"), ("search", "call"),
    ("check", "ad.txt"), ("check", "ad.txt", "--format", "json"), ("read", "--format", "html", "ad.txt"), ("read", "ad.txt"),
    ("read", "--untyped", "ad.txt"), ("explain", "ad.txt", "--text", "Call"), ("campaigns",), ("origins",),
)  # fmt: skip


def test_no_command_shows_them_and_the_ledger_keeps_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ad.txt").write_text(AD, encoding="utf-8")
    runner = CliRunner()
    assert runner.invoke(main, ["ingest", "ad.txt", "--language", "en", "--published", "2023-04-02"]).exit_code == 0
    findings = json.loads(runner.invoke(main, ["findings", "--format", "json"]).output)
    for arguments in (*COMMANDS, *(("trace", f["id"]) for f in findings)):
        done = runner.invoke(main, list(arguments))
        assert done.exit_code == 0, done.output
        outputs = [done.output, *(p.read_text(encoding="utf-8") for p in tmp_path.glob("r.*"))]
        assert not [(arguments, s) for s in SECRETS for text in outputs if s in text]
    exact = json.loads(runner.invoke(main, ["read", "--format", "jsonl", "ad.txt"]).output)
    assert exact["document"]["text"] == AD
