"""The one command: viceversa serve, play, check, simulate, docs."""

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
    scenarios: Path | None = None,
    also: list[str] | None = None,
    public_url: str | None = None,
    allowed_hosts: list[str] | None = None,
    trusted_proxies: list[str] | None = None,
    room: bool = False,
) -> int:
    """Run the server.

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
        Folder of exercise and deck files. [the shipped ones]
    also
        Another address of the same room's servers, told to every device; may be given more than once.
    public_url
        What links begin with. [http://HOST:PORT]
    allowed_hosts
        A name this server may be called by, besides localhost, *.local and its own addresses; may be given more than once.
    trusted_proxies
        IP of a reverse proxy whose X-Forwarded-For is believed; may be given more than once.
    room
        Open a room at once and show how to join it.
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
        "allowed_hosts": allowed_hosts,
        "trusted_proxies": trusted_proxies,
    }
    try:
        settings = settled({name: value for name, value in given.items() if value is not None})
    except BadSettings as error:
        print(error, file=sys.stderr)
        return BAD_START
    return run(settings, room=room)


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
        Scenario folders, or single files in one. [the shipped ones]
    """
    from .scenarios.library import check as checked
    from .scenarios.library import shipped_folder

    wanted = list(paths) or [shipped_folder()]
    mistakes = checked(wanted)
    for mistake in mistakes:
        print(mistake)
    if mistakes:
        print(f"{len(mistakes)} to mend.")
        return 1
    print(f"All good: {', '.join(str(path) for path in wanted)}.")
    return 0


@app.command
def simulate(
    *exercises: str,
    scenarios: Path | None = None,
    seed: int = 0,
    level: Annotated[int, Parameter(validator=validators.Number(gte=0, lte=4))] = 1,
    light: bool = False,
    style: Literal["answer", "pass", "random"] = "answer",
) -> int:
    """Let scripted partners play, and print the course of the session.

    Parameters
    ----------
    exercises
        Exercises or programmes by name, or the path of an exercise's file.
    scenarios
        Folder of exercise and deck files. [the shipped ones]
    seed
        The same seed gives the same session.
    level
        How deep both allow it to go, 0 to 4.
    light
        Play in the light lane.
    style
        How the partners play: answer, pass or random.
    """
    from .scenarios.library import load, shipped_folder
    from .scenarios.mistakes import ScenarioError
    from .settings import BAD_START
    from .simulation import UnknownExercise, named
    from .simulation import simulate as simulated

    if not exercises:
        print("Name at least one exercise, for instance: viceversa simulate evening", file=sys.stderr)
        return BAD_START
    try:
        bundle = named(load(_folder(scenarios, exercises) or shipped_folder()), list(exercises))
    except (ScenarioError, UnknownExercise) as error:
        print(error, file=sys.stderr)
        return BAD_START
    for event in simulated(bundle, seed=seed, level=level, light=light, style=style):
        minutes, seconds = divmod(event.at // 1000, 60)
        print(f"{minutes:3d}:{seconds:02d}  {event.who or '':8} {event.what}")
    return 0


@app.command
def docs(*, out: Path = Path("docs"), record: bool = False) -> int:
    """Write the generated pages: the protocol's reference, its AsyncAPI file, and the JSON Schemas of scenario files.

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


def _folder(scenarios: Path | None, exercises: tuple[str, ...]) -> Path | None:
    """The scenario folder: as given, or the one that an exercise named by its file lies in."""
    if scenarios is not None:
        return scenarios
    files = [Path(name) for name in exercises if name.endswith((".yaml", ".yml"))]
    return files[0].resolve().parent.parent if files else None


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
