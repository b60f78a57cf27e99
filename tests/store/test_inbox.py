"""A node's inbox: gaps are told, and it comes back by itself."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import msgspec
import pytest
from redis import Redis

from store.lines import Exchange
from store.proxy import Proxy
from viceversa.store import inbox as inbox_module
from viceversa.store.contract import Hint, Unavailable
from viceversa.store.inbox import CANARY, Inboxes, canary, decode_hint, encode_hint
from viceversa.store.valkey import ValkeyStore

SUBSCRIBED = b"*3\r\n$10\r\nssubscribe\r\n$1\r\nc\r\n:1\r\n"


def inboxes_on(exchange: Exchange) -> Inboxes:
    """Inboxes whose channels are all on one line."""
    return Inboxes(lambda channel: exchange.dial, lambda: None, 5.0)


def message(payload: bytes) -> bytes:
    """A message as a server pushes it."""
    return b"*3\r\n$8\r\nsmessage\r\n$1\r\nc\r\n$%d\r\n%s\r\n" % (len(payload), payload)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reconnect without much ado."""
    monkeypatch.setattr(inbox_module, "FIRST_PAUSE", 0.01)


async def test_hints_that_were_missed_are_marked_by_a_gap(proxy: Proxy, store: ValkeyStore) -> None:
    """When the line is cut the inbox subscribes again and says None; what was sent meanwhile is lost, what comes after is not."""
    listener = await ValkeyStore.connect(proxy.url)
    async with asyncio.timeout(10):
        inbox = listener.inbox("n")
        assert await anext(inbox) is None
        proxy.refuse = True
        proxy.cut()
        coming = asyncio.ensure_future(anext(inbox))
        await asyncio.sleep(0.05)
        store.hint("n", Hint("s", "missed"))
        await store.time()
        proxy.refuse = False
        assert await coming is None
        store.hint("n", Hint("s", "seen"))
        assert await anext(inbox) == Hint("s", "seen")
    await listener.close()


async def test_a_hint_that_was_lost_on_its_sender_s_side_is_sent_again(proxy: Proxy, store: ValkeyStore) -> None:
    """When it never left, or the line broke under it, whoever listens over a line that is whole hears it, without a gap and without the
    state that it brought; relayed bytes are not sent again."""
    sender = await ValkeyStore.connect(proxy.url)
    async with asyncio.timeout(10):
        inbox = store.inbox("n")
        assert await anext(inbox) is None
        proxy.hold.clear()
        for hint in (Hint("s", "c2", parent="c1", state=b"state"), Hint("s", "c2", "b", b"relayed")):
            sender.hint("n", hint)
        await proxy.holding.wait()
        proxy.refuse = True
        proxy.cut()
        proxy.take_held()
        proxy.hold.set()
        await asyncio.sleep(0.2)
        proxy.refuse = False
        assert await anext(inbox) == Hint("s", "c2")
        store.hint("n", Hint("s", "c3"))
        assert await anext(inbox) == Hint("s", "c3")
    await sender.close()


async def test_a_state_that_comes_from_where_commands_go_no_more_is_not_taken(proxy: Proxy, store: ValkeyStore) -> None:
    """When the line for commands was cut and the subscription was not, it may be at an old primary: a hint brings no state until the
    canary has come over the next line."""
    listener = await ValkeyStore.connect(proxy.url)
    hint = Hint("s", "c2", parent="c1", state=b"state")
    async with asyncio.timeout(10):
        inbox = listener.inbox("n")
        assert await anext(inbox) is None
        await listener.beat("n")
        assert await anext(inbox) == CANARY
        store.hint("n", hint)
        assert await anext(inbox) == hint
        await store.beat("n")  # of no connection of this one's
        proxy.cut(but=b"SUBSCRIBE")
        assert await anext(inbox) == CANARY
        with suppress(Unavailable):  # it may be sent over the line that is just being lost
            await listener.time()
        store.hint("n", hint)
        assert await anext(inbox) == Hint("s", "c2")
        await listener.beat("n")
        assert await anext(inbox) == CANARY
        store.hint("n", hint)
        assert await anext(inbox) == hint
    await listener.close()


def test_a_hint_of_a_release_that_says_more_is_understood() -> None:
    """What a later release adds to a hint is passed over, and what an earlier one leaves out is not there."""
    assert decode_hint(msgspec.msgpack.encode(["s", "c2", "", b"", "c1", b"state", "and more"])) == Hint(
        "s", "c2", parent="c1", state=b"state"
    )
    assert decode_hint(msgspec.msgpack.encode(["s", "c2", "b", b"relayed"])) == Hint("s", "c2", "b", b"relayed")


async def test_a_subscription_that_went_silent_is_made_again(proxy: Proxy) -> None:
    """When nothing comes, not even an answer to a sign of life, the inbox gives the line up and says None on the next."""
    listener = await ValkeyStore.connect(proxy.url, timeout=0.1)
    async with asyncio.timeout(10):
        inbox = listener.inbox("n")
        assert await anext(inbox) is None
        proxy.mute = True
        coming = asyncio.ensure_future(anext(inbox))
        await asyncio.sleep(0.5)
        assert not coming.done()
        proxy.mute = False
        assert await coming is None
    await listener.close()


async def test_a_quiet_inbox_stays_subscribed(proxy: Proxy) -> None:
    """Without any hint the line is kept, as long as the server answers the signs of life."""
    listener = await ValkeyStore.connect(proxy.url, timeout=0.5)
    inbox = listener.inbox("n")
    assert await anext(inbox) is None
    coming = asyncio.ensure_future(anext(inbox))
    await asyncio.sleep(1.6)
    assert not coming.done()
    listener.hint("n", Hint("s", "c"))
    assert await asyncio.wait_for(coming, 5) == Hint("s", "c")
    await listener.close()


