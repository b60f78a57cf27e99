"""Names that people give themselves: 1 to 12 characters, emoji allowed, nothing invisible and nothing that turns text around."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

from .exercise import Seat
from .refusals import Refused

MOST_BYTES = 48
MOST_CHARACTERS = 12

JOINER = "\u200d"
NON_JOINER = "\u200c"  # written inside words in Persian, among others
BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that nobody can see."""

MOST_MARKS = 4
"""Accents on one letter; more than any language puts there only runs over the lines above and below."""

BLACK_FLAG = "\U0001f3f4"
NAMES: dict[str, dict[Seat, str]] = {
    "en": {"a": "Tide", "b": "Ember", "host": "Host"},
    "es": {"a": "Marea", "b": "Brasa", "host": "Guía"},
}
DEFAULTS = NAMES["en"]
"""Names for those who type none, by language; English where there are none of theirs."""


def checked_name(raw: str) -> str:
    """The name in normal form (NFC, single inner spaces). Raises Refused("name_invalid")."""
    if any(unicodedata.category(char) in ("Cc", "Zl", "Zp") for char in raw):
        raise Refused("name_invalid")
    name = " ".join(unicodedata.normalize("NFC", raw).split())
    if not name or len(name.encode("utf-8", "replace")) > MOST_BYTES or characters(name) > MOST_CHARACTERS:
        raise Refused("name_invalid")
    visible, marks = False, 0
    for i, char in enumerate(name):
        category = unicodedata.category(char)
        inside = char in (JOINER, NON_JOINER) and 0 < i < len(name) - 1
        tag = _tag(char) and BLACK_FLAG in name[:i]  # flags of regions are written with tag characters
        emoji = 0x1F000 <= ord(char) <= 0x1FAFF  # newer ones than this Python knows of
        marks = marks + 1 if category[0] == "M" else 0
        if marks > MOST_MARKS or char in BLANK or (category[0] == "C" and not (inside or tag or emoji)):
            raise Refused("name_invalid")
        visible = visible or emoji or category[0] in "LNPS"
    if not visible:
        raise Refused("name_invalid")
    return name


def free_name(raw: str, others: Collection[str]) -> str:
    """The name in normal form, where nobody else has it. Raises Refused."""
    name = checked_name(raw)
    if any(same_name(name, each) for each in others):
        raise Refused("name_taken")
    return name


def friendly_name(seat: Seat, others: Collection[str], language: str = "en") -> str:
    """A name for who types none, in that language where there is one, and that nobody else has."""
    names = NAMES.get(language.lower().split("-")[0], DEFAULTS)
    return next(name for name in (names[seat], *names.values()) if not any(same_name(name, each) for each in others))


def _tag(char: str) -> bool:
    return 0xE0020 <= ord(char) <= 0xE007F


def characters(name: str) -> int:
    """How many characters a person would count: marks, joined emoji, skin tones and flag pairs do not count on their own."""
    count, joined, flag = 0, False, False
    for char in name:
        point = ord(char)
        if 0x1F1E6 <= point <= 0x1F1FF:
            count, flag = (count, False) if flag else (count + 1, True)
            continue
        flag = False
        if char in (JOINER, NON_JOINER):
            joined = char == JOINER
            continue
        extends = unicodedata.category(char)[0] == "M" or 0x1F3FB <= point <= 0x1F3FF or _tag(char)
        if not extends and not joined:
            count += 1
        joined = False
    return count


def same_name(one: str, other: str) -> bool:
    """Whether two people would read the same name."""
    return _read(one) == _read(other)


def _read(name: str) -> str:
    """What is left of a name for the eye: no joiners, no choice between a sign and its picture."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in plain if char not in (JOINER, NON_JOINER) and not 0xFE00 <= ord(char) <= 0xFE0F)
