"""The built web page as it is given out: what may be kept how long, which encoding, which headers, and nothing but its files."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from gateway.raw import Raw
from gateway.rooms import Rooms
from gateway.test_pages import get
from viceversa.app import App
from viceversa.gateway.shell import SHELL_AT, Shell, accepts, complaint

INDEX = b"<!doctype html><title>Vice Versa</title>"
OTHER = b"<!doctype html><title>Kitchen converter</title>"
SCRIPT = b"export const many = 'words '.repeat(9);"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page as the build leaves it, with a secret beside it and one file of a kind that no page has."""
    page = tmp_path / "web" / "dist"
    (page / "assets").mkdir(parents=True)
    (tmp_path / "web" / "secret.js").write_bytes(b"secret")
    (page / "index.html").write_bytes(INDEX)
    (page / "icon.svg").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    (page / "notes.md").write_bytes(b"not for anybody")
    (page / "kitchen.html").write_bytes(OTHER)
    (page / "sw.js").write_bytes(b"worker")
    (page / "assets" / "index-Ab12.js").write_bytes(SCRIPT)
    (page / "assets" / "index-Ab12.js.br").write_bytes(b"brotli")
    (page / "assets" / "index-Ab12.js.gz").write_bytes(b"gzip")
    return page


@pytest.fixture
async def app(rooms: Rooms, folder: Path) -> AsyncIterator[App]:
    """A server with that page."""
    async with rooms.serving(page=folder) as app:
        yield app


@pytest.mark.parametrize("path", [*SHELL_AT, "/?from=a-messenger", "/join?x=1"])
async def test_the_shell_is_where_links_lead(app: App, path: str) -> None:
    """The first page and the addresses of its parts give the shell, which nobody may keep."""
    page = await get(app.port, path)
    assert (page.status, page.body) == (200, INDEX)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-store"


async def test_a_hashed_file_is_kept_for_ever(app: App) -> None:
    """Its name changes when it does."""
    page = await get(app.port, "/assets/index-Ab12.js")
    assert (page.status, page.body) == (200, SCRIPT)
    assert page.headers["content-type"] == "text/javascript; charset=utf-8"
    assert "immutable" in page.headers["cache-control"]


async def test_a_file_under_a_lasting_name_is_kept_for_a_day(app: App) -> None:
    """The icon may change under its name, though not in a hurry."""
    page = await get(app.port, "/icon.svg")
    assert (page.headers["content-type"], page.headers["cache-control"]) == ("image/svg+xml", "public, max-age=86400")


async def test_the_page_for_leaving_is_kept_for_a_day(app: App) -> None:
    """It has a plain address, and opens at once when it was fetched before, without a network as well."""
    page = await get(app.port, "/kitchen")
    assert (page.status, page.body) == (200, OTHER)
    assert page.headers["cache-control"] == "public, max-age=86400"
    assert (await get(app.port, "/kitchen.html")).status == 404


async def test_a_newer_worker_is_asked_for_each_time(app: App) -> None:
    """Nothing between may keep it, so that a newer page is found."""
    page = await get(app.port, "/sw.js")
    assert (page.headers["content-type"], page.headers["cache-control"]) == ("text/javascript; charset=utf-8", "no-cache")


@pytest.mark.parametrize(
    ("accepted", "body", "encoding"),
    [
        ("gzip, deflate, br, zstd", b"brotli", "br"),
        ("gzip", b"gzip", "gzip"),
        ("br;q=0, GZIP;q=0.5", b"gzip", "gzip"),
        ("identity", SCRIPT, None),
        ("xbr, br;q=0.000", SCRIPT, None),
    ],
)
async def test_the_best_encoding_that_both_know(app: App, accepted: str, body: bytes, encoding: str | None) -> None:
    """A browser gets brotli where it can read it, else gzip, else the plain bytes; a cache is told that it depends."""
    page = await get(app.port, "/assets/index-Ab12.js", f"Accept-Encoding: {accepted}")
    assert (page.body, page.headers.get("content-encoding")) == (body, encoding)
    assert page.headers["vary"] == "accept-encoding"
    assert page.headers["content-length"] == str(len(body))


