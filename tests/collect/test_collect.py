"""Every input is read or accounted for, whatever it holds."""

from __future__ import annotations

import codecs
import gzip
import io
import json
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.collect import collect
from sayso.core.errors import UsageError
from sayso.core.records import Collected, Refusal

DUTCH = "De minister zei woensdag dat er geen nieuwe oproep komt.\nDe vakbond sprak dat tegen.\n"


def one(data: bytes, **given: str) -> Collected | Refusal:
    (found,) = collect(["-"], stdin=io.BytesIO(data), **given)
    return found


def read(data: bytes, **given: str) -> Collected:
    found = one(data, **given)
    assert isinstance(found, Collected), found
    return found


def refused(data: bytes) -> Refusal:
    found = one(data)
    assert isinstance(found, Refusal), found
    assert found.reason
    assert found.step
    return found


def line(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


# --- plain text -------------------------------------------------------------------------------------------------------


def test_plain_text_is_kept_exactly(tmp_path: Path) -> None:
    text = "\r\n  Kyjiv\t— „Ні“, сказав речник.\u00a0\r\n\r\n"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    (found,) = collect([str(path)])
    assert isinstance(found, Collected)
    assert found.document.text == text
    assert found.document.key == str(path)
    assert found.raw == text.encode()


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1))
def test_offsets_index_the_kept_text(text: str) -> None:
    found = one(text.encode())
    if isinstance(found, Collected) and not text.startswith(("\ufeff", "<")):
        assert found.document.text == text


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_jsonl_text_survives_any_unicode(text: str) -> None:
    found = one(json.dumps({"text": text, "language": "en"}).encode())
    if text.strip():
        assert isinstance(found, Collected)
        assert found.document.text == text
    else:
        assert isinstance(found, Refusal)
        assert found.code == "empty"


@pytest.mark.parametrize(
    "text",
    ["Zoë zei nee 👩‍👩‍👧", "re\u0301sume\u0301 contre résumé", "\u202egekeerd\u202c", "a\u0000b in een regel", "𝕏 zei 𒀀", "zwart\u200bwit\u00adboek", "x\u2028y\u2029z"],
)
def test_jsonl_keeps_hostile_characters(text: str) -> None:
    assert read(line(text=text)).document.text == text


def test_byte_order_mark_is_no_text() -> None:
    assert read(codecs.BOM_UTF8 + DUTCH.encode()).document.text == DUTCH
    assert read(codecs.BOM_UTF16_LE + DUTCH.encode("utf-16-le")).document.text == DUTCH
    assert read(codecs.BOM_UTF8 + line(text=DUTCH)).document.text == DUTCH


def test_a_stray_byte_in_a_long_text_is_partly_read() -> None:
    found = read((DUTCH * 20).encode() + b"\xe9" + DUTCH.encode())
    assert found.partly is not None
    assert found.partly.startswith("invalid-utf8: 1 bytes")
    assert found.document.text == DUTCH * 20 + "\ufffd" + DUTCH


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        ("Президент сказав".encode("cp1251"), "invalid-utf8"),
        (b"\xff\xfe\xfd\x00", "invalid-utf8"),
        (b"%PDF-1.7\n...", "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        (b"PK\x03\x04\x14\x00", "damaged"),
        (bytes(range(256)) * 4, "binary"),
        (b"MZ\x90\x00\x03\x00\x00", "binary"),
        (b'<?xml version="1.0"?><rss version="2.0"></rss>', "unknown-kind"),
        (b"<html><body><p></p></body></html>", "no-article"),
        (gzip.compress(DUTCH.encode() * 50)[:-30], "truncated"),
        (gzip.compress(DUTCH.encode())[:-8] + bytes(8), "damaged"),
        (gzip.compress(b"\x00" * 30_000_000), "bomb"),
        (gzip.compress(gzip.compress(gzip.compress(gzip.compress(DUTCH.encode())))), "nested"),
        (b"x" * 20_000_001, "too-large"),
        (b'{"text": "' + b"x" * 20_000_001 + b'"}', "too-large"),
        (b'{"text": ""}', "empty"),
        (b'{"text": "half \\ud800 a character"}', "lone-surrogate"),
        (b'{"text": "half \\udc00 a character"}', "lone-surrogate"),
        (b'{"text": 5}', "bad-field"),
        (b'{"text": "a", "published": 2023}', "bad-field"),
        (b'{"text": "a", "synthetic": "yes"}', "bad-field"),
        (b'{"text": "a", NaN}', "not-json"),
        (b'{"text": NaN}', "not-json"),
        (b'{"text": "caf\xe9"}', "invalid-utf8"),
        (b'{"text": "a", "mine": ' + b"[" * 100_000, "not-json"),
    ],
)
def test_bad_input_is_refused_with_reason_and_next_step(data: bytes, code: str) -> None:
    assert refused(data).code == code


