"""Every figure, what it may say, and that the server counts what happens."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import Callable

from gateway.peer import Peer
from gateway.rooms import Rooms, door, instance, opened, paired, playing, returned, shows, tiny_bundle
from live.stores import faulty
from project.reading import SERVER, python_files
from viceversa.app import App
from viceversa.game import commands as c
from viceversa.live.figures import BY_DEVICE, REFUSALS, Figures
from viceversa.live.measures import Counter, Gauge, Histogram
from viceversa.store.contract import StoreError
from viceversa.store.durable import Durability
from viceversa.store.valkey import ValkeyStore
from viceversa.wire.messages import Notice

NAME = re.compile(r"viceversa(_[a-z]+)+")


async def becomes(test: Callable[[], bool]) -> None:
    """Wait until it is so."""
    async with asyncio.timeout(8):
        while not test():  # noqa: ASYNC110  (a number is looked at, and numbers tell nobody that they moved)
            await asyncio.sleep(0.02)


def test_names_follow_the_rules_of_prometheus() -> None:
    """One name each; a counter ends in _total and nothing else does; a help of one sentence."""
    measures = Figures().all()
    assert len({each.name for each in measures}) == len(measures) > 15
    for each in measures:
        assert NAME.fullmatch(each.name)
        assert each.name.endswith("_total") == (not isinstance(each, Gauge | Histogram)), each.name
        assert each.help.endswith("."), each.name


def test_labels_are_closed_lists_of_plain_words() -> None:
    """Each value of each label is a word of the program; there is none for a person, a session or a place."""
    for each in Figures().all():
        if isinstance(each, Counter | Gauge):
            assert set(each.labels) <= {"answer", "code", "goodbye", "outcome", "seat", "way"}
            for values in each.labels.values():
                assert len(set(values)) == len(values)
                assert all(re.fullmatch(r"[a-z_]+", value) for value in values)


def test_bounds_of_histograms_rise() -> None:
    """And none is nought, so that every value has a bucket that says something."""
    for each in Figures().all():
        if isinstance(each, Histogram):
            assert list(each.bounds) == sorted(set(each.bounds))
            assert each.bounds[0] > 0


def test_every_reason_for_a_refusal_has_its_name() -> None:
    """Whatever code the server writes into a refusal is on the list, so that it is not counted as other."""
    said = {
        code
        for file in python_files(SERVER)
        for code in re.findall(r'\b(?:Malformed|_?[Rr]efused)\(\s*(?:code=)?"(\w+)"', file.read_text(encoding="utf-8"))
    }
    assert {"malformed", "no_way_in", "too_many_tries", "seated"} <= said
    assert said <= set(REFUSALS)


async def test_answers_and_refusals_are_counted(app: App) -> None:
    """Each command by its answer, and the refused ones by the reason too."""
    figures = app.node.figures
    first, _ = await playing(app)
    accepted = figures.commands["accepted",]
    assert accepted == 6
    await first.ok(c.Extend(instance(first)))
    assert (await first.do(c.Extend(instance(first)))).code == "no_time"
    assert (await first.do({"do": "dance"})).result == "refused"
    assert figures.commands["accepted",] == accepted + 1
    assert (figures.commands["refused",], figures.refusals["no_time",], figures.refusals["malformed",]) == (1, 1, 1)


async def test_commits_are_counted_and_timed(app: App) -> None:
    """Each submission by what came of it, each commit with its time and its size; a refused command makes none."""
    figures = app.node.figures
    first, _ = await playing(app)
    before = figures.commits["applied",]
    assert before == sum(figures.commit_time.buckets) == sum(figures.batch.buckets) > 5
    assert (await first.do(c.Tap(instance(first), "done"))).result == "refused"
    assert figures.commits["applied",] == before
    await first.ok(c.Extend(instance(first)))
    assert figures.commits["applied",] == before + 1
    assert 0 < figures.commit_time.sum < 10


async def test_a_commit_that_comes_to_nothing_is_counted(rooms: Rooms) -> None:
    """An answer that was lost on its way is "unknown", and the submission after it "applied"."""
    async with faulty(rooms) as (app, store):
        first, _ = await playing(app)
        figures = app.node.figures
        store.lose = 1
        before = figures.commits["applied",]
        await first.ok(c.Extend(instance(first)))
        assert (figures.commits["unknown",], figures.commits["applied",]) == (1, before + 1)
        store.refuse = 1
        assert (await first.do(c.Pass(instance(first)))).result == "later"
        assert (figures.commits["unavailable",], figures.commands["later",]) == (1, 1)


async def test_ways_in_are_counted(app: App) -> None:
    """Each try by its way and outcome; a refused one by its reason too."""
    figures = app.node.figures
    first, second = await paired(app)
    assert (figures.joins["open", "seated"], figures.joins["link", "seated"]) == (1, 1)
    stranger = await Peer.dial(app.port)
    assert await stranger.refused("join", code="BBBBBB", name="Eve") == "no_way_in"
    assert (figures.joins["code", "refused"], figures.refusals["no_way_in",]) == (1, 1)
    second.cut()
    await returned(app, second)
    assert figures.joins["resume", "seated"] == 1
    assert door(first).code


async def test_connections_are_counted_by_seat_and_by_goodbye(app: App) -> None:
    """Those that are open by the kind of their seat, those that ended by what was said."""
    first, second = await paired(app)
    waiting = await Peer.dial(app.port)
    figures = app.node.measured()
    assert (figures.sessions[()], figures.connections["partner",], figures.connections["host",]) == (1, 2, 0)
    assert figures.connections["none",] == 1
    await returned(app, second)
    await second.closed()
    await waiting.close()
    await becomes(lambda: figures.closed[BY_DEVICE,] == 1)
    assert figures.closed["moved",] == 1
    first.cut()
    await becomes(lambda: figures.closed[BY_DEVICE,] == 2)
    assert app.node.measured().connections["partner",] == 1
    assert figures.connections["none",] == 0


async def test_an_alarm_that_rings_is_measured(rooms: Rooms) -> None:
    """The end of a phase comes by itself, and by how much too late is known."""
    async with rooms.serving(tiny_bundle(usual=300)) as app:
        first, _ = await playing(app)
        await first.until(lambda view: view.place is not None and view.place.phase != "write")
        assert sum(app.node.figures.lateness.buckets) >= 1


async def test_a_store_that_is_away_is_timed(rooms: Rooms) -> None:
    """While it is away it is not up, and the seconds are counted; so is the time that nobody vouched for, once it is back."""
    async with faulty(rooms) as (app, store):
        first = await opened(app)
        assert app.node.measured().store_up[()] == 1
        store.no_beats = True
        await first.hear(Notice)
        figures = app.node.measured()
        assert figures.store_up[()] == 0
        before = figures.store_away.seconds
        await asyncio.sleep(1)
        assert figures.store_away.seconds > before
        store.no_beats = False
        await first.hear(Notice)
        assert app.node.measured().store_up[()] == 1
        assert figures.unvouched[()] >= 1


async def test_what_replicas_did_not_have_is_counted(rooms: Rooms) -> None:
    """Waits for replicas that came to too few, and answers that were told all the same, are on the page as the store counts them."""
    async with rooms.serving(store=lambda: ValkeyStore.connect(rooms.url, durability=Durability(1, wait=1))) as app:
        figures = app.node.measured()
        assert (figures.replicas_short[()], figures.undurable[()]) == (0, 0)
        tries = asyncio.create_task(_rooms_until_one_is_told(app))
        await becomes(lambda: app.node.measured().replicas_short[()] > 0)
        await tries
        assert app.node.measured().undurable[()] >= 1


async def _rooms_until_one_is_told(app: App) -> None:
    while True:
        with contextlib.suppress(StoreError):
            await app.room()
            return


async def test_a_silent_device_is_counted(app: App) -> None:
    """Whoever is cut since nothing was heard is counted apart."""
    first, second = await paired(app)
    line = next(iter(app.node._desks.values())).lines["b"]  # the server's end, which no device can make look old
    line.heard -= 60_000
    await first.until(shows("b", "asleep"))
    assert app.node.figures.silent[()] == 1
    second.cut()
