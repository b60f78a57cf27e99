"""The wheel: built from a clean copy without a network, installed where nothing else of the project is, and used."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
import urllib.request
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from project.reading import ROOT
from project.running import WITHIN, environment, ran
from support.serving import free_port
from viceversa import __version__

LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv*", "__pycache__", ".*_cache", ".hypothesis", "data", "dist", "build", "*.egg-info", "node_modules", "tests"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of a clean copy of the checkout."""
    copy = tmp_path_factory.mktemp("clean") / "copy"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
    page = Path("clients") / "web" / "dist"
    assert (ROOT / page).is_dir(), "the web page is not built: run `make web`"
    shutil.copytree(ROOT / page, copy / page)
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(copy)],
        env={**environment(copy), "PIP_NO_INDEX": "1"},
        check=True,
        capture_output=True,
        timeout=WITHIN,
    )
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with nothing but the wheel in it, which finds its dependencies where this one has them."""
    place = tmp_path_factory.mktemp("installed")
    venv.create(place, symlinks=True)
    python = place / "bin" / "python"
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-index", "--no-deps", str(wheel)],
        env={**environment(place), "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        check=True,
        capture_output=True,
        timeout=WITHIN,
    )
    paths = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site,) = place.glob("lib/python*/site-packages")
    (site / "dependencies.pth").write_text("\n".join(sorted(paths)) + "\n")
    return place


@pytest.fixture
def command(installed: Path) -> tuple[str, ...]:
    """The command that the wheel installed."""
    return (str(installed / "bin" / "viceversa"),)


def test_the_wheel_holds_everything_and_nothing_else(wheel: Path) -> None:
    """Inside are the server, the client, the scripts of the store, every scenario file, the web page, both licences; no tests and no leftovers."""
    with zipfile.ZipFile(wheel) as held:
        names = set(held.namelist())
    scenarios = {
        f"viceversa/shipped/{path.relative_to(ROOT / 'scenarios')}"
        for path in (ROOT / "scenarios").rglob("*")
        if path.is_file() and path.suffix in (".yaml", ".json")
    }
    scripts = {f"viceversa/store/lua/{path.name}" for path in (ROOT / "server/viceversa/store/lua").glob("*.lua")}
    assert len(scenarios) > 20
    assert scenarios <= names
    assert scripts
    assert scripts <= names
    assert "viceversa/page/index.html" in names
    assert [name for name in names if re.fullmatch(r"viceversa/page/assets/index-[\w-]+\.js\.br", name)]
    assert {"viceversa/py.typed", "viceversa_client/py.typed", "viceversa_client/play.py"} <= names
    assert {name.split("/")[0] for name in names} == {"viceversa", "viceversa_client", f"viceversa-{__version__}.dist-info"}
    assert not [name for name in names if "test" in name.split("/")[-1] or "__pycache__" in name]
    assert {Path(name).parts[-2:] for name in names if name.endswith("LICENSE") and "dist-info" in name} == {
        ("licenses", "LICENSE"),
        ("scenarios", "LICENSE"),
    }
    assert [name for name in names if name.endswith("literata/OFL.txt") and "dist-info" in name]


def test_the_installed_package_is_the_one_that_runs(installed: Path, home: Path) -> None:
    """The new environment imports its own copy, not the checkout."""
    done = ran("-c", "import viceversa; print(viceversa.__file__)", home=home, command=(str(installed / "bin" / "python"),))
    assert Path(done.out.strip()).is_relative_to(installed)


def test_the_installed_command_checks_its_own_scenarios(installed: Path, command: tuple[str, ...], home: Path) -> None:
    """`viceversa check` finds the scenarios inside the installed package, and they are good."""
    done = ran("check", home=home, command=command)
    assert (done.code, done.err) == (0, "")
    assert str(installed) in done.out


def test_the_installed_command_plays_an_evening(command: tuple[str, ...], home: Path) -> None:
    """`viceversa simulate evening` plays to the end."""
    done = ran("simulate", "evening", home=home, command=command)
    assert (done.code, done.err) == (0, "")
    assert done.out.rstrip().endswith("The session ends: done.")


def test_the_installed_command_writes_a_start(command: tuple[str, ...], home: Path) -> None:
    """`viceversa new` finds its starts inside the installed package, and what it writes is good."""
    done = ran("new", "pack", "lanterns", home=home, command=command)
    assert (done.code, done.err) == (0, "")
    assert ran("check", "lanterns", home=home, command=command).code == 0


@pytest.fixture
def served(command: tuple[str, ...], home: Path) -> Iterator[str]:
    """The address of a server that runs from the wheel, on its embedded store."""
    port = free_port()
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            [*command, "serve", "--port", str(port)],
            cwd=home,
            env=environment(home),
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            end = time.monotonic() + 20
            while not _answers(f"http://127.0.0.1:{port}/readyz"):
                assert server.poll() is None, (home / "log").read_text()
                assert time.monotonic() < end, (home / "log").read_text()
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.send_signal(signal.SIGINT)
            code = server.wait(timeout=20)
    assert code == 0, (home / "log").read_text()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def test_the_installed_server_serves(served: str) -> None:
    """A server from the wheel starts on its embedded store, says that it is alive, and shows its page; asked to stop, it ends well."""
    with urllib.request.urlopen(f"{served}/healthz", timeout=5) as answer:
        assert json.load(answer) == {"alive": True}
    with urllib.request.urlopen(f"{served}/", timeout=5) as answer:
        assert b"Vice Versa" in answer.read()
