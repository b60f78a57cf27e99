"""Looking at every desk now and then."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest

from gateway.rooms import tiny_bundle
from live.faulty import Faulty
from support.small import calm_library
from support.table import Table
from viceversa.game import commands as c
from viceversa.live import rounds as rounds_module
from viceversa.live.bundles import Bundles
from viceversa.live.desk import Desk
from viceversa.live.line import Line
from viceversa.live.node import Node
from viceversa.live.rounds import FORGET, SILENCE, SILENCE_TIMED, STEP, Rounds, parts


class Going:
    """Rounds over the desks of a test, whose sessions are what the rules make of them; and what the rounds found."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.desks: dict[str, Desk] = {}
        self.lost: list[tuple[str, str]] = []
        self.forgotten: list[str] = []
        self.rounds = Rounds(
            self.desks,
            node.clock,
            lost=lambda desk, line: self.lost.append((desk.id, line.seat)),
            forget=lambda desk: self.forgotten.append(desk.id),
        )

    def desk(self, id: str = "s") -> tuple[Desk, Table]:
        """A session in its lobby, with both partners on this node."""
        table = Table(calm_library())
        for seat in ("a", "b"):
            self.move(table, seat, self.node.id)
        desk = self.desks[id] = Desk(self.node, table.session, table.library, "commit")
        desk.id = id
        return desk, table

    def move(self, table: Table, seat: str, node: str) -> None:
        """A partner comes back on that node."""
        table.report(c.Here(seat, node, f"token-{seat}".encode(), 100))  # type: ignore[arg-type]  # a plain text is easier here

    def line(self, desk: Desk, heard: int) -> None:
        """A connection of the first partner, last heard at that moment."""
        line = Line(lambda message: None, lambda closing: None, lambda: None)
        line.heard = heard
        desk.lines["a"] = line

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """They go round, as they do in a node."""
        task = asyncio.create_task(self.rounds.run())
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@pytest.fixture
async def going(store_url: str) -> AsyncIterator[Going]:
    """No desks yet."""
    store = await Faulty.made(store_url)
    yield Going(Node(store, Bundles(store, tiny_bundle())))
    await store.close()


async def test_a_round_is_all_items_once_a_few_at_a_time() -> None:
    """In their order, in parts of about the same size, whether they divide well or not."""
    for many in (1, 7, 40, 333):
        found = [list(part) async for part in parts(range(many), 10 * STEP)]
        assert [item for part in found for item in part] == list(range(many))
        assert max(map(len, found)) <= many // 10 + 1


async def test_a_round_over_nothing_takes_its_time_too() -> None:
    """It never spins."""
    started = asyncio.get_running_loop().time()
    assert [part async for part in parts(range(0), 0.1)] == []
    assert asyncio.get_running_loop().time() - started >= 0.09


async def test_a_device_may_be_silent_for_long_while_no_clock_runs(going: Going) -> None:
    """Then its connection is gone."""
    desk, table = going.desk()
    going.line(desk, table.now)
    going.rounds.look(desk, table.now + SILENCE)
    assert going.lost == []
    going.rounds.look(desk, table.now + SILENCE + 1)
    assert going.lost == [("s", "a")]


async def test_a_clock_that_starts_cuts_nobody_off_for_what_went_before(going: Going) -> None:
    """While it runs a device may be silent for a shorter time, which begins when the clock does."""
    desk, table = going.desk()
    going.line(desk, table.now)
    table.now += SILENCE_TIMED + 5_000
    going.rounds.look(desk, table.now)
    table.begin("short")
    desk.session = table.session
    phase = table.session.phase
    assert phase is not None
    since = phase.clock.since
    assert since is not None
    going.rounds.look(desk, since + SILENCE_TIMED)
    assert going.lost == []
    going.rounds.look(desk, since + SILENCE_TIMED + 1)
    assert going.lost == [("s", "a")]


async def test_who_shares_what_follows_the_sessions(going: Going) -> None:
    """It is known by node, from the newest state of each session; and not longer than the session is here."""
    one, table = going.desk("one")
    two, other = going.desk("two")
    rounds = going.rounds

    def looked() -> dict[str, set[str]]:
        for desk in (one, two):
            rounds.look(desk, table.now)
        return {node: {desk.id for desk in rounds.shared_with(node)} for node in rounds.nodes}

    assert looked() == {}
    going.move(table, "b", "x")
    going.move(other, "b", "x")
    one.session, two.session = table.session, other.session
    assert looked() == {"x": {"one", "two"}}
    going.move(table, "b", "y")
    one.session = table.session
    assert looked() == {"x": {"two"}, "y": {"one"}}
    del going.desks["two"]
    assert rounds.shared_with("x") == []
    assert rounds.shared_with("nobody") == []


async def test_what_has_gone_leaves_nothing_behind(going: Going, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the next round, nodes that share nothing any more are not asked about."""
    monkeypatch.setattr(rounds_module, "ROUND", 0.05)
    desk, table = going.desk()
    going.move(table, "b", "x")
    desk.session = table.session
    async with going.running(), asyncio.timeout(3):
        while going.rounds.nodes != ["x"]:  # noqa: ASYNC110  (rounds are waited for)
            await asyncio.sleep(0.01)
        going.desks.clear()
        while going.rounds.nodes:  # noqa: ASYNC110  (as above)
            await asyncio.sleep(0.01)


async def test_a_copy_is_kept_while_somebody_is_connected_or_something_is_due(going: Going) -> None:
    """One that nobody needs goes a while after its last use."""
    idle, _ = going.desk("idle")
    late = idle.used + FORGET + 1
    going.line(idle, late)
    due, table = going.desk("due")
    table.begin("short")
    due.session = table.session

    def forgotten(now: int) -> list[str]:
        for desk in (idle, due):
            going.rounds.look(desk, now)
        return going.forgotten

    assert forgotten(late) == []
    idle.lines.clear()
    assert forgotten(late - 1) == []
    assert forgotten(late) == ["idle"]
