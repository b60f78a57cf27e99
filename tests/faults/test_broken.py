"""The checker is proved: the server is broken on purpose in one way after the other, and each is caught; the real one passes the same."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from faults import acknowledged, endings, leaks
from faults.checker import Verdict
from faults.site import Site
from faults.stage import Stage
from viceversa.game import commands as c

Trouble = Callable[[Stage], Awaitable[None]]


class Setting(NamedTuple):
    """How many servers there are, and whether they wait for a replica."""

    nodes: int = 1
    durable: bool = False


@asynccontextmanager
async def staged(program: tuple[str, ...], setting: Setting) -> AsyncIterator[Stage]:
    """A session under way on servers that run that program."""
    with tempfile.TemporaryDirectory(prefix="vv-", ignore_cleanup_errors=True) as place:
        site = await Site.open(Path(place), nodes=setting.nodes, programs=(program,), durable=setting.durable)
        stage = Stage(site)
        try:
            await stage.begin()
            yield stage
        finally:
            await stage.end()
            await site.close()


async def killed_before_the_commit(stage: Stage) -> None:
    """The server is killed while a commit is stuck on its way to the store."""
    line, phase = stage.site.lines[0], stage.phase
    line.there.clear()
    asked = asyncio.create_task(stage.do(stage.a, c.Extend(phase)))
    await asyncio.sleep(0.5)
    await asyncio.to_thread(stage.site.nodes[0].kill)
    line.cut()
    line.heal()
    await asyncio.to_thread(stage.site.nodes[0].start)
    await asked


async def both_at_once(stage: Stage) -> None:
    """Two servers judge at the same moment, and the commit of one arrives after that of the other."""
    line, phase = stage.site.lines[0], stage.phase
    line.there.clear()
    asked = asyncio.create_task(stage.do(stage.a, c.Extend(phase)))
    await asyncio.sleep(0.1)
    assert (await stage.do(stage.b, c.Rename("Bea B"))).result == "accepted"
    line.heal()
    await asked


async def wrong_move(stage: Stage) -> None:
    """The one who may not see the card tries what is not theirs to do."""
    await stage.do(stage.reader, c.Tap(stage.phase, "seen"))


async def outcome_unknown(stage: Stage) -> None:
    """A line breaks with a commit on it, which arrives all the same a moment later; and that again and again."""
    line = stage.site.lines[0]
    for n in range(12):
        line.there.clear()
        asked = asyncio.create_task(stage.do(stage.a, c.Rename(f"Ann {n}")))
        await asyncio.sleep(0.03)
        line.strand()
        await asyncio.sleep(0.05)
        line.deliver()
        await asked


async def store_frozen(stage: Stage) -> None:
    """The store stands still for three seconds, and then the phase runs to its end."""
    phase = stage.phase
    stage.site.store.freeze()
    stage.site.stopped("store")
    await asyncio.sleep(3)
    stage.site.starting("store")
    stage.site.store.thaw()
    await stage.until(stage.b, lambda view: view.place is not None and view.place.instance > phase)


async def lost_branch(stage: Stage) -> None:
    """A server has a commit that the replica never had, and goes on with it after the fail-over; its hint, from before, arrives after it."""
    site, phase = stage.site, stage.phase
    await site.replicate()
    await site.isolate()
    site.doors[0].back.clear()
    site.lines[1].back.clear()  # so that nobody is ever shown what is lost
    asked = asyncio.create_task(stage.do(stage.a, c.Extend(phase)))
    await asyncio.sleep(0.1)
    await site.fail_over(but=b"SUBSCRIBE")
    site.lines[1].heal()
    await asyncio.sleep(0.2)
    assert (await stage.do(stage.b, c.Rename("Bea B"))).result == "accepted"
    site.doors[0].cut()
    site.doors[0].heal()
    await asked


async def lost_with_the_primary(stage: Stage) -> None:
    """The store goes on without its replica for a moment, and then the replica takes its place."""
    site = stage.site
    await site.isolate()
    asked = asyncio.create_task(stage.do(stage.a, c.Extend(stage.phase)))
    await asyncio.sleep(0.5)
    await site.fail_over()
    await site.replicate()
    await asked


TROUBLES: list[tuple[str, Trouble, Setting, str]] = [
    ("acknowledge_before_commit", killed_before_the_commit, Setting(), acknowledged.LOST),
    ("no_id_check", both_at_once, Setting(nodes=2), acknowledged.LOST),
    ("leak_the_card", wrong_move, Setting(), leaks.SECRET),
    ("show_before_replicas", lost_with_the_primary, Setting(durable=True), acknowledged.LOST),
    ("read_and_decide", outcome_unknown, Setting(), acknowledged.REFUSED),
    ("version_numbers", lost_branch, Setting(nodes=2), acknowledged.LOST),
    ("time_passes", store_frozen, Setting(), endings.UNVOUCHED),
]


async def judged(program: tuple[str, ...], trouble: Trouble, setting: Setting) -> Verdict:
    """What the checker says of a session that has had that trouble."""
    verdict = Verdict(0)
    async with staged(program, setting) as stage:
        await trouble(stage)
        verdict.judge(await stage.case())
    return verdict


@pytest.mark.parametrize(("name", "trouble", "setting", "rule"), TROUBLES, ids=[each[0] for each in TROUBLES])
async def test_a_broken_server_is_caught(name: str, trouble: Trouble, setting: Setting, rule: str) -> None:
    """Each way of breaking the server is found, under the promise that it breaks."""
    verdict = await judged(("faults.broken", name), trouble, setting)
    assert rule in {finding.rule for finding in verdict.findings}, str(verdict)


@pytest.mark.parametrize(("trouble", "setting"), [each[1:3] for each in TROUBLES], ids=[each[1].__name__ for each in TROUBLES])
async def test_the_real_server_passes_the_same(trouble: Trouble, setting: Setting) -> None:
    """The same trouble on the server as it is: nothing is found."""
    verdict = await judged(("viceversa",), trouble, setting)
    assert not verdict.findings, str(verdict)
