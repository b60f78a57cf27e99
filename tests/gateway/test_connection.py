"""One device's connection: every message is answered, and nothing a peer sends does harm."""

from __future__ import annotations

import asyncio
from base64 import b64encode
from typing import Any

import pytest

from gateway.peer import Peer
from gateway.rooms import (
    BLOB,
    Rooms,
    begun,
    door,
    finish,
    in_phase,
    instance,
    joined,
    opened,
    paired,
    playing,
    returned,
    seal,
    shows,
    tiny_bundle,
)
from live.stores import faulty
from viceversa.app import App
from viceversa.game import commands as c
from viceversa.game.refusals import SENTENCES
from viceversa.wire.codec import JSON, MSGPACK
from viceversa.wire.messages import Answered, Opened, Pong, Refused, Relayed, Seen, Welcome

BOTH = pytest.mark.parametrize("subprotocol", [MSGPACK, JSON])


@BOTH
async def test_a_whole_game(app: App, subprotocol: str) -> None:
    """Two devices play from the lobby to the end, and both hold both sealed answers, as they were sealed."""
    pair = await playing(app, subprotocol=subprotocol)
    await finish(pair)
    for peer in pair:
        assert peer.blobs == {(1, "a"): BLOB["a"], (1, "b"): BLOB["b"]}


async def test_two_subprotocols_play_together(app: App) -> None:
    """What one seals in JSON the other opens in msgpack, byte for byte."""
    first = await opened(app, subprotocol=JSON)
    second = await joined(app, first)
    await finish(await begun((first, second)))
    assert first.blobs == second.blobs == {(1, "a"): BLOB["a"], (1, "b"): BLOB["b"]}


# --- frames that are no messages


def rubbish(subprotocol: str) -> list[bytes | str]:
    """Frames that cannot be read."""
    if subprotocol == MSGPACK:
        return [b"", b"\xc1", b"\x81", b"\x91" * 5_000, b"\x93\x01\x02\x03", "text", b"\x81\xa4kind\x01"]
    return ["", "{", "[" * 5_000, "[1,2,3]", '{"kind":1}', '{"kind":"ping","t":"x"}', b"\xff\xfe"]


@BOTH
async def test_rubbish_is_answered_and_changes_nothing(app: App, subprotocol: str) -> None:
    """Each unreadable frame gets a refusal with a code and a sentence; the seat, its view and its next command are as before."""
    first, second = await playing(app, subprotocol=subprotocol)
    await second.settled()
    await first.settled()
    for frame in rubbish(subprotocol):
        await first.throw(frame)
        refused = await first.hear(Refused)
        assert refused.code == "malformed"
        assert refused.say
    assert await second.quiet(Seen)
    assert await first.quiet(Seen)
    await seal(first)


@BOTH
async def test_too_many_unreadable_frames_close_the_connection(rooms: Rooms, subprotocol: str) -> None:
    """After so many the connection is closed with a code that says stop; the partner plays on."""
    async with rooms.serving(malformed_most=3) as app:
        first, second = await playing(app, subprotocol=subprotocol)
        for frame in rubbish(subprotocol)[:3]:
            await first.throw(frame)
        assert await first.closed() == (4206, "malformed")
        assert first.goodbye.code == "malformed"
        await seal(second)


@BOTH
async def test_17_kib_is_refused_and_2_mb_is_cut(app: App, subprotocol: str) -> None:
    """A frame over 16 KiB is refused with a code; one that is too large to be read closes the connection, and nobody else suffers."""
    first, second = await playing(app, subprotocol=subprotocol)
    await first.say("ping", x="y" * 17 * 1024)
    assert (await first.hear(Refused)).code == "too_large"
    await seal(first)
    await first.say("ping", x="y" * 2_000_000)
    assert (await first.closed())[0] == 1009
    await seal(second)
    assert in_phase("choose")((await returned(app, first)).view)


@BOTH
async def test_unknown_kinds_are_answered_for_ever(rooms: Rooms, subprotocol: str) -> None:
    """A newer device may say things that this server does not know; each is answered, and it is never closed for that."""
    async with rooms.serving(malformed_most=2) as app:
        first, _ = await playing(app, subprotocol=subprotocol)
        for _ in range(5):
            assert await first.refused("dance", steps=3) == "unknown_kind"
        await seal(first)


