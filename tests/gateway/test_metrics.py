"""The page of figures: what is on it, who may read it, and what must never be on it."""

from __future__ import annotations

import asyncio
import platform
import re
import sys

import pytest
from prometheus_client.parser import text_string_to_metric_families

from gateway.peer import Peer
from gateway.rooms import Rooms, finish, playing
from gateway.test_pages import Reply, get
from viceversa import __version__
from viceversa.app import App
from viceversa.live.figures import Figures
from viceversa.live.measures import OTHER, Counter, Gauge, Histogram

TEXT = "text/plain; version=1.0.0; charset=utf-8"


def samples(page: Reply) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    """Each number on the page, by its name and labels."""
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(page.body.decode())
        for sample in family.samples
    }


def number(page: Reply, name: str, **labels: str) -> float:
    """One number on the page."""
    return samples(page)[name, frozenset(labels.items())]


async def test_the_page_is_what_prometheus_reads(app: App) -> None:
    """Text of its kind, which is kept by nobody."""
    page = await get(app.port, "/metrics")
    assert (page.status, page.headers["content-type"], page.headers["cache-control"]) == (200, TEXT, "no-store")
    assert samples(page)


async def test_every_figure_is_on_the_page(app: App) -> None:
    """With its name, its type and its help, and every value of its labels from the start."""
    page = await get(app.port, "/metrics")
    families = {family.name: family for family in text_string_to_metric_families(page.body.decode())}
    for each in Figures().all():
        family = families[each.name.removesuffix("_total")]
        kind = "gauge" if isinstance(each, Gauge) else "histogram" if isinstance(each, Histogram) else "counter"
        assert (family.type, family.documentation) == (kind, each.help)
        if isinstance(each, Counter | Gauge):
            there = {tuple(sample.labels[label] for label in each.labels) for sample in family.samples}
            assert there == {values for values, _ in each}


async def test_what_runs_here_is_told(app: App) -> None:
    """The version of the program and of Python."""
    page = await get(app.port, "/metrics")
    assert number(page, "viceversa_build_info", version=__version__, python=platform.python_version()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process uses in a way that the library reads")
async def test_what_the_process_uses_is_told(app: App) -> None:
    """Processor time and memory of this process."""
    page = await get(app.port, "/metrics")
    assert number(page, "process_cpu_seconds_total") > 0
    assert number(page, "process_resident_memory_bytes") > 10_000_000


async def test_numbers_move_with_what_happens(app: App) -> None:
    """Two who play are one session and two partners; what they do is counted, and each commit is in its buckets."""
    await finish(await playing(app))
    page = await get(app.port, "/metrics")
    assert number(page, "viceversa_sessions") == 1
    assert number(page, "viceversa_connections", seat="partner") == 2
    assert number(page, "viceversa_commands_total", answer="accepted") == 12
    commits = number(page, "viceversa_commits_total", outcome="applied")
    assert number(page, "viceversa_commit_seconds_count") == commits > 8
    assert number(page, "viceversa_commit_seconds_bucket", le="+Inf") == commits
    assert number(page, "viceversa_batch_commands_sum") >= commits


async def test_a_session_leaves_nothing_of_itself_on_the_page(app: App) -> None:
    """No id, token, name, code, address, card, exercise, level or lane of a session that was played is anywhere in the page,
    and no label has a value that is not on its list."""
    pair = first, second = await playing(app)
    room = first.view.door or second.view.door
    assert first.welcome is not None
    assert second.welcome is not None
    stranger = await Peer.dial(app.port)
    await stranger.refused("join", code="BBBBBB", name="Mallory")
    await stranger.refused("dance-of-mallory")
    await first.do({"do": "dance-of-mallory"})
    await finish(pair)
    page = await get(app.port, "/metrics")
    text = page.body.decode()
    secrets = {
        first.welcome.session,
        first.welcome.token,
        second.welcome.token,
        first.welcome.bundle,
        app.node.id,
        first.instance,
        *([] if room is None else [room.code, room.secret]),
        *(
            "Ada",
            "Ben",
            "Mallory",
            "mallory",
            "BBBBBB",
            "127.0.0.1",
            "tiny",
            "feelings",
            "standard",
            "light",
            "write",
            "lane",
            "level",
        ),
    }
    assert [secret for secret in secrets if secret and secret in text] == []
    for each in Figures().all():
        if isinstance(each, Counter | Gauge):
            for label, known in each.labels.items():
                found = set(re.findall(rf'^{each.name}{{[^}}]*\b{label}="([^"]*)"', text, re.MULTILINE))
                assert found <= {*known, OTHER}, each.name


async def test_only_whoever_runs_the_server_reads_it(rooms: Rooms) -> None:
    """By default that is this very machine; everybody else finds that there is no such page."""
    async with rooms.serving(metrics_from=("192.0.2.0/24",)) as app:
        page = await get(app.port, "/metrics")
        assert (page.status, b"viceversa" in page.body) == (404, False)
    async with rooms.serving(metrics_from=()) as app:
        assert (await get(app.port, "/metrics")).status == 404


async def test_a_proxy_does_not_open_it_to_everybody(rooms: Rooms) -> None:
    """Behind a proxy on this machine the reader is whoever the proxy says; a proxy that nobody has named speaks for nobody."""
    for trusted in ((), ("127.0.0.1",)):
        async with rooms.serving(trusted_proxies=trusted) as app:
            for forwarded in ("203.0.113.9", "127.0.0.1, 203.0.113.9"):
                page = await get(app.port, "/metrics", f"X-Forwarded-For: {forwarded}")
                assert page.status == 404
            assert (await get(app.port, "/metrics")).status == 200
    async with rooms.serving(trusted_proxies=("127.0.0.1",), metrics_from=("203.0.113.0/24",)) as app:
        assert (await get(app.port, "/metrics", "X-Forwarded-For: 203.0.113.9")).status == 200
        assert (await get(app.port, "/metrics")).status == 404


async def test_reading_it_changes_nothing(app: App) -> None:
    """Two readings of a quiet server count the same commands and commits, and many at once all get their page."""
    await playing(app)
    before = samples(await get(app.port, "/metrics"))
    pages = await asyncio.gather(*(get(app.port, "/metrics") for _ in range(8)))
    assert {page.status for page in pages} == {200}
    moving = ("process_", "viceversa_connections_opened", "viceversa_alarm")
    after = samples(pages[-1])
    assert {key for key in after if after[key] != before[key] and not key[0].startswith(moving)} == set()
