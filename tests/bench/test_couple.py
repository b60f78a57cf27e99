"""What the load looks for: a run of a server that tells too much, or goes back, fails."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import msgspec
import pytest

from bench.couple import Couple
from bench.load import Load, Wrong

PLACE = {"phase": "show_and_read", "instance": 2, "lead": "a"}
OPTIONS = ["joy", "calm", "hope"]
KNOWS = {"stage": "playing", "place": PLACE, "card": "joy", "options": OPTIONS}
GUESSES = {"stage": "playing", "place": PLACE, "options": OPTIONS}


def frame(seq: int, view: dict[str, Any]) -> bytes:
    """A view as the server sends it."""
    return msgspec.msgpack.encode({"kind": "view", "seq": seq, "view": view})


async def shown(knows: dict[str, Any], guesses: dict[str, Any]) -> Load:
    """A load whose couple has been shown these two views after an action."""
    load = Load((), ())
    couple = Couple(load, (0, 0), 0)
    load.pairs.append(couple)
    couple.await_views(2)
    couple.a.heard(frame(5, knows))
    couple.b.heard(frame(5, guesses))
    return load


async def fails(load: Load, why: str) -> None:
    """The run has failed, for that reason."""
    with pytest.raises(Wrong, match=re.escape(why)):
        await load.unless_wrong(asyncio.sleep(0))


async def test_two_views_that_tell_no_more_than_they_may_are_right() -> None:
    """The card is one of the options, and nothing else says which."""
    await (await shown(KNOWS, GUESSES)).unless_wrong(asyncio.sleep(0))


async def test_the_card_in_the_bytes_of_the_one_who_guesses_fails_the_run() -> None:
    """Wherever in the frame it is."""
    await fails(await shown(KNOWS, {**GUESSES, "told": {"x": {"a": "joy"}}}), "was told the card")


async def test_one_who_shows_and_has_no_card_fails_the_run() -> None:
    """A server that sends no card to anybody keeps the secret, and is of no use."""
    await fails(await shown(GUESSES, GUESSES), "was told the card")


async def test_two_places_fail_the_run() -> None:
    """Both partners are in the same phase when an action is done."""
    await fails(await shown(KNOWS, {**GUESSES, "place": {**PLACE, "instance": 3}}), "two places")


async def test_a_seq_that_does_not_grow_fails_the_run() -> None:
    """Each view of a seat has a higher seq than the one before."""
    load = await shown(KNOWS, GUESSES)
    load.pairs[0].a.heard(frame(5, KNOWS))  # type: ignore[attr-defined]  # a pair of this load is a couple
    await fails(load, "seq went from 5 to 5")


async def test_a_refused_command_fails_the_run() -> None:
    """A script sends nothing that a server may refuse."""
    load = await shown(KNOWS, GUESSES)
    load.pairs[0].a.heard(msgspec.msgpack.encode({"kind": "answer", "id": ("i", 0), "result": "refused", "code": "phase_over"}))  # type: ignore[attr-defined]  # as above
    await fails(load, "refused: phase_over")
