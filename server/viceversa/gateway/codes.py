"""Codes to read aloud, secrets of links, and seat tokens.

A code is a rendezvous only: six of twenty consonants, 64 million in all; no vowels, so that it spells no word, nothing that looks like a
digit that could stand there too, and none of a few abbreviations that one would rather not read out.
"""

from __future__ import annotations

import hashlib
import secrets

ALPHABET = "BCDFGHJKLMNPQRSTVWXZ"
LENGTH = 6
UNKIND = (
    "BTCH",
    "CNT",
    "DCK",
    "DMN",
    "DRG",
    "FCK",
    "FG",
    "GDM",
    "HLL",
    "JST",
    "KKK",
    "KLL",
    "NGR",
    "NGGR",
    "NZ",
    "PSS",
    "RP",
    "SCK",
    "SHT",
    "SS",
    "STFU",
    "TTS",
    "WHR",
    "WTF",
    "XXX",
)
"""Letters that make a word, or a bad one, without vowels; no code contains them."""


def drawn_code() -> str:
    """A fresh code of six letters."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if not any(word in code for word in UNKIND):
            return code


def read_code(typed: str) -> str | None:
    """The code that somebody typed, with small letters, spaces and hyphens forgiven; None when it cannot be one."""
    code = "".join(char for char in typed.upper() if not char.isspace() and char not in "-\u2010\u2011\u2012\u2013\u2014_.")
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def drawn_secret() -> str:
    """128 random bits as text that fits into a URL."""
    return secrets.token_urlsafe(16)


def hashed(token: str) -> bytes:
    """What is kept of a seat token: its SHA-256."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()
