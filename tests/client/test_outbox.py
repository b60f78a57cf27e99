"""The outbox: ids, resending, and what answers mean."""

from __future__ import annotations

from typing import Literal

import pytest

from viceversa.game.commands import SetLevel
from viceversa.wire.codec import CODECS, MSGPACK
from viceversa.wire.messages import Answered, Do
from viceversa_client.outbox import Outbox, fresh

CODEC = CODECS[MSGPACK]
Result = Literal["accepted", "refused", "later"]


def answer(box: Outbox, result: Result, code: str | None = None) -> Answered:
    """An answer to what is in flight."""
    return Answered(id=box.id, result=result, code=code, say=None)


def test_first_command_is_number_one() -> None:
    """Counting starts at one, under an instance that the server takes."""
    box = fresh().put(SetLevel(1), 5, CODEC)
    assert box.pending is not None
    sent = CODEC.decode(box.pending)
    assert isinstance(sent, Do)
    assert sent.id == (box.instance, 1)
    assert sent.at == 5


def test_accepted_uses_the_number_up() -> None:
    """After an accepted command the next has the next number."""
    box = fresh().put(SetLevel(1), None, CODEC)
    after, verdict = box.settled(answer(box, "accepted"))
    assert (verdict, after.counter, after.pending) == ("settled", 1, None)


def test_refused_number_is_free_again() -> None:
    """After a refusal the same number serves another command."""
    box = fresh().put(SetLevel(1), None, CODEC)
    after, verdict = box.settled(answer(box, "refused", "not_now"))
    assert (verdict, after.id) == ("settled", box.id)
    assert after.put(SetLevel(2), None, CODEC).pending != box.pending


def test_later_keeps_the_bytes() -> None:
    """An unknown outcome keeps the very same bytes in flight."""
    box = fresh().put(SetLevel(1), None, CODEC)
    assert box.settled(answer(box, "later")) == (box, "again")


@pytest.mark.parametrize("code", ["id_reused", "out_of_order"])
def test_a_lost_count_starts_afresh(code: str) -> None:
    """When the server's count is another, a new instance begins at one."""
    box = Outbox("instance1", 7).put(SetLevel(1), None, CODEC)
    after, verdict = box.settled(answer(box, "refused", code))
    assert verdict == "renew"
    assert after.instance != box.instance
    assert after.id[1] == 1


def test_answers_to_others_do_not_count() -> None:
    """An answer with another id changes nothing."""
    box = fresh().put(SetLevel(1), None, CODEC)
    assert box.settled(Answered(id=("somebody1", 1), result="accepted", code=None, say=None)) == (box, "stray")
    assert fresh().settled(answer(box, "accepted"))[1] == "stray"


def test_one_at_a_time() -> None:
    """A second command cannot overtake the first."""
    with pytest.raises(RuntimeError):
        fresh().put(SetLevel(1), None, CODEC).put(SetLevel(2), None, CODEC)
