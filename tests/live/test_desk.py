"""Judge, commit, answer, show: in that order, whatever the store does."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import msgspec
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
    opened,
    paired,
    playing,
    returned,
    seal,
    shows,
    taken,
    tiny_bundle,
)
from live.stores import faulty
from store.proxy import Proxy
from viceversa.app import App
from viceversa.game import commands as c
from viceversa.game.exercise import Library
from viceversa.game.outcome import Outcome
from viceversa.game.play import play
from viceversa.game.session import Session, seat_of
from viceversa.live import batch as batch_module
from viceversa.live.record import pack
from viceversa.live.screens import Waiting
from viceversa.store.contract import Hint
from viceversa.store.keys import session_key
from viceversa.store.valkey import ValkeyStore
from viceversa.wire.messages import Answered, Goodbye, Opened, Pong, Relayed, Seen


def session_of(peer: Peer) -> str:
    """The peer's session."""
    assert peer.welcome is not None
    return peer.welcome.session


async def extended_once(peer: Peer) -> bool:
    """Whether the phase has its 30 seconds more, and cannot have them again."""
    await peer.until(lambda view: view.clock is not None and view.clock.extended)
    clock = peer.view.clock
    assert clock is not None
    return clock.extended and (await peer.do(c.Extend(instance(peer)))).code == "no_time"


# --- nothing is told that is not saved


async def test_nobody_is_answered_or_shown_before_the_commit(rooms: Rooms) -> None:
    """While the store has not said that it is saved, neither partner hears of it."""
    async with faulty(rooms) as (app, store):
        first, second = await playing(app)
        await first.settled()
        await second.settled()
        store.gate.clear()
        await first.say("do", id=[first.instance, first.counter + 1], command=c.Pause())
        assert await second.quiet(Seen)
        assert await first.quiet(Answered, within=0.05)
        assert store.waiting == 1
        store.gate.set()
        assert (await first.hear(Answered)).result == "accepted"
        await second.until(lambda view: view.interlude is not None)


async def test_what_comes_during_a_commit_is_judged_together_after_it(rooms: Rooms) -> None:
    """Commands that arrive while a commit is on its way travel in one batch, and each has its answer."""
    async with faulty(rooms) as (app, store):
        pair = first, second = await playing(app)
        store.gate.clear()
        waits = [asyncio.create_task(seal(first))]
        while not store.waiting:  # noqa: ASYNC110  (the faulty store counts, and wakes nobody)
            await asyncio.sleep(0.01)
        before = len(store.submitted)
        waits.append(asyncio.create_task(seal(second)))
        await asyncio.sleep(0.05)
        assert len(store.submitted) == before
        store.gate.set()
        await asyncio.gather(*waits)
        for peer in pair:
            await peer.until(in_phase("choose"))


async def test_what_is_reported_during_a_commit_is_not_lost(rooms: Rooms) -> None:
    """A loss that is put off while a commit is on its way is judged in the next one."""
    async with faulty(rooms) as (app, store):
        first, _ = await playing(app)
        desk = await app.node.desk(session_of(first))
        assert desk is not None
        store.gate.clear()
        await first.say("do", id=[first.instance, first.counter + 1], command=c.Pause())
        while not store.waiting:  # noqa: ASYNC110  (the faulty store counts, and wakes nobody)
            await asyncio.sleep(0.01)
        loss = c.Gone("host", 1, app.node.clock.now())
        desk.reports.append(loss)
        store.gate.set()
        assert (await first.hear(Answered)).result == "accepted"
        first.counter += 1
        assert desk.reports == [loss]
        await first.ok(c.GoOn())
        assert desk.reports == []


# --- two nodes