@BOTH
@pytest.mark.parametrize("command", [{"do": "dance"}, {"do": "seal"}, {"do": "level", "level": "high"}, {"do": "tick"}, {}])
async def test_an_unknown_command_is_refused_under_its_id(app: App, subprotocol: str, command: dict[str, Any]) -> None:
    """What is no command, and what only the server may say, is refused under its own id; the id may be used again."""
    first, _ = await playing(app, subprotocol=subprotocol)
    answer = await first.do(command)
    assert (answer.result, answer.code) == ("refused", "malformed")
    assert answer.say
    await seal(first)


# --- before a seat


@BOTH
async def test_commands_and_relays_before_a_seat_are_refused(app: App, subprotocol: str) -> None:
    """Without a seat nothing can be done but ping and come in."""
    stranger = await Peer.dial(app.port, subprotocol)
    answer = await stranger.do(c.Pause())
    assert (answer.result, answer.code) == ("refused", "no_seat")
    data = b"x" if subprotocol == MSGPACK else "eA=="
    assert await stranger.refused("relay", data=data) == "no_seat"
    await stranger.say("ping", t=7)
    assert (await stranger.hear(Pong)).t == 7
    await stranger.enter("open")


async def test_a_second_hello_is_refused(app: App) -> None:
    """A connection has one seat: whatever hello comes next is refused, and the seat stays."""
    first, second = await paired(app)
    assert first.welcome is not None
    for kind, fields in (
        ("open", {}),
        ("join", {"code": "BCDFGH"}),
        ("resume", {"session": first.welcome.session, "token": first.welcome.token}),
    ):
        assert await second.refused(kind, **fields) == "seated"
    await second.ok(c.SetLevel(1))


async def test_a_failed_hello_may_be_followed_by_a_better_one(app: App) -> None:
    """A mistyped code does not cost the connection."""
    first = await opened(app)
    second = await Peer.dial(app.port)
    assert await second.refused("join", code="ZZZZZZ") == "no_way_in"
    assert (await second.enter("join", code=door(first).code)).seat == "b"


# --- commands that are refused


@BOTH
async def test_what_the_rules_refuse_is_answered_with_a_code_and_a_sentence(app: App, subprotocol: str) -> None:
    """An instance that is over or never was, the wrong ask, a choice not offered, a wrong size, too large: refused, nothing changes."""
    pair = first, second = await playing(app, subprotocol=subprotocol)
    now = instance(first)
    await second.settled()
    refused: list[tuple[c.DeviceCommand, str]] = [
        (c.Seal(now + 1, BLOB["a"]), "phase_over"),
        (c.Seal(now, b"short"), "bad_size"),
        (c.Seal(now, bytes(65)), "bad_size"),
        (c.Seal(now, bytes(9_000)), "malformed"),
        (c.Answer(now, "more", "yes"), "no_answer_wanted"),
        (c.Tap(now, "done"), "no_answer_wanted"),
        (c.MakeGuess(now, "read", "joy"), "no_answer_wanted"),
        (c.Redeal(now), "not_offered"),
        (c.Choose(("tiny",)), "game_on"),
        (c.GoOn(), "not_now"),
        (c.Admit(True), "no_host"),
        (c.Share(now), "no_host"),
        (c.Keep((now,)), "not_now"),
        (c.Nudge(), "not_for_you"),
        (c.Start(), "not_for_you"),
        (c.Skip(now), "not_for_you"),
        (c.End(), "not_for_you"),
    ]
    for command, code in refused:
        answer = await first.do(command)
        assert (answer.result, answer.code) == ("refused", code), command
        assert answer.say == SENTENCES.get(code, answer.say)
    assert await second.quiet(Seen)
    for peer in pair:
        await seal(peer)
    for peer in pair:
        await peer.until(in_phase("choose"))
    assert (await first.do(c.Seal(now, BLOB["a"]))).code == "phase_over"
    for value in ("maybe", "", {"joy": "yes"}):
        assert (await first.do(c.Answer(instance(first), "more", value))).code in ("bad_choice", "malformed")


