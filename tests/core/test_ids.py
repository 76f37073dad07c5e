"""The same content has the same id on every machine, and other content another."""

from __future__ import annotations

import json
import subprocess
import sys

from hypothesis import assume, given
from hypothesis import strategies as st

from sayso.core.ids import content_id, digest, short_id

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def test_digest_is_sha256() -> None:
    # The published test vector of FIPS 180 for "abc".
    assert digest(b"abc") == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_the_form_of_an_id_is_fixed() -> None:
    """Ledgers hold these ids: a change here orphans every mark a person ever made."""
    assert content_id("Poetin", 2022, None) == digest(b'["Poetin",2022,null]')
    assert short_id("Путін", {"b": 1, "a": [True]}) == digest('["Путін",{"a":[true],"b":1}]'.encode())[7:19]
    assert short_id("x", length=4) == short_id("x")[:4]


@given(st.dictionaries(st.text(), JSON, max_size=5))
def test_the_order_of_keys_does_not_matter(content: dict[str, object]) -> None:
    assert content_id(content) == content_id(dict(reversed(content.items())))


@given(JSON, JSON)
def test_other_content_has_another_id(one: object, other: object) -> None:
    assume(json.dumps(one, sort_keys=True) != json.dumps(other, sort_keys=True))
    assert content_id(one) != content_id(other)


def test_ids_do_not_depend_on_the_hash_seed() -> None:
    program = "from sayso.core.ids import content_id; print(content_id({'b': 'é', 'a': [1, 2]}, ('x',)))"
    ids = {
        subprocess.run([sys.executable, "-c", program], env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout
        for seed in ("0", "1")
    }
    assert ids == {content_id({"a": [1, 2], "b": "é"}, ["x"]) + "\n"}