# --- JSONL ------------------------------------------------------------------------------------------------------------


def test_a_bad_line_does_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    long = b'{"text": "' + b"x" * 50_000_000 + b'"}\n'
    path.write_bytes(line(key="a", text="Eerste bericht.") + b"no json\n\n" + long + line(text="Laatste bericht."))
    found = list(collect([str(path)]))
    assert [f.document.key if isinstance(f, Collected) else (f.key, f.code) for f in found] == [
        "a",
        (f"{path}:2", "not-json"),
        (f"{path}:4", "too-large"),
        f"{path}:5",
    ]


def test_the_key_is_the_callers_else_the_address_else_the_line() -> None:
    data = line(key="k", url="https://a.example/1", text="Een.") + line(url="https://a.example/2", text="Twee.") + line(text="Drie.")
    assert [f.document.key for f in collect(["-"], stdin=io.BytesIO(data)) if isinstance(f, Collected)] == ["k", "https://a.example/2", "-:3"]


def test_fields_of_a_line_come_through() -> None:
    given = {"key": "k", "language": "nl", "published": "2023-03-09", "outlet": "De Bode", "url": "https://bode.example/1", "title": "Nieuws"}
    document = read(line(text="Tekst.", synthetic=True, mine=[1, 2], **given)).document
    assert {name: getattr(document, name) for name in given} == given
    assert document.synthetic
    assert document.published_basis == "given"


@pytest.mark.parametrize("published", ["2023-13", "2023-02-30", "yesterday", "2023-3", "23-03-2023", "2023-03-0९"])
def test_a_date_that_is_none_leaves_the_rest(published: str) -> None:
    found = read(line(text="Tekst van vandaag.", published=published))
    assert found.document.published is None
    assert found.partly is not None
    assert found.partly.startswith("bad-date: ")


@pytest.mark.parametrize(
    ("given", "kept"),
    [("2023", "2023"), ("2023-03", "2023-03"), ("2023-03-09", "2023-03-09"), ("2023-03-09T10:11:12Z", "2023-03-09"), ("2023-03-09 10:11+02:00", "2023-03-09")],
)
def test_a_date_keeps_its_precision(given: str, kept: str) -> None:
    assert read(line(text="Tekst.", published=given)).document.published == kept


def test_text_that_begins_with_a_brace_is_text() -> None:
    assert read(b"{sic} stond er op het bord, zei de man.").document.text.startswith("{sic}")


def test_a_truncated_archive_gives_its_whole_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    lines = b"".join(line(key=str(n), text=f"Bericht {n} {os.urandom(200).hex()}") for n in range(400))
    path.write_bytes(gzip.compress(lines)[:-20_000])
    found = list(collect([str(path)]))
    assert isinstance(found[-1], Refusal)
    assert found[-1].code == "truncated"
    assert [f.document.key for f in found[:-1] if isinstance(f, Collected)] == [str(n) for n in range(len(found) - 1)]
    assert len(found) > 100


# --- identity, date, language -----------------------------------------------------------------------------------------


