"""The Dockerfile: what it copies is there, what it starts from is pinned, and what it makes runs as nobody special and stops in order."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from project.reading import ROOT
from viceversa.settings import Settings


class Instruction(NamedTuple):
    """One instruction: its word, and what follows."""

    word: str
    rest: str


def instructions() -> list[Instruction]:
    """The Dockerfile, without comments, an instruction each."""
    text = re.sub(r"^\s*#.*\n", "", (ROOT / "Dockerfile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = [line for line in re.sub(r"\\\n\s*", " ", text).splitlines() if line.strip()]
    return [Instruction(*line.split(" ", 1)) for line in lines]


def stages() -> list[list[Instruction]]:
    """The instructions of each stage, from its FROM on."""
    found: list[list[Instruction]] = []
    for each in instructions():
        if each.word == "FROM":
            found.append([])
        if found:
            found[-1].append(each)
    return found


def one(word: str) -> str:
    """What follows a word that the last stage has exactly once."""
    (rest,) = [each.rest for each in stages()[-1] if each.word == word]
    return rest


def variables() -> dict[str, str]:
    """What the image sets in the environment."""
    rests = [each.rest for each in stages()[-1] if each.word == "ENV"]
    return dict(re.findall(r"(\w+)=(\S+)", " ".join(rests)))


def test_bases_are_pinned() -> None:
    """Each stage starts from one minor version of Python on one release of Debian."""
    given = dict(each.rest.split("=", 1) for each in instructions() if each.word == "ARG")
    for stage in stages():
        image = re.sub(r"\$\{(\w+)\}", lambda match: given[match[1]], stage[0].rest.split(" AS ")[0])
        assert re.fullmatch(r"python:3\.\d+-slim-[a-z]+", image), image


def test_what_is_copied_is_there() -> None:
    """Each source is in the project and not shut out by .dockerignore; each stage that is copied from exists."""
    let_in = {
        line.removeprefix("!") for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[:1] == "!"
    }
    names = {match[1] for stage in stages() if (match := re.search(r" AS (\w+)$", stage[0].rest))}
    copied = [each.rest.split() for each in instructions() if each.word == "COPY"]
    assert len(copied) > 4
    for words in copied:
        if words[0].startswith("--from="):
            assert words[0].removeprefix("--from=") in names
            continue
        for source in words[:-1]:
            assert (ROOT / source).exists(), source
            assert source.split("/")[0] in let_in, source
    assert not [each for each in instructions() if each.word == "ADD"]


def test_what_is_installed_is_what_the_lock_says() -> None:
    """Packages come by their hashes, once; whatever is installed after that comes from there."""
    runs = [each.rest for each in instructions() if each.word == "RUN"]
    fetched = [run for run in runs if re.search(r"\bpip (wheel|download)\b", run)]
    assert len(fetched) == 1
    assert "--require-hashes" in fetched[0]
    assert all("--no-index" in run for run in runs if "pip install" in run)
    assert not [run for run in runs if re.search(r"\b(curl|wget|sudo|apt(-get)?)\b", run)]


def test_it_runs_as_nobody_special() -> None:
    """The last stage leaves root for good, for a user that it made, before it says what runs."""
    words = [each.word for each in stages()[-1]]
    user = one("USER")
    assert user not in ("root", "0")
    assert re.search(rf"^useradd .*--uid [1-9]\d{{3,}}\b.* {user}$", one("RUN"))
    assert words.index("RUN") < words.index("USER") < words.index("ENTRYPOINT")


def test_it_starts_and_stops_in_order() -> None:
    """The server is process one, so that the signal to leave reaches it; no shell stands between."""
    assert json.loads(one("ENTRYPOINT")) == ["viceversa"]
    assert json.loads(one("CMD")) == ["serve"]
    assert one("STOPSIGNAL") == "SIGTERM"


def test_it_says_whether_it_is_well() -> None:
    """It asks itself whether it can serve, where it listens, and does not wait for ever."""
    options, _, command = one("HEALTHCHECK").partition(" CMD ")
    assert {"--interval", "--timeout", "--start-period"} <= {option.split("=")[0] for option in options.split()}
    assert f"http://127.0.0.1:{variables()['VICEVERSA_PORT']}/readyz" in json.loads(command)[-1]
    assert one("EXPOSE") == variables()["VICEVERSA_PORT"]


def test_it_sets_what_exists() -> None:
    """Each variable of the game is a setting; the files of the store lie on the volume."""
    ours = {name.removeprefix("VICEVERSA_").lower(): value for name, value in variables().items() if name.startswith("VICEVERSA_")}
    told = Settings.model_validate(ours)
    assert set(ours) <= set(Settings.model_fields)
    assert str(told.data_dir).startswith(one("VOLUME") + "/")
    assert one("WORKDIR") == one("VOLUME")
