"""A phone in a person's hand: a browser's context of its own, and what one does on it. Everything is found by its role and its words, as a
reader of the screen finds it."""

from __future__ import annotations

import re
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, expect

WITHIN = 10_000
"""Milliseconds in which a screen shows what it is to show."""

ISOLATES = re.compile("[\u2066-\u2069\u202a-\u202e]")
"""Marks that keep a name from turning the sentence around it."""


class Phone:
    """One phone. `faults` is whatever its page complained of, `strangers` whom it asked for anything besides the server."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.context = context
        self.url = url
        self.faults: list[str] = []
        self.strangers: list[str] = []
        self.page: Page = context.new_page()
        self.page.set_default_timeout(WITHIN)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.context.on("request", self._asked)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(message.text)

    def _asked(self, request: Request) -> None:
        if urlsplit(request.url).netloc != urlsplit(self.url).netloc:
            self.strangers.append(request.url)

    @property
    def language(self) -> str:
        """The language that it is set to."""
        return str(self.page.evaluate("navigator.language")).split("-", maxsplit=1)[0]

    def goes_to(self, path: str = "/") -> None:
        """Open an address of the server."""
        self.page.goto(path if path.startswith("http") else self.url + path)

    def taps(self, name: str | re.Pattern[str]) -> None:
        """Tap a button."""
        self.page.get_by_role("button", name=name, exact=isinstance(name, str)).click()

    def picks(self, name: str, *, of: str | None = None) -> None:
        """Pick one of several; `of` names the question, where the same answer is offered to more than one."""
        place: Page | Locator = self.page if of is None else self.page.get_by_role("group", name=of)
        place.get_by_role("radio", name=re.compile(f"^{re.escape(name)}")).check()

    def writes(self, label: str, text: str) -> None:
        """Write into a field."""
        self.page.get_by_label(label).fill(text)

    def sees(self, title: str | re.Pattern[str]) -> None:
        """Wait for the screen of that title."""
        expect(self.page.get_by_role("heading", level=1, name=title)).to_be_visible(timeout=WITHIN)

    def reads(self, words: str | re.Pattern[str]) -> None:
        """Wait for words on the screen; names in them may carry their marks of direction."""
        wanted = words if isinstance(words, re.Pattern) else re.compile(_loosely(words))
        expect(self.page.get_by_text(wanted).first).to_be_visible(timeout=WITHIN)

    def text(self, selector: str) -> str:
        """What stands in a part of the page, without marks of direction."""
        return ISOLATES.sub("", self.page.locator(selector).first.inner_text())


def _loosely(words: str) -> str:
    return "[\u2066-\u2069]?".join(re.escape(char) for char in words)


class Phones:
    """The phones of one test."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser = browser
        self.url = url
        self.all: list[Phone] = []

    def one(
        self,
        *,
        width: int = 390,
        height: int = 844,
        locale: str = "en-GB",
        scheme: Literal["dark", "light"] = "light",
        javascript: bool = True,
        url: str | None = None,
        **more: Any,
    ) -> Phone:
        """One more phone, of that size in CSS pixels, in that language and theme; `url` is where it finds the server, if not where the others do."""
        context = self._browser.new_context(
            viewport={"width": width, "height": height},
            locale=locale,
            color_scheme=scheme,
            java_script_enabled=javascript,
            has_touch=True,
            is_mobile=True,
            device_scale_factor=2,
            **more,
        )
        phone = Phone(context, url or self.url)
        self.all.append(phone)
        return phone

    def put_away(self) -> None:
        """Close them; none may have shown a fault or asked a stranger."""
        for phone in self.all:
            phone.context.close()
        assert [phone.strangers for phone in self.all if phone.strangers] == []
        assert [phone.faults for phone in self.all if phone.faults] == []
