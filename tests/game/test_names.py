"""Names that people give themselves."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from viceversa.game.names import (
    DEFAULTS,
    MOST_BYTES,
    MOST_CHARACTERS,
    characters,
    checked_name,
    free_name,
    friendly_name,
    same_name,
)
from viceversa.game.refusals import Refused

GOOD = {
    "plain": ("Ada", 3),
    "one letter": ("x", 1),
    "twelve letters": ("abcdefghijkl", 12),
    "digits": ("007", 3),
    "two words": ("Ann Lee", 7),
    "Hebrew": ("\u05e9\u05dc\u05d5\u05dd", 4),
    "Hebrew with points": ("\u05e9\u05c1\u05b8\u05dc\u05d5\u05b9\u05dd", 4),
    "Arabic": ("\u0645\u0631\u064a\u0645", 4),
    "Persian with a non-joiner": ("\u0645\u06cc\u200c\u062e\u0648", 4),
    "Hindi": ("\u0928\u0940\u0932\u093e", 2),
    "Thai": ("\u0e19\u0e49\u0e33", 2),
    "Chinese": ("\u6653\u660e", 2),
    "decomposed accents": ("Zoe\u0308", 3),
    "emoji": ("\U0001f33b", 1),
    "emoji with a variation": ("\u2600\ufe0f", 1),
    "a skin tone": ("\U0001f44d\U0001f3fd", 1),
    "a flag": ("\U0001f1eb\U0001f1ee", 1),
    "two flags": ("\U0001f1eb\U0001f1ee\U0001f1f8\U0001f1ea", 2),
    "a flag of a region": ("\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", 1),
    "a family": ("\U0001f468\u200d\U0001f469\u200d\U0001f467", 1),
    "a keycap": ("1\ufe0f\u20e3", 1),
    "an emoji newer than this Python": ("\U0001fae9", 1),
}

BAD = {
    "empty": "",
    "spaces": "   ",
    "no-break spaces": "\u00a0\u00a0",
    "thirteen letters": "abcdefghijklm",
    "thirteen emoji": "\u2600" * 13,
    "too many bytes": "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 3,
    "right-to-left override": "Ada\u202e",
    "left-to-right embedding": "\u202aAda",
    "isolate": "\u2066Ada\u2069",
    "right-to-left mark": "A\u200fda",
    "zero-width space": "A\u200bda",
    "zero-width only": "\u200d\u200d",
    "a joiner at the end": "Ada\u200d",
    "byte order mark": "\ufeffAda",
    "soft hyphen": "A\u00adda",
    "NUL": "A\x00da",
    "newline": "A\nda",
    "newline at the end": "Ada\n",
    "tab": "A\tda",
    "escape": "\x1b[31mAda",
    "next line": "A\x85da",
    "line separator": "A\u2028da",
    "paragraph separator": "A\u2029da",
    "only accents": "\u0301\u0302",
    "only a variation": "\ufe0f",
    "a pile of accents": "a" + "\u0301\u0302\u0303\u0304\u0305\u0306",
    "many more accents": "a" + "\u0300" * 40,
    "Hangul filler": "\u3164",
    "filler among letters": "A\u3164da",
    "halfwidth filler": "\uffa0",
    "braille blank": "\u2800",
    "invisible tags": "Ada\U000e0041\U000e0042",
    "private use": "\ue000",
    "a lone surrogate": "A\ud800",
}


@pytest.mark.parametrize(("name", "count"), GOOD.values(), ids=GOOD)
def test_good_names_are_taken(name: str, count: int) -> None:
    """People write in many ways, and each is counted as a person would count."""
    assert same_name(checked_name(name), name)
    assert characters(checked_name(name)) == count


@pytest.mark.parametrize("name", BAD.values(), ids=BAD)
def test_bad_names_are_refused(name: str) -> None:
    """Nothing empty, too long, invisible, or that turns text around or breaks a line."""
    with pytest.raises(Refused) as refused:
        checked_name(name)
    assert refused.value.code == "name_invalid"


def test_spaces_and_forms_are_put_in_order() -> None:
    """Outer spaces go, inner ones become one, and composed letters are used."""
    assert checked_name("  Ann   Lee ") == "Ann Lee"
    assert checked_name("Zoe\u0308") == "Zo\u00eb"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ada", "ADA"), ("Zoe\u0308", "Zo\u00eb"), ("\uff21da", "Ada"), ("A\u200cda", "Ada"), ("\u2600\ufe0f", "\u2600")],
)
def test_names_that_read_the_same_are_the_same(one: str, other: str) -> None:
    """Case, width, composition and joiners make no other name."""
    assert same_name(one, other)


def test_names_that_read_differently_differ() -> None:
    """Two defaults, or two people's names, are not taken for each other."""
    assert not same_name(DEFAULTS["a"], DEFAULTS["b"])
    assert not same_name("Ada", "Ade")


@given(st.text(max_size=40))
def test_checking_is_total_and_settled(raw: str) -> None:
    """Any text is taken or refused, never more; what was taken fits the bounds and is taken again as it is."""
    try:
        name = checked_name(raw)
    except Refused:
        return
    assert checked_name(name) == name
    assert len(name.encode()) <= MOST_BYTES
    assert len(name) > 0
    assert characters(name) <= MOST_CHARACTERS


def test_a_name_is_had_by_one_alone() -> None:
    """A name that somebody else here has, however it is written, is refused; a free one is taken in normal form."""
    assert free_name(" Ada  Lee ", ["Ember"]) == "Ada Lee"
    with pytest.raises(Refused, match="name_taken"):
        free_name("EMBER", ["Ember"])
    with pytest.raises(Refused, match="name_invalid"):
        free_name("", [])


def test_who_types_no_name_gets_a_friendly_one_that_is_free() -> None:
    """The seat's own, or another of them where somebody has taken that."""
    assert friendly_name("a", []) == DEFAULTS["a"]
    assert friendly_name("b", [DEFAULTS["b"].upper()]) == DEFAULTS["a"]


@pytest.mark.parametrize(
    ("language", "name"), [("es", "Brasa"), ("es-MX", "Brasa"), ("ES", "Brasa"), ("fr", "Ember"), ("", "Ember")]
)
def test_a_friendly_name_is_in_the_language_of_who_gets_it(language: str, name: str) -> None:
    """English where there is none in theirs."""
    assert friendly_name("b", [], language) == name
