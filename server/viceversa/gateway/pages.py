"""What this port answers over HTTP: health, bundles of words, and a plain page for a browser that follows a link."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import unquote

from viceversa.live.bundles import BundleGone
from viceversa.live.node import Node
from viceversa.settings import Settings
from viceversa.store.contract import StoreError

from .metrics import KIND, Metrics
from .origins import within

FOREVER = "public, max-age=31536000, immutable"

FIRST_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Vice Versa</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem;color:#2A2521;background:#F7F2EA}
code{background:#FFFDF9;padding:.15rem .35rem;border-radius:.3rem}@media(prefers-color-scheme:dark){body{color:#F2EBE2;background:#1B1816}
code{background:#282320}}</style></head>
<body><main><h1>Vice Versa</h1><p>See it from the other side: a game for two adults to practise listening. It is not therapy.</p>
<p>A room is played in a terminal for now. On a computer with Vice Versa installed, run
<code>viceversa play</code> with the code or the whole link you were given.</p>
<p>Please don't play together if one of you is afraid of the other, is being hurt, threatened, watched or controlled, or is in crisis
now. If someone is in danger, call your local emergency number.</p></main></body></html>
"""


class Page(NamedTuple):
    """A response: its status, kind, body, how long it may be kept, and further headers."""

    status: HTTPStatus
    kind: str
    body: bytes
    keep: str = "no-store"
    more: tuple[tuple[str, str], ...] = ()


class Pages:
    """The pages of this port; all of them are GET."""

    def __init__(self, node: Node, settings: Settings) -> None:
        self._node = node
        self._settings = settings
        self._metrics = Metrics(node)

    async def get(self, path: str, reader: str) -> Page:
        """The page at a path, for whoever reads it from that address; empty when it is not known."""
        match unquote(path.partition("?")[0]).split("/"):
            case ["", ""]:
                return Page(HTTPStatus.OK, "text/html; charset=utf-8", FIRST_PAGE.encode())
            case ["", "healthz"]:
                return _json(HTTPStatus.OK, {"alive": True})
            case ["", "readyz"]:
                ready = self._node.saving and not self._node.leaving
                status = HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE
                return _json(status, {"ready": ready, "saving": self._node.saving, "leaving": self._node.leaving})
            case ["", "metrics"] if within(reader, self._settings.metrics_from):
                return Page(HTTPStatus.OK, KIND, self._metrics.page())
            case ["", "bundles", fingerprint, language]:
                return await self._bundle(fingerprint, language)
            case _:
                return _json(HTTPStatus.NOT_FOUND, {"say": "There is no such page here."})

    async def _bundle(self, fingerprint: str, language: str) -> Page:
        try:
            bundle = await self._node.bundles.get(fingerprint)
        except BundleGone:
            return _json(HTTPStatus.NOT_FOUND, {"say": "Those words are not here."})
        except StoreError:
            return _json(HTTPStatus.SERVICE_UNAVAILABLE, {"say": "The server can't read just now. Try again in a moment."})
        words = bundle.words.get(language)
        if words is None:
            return _json(HTTPStatus.NOT_FOUND, {"say": "That language is not offered.", "languages": sorted(bundle.words)})
        return Page(HTTPStatus.OK, "application/json", words.model_dump_json(exclude_defaults=True).encode(), FOREVER)


def _json(status: HTTPStatus, body: dict[str, object]) -> Page:
    return Page(status, "application/json", json.dumps(body).encode())