async def test_a_second_answer_to_the_same_ask_is_refused_and_the_first_counts(app: App) -> None:
    """The first accepted answer is final, under whatever id another comes."""
    first, second = await playing(app)
    await seal(first)
    assert (await first.do(c.Seal(instance(first), b"other".ljust(64)))).code == "already_given"
    await seal(second)
    await second.until(in_phase("choose"))
    assert second.blobs[1, "a"] == BLOB["a"]


async def test_too_late_is_too_late_and_a_tap_in_time_counts(rooms: Rooms) -> None:
    """After the deadline an answer counts only when it was tapped before; a claim of a later tap does not help."""
    async with rooms.serving(tiny_bundle(usual=700)) as app:
        first, second = await playing(app)
        clock = first.view.clock
        assert clock is not None
        assert clock.due is not None
        while app.node.clock.now() <= clock.due:  # noqa: ASYNC110  (time is what is waited for)
            await asyncio.sleep(0.02)
        late = await first.do(c.Seal(instance(first), BLOB["a"]), at=clock.due + 1)
        assert late.code == "too_late", "the phase waits a moment for connected seats that are missing"
        in_time = await first.do(c.Seal(instance(first), BLOB["a"]), at=clock.due - 1)
        assert in_time.result == "accepted"
        await second.until(in_phase("choose"))
        assert second.blobs == {(1, "a"): BLOB["a"]}


# --- command ids


async def test_a_repeated_id_gets_the_first_answer_and_counts_once(app: App) -> None:
    """Sent again, on the same connection or after a return, a command is accepted again and nothing happens twice."""
    first, second = await playing(app)
    command = c.Extend(instance(first))
    await first.ok(command)
    await second.until(lambda view: view.clock is not None and view.clock.extended)
    due = second.view.clock.due if second.view.clock else None
    await second.settled()
    assert (await first.do(command, counter=first.counter)).result == "accepted"
    again = await returned(app, first)
    assert (await again.do(command, counter=again.counter)).result == "accepted"
    assert again.view.clock is not None
    assert again.view.clock.due == due
    assert (await again.do(command)).code == "no_time", "under a new id it is a new command"


async def test_a_known_id_with_other_bytes_is_refused(app: App) -> None:
    """An id that was used cannot be used for something else."""
    first, second = await playing(app)
    await seal(first)
    await second.settled()
    reused = await first.do(c.Pause(), counter=first.counter)
    assert (reused.result, reused.code) == ("refused", "id_reused")
    assert await second.quiet(Seen)


async def test_ids_out_of_order_are_refused(app: App) -> None:
    """A hole in the counters is refused, and so is a new instance that does not begin at one."""
    first, _ = await playing(app)
    assert (await first.do(c.Pause(), counter=first.counter + 2)).code == "out_of_order"
    first.instance = "instance-2"
    assert (await first.do(c.Pause(), counter=2)).code == "out_of_order"
    assert (await first.do(c.Pause(), counter=1)).result == "accepted"


async def test_a_refused_id_is_judged_again(app: App) -> None:
    """A refusal changed nothing, so the same id may succeed later."""
    first, second = await playing(app)
    assert (await first.do(c.GoOn())).code == "not_now"
    number = first.counter + 1
    await second.ok(c.Pause())
    await first.until(lambda view: view.interlude is not None)
    assert (await first.do(c.GoOn(), counter=number)).result == "accepted"


async def test_commands_in_one_burst_are_answered_each_once_and_in_order(app: App) -> None:
    """A device that does not wait for answers gets one for each, and a ping in between its pong."""
    first, _ = await playing(app)
    base = first.counter
    burst = [c.Pause(), c.GoOn(), c.GoOn(), c.Longer()] * 10
    for n, command in enumerate(burst, 1):
        await first.say("do", id=[first.instance, base + n], command=command)
        await first.say("ping", t=n)
    await first.hear(Answered, lambda answer: answer.id[1] == base + len(burst))
    await first.settled()
    numbers = [each.id[1] for each in first.all(Answered) if each.id[1] > base]
    assert sorted(numbers) == [base + n for n in range(1, len(burst) + 1)]
    assert {pong.t for pong in first.all(Pong)} >= set(range(1, len(burst) + 1))


