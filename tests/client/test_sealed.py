"""Sealed answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viceversa_client.sealed import Answers, TooLong, seal, unseal

PLAIN = st.text(max_size=20) | st.integers(-1000, 1000)
ANSWERS = st.dictionaries(
    st.text(min_size=1, max_size=8), PLAIN | st.dictionaries(st.text(max_size=3), PLAIN, min_size=1, max_size=4), max_size=4
)


@given(ANSWERS)
def test_round_trip(answers: Answers) -> None:
    """What is sealed reads back as it was, whatever the padding."""
    assert unseal(seal(answers, 4096)) == answers


@given(ANSWERS, st.integers(2048, 4096))
def test_size_says_nothing(answers: Answers, size: int) -> None:
    """Every blob has exactly the size of its phase."""
    assert len(seal(answers, size)) == size


def test_too_much_is_refused_before_sending() -> None:
    """Answers that do not fit raise, and say by how much."""
    with pytest.raises(TooLong) as error:
        seal({"wish": "x" * 100}, 64)
    assert error.value.over == len('{"wish":""}') + 100 - 64


@given(st.binary(max_size=200))
def test_reading_is_total(blob: bytes) -> None:
    """Whatever the bytes are, reading gives a map and never raises."""
    assert isinstance(unseal(blob), dict)


@pytest.mark.parametrize(
    "blob", [None, b"", b"[]", b"7", b"\xff", b"{", b"[" * 100_000, b'{"a":' * 100_000, b'{"a":1e999}', b'{"a":true}']
)
def test_bad_blobs_are_no_answer(blob: bytes | None) -> None:
    """Bytes that are no answers read as none."""
    assert unseal(blob) == {}


def test_bad_parts_are_left_out() -> None:
    """What can be understood is kept, the rest is dropped."""
    assert unseal(b'{"own":{"1":4,"2":null,"3":[1]},"x":null,"y":"yes"}') == {"own": {"1": 4}, "y": "yes"}