def test_an_encoding_is_accepted_only_by_name() -> None:
    """A part of another name is not taken for it, and no weight of nothing either."""
    assert accepts("br;q=0.1", "br")
    assert not accepts("", "br")
    assert not accepts("brotli", "br")
    assert not accepts("br;q=0.0", "br")


async def test_the_page_may_load_nothing_from_elsewhere_and_run_nothing_inline(app: App) -> None:
    """Its policy allows this server alone; nobody may frame it, nor learn where its reader came from."""
    headers = (await get(app.port, "/")).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["form-action"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["worker-src"] == policy["manifest-src"] == "'self'"
    assert (policy["require-trusted-types-for"], policy["trusted-types"]) == ("'script'", "worker")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../../secret.js",
        "/assets/%2e%2e/%2e%2e/secret.js",
        "/..%2fsecret.js",
        "//icon.svg",
        "/assets/",
        "/assets",
        "/index.html",
        "/assets/index-Ab12.js.br",
        "/assets/index-Ab12.js/",
        "/notes.md",
        "/Join",
        "/assets/index-Ab12.js%00",
    ],
)
async def test_nothing_else_is_there(app: App, path: str) -> None:
    """No path leads out of the folder, to a packed twin, or to a kind of file that no page has."""
    page = await get(app.port, path)
    assert page.status == 404
    assert b"secret" not in page.body


async def test_head_tells_the_length_alone(app: App) -> None:
    """HEAD has the headers of what GET would give, in the same encoding, and no body."""
    raw = await Raw.dial(app.port)
    raw.throw(b"HEAD /assets/index-Ab12.js HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n\r\n")
    head, _, body = (await raw.over()).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 ")
    assert b"Content-Length: 6" in head
    assert body == b""


async def test_a_server_without_the_page_says_so(rooms: Rooms, tmp_path: Path) -> None:
    """Whoever follows a link reads how to play in a terminal, and who may build the page reads how."""
    async with rooms.serving(page=tmp_path) as app:
        page = await get(app.port, "/?from=a-messenger")
        assert page.status == 200
        assert b"make web" in page.body
        assert page.headers["cache-control"] == "no-store"
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert (await get(app.port, "/join")).status == 404


def test_a_missing_or_stale_page_is_told(folder: Path) -> None:
    """It says what to do; a page that is newer than its sources, or has none beside it, is fine."""
    assert Shell.read(folder.parent) is None
    assert "make web" in (complaint(folder.parent) or "")
    assert complaint(folder) is None
    source = folder.parent / "src" / "deep" / "main.tsx"
    source.parent.mkdir(parents=True)
    source.write_text("1")
    os.utime(source, (1, 1))
    assert complaint(folder) is None
    later = (folder / "index.html").stat().st_mtime + 5
    os.utime(source, (later, later))
    assert "older than its sources" in (complaint(folder) or "")


async def test_an_operator_may_name_where_to_leave_to(rooms: Rooms, folder: Path, tmp_path: Path) -> None:
    """An address of theirs is gone to, a page of theirs is given out with a look of its own and without scripts; the shell stays as it is."""
    async with rooms.serving(page=folder, leave_to="https://weather.example.org/today?a=1&b=2") as app:
        page = await get(app.port, "/kitchen")
        assert (page.status, page.headers["location"]) == (302, "https://weather.example.org/today?a=1&b=2")
        assert (await get(app.port, "/")).body == INDEX
    own = tmp_path / "recipes.html"
    own.write_bytes(b"<!doctype html><title>Recipes</title>")
    async with rooms.serving(page=folder, leave_to=str(own)) as app:
        page = await get(app.port, "/kitchen")
        assert (page.status, page.body) == (200, own.read_bytes())
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        assert page.headers["content-security-policy"].startswith("default-src 'none'; style-src")
        assert "max-age=86400" in page.headers["cache-control"]