async def test_two_nodes_answer_at_the_same_moment_and_both_count(rooms: Rooms) -> None:
    """When both commit on the same parent one is judged again on what the other saved; neither answer is lost or refused."""
    async with faulty(rooms) as (one, store), faulty(rooms) as (two, other):
        pair = first, second = await playing(one, two)
        await first.settled()
        await second.settled()
        store.gate.clear()
        other.gate.clear()
        waits = [asyncio.create_task(seal(peer)) for peer in pair]
        while not (store.waiting and other.waiting):  # noqa: ASYNC110  (the faulty stores count, and wake nobody)
            await asyncio.sleep(0.01)
        store.gate.set()
        other.gate.set()
        await asyncio.gather(*waits)
        for peer in pair:
            await peer.until(in_phase("choose"))
            assert set(peer.blobs.values()) == set(BLOB.values())
        assert "conflict" in store.outcomes + other.outcomes


async def test_partners_on_two_nodes_play_a_whole_game(rooms: Rooms) -> None:
    """With each partner on a server of their own the game comes to its end, and relayed bytes cross over."""
    async with rooms.serving() as one, rooms.serving() as two:
        pair = first, second = await playing(one, two)
        await first.say("relay", data=b"across")
        assert (await second.hear(Relayed)).data == b"across"
        await finish(pair)
        assert first.blobs == second.blobs


async def test_what_another_server_committed_is_shown_without_a_read(rooms: Rooms) -> None:
    """The hint brings it along for whoever has all that came before; after one that was lost, the next is only a reason to read."""
    async with faulty(rooms) as (one, store), faulty(rooms) as (two, other):
        first, second = await playing(one, two)
        beaten = other.beaten
        while other.beaten < beaten + 3:  # noqa: ASYNC110  (beats tell nobody); by then the canary of one of them has come
            await asyncio.sleep(0.05)
        await second.settled()
        loads = other.loads
        await first.ok(c.Extend(instance(first)))
        await second.until(lambda view: view.clock is not None and view.clock.extended)
        assert other.loads == loads
        store.deaf = True
        await first.ok(c.Pause())
        store.deaf = False
        await first.ok(c.GoOn())
        await second.until(lambda view: view.interlude is not None and view.interlude.tapped is None)
        assert other.loads == loads + 1


async def test_a_hint_that_brings_nonsense_is_a_reason_to_read(rooms: Rooms) -> None:
    """What no server writes is not taken for a session, and the desk goes on."""
    async with faulty(rooms) as (app, store):
        first, _ = await playing(app)
        desk = await app.node.desk(session_of(first))
        assert desk is not None
        loads = store.loads
        desk.hinted(Hint(desk.id, "another", parent=desk.commit, state=b"\xc1"))
        assert (await first.do(c.Pause())).result == "accepted"
        assert store.loads == loads + 1


async def test_what_another_server_committed_is_as_it_would_have_been_read(rooms: Rooms) -> None:
    """Released answers come before the view that needs them, and what was committed at the same moment is judged again."""
    async with rooms.serving() as one, rooms.serving() as two:
        for _ in range(3):
            pair = first, second = await playing(one, two)
            await asyncio.gather(seal(first), seal(second))
            for peer in pair:
                await peer.until(in_phase("choose"))
                assert set(peer.blobs.values()) == set(BLOB.values())


async def test_a_lost_hint_is_found_at_the_next_commit(rooms: Rooms) -> None:
    """A node that was not told of a commit finds it when its own is refused, judges again, and shows both."""
    async with faulty(rooms) as (one, store), faulty(rooms) as (two, other):
        first, second = await playing(one, two)
        await second.settled()
        store.deaf = True
        await first.ok(c.Extend(instance(first)))
        assert await second.quiet(Seen)
        await seal(second)
        await second.until(lambda view: view.clock is not None and view.clock.extended)
        assert second.view.given == ("sealed",)
        assert "conflict" in other.outcomes


