"""The line mode, driven through queues and through real pipes."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from client.rigged import FakeServer, lobby_view, phase_view, wait_for
from viceversa.game.commands import Compose, Keep, Over, Seal, SetLane
from viceversa.game.view import OpenedView, SeatView, View
from viceversa.wire.messages import Answered, Do, Opened, OpenedBlob
from viceversa_client import say
from viceversa_client.device import Device
from viceversa_client.plain import PlainScreen
from viceversa_client.sealed import seal, unseal
from viceversa_client.sitting import Sitting


class Person:
    """Somebody who types lines and reads what is printed."""

    def __init__(self, server: FakeServer, device: Device) -> None:
        self.server = server
        self.lines: asyncio.Queue[str | None] = asyncio.Queue()
        self.printed: list[str] = []
        self.sitting = Sitting(device)
        self.screen = PlainScreen(self.sitting, self.lines.get, self.printed.append)

    def type(self, *lines: str) -> None:
        """Type lines."""
        for line in lines:
            self.lines.put_nowait(line)

    async def reads(self, part: str, times: int = 1) -> None:
        """Wait until that was printed so many times."""
        await wait_for(lambda: "\n".join(self.printed).count(part) >= times)

    def sent(self) -> list[object]:
        """Commands that the server heard."""
        return [message.command for message in self.server.heard if isinstance(message, Do)]


@asynccontextmanager
async def sitting_down(server: FakeServer) -> AsyncIterator[Person]:
    """A person in line mode."""
    async with await Device.open(server.url, name="Mika") as device:
        person = Person(server, device)
        running = asyncio.create_task(person.screen.run())
        yield person
        person.type("q")
        await asyncio.wait_for(running, 5)


async def test_pages_are_printed_once_and_when_they_change(server: FakeServer) -> None:
    """A page is printed when it comes; a new phase prints the new page, in reading order."""
    async with sitting_down(server) as person:
        await person.reads(say.LOBBY_TITLE)
        await server.show(phase_view("talk"))
        await person.reads("== Look at it together ==")
    at = person.printed.index("== Look at it together ==")
    assert person.printed[at + 1 : at + 4] == ["Both of you.", "Ask: what am I missing?", "You both see this at once."]
    assert person.printed.count("== Look at it together ==") == 1


async def test_form_is_filled_line_by_line(server: FakeServer) -> None:
    """A scale set is asked item by item, read back, and sealed on yes; an empty line leaves one out."""
    server.view = phase_view("rate", card="red")
    async with sitting_down(server) as person:
        person.type("1", "9", "4", "", "y")
        await wait_for(lambda: bool(person.sent()))
    (command,) = person.sent()
    assert isinstance(command, Seal)
    assert unseal(command.blob) == {"own": {"1": 4}}
    assert "Please choose a number from 1 to 7." in person.printed


async def test_a_session_is_put_together_by_a_line_of_numbers(server: FakeServer) -> None:
    """The numbers go out as exercises, in the order in which they were typed."""
    async with sitting_down(server) as person:
        await person.reads(say.LOBBY_TITLE)
        person.type("compose")
        await person.reads(say.TYPE_ORDER)
        person.type("1 1")
        await wait_for(lambda: len(person.sent()) == 1)
    assert person.sent() == [Compose(("tiny", "tiny"))]


async def test_leaving_a_form_keeps_what_was_given(server: FakeServer) -> None:
    """Going back to the page keeps the answers, and the form goes on where it was."""
    server.view = phase_view("rate", card="red")
    async with sitting_down(server) as person:
        person.type("1", "4", "<")
        await person.reads("1 of 2 kept on this device")
        person.type("1", "6", "y")
        await wait_for(lambda: bool(person.sent()))
    (command,) = person.sent()
    assert isinstance(command, Seal)
    assert unseal(command.blob) == {"own": {"1": 4, "2": 6}}


async def test_refusals_are_said_and_nothing_else_moves(server: FakeServer) -> None:
    """A refused command is answered with the server's sentence."""
    server.view = phase_view("talk")
    server.answer = lambda do: Answered(id=do.id, result="refused", code="no_time", say="There is no more time to add.")
    async with sitting_down(server) as person:
        person.type("+")
        await person.reads("There is no more time to add.")


async def test_words_work_as_well_as_keys(server: FakeServer) -> None:
    """Pause may be typed as a word; an unknown word is no command."""
    server.view = phase_view("talk")
    async with sitting_down(server) as person:
        person.type("nonsense", "pause", "stop")
        await person.reads(say.STOP_TITLE)
    assert len(person.sent()) == 1


async def test_gauge_looks_the_same_whatever_is_chosen(server: FakeServer) -> None:
    """Choosing on the gauge prints the same for every choice, and only 'too much' is sent."""
    printed = []
    for choice in ("1", "4"):
        server.view = phase_view("talk")
        async with sitting_down(server) as person:
            person.type("g", choice)
            await person.reads(say.NOTED)
            await person.reads("== Look at it together ==", 1)
        printed.append([line for line in person.printed if "left" not in line])
        assert person.sent() == ([Over()] if choice == "4" else [])
        server.heard.clear()
    assert printed[0] == printed[1]


