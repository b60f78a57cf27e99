"""The full-screen front end at 80 by 24."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count

import msgspec
import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from client.rigged import NOW, FakeServer, lobby_view, phase_view, wait_for
from viceversa.game.commands import Choose, Compose, Pass, Pause, Seal, SetLane, Tap
from viceversa.game.exercise import PARTNERS, Seat
from viceversa.game.view import ClockView, DoorView, InterludeView, LobbyView, OpenedView, SeatView, View
from viceversa.wire.messages import Do, Opened, OpenedBlob
from viceversa_client import say
from viceversa_client.app import GameApp
from viceversa_client.device import Device
from viceversa_client.form_screen import FormScreen
from viceversa_client.sealed import Answers, seal, unseal
from viceversa_client.sitting import Sitting
from viceversa_client.stray import Stray

SIZE = (80, 24)
LONG: dict[Seat, SeatView] = {"a": SeatView("Mika", "here"), "b": SeatView("\U0001f98a" * 12, "asleep", since=NOW)}


class Clock:
    """A clock that is turned by hand, in seconds."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def unhurried() -> Stray:
    """Keys that are each pressed long after the one before."""
    ticks = count(0, 10)
    return Stray(lambda: next(ticks))


class Desk:
    """A running app with its server."""

    def __init__(self, app: GameApp, pilot: Pilot[int], server: FakeServer) -> None:
        self.app, self.pilot, self.server = app, pilot, server

    def says(self, name: str) -> str:
        """What a part of the page says."""
        return str(self.app.screen_stack[0].query_one(f"#{name}", Static).render())

    def sent(self) -> list[object]:
        """Commands that the server heard."""
        return [message.command for message in self.server.heard if isinstance(message, Do)]

    async def shows(self, name: str, part: str) -> None:
        """Wait until a part of the page says that."""
        await wait_for(lambda: part in self.says(name))


@asynccontextmanager
async def sitting_down(server: FakeServer, view: View | None = None, stray: Stray | None = None) -> AsyncIterator[Desk]:
    """A person before the full screen."""
    if view is not None:
        server.view = view
    async with await Device.open(server.url, name="Mika") as device:
        app = GameApp(Sitting(device), stray or unhurried())
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            yield Desk(app, pilot, server)


@pytest.mark.parametrize(
    "view",
    [
        lobby_view(seats={"a": SeatView("Mika", "here"), "b": SeatView("", "empty")}, door=DoorView("KXRBCH", "s" * 22, NOW + 1)),
        lobby_view(seats=LONG),
        phase_view("pick", hand=("red", "blue", "gold"), seats=LONG),
        phase_view("think", card="red"),
        phase_view("mime", card="red", lead="b", options=("red", "blue", "gold", "green", "grey", "pink")),
        phase_view("talk", interlude=InterludeView("breather", until=NOW + 9_000)),
        View(you="a", stage="done", seats=LONG),
    ],
    ids=["alone", "lobby", "hand", "scales", "guess", "breather", "done"],
)
async def test_nothing_is_clipped_at_80_by_24(server: FakeServer, view: View) -> None:
    """Every part of the page lies inside 80 by 24, and turn, task, audience and time are whole."""
    async with sitting_down(server, view) as desk:
        screen = desk.app.screen
        for widget in screen.query("*"):
            if widget.display and widget.id not in ("content",):
                assert widget.region.right <= SIZE[0], widget
                assert widget.region.bottom <= SIZE[1], widget
        for name in ("title", "turn", "task", "audience", "time"):
            assert screen.query_one(f"#{name}").region.height >= 1
            assert desk.says(name)
        assert screen.query_one("#body").region.height >= 3
        assert screen.query_one("#body").max_scroll_x == 0
        dock = desk.says("dock")
        assert "[h] help" in dock
        assert ("[s] stop" in dock) == (view.stage == "playing")


async def test_keys_do_what_the_page_says(server: FakeServer) -> None:
    """p passes and space pauses; what was pressed goes out as a command."""
    async with sitting_down(server, phase_view("talk")) as desk:
        await desk.pilot.press("p")
        await wait_for(lambda: len(desk.sent()) == 1)
        await desk.pilot.press("space")
        await wait_for(lambda: len(desk.sent()) == 2)
        assert desk.sent() == [Pass(3), Pause()]