async def test_a_lost_hint_is_found_when_the_inbox_was_cut(rooms: Rooms) -> None:
    """A node whose subscription broke reads again what it shares with others."""
    async with faulty(rooms) as (one, store), rooms.serving() as two:
        first, second = await playing(one, two)
        await second.settled()
        store.deaf = True
        await first.ok(c.Pause())
        assert await second.quiet(Seen)
        redis = await rooms.redis()
        await redis.client_kill_filter(_type="pubsub")
        await second.until(lambda view: view.interlude is not None)
        await redis.aclose()


async def test_a_return_elsewhere_is_found_when_the_inbox_was_cut(rooms: Rooms) -> None:
    """So does a node whose partner was away when it last looked: they may have come back on another node, and nobody else would say so."""
    async with rooms.serving() as one, faulty(rooms) as (two, store):
        first, second = await playing(one, two)
        await second.ws.close()
        await first.until(shows("b", "asleep"))
        await first.settled()
        store.deaf = True
        await returned(two, second)
        assert await first.quiet(Seen)
        redis = await rooms.redis()
        await redis.client_kill_filter(_type="pubsub")
        await first.until(shows("b", "here"))
        await redis.aclose()


async def test_a_takeover_elsewhere_is_found_when_the_inbox_was_cut(rooms: Rooms) -> None:
    """So does a node that holds both partners as far as it knows, while one of them has long been on another node."""
    async with rooms.serving() as one, faulty(rooms) as (two, store):
        _, second = await playing(one)
        store.deaf = True
        await returned(two, second)
        assert await second.quiet(Goodbye)
        redis = await rooms.redis()
        await redis.client_kill_filter(_type="pubsub")
        assert await second.closed() == (4201, "moved")
        await redis.aclose()


async def test_what_a_host_did_elsewhere_is_found_when_the_inbox_was_cut(rooms: Rooms) -> None:
    """So does a node that holds both partners and shares a session through its host alone."""
    async with rooms.serving() as one, faulty(rooms) as (two, store):
        pair = first, _ = await paired(one)
        await first.ok(c.InviteHost())
        await first.until(lambda view: view.host_door is not None)
        assert first.view.host_door is not None
        host = await Peer.dial(two.port)
        await host.enter("join", code=first.view.host_door.code)
        for peer in pair:
            await peer.until(lambda view: view.admit)
            await peer.ok(c.Admit(True))
            await peer.ok(c.SetLevel(1))
            await peer.ok(c.SetLane("standard"))
        for peer in pair:
            await peer.ok(c.Ready())
        await host.until(lambda view: len(taken(view)) == 3 and view.seats["a"].ready and view.seats["b"].ready)
        await host.ok(c.Start())
        await first.until(in_phase("write"))
        await first.settled()
        store.deaf = True
        await host.ok(c.Hold())
        assert await first.quiet(Seen)
        redis = await rooms.redis()
        await redis.client_kill_filter(_type="pubsub")
        await first.until(lambda view: view.host_holds)
        await redis.aclose()


async def test_a_store_that_went_back_costs_nobody_their_seat(rooms: Rooms) -> None:
    """After a fail-over to a copy that does not know a connection yet, its device is told to come back, and not that it was replaced."""
    async with rooms.serving() as app:
        first, second = await playing(app)
        assert first.welcome is not None
        key = session_key(first.welcome.session)
        redis = await rooms.redis()
        before = await redis.dump(key)
        assert before is not None
        tab = await returned(app, second)
        await redis.restore(key, 60_000, before, replace=True)
        await redis.aclose()
        await first.ok(c.Extend(instance(first)))
        assert await tab.closed() == (4001, "stale")
        await finish((first, await returned(app, tab)))


async def test_an_older_connection_on_another_node_is_fenced(rooms: Rooms) -> None:
    """A second tab on another server takes the seat: even unhinted, the first tab's next command is refused and it is told to stop."""
    async with rooms.serving() as one, faulty(rooms) as (two, store):
        first, second = await playing(one, one)
        store.deaf = True
        tab = await returned(two, second)
        await seal(tab)
        await second.say("do", id=[second.instance, second.counter + 1], command=c.Pause())
        assert await second.closed() == (4201, "moved")
        assert not any(answer.result == "accepted" and answer.id[1] > second.counter for answer in second.all(Answered))
        await first.settled()
        assert first.view.interlude is None


