"""Reaching a server."""

from __future__ import annotations

import asyncio
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvloop

from store.test_contract import in_time
from viceversa.store.address import place
from viceversa.store.contract import Commit, Hint, Unavailable
from viceversa.store.dialling import dialler
from viceversa.store.valkey import ValkeyStore


def test_other_schemes_are_the_callers_error() -> None:
    """A URL of another scheme raises ValueError before anything is tried."""
    with pytest.raises(ValueError, match="scheme"):
        dialler("http://host", 1.0)


@pytest.mark.parametrize("url", ["redis://127.0.0.1:1", "unix:///nowhere/at/all.sock", "rediss://127.0.0.1:1"])
async def test_a_server_that_is_not_there_is_unavailable(url: str) -> None:
    """Nothing that listens is Unavailable, at once, with the place in the sentence."""
    with pytest.raises(Unavailable, match="cannot be reached") as caught:
        await dialler(url, 2.0)(asyncio.Protocol())
    assert place(url) in str(caught.value)


async def test_a_server_that_says_nothing_is_unavailable_in_bounded_time(short_dir: Path) -> None:
    """A socket that accepts and stays silent is given up after the time-out."""
    lines = []
    server = await asyncio.start_unix_server(lambda *line: lines.append(line), str(short_dir / "mute.sock"))
    began = time.monotonic()
    with pytest.raises(Unavailable):
        await dialler(f"unix://{short_dir}/mute.sock", 0.2)(asyncio.Protocol())
    assert time.monotonic() - began < 2
    for _, writer in lines:
        writer.close()
    server.close()


@pytest.mark.parametrize("run", [asyncio.run, uvloop.run], ids=["asyncio", "uvloop"])
def test_a_cancellation_while_connecting_is_never_swallowed(store_url: str, run: object) -> None:
    """At whatever step of connecting it is cancelled, dialling ends as cancelled, unless it had already ended."""
    assert callable(run)

    async def dialled() -> None:
        cancelled = 0
        for turns in range(30):
            task = asyncio.ensure_future(dialler(store_url, 2.0)(asyncio.Protocol()))
            for _ in range(turns):
                await asyncio.sleep(0)
            if task.cancel():
                cancelled += 1
                with pytest.raises(asyncio.CancelledError):
                    await task
        assert cancelled > 2

    run(asyncio.wait_for(dialled(), 20))


@pytest.fixture
def secure_url(short_dir: Path) -> Iterator[str]:
    """A redis-server that speaks TLS and wants a password."""
    redis, openssl = shutil.which("redis-server"), shutil.which("openssl")
    if redis is None or openssl is None:
        pytest.skip("no redis-server or no openssl on this machine")
    key, cert = short_dir / "key.pem", short_dir / "cert.pem"
    made = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1"]
    made += ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(cert)]
    subprocess.run(made, check=True, capture_output=True, timeout=20)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    words = [
        redis,
        "--port",
        "0",
        "--tls-port",
        port,
        "--tls-cert-file",
        str(cert),
        "--tls-key-file",
        str(key),
        "--bind",
        "127.0.0.1",
    ]
    words += [
        "--tls-ca-cert-file",
        str(cert),
        "--tls-auth-clients",
        "no",
        "--requirepass",
        "word",
        "--save",
        "",
        "--dir",
        str(short_dir),
    ]
    server = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        for line in server.stdout:
            if "Ready to accept" in line:
                break
        yield f"rediss://:word@localhost:{port}?ssl_ca_certs={cert}"
    finally:
        server.kill()
        server.communicate(timeout=10)


@pytest.mark.parametrize("run", [asyncio.run, uvloop.run], ids=["asyncio", "uvloop"])
def test_an_encrypted_connection_carries_commits_too(secure_url: str, run: object) -> None:
    """Over TLS, with a password, on either event loop: big and small commits, and the inbox."""
    assert callable(run)

    async def played() -> None:
        store = await ValkeyStore.connect(secure_url)
        commits = [Commit(f"s{n}", "c1", None, bytes(n * 2000), 0, 60_000) for n in range(50)]
        answers = await asyncio.gather(*(in_time(store, commit) for commit in commits))
        assert {answer.outcome for answer in answers} == {"applied"}
        record = await store.load("s49")
        assert record is not None
        assert record.state == bytes(98_000)
        inbox = store.inbox("n")
        assert await anext(inbox) is None
        await store.beat("n")
        assert (await anext(inbox)) == Hint("", "")
        await store.close()

    run(asyncio.wait_for(played(), 20))
