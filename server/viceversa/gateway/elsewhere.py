"""Where a phone goes when somebody leaves fast, where an operator wants it to be another page than the kitchen converter: an address of
theirs, or a page of theirs that is given out from here.

It stands where the converter does, so a browser has it at hand beforehand. It is told nothing of us, and may run nothing.
"""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

from .shell import A_DAY, KINDS, Page

LEAVE_AT = "/kitchen"

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""A page of an operator's own is one file: it may have a look and pictures of its own in it, and no script."""

MORE = (("Content-Security-Policy", POLICY), ("Cross-Origin-Resource-Policy", "same-origin"))


def elsewhere(leave_to: str | None) -> Page | None:
    """The answer to whoever leaves; None for the converter. What `leave_to` may be was looked at with the settings. Raises OSError."""
    if leave_to is None:
        return None
    if leave_to.startswith("https://"):
        return Page(HTTPStatus.FOUND, KINDS[".txt"], b"", A_DAY, (("Location", leave_to),))
    return Page(HTTPStatus.OK, KINDS[".html"], Path(leave_to).read_bytes(), A_DAY, MORE)
