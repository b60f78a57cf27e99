"""The one command: viceversa serve, play, check, print, simulate, new, pack, docs."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import App, Parameter, validators

from . import __version__

app = App(
    name="viceversa",
    help="A two-player game to practise listening: speak as each other, then hear what was missing.",
    version=__version__,
)


@app.command
def serve(
    *,
    host: str | None = None,
    port: int | None = None,
    store: str | None = None,
    durable: int | None = None,
    durable_short: Literal["continue", "closed"] | None = None,
    data_dir: Path | None = None,
    scenarios: list[Path] | None = None,
    also: list[str] | None = None,
    public_url: str | None = None,
    tls_cert: Path | None = None,
    tls_key: Path | None = None,
    allowed_hosts: list[str] | None = None,
    trusted_proxies: list[str] | None = None,
    room: bool = False,
    home: bool = False,
) -> int:
    """Run the server.

    For this computer alone, unless you say otherwise: --home lets two phones in.

    Parameters
    ----------
    host
        Address to listen on; 0.0.0.0 lets other devices in the same network come in. [127.0.0.1]
    port
        Port to listen on; 0 takes a free one. [8000]
    store
        "embedded", or the URL of a Redis 7, a Valkey 8, or later: redis://, rediss:// or unix://; redis+cluster://host:port,host:port
        or redis+sentinel://host:port,host:port/service. [embedded]
    durable
        Replicas that must have an answer before anybody is told: all that may be promoted; 0 waits for none. [0]
    durable_short
        After five seconds with too few replicas: "continue" without them, or stay "closed" until they are back. [continue]
    data_dir
        Where the embedded store keeps its files. [data]
    scenarios
        A folder of exercise and deck files, in place of the shipped ones, or a pack, which adds to them; may be given more than once.
    also
        Another address of the same room's servers, told to every device; may be given more than once.
    public_url
        What links begin with. [http://HOST:PORT]
    tls_cert
        File with a certificate and its chain, as PEM; with it the port speaks https and wss alone.
    tls_key
        File with the key of that certificate, as PEM, without a passphrase.
    allowed_hosts
        A name this server may be called by, besides localhost, *.local and its own addresses; may be given more than once.
    trusted_proxies
        IP of a reverse proxy whose X-Forwarded-For is believed; may be given more than once.
    room
        Open a room at once and show how to join it.
    home
        For an evening at home, as `make run` does: a room with a QR code, open to every device in this network, on the next free port
        where 8000 is taken.
    """
    from .serving import run
    from .settings import BAD_START, BadSettings, settled

    given: dict[str, Any] = {
        "host": host,
        "port": port,
        "store": store,
        "durable": durable,
        "durable_short": durable_short,
        "data_dir": data_dir,
        "scenarios": scenarios,
        "also": also,
        "public_url": public_url,
        "tls_cert": tls_cert,
        "tls_key": tls_key,
        "allowed_hosts": allowed_hosts,
        "trusted_proxies": trusted_proxies,
    }
    try:
        settings = settled({name: value for name, value in given.items() if value is not None})
    except BadSettings as error:
        print(error, file=sys.stderr)
        return BAD_START
    return run(settings, room=room, home=home)


@app.command
def play(
    target: str | None = None,
    /,
    *,
    server: str = "http://localhost:8000",
    name: str = "",
    language: str = "en",
    plain: bool = False,
    practice: bool = False,
    forget: bool = False,
) -> int:
    """Play in this terminal.

    Parameters
    ----------
    target
        The code you were given, or the whole link. Without one, go back to the last session, or open a new room.
    server
        Where the room is, for a code or a new room.
    name
        Your name, 1 to 12 characters.
    language
        Your language, where it is offered. The two of you may use two.
    plain
        Plain lines instead of a full screen; kind to screen readers and pipes.
    practice
        Try everything alone: the other seat is a script, not a person.
    forget
        Remove what this device has kept of sessions.
    """
    from viceversa_client.play import play as play_here

    return asyncio.run(
        play_here(target, server=server, name=name, language=language, plain=plain, practice=practice, forget=forget)
    )


@app.command
def check(*paths: Path) -> int:
    """Check scenario files, and say what is wrong with file, line and the mend.

    Parameters
    ----------
    paths
        Scenario folders, packs, or single files in a folder. [the shipped ones]
    """
    from .scenarios.library import check as checked
    from .scenarios.library import elsewhere, more_may_follow, shipped_folder, ungentle, unlisted

    wanted = list(paths) or [shipped_folder()]
    mistakes = checked(wanted)
    for mistake in mistakes:
        print(mistake)
    if mistakes:
        print(f"{len(mistakes)} to mend.")
        if more_may_follow(wanted, mistakes):
            print(f"There may be more once {'this is' if len(mistakes) == 1 else 'these are'} mended: check again.")
        return 1
    print(f"All good: {', '.join(str(path) for path in wanted)}.")
    for whole, others in elsewhere(wanted).items():
        where = f"{others[0].file}:{others[0].line}"
        print(f"Elsewhere there is something to mend, first in {where}. See all of it with: viceversa check {whole}")
    for notice in ungentle(wanted):
        print(f"Good to know: {notice}")
    for language in unlisted(wanted):
        print(
            f"Of '{language}' this check knows no list of words that are not said here. Let somebody who speaks it read it aloud."
        )
    return 0


@app.command(name="print")
def print_(
    deck: str | None = None,
    /,
    *,
    language: str | None = None,
    out: Path | None = None,
    scenarios: Path | None = None,
    all_: Annotated[bool, Parameter(name="--all", negative="")] = False,
) -> int:
    """Write a deck as a page to print, for somebody who reviews it: every card with a margin to write in and a box to tick.

    Parameters
    ----------
    deck
        The deck by name.
    language
        The language of its words. [en where there is one; with --all, every one]
    out
        The file to write, DECK.LANGUAGE.html if left out; with --all, a folder.
    scenarios
        Folder of exercise and deck files, or a pack. [the shipped ones]
    all_
        Every deck, each as a page of its own.
    """
    from .scenarios.library import shipped_folder, sound
    from .scenarios.mistakes import ScenarioError
    from .scenarios.printing import Unprintable, write
    from .settings import BAD_START

    if all_ == (deck is not None):
        print("Name one deck, or say --all. For instance: viceversa print --all --out pages", file=sys.stderr)
        return BAD_START
    try:
        written = write(sound(scenarios or shipped_folder()), deck, language, out)
    except (ScenarioError, Unprintable, OSError) as error:
        print(error, file=sys.stderr)
        return BAD_START
    for path in written:
        print(path)
    return 0


@app.command
def new(
    kind: Literal["exercise", "deck", "programme", "pack"],
    name: str,
    /,
    *,
    in_: Path = Path("."),
    languages: str = "",
) -> int:
    """Write a commented start for an exercise, a deck, a programme or a whole pack.

    Parameters
    ----------
    kind
        What to begin. An exercise brings a deck of its own name where there is none; a pack brings all of it.
    name
        Its name: small letters, digits and hyphens.
    in_
        The folder to write it into, which may be new.
    languages
        The languages of its words, with commas between. [those of the folder, or en]
    """
    from .scenarios.starting import NotStarted, start

    try:
        written = start(kind, name, in_, [each.strip() for each in languages.split(",") if each.strip()])
    except (NotStarted, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    for path in written:
        print(path)
    folder = in_ / name if kind == "pack" else in_
    print(f"\nChange what you like, and look at it in between:\n  viceversa check {folder}")
    match kind:
        case "exercise" | "pack":
            print(f"  viceversa simulate --scenarios {folder} {name}")
        case "deck":
            print(f"  viceversa new exercise {name} --in {folder}")
    return 0


@app.command
def pack(folder: Path, /, *, out: Path | None = None) -> int:
    """Check a folder with a pack.yaml, and write it as one zip file to share; the same files give the same zip on every machine.

    Parameters
    ----------
    folder
        The folder of the pack.
    out
        The zip to write. [NAME-VERSION.zip]
    """
    from .scenarios.mistakes import ScenarioError
    from .scenarios.packing import NoPack, write_pack

    try:
        written = write_pack(folder, out)
    except ScenarioError as error:
        print(error)
        print(f"{len(error.mistakes)} to mend.")
        return 1
    except (NoPack, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Written: {written}\nTo play it beside what is shipped: viceversa serve --scenarios {written}")
    return 0


@app.command
def simulate(
    *exercises: str,
    scenarios: list[Path] | None = None,
    seed: int = 0,
    level: Annotated[int, Parameter(validator=validators.Number(gte=0, lte=4))] = 1,
    light: bool = False,
    style: Literal["answer", "pass", "random"] = "answer",
    language: list[str] | None = None,
) -> int:
    """Let scripted partners play, and show what each seat sees and when.

    Parameters
    ----------
    exercises
        Exercises or programmes by name, or the path of an exercise's file.
    scenarios
        A folder of exercise and deck files, in place of the shipped ones, or a pack, which adds to them; may be given more than once.
    seed
        The same seed gives the same session.
    level
        How deep both allow it to go, 0 to 4.
    light
        Play in the light lane.
    style
        How the partners play: answer, pass or random.
    language
        The language of both seats; given twice, of the one and of the other. [the first that is offered]
    """
    from .scenarios.library import load
    from .scenarios.mistakes import ScenarioError
    from .settings import BAD_START
    from .simulation.columns import show
    from .simulation.rehearsal import UnknownExercise, UnknownLanguage, named
    from .simulation.rehearsal import simulate as simulated

    if not exercises:
        print("Name at least one exercise, for instance: viceversa simulate evening", file=sys.stderr)
        return BAD_START
    try:
        bundle = named(load(*(scenarios or _folder(exercises))), list(exercises))
        course = simulated(bundle, seed=seed, level=level, light=light, style=style, languages=language or [])
    except (ScenarioError, UnknownExercise, UnknownLanguage) as error:
        print(error, file=sys.stderr)
        return BAD_START
    show(course)
    return 0


@app.command
def docs(*, out: Path = Path("docs"), record: bool = False) -> int:
    """Write the generated files: the protocol, its AsyncAPI file, what the cards cover, the schemas of scenario files, the web page's types.

    Parameters
    ----------
    out
        The docs folder of a checkout.
    record
        Play the example session anew on a real server first; it takes some seconds.
    """
    from .reference import write_all

    for path in write_all(out, record=record):
        print(path)
    return 0


def _folder(exercises: tuple[str, ...]) -> list[Path]:
    """The scenario folder that an exercise named by its file lies in."""
    return [Path(name).resolve().parent.parent for name in exercises if name.endswith((".yaml", ".yml"))][:1]


def main() -> None:
    """The entry point of the installed command."""
    try:
        try:
            code = app() or 0
        finally:
            sys.stdout.flush()  # here and not when the interpreter ends, where nobody could catch what comes of it
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)
