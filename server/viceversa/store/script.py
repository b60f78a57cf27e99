"""The scripts that run inside the store, each one atomic step. They are read from the files beside this module.

A script is called by its digest and travels in full only when the server does not know it yet.
"""

from __future__ import annotations

import hashlib
from importlib.resources import files
from typing import NamedTuple


class Script(NamedTuple):
    """A script's text, and the digest that a server knows it by. The answer of one that is `sure` is told when replicas have what it
    wrote, where that is asked for."""

    text: str
    sha: str
    sure: bool = False


def _read(name: str, *, sure: bool = False) -> Script:
    text = files(__package__).joinpath("lua", f"{name}.lua").read_text(encoding="utf-8")
    return Script(text, hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest(), sure)


COMMIT = _read("commit", sure=True)
LOAD = _read("load", sure=True)
BEAT = _read("beat")
SPEND = _read("spend")
RENEW = _read("renew")
