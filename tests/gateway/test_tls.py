"""A server that speaks TLS itself: with a certificate of a made-up authority, and what is said of files that cannot be served with."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest
from websockets.asyncio.client import connect

from gateway.peer import Peer
from gateway.rooms import Rooms
from viceversa.gateway.tls import BadCertificate, secured
from viceversa.wire.codec import MSGPACK

CURVE = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-days", "2")


class Files(NamedTuple):
    """An authority's certificate, a certificate that it signed for localhost, its key, and the same key behind a passphrase."""

    authority: Path
    cert: Path
    key: Path
    locked: Path


def openssl(*words: str | Path) -> None:
    """Run openssl."""
    subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True, timeout=30)


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """A made-up authority and what it signed."""
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl here to make a certificate")
    at = tmp_path_factory.mktemp("authority")
    found = Files(at / "authority.crt", at / "server.crt", at / "server.key", at / "locked.key")
    openssl("req", "-x509", *CURVE, "-nodes", "-subj", "/CN=Made up", "-keyout", at / "authority.key", "-out", found.authority)
    openssl("req", "-new", *CURVE[:4], "-nodes", "-subj", "/CN=localhost", "-keyout", found.key, "-out", at / "asked.csr")
    (at / "names").write_text("subjectAltName=DNS:localhost,IP:127.0.0.1\n")
    signed_by = ("-CA", found.authority, "-CAkey", at / "authority.key", "-CAcreateserial", "-days", "2", "-extfile", at / "names")
    openssl("x509", "-req", "-in", at / "asked.csr", *signed_by, "-out", found.cert)
    openssl("pkey", "-in", found.key, "-aes256", "-passout", "pass:hush-hush", "-out", found.locked)
    return found


async def test_devices_come_in_over_tls(rooms: Rooms, files: Files) -> None:
    """Who trusts the authority has the page's answers as https, and the socket as wss, from one port; links say https."""
    theirs = ssl.create_default_context(cafile=files.authority)
    async with rooms.serving(tls_cert=files.cert, tls_key=files.key) as app:
        async with connect(f"wss://localhost:{app.port}/ws", ssl=theirs, proxy=None, host="127.0.0.1") as ws:
            await Peer(ws, MSGPACK).enter("open")
            found = ws.transport.get_extra_info("ssl_object")
            assert found.version() in ("TLSv1.2", "TLSv1.3")
        assert str(app.link(await app.room())).startswith(f"https://localhost:{app.port}/#")
        with pytest.raises(ssl.SSLCertVerificationError):
            async with connect(f"wss://localhost:{app.port}/ws", ssl=ssl.create_default_context(), proxy=None, host="127.0.0.1"):
                pass


async def test_what_is_too_old_is_not_spoken(rooms: Rooms, files: Files) -> None:
    """TLS 1.1 is refused in the handshake."""
    old = ssl.create_default_context(cafile=files.authority)
    old.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        old.maximum_version = ssl.TLSVersion.TLSv1_1
    async with rooms.serving(tls_cert=files.cert, tls_key=files.key) as app:
        with pytest.raises((ssl.SSLError, OSError)):
            async with connect(f"wss://localhost:{app.port}/ws", ssl=old, proxy=None, host="127.0.0.1"):
                pass


def test_without_files_there_is_no_tls() -> None:
    """Plain http is what is served where nothing is said."""
    assert secured(None, None) is None


def test_what_cannot_be_served_with_is_said_in_a_sentence(files: Files, tmp_path: Path) -> None:
    """One file alone, one that is not there, one that is none, a key of another, and one behind a passphrase: each has words of its own."""
    other = tmp_path / "other.key"
    openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-out", other)
    rubbish = tmp_path / "rubbish.pem"
    rubbish.write_text("not a certificate")
    for cert, key, says in (
        (files.cert, None, "--tls-cert is set and --tls-key is not"),
        (None, files.key, "--tls-key is set and --tls-cert is not"),
        (tmp_path / "none.pem", files.key, "none.pem, which can't be read: No such file"),
        (files.cert, tmp_path, "which can't be read: Is a directory"),
        (rubbish, files.key, "are no certificate and key as PEM"),
        (files.cert, rubbish, "are no certificate and key as PEM"),
        (files.cert, other, "does not belong to the certificate"),
        (files.cert, files.locked, "has a passphrase"),
    ):
        with pytest.raises(BadCertificate, match=says):
            secured(cert, key)