async def test_stop_asks_first(server: FakeServer) -> None:
    """s opens a sheet; nothing is sent until it is said there."""
    async with sitting_down(server, phase_view("talk")) as desk:
        await desk.pilot.press("s")
        await desk.shows("title", say.STOP_TITLE)
        assert desk.sent() == []
        await desk.pilot.press("0")
        await desk.shows("title", "Look at it together")


async def test_scale_is_filled_by_keys_and_sealed(server: FakeServer) -> None:
    """A form takes numbers, then shows what was given, and seals on the first choice."""
    async with sitting_down(server, phase_view("rate", card="red")) as desk:
        await desk.pilot.press("1")
        await wait_for(lambda: isinstance(desk.app.screen, FormScreen))
        await desk.pilot.pause()
        await desk.pilot.press("4")
        await desk.pilot.press("7")
        await desk.pilot.press("1")
        await wait_for(lambda: len(desk.sent()) == 1)
    (command,) = desk.sent()
    assert isinstance(command, Seal)
    assert unseal(command.blob) == {"own": {"1": 4, "2": 7}}


async def test_an_order_is_chosen_one_after_the_other(server: FakeServer) -> None:
    """Each key appends; the last one can be taken out again; what goes out is in the order of the keys."""
    async with sitting_down(server, lobby_view()) as desk:
        await desk.pilot.press("9")
        await wait_for(lambda: isinstance(desk.app.screen, FormScreen))
        await desk.pilot.pause()
        for key in ("1", "1", "1", "2"):
            await desk.pilot.press(key)
        options = desk.app.screen.query_one(OptionList)
        assert str(options.get_option_at_index(0).prompt).startswith("1. [1,2] A tiny game")
        await desk.pilot.press("3")
        await wait_for(lambda: len(desk.sent()) == 1)
    assert desk.sent() == [Compose(("tiny", "tiny"))]


async def test_letters_are_letters_in_a_text_field(server: FakeServer) -> None:
    """While words are typed, p, s and space are letters and no command goes out."""
    async with sitting_down(server, lobby_view()) as desk:
        await desk.pilot.press("5")
        await wait_for(lambda: isinstance(desk.app.screen, FormScreen))
        await desk.pilot.pause()
        await desk.pilot.press("p", "s", "space", "q")
        assert desk.app.screen.query_one(Input).value == "ps q"
        assert desk.sent() == []
        await desk.pilot.press("escape")


async def test_form_closes_when_the_game_moves_on(server: FakeServer) -> None:
    """A new phase closes an open form without sending anything; the page is the new one."""
    async with sitting_down(server, phase_view("rate", card="red")) as desk:
        await desk.pilot.press("1")
        await wait_for(lambda: isinstance(desk.app.screen, FormScreen))
        await server.show(View(you="a", stage="stopped", seats=lobby_view().seats))
        await wait_for(lambda: not isinstance(desk.app.screen, FormScreen))
        await desk.shows("title", say.STOPPED_TITLE)
        assert desk.sent() == []


async def test_clock_counts_by_itself(server: FakeServer) -> None:
    """The time moves without any message."""
    async with sitting_down(server, phase_view("talk", clock=ClockView(running=True, due=NOW + 5_000))) as desk:
        first = desk.says("time")
        await wait_for(lambda: desk.says("time") != first)


async def test_leaving_ends_the_app(server: FakeServer) -> None:
    """q leaves; the place stays."""
    async with sitting_down(server, phase_view("talk")) as desk:
        await desk.pilot.press("q")
        async with asyncio.timeout(5):
            while desk.app.is_running and desk.app.return_value is None:
                await desk.pilot.pause(0.05)
        assert desk.app.return_value == 0
        assert desk.sent() == []


async def test_qr_fits_the_screen(server: FakeServer) -> None:
    """The QR code is drawn whole within the width."""
    seats = {"a": SeatView("Mika", "here"), "b": SeatView("", "empty")}
    async with sitting_down(server, lobby_view(seats=seats, door=DoorView("KXRBCH", "s" * 22, NOW + 1))) as desk:
        await desk.pilot.press("v")
        await desk.shows("title", say.QR)
        assert "\u2588" in desk.says("content")
        assert max(map(len, desk.says("content").splitlines())) <= 78


