"""A client that knows docs/protocol.md and nothing else plays whole sessions."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from reference.stranger import Stranger
from support.serving import quick_scenarios
from viceversa.app import running
from viceversa.settings import Settings


@pytest.mark.parametrize("programme", ["mirror", "charades", "the-one-thing"])
async def test_a_stranger_plays_a_whole_session(home: Path, programme: str) -> None:
    """Two seats come in by `open` and by code, walk through the lobby, lose a link, and play a programme to its end."""
    async with running(Settings(port=0, data_dir=home, scenarios=(quick_scenarios(home),))) as app:
        a, b = (Stranger(f"127.0.0.1:{app.port}") for _ in range(2))
        await a.come_in({"kind": "open", "name": "Ada"})
        await b.come_in({"kind": "join", "code": a.view["door"]["code"].lower(), "name": "Bo"})
        await a.until(lambda: "b" in a.view["seats"])
        assert a.view["lobby"]["mark"] == b.view["lobby"]["mark"]
        await asyncio.gather(a.prepare(programme), b.prepare(programme))
        await b.until(lambda: b.view["stage"] == "playing")
        await b.lose_the_link()
        assert b.view["stage"] == "playing"
        await asyncio.gather(a.play(), b.play())
        assert a.view["stage"] == b.view["stage"] == "done"
        assert a.programme == b.programme == programme
        assert len(a.phases) > 5
        assert a.opened == b.opened
        assert all(answers for answers in a.opened.values())
        assert set(a.refused + b.refused) <= {"phase_over"}
        await asyncio.gather(a.leave(), b.leave())
