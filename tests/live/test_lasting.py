"""Loops that go on whatever they meet."""

from __future__ import annotations

import asyncio

import pytest

from viceversa.live import lasting as lasting_module
from viceversa.live.lasting import lasting


async def test_a_loop_begins_again_after_a_fault(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """As often as it takes, until it ends by itself; the log says what kinds of faults they were and nothing more."""
    monkeypatch.setattr(lasting_module, "PAUSE", 0.0)
    runs = 0

    async def loop() -> None:
        nonlocal runs
        runs += 1
        if runs < 3:
            raise KeyError("a secret")

    await lasting(loop)
    assert runs == 3
    said = capfd.readouterr()
    assert (said.out + said.err).count("KeyError") == 2
    assert "a secret" not in said.out + said.err


async def test_a_loop_that_is_told_to_stop_stops() -> None:
    """Being cancelled is no fault, and neither is it during the pause after one."""

    async def loop() -> None:
        raise KeyError("a secret")

    for turns in (0, 3):
        task = asyncio.create_task(lasting(loop))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