async def test_a_key_for_the_last_page_does_nothing_on_the_next(server: FakeServer) -> None:
    """A key pressed just as the page changes gives nothing there; the ways out work all the same."""
    clock = Clock()
    async with sitting_down(server, phase_view("talk"), Stray(clock)) as desk:
        place = phase_view("back").place
        assert place is not None
        await server.show(msgspec.structs.replace(phase_view("back"), place=msgspec.structs.replace(place, instance=4)))
        await desk.shows("title", "Back to you")
        await desk.pilot.press("1", "p", "enter")
        await desk.pilot.press("s")
        await desk.shows("title", say.STOP_TITLE)
        assert desk.sent() == []
        clock.now += 10
        await desk.pilot.press("0")
        await desk.shows("title", "Back to you")
        clock.now += 10
        await desk.pilot.press("1")
        await wait_for(lambda: desk.sent() == [Tap(4, "done")])


async def test_a_held_key_never_seals(server: FakeServer) -> None:
    """A key held down opens a form and fills a field at most; it does not seal."""
    clock = Clock()
    async with sitting_down(server, phase_view("rate", card="red"), Stray(clock)) as desk:
        for wait in (0, 0.5, *[0.03] * 60):
            clock.now += wait
            await desk.pilot.press("1")
        assert isinstance(desk.app.screen, FormScreen)
        assert desk.sent() == []


async def test_typing_does_not_run_over_into_the_next_page(server: FakeServer) -> None:
    """When the step ends while words are typed, the letters that still come are no keys of the new page; the words stay readable."""
    clock = Clock()
    async with sitting_down(server, phase_view("think", card="red"), Stray(clock)) as desk:
        await desk.pilot.press("1")
        await wait_for(lambda: isinstance(desk.app.screen, FormScreen))
        for key in ("3", "5"):
            clock.now += 1
            await desk.pilot.press(key)
        await desk.pilot.press("w", "a", "l", "k")
        assert desk.app.screen.query_one(Input).value == "walk"
        place = phase_view("talk").place
        assert place is not None
        await server.show(msgspec.structs.replace(phase_view("talk"), place=msgspec.structs.replace(place, instance=4)))
        await wait_for(lambda: not isinstance(desk.app.screen, FormScreen))
        await desk.pilot.press("s", "p", "x", "q", "space")
        await desk.shows("notes", say.UNSEALED)
        assert desk.sent() == []
        assert desk.app.is_running
        clock.now += 10
        await desk.pilot.press("b")
        await desk.shows("content", "One wish walk")


async def test_half_a_sentence_is_there_again(server: FakeServer) -> None:
    """Words that were being typed when the form was left, by Esc or by a pause, are in the field when it is opened again."""
    async with sitting_down(server, phase_view("think", card="red")) as desk:
        await desk.pilot.press("1")
        await wait_for(lambda: isinstance(desk.app.screen, FormScreen))
        await desk.pilot.press("3", "5", "t", "e", "a", "escape")
        await wait_for(lambda: not isinstance(desk.app.screen, FormScreen))
        await desk.pilot.press("1")
        await wait_for(lambda: isinstance(desk.app.screen, FormScreen))
        await wait_for(lambda: desk.app.screen.query_one(Input).value == "tea")


async def test_a_partner_who_comes_in_closes_no_form(server: FakeServer) -> None:
    """A form of the lobby stays open, with what was given, when the partner comes in."""
    alone = lobby_view(seats={"a": SeatView("Mika", "here"), "b": SeatView("", "empty")})
    async with sitting_down(server, alone) as desk:
        await desk.pilot.press("2")
        await wait_for(lambda: isinstance(desk.app.screen, FormScreen))
        await desk.pilot.press("1", "1")
        await server.show(lobby_view())
        await desk.shows("title", say.LOBBY_TITLE)
        await desk.pilot.pause(0.3)
        assert isinstance(desk.app.screen, FormScreen)
        await desk.pilot.press("1", "1", "1")
        await wait_for(lambda: desk.sent() == [SetLane("standard")])


