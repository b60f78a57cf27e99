"""What both front ends share."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace

from client.rigged import NOW, FakeServer, lobby_view, phase_view, wait_for
from viceversa.game.commands import Keep
from viceversa.game.view import InterludeView, OpenedView, PlaceView, View
from viceversa.wire.messages import Answered, Do, Notice, Opened, OpenedBlob
from viceversa_client import say
from viceversa_client.device import Device
from viceversa_client.page import Form
from viceversa_client.sealed import seal
from viceversa_client.sitting import Sitting


async def test_a_new_phase_clears_what_belonged_to_the_old(server: FakeServer) -> None:
    """Notes, drafts and the covered card end with their phase."""
    server.view = phase_view("mime", card="red")
    async with await Device.open(server.url) as device:
        sitting = Sitting(device)
        following = asyncio.create_task(sitting.follow())
        await server.say(Notice(code="nudge", say="Look up."))
        await wait_for(lambda: "Look up." in sitting.page.notes)
        cover = sitting.page.action("c")
        assert cover is not None
        await sitting.act(cover)
        assert sitting.mine.covered
        await server.show(View(you="a", stage="stopped", seats=lobby_view().seats))
        await wait_for(lambda: device.view.stage == "stopped" and not sitting.mine.covered)
        assert sitting.mine.notes == ()
        following.cancel()


@pytest.mark.parametrize(
    ("then", "said"),
    [
        (phase_view("mime", place=replace(cast(PlaceView, phase_view("mime").place), instance=4)), True),
        (View(you="a", stage="done", seats=lobby_view().seats), True),
        (phase_view("talk", place=replace(cast(PlaceView, phase_view("talk").place), instance=4)), False),
        (View(you="a", stage="stopped", seats=lobby_view().seats), False),
    ],
    ids=["next", "done", "again", "stopped"],
)
async def test_the_sentence_after_a_phase_is_said(server: FakeServer, then: View, said: bool) -> None:
    """When a phase is over its last sentence stands on the page that follows; not when it comes again at once, or was stopped in."""
    server.view = phase_view("talk", lead="b")
    async with await Device.open(server.url) as device:
        sitting = Sitting(device)
        following = asyncio.create_task(sitting.follow())
        await server.say(Notice(code="nudge", say="Look up."))
        await wait_for(lambda: "Look up." in sitting.page.notes)
        await server.show(then)
        await wait_for(lambda: device.view == then and "Look up." not in sitting.mine.notes)
        assert ("Nothing said as Robin is a promise." in sitting.page.notes) is said
        following.cancel()


async def test_answers_in_private_forms_are_never_kept(server: FakeServer) -> None:
    """The private check leaves no draft on the device."""
    async with await Device.open(server.url) as device:
        sitting = Sitting(device)
        form = next(a.does for a in sitting.page.actions if isinstance(a.does, Form) and a.does.purpose == "lane")
        sitting.keep_draft(form, {("state_now", ""): "crisis"})
        assert sitting.draft(form) == {}


async def test_saving_writes_what_both_want_to_keep(server: FakeServer, tmp_path: Path) -> None:
    """What one would like to keep is sent, and nothing is written; what both want goes into a file of the owner's."""
    released = OpenedView(instance=2, exercise="tiny", phase="think", seats=("a", "b"), card="red")
    server.view = View(you="a", stage="done", seats=lobby_view().seats, opened=(released,))
    server.after_welcome = [Opened(answers=[OpenedBlob(instance=2, seat="a", blob=seal({"wish": "A walk"}, 64))])]
    async with await Device.open(server.url) as device:
        sitting = Sitting(device, folder=tmp_path)
        following = asyncio.create_task(sitting.follow())
        assert [action.label for action in sitting.page.actions[:2]] == [say.KEEP, say.ERASE]
        assert await sitting.act(sitting.page.actions[0], {("items", ""): ("2",)}) == ""
        assert [message.command for message in server.heard if isinstance(message, Do)] == [Keep((2,))]
        assert os.listdir(tmp_path) == []
        await server.show(replace(server.view, keeps=(2,), kept=(2,)))
        await wait_for(lambda: device.view.kept == (2,))
        said = await sitting.act(next(action for action in sitting.page.actions if action.label == say.SAVE))
        following.cancel()
    (file,) = (tmp_path / name for name in os.listdir(tmp_path))
    assert str(file) in said
    assert "Mika: A walk" in file.read_text()
    assert file.stat().st_mode & 0o077 == 0


