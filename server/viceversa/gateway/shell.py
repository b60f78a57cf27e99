"""The built web page, read once when the server starts: its shell, and the files that the shell loads.

No request ever touches the file system, so no path can lead out of the folder. Nothing is packed while serving: each file lies beside
itself as brotli and as gzip, made when the page was built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import NamedTuple

FOREVER = "public, max-age=31536000, immutable"
A_DAY = "public, max-age=86400"
ASK = "no-cache"
NEVER = "no-store"

SHELL = "index.html"
SHELL_AT = ("/", "/join", "/about", "/safety", "/support", "/settings")
"""The addresses that the shell answers at: where links and people lead. The page itself decides what it shows there."""

WORKER = "/sw.js"
"""The service worker. A browser that keeps the shell asks here whether there is a newer one, so nothing between may answer for us."""

KINDS = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
"""What the page may be made of. Another kind of file is not given out."""

SOURCES = ("*.html", "*.json", "*.ts", "public/**/*", "src/**/*")
"""What the page is built from, beside the folder that it is built into."""

PACKED = {"br": ".br", "gzip": ".gz"}
"""Content encodings, the best first, and how their files end."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types worker",
    )
)
"""The page loads what lies here and nothing else, runs nothing that stands in a text, and sends nothing anywhere but here."""

HEADERS = (
    ("Content-Security-Policy", POLICY),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), screen-wake-lock=(self)"),
    ("Vary", "Accept-Encoding"),
)


class Page(NamedTuple):
    """A response: its status, kind, body, how long it may be kept, and further headers."""

    status: HTTPStatus
    kind: str
    body: bytes
    keep: str = NEVER
    more: tuple[tuple[str, str], ...] = ()


class File(NamedTuple):
    """A file of the page: its kind, its bytes, how long it may be kept, and its bytes in other encodings."""

    kind: str
    body: bytes
    keep: str
    packed: Mapping[str, bytes]


class Shell:
    """The files of a built page by the addresses they are asked for at."""

    def __init__(self, files: Mapping[str, File]) -> None:
        self._files = files

    @classmethod
    def read(cls, folder: Path) -> Shell | None:
        """The page that was built into that folder; None when none was. Raises OSError."""
        if not (folder / SHELL).is_file():
            return None
        found = dict(_files(folder))
        shell = found.pop(f"/{SHELL}")
        return cls({**found, **dict.fromkeys(SHELL_AT, shell)})

    def get(self, path: str, accepted: str) -> Page | None:
        """The file at that path, in the best encoding of those accepted (an Accept-Encoding header); None when there is none."""
        file = self._files.get(path)
        if file is None:
            return None
        encoding = next((name for name in PACKED if name in file.packed and accepts(accepted, name)), None)
        if encoding is None:
            return Page(HTTPStatus.OK, file.kind, file.body, file.keep, HEADERS)
        return Page(HTTPStatus.OK, file.kind, file.packed[encoding], file.keep, (*HEADERS, ("Content-Encoding", encoding)))


def _files(folder: Path) -> Iterator[tuple[str, File]]:
    for path in sorted(folder.rglob("*")):
        kind = KINDS.get(path.suffix)
        if kind is None or not path.is_file():
            continue
        packed = {name: path.with_name(path.name + end) for name, end in PACKED.items()}
        address = f"/{path.relative_to(folder).as_posix()}"
        file = File(
            kind, path.read_bytes(), _keep(address), {name: one.read_bytes() for name, one in packed.items() if one.is_file()}
        )
        yield (address if address == f"/{SHELL}" else address.removesuffix(".html"), file)


def _keep(address: str) -> str:
    """How long a browser may keep a file: for ever where its name changes with it, and the shell not at all.

    Other pages are kept for a day, so that the one for leaving fast opens at once, without a network as well.
    """
    if address.startswith("/assets/"):
        return FOREVER
    if address == WORKER:
        return ASK
    return NEVER if address == f"/{SHELL}" else A_DAY


def accepts(header: str, encoding: str) -> bool:
    """Whether an Accept-Encoding header names that encoding, and not only to refuse it (RFC 9110, 12.5.3)."""
    for part in header.split(","):
        name, _, weight = part.strip().partition(";")
        if name.strip().lower() == encoding:
            return re.fullmatch(r"q=0(\.0*)?", weight.strip().lower()) is None
    return False


def page_folder() -> Path:
    """Where the built page is: inside the installed package, else in the checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "page"
    return installed if installed.is_dir() else package.parents[1] / "clients" / "web" / "dist"


def complaint(folder: Path) -> str | None:
    """Why the page in that folder is not the one of its sources, in a sentence for whoever serves or packs it; None when all is well.

    Sources are looked for beside the folder; an installed page has none, and is taken as it is.
    """
    shell = folder / SHELL
    if not shell.is_file():
        return "The web page is not built: run `make web`."
    web = folder.parent
    sources = [path for where in SOURCES for path in web.glob(where)]
    newest = max((path.stat().st_mtime for path in sources if path.is_file()), default=0.0)
    return "The web page is older than its sources: run `make web`." if newest > shell.stat().st_mtime else None
