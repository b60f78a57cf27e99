"""What the server says by a code, the page says in its person's own language: nobody reads English by surprise."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from project.reading import WEB
from viceversa.game.refusals import SENTENCES
from viceversa.reference.facts import OF_THE_GATEWAY
from viceversa.wire import closing
from viceversa.wire.messages import NoticeCode
from web.conftest import BOTH


@pytest.mark.parametrize("language", BOTH)
def test_every_code_has_a_sentence_of_the_page(language: str) -> None:
    """Refusals of the rules and of the gateway, notices, and why a connection was closed."""
    catalogue = (WEB / "src" / "say" / f"{language}.ftl").read_text(encoding="utf-8")
    said = set(re.findall(r"^say-(\w+) =", catalogue, re.MULTILINE))
    codes = {*SENTENCES, *OF_THE_GATEWAY, *get_args(NoticeCode), *(each.code for each in closing.ALL)}
    assert codes - said == set()
