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
from scenarios.packed import write_pack_folder
from viceversa import __version__, cli
from viceversa.scenarios.library import shipped_folder
from viceversa.store.locks import FileLock

COMMANDS: dict[str, Callable[..., int]] = {
    "serve": cli.serve,
    "play": cli.play,
    "check": cli.check,
    "print": cli.print_,
    "simulate": cli.simulate,
    "new": cli.new,
    "pack": cli.pack,
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
        flag = parameter.name.strip("_").replace("_", "-")
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


def test_a_language_without_a_list_of_words_is_told(home: Path, scenarios: Path) -> None:
    """A sound folder in a language whose words the check cannot judge is good, and the check says what it has not done."""
    for kind in ("decks", "exercises", "programmes"):
        (scenarios / kind / "es").rename(scenarios / kind / "fi")
    done = ran("check", scenarios, home=home)
    assert done.code == 0
    assert done.out.splitlines()[-1].startswith("Of 'fi' this check knows no list of words")


def test_what_has_nothing_for_the_gentlest_session_is_told_and_good(home: Path, scenarios: Path) -> None:
    """It is good to know, and no mistake."""
    mirror = scenarios / "exercises" / "thirty-second-mirror.yaml"
    mirror.write_text(mirror.read_text(encoding="utf-8").replace("level: [0, 2]", "level: [1, 2]"), encoding="utf-8")
    done = ran("check", scenarios, home=home)
    assert done.code == 0
    assert "All good" in done.out
    assert "mirror.yaml:" in done.out
    assert "nothing of it can be played at level 0" in done.out


# --- print


def test_a_deck_is_printed_to_a_file(home: Path) -> None:
    """A deck becomes a page in the folder one is in, and its path is said."""
    done = ran("print", "swap-topics", "--language", "es", home=home)
    assert (done.code, done.out.split()) == (0, ["swap-topics.es.html"])
    assert '<html lang="es">' in (home / "swap-topics.es.html").read_text(encoding="utf-8")


def test_all_decks_are_printed_to_a_folder(home: Path) -> None:
    """All decks become pages of one folder, one for each language."""
    done = ran("print", "--all", "--out", home / "pages", home=home)
    assert done.code == 0
    assert sorted(done.out.split()) == sorted(map(str, (home / "pages").glob("*.*.html")))
    assert len(done.out.split()) > 10


@pytest.mark.parametrize("words", [(), ("nope",), ("--all", "swap-topics"), ("swap-topics", "--language", "fr")])
def test_what_cannot_be_printed_is_said(words: tuple[str, ...], home: Path) -> None:
    """Nothing, a deck that is not there, two wishes at once, or a language without words are answered in a sentence, and with 2."""
    done = ran("print", *words, home=home)
    assert done.code == 2
    assert done.err.startswith(("Name one deck", "There is no deck", "There are no words"))


def test_a_broken_deck_is_not_printed(home: Path, scenarios: Path) -> None:
    """A folder with a mistake is told with file and line, as the check does."""
    file, line = spoilt(scenarios)
    done = ran("print", "--all", "--scenarios", scenarios, home=home)
    assert done.code == 2
    assert f"{file}:{line}: " in done.err


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


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--tls-cert", "none.pem"), "--tls-cert is set and --tls-key is not"),
        (("--tls-cert", "none.pem", "--tls-key", "none.key"), "none.pem, which can't be read"),
    ],
)
def test_a_certificate_that_cannot_be_served_with_is_said(home: Path, words: tuple[str, ...], says: str) -> None:
    """A sentence that names the file, and 2; nothing is opened before."""
    done = ran("serve", "--port", "0", *words, home=home)
    assert done.code == 2
    assert says in done.err
    assert "Traceback" not in done.err
    assert not (home / "data").exists(), "the store was not touched"


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
        assert done.out.splitlines()[-2:] == ["1 to mend.", "There may be more once this is mended: check again."]


def test_a_part_is_good_while_another_is_not(home: Path, scenarios: Path) -> None:
    """A folder in it is called good, the mistake beside it is named, and so is the command that shows all of them."""
    file, line = spoilt(scenarios)
    done = ran("check", scenarios / "decks" / "en", home=home)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        f"All good: {scenarios / 'decks' / 'en'}.",
        f"Elsewhere there is something to mend, first in {file}:{line}. See all of it with: viceversa check {scenarios}",
    ]