async def test_a_hint_closes_the_older_connection_on_another_node(rooms: Rooms) -> None:
    """With the hint the first tab is told at once."""
    async with rooms.serving() as one, rooms.serving() as two:
        _, second = await playing(one, one)
        await returned(two, second)
        assert await second.closed() == (4201, "moved")


async def test_a_return_that_its_device_gave_up_does_not_take_the_seat_back(rooms: Rooms) -> None:
    """A return that waited for the store while its device went to another server is not done: the device keeps its seat there."""
    async with faulty(rooms) as (one, store), rooms.serving() as two:
        _, second = await playing(two, one)
        await second.settled()
        assert second.welcome is not None
        store.gate.clear()
        ghost = await Peer.dial(one.port)
        await ghost.say("resume", session=session_of(second), token=second.welcome.token)
        async with asyncio.timeout(5):
            while not store.waiting:  # noqa: ASYNC110  (the faulty store counts, and wakes nobody)
                await asyncio.sleep(0.01)
        ghost.cut()
        tab = await returned(two, second)
        store.gate.set()
        assert await second.closed() == (4201, "moved")
        assert "conflict" in store.outcomes
        assert await tab.quiet(Goodbye)
        await seal(tab)


async def test_a_device_that_another_node_took_for_lost_comes_back(rooms: Rooms) -> None:
    """A connection outlives its node being taken for dead: it is told to come back at once, and its partner sees it here again."""
    async with rooms.serving() as one, rooms.serving() as two:
        first, second = await playing(one, two)
        desk = await one.node.desk(session_of(first))
        assert desk is not None
        await desk.submit(c.Gone("b", seat_of(desk.session, "b").epoch, one.node.clock.now()))
        assert await second.closed() == (4001, "stale")
        await first.until(shows("b", "asleep"))
        await returned(two, second)
        view = await first.until(shows("b", "here"))
        assert view.clock is not None
        assert view.clock.running


# --- outcomes


async def test_an_unknown_outcome_is_found_out_with_the_same_commit(rooms: Rooms) -> None:
    """A commit that was saved without an answer is submitted again as it was; the command is accepted, and counts once."""
    async with faulty(rooms) as (app, store):
        first, _ = await playing(app)
        store.lose, before = 2, len(store.submitted)
        await first.ok(c.Extend(instance(first)))
        sent = store.submitted[before:]
        assert len(sent) >= 3
        assert sent[0] == sent[1] == sent[2]
        assert await extended_once(first)


async def test_an_unknown_outcome_that_was_nothing_is_done_then(rooms: Rooms) -> None:
    """A commit that never arrived is done by submitting it again."""
    async with faulty(rooms) as (app, store):
        first, _ = await playing(app)
        store.misplace = 1
        await first.ok(c.Extend(instance(first)))
        assert await extended_once(first)


async def test_a_seat_taken_by_a_commit_without_an_answer_is_kept(rooms: Rooms) -> None:
    """Coming in survives a lost answer that another node's commit followed: whoever came has the seat, and is not told it is full."""
    async with faulty(rooms) as (one, store), rooms.serving() as two:
        first = await opened(two)
        link = {"session": session_of(first), "secret": door(first).secret}
        store.lose = 1

        async def follow() -> None:
            await first.until(lambda view: "b" in taken(view))
            await first.ok(c.SetLevel(1))

        second = await Peer.dial(one.port)
        _, welcome = await asyncio.gather(follow(), second.enter("join", **link))
        assert welcome.seat == "b"
        await second.ok(c.SetLevel(1))