async def test_what_comes_behind_a_hello_waits_for_it(app: App) -> None:
    """A device need not wait for its welcome: what it says meanwhile is dealt with from its new seat, in order."""
    peer = await Peer.dial(app.port)
    await peer.say("open", name="Ada")
    for n in range(1, 41):
        await peer.say("do", id=[peer.instance, n], command=c.SetLevel(n % 3))
    await peer.say("open")
    for n in range(1, 41):
        assert (await peer.hear(Answered)).id == (peer.instance, n)
    assert (await peer.hear(Refused)).code == "seated"
    assert [each.result for each in peer.all(Answered)] == ["accepted"] * 40
    assert isinstance(peer.log[0], Welcome)


async def test_with_a_slow_store_every_command_of_a_burst_is_answered_later_once(rooms: Rooms) -> None:
    """Those that wait behind too many are answered as well, a little later still; nothing is answered twice when the store goes on."""
    async with faulty(rooms, later_seconds=0.2) as (app, store):
        first = await opened(app)
        store.gate.clear()
        for n in range(1, 41):
            await first.say("do", id=[first.instance, n], command=c.SetLevel(n % 3))
        for n in range(1, 41):
            answer = await first.hear(Answered)
            assert (answer.id[1], answer.result) == (n, "later")
        store.gate.set()
        assert (await first.do(c.SetLevel(40 % 3), counter=40)).result == "accepted"
        await first.settled()
        assert len(first.all(Answered)) == 41


async def test_the_answer_comes_before_the_view_that_it_made(app: App) -> None:
    """Whoever did something hears that it is saved before seeing what came of it."""
    first, _ = await playing(app)
    await first.settled()
    await first.ok(c.Pause())
    await first.until(lambda view: view.interlude is not None)
    kinds = [type(each) for each in first.log if isinstance(each, (Answered, Seen))]
    assert kinds[-2:] == [Answered, Seen]


async def test_erasing_is_answered_before_the_goodbye(app: App) -> None:
    """Who erases is told that it is done; then both are told goodbye, and so is whoever comes back."""
    first, second = await playing(app)
    assert first.welcome is not None
    assert (await first.do(c.Erase())).result == "accepted"
    for peer in (first, second):
        assert await peer.closed() == (4203, "erased")
    back = await Peer.dial(app.port)
    assert await back.refused("resume", session=first.welcome.session, token=first.welcome.token) == "erased"
    assert await back.closed() == (4203, "erased")


# --- one seat, one connection


async def test_a_second_tab_takes_over_and_the_first_stops(app: App) -> None:
    """The newer connection has the seat; the older is closed with a code that says stop, and the partner notices nothing."""
    first, second = await playing(app)
    await second.settled()
    tab = await returned(app, first)
    assert await first.closed() == (4201, "moved")
    assert await second.quiet(Seen)
    await seal(tab)


# --- relays


@BOTH
async def test_relayed_bytes_arrive_at_the_partner_alone(app: App, subprotocol: str) -> None:
    """Bytes for the partner's device come as they were sent; the sender hears nothing, and more than 1,024 are refused."""
    first, second = await playing(app, subprotocol=subprotocol)
    data = bytes(range(256)) * 4

    def wire(raw: bytes) -> bytes | str:
        return raw if subprotocol == MSGPACK else b64encode(raw).decode()

    await first.say("relay", data=wire(data))
    assert (await second.hear(Relayed)).data == data
    assert await first.quiet(Relayed)
    assert await first.refused("relay", data=wire(data + b"x")) == "malformed"
    assert await second.quiet(Relayed)


async def test_a_host_relays_nothing(app: App) -> None:
    """There is no secret channel from the host."""
    first, second = await paired(app)
    await first.ok(c.InviteHost())
    await first.until(lambda view: view.host_door is not None)
    assert first.view.host_door is not None
    host = await Peer.dial(app.port)
    await host.enter("join", code=first.view.host_door.code)
    assert await host.refused("relay", data=b"psst") == "not_for_you"
    await first.say("relay", data=b"for b")
    assert (await second.hear(Relayed)).data == b"for b"
    assert await host.quiet(Relayed)