async def test_a_file_that_is_there_is_never_written_over(server: FakeServer, tmp_path: Path) -> None:
    """Saving twice in the same minute makes two files, and what was there stays as it was."""
    released = OpenedView(instance=2, exercise="tiny", phase="think", seats=("a", "b"), card="red")
    server.view = View(you="a", stage="done", seats=lobby_view().seats, opened=(released,), kept=(2,))
    server.after_welcome = [Opened(answers=[OpenedBlob(instance=2, seat="a", blob=seal({"wish": "A walk"}, 64))])]
    async with await Device.open(server.url) as device:
        sitting = Sitting(device, folder=tmp_path)
        save = next(action for action in sitting.page.actions if action.label == say.SAVE)
        said = []
        for _ in range(3):
            said.append(await sitting.act(save))
            for name in os.listdir(tmp_path):
                (tmp_path / name).write_text("mine")
    texts = [(tmp_path / name).read_text() for name in os.listdir(tmp_path)]
    assert texts == ["mine"] * 3
    assert len(set(said)) == 3


async def test_the_kind_of_session_and_what_was_read_are_remembered(server: FakeServer) -> None:
    """The lobby says which kind of session it is; later views do not, and it is still known."""
    lobby = lobby_view().lobby
    assert lobby is not None
    server.view = lobby_view(lobby=replace(lobby, lane="light"))
    async with await Device.open(server.url) as device:
        sitting = Sitting(device)
        following = asyncio.create_task(sitting.follow())
        await wait_for(lambda: sitting.mine.kind == "light")
        await server.show(phase_view("talk"))
        await wait_for(lambda: device.view.stage == "playing")
        await asyncio.sleep(0)
        assert sitting.mine.kind == "light"
        following.cancel()


async def test_lane_stays_on_this_device(server: FakeServer) -> None:
    """The lane sent from here is remembered here, so that support opens on this device alone."""
    async with await Device.open(server.url) as device:
        sitting = Sitting(device)
        check = next(a for a in sitting.page.actions if isinstance(a.does, Form) and a.does.purpose == "lane")
        answers = {"adult": "yes", "free_to_say_no": "yes", "worried_how_partner_reacts": "no", "state_now": "crisis"}
        await sitting.act(check, {(name, ""): value for name, value in answers.items()})
        assert sitting.mine.lane == "stop"


async def test_a_given_form_is_not_offered_again_on_its_way(server: FakeServer) -> None:
    """While a sealed answer has no reply it cannot be given a second time; when it is refused it is as it was."""
    server.view = phase_view("rate", card="red")
    waiting = asyncio.Event()
    server.answer = lambda do: waiting.set()
    async with await Device.open(server.url) as device:
        sitting = Sitting(device)
        (give,) = (action for action in sitting.page.actions if isinstance(action.does, Form) and action.does.purpose == "seal")
        assert isinstance(give.does, Form)
        giving = asyncio.create_task(sitting.act(give, {("own", "1"): 4}))
        await asyncio.wait_for(waiting.wait(), 5)
        assert not sitting.page.offers(give.does)
        assert say.ON_ITS_WAY in sitting.page.notes
        asked = next(message for message in server.heard if isinstance(message, Do))
        await server.say(Answered(id=asked.id, result="refused", code="not_now", say="That is not possible just now."))
        assert await asyncio.wait_for(giving, 5) == "That is not possible just now."
        assert sitting.page.offers(give.does)
        assert sitting.draft(give.does) == {("own", "1"): 4}


async def test_the_same_command_is_not_sent_twice_at_once(server: FakeServer) -> None:
    """A key pressed again while its command has no answer sends nothing more."""
    server.view = phase_view("talk")
    heard = asyncio.Event()
    server.answer = lambda do: heard.set()
    async with await Device.open(server.url) as device:
        sitting = Sitting(device)
        done = sitting.page.action("1")
        assert done is not None
        first = asyncio.create_task(sitting.act(done))
        await asyncio.wait_for(heard.wait(), 5)
        assert await asyncio.wait_for(sitting.act(done), 5) == ""
        assert sum(isinstance(message, Do) for message in server.heard) == 1
        first.cancel()


