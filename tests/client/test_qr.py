"""The QR code as text."""

from __future__ import annotations

import segno

from viceversa_client.qr import qr_lines

LINK = "http://192.168.1.5:8000/#p6bjDF2SZcxSrALc.tDtUoaAeW0wzSX1qRSZn5w"


def test_every_module_is_drawn() -> None:
    """The half blocks hold exactly the modules of the code."""
    lines = qr_lines(LINK)
    upper, lower = {"\u2588": 1, "\u2580": 1, "\u2584": 0, " ": 0}, {"\u2588": 1, "\u2580": 0, "\u2584": 1, " ": 0}
    drawn = [[1 - signs[sign] for sign in line] for line in lines for signs in (upper, lower)]
    wanted = [list(row) for row in segno.make(LINK, error="l", micro=False).matrix_iter(border=2)]
    assert drawn[: len(wanted)] == wanted


def test_fits_a_small_terminal() -> None:
    """A usual link fits into 80 by 22."""
    lines = qr_lines(LINK)
    assert len({len(line) for line in lines}) == 1
    assert len(lines) <= 22
    assert len(lines[0]) <= 78
