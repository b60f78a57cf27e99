"""Commands of one tick travel together, each is sent at most once, and each caller hears its own outcome."""

from __future__ import annotations

import asyncio
import time

import pytest

from store.lines import Exchange, Line
from viceversa.store import batching, durable
from viceversa.store.batching import MOST_PER_WRITE, Batcher
from viceversa.store.contract import Tally, Unavailable, Unknown
from viceversa.store.durable import Durability, Standing


async def settle() -> None:
    """Let the event loop go round a few times."""
    for _ in range(5):
        await asyncio.sleep(0)


async def test_calls_of_one_tick_are_one_write() -> None:
    """Three calls of one tick leave in one write and in order."""
    exchange = Exchange()
    batch = Batcher(exchange.dial, 2.0)
    first, last = batch.call("GET", "a"), batch.call("SET", "b", b"\x00", 7, 1.5)
    other = batch.call("PUBLISH", "c", "x")
    line, protocol = await exchange.connected()
    await settle()
    assert len(line.writes) == 1
    assert line.commands(0) == [[b"GET", b"a"], [b"SET", b"b", b"\x00", b"7", b"1.5"], [b"PUBLISH", b"c", b"x"]]
    protocol.data_received(b":1\r\n:2\r\n:3\r\n")
    assert [await first, await last, await other] == [1, 2, 3]
    await batch.close()


async def test_a_burst_leaves_in_writes_of_bounded_size() -> None:
    """More calls than fit in a write follow in the next ticks, in order, and all are answered."""
    exchange = Exchange()
    batch = Batcher(exchange.dial, 2.0)
    answers = [batch.call("GET", n) for n in range(2 * MOST_PER_WRITE + 5)]
    line, protocol = await exchange.connected()
    await settle()
    assert [len(line.commands(write)) for write in range(len(line.writes))] == [MOST_PER_WRITE, MOST_PER_WRITE, 5]
    for n in range(len(answers)):
        protocol.data_received(b":%d\r\n" % n)
    assert await asyncio.gather(*answers) == list(range(len(answers)))
    await batch.close()


async def test_what_had_left_is_unknown_and_what_had_not_goes_over_the_next_line() -> None:
    """When the line breaks, a sent call is Unknown and never sent again, and a call made meanwhile is sent over a new line."""
    exchange = Exchange()
    batch = Batcher(exchange.dial, 2.0)
    sent = batch.call("SENT")
    _, protocol = await exchange.connected()
    await settle()
    waiting = batch.call("WAITING")
    protocol.connection_lost(None)
    with pytest.raises(Unknown):
        await sent
    line, protocol = await exchange.connected(2)
    await settle()
    assert [line.commands(n) for n in range(len(line.writes))] == [[[b"WAITING"]]]
    protocol.data_received(b":1\r\n")
    assert await waiting == 1
    await batch.close()


async def test_a_line_that_takes_no_more_is_not_written_to() -> None:
    """While the line is full calls wait, and they leave as soon as there is room."""
    exchange = Exchange()
    batch = Batcher(exchange.dial, 2.0)
    first = batch.call("GET", "a")
    line, protocol = await exchange.connected()
    await settle()
    protocol.pause_writing()
    second = batch.call("GET", "b")
    await settle()
    assert len(line.writes) == 1
    protocol.resume_writing()
    await settle()
    assert line.commands(1) == [[b"GET", b"b"]]
    protocol.data_received(b":1\r\n:2\r\n")
    assert [await first, await second] == [1, 2]
    await batch.close()


async def test_what_cannot_be_sent_is_unavailable_with_the_reason() -> None:
    """When nobody can be reached, every waiting call is Unavailable for the reason that the dialling gave."""
    exchange = Exchange()
    exchange.shut = True
    batch = Batcher(exchange.dial, 2.0)
    for answer in [batch.call("GET", n) for n in range(3)]:
        with pytest.raises(Unavailable, match="Nobody is there"):
            await answer
    await batch.close()


