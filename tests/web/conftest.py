"""Phones: contexts of a real browser, before a real server with a real store and the built page.

The browser is Debian's Chromium, or a Chrome that is installed. Where there is none, these tests say so and are skipped; where
VICEVERSA_TESTS_BROWSER says that it is needed, they fail instead.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from support.serving import Served, quick_scenarios
from viceversa.gateway.shell import complaint, page_folder
from web.browsing import launched, program
from web.phone import Phones

BOTH = ("en", "es")
"""The languages that two phones may differ in."""


@pytest.fixture(scope="module")
def browser_arguments() -> tuple[str, ...]:
    """What the browser of a file is told besides."""
    return ()


@pytest.fixture(scope="module")
def browser(browser_arguments: tuple[str, ...]) -> Iterator[Browser]:
    """A browser without a window. It is closed after each file: while it is open, no test of another file could run an event loop."""
    if program() is None:
        say = "there is no Chromium or Chrome here to open the page in; on Debian: apt install chromium"
        if os.environ.get("VICEVERSA_TESTS_BROWSER") == "needed":
            pytest.fail(say)
        pytest.skip(say)
    if (wrong := complaint(page_folder())) is not None:
        pytest.fail(wrong)
    with sync_playwright() as playwright:
        browser = launched(playwright, *browser_arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server on its embedded store, with the shipped exercises and no least times."""
    folder = tmp_path_factory.mktemp("web")
    served = Served(folder / "data", scenarios=quick_scenarios(folder, BOTH)).start()
    yield served
    served.stop()


@pytest.fixture
def phones(browser: Browser, served: Served) -> Iterator[Phones]:
    """Phones to open the page on. At the end of the test each of them has shown no fault, and asked nobody else for anything."""
    phones = Phones(browser, served.url)
    yield phones
    phones.put_away()


@pytest.fixture
def renewed(tmp_path: Path) -> Iterator[tuple[Served, Path]]:
    """A server that gives out a copy of the page, which can be made a newer one."""
    page = tmp_path / "page"
    shutil.copytree(page_folder(), page)
    served = Served(tmp_path / "data", scenarios=quick_scenarios(tmp_path), environment={"VICEVERSA_PAGE": str(page)}).start()
    yield served, page
    served.stop()