# --- what is not sent


async def test_a_view_is_sent_only_when_it_moved(app: App) -> None:
    """A command that changes only the sender's own view sends the partner no frame at all, and seq never stands still or goes back."""
    first, second = await paired(app)
    await second.settled()
    frames = len(second.frames)
    for command in (c.SetLevel(2), c.Choose(("tiny",)), c.SetLevel(0)):
        await first.ok(command)
    assert await second.quiet(Seen)
    assert len(second.frames) == frames
    seqs = [each.seq for each in first.all(Seen)]
    assert seqs == sorted(set(seqs))


async def test_the_gauge_is_silent(app: App) -> None:
    """Going over the line is answered like anything else, with as many bytes, and nothing is sent to the partner or shown to oneself."""
    first, second = await playing(app)
    await seal(first)
    await second.settled()
    await first.settled()
    sealed = first.frames[[type(each) for each in first.log].index(Answered)]
    await first.ok(c.Over())
    answer = first.frames[-1]
    assert len(answer) == len(sealed)
    assert await second.quiet(Seen)
    assert await first.quiet(Seen)


async def test_sealed_answers_open_for_both_in_one_commit_and_not_before(app: App) -> None:
    """Before the reveal no frame to the partner holds a byte of it; opened comes before the view that names it."""
    first, second = await playing(app)
    await seal(first)
    await second.until(lambda view: view.partner_done)
    assert not any(b"sealed by a" in frame for frame in second.frames if isinstance(frame, bytes))
    await seal(second)
    for peer in (first, second):
        await peer.until(in_phase("choose"))
        kinds = [type(each) for each in peer.log]
        assert kinds.index(Opened) == len(kinds) - 2


async def test_released_answers_are_sent_once_on_a_connection(app: App) -> None:
    """What was opened is not sent again with every view after it."""
    pair = first, _ = await playing(app)
    for peer in pair:
        await seal(peer)
    for peer in pair:
        await peer.until(in_phase("choose"))
    await first.ok(c.Pause())
    for peer in pair:
        await peer.until(lambda view: view.interlude is not None)
        assert len(peer.all(Opened)) == 1


