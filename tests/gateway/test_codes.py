"""Codes, secrets and tokens."""

from __future__ import annotations

import hashlib
import math

import pytest

from viceversa.gateway.codes import ALPHABET, LENGTH, UNKIND, drawn_code, drawn_secret, hashed, read_code
from viceversa_client.link import CODE_LENGTH, CODE_SYMBOLS


def test_the_alphabet_is_large_and_cannot_be_misread() -> None:
    """At least 20 symbols, no vowels, nothing that looks like another; the client knows the same."""
    assert len(set(ALPHABET)) == len(ALPHABET) >= 20
    assert not set(ALPHABET) & set("AEIOUY01258")
    assert (CODE_SYMBOLS, CODE_LENGTH) == (ALPHABET, LENGTH)
    assert math.log2(len(ALPHABET) ** LENGTH) > 25


def test_codes_are_fresh_and_kind() -> None:
    """Many draws give many codes, each of the right form, none with a word that nobody wants to read out."""
    codes = [drawn_code() for _ in range(5_000)]
    assert len(set(codes)) > 4_990
    assert all(len(code) == LENGTH and set(code) <= set(ALPHABET) for code in codes)
    assert not any(word in code for code in codes for word in UNKIND)


@pytest.mark.parametrize(
    "typed", ["BCDFGH", "bcdfgh", " bcd fgh ", "BCD-FGH", "b-c-d_f.g h", "bcd\u2011fgh", "BCD\u00a0FGH", "bcd\tfgh\n"]
)
def test_typing_is_forgiven(typed: str) -> None:
    """Small letters, spaces and every kind of hyphen do not matter."""
    assert read_code(typed) == "BCDFGH"


@pytest.mark.parametrize(
    "typed",
    ["", "BCDFG", "BCDFGHJ", "BCDFGA", "BCDFG1", "BCDFGß", "\uff22\uff23\uff24\uff26\uff27\uff28", "BCDFG\u0000", "BCDFG\u202e"],
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    """Wrong length, vowels, digits, look-alikes and invisible signs make no code."""
    assert read_code(typed) is None


def test_secrets_have_128_bits() -> None:
    """A secret is 16 random bytes, in letters that fit into a URL, and never the same twice."""
    found = {drawn_secret() for _ in range(100)}
    assert len(found) == 100
    assert all(len(each) == 22 and each.replace("-", "").replace("_", "").isalnum() for each in found)


def test_only_the_hash_of_a_token_is_kept() -> None:
    """What is kept is the SHA-256; text that is no Unicode has one too."""
    assert hashed("abc") == hashlib.sha256(b"abc").digest()
    assert len(hashed("\ud800")) == 32
