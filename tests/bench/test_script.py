"""The script of the peers' partners, against the rules that the peers judge by."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from bench.processes import PEERS
from bench.script import Charades, Script, Toy

NODE = os.environ.get("NODE") or shutil.which("node") or ""
needs_node = pytest.mark.skipif(not NODE, reason="needs Node.js")

JUDGE = """
const { act, begin, fresh, view } = await import(process.argv[1]);
const g = fresh();
begin(g);
const told = [];
for (const [seat, command] of JSON.parse(await new Response(process.stdin).text())) {
  const error = act(g, seat, command);
  told.push([error, JSON.stringify(view(g, "a")), JSON.stringify(view(g, "b")), g.open.seq]);
}
console.log(JSON.stringify(told));
"""
ACTIONS = 200


def judged(script: Script, rules: Path, actions: int = ACTIONS) -> list[tuple[str | None, str, str, int]]:
    """What the rules said to each command of the script, what both were shown, and the seq."""
    said = []
    for _ in range(actions):
        said.append((script.who, script.command()))
        script.done()
    command = [NODE, "--input-type=module", "-e", JUDGE, rules.as_uri()]
    done = subprocess.run(command, input=json.dumps(said), capture_output=True, text=True, timeout=30, check=True)
    return [tuple(each) for each in json.loads(done.stdout)]


@needs_node
@pytest.mark.parametrize("script", [Charades, Toy])
def test_the_rules_accept_the_script(script: type[Script]) -> None:
    """No command is refused, each is one step on, and nobody is shown what they must not be."""
    answers = judged(script(), PEERS / f"{script.__name__.lower()}.mjs")
    follows = script()
    for n, (error, a, b, seq) in enumerate(answers):
        follows.done()
        assert (error, seq) == (None, n + 1)
        assert not follows.betrays("a", a.encode())
        assert not follows.betrays("b", b.encode())


@needs_node
def test_the_rules_refuse_what_is_not_the_turns() -> None:
    """The peers' rules judge: a command said twice, and one of the other seat, are refused."""

    class Wrong(Charades):
        def command(self) -> dict[str, object]:
            return {**super().command(), "phase": 99}

    assert {error for error, *_ in judged(Wrong(), PEERS / "charades.mjs", 1)} == {"phase_over"}


@needs_node
@pytest.mark.parametrize("file", sorted(PEERS.glob("*.mjs")), ids=lambda file: file.name)
def test_the_peers_servers_can_be_read(file: Path) -> None:
    """Node.js finds nothing wrong with their syntax."""
    subprocess.run([NODE, "--check", str(file)], timeout=30, check=True, capture_output=True)


def test_the_script_guesses_as_often_as_chance_has_it() -> None:
    """Of six first guesses one hits, so that a turn has as many actions as a turn of ours has on average."""
    script, guesses, turns = Charades(), 0, 60
    seen = 0
    while seen < turns:
        guesses += script.command()["do"] == "guess"
        seen += script.command().get("ask") == "talked" and script.who != ("a" if seen % 2 == 0 else "b")
        script.done()
    assert guesses == pytest.approx(turns * (1 + 5 / 6))


def test_the_lock_of_the_peers_names_no_place() -> None:
    """Where packages are fetched from is a matter of the machine that fetches them."""
    lock = json.loads((PEERS / "package-lock.json").read_text(encoding="utf-8"))
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]
    assert "://" not in json.dumps(lock)
