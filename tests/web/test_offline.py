"""The shell on the phone: it opens without a network, can be put on the home screen, and a newer one waits until nobody loses anything."""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path

from playwright.sync_api import Browser, expect

from support.serving import Served
from web.phone import Phones
from web.ways import playing


def test_the_shell_opens_without_a_network_and_says_so(phones: Phones) -> None:
    """At each of its addresses; the words of a session are not kept, and nothing else is but the shell."""
    first, _ = playing(phones)
    first.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    kept = first.page.evaluate(
        "caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(cache => cache.keys()))))"
        ".then(all => all.flat().map(request => new URL(request.url).pathname))"
    )
    shell = {"/", "/icon.svg", "/theme.js"}
    assert shell <= set(kept)
    assert [path for path in kept if path not in shell and not path.startswith("/assets/")] == []
    other = first.context.new_page()
    other.goto(first.url + "/about")
    first.context.set_offline(True)
    for path, title in (("/safety", "Safety"), ("/", "See it from the other side.")):
        other.goto(first.url + path)
        expect(other.get_by_role("heading", level=1)).to_have_text(title)
    expect(other.get_by_text("No connection. You can read here.")).to_be_visible()
    first.context.set_offline(False)
    expect(other.get_by_text("No connection. You can read here.")).to_have_count(0)
    first.faults.clear()  # the browser itself notes each try that failed


def test_it_can_be_put_on_the_home_screen(phones: Phones) -> None:
    """The manifest and its icons are there, in the sizes that it says."""
    phone = phones.one()
    phone.goes_to()
    link = phone.page.locator("link[rel=manifest]").get_attribute("href")
    manifest = json.loads(phone.context.request.get(f"{phone.url}{link}").text())
    assert manifest["display"] == "standalone"
    assert manifest["start_url"] == manifest["scope"] == "/"
    assert any(icon.get("purpose") == "maskable" for icon in manifest["icons"])
    for icon in manifest["icons"]:
        reply = phone.context.request.get(phone.url + icon["src"])
        assert reply.headers["content-type"] == icon["type"]
        if icon["type"] == "image/png":
            assert "{}x{}".format(*struct.unpack(">II", reply.body()[16:24])) == icon["sizes"]


NEWER = """async () => {
    const text = await (await fetch("/sw.js")).text();
    const keeps = async () => (await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))).flat();
    while (!(await keeps()).some(({ url }) => url.includes("=another"))) await new Promise((done) => setTimeout(done, 50));
    return [text.includes("another"), window.old];
}"""
"""Waits until the newer shell is kept; whether the server gives it out, and the page is still the one that it was."""


def test_a_newer_page_waits_for_the_end_of_a_phase(browser: Browser, renewed: tuple[Served, Path]) -> None:
    """A server that comes back with a newer page changes nothing in a phase; with the next one it is there, without a word."""
    served, page = renewed
    phones = Phones(browser, served.url)
    pair = playing(phones)
    first, _ = pair
    title = first.text("h1")
    first.page.evaluate("navigator.serviceWorker.ready.then(() => { window.old = true; })")
    served.stop()
    for name in ("index.html", "sw.js"):
        for old in page.glob(f"{name}.*"):
            old.unlink()
    shell, worker = page / "index.html", page / "sw.js"
    shell.write_text(shell.read_text().replace("<html", '<html data-newer=""'))
    worker.write_text(re.sub(r"(url:.?/.?,revision:.)[0-9a-f]{16}", r"\1another", worker.read_text()))
    served.start()
    assert first.page.evaluate(NEWER) == [True, True]
    first.sees(title)
    for phone in pair:
        phone.taps("Pass")
    expect(first.page.locator("html")).to_have_attribute("data-newer", "")
    first.page.get_by_role("timer").wait_for()
    assert first.page.evaluate("window.old") is None
    for phone in phones.all:
        phone.faults.clear()  # the browser itself notes each try that failed
    phones.put_away()
