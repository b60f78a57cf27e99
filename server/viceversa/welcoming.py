"""What `viceversa serve` says to whoever started it: where it listens, how two phones come in, and what to do when one can't. Words
alone: it opens nothing and asks nobody."""

from __future__ import annotations

from .gateway.addresses import ANY, best_origin, is_loopback, origins
from .settings import Settings

USUAL = "http://localhost:8000"
"""Where the terminal client looks by itself."""


def where(settings: Settings, port: int) -> str:
    """Where the server listens, and for whom, on one line."""
    stops = "(Ctrl-C stops it; nothing is lost)"
    if is_loopback(settings.host):
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        whom = "for this computer alone" if settings.public_url is None else f"as {settings.public_url}"
        return f"Vice Versa listens on {'https' if settings.tls_cert else 'http'}://{host}:{port}, {whom}  {stops}"
    found = origins(settings, port)
    if not found:
        return f"Vice Versa listens on port {port}, but this computer is in no network, so no phone can reach it  {stops}"
    return f"Vice Versa listens on {found[0]}, for every device in this network  {stops}"


def how_to_join(settings: Settings, port: int, code: str) -> str:
    """What two people do next, with the room's code."""
    outward, here = origins(settings, port), _here(settings, port)
    server = "" if here == USUAL else f" --server {here}"
    lines = ["", *(_phones(outward[0], code) if outward else _nobody_else())]
    lines += [
        "",
        f"On this computer:  {here} in a browser, or in another terminal:  viceversa play {code}{server}",
        f'Alone for now?     Tap "Try it alone" on that page, or:           viceversa play --practice{server}',
        "From this folder, the command is .venv/bin/viceversa, unless you have installed it.",
    ]
    if outward and not settings.public_url:
        lines += ["", *_out_of_reach(settings, port, outward)]
    lines += ["", "This is a game for two adults to practise listening. It is not therapy, and not for emergencies."]
    return "\n".join(lines)


def _phones(origin: str, code: str) -> list[str]:
    return [
        "Two phones:",
        "  1. Each of you points the camera of a phone at the QR code, and opens the link that it shows.",
        f'  2. Or open {origin} on the phone, tap "Join with a code", and type {code[:3]} {code[3:]}.',
        "  Nothing to install, and no account.",
    ]


def _nobody_else() -> list[str]:
    return [
        "Only this computer can open the link. For two phones, start it with `make run`, or with `viceversa serve --home`, while this",
        "computer is in the same Wi-Fi as the phones.",
    ]


def _out_of_reach(settings: Settings, port: int, outward: tuple[str, ...]) -> list[str]:
    lines = [
        "If a phone can't open it:",
        "  - Is it in the same Wi-Fi as this computer? Turn its mobile data off for a moment. Guest networks often keep devices apart.",
        f"  - A firewall on this computer may have to let devices in to port {port}. If it asks, allow it for home networks.",
    ]
    if len(outward) > 1:
        lines.append(f"  - This computer has another address: {', '.join(outward[1:])}")
    if not settings.tls_cert:
        lines.append("  It is plain http: somebody else in your Wi-Fi could read along. docs/hosting.md says how to have https.")
    return lines


def _here(settings: Settings, port: int) -> str:
    """Where a browser or a terminal on this computer goes."""
    alone = settings.public_url is None and settings.tls_cert is None and (settings.host in ANY or is_loopback(settings.host))
    return f"http://localhost:{port}" if alone else best_origin(settings, port)
