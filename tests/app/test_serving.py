"""`viceversa serve` as a process: what it says, what it never says, and how it ends."""

from __future__ import annotations

import asyncio
import gc
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from gateway.peer import Peer
from gateway.rooms import Rooms
from support.playing import play_on, seated
from support.serving import Served, free_port, quick_scenarios
from viceversa import serving
from viceversa.game import commands as c
from viceversa.gateway.codes import hashed
from viceversa.live import rounds
from viceversa.live.record import pack
from viceversa_client.link import Link, read_target

NAMES = ("Annabella", "Bogumil")


def serve(*words: str) -> subprocess.CompletedProcess[str]:
    """Run `viceversa serve` to its end, which must come soon."""
    return subprocess.run(
        [sys.executable, "-m", "viceversa", "serve", *words], capture_output=True, text=True, timeout=30, check=False
    )


async def printed(capsys: pytest.CaptureFixture[str], pattern: str, times: int) -> list[str]:
    """What was printed for a pattern, once it came that often. Fails after ten seconds."""
    said = ""
    async with asyncio.timeout(10):
        while len(found := re.findall(pattern, said)) < times:
            await asyncio.sleep(0.01)
            said += capsys.readouterr().out
    return found


async def test_nothing_secret_is_in_the_log(short_dir: Path) -> None:
    """After a whole evening with joins, wrong codes, rubbish, a kill and an erasure the log names no session, person, code or token,
    and holds no answer."""
    server = Served(short_dir / "data", scenarios=quick_scenarios(short_dir)).start()
    secrets: list[str] = list(NAMES)
    try:
        devices = await seated(server.url)
        for device in devices:
            secrets += [device.session, device.saved.token, hashed(device.saved.token).hex(), device.saved.outbox.id[0]]
        await play_on(devices, lambda view: view.place is not None)
        await asyncio.to_thread(server.kill)
        server.start()
        await play_on(devices)
        await devices[0].do(c.Erase())
        for device in devices:
            await device.close()
        peer = await Peer.dial(server.port)
        welcome = await peer.enter("open", name=NAMES[0])
        door = peer.view.door
        assert door is not None
        secrets += [welcome.session, welcome.token or "", door.code, door.secret]
        await peer.throw(f"not msgpack {NAMES[1]}")
        await peer.throw(b"\xc1" + NAMES[1].encode())
        await peer.say("do", id=["x", 1], command={"do": NAMES[1]})
        stranger = await Peer.dial(server.port)
        assert await stranger.refused("join", code="WRXWRX", name=NAMES[1]) == "no_way_in"
        assert await stranger.refused("resume", session=welcome.session, token="forged-token-forged-to") == "no_seat"
        secrets += ["WRXWRX", "forged-token"]
        peer.cut()
    finally:
        server.stop()
    log = server.log.read_text()
    assert "listens on" in log
    assert [secret for secret in secrets if secret and secret in log] == []
    assert "Traceback" not in log
    assert "never retrieved" not in log


async def test_of_what_nobody_caught_the_kind_alone_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    """A fault in a task or a callback is in the log without its message and without a trace."""

    async def clumsy(name: str) -> None:
        raise KeyError(name)

    loop = asyncio.get_running_loop()
    loop.set_exception_handler(serving.say_kind)
    task = asyncio.create_task(clumsy("a secret"))
    loop.call_soon(int, "another secret")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert task.done()
    del task
    gc.collect()
    said = capfd.readouterr()
    for kind in ("KeyError", "ValueError"):
        assert kind in said.out + said.err
    assert "secret" not in said.out + said.err
    assert "Traceback" not in said.out + said.err


async def test_a_restart_of_a_room_that_waits_keeps_it(short_dir: Path) -> None:
    """`--room` shows code and link; after a kill and a start it is the same room, and both doors still lead in."""
    port, data = free_port(), short_dir / "data"
    words = [sys.executable, "-m", "viceversa", "serve", f"--port={port}", f"--data-dir={data}", "--room"]

    async def shown() -> tuple[subprocess.Popen[str], str, str]:
        process = subprocess.Popen(  # noqa: ASYNC220  (starting takes no time worth a thread)
            words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
        )
        assert process.stdout is not None
        said = ""
        while "Alone for now" not in said:
            line = await asyncio.wait_for(asyncio.to_thread(process.stdout.readline), 20)
            assert line, said
            said += line
        code = re.search(r"Code +(\w{3} \w{3})", said)
        link = re.search(r"Link +(\S+)", said)
        assert code
        assert link
        return process, code[1], link[1]

    process, code, link = await shown()
    process.kill()
    process.communicate()
    process, again, link_again = await shown()
    assert (again, link_again) == (code, link)
    peer = await Peer.dial(port)
    await peer.enter("join", code=code)
    process.terminate()
    assert await asyncio.to_thread(process.wait, 15) == 0
    process.communicate()