async def test_gauge_says_the_same_at_once_without_an_answer(server: FakeServer) -> None:
    """Too much is noted at the same moment as the rest, also when the server does not answer."""
    server.view = phase_view("talk")
    server.answer = lambda do: None
    async with await Device.open(server.url) as device:
        pages = []
        for choice in ("steady", "over"):
            sitting = Sitting(device)
            gauge = sitting.page.action("g")
            assert gauge is not None
            await asyncio.wait_for(sitting.act(gauge, {("gauge", ""): choice}), 5)
            pages.append(sitting.page.notes)
        assert pages[0] == pages[1] == (say.NOTED,)


async def test_noted_is_gone_with_the_break(server: FakeServer) -> None:
    """When a breather comes, nothing on the page tells that the gauge was used here."""
    server.view = phase_view("talk")
    async with await Device.open(server.url) as device:
        sitting = Sitting(device)
        following = asyncio.create_task(sitting.follow())
        gauge = sitting.page.action("g")
        assert gauge is not None
        await sitting.act(gauge, {("gauge", ""): "over"})
        await server.show(phase_view("talk", interlude=InterludeView("breather", until=NOW + 60_000)))
        await wait_for(lambda: sitting.page.title == say.BREATHER_TITLE)
        assert sitting.page.notes == ()
        following.cancel()


async def test_coming_back_is_said(server: FakeServer) -> None:
    """Once a lost link is back, the page says so."""
    server.view = phase_view("talk")
    async with await Device.open(server.url) as device:
        sitting = Sitting(device)
        following = asyncio.create_task(sitting.follow())
        await wait_for(lambda: server.here is not None)
        server.drop()
        await wait_for(lambda: say.LINK_BACK in sitting.page.notes)
        following.cancel()


async def test_a_sheet_says_that_the_game_has_gone_on(server: FakeServer) -> None:
    """Somebody who reads the page of help is told when the next step begins behind it."""
    server.view = phase_view("talk")
    async with await Device.open(server.url) as device:
        sitting = Sitting(device)
        following = asyncio.create_task(sitting.follow())
        await wait_for(lambda: sitting.page.title == "Look at it together")
        help_ = sitting.page.action("h")
        assert help_ is not None
        await sitting.act(help_)
        await server.show(phase_view("talk", interlude=InterludeView("pause")))
        await wait_for(lambda: say.WENT_ON in sitting.page.notes)
        assert sitting.page.title == say.HELP
        following.cancel()


async def test_answers_come_again_with_their_phase(server: FakeServer) -> None:
    """What a phase opened is on the page again when the same phase comes for the other partner."""
    released = OpenedView(instance=2, exercise="tiny", phase="think", seats=("a", "b"), card="red")
    first, second = (phase_view("talk", opened=(released,)) for _ in range(2))
    assert first.place is not None
    between = phase_view("speak", opened=(released,))
    assert between.place is not None
    server.view = first
    server.after_welcome = [Opened(answers=[OpenedBlob(instance=2, seat="a", blob=seal({"wish": "A walk"}, 64))])]
    async with await Device.open(server.url) as device:
        sitting = Sitting(device)
        following = asyncio.create_task(sitting.follow())

        def shown() -> bool:
            return any("A walk" in line for section in sitting.page.sections for line in section.lines)

        await wait_for(shown)
        await server.show(replace(between, place=replace(between.place, instance=4)))
        await wait_for(lambda: not shown())
        await server.show(replace(second, place=replace(first.place, instance=5)))
        await wait_for(shown)
        following.cancel()


async def test_a_press_that_came_too_late_is_no_fuss(server: FakeServer) -> None:
    """A tap for a step that was over is passed over in silence; the next page says as much."""
    server.view = phase_view("talk")
    server.answer = lambda do: Answered(id=do.id, result="refused", code="phase_over", say="We've moved to the next step.")
    async with await Device.open(server.url) as device:
        sitting = Sitting(device)
        done = sitting.page.action("1")
        assert done is not None
        assert await asyncio.wait_for(sitting.act(done), 5) == ""
