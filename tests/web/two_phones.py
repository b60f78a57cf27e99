"""The picture that the README opens with: two phones side by side in the swap, the light one speaking as the other, the dark one listening.

python -m web.two_phones FILE
"""

from __future__ import annotations

import base64
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from support.playing import at
from support.serving import Served, quick_scenarios
from web.browsing import launched
from web.phone import Phone, Phones
from web.pictures import STILL
from web.played import Table, table

HEIGHT = 780
TRIES = 20
TYPEFACE = """async () => {
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules)
      if (rule instanceof CSSFontFaceRule) {
        const file = new URL(/url\\("?([^")]+)/.exec(rule.style.src)[1], sheet.href ?? location.href);
        const face = new FontFace("Literata", `url(${file})`, {weight: rule.style.fontWeight, display: "block"});
        document.fonts.add(await face.load());
      }
}"""

STYLE = """
body { margin: 0; padding: 28px; display: flex; gap: 32px; width: max-content; background: #ece4d8; }
img { width: 312px; display: block; border: 9px solid #2a2521; border-radius: 38px; }
"""


def takes_seat(game: Table, seat: int, phone: Phone) -> None:
    """A phone takes that seat, and has the typeface at hand, as on any day but the first."""
    game.hands_over(seat, phone)
    phone.page.locator(".in-role").wait_for()
    phone.page.evaluate(TYPEFACE)
    phone.page.evaluate(STILL)


def at_the_same_second(*phones: Phone) -> tuple[bytes, ...]:
    """What they show, all with the same time left."""
    for _ in range(TRIES):
        before = [phone.text(".clock") for phone in phones]
        pictures = tuple(phone.page.screenshot() for phone in phones)
        if len({*before, *(phone.text(".clock") for phone in phones)}) == 1:
            return pictures
    raise AssertionError("the clocks never stood still for a picture")


def beside(browser: Browser, pictures: tuple[bytes, ...], file: Path) -> None:
    """These pictures side by side, as one."""
    shown = "".join(f'<img src="data:image/png;base64,{base64.b64encode(one).decode()}">' for one in pictures)
    page = browser.new_page(device_scale_factor=1.25)
    page.set_content(f"<style>{STYLE}</style>{shown}")
    page.locator("body").screenshot(path=file)
    page.close()


def main() -> None:
    """Write the picture into the file that is named."""
    file = Path(sys.argv[1])
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="vv-") as place, sync_playwright() as playwright:
        served = Served(Path(place) / "data", scenarios=quick_scenarios(Path(place))).start()
        try:
            browser = launched(playwright)
            phones = Phones(browser, served.url)
            with table(served.url) as game:
                game.plays("the-one-thing", at("speech"))
                lead = 0 if game.leads(0) else 1
                pair = phones.one(height=HEIGHT), phones.one(height=HEIGHT, scheme="dark")
                for seat, phone in zip((lead, 1 - lead), pair, strict=True):
                    takes_seat(game, seat, phone)
                pictures = at_the_same_second(*pair)
            phones.put_away()
            beside(browser, pictures, file)
            browser.close()
        finally:
            served.stop()


if __name__ == "__main__":
    main()