async def test_attempts_to_connect_are_spaced() -> None:
    """Calls that keep coming while nobody can be reached do not hammer the server."""
    exchange = Exchange()
    exchange.shut = True
    batch = Batcher(exchange.dial, 2.0)
    began = time.monotonic()
    while time.monotonic() < began + 0.3:
        with pytest.raises(Unavailable):
            await batch.call("GET", "a")
    assert exchange.attempts <= (time.monotonic() - began) / batching.PAUSE + 2
    await batch.close()


async def test_who_comes_during_a_failing_attempt_gets_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call made while an attempt is under way is not refused with it, but by, or served by, the next."""
    monkeypatch.setattr(batching, "PAUSE", 0.0)
    exchange = Exchange()
    exchange.slow.clear()
    exchange.shut = True
    batch = Batcher(exchange.dial, 2.0)
    early = batch.call("EARLY")
    await asyncio.sleep(0.01)
    late = batch.call("LATE")
    exchange.slow.set()
    with pytest.raises(Unavailable):
        await early
    exchange.shut = False
    _, protocol = await exchange.connected()
    await settle()
    protocol.data_received(b":1\r\n")
    assert await late == 1
    await batch.close()


@pytest.mark.parametrize("stage", ["connecting", "sent", "full"])
async def test_every_wait_ends(stage: str) -> None:
    """Whether connecting hangs, the answer does not come, or the line takes nothing, a call ends after the time-out."""
    exchange = Exchange()
    batch = Batcher(exchange.dial, 0.1)
    if stage == "connecting":
        exchange.slow.clear()
    else:
        first = batch.call("FIRST")
        _, protocol = await exchange.connected()
        await settle()
        if stage == "full":
            protocol.pause_writing()
        else:
            protocol.data_received(b":1\r\n")
            assert await first == 1
    began = time.monotonic()
    answer = batch.call("GET", "a")
    await settle()
    if stage == "full":
        exchange.slow.clear()
        with pytest.raises(Unknown):
            await first
    with pytest.raises(Unknown if stage == "sent" else Unavailable):
        await answer
    assert time.monotonic() - began < 10  # it ends; a busy machine may take its time
    await batch.close()


async def test_a_queue_that_grows_too_long_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    """One more than may wait is refused at once, the others are not."""
    monkeypatch.setattr(batching, "MOST_WAITING", 3)
    exchange = Exchange()
    batch = Batcher(exchange.dial, 2.0)
    answers = [batch.call("GET", n) for n in range(4)]
    with pytest.raises(Unavailable, match="Too many"):
        await answers[3]
    _, protocol = await exchange.connected()
    await settle()
    protocol.data_received(b":1\r\n:1\r\n:1\r\n")
    assert await asyncio.gather(*answers[:3]) == [1, 1, 1]
    await batch.close()


async def test_a_call_that_was_given_up_before_it_left_is_not_sent() -> None:
    """A caller that is cancelled in the same tick costs nothing."""
    exchange = Exchange()
    batch = Batcher(exchange.dial, 2.0)
    batch.call("NO").cancel()
    yes = batch.call("YES")
    line, _ = await exchange.connected()
    await settle()
    assert line.commands(0) == [[b"YES"]]
    yes.cancel()
    await batch.close()


async def test_closing_ends_every_call() -> None:
    """Calls under way become Unknown, calls that wait and calls that come later Unavailable, and connecting is given up."""
    exchange = Exchange()
    batch = Batcher(exchange.dial, 2.0)
    sent = batch.call("SENT")
    line, _ = await exchange.connected()
    await settle()
    waiting = batch.call("WAITING")
    await batch.close()
    with pytest.raises(Unknown):
        await sent
    for answer in (waiting, batch.call("LATER")):
        with pytest.raises(Unavailable, match="closed"):
            await answer
    assert line.aborted

    exchange.slow.clear()
    batch = Batcher(exchange.dial, 2.0)
    waiting = batch.call("WAITING")
    await settle()
    await asyncio.wait_for(batch.close(), 1)
    with pytest.raises(Unavailable):
        await waiting


async def waiting_for_replicas(exchange: Exchange, tally: Tally, replicas: int = 1) -> tuple[Batcher, Line, asyncio.Protocol]:
    """A batcher that asks for replicas, on a line."""
    batch = Batcher(exchange.dial, 2.0, Standing(Durability(replicas, wait=70), tally))
    first = batch.call("FIRST")
    line, protocol = await exchange.connected()
    await settle()
    protocol.data_received(b":0\r\n:%d\r\n" % replicas)
    assert await first == 0
    return batch, line, protocol


async def test_a_write_ends_with_one_question_for_replicas_and_the_next_waits_for_its_answer() -> None:
    """Answers of a write are told when the replicas have it; what comes meanwhile leaves together afterwards."""
    exchange = Exchange()
    batch, line, protocol = await waiting_for_replicas(exchange, Tally())
    answers = [batch.call("SET", n) for n in range(3)]
    await settle()
    assert line.commands(1) == [[b"SET", b"0"], [b"SET", b"1"], [b"SET", b"2"], [b"WAIT", b"1", b"70"]]
    later = [batch.call("LATER"), batch.call("TOO")]
    protocol.data_received(b":0\r\n:1\r\n:2\r\n")
    await settle()
    assert len(line.writes) == 2
    assert not any(answer.done() for answer in answers)
    protocol.data_received(b":1\r\n")
    assert await asyncio.gather(*answers) == [0, 1, 2]
    await settle()
    assert line.commands(2) == [[b"LATER"], [b"TOO"], [b"WAIT", b"1", b"70"]]
    protocol.data_received(b":3\r\n:4\r\n:0\r\n")
    for answer in later:
        with pytest.raises(Unknown, match="Too few"):
            await answer
    await batch.close()


async def test_answers_that_were_kept_when_the_line_broke_are_unknown() -> None:
    """What was answered but not known to be on the replicas is Unknown, and the next write, over a new line, is asked about anew."""
    exchange = Exchange()
    batch, _, protocol = await waiting_for_replicas(exchange, Tally())
    answer = batch.call("SET")
    await settle()
    protocol.data_received(b":1\r\n")
    protocol.connection_lost(None)
    with pytest.raises(Unknown):
        await answer
    again = batch.call("AGAIN")
    line, protocol = await exchange.connected(2)
    await settle()
    assert line.commands(0) == [[b"AGAIN"], [b"WAIT", b"1", b"70"]]
    protocol.data_received(b":1\r\n:1\r\n")
    assert await again == 1
    await batch.close()


async def test_without_replicas_for_too_long_it_goes_on_and_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the grace is over writes are told at once and counted; now and then one of them looks for replicas without waiting for it."""
    monkeypatch.setattr(durable, "GRACE", 0.0)
    tally = Tally()
    exchange = Exchange()
    batch, line, protocol = await waiting_for_replicas(exchange, tally)
    short = batch.call("SHORT")
    await settle()
    protocol.data_received(b":1\r\n:0\r\n")
    assert await short == 1
    assert (tally.short, tally.undurable) == (1, 1)
    plain = batch.call("PLAIN")
    await settle()
    assert line.commands(2) == [[b"PLAIN"]]
    protocol.data_received(b":2\r\n")
    assert await plain == 2
    monkeypatch.setattr(durable, "LOOK_EVERY", 0.0)
    looking = batch.call("LOOKING")
    await settle()
    assert line.commands(3)[1] == [b"WAIT", b"1", b"10"]
    protocol.data_received(b":3\r\n")
    assert await looking == 3
    protocol.data_received(b":1\r\n")
    assert tally.undurable == 3
    sure = batch.call("SURE")
    await settle()
    protocol.data_received(b":4\r\n")
    await settle()
    assert not sure.done()
    protocol.data_received(b":1\r\n")
    assert await sure == 4
    await batch.close()


async def test_a_line_to_the_wrong_place_is_renewed() -> None:
    """What had left is Unknown, for the reason given, and what comes next goes over another line."""
    exchange = Exchange()
    batch = Batcher(exchange.dial, 2.0)
    batch.renew("There is none yet.")
    sent = batch.call("SENT")
    line, _ = await exchange.connected()
    await settle()
    batch.renew("It is a replica now.")
    assert line.aborted
    with pytest.raises(Unknown, match="replica"):
        await sent
    batch.call("NEXT").cancel()
    following = batch.call("NEXT")
    line, _ = await exchange.connected(2)
    await settle()
    assert line.commands(0) == [[b"NEXT"]]
    following.cancel()
    await batch.close()