async def test_private_check_is_not_read_back(server: FakeServer) -> None:
    """The private check sends a lane, and its answers are not printed again."""
    async with sitting_down(server) as person:
        await person.reads(say.LOBBY_TITLE)
        person.type("2", "1", "2", "1", "1", "y")
        await wait_for(lambda: bool(person.sent()))
    assert person.sent() == [SetLane("light")]
    assert not any("Not sure or no" in line for line in person.printed if not line.startswith("   "))


async def test_an_erased_session_ends_the_screen(server: FakeServer) -> None:
    """When the seat is closed for good the screen ends by itself."""
    async with await Device.open(server.url) as device:
        person = Person(server, device)
        running = asyncio.create_task(person.screen.run())
        await person.reads(say.LOBBY_TITLE)
        await server.close(4203)
        await asyncio.wait_for(running, 5)
        assert person.sitting.over is not None


async def test_play_through_real_pipes(server: FakeServer, tmp_path: Path) -> None:
    """The whole program plays in line mode when its input and output are pipes, and leaves with code 0."""
    program = (
        "import asyncio, sys; from viceversa_client.play import play;"
        f"sys.exit(asyncio.run(play(None, server={server.url!r}, name='Mika', language='en', plain=False, practice=False, forget=False)))"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        program,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env={"XDG_STATE_HOME": str(tmp_path), "HOME": str(tmp_path), "PATH": ""},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"h\n0\nq\n")  # and the input stays open: a program that has been left ends all the same
    text = (await asyncio.wait_for(process.stdout.read(), 20)).decode()
    assert await asyncio.wait_for(process.wait(), 20) == 0
    assert text.index(say.LOBBY_TITLE) < text.index(f"== {say.HELP} ==")
    assert "\x1b" not in text
    assert "Your place is kept." in text
    assert len(list((tmp_path / "viceversa" / "sessions").glob("*.json"))) == 1


async def test_a_line_for_the_last_page_gives_nothing_on_the_next(server: FakeServer) -> None:
    """A line typed just as the page changes is no answer there."""
    server.view = phase_view("talk")
    async with sitting_down(server) as person:
        await person.reads("== Look at it together ==")
        place = phase_view("back").place
        assert place is not None
        await server.show(replace(phase_view("back"), place=replace(place, instance=4)))
        await person.reads("== Back to you ==")
        person.type("1")
        await person.reads(say.JUST_CHANGED)
    assert person.sent() == []


async def test_words_typed_into_the_next_step_are_kept(server: FakeServer) -> None:
    """When the step ends while words are typed, this is said at once; the line is no command, and stays to be read."""
    server.view = phase_view("think", card="red")
    async with sitting_down(server) as person:
        person.type("1", "3", "5")
        await person.reads("One wish")
        place = phase_view("talk").place
        assert place is not None
        await server.show(replace(phase_view("talk"), place=replace(place, instance=4)))
        await person.reads(say.MOVED_ON)
        person.type("a walk", "b")
        await person.reads("One wish a walk")
    assert person.sent() == []


async def test_a_change_is_printed_once_and_alone(server: FakeServer) -> None:
    """When something small changes only the new lines are printed, and nothing is repeated while the clock runs."""
    server.view = phase_view("talk")
    async with sitting_down(server) as person:
        await person.reads("== Look at it together ==")
        before = len(person.printed)
        await server.show(
            phase_view("talk", partner_done=True, seats={**phase_view("talk").seats, "b": SeatView("Robin", "asleep")})
        )
        await person.reads("asleep")
        await asyncio.sleep(0.6)  # two turns of everything that counts by itself
        assert person.printed[before:] == ["<> Robin's phone is asleep. The place is kept."]


async def test_a_lost_link_is_said_while_a_form_is_filled(server: FakeServer) -> None:
    """Somebody in the middle of a form hears that the link is gone, and that it is back."""
    server.view = phase_view("rate", card="red")
    async with sitting_down(server) as person:
        person.type("1")
        await person.reads("(1 of 2)")
        server.drop()
        await person.reads(say.LINK_BACK)
        person.type("<")


async def test_nothing_is_saved_before_both_agreed(server: FakeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is chosen is read back and asked about, and sent; once both want it, a file is written and where is said."""
    monkeypatch.setenv("HOME", str(tmp_path))
    released = OpenedView(instance=2, exercise="tiny", phase="think", seats=("a", "b"), card="red")
    server.view = View(you="a", stage="done", seats=lobby_view().seats, opened=(released,))
    server.after_welcome = [Opened(answers=[OpenedBlob(instance=2, seat="a", blob=seal({"wish": "A walk"}, 64))])]
    async with sitting_down(server) as person:
        await person.reads(f"[1] {say.KEEP}")
        person.type("1", "1", "y")
        await person.reads(say.CONFIRM.format(confirm=say.KEEP_CONFIRM))
        await wait_for(lambda: any(isinstance(each, Do) and each.command == Keep((2,)) for each in server.heard))
        assert os.listdir(tmp_path) == []
        await server.show(replace(server.view, keeps=(2,), kept=(2,)))
        await person.reads(f"[2] {say.SAVE}")
        person.type("2")
        await person.reads("Saved to")
    (name,) = os.listdir(tmp_path)
    assert "Mika: A walk" in (tmp_path / name).read_text()
    assert any(str(tmp_path / name) in line for line in person.printed)
