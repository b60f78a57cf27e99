"""A link as a QR code made of half blocks, two rows of modules in a line of text.

Light modules are drawn as blocks, so that on a dark terminal it is a dark code on light ground.
"""

from __future__ import annotations

import segno


def qr_lines(link: str, border: int = 2) -> list[str]:
    """The code's lines, all equally long."""
    rows = [[not dark for dark in row] for row in segno.make(link, error="l", micro=False).matrix_iter(border=border)]
    if len(rows) % 2:
        rows.append([True] * len(rows[0]))
    signs = {(True, True): "\u2588", (True, False): "\u2580", (False, True): "\u2584", (False, False): " "}
    return [
        "".join(signs[pair] for pair in zip(upper, lower, strict=True)) for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]
