"""The command line: what goes wrong is said in a sentence, with an exit code that a script can use."""

from __future__ import annotations

import inspect
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from project.reading import ROOT
from project.running import WITHIN, environment, ran
from viceversa import __version__, cli
from viceversa.scenarios.library import shipped_folder
from viceversa.store.locks import FileLock

COMMANDS: dict[str, Callable[..., int]] = {
    "serve": cli.serve,
    "play": cli.play,
    "check": cli.check,
    "simulate": cli.simulate,
    "docs": cli.docs,
}


@pytest.fixture
def scenarios(home: Path) -> Path:
    """A copy of the shipped scenarios, to be spoilt."""
    return Path(shutil.copytree(shipped_folder(), home / "scenarios"))


def spoilt(folder: Path) -> tuple[Path, int]:
    """One exercise with a field that does not exist; the file and the line."""
    file = sorted((folder / "exercises").glob("*.yaml"))[0]
    lines = file.read_text(encoding="utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("needs:"))
    lines.insert(at, "wishes: none")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file, at + 1


# --- help


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself(name: str, home: Path) -> None:
    """The help of a command says what it is for and names each of its parameters."""
    done = ran(name, "--help", home=home)
    assert done.code == 0
    assert (inspect.getdoc(COMMANDS[name]) or "-").splitlines()[0].split(",")[0] in done.out
    for parameter in inspect.signature(COMMANDS[name]).parameters.values():
        flag = parameter.name.replace("_", "-")
        assert (f"--{flag}" if parameter.kind is parameter.KEYWORD_ONLY else flag.upper()) in done.out


def test_the_command_lists_its_commands(home: Path) -> None:
    """Without a word it shows what it can do, and that is all it can do."""
    done = ran(home=home)
    assert done.code == 0
    assert all(f" {name} " in done.out for name in COMMANDS)


def test_the_version_is_the_packages(home: Path) -> None:
    """`--version` says the version of the package."""
    assert ran("--version", home=home).out.strip() == __version__


@pytest.mark.parametrize("words", [("dance",), ("serve", "--colour", "blue"), ("simulate", "x", "--level", "9")])
def test_what_is_not_understood_is_refused(words: tuple[str, ...], home: Path) -> None:
    """An unknown command or flag, or a value out of range, ends with an exit code that is not nought and no traceback."""
    done = ran(*words, home=home)
    assert done.code != 0
    assert "Traceback" not in done.out + done.err


# --- serve


def test_a_store_that_is_not_there_is_said_and_ends_with_2(home: Path) -> None:
    """A store that cannot be reached is named, without the password in its address."""
    done = ran("serve", "--port", "0", "--store", "redis://ann:hush@127.0.0.1:1/0", home=home)
    assert done.code == 2
    assert "The store is not there." in done.err
    assert "127.0.0.1:1" in done.err
    assert "hush" not in done.err + done.out
    assert "Traceback" not in done.err


def test_an_address_that_is_none_is_said_and_ends_with_2(home: Path) -> None:
    """A store address of an unknown kind is answered with the kinds there are."""
    done = ran("serve", "--port", "0", "--store", "postgres://127.0.0.1/x", home=home)
    assert done.code == 2
    assert "redis://" in done.err
    assert "Traceback" not in done.err


def test_a_broken_scenario_file_is_refused_at_start_with_file_and_line(home: Path, scenarios: Path) -> None:
    """A server does not start on a scenario file with a mistake; it names the file, the line and the field, and ends with 2."""
    file, line = spoilt(scenarios)
    done = ran("serve", "--port", "0", "--scenarios", scenarios, home=home)
    assert done.code == 2
    assert f"{file}:{line}: " in done.err
    assert "wishes" in done.err
    assert "Traceback" not in done.err
    assert not (home / "data").exists(), "the store was not touched"


def test_a_missing_scenario_folder_is_refused_at_start(home: Path) -> None:
    """A scenario folder that is not there is said, and ends with 2."""
    done = ran("serve", "--port", "0", "--scenarios", home / "nowhere", home=home)
    assert done.code == 2
    assert "nowhere" in done.err


def test_a_port_in_use_is_said_and_the_store_is_let_go(home: Path) -> None:
    """A port that somebody else has is named; it ends with 2, and the store that was started for it has ended too."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = ran("serve", "--port", port, home=home)
    assert done.code == 2
    assert f"Port {port} on 127.0.0.1 can't be opened" in done.err
    assert "Traceback" not in done.err
    lock = FileLock(home / "data" / "server.lock")
    assert lock.own()
    lock.drop()


# --- check


def test_good_files_are_called_good(home: Path) -> None:
    """The shipped scenarios have no mistake, and nothing else needs to be said."""
    done = ran("check", home=home)
    assert done.code == 0
    assert done.out.startswith("All good")


def test_a_mistake_is_told_with_file_line_and_mend(home: Path, scenarios: Path) -> None:
    """A mistake in a folder is told with file, line and field; the exit code is 1."""
    file, line = spoilt(scenarios)
    for asked in (scenarios, file):
        done = ran("check", asked, home=home)
        assert done.code == 1
        assert f"{file}:{line}: wishes" in done.out
        assert done.out.rstrip().endswith("to mend.")


def test_a_file_that_is_not_there_is_told(home: Path) -> None:
    """A path that leads nowhere is a mistake too."""
    done = ran("check", home / "none.yaml", home=home)
    assert done.code == 1
    assert "no such file" in done.out


# --- simulate


def test_an_unknown_exercise_is_answered_with_those_there_are(home: Path) -> None:
    """An exercise that nobody has written ends with 2 and the names of those there are."""
    done = ran("simulate", "tea-ceremony", home=home)
    assert done.code == 2
    assert "'tea-ceremony'" in done.err
    for file in (ROOT / "scenarios" / "exercises").glob("*.yaml"):
        assert file.stem in done.err
    assert done.out == ""


def test_simulating_nothing_is_answered_with_an_example(home: Path) -> None:
    """Without a name it says how to name one, and ends with 2."""
    done = ran("simulate", home=home)
    assert done.code == 2
    assert "viceversa simulate" in done.err


def test_the_same_seed_prints_the_same_course(home: Path) -> None:
    """A simulation is the same each time for a seed, and another one for another."""
    name = sorted((ROOT / "scenarios" / "exercises").glob("*.yaml"))[0].stem
    first, again, other = (ran("simulate", name, "--seed", seed, home=home) for seed in ("7", "7", "8"))
    assert first.code == again.code == other.code == 0
    assert first.out == again.out != other.out
    assert first.out.rstrip().endswith("The session ends: done.")


def test_an_exercise_may_be_named_by_its_file(home: Path, scenarios: Path) -> None:
    """A path of an exercise's file plays that exercise with the folder that it lies in."""
    file = sorted((scenarios / "exercises").glob("*.yaml"))[0]
    done = ran("simulate", file, home=home)
    assert done.code == 0
    assert file.stem in done.out


def test_a_reader_that_has_seen_enough_is_no_error(home: Path) -> None:
    """When what reads the output goes away, the command ends without a traceback."""
    name = sorted((ROOT / "scenarios" / "exercises").glob("*.yaml"))[0].stem
    line = f'"{sys.executable}" -m viceversa simulate {name} {name} {name} {name} | head -n 1'
    done = subprocess.run(
        ["bash", "-c", line], cwd=home, env=environment(home), capture_output=True, text=True, timeout=WITHIN, check=False
    )
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


# --- play


def test_a_target_that_is_neither_code_nor_link_is_refused(home: Path) -> None:
    """Something that cannot be a code or a link is refused before any server is asked."""
    done = ran("play", "hello there", home=home)
    assert done.code == 64
    assert "neither a code nor a link" in done.out


def test_no_server_is_said_in_a_sentence(home: Path) -> None:
    """Where no server answers, `play` says so and ends with 3."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    done = ran("play", "BCDFGH", "--server", f"http://127.0.0.1:{port}", home=home)
    assert done.code == 3
    assert "Traceback" not in done.err
    assert "server" in done.out


def test_forgetting_with_nothing_kept_is_fine(home: Path) -> None:
    """`play --forget` without a target removes what there is, opens nothing, and ends well."""
    done = ran("play", "--forget", home=home)
    assert done.code == 0
    assert "0" in done.out


def test_a_setting_that_cannot_be_is_named(home: Path) -> None:
    """A setting out of its range ends the start with a sentence that names flag and environment, and exit code 2."""
    done = ran("serve", "--port", "99999", home=home)
    assert done.code == 2
    assert "--port (VICEVERSA_PORT) is 99999" in done.err
    assert "Traceback" not in done.err
