"""Refusals: a code for programs, a sentence for people."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import viceversa.game
from viceversa.game.refusals import SENTENCES, Refused, sentence

RULES = sorted(Path(viceversa.game.__path__[0]).glob("*.py"))
FORBIDDEN = (
    "proven",
    "scientific",
    "rewire",
    "diagnos",
    "heal",
    "guarantee",
    "toxic",
    "must",
    "invalid",
    "error",
    "husband",
    "wife",
)


def raised() -> set[str]:
    """Every code that the rules raise, read from their sources."""
    found = {code for path in RULES for code in re.findall(r'Refused\("(\w+)"', path.read_text())}
    return found | {"game_on", "not_now", "moved", "id_reused", "out_of_order"}


def test_every_refusal_has_a_sentence() -> None:
    """No code is raised that has nothing to say to a person."""
    assert raised() <= set(SENTENCES)


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_sentences_are_kind_and_plain(code: str) -> None:
    """They begin with a capital, end with a full stop, are short, and use none of the words that we do not use."""
    say = sentence(code)
    assert say[0].isupper()
    assert say.endswith(".")
    assert len(say) <= 80
    assert not any(re.search(rf"\b{word}", say, re.IGNORECASE) for word in FORBIDDEN)


def test_an_unknown_code_is_a_mistake_of_ours() -> None:
    """There is no sentence for a code that does not exist."""
    with pytest.raises(KeyError):
        sentence("nothing")
    assert Refused("not_now").code == "not_now"
