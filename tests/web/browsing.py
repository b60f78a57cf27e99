"""The browser that the page is opened in: Debian's Chromium, or a Chrome that is installed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ON_A_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""What keeps a browser from talking to anybody but the page's server."""


def program() -> str | None:
    """Where the browser is."""
    found = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    return found or (str(ON_A_MAC) if ON_A_MAC.exists() else None)


def launched(playwright: Playwright, *more: str) -> Browser:
    """A browser without a window, with `more` arguments. Raises RuntimeError where there is none."""
    path = program()
    if path is None:
        raise RuntimeError("there is no browser here")
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return playwright.chromium.launch(executable_path=path, args=[*QUIET, *more, *(["--no-sandbox"] if as_root else [])])