async def test_a_cut_line_to_the_store_costs_nothing(rooms: Rooms, short_dir: Path) -> None:
    """With answers of a real store swallowed and its lines cut, a command is accepted once, and the game goes on."""
    async with Proxy(rooms.url, short_dir / "p.sock") as proxy:  # noqa: SIM117  (the second needs the first)
        async with rooms.serving(store=lambda: ValkeyStore.connect(proxy.url, timeout=1)) as app:
            first, second = await playing(app)
            proxy.swallow_answers = True
            await first.say("do", id=[first.instance, first.counter + 1], command=c.Extend(instance(first)))
            await asyncio.sleep(1)
            proxy.swallow_answers = False
            answer = await first.hear(Answered)
            if answer.result == "later":
                assert (await first.do(c.Extend(instance(first)))).result == "accepted"
            else:
                first.counter += 1
            assert await extended_once(first)
            await seal(second)


async def test_later_is_answered_in_time_and_accepted_when_sent_again(rooms: Rooms, short_dir: Path) -> None:
    """A store that takes commands and says nothing: the command is answered later, a ping meanwhile at once, the same id is accepted
    afterwards, and all of it counted once."""
    async with Proxy(rooms.url, short_dir / "p.sock") as proxy:  # noqa: SIM117  (the second needs the first)
        async with rooms.serving(store=lambda: ValkeyStore.connect(proxy.url, timeout=1), later_seconds=0.6) as app:
            first, second = await playing(app)
            command = c.Extend(instance(first))
            proxy.mute = True
            await first.say("do", id=[first.instance, first.counter + 1], command=command)
            answered = len(first.all(Answered))
            await first.say("ping", t=77)
            await first.hear(Pong, lambda pong: pong.t == 77)
            assert len(first.all(Answered)) == answered, "the ping does not wait for the store"
            answer = await first.hear(Answered)
            assert (answer.result, answer.code) == ("later", None)
            proxy.mute = False
            while (answer := await first.do(command)).result == "later":  # noqa: ASYNC110  (a device that tries again)
                await asyncio.sleep(0.2)
            assert answer.result == "accepted"
            assert await extended_once(first)
            await seal(second)


async def test_a_wrong_clock_is_corrected_and_the_command_judged_again(rooms: Rooms) -> None:
    """A node whose idea of the time is wrong commits nothing under it, and nobody notices."""
    async with faulty(rooms) as (app, store):
        first, second = await playing(app)
        due = first.view.clock.due if first.view.clock else None
        assert due is not None
        await asyncio.sleep(0.5)  # so that the session's own last moment is no excuse
        for command, wrong in ((c.Extend(instance(first)), 450), (c.Seal(instance(first), BLOB["a"]), -450)):
            app.node.clock.heard(app.node.clock.now() + wrong)
            await first.ok(command)
            await asyncio.sleep(0.5)
        assert store.outcomes.count("clock") >= 2
        await second.until(lambda view: view.partner_done)
        assert second.view.clock is not None
        assert second.view.clock.due is not None
        assert due <= second.view.clock.due <= due + 30_000 + 500


async def test_a_store_whose_clock_went_back_refuses_nobody(rooms: Rooms) -> None:
    """A session whose last moment is ahead of the store's clock goes on at that moment: its time waits for the clock, and nobody else."""
    async with faulty(rooms) as (app, store):
        pair = first, second = await playing(app)
        desk = await app.node.desk(session_of(first))
        assert desk is not None
        ahead = app.node.clock.now() + 5_000
        redis = await rooms.redis()
        state = pack(msgspec.structs.replace(desk.session, now=ahead))
        await redis.hset(session_key(desk.id), mapping={"commit": "ahead", "state": state})
        await redis.aclose()
        store.hint(app.node.id, Hint(desk.id, "ahead"))
        for peer in pair:
            await seal(peer)
        for peer in pair:
            await peer.until(in_phase("choose"))
        await first.ok(c.Pause())
        await second.until(lambda view: view.interlude is not None)
        assert desk.session.now == ahead
        assert "clock" not in store.outcomes


