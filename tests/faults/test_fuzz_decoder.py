"""The decoder's corpus, a little fuzzing, and proof that the fuzzer would find something."""

from __future__ import annotations

import subprocess
import sys
from itertools import islice
from typing import Any, get_args

import msgspec
import pytest

from faults import fuzz_decoder
from faults.fuzz_decoder import CORPUS, Finding, Frame, corpus, fuzzed, judged
from viceversa.game.commands import DeviceCommand
from viceversa.wire.codec import CODECS, JSON, MSGPACK, Codec, Malformed
from viceversa.wire.messages import Do, FromDevice, Message, Open


@pytest.mark.parametrize("frame", corpus(), ids=lambda frame: f"{frame.subprotocol[13:]} {frame.comes_to}")
def test_the_corpus_comes_to_what_it_says(frame: Frame) -> None:
    """Every frame of it is the message, or the refusal, that stands beside it: giant ones, lies about lengths, lists in lists in lists."""
    got = judged(CODECS[frame.subprotocol], frame.data.decode() if frame.subprotocol == JSON else frame.data)
    comes_to = got.code if isinstance(got, Malformed) else got.__struct_config__.tag
    assert comes_to == frame.comes_to


@pytest.mark.parametrize("subprotocol", [MSGPACK, JSON])
def test_the_corpus_has_every_message_and_command(subprotocol: str) -> None:
    """What is not in it is not damaged either."""
    got = [CODECS[subprotocol].decode(frame.data) for frame in corpus() if frame.subprotocol == subprotocol]
    assert {type(each) for each in got if isinstance(each, Message)} == set(get_args(FromDevice))
    assert {type(each.command) for each in got if isinstance(each, Do)} == set(get_args(DeviceCommand))


def test_nothing_is_found_in_a_moment() -> None:
    """Some thousands of damaged frames; enough of them are still messages, so that it is not only the first byte that is looked at."""
    got = list(islice(fuzzed(seed=7), 20_000))
    assert 1_000 < sum(isinstance(each, Message) for each in got) < 10_000


def test_the_same_seed_makes_the_same_frames() -> None:
    """So that what was found can be seen again."""
    one, same, other = (list(islice(fuzzed(seed), 200)) for seed in (1, 1, 2))
    assert one == same != other


class Broken(Codec):
    """One whose decoder has a fault."""

    def __init__(self, fault: Any) -> None:
        super().__init__(MSGPACK)
        self._fault = fault

    def decode(self, frame: bytes | str) -> Any:
        """See Codec."""
        return self._fault(super().decode(frame))


def raising(got: Message | Malformed) -> Message | Malformed:
    """A fault with every name."""
    if isinstance(got, Open) and got.name:
        raise KeyError(got.name)
    return got


def forgetting(got: Message | Malformed) -> Message | Malformed:
    """A fault that makes another message of a message."""
    return msgspec.structs.replace(got, name=got.name + "x") if isinstance(got, Open) else got


def silent(got: Message | Malformed) -> Message | Malformed | None:
    """A fault that makes nothing of what cannot be read."""
    return None if isinstance(got, Malformed) else got


@pytest.mark.parametrize(("fault", "why"), [(raising, "raised"), (forgetting, "another message"), (silent, "came to None")])
def test_a_fault_is_found(fault: Any, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A decoder that raises, changes what was sent, or says nothing, is found out, and the frame is shown."""
    monkeypatch.setattr(fuzz_decoder, "CODECS", {MSGPACK: Broken(fault), JSON: CODECS[JSON]})
    with pytest.raises(Finding, match=f"{why}.*in hex: [0-9a-f]+"):
        list(islice(fuzzed(seed=7), 6_000))


def test_a_slow_frame_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading has its time."""
    monkeypatch.setattr(fuzz_decoder, "SLOWEST", 0.0)
    with pytest.raises(Finding, match="took"):
        list(islice(fuzzed(seed=7), 1_000))


def test_it_runs_from_the_command_line() -> None:
    """For so many seconds, with a seed that is printed."""
    script = CORPUS.with_name("fuzz_decoder.py")
    done = subprocess.run([sys.executable, script, "--seconds", "0.5", "--seed", "3"], capture_output=True, text=True, timeout=30)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "seed 3" in done.stdout
    assert "nothing found" in done.stdout
