"""What this port answers over HTTP: the web page, health, figures, its own addresses, and bundles of words."""

from __future__ import annotations

import json
from http import HTTPStatus
from urllib.parse import unquote

from viceversa.live.bundles import BundleGone
from viceversa.live.node import Node
from viceversa.settings import Settings
from viceversa.store.contract import StoreError

from .addresses import origins
from .elsewhere import LEAVE_AT, elsewhere
from .metrics import KIND, Metrics
from .origins import within
from .shell import FOREVER, KINDS, Page, Shell, page_folder

NO_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Vice Versa</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem;color:#2A2521;background:#F7F2EA}
code{background:#FFFDF9;padding:.15rem .35rem;border-radius:.3rem}@media(prefers-color-scheme:dark){body{color:#F2EBE2;background:#1B1816}
code{background:#282320}}</style></head>
<body><main><h1>Vice Versa</h1><p>See it from the other side: a game for two adults to practise listening. It is not therapy.</p>
<p>The page for phones is not built on this server. Whoever runs it builds it with <code>make web</code>, and starts it again.
In a terminal the room is open: run <code>viceversa play</code> with the code or the whole link you were given.</p>
<p>Please don't play together if one of you is afraid of the other, is being hurt, threatened, watched or controlled, or is in crisis
now. If someone is in danger, call your local emergency number.</p></main></body></html>
"""


THIS_MACHINE = ("127.0.0.0/8", "::1")


class Pages:
    """The pages of this port, once it is known; all of them are GET or HEAD. Raises OSError when a page cannot be read."""

    def __init__(self, node: Node, settings: Settings) -> None:
        self._node = node
        self._settings = settings
        self.port = settings.port
        self._metrics = Metrics(node)
        self._shell = Shell.read(settings.page or page_folder())
        self._elsewhere = elsewhere(settings.leave_to)

    async def get(self, path: str, reader: str, accepted: str = "") -> Page:
        """The page at a path, for whoever reads it from that address (empty when it is not known) and accepts those encodings."""
        plain = unquote(path.partition("?")[0])
        if plain == LEAVE_AT and self._elsewhere is not None:
            return self._elsewhere
        file = None if self._shell is None else self._shell.get(plain, accepted)
        if file is not None:
            return file
        match plain.split("/"):
            case ["", ""]:
                return Page(HTTPStatus.OK, KINDS[".html"], NO_PAGE.encode())
            case ["", "healthz"]:
                return _json(HTTPStatus.OK, {"alive": True})
            case ["", "readyz"]:
                ready = self._node.saving and not self._node.leaving
                status = HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE
                return _json(status, {"ready": ready, "saving": self._node.saving, "leaving": self._node.leaving})
            case ["", "metrics"] if within(reader, self._settings.metrics_from):
                return Page(HTTPStatus.OK, KIND, self._metrics.page())
            case ["", "addresses"] if within(reader, THIS_MACHINE):
                return _json(HTTPStatus.OK, {"addresses": origins(self._settings, self.port)})
            case ["", "bundles", fingerprint, language]:
                return await self._bundle(fingerprint, language)
            case _:
                return _json(HTTPStatus.NOT_FOUND, {"say": "There is no such page here."})

    async def _bundle(self, fingerprint: str, language: str) -> Page:
        try:
            words = await self._node.bundles.words(fingerprint, language)
        except BundleGone:
            return _json(HTTPStatus.NOT_FOUND, {"say": "Those words are not here."})
        except StoreError:
            return _json(HTTPStatus.SERVICE_UNAVAILABLE, {"say": "The server can't read just now. Try again in a moment."})
        if words is None:
            languages = sorted(self._node.bundles.languages(fingerprint))
            return _json(HTTPStatus.NOT_FOUND, {"say": "That language is not offered.", "languages": languages})
        return Page(HTTPStatus.OK, "application/json", words, FOREVER)


def _json(status: HTTPStatus, body: dict[str, object]) -> Page:
    return Page(status, "application/json", json.dumps(body).encode())