async def test_a_slow_reader_sees_a_gap_instead_of_filling_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """When more hints wait than may, they are dropped and a gap stands for them."""
    monkeypatch.setattr(inbox_module, "MOST_KEPT", 3)
    exchange = Exchange()
    inboxes = inboxes_on(exchange)
    hints = inboxes.listen("c")
    first = asyncio.ensure_future(anext(hints))
    _, protocol = await exchange.connected()
    protocol.data_received(SUBSCRIBED)
    assert await first is None
    for n in range(5):
        protocol.data_received(message(encode_hint(Hint("s", str(n)))))
    assert [await anext(hints), await anext(hints)] == [None, Hint("s", "4")]
    inboxes.close()
    assert await anext(hints, "the end") == "the end"


async def test_what_is_no_hint_is_passed_over() -> None:
    """Other people's messages, and pushes of another kind, neither appear nor disturb."""
    exchange = Exchange()
    inboxes = inboxes_on(exchange)
    hints = inboxes.listen("c")
    first = asyncio.ensure_future(anext(hints))
    line, protocol = await exchange.connected()
    assert line.commands(0) == [[b"SSUBSCRIBE", b"c"]]
    protocol.data_received(SUBSCRIBED)
    assert await first is None
    protocol.data_received(message(b"hello") + message(b"") + b"*2\r\n$4\r\npong\r\n$0\r\n\r\n" + message(canary(3)))
    assert await anext(hints) == Hint("", "3")
    inboxes.close()


@pytest.mark.parametrize("data", [b"HTTP/1.1 400\r\n", b"-NOPERM not this channel\r\n"])
async def test_a_server_that_will_not_is_asked_again_later(data: bytes) -> None:
    """Neither a refusal nor a strange protocol ends the inbox; it connects again, and goes on when it may."""
    exchange = Exchange()
    inboxes = inboxes_on(exchange)
    hints = inboxes.listen("c")
    first = asyncio.ensure_future(anext(hints))
    line, protocol = await exchange.connected()
    protocol.data_received(data)
    assert line.aborted
    _, protocol = await exchange.connected(2)
    protocol.data_received(SUBSCRIBED)
    assert await asyncio.wait_for(first, 5) is None
    inboxes.close()


async def test_attempts_come_a_little_later_each_time() -> None:
    """While nobody can be reached the pauses between two attempts grow."""
    exchange = Exchange()
    exchange.shut = True
    inboxes = inboxes_on(exchange)
    loop = asyncio.get_running_loop()
    began = loop.time()
    waiting = asyncio.ensure_future(anext(inboxes.listen("c"), "the end"))
    async with asyncio.timeout(10):
        while exchange.attempts < 6:  # noqa: ASYNC110  (the code under test decides)
            await asyncio.sleep(0.001)
    assert loop.time() - began >= (0.01 + 0.02 + 0.04 + 0.08 + 0.16) / 2, "a pause is at least half of what it may be"
    inboxes.close()
    assert await asyncio.wait_for(waiting, 5) == "the end"


async def test_a_reader_that_stops_reading_lets_go_of_its_line(store: ValkeyStore, store_url: str) -> None:
    """Closing the iterator ends the subscription."""
    inbox = store.inbox("n")
    assert await anext(inbox) is None
    with Redis.from_url(store_url) as redis:
        assert redis.pubsub_shardnumsub("vv:inbox:{n}") == [(b"vv:inbox:{n}", 1)]
        await inbox.aclose()  # type: ignore[attr-defined]  # the contract promises an iterator; this one is a generator
        async with asyncio.timeout(5):
            while redis.pubsub_shardnumsub("vv:inbox:{n}") != [(b"vv:inbox:{n}", 0)]:  # noqa: ASYNC110  (the server decides)
                await asyncio.sleep(0.005)


async def test_a_channel_that_moved_away_is_looked_for_anew() -> None:
    """When the server says that the channel is not here any more the inbox doubts it, subscribes again, and sees a gap."""
    exchange = Exchange()
    doubts: list[int] = []
    inboxes = Inboxes(lambda channel: exchange.dial, lambda: doubts.append(1), 5.0)
    hints = inboxes.listen("c")
    first = asyncio.ensure_future(anext(hints))
    line, protocol = await exchange.connected()
    protocol.data_received(SUBSCRIBED)
    assert await first is None
    coming = asyncio.ensure_future(anext(hints))
    protocol.data_received(b"*3\r\n$12\r\nsunsubscribe\r\n$1\r\nc\r\n:0\r\n")
    assert line.aborted
    _, protocol = await exchange.connected(2)
    assert doubts == [1]
    protocol.data_received(SUBSCRIBED)
    assert await asyncio.wait_for(coming, 5) is None
    inboxes.close()


async def test_every_inbox_can_be_renewed_at_once() -> None:
    """When another server may have become the primary, all subscribe again and each sees a gap."""
    exchange = Exchange()
    inboxes = inboxes_on(exchange)
    hints = inboxes.listen("c")
    first = asyncio.ensure_future(anext(hints))
    line, protocol = await exchange.connected()
    protocol.data_received(SUBSCRIBED)
    assert await first is None
    coming = asyncio.ensure_future(anext(hints))
    await asyncio.sleep(0)
    inboxes.renew()
    assert line.aborted
    _, protocol = await exchange.connected(2)
    protocol.data_received(SUBSCRIBED)
    assert await asyncio.wait_for(coming, 5) is None
    inboxes.close()