async def test_a_room_that_somebody_came_into_is_not_followed_by_another(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Although a room where nobody is leaves the memory meanwhile, it is seen when it fills up, and no new one is shown in between."""
    monkeypatch.setattr(rounds, "FORGET", 0)
    monkeypatch.setattr(rounds, "ROUND", 0.5)
    monkeypatch.setattr(serving, "LOOK", 0.05)
    async with rooms.serving(code_minutes=0.03) as app:
        showing = asyncio.create_task(serving._rooms(app))
        said = await printed(capsys, r"Link +(\S+)", 1)
        link = read_target(said[0])
        assert isinstance(link, Link)
        await asyncio.sleep(1.2)  # longer than two looks at what may leave the memory
        for _ in range(2):
            await (await Peer.dial(app.port)).enter("join", session=link.session, secret=link.secret)
        async with asyncio.timeout(5):
            await showing
        assert "A room is open" not in capsys.readouterr().out


async def test_a_room_that_nobody_came_into_is_followed_by_another(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """When its code has run out unused, or the room is gone, a new one is shown with a new code."""
    monkeypatch.setattr(serving, "LOOK", 0.02)
    async with rooms.serving(code_minutes=0.005) as app:
        showing = asyncio.create_task(serving._rooms(app))
        codes = await printed(capsys, r"Code +(\w{3} \w{3})", 3)
        showing.cancel()
        assert len(codes) == len(set(codes))


async def test_a_room_of_a_newer_release_is_left_alone(rooms: Rooms) -> None:
    """After going back to an older release the last room is another server's business, not a crash."""
    async with rooms.serving() as app:
        desk = await app.room()
        serving._remember(app, desk)
        newer = msgspec.msgpack.encode({**msgspec.msgpack.decode(pack(desk.session)), "min_reader": 9})
    redis = await rooms.redis()
    await redis.hset(f"vv:s:{{{desk.id}}}", "state", newer)
    await redis.aclose()
    async with rooms.serving() as app:
        assert await serving._last(app) is None


def test_a_store_that_is_not_there_is_said_with_exit_code_2(short_dir: Path) -> None:
    """A sentence on standard error, no traceback, and 2."""
    done = serve("--port=0", f"--data-dir={short_dir}", "--store=redis://127.0.0.1:1")
    assert done.returncode == 2
    assert "The store is not there." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_password_of_the_store_is_never_said(short_dir: Path) -> None:
    """Whatever is wrong with the store's address, its password is not repeated."""
    for address in ("redis://someone:hush-hush@127.0.0.1:1", "ftp://someone:hush-hush@127.0.0.1:1"):
        done = serve("--port=0", f"--data-dir={short_dir}", f"--store={address}")
        assert done.returncode == 2
        assert "hush-hush" not in done.stderr + done.stdout


def test_a_bad_scenario_is_said_with_file_and_line(short_dir: Path) -> None:
    """The mistake, where it is, and 2."""
    scenarios = quick_scenarios(short_dir)
    broken = sorted((scenarios / "exercises").glob("*.yaml"))[0]
    broken.write_text(broken.read_text() + "\nsurprise: 1\n")
    done = serve("--port=0", f"--data-dir={short_dir / 'data'}", f"--scenarios={scenarios}")
    assert done.returncode == 2
    assert re.search(rf"{re.escape(broken.name)}:\d+", done.stderr)
    assert "Traceback" not in done.stderr


async def test_a_port_that_is_taken_is_said_with_exit_code_2(short_dir: Path) -> None:
    """A sentence that names the port, and 2; the server that has it goes on."""
    server = Served(short_dir / "one", scenarios=quick_scenarios(short_dir)).start()
    try:
        done = await asyncio.to_thread(serve, f"--port={server.port}", f"--data-dir={short_dir / 'two'}")
        assert done.returncode == 2
        assert str(server.port) in done.stderr
        assert "Traceback" not in done.stderr
        await (await Peer.dial(server.port)).enter("open")
    finally:
        assert server.stop() == 0


async def test_stopping_says_so_and_ends_with_0(short_dir: Path) -> None:
    """SIGINT ends it in good order, soon, and right after the start too; its lines are JSON where nobody is on a terminal."""
    server = Served(short_dir / "data", scenarios=quick_scenarios(short_dir))
    for _ in range(2):
        server.start()
        assert await asyncio.to_thread(server.stop) == 0
    lines = server.log.read_text().splitlines()
    assert any("Stopping" in line for line in lines)
    assert all(json.loads(line) for line in lines if line.startswith("{"))


@pytest.fixture
async def frozen(short_dir: Path) -> AsyncIterator[Served]:
    """A server whose embedded store stands still, with a couple on it; the store goes on at the end, and is stopped."""
    server = Served(short_dir / "data", scenarios=quick_scenarios(short_dir)).start()
    devices = await seated(server.url)
    pid = server.store_process()
    os.kill(pid, signal.SIGSTOP)
    yield server
    os.kill(pid, signal.SIGCONT)
    for device in devices:
        await device.close()
    server.start()
    server.stop()


async def test_a_store_that_stands_still_does_not_keep_a_server_from_leaving(frozen: Served) -> None:
    """It is gone within ten seconds, with exit code 0."""
    started = asyncio.get_running_loop().time()
    assert await asyncio.to_thread(frozen.terminate) == 0
    assert asyncio.get_running_loop().time() - started < 10.5


async def test_a_second_signal_ends_it_at_once(frozen: Served) -> None:
    """Whoever does not want to wait need not; two signals of one moment are one."""
    frozen.send(signal.SIGTERM)
    frozen.send(signal.SIGHUP)
    await asyncio.sleep(1)
    assert frozen.alive
    started = asyncio.get_running_loop().time()
    assert await asyncio.to_thread(frozen.terminate) == 0
    assert asyncio.get_running_loop().time() - started < 1
