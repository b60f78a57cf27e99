"""The client library against a server that speaks the wire messages."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Literal

import pytest

from client.rigged import NOW, FakeServer, phase_view, wait_for
from viceversa.game.commands import Erase, Rename, Seal, SetLevel, Stop
from viceversa.game.view import ClockView
from viceversa.wire.closing import ERASED
from viceversa.wire.codec import JSON
from viceversa.wire.messages import MAX_RELAY, Answered, Do, Join, Notice, Opened, OpenedBlob, Refused, Relay, Resume
from viceversa_client.device import Device
from viceversa_client.events import Ended, LinkDown, LinkUp, Noticed, Viewed
from viceversa_client.line import NotSeated, SessionOver, Unreachable
from viceversa_client.places import Places


async def test_open_gives_view_words_and_clock(server: FakeServer) -> None:
    """An opened room has its first view, its words and the store's time."""
    async with await Device.open(server.url, name="Mika") as device:
        assert device.view.stage == "lobby"
        assert device.words.fingerprint == "f1"
        assert abs(device.store_now() - NOW) < 2_000
        assert device.connected


async def test_json_speaks_as_well(server: FakeServer) -> None:
    """The JSON subprotocol carries the same session."""
    async with await Device.open(server.url, subprotocol=JSON) as device:
        assert (await device.do(SetLevel(1))).result == "accepted"


async def test_join_takes_the_server_from_a_link(server: FakeServer) -> None:
    """A link names its own server, and its secret goes into the first message alone."""
    async with await Device.join("http://nowhere.invalid", f"{server.url}/#s1.secret"):
        hello = server.heard[0]
    assert isinstance(hello, Join)
    assert (hello.session, hello.secret, hello.code) == ("s1", "secret", None)


async def test_join_sends_a_typed_code_in_plain_form(server: FakeServer) -> None:
    """A code typed with spaces and small letters is sent as six capitals."""
    async with await Device.join(server.url, "kxr-47h".replace("47", "bc")):
        hello = server.heard[0]
    assert isinstance(hello, Join)
    assert hello.code == "KXRBCH"


async def test_join_refuses_nonsense_before_dialling(server: FakeServer) -> None:
    """What is neither a code nor a link is refused on the device."""
    with pytest.raises(ValueError, match="neither"):
        await Device.join(server.url, "hello there")
    assert server.connections == 0


async def test_refused_join_says_why(server: FakeServer) -> None:
    """A refusal to seat comes with the server's sentence and wait."""
    server.refused = Refused(code="closed_door", say="That code isn't open.", wait=2_000)
    with pytest.raises(NotSeated, match="isn't open") as refused:
        await Device.join(server.url, "KXRBCH")
    assert refused.value.wait == 2.0


async def test_a_server_that_cannot_save_just_now_is_asked_again(server: FakeServer) -> None:
    """Opening goes on trying as the server asks, and ends when the caller waits no longer."""
    server.refused = Refused(code="later", say="The server can't save just now.", wait=50)
    with pytest.raises(Unreachable, match="in time"):
        await Device.open(server.url, within=0.3)
    assert len(server.heard) > 1
    opening = asyncio.create_task(Device.open(server.url))
    tries = len(server.heard) + 1
    await wait_for(lambda: len(server.heard) > tries)
    server.refused = None
    async with await opening as device:
        assert device.view.stage == "lobby"


async def test_no_server_is_unreachable() -> None:
    """An address where nobody listens raises Unreachable."""
    with pytest.raises(Unreachable):
        await Device.open("http://127.0.0.1:9", within=3)


async def test_lost_answer_is_asked_for_with_the_same_bytes(server: FakeServer) -> None:
    """A command whose answer is lost is sent again, byte for byte, and counts once."""

    def lose_first(do: Do) -> Answered | None:
        if len(server.frames) == 1:
            server.drop()
            return None
        return Answered(id=do.id, result="accepted", code=None, say=None)

    server.answer = lose_first
    async with await Device.open(server.url) as device:
        answer = await asyncio.wait_for(device.do(Rename("Mika")), 5)
    assert answer.result == "accepted"
    assert len(server.frames) == 2
    assert server.frames[0] == server.frames[1]


async def test_later_is_asked_again_on_the_same_line(server: FakeServer) -> None:
    """`later` means: the very same bytes again."""

    def later_first(do: Do) -> Answered:
        return Answered(id=do.id, result="later" if len(server.frames) == 1 else "accepted", code=None, say=None)

    server.answer = later_first
    async with await Device.open(server.url) as device:
        assert (await asyncio.wait_for(device.do(SetLevel(2)), 5)).result == "accepted"
    assert server.frames[0] == server.frames[1]