async def test_a_refusing_store_means_later_and_the_same_id_counts(rooms: Rooms) -> None:
    """The store says no before acting: later, nothing happened, and the same id is accepted when sent again."""
    async with faulty(rooms) as (app, store):
        first, second = await playing(app)
        await second.settled()
        store.refuse = 1
        assert (await first.do(c.Pause())).result == "later"
        assert await second.quiet(Seen, within=0.1)
        assert (await first.do(c.Pause())).result == "accepted"
        await second.until(lambda view: view.interlude is not None)


async def test_commands_do_not_queue_up_behind_a_store_that_cannot_be_read(rooms: Rooms) -> None:
    """While a copy that is not the store's cannot be read again, each command is answered later within about a second, and none is kept."""
    async with faulty(rooms) as (app, store):
        first, _ = await playing(app)
        desk = await app.node.desk(session_of(first))
        assert desk is not None
        store.no_loads = True
        desk.hinted(Hint(session_of(first), "a newer one"))
        for _ in range(4):
            assert (await first.do(c.Extend(instance(first)))).result == "later"
            assert len(desk._jobs) == 0
        store.no_loads = False
        while (answer := await first.do(c.Extend(instance(first)))).result == "later":
            pass
        assert answer.result == "accepted"


async def test_commands_do_not_queue_up_behind_an_unknown_outcome(rooms: Rooms) -> None:
    """While a commit is submitted again and again, whoever comes after it is told so after a while, and asks again."""
    async with faulty(rooms, later_seconds=60) as (app, store):
        first, second = await playing(app)
        desk = await app.node.desk(session_of(first))
        assert desk is not None
        store.misplace = 9
        await first.say("do", id=[first.instance, first.counter + 1], command=c.Pause())
        while not store.submitted or store.misplace == 9:  # noqa: ASYNC110  (the faulty store counts, and wakes nobody)
            await asyncio.sleep(0.01)
        assert (await second.do(c.Extend(instance(second)))).result == "later"
        assert len(desk._jobs) == 0
        store.misplace = 0
        assert (await first.hear(Answered)).result == "accepted"


async def test_a_deadline_is_met_although_the_store_refused_its_commit(rooms: Rooms) -> None:
    """When the commit of what is due by itself fails, it is tried again without anybody doing anything."""
    async with faulty(rooms, tiny_bundle(usual=900)) as (app, store):
        first, _ = await playing(app)
        store.refuse = 1
        await first.until(lambda view: not in_phase("write")(view), within=6)
        assert store.refuse == 0


async def test_a_loss_is_reported_although_the_store_refused_it(rooms: Rooms) -> None:
    """A partner who drops while nothing can be saved is asleep once it can, and the clock is set back to the drop."""
    async with faulty(rooms) as (app, store):
        first, second = await playing(app)
        store.refuse = 1
        now = app.node.clock.now()
        second.cut()
        view = await first.until(shows("b", "asleep"), within=8)
        assert store.refuse == 0
        assert view.clock is not None
        assert not view.clock.running
        since = view.seats["b"].since
        assert since is not None
        assert abs(since - now) < 500


async def test_released_answers_that_could_not_be_read_come_with_the_next_view(rooms: Rooms) -> None:
    """Without the blobs the view is not sent either, so that a view never names what the device has not got."""
    async with faulty(rooms) as (app, store):
        pair = first, second = await playing(app)
        store.no_blobs = 2
        for peer in pair:
            await seal(peer)
        await second.settled()
        assert in_phase("write")(second.view)
        assert second.all(Opened) == []
        await first.ok(c.Stop())
        for peer in pair:
            await peer.until(lambda view: view.stage == "stopped")
            assert set(peer.blobs.values()) == set(BLOB.values())