async def test_several_are_chosen_without_colour(server: FakeServer) -> None:
    """What is chosen is marked by a sign; numbers choose and take back, the last line gives."""
    async with sitting_down(server, lobby_view()) as desk:
        await desk.pilot.press("3")
        await wait_for(lambda: isinstance(desk.app.screen, FormScreen))
        await desk.pilot.press("1")
        options = desk.app.screen.query_one("#form-options", OptionList)
        assert "[x] A short one" in str(options.get_option_at_index(0).prompt)
        await desk.pilot.press("1")
        assert "[ ] A short one" in str(options.get_option_at_index(0).prompt)
        await desk.pilot.press("1", "2")
        await wait_for(lambda: desk.sent() == [Choose(("short",))])


async def test_more_to_read_is_announced_and_reached(server: FakeServer) -> None:
    """Where more is there than fits, the page says so, and PgDn reads on."""
    async with sitting_down(server, lobby_view(host_door=DoorView("KXRBCH", "s" * 22, NOW + 1))) as desk:
        await desk.shows("more", say.MORE_BELOW)
        await desk.pilot.press("pagedown", "pagedown")
        await desk.shows("more", say.MORE_ABOVE)


async def test_notes_are_never_below_the_fold(server: FakeServer) -> None:
    """What is told in passing is seen without scrolling."""
    lobby = LobbyView(mark=("lamp", "train"), timer="standard", level_set=True, lane_set=True, lane="light", no_match=True)
    async with sitting_down(server, lobby_view(lobby=lobby, seats=LONG)) as desk:
        assert say.LIGHT in desk.says("notes")
        assert desk.app.screen.query_one("#notes").region.height >= 2


async def test_long_lines_go_on_where_they_began(server: FakeServer) -> None:
    """A line of a section that is too long is folded under its beginning, not under its title."""
    async with sitting_down(server, phase_view("talk")) as desk:
        await desk.pilot.press("h")
        await desk.shows("title", say.HELP)
        lines = desk.says("content").splitlines()
        assert max(map(len, lines)) <= SIZE[0] - 4
        assert all(line.startswith(("-- ", "   ")) for line in lines)


async def test_changing_one_answer_keeps_the_others(server: FakeServer) -> None:
    """Before sealing one may go through the answers again; what was given is the line that Enter takes."""
    async with sitting_down(server, phase_view("rate", card="red")) as desk:
        await desk.pilot.press("1")
        await wait_for(lambda: isinstance(desk.app.screen, FormScreen))
        await desk.pilot.press("4", "7", "2", "enter", "5", "1")
        await wait_for(lambda: len(desk.sent()) == 1)
    (command,) = desk.sent()
    assert isinstance(command, Seal)
    assert unseal(command.blob) == {"own": {"1": 4, "2": 5}}


async def test_profiles_are_drawn_at_the_end_and_shown_as_a_table_on_request(server: FakeServer) -> None:
    """At the end profiles are pictures; t makes tables of them and back again, and the line mode has the table from the start."""
    released = tuple(
        OpenedView(instance=n, exercise="tiny", phase=phase, seats=("a", "b"), card="red")
        for n, phase in ((1, "rate"), (2, "think"))
    )
    view = View(you="a", stage="done", seats=lobby_view().seats, opened=released)
    own: Answers = {"own": {"1": 5, "2": 2}}
    theirs: Answers = {"theirs": {"1": 3, "2": 2}}
    server.after_welcome = [
        Opened(
            answers=[
                OpenedBlob(instance=n, seat=seat, blob=seal(said, 64)) for n, said in ((1, own), (2, theirs)) for seat in PARTNERS
            ]
        )
    ]
    async with sitting_down(server, view) as desk:
        await desk.shows("content", "1 · · ○───● · · 7")
        drawn = desk.says("content")
        assert "The mess   1 · ◉ · · · · · 7" in drawn
        assert "◇───◆" in drawn
        assert say.PLOT_AS_TABLE in drawn
        await desk.pilot.press("t")
        await desk.shows("content", say.PLOT_AS_PICTURE)
        table = desk.says("content")
        assert "●" not in table
        assert "   5      3  The noise" in table
        assert all(line.strip() in table for section in desk.app._sitting.page.sections for line in section.lines)
        await desk.pilot.press("t")
        await desk.shows("content", "◇───◆")
        await desk.pilot.resize_terminal(30, 24)
        await desk.shows("content", "The noise\n   1 · · ○───● · · 7")
        await desk.pilot.press("f")
        await desk.shows("title", say.FIGURES_TITLE)