async def test_refused_id_is_used_again(server: FakeServer) -> None:
    """A refused command frees its number; an accepted one uses it up."""
    results: Iterator[Literal["refused", "accepted"]] = iter(["refused", "accepted", "accepted"])

    def answer(do: Do) -> Answered:
        server.accepted.append(do.id)
        return Answered(id=do.id, result=next(results))

    server.answer = answer
    async with await Device.open(server.url) as device:
        for level in (1, 2, 3):
            await device.do(SetLevel(level))
    assert [number for _, number in server.accepted] == [1, 1, 2]


async def test_relay_over_its_bound_is_not_sent(server: FakeServer) -> None:
    """What the server would refuse, as if it were about the command in flight, does not leave the device."""
    async with await Device.open(server.url) as device:
        assert await device.relay(bytes(MAX_RELAY))
        with pytest.raises(ValueError, match="1,024"):
            await device.relay(bytes(MAX_RELAY + 1))
        await wait_for(lambda: any(isinstance(each, Relay) for each in server.heard))
        assert device.connected


async def test_lost_count_goes_on_under_a_new_instance(server: FakeServer) -> None:
    """When the server does not know this device's count, the command goes under a fresh one and is not lost."""

    def answer(do: Do) -> Answered:
        first = len(server.frames) == 1
        return Answered(id=do.id, result="refused" if first else "accepted", code="out_of_order" if first else None, say=None)

    server.answer = answer
    async with await Device.open(server.url) as device:
        assert (await device.do(SetLevel(1))).result == "accepted"
    assert server.frames[0] != server.frames[1]


async def test_commands_go_one_at_a_time(server: FakeServer) -> None:
    """Two commands given at once are answered in order, with consecutive numbers."""
    seen: list[int] = []

    def answer(do: Do) -> Answered:
        seen.append(do.id[1])
        return Answered(id=do.id, result="accepted", code=None, say=None)

    server.answer = answer
    async with await Device.open(server.url) as device:
        await asyncio.gather(*(device.do(SetLevel(n)) for n in range(4)))
    assert seen == [1, 2, 3, 4]


async def test_comes_back_at_once_with_its_seq(server: FakeServer) -> None:
    """After a loss the device resumes by itself, with its token and the last seq it saw."""
    async with await Device.open(server.url) as device:
        events = device.events()
        server.drop()
        kinds: list[type] = []
        async with asyncio.timeout(5):
            async for event in events:
                kinds.append(type(event))
                if isinstance(event, LinkUp) and LinkDown in kinds:
                    break
        resumed = server.heard[-1]
    assert isinstance(resumed, Resume)
    assert (resumed.session, resumed.token, resumed.seq) == ("s1", "token", 1)


async def test_goes_to_another_address(server: FakeServer, second_server: FakeServer) -> None:
    """When the server is gone the device tries the other addresses of the welcome."""
    server.also = [second_server.url]
    async with await Device.open(server.url) as device:
        await server.stop()
        await wait_for(lambda: second_server.connections == 1 and device.connected)


async def test_elsewhere_moves_on_at_once(server: FakeServer, second_server: FakeServer) -> None:
    """A close code of the second range leads to another address although this one still answers."""
    server.also = [second_server.url]
    async with await Device.open(server.url):
        await server.close(4101)
        await wait_for(lambda: second_server.connections == 1)
    assert server.connections == 1


