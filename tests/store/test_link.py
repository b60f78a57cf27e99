"""One connection: answers in order, and what is known when it breaks."""

from __future__ import annotations

import asyncio

import pytest

from store.lines import Line
from viceversa.store.contract import Unknown
from viceversa.store.link import Answer, Link
from viceversa.store.refusal import Refusal


class Seen:
    """A link on a line, with what it called back."""

    def __init__(self) -> None:
        self.lost = 0
        self.room = 0
        self.line = Line()
        self.link = Link(on_lost=self._lost, on_room=self._room)
        self.link.connection_made(self.line)

    def _lost(self) -> None:
        self.lost += 1

    def _room(self) -> None:
        self.room += 1

    def expect(self, number: int) -> list[Answer]:
        """So many answers that are owed, due one second apart."""
        answers: list[Answer] = [asyncio.get_running_loop().create_future() for _ in range(number)]
        for due, answer in enumerate(answers):
            self.link.expect(answer, float(due))
        return answers


async def test_answers_go_out_in_the_order_of_the_commands() -> None:
    """Each answer goes to the one whose command it follows, however the bytes are cut."""
    seen = Seen()
    answers = seen.expect(4)
    for byte in b"+OK\r\n:7\r\n$-1\r\n*2\r\n$1\r\na\r\n:1\r\n":
        seen.link.data_received(bytes([byte]))
    assert [answer.result() for answer in answers] == [b"OK", 7, None, [b"a", 1]]
    assert seen.link.oldest is None


async def test_an_error_answer_is_for_its_own_command_alone() -> None:
    """A refusal among good answers does not disturb them."""
    seen = Seen()
    answers = seen.expect(3)
    seen.link.data_received(b":1\r\n-OOM no memory\r\n:3\r\n")
    assert answers[0].result() == 1
    assert isinstance(answers[1].exception(), Refusal)
    assert answers[2].result() == 3


async def test_an_answer_that_nobody_waits_for_is_thrown_away_in_its_turn() -> None:
    """Callers that gave up still use up their answer."""
    seen = Seen()
    given_up, last = seen.expect(2)
    given_up.cancel()
    seen.link.data_received(b":1\r\n:2\r\n")
    assert last.result() == 2


class Clumsy:
    """Hears an answer, and fails at it."""

    def done(self) -> bool:
        """See kept.Receiver."""
        return False

    def set_result(self, result: object, /) -> None:
        """See kept.Receiver."""
        raise KeyError("a secret")

    def set_exception(self, exception: BaseException, /) -> None:
        """See kept.Receiver."""
        raise KeyError("a secret")


async def test_who_fails_at_an_answer_takes_nothing_from_the_next(capfd: pytest.CaptureFixture[str]) -> None:
    """The connection goes on, the next answers reach their callers, and the log says what kind of fault it was and nothing more; so too
    when the connection ends."""
    seen = Seen()
    seen.link.expect(Clumsy(), 0.0)
    (following,) = seen.expect(1)
    seen.link.data_received(b":1\r\n:2\r\n")
    assert following.result() == 2
    assert not seen.link.lost
    seen.link.expect(Clumsy(), 0.0)
    (last,) = seen.expect(1)
    seen.link.break_off("It ends.")
    with pytest.raises(Unknown):
        await last
    said = capfd.readouterr()
    assert "KeyError" in said.out + said.err
    assert "a secret" not in said.out + said.err


async def test_a_lost_connection_leaves_what_was_sent_unknown() -> None:
    """Everything that is owed becomes Unknown, once, and the loss is told once."""
    seen = Seen()
    answers = seen.expect(3)
    seen.link.data_received(b":1\r\n")
    seen.link.connection_lost(None)
    seen.link.connection_lost(OSError())
    assert answers[0].result() == 1
    assert [type(answer.exception()) for answer in answers[1:]] == [Unknown, Unknown]
    assert answers[1].exception() is not answers[2].exception()
    assert seen.lost == 1
    assert seen.link.lost


async def test_breaking_off_drops_the_line_and_says_why() -> None:
    """The line is aborted at once and the reason reaches those who wait."""
    seen = Seen()
    (answer,) = seen.expect(1)
    seen.link.break_off("Because.")
    assert seen.line.aborted
    with pytest.raises(Unknown, match="Because"):
        answer.result()


@pytest.mark.parametrize("data", [b"HTTP/1.1 400\r\n", b":1\r\n:2\r\n", b"*1\r\n!\r\n"])
async def test_what_is_no_answer_breaks_the_connection(data: bytes) -> None:
    """Bytes of another protocol, and an answer that nobody asked for, end the connection instead of being guessed at."""
    seen = Seen()
    answers = seen.expect(1)
    seen.link.data_received(data)
    assert seen.line.aborted
    assert answers[0].done()
    answers[0].exception()


async def test_the_oldest_answer_is_the_first_that_is_owed() -> None:
    """`oldest` is when the first unanswered command is due."""
    seen = Seen()
    answers = seen.expect(2)
    assert seen.link.oldest == 0.0
    seen.link.data_received(b":1\r\n")
    assert seen.link.oldest == 1.0
    seen.link.data_received(b":1\r\n")
    assert [answer.result() for answer in answers] == [1, 1]


async def test_a_full_line_says_when_there_is_room() -> None:
    """While the line takes no more the link is full, and it tells when that is over."""
    seen = Seen()
    seen.link.pause_writing()
    assert seen.link.full
    assert seen.room == 0
    seen.link.resume_writing()
    assert not seen.link.full
    assert seen.room == 1
