"""Ten thousand devices that are there and say nothing: two who play do not notice them."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gateway.raw import BINARY, Raw, framed, message
from support.playing import play_on, seated
from support.serving import Served, quick_scenarios
from viceversa.gateway.crowd import KEPT_FREE, SPARE, open_files

COUNT = int(os.environ.get("IDLE", "10000"))
AT_ONCE = 100


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A server in a process of its own that waits long for devices which say nothing."""
    monkeypatch.setenv("VICEVERSA_HELLO_SECONDS", "60")
    monkeypatch.setenv("VICEVERSA_PONG_SECONDS", "120")
    folder = Path(tempfile.mkdtemp(prefix="vv-"))
    server = Served(folder / "data", scenarios=quick_scenarios(folder)).start()
    yield server
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.skipif(not Path("/proc").exists(), reason="only there can the memory of another process be read")
async def test_two_play_beside_ten_thousand_idle(served: Served) -> None:
    """As many as the system has files for are let in, each is answered, and a whole evening goes on beside them."""
    count = min(COUNT, open_files() - SPARE - 2 * KEPT_FREE)
    before = served.resident()
    idle: list[Raw] = []
    while len(idle) < count:
        some = min(AT_ONCE, count - len(idle))
        idle += await asyncio.gather(*(Raw.connected(served.port, then=framed(message("ping", t=1))) for _ in range(some)))
    for each in idle:
        await each.next(BINARY)
    each_kib = (served.resident() - before) / count / 1024
    print(f"{count:,} idle connections: {each_kib:.1f} KiB each")
    assert each_kib < 40
    devices = await seated(served.url, served.url)
    await play_on(devices, lambda view: all(device.view.stage == "done" for device in devices))
    for device in devices:
        await device.close()
    idle[0].throw(framed(message("ping", t=2)))
    await idle[0].next(BINARY)
    for each in idle:
        each.drop()