async def test_no_pong_counts_as_a_loss(server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that does not answer pings is left, and dialled again."""
    monkeypatch.setattr("viceversa_client.lifeline.PONG", 0.1)
    server.pongs = False
    async with await Device.open(server.url):
        await wait_for(lambda: server.connections >= 2)


async def test_stop_code_ends_and_forgets(server: FakeServer, places: Places) -> None:
    """A code of the stopping range ends the device for good, and an erased session leaves nothing on disk."""
    device = await Device.open(server.url, places=places)
    assert len(places.all()) == 1
    events = device.events()
    await server.close(4203)
    async with asyncio.timeout(5):
        last = [event async for event in events][-1]
    assert isinstance(last, Ended)
    assert last.closing.code == "erased"
    assert places.all() == []
    with pytest.raises(SessionOver):
        await device.do(Stop())
    await device.close()


async def test_moved_keeps_the_seat(server: FakeServer, places: Places) -> None:
    """A seat that moved to another tab can be brought back: what was kept stays."""
    async with await Device.open(server.url, places=places) as device:
        await server.close(4201)
        await wait_for(lambda: device.over is not None)
    assert len(places.all()) == 1


async def test_waiting_command_fails_when_the_seat_is_over(server: FakeServer) -> None:
    """A command without an answer raises when the seat is closed for good."""
    server.answer = lambda do: None
    async with await Device.open(server.url) as device:
        waiting = asyncio.create_task(device.do(Stop()))
        await asyncio.sleep(0)
        await server.close(4204)
        with pytest.raises(SessionOver):
            await asyncio.wait_for(waiting, 5)


async def test_being_closed_as_erased_answers_erasing(server: FakeServer) -> None:
    """Erasing counts as accepted when the seat is closed as erased; any other command then raises."""
    server.answer = lambda do: None
    async with await Device.open(server.url) as device:
        erasing = asyncio.create_task(device.do(Erase()))
        await wait_for(lambda: len(server.frames) == 1)
        await server.close(4203)
        assert (await asyncio.wait_for(erasing, 5)).result == "accepted"
        with pytest.raises(SessionOver):
            await device.do(Erase())


async def test_coming_back_to_what_was_erased_answers_erasing(server: FakeServer, places: Places) -> None:
    """When the connection was lost instead, the refusal of the return is the answer, and what was kept is gone."""
    server.answer = lambda do: None
    async with await Device.open(server.url, places=places) as device:
        erasing = asyncio.create_task(device.do(Erase()))
        await wait_for(lambda: len(server.frames) == 1)
        server.refused = Refused(code="erased", say="The session was erased from the server.", wait=None)
        await server.close(1001)
        assert (await asyncio.wait_for(erasing, 5)).result == "accepted"
        assert device.over == ERASED
    assert places.all() == []


async def test_restart_sends_what_had_no_answer(server: FakeServer, places: Places) -> None:
    """A client that was restarted resumes from its file, and sends the unanswered command as the same bytes."""
    server.answer = lambda do: None
    device = await Device.open(server.url, places=places)
    waiting = asyncio.create_task(device.do(Rename("Mika")))
    await wait_for(lambda: len(server.frames) == 1)
    await device.close()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    server.answer = lambda do: Answered(id=do.id, result="accepted", code=None, say=None)
    async with await Device.resume(places.all()[0], places=places) as again:
        await wait_for(lambda: not again.waiting)
        assert server.frames[0] == server.frames[1]
    assert places.all()[0].outbox.counter == 1


async def test_resume_of_a_gone_session_forgets_it(server: FakeServer, places: Places) -> None:
    """Returning to a session that is gone raises, and removes what was kept."""
    async with await Device.open(server.url, places=places):
        pass
    server.close_on_hello = 4204
    with pytest.raises(SessionOver):
        await Device.resume(places.all()[0], places=places)
    assert places.all() == []


async def test_opened_answers_are_decoded(server: FakeServer) -> None:
    """Released blobs are read into answers; one that cannot be read is no answer."""
    async with await Device.open(server.url) as device:
        blobs = [OpenedBlob(instance=2, seat="a", blob=b'{"own":{"1":4}}   '), OpenedBlob(instance=2, seat="b", blob=b"\xff\x00")]
        await server.say(Opened(answers=blobs))
        await wait_for(lambda: 2 in device.opened)
        assert device.opened[2] == {"a": {"own": {"1": 4}}, "b": {}}


async def test_seal_pads_to_the_size_of_the_phase(server: FakeServer) -> None:
    """Sealed answers go out as exactly as many bytes as the phase says."""
    server.view = phase_view("rate")
    async with await Device.open(server.url) as device:
        await device.seal({"own": {"1": 4, "2": 7}})
    sent = server.heard[-1]
    assert isinstance(sent, Do)
    assert isinstance(sent.command, Seal)
    assert len(sent.command.blob) == 256


async def test_events_bring_views_and_notices(server: FakeServer) -> None:
    """Listeners hear new views and notices in order, from the present view on."""
    async with await Device.open(server.url) as device:
        events = device.events()
        await server.show(phase_view("talk"))
        await server.say(Notice(code="nudge", say="Look up."))
        got = []
        async with asyncio.timeout(5):
            async for event in events:
                got.append(event)
                if isinstance(event, Noticed):
                    break
    stages = [event.view.stage for event in got if isinstance(event, Viewed)]
    assert stages == ["lobby", "playing"]


async def test_until_returns_the_first_fitting_view(server: FakeServer) -> None:
    """`until` waits for a view, and gives up in its time."""
    async with await Device.open(server.url) as device:
        waiting = asyncio.create_task(device.until(lambda view: view.stage == "playing", within=5))
        await server.show(phase_view("talk", clock=ClockView(running=False, left=1_000)))
        assert (await waiting).place is not None
        with pytest.raises(TimeoutError):
            await device.until(lambda view: view.stage == "done", within=0.05)
