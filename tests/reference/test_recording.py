"""Recordings: kept as lines, with names and steady moments in place of what was drawn."""

from __future__ import annotations

import json
from pathlib import Path

from viceversa.reference.recording import DAY, Line, read, settled, shown, timeless, write
from viceversa.wire.codec import CODECS, JSON, Malformed

NOW = 1_790_000_000_000


def test_a_recording_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Writing and reading gives the same lines."""
    lines = [Line("A", "opens"), Line("A", "says", {"kind": "ping", "t": 1}), Line("", "note", text="Look.")]
    write(tmp_path / "r.jsonl", lines)
    assert read(tmp_path / "r.jsonl") == lines


def test_what_was_drawn_gets_a_name_and_moments_a_day() -> None:
    """Names are put in everywhere, moments count from the first one, and other numbers stay."""
    lines = [Line("A", "hears", {"token": "q1w2", "now": NOW, "t": 5}), Line("A", "hears", {"deep": [{"due": NOW + 250}]})]
    first, second = settled(lines, {"q1w2": "the-token"})
    assert first.frame == {"token": "the-token", "now": DAY, "t": 5}
    assert second.frame == {"deep": [{"due": DAY + 250}]}


def test_recordings_are_compared_without_time() -> None:
    """Two that differ in moments and in time left are alike; two that differ in anything else are not."""
    one, other = (Line("A", "hears", {"now": NOW + n, "left": n, "seq": 1}) for n in (1, 2))
    assert timeless(one) == timeless(other)
    assert timeless(one) != timeless(Line("A", "hears", {"now": NOW, "left": 1, "seq": 2}))


def test_it_is_shown_in_blocks() -> None:
    """Notes stand between blocks; a frame shows whose it is and which way it went."""
    lines = [
        Line("A", "opens"),
        Line("A", "says", {"t": 1}),
        Line("", "note", text="Look."),
        Line("B", "closes", text="4201 moved"),
    ]
    assert shown(lines) == '```text\nA opens\nA -> {"t":1}\n```\n\nLook.\n\n```text\nB closes: 4201 moved\n```'


def test_every_kept_frame_is_a_message_of_today(kept: list[Line]) -> None:
    """Each frame is read by the codec, and writes itself back as it was: no field is gone, and none is new."""
    codec = CODECS[JSON]
    for line in kept:
        if line.frame is None:
            continue
        text = json.dumps(line.frame)
        message = codec.decode(text) if line.way == "says" else codec.decode_reply(text)
        assert not isinstance(message, Malformed), line.frame
        again = json.loads(codec.encode(message))
        assert again == line.frame or line.way == "says"
        assert line.way == "hears" or again.items() >= line.frame.items() or line.frame["kind"] == "do"


def test_the_kept_recording_is_worth_reading(kept: list[Line]) -> None:
    """It shows a welcome, a resume, an opening, all three devices, refusals and an end; and nothing that was drawn."""
    said = {line.frame["kind"] for line in kept if line.frame is not None}
    assert said >= {"join", "resume", "do", "ping", "welcome", "answer", "refused", "view", "opened", "notice", "pong", "goodbye"}
    codes = {line.frame["code"] for line in kept if line.frame is not None and line.frame.get("result") == "refused"}
    assert codes >= {"not_ready", "not_yours", "bad_card", "already_given", "phase_over"}
    assert {line.device for line in kept} >= {"A", "B", "C"}
    assert [line.text for line in kept if line.way == "closes"][-1] == "4203 erased"
    tokens = {line.frame["token"] for line in kept if line.frame is not None and "token" in line.frame}
    assert tokens == {"seat-token-of-a", "seat-token-of-b"}