async def test_a_device_that_reads_nothing_is_let_go(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much is sent to a device that does not read, the server keeps little of it, and drops the device in the end."""
    monkeypatch.setattr("viceversa.live.line.CLOSES_WITHIN", 0.2)
    async with rooms.serving(messages_per_second=10_000, messages_per_second_per_address=10_000) as app:
        first, second = await playing(app)
        second.ws.transport.pause_reading()
        desk = await app.node.desk(first.welcome.session if first.welcome else "")
        assert desk is not None
        line = desk.lines["b"]
        data = bytes(1024)
        for _ in range(40_000):
            await first.say("relay", data=data)
            if line.ending:
                break
        assert line.ending
        await first.until(shows("b", "asleep"))
        await seal(first)
        await seal(await returned(app, second))


async def test_one_that_does_not_read_for_long_is_let_go(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    """However little waits for it: who does not read for half a minute is gone, or so slow that it is no use."""
    monkeypatch.setattr("viceversa.gateway.server.LOOK_EVERY", 0.05)
    monkeypatch.setattr("viceversa.live.line.CLOSES_WITHIN", 0.2)
    quick: dict[str, Any] = {"messages_per_second": 10_000, "messages_per_second_per_address": 10_000}
    async with rooms.serving(unread_seconds=0.2, unread_most=1_000_000, **quick) as app:
        first, second = await playing(app)
        second.ws.transport.pause_reading()
        desk = await app.node.desk(first.welcome.session if first.welcome else "")
        assert desk is not None
        line = desk.lines["b"]
        for _ in range(40_000):
            await first.say("relay", data=bytes(1024))
            if line.ending:
                break
        assert line.ending
        await first.until(shows("b", "asleep"))


# --- too much at once


@BOTH
async def test_a_flood_is_answered_then_closed_and_the_device_may_come_back(rooms: Rooms, subprotocol: str) -> None:
    """What comes too fast is refused with a time to wait; going on like that closes with a code that says come back in a moment."""
    async with rooms.serving(messages_per_second=3) as app:
        first, second = await playing(app, subprotocol=subprotocol)
        for n in range(80):
            await first.say("ping", t=n)
        assert await first.closed() == (4301, "slow_down")
        assert first.goodbye.code == "slow_down"
        refused = first.all(Refused)
        assert {each.code for each in refused} == {"slow_down"}
        assert all(each.say and each.wait and each.wait <= 11_000 for each in refused)
        assert 20 <= len(first.all(Pong)) <= 31
        assert 20 <= len(refused) <= 31
        await seal(second)
        await returned(app, first)


async def test_a_new_connection_is_no_new_allowance(rooms: Rooms) -> None:
    """Who has used up what a seat may send has to wait on the next connection too; the partner's seat has its own."""
    async with rooms.serving(messages_per_second=3) as app:
        first, second = await playing(app)
        while not first.all(Refused):
            await first.say("ping")
            await first.settled_for(Pong, Refused)
        wait = first.all(Refused)[-1].wait
        assert wait is not None
        again = await returned(app, first)
        command = c.Seal(instance(again), BLOB["a"])
        assert (await again.do(command)).result == "later"
        await seal(second)
        await asyncio.sleep((wait + 400) / 1_000)
        await again.ok(command)


async def test_a_command_that_comes_too_fast_is_answered_later_and_may_be_sent_again(rooms: Rooms) -> None:
    """Nothing that somebody did is lost: the same id counts, once, when it comes again after a moment."""
    async with rooms.serving(messages_per_second=3) as app:
        peer = await opened(app)
        while not peer.all(Refused):
            await peer.say("ping")
            await peer.settled_for(Pong, Refused)
        wait = peer.all(Refused)[-1].wait
        assert wait is not None
        assert (await peer.do(c.SetLevel(1), counter=1)).result == "later"
        await asyncio.sleep((wait + 400) / 1_000)
        await peer.ok(c.SetLevel(1))


async def test_all_connections_of_an_address_share_an_allowance(rooms: Rooms) -> None:
    """However many connections a flood comes on. Those who did nothing wrong are asked to wait, and are never closed for it."""
    async with rooms.serving(messages_per_second_per_address=4) as app:
        first = await opened(app)
        strangers = [await Peer.dial(app.port) for _ in range(3)]
        for peer in strangers:
            for _ in range(30):
                await peer.say("ping")
        for peer in strangers:
            while len(peer.log) < 30:
                await peer.settled_for(Pong, Refused)
        assert sum(len(peer.all(Pong)) for peer in strangers) <= 45
        answer = await first.do(c.SetLevel(1))
        while answer.result == "later":
            await asyncio.sleep(0.1)
            answer = await first.do(c.SetLevel(1))
        assert answer.result == "accepted"
        for peer in (first, *strangers):
            assert peer.ws.close_code is None


async def test_somebody_elses_flood_is_somebody_elses(rooms: Rooms) -> None:
    """Behind a trusted proxy a flood from one address does not touch another."""
    async with rooms.serving(messages_per_second_per_address=2, trusted_proxies=("127.0.0.1",)) as app:
        loud, calm = [await Peer.dial(app.port, additional_headers={"X-Forwarded-For": each}) for each in ("9.9.9.9", "8.8.8.8")]
        for _ in range(30):
            await loud.say("ping")
        await loud.hear(Refused)
        await calm.enter("open")
        await calm.ok(c.SetLevel(1))


async def test_one_that_takes_no_seat_is_closed_however_much_it_pings(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection is for a seat: without one it is not kept; with one it is."""
    monkeypatch.setattr("viceversa.gateway.server.LOOK_EVERY", 0.05)
    async with rooms.serving(seat_minutes=0.01) as app:
        seated = await opened(app)
        stranger = await Peer.dial(app.port)
        for n in range(5):
            await stranger.say("ping", t=n)
            await asyncio.sleep(0.05)
        assert len(stranger.all(Pong)) == 0 or stranger.ws.close_code is None
        assert await stranger.closed() == (4207, "unseated")
        assert len(stranger.all(Pong)) == 5
        await asyncio.sleep(0.3)
        await seated.ok(c.SetLevel(1))