def test_a_file_that_is_not_there_is_told(home: Path) -> None:
    """A path that leads nowhere is a mistake too."""
    done = ran("check", home / "none.yaml", home=home)
    assert done.code == 1
    assert "no such file" in done.out


# --- new


def test_a_start_is_written_and_good(home: Path) -> None:
    """`new` says what it wrote and what to do next, and what it wrote is good and can be played."""
    done = ran("new", "exercise", "evening-light", "--in", "mine", "--languages", "en,es", home=home)
    assert (done.code, done.err) == (0, "")
    assert "mine/exercises/es/evening-light.yaml\n" in done.out
    assert "viceversa check mine" in done.out
    assert ran("check", "mine", home=home).code == 0
    done = ran("simulate", "--scenarios", "mine", "evening-light", "--language", "en", "--language", "es", home=home)
    assert done.code == 0
    assert "A small thing" in done.out
    assert "Algo pequeño" in done.out


def test_a_start_that_cannot_be_is_told(home: Path) -> None:
    """A bad name, or one that is there, ends with 1 and a sentence."""
    assert ran("new", "deck", "one", home=home).code == 0
    for name, says in (("one", "is there already"), ("One Two", "For instance: one-two")):
        done = ran("new", "deck", name, home=home)
        assert (done.code, done.out) == (1, "")
        assert says in done.err
        assert "Traceback" not in done.err


# --- packs


@pytest.fixture
def lanterns(home: Path) -> Path:
    """The folder of a small pack."""
    return write_pack_folder(home / "lanterns")


def test_a_pack_is_written_checked_and_played(home: Path, lanterns: Path) -> None:
    """A folder becomes a zip that is called good, and can be played by the name of its programme beside what is shipped."""
    done = ran("pack", lanterns, home=home)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Written: lanterns-1.zip\n")
    assert ran("check", "lanterns-1.zip", home=home).out == "All good: lanterns-1.zip.\n"
    done = ran("simulate", "--scenarios", "lanterns-1.zip", "lights", "thirty-second-mirror", home=home)
    assert done.code == 0
    assert "A street at night" in done.out or "A window with light in it" in done.out or "Boats with lamps" in done.out


def test_a_pack_with_a_mistake_is_not_written(home: Path, lanterns: Path) -> None:
    """A mistake is told with its file, a folder that is no pack with what is missing; neither leaves a zip."""
    (lanterns / "decks" / "en" / "lights.yaml").unlink()
    done = ran("pack", lanterns, home=home)
    assert done.code == 1
    assert f"{lanterns / 'decks/en/lights.yaml'}:1: the words of 'lights' in 'en' are missing" in done.out
    (lanterns / "pack.yaml").unlink()
    done = ran("pack", lanterns, home=home)
    assert done.code == 1
    assert "is no pack yet" in done.err
    assert not list(home.glob("*.zip"))


def test_a_hostile_pack_is_refused_at_start(home: Path) -> None:
    """A server does not start with a zip that is not a pack, and says so in one sentence."""
    (home / "bad.zip").write_bytes(b"PK\x03\x04 and no more")
    done = ran("serve", "--port", "0", "--scenarios", "bad.zip", home=home)
    assert (done.code, done.out) == (2, "")
    assert done.err == "bad.zip:1: this is not a zip file, or it is damaged. Write the pack with: viceversa pack FOLDER.\n"


def test_equal_names_are_refused_at_start(home: Path, lanterns: Path) -> None:
    """A server does not start with two things of one name, and names both places."""
    shutil.copytree(lanterns, home / "again")
    done = ran("serve", "--port", "0", "--scenarios", lanterns, "--scenarios", "again", home=home)
    assert done.code == 2
    assert "again/decks/lights.yaml:1: deck: there are two decks called 'lights'" in done.err
    assert str(lanterns / "decks" / "lights.yaml") in done.err


# --- simulate


def test_each_seat_may_have_its_language(home: Path) -> None:
    """A language that is not offered is answered with those there are."""
    done = ran("simulate", "thirty-second-mirror", "--language", "en", "--language", "tlh", home=home)
    assert done.code == 2
    assert "'tlh'" in done.err
    assert "There are: en" in done.err


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
