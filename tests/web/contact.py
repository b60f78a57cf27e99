"""All pictures on one page, to be looked at together: a row for each screen, a column for each kind of phone."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser

WIDE = 180
"""CSS pixels of a picture on the page."""

STYLE = f"""
body {{ font: 14px/1.4 system-ui, sans-serif; margin: 16px; background: #ddd; color: #222; }}
table {{ border-collapse: collapse; }}
th {{ text-align: start; padding: 8px; position: sticky; top: 0; background: #ddd; }}
td {{ vertical-align: top; padding: 6px; white-space: nowrap; }}
img {{ width: {WIDE}px; border: 1px solid #888; background: #fff; }}
"""


class Shot(NamedTuple):
    """A picture: its tour and screen, whose phone (a opened the room), the kind of phone, and its file."""

    tour: str
    screen: str
    seat: str
    kind: str
    file: str


def page_of(shots: Sequence[Shot]) -> str:
    """The page of these pictures, which lies beside them."""
    kinds = list(dict.fromkeys(shot.kind for shot in shots))
    rows = []
    for tour, screen in dict.fromkeys((shot.tour, shot.screen) for shot in shots):
        cells = [_cell([shot for shot in shots if (shot.tour, shot.screen, shot.kind) == (tour, screen, kind)]) for kind in kinds]
        rows.append(f"<tr><th>{escape(tour)}<br>{escape(screen)}</th>{''.join(cells)}</tr>")
    heads = "".join(f"<th>{escape(kind)}</th>" for kind in kinds)
    table = f"<table><tr><th></th>{heads}</tr>{''.join(rows)}</table>"
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title><style>{STYLE}</style>{table}</html>'


def _cell(shots: Sequence[Shot]) -> str:
    pictures = (f'<a href="{escape(shot.file)}"><img src="{escape(shot.file)}" alt="phone {shot.seat}"></a>' for shot in shots)
    return f"<td>{' '.join(pictures)}</td>"


def sheet_of(browser: Browser, folder: Path, shots: Sequence[Shot], tour: str) -> None:
    """The rows of one tour as one picture, `sheet-TOUR.png`."""
    mine = [shot for shot in shots if shot.tour == tour]
    if mine:
        file = folder / "sheet.html"
        file.write_text(page_of(mine), encoding="utf-8")
        page = browser.new_page()
        page.goto(file.resolve().as_uri())
        page.set_viewport_size({"width": page.evaluate("document.documentElement.scrollWidth"), "height": 800})
        page.screenshot(path=folder / f"sheet-{tour}.png", full_page=True)
        page.close()
        file.unlink()