async def test_released_answers_that_could_not_be_read_come_by_themselves(rooms: Rooms) -> None:
    """Nobody has to do anything for the next try to be made."""
    async with faulty(rooms) as (app, store):
        pair = await playing(app)
        store.no_blobs = 2
        for peer in pair:
            await seal(peer)
        for peer in pair:
            await peer.until(in_phase("choose"), within=4)
            assert set(peer.blobs.values()) == set(BLOB.values())
        assert store.no_blobs == 0


async def test_a_fault_while_released_answers_are_read_costs_a_second(rooms: Rooms, capfd: pytest.CaptureFixture[str]) -> None:
    """The view comes by itself, and of what went wrong the log says the kind alone."""
    async with faulty(rooms) as (app, store):
        pair = await playing(app)
        store.clumsy = 1
        for peer in pair:
            await seal(peer)
        for peer in pair:
            await peer.until(in_phase("choose"), within=4)
            assert set(peer.blobs.values()) == set(BLOB.values())
        assert store.clumsy == 0
    said = capfd.readouterr()
    assert "KeyError" in said.out + said.err
    assert "a secret" not in said.out + said.err


async def test_a_fault_while_showing_stops_neither_the_session_nor_another(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The desk is free for the next command, what was not shown is shown a second later, and the alarms of others ring."""
    async with rooms.serving(tiny_bundle(usual=2_500)) as app:
        first, second = await playing(app)
        other, _ = await playing(app)
        desk = await app.node.desk(session_of(first))
        assert desk is not None
        faults, deliver = 2, desk.screens.deliver

        def clumsy(*what: Any) -> list[Waiting]:
            nonlocal faults
            if faults:
                faults -= 1
                raise KeyError("a secret")
            return deliver(*what)

        monkeypatch.setattr(desk.screens, "deliver", clumsy)
        await seal(first)
        await second.until(lambda view: view.partner_done, within=4)
        assert faults == 0
        for peer in (second, other):
            await peer.until(lambda view: not in_phase("write")(view), within=6)
    said = capfd.readouterr()
    assert "KeyError" in said.out + said.err
    assert "a secret" not in said.out + said.err


async def test_a_command_that_breaks_the_rules_own_code_leaves_the_others_alone(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A fault in the rules is answered later, and said in the log without what it was about; the session goes on."""

    def broken(session: Session, library: Library, command: c.Command, *rest: Any) -> Outcome:
        if isinstance(command, c.Extend):
            raise KeyError("a secret")
        return play(session, library, command, *rest)

    monkeypatch.setattr(batch_module, "play", broken)
    async with rooms.serving(later_seconds=30) as app:
        first, second = await playing(app)
        assert (await first.do(c.Extend(instance(first)))).result == "later"
        await seal(first)
        await second.until(lambda view: view.partner_done)
    said = capfd.readouterr()
    assert "KeyError" in said.out + said.err
    assert "a secret" not in said.out + said.err


# --- gone


async def test_a_session_that_is_gone_closes_its_connections(rooms: Rooms) -> None:
    """When the store has no such session any more, whoever is connected is told, and the code says stop."""
    async with rooms.serving() as app:
        first, second = await playing(app)
        redis = await rooms.redis()
        await redis.delete(f"vv:s:{{{session_of(first)}}}")
        await first.say("do", id=[first.instance, first.counter + 1], command=c.Pause())
        for peer in (first, second):
            assert await peer.closed() == (4204, "gone")
        assert await redis.exists(f"vv:s:{{{session_of(first)}}}") == 0, "and nothing brings it back"
        await redis.aclose()


@pytest.mark.parametrize("deaf", [False, True])
async def test_erasing_on_one_node_ends_it_on_the_other(rooms: Rooms, deaf: bool) -> None:
    """With a hint at once, without one at the next command: the other partner is told, and no late command brings anything back."""
    async with faulty(rooms) as (one, store), rooms.serving() as two:
        first, second = await playing(one, two)
        await seal(first)
        await second.until(lambda view: view.partner_done)  # or the hint of that would tell of the erasing too
        store.deaf = deaf
        await first.ok(c.Erase())
        if deaf:
            await second.say("do", id=[second.instance, second.counter + 1], command=c.Pause())
        assert await second.closed() == (4203, "erased")
        assert await first.closed() == (4203, "erased")
        redis = await rooms.redis()
        key = f"vv:s:{{{session_of(first)}}}"
        assert set(await redis.hkeys(key)) == {b"commit", b"by"}, "only the tombstone is left"
        assert 0 < await redis.pttl(key) <= 600_000
        await redis.aclose()


async def test_a_state_of_a_newer_release_sends_its_devices_elsewhere(rooms: Rooms, store_url: str) -> None:
    """When another node writes what this one cannot follow, this one never writes; its devices are told to go to another."""
    async with faulty(rooms) as (app, store):
        first, second = await playing(app)
        desk = await app.node.desk(session_of(first))
        assert desk is not None
        newer = msgspec.msgpack.encode({**msgspec.msgpack.decode(pack(desk.session)), "schema": 9, "min_reader": 9})
        redis = await rooms.redis()
        await redis.hset(f"vv:s:{{{session_of(first)}}}", mapping={"commit": "newer", "state": newer})
        before = len(store.submitted)
        store.hint(app.node.id, Hint(session_of(first), "newer"))
        for peer in (first, second):
            assert await peer.closed() == (4102, "too_old")
        assert len(store.submitted) == before
        back = await Peer.dial(app.port)
        assert first.welcome is not None
        assert await back.refused("resume", session=session_of(first), token=first.welcome.token) == "too_old"
        assert (await back.closed())[0] == 4102
        await redis.aclose()


async def test_a_return_that_meets_a_newer_release_is_sent_elsewhere(rooms: Rooms) -> None:
    """When another node writes what this one cannot follow while a device takes its seat here, the device is told to go to another node; it
    has not lost its seat, and nothing is written."""
    async with faulty(rooms) as (app, store):
        first, second = await playing(app)
        desk = await app.node.desk(session_of(first))
        assert desk is not None
        newer = msgspec.msgpack.encode({**msgspec.msgpack.decode(pack(desk.session)), "schema": 9, "min_reader": 9})
        store.gate.clear()
        back = await Peer.dial(app.port)
        assert second.welcome is not None
        await back.say("resume", session=session_of(first), token=second.welcome.token)
        while not store.waiting:  # noqa: ASYNC110  (the faulty store counts, and wakes nobody)
            await asyncio.sleep(0.01)
        redis = await rooms.redis()
        await redis.hset(f"vv:s:{{{session_of(first)}}}", mapping={"commit": "newer", "state": newer})
        await redis.aclose()
        store.outcomes.clear()
        store.gate.set()
        assert await back.closed() == (4102, "too_old")
        for peer in (first, second):
            assert await peer.closed() == (4102, "too_old")
        assert store.outcomes == ["conflict"]


# --- presence


async def test_a_drop_of_a_moment_is_not_shown_and_a_longer_one_holds_the_clock(app: App) -> None:
    """Back within the grace nobody noticed; after it the partner is asleep, and the clock stands where it was at the drop."""
    first, second = await playing(app)
    await first.settled()
    second.cut()
    second = await returned(app, second)
    assert await first.quiet(Seen, within=0.2)
    at = app.node.clock.now()
    due = first.view.clock.due if first.view.clock else None
    assert due is not None
    second.cut()
    view = await first.until(shows("b", "asleep"))
    assert view.clock is not None
    assert view.clock.left is not None
    assert abs(view.clock.left - (due - at)) < 300
    await returned(app, second)
    view = await first.until(shows("b", "here"))
    assert view.clock is not None
    assert view.clock.running


async def test_a_new_device_in_the_lobby_is_shown_to_both(app: App) -> None:
    """Both see who is here, and begin only together."""
    first, second = await paired(app)
    await begun((first, second))
    assert {each.presence for each in first.view.seats.values()} == {"here"}