def test_the_same_document_has_the_same_id_wherever_it_lies(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(DUTCH)
    first, second = (f.document for f in collect([str(tmp_path)]) if isinstance(f, Collected))
    assert first.id == second.id
    assert first.key != second.key
    assert read(line(text=DUTCH, outlet="De Bode")).document.id != first.id


@pytest.mark.parametrize(
    ("text", "published", "basis"),
    [
        (" date 2023-03 De soldaten vertrokken.", "2023-03", "text head"),
        ("Kop\nDatum: 2022-11-05\nTekst.", "2022-11-05", "text head"),
        ("2022-11-05 Verslag van de dag.", "2022-11-05", "text head"),
        ("Дата: 2022-11-05\nТекст.", "2022-11-05", "text head"),
        ("Op 2022-11-05 vertrok hij.", None, None),
        ("Kop\n2022-11-05 staat in de tekst.", None, None),
        ("date 2022-13 Onmogelijk.", None, None),
        ("date 2022-11-051 Onmogelijk.", None, None),
    ],
)
def test_a_text_may_carry_its_date_at_its_head(text: str, published: str | None, basis: str | None) -> None:
    document = read(text.encode()).document
    assert (document.published, document.published_basis) == (published, basis)


def test_the_time_of_the_file_is_no_date(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(DUTCH)
    os.utime(path, (1_600_000_000, 1_600_000_000))
    (found,) = collect([str(path)])
    assert isinstance(found, Collected)
    assert found.document.published is None


def test_what_the_caller_says_fills_what_the_document_leaves_open() -> None:
    document = read(b"date 2023-03 Tekst.", published="2022-01", language="NL").document
    assert (document.published, document.published_basis, document.language) == ("2022-01", "given", "nl")
    own = read(line(text="Text.", published="2021-05-06", language="de"), published="2022-01", language="nl").document
    assert (own.published, own.language) == ("2021-05-06", "de")


@pytest.mark.parametrize("given", [{"published": "soon"}, {"published": "2022-13"}, {"language": "Dutch"}, {"language": "n1"}])
def test_a_wrong_option_is_wrong_usage(given: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        collect(["-"], stdin=io.BytesIO(b"x"), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Volgens de burgemeester wordt de brug pas volgend jaar hersteld."),
        ("en", "The mayor said the bridge would not be repaired until next year."),
        ("de", "Nach Angaben des Bürgermeisters wird die Brücke erst im nächsten Jahr repariert."),
        ("fr", "Selon le maire, le pont ne sera réparé que l'année prochaine."),
        ("pl", "Według burmistrza most zostanie naprawiony dopiero w przyszłym roku."),
        ("sv", "Enligt borgmästaren kommer bron inte att repareras förrän nästa år."),
        ("ru", "По словам мэра, мост отремонтируют только в следующем году, объявили власти."),
        ("uk", "За словами міського голови, міст відремонтують лише наступного року."),
        ("bg", "По думите на кмета мостът ще бъде ремонтиран едва догодина."),
        ("bg", "Според кмета няма пари за ремонт."),
        ("ru", "Мэр: денег нет"),
        ("uk", "Речниця: „Ми її бачили“"),
        ("be", "Мэр сказаў, што мост адрамантуюць у наступным годзе."),
        ("mk", "Градоначалникот рече дека мостот ќе се поправи следната година."),
    ],
)
def test_language_is_detected(language: str, text: str) -> None:
    assert read(text.encode()).document.language == language


def test_no_letters_no_language() -> None:
    assert read("1 234 — 5!".encode()).document.language is None


# --- paths ------------------------------------------------------------------------------------------------------------


def test_a_directory_stands_for_its_files_sorted(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "b/10.txt", "a.txt", "c.txt", ".hidden"):
        (tmp_path / name).write_text(DUTCH)
    found = list(collect([str(tmp_path / "c.txt"), str(tmp_path)]))
    keys = [f.document.key for f in found if isinstance(f, Collected)]
    assert keys == [str(tmp_path / name) for name in ("c.txt", "a.txt", "b/10.txt", "b/2.txt", "c.txt")]


def test_paths_that_cannot_be_read_are_accounted_for(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").mkdir()
    (tmp_path / "loop" / "again").symlink_to(tmp_path / "loop")
    paths = ["missing.txt", str(tmp_path / "empty"), str(tmp_path / "pipe"), str(tmp_path / "loop"), "https://a.example/1", "nul\0l"]
    found = list(collect(paths))
    assert [f.code for f in found if isinstance(f, Refusal)] == ["missing", "empty", "not-a-file", "link", "address", "missing"]
    assert all(isinstance(f, Refusal) and f.step for f in found)


def test_a_directory_without_read_permission_is_refused() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        locked = Path(folder, "locked")
        locked.mkdir(mode=0o000)
        secret = Path(folder, "secret.txt")
        secret.write_text(DUTCH)
        secret.chmod(0o000)
        root = os.geteuid() == 0
        if root:  # root may read everything
            os.seteuid(65534)
        try:
            found = list(collect([str(locked), str(secret)]))
        finally:
            if root:
                os.seteuid(0)
        assert [f.code for f in found if isinstance(f, Refusal)] == ["no-permission", "no-permission"]


def test_good_inputs_among_bad_ones_are_read(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_bytes(b"\x00\x01")
    (tmp_path / "2.txt").write_text(DUTCH)
    (tmp_path / "3.txt").write_text("")
    (tmp_path / "4.txt.gz").write_bytes(gzip.compress(DUTCH.encode()))
    found = list(collect([str(tmp_path)]))
    assert [isinstance(f, Collected) for f in found] == [False, True, False, True]


@pytest.mark.parametrize(("name", "data"), [("a.json", '{\n "messages": []\n}'), ("a.csv", "id,text\n1,Een"), ("a.eml", "From: a\n\nEen")])
def test_text_that_holds_no_article_as_it_stands_is_refused(tmp_path: Path, name: str, data: str) -> None:
    (tmp_path / name).write_text(data)
    (found,) = collect([str(tmp_path)])
    assert isinstance(found, Refusal)
    assert found.code == "unknown-kind"


def test_a_document_in_a_json_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(line(text=DUTCH))
    (found,) = collect([str(tmp_path)])
    assert isinstance(found, Collected)


def test_standard_input_is_needed_for_a_dash() -> None:
    (found,) = collect(["-"])
    assert isinstance(found, Refusal)
    assert found.code == "missing"
