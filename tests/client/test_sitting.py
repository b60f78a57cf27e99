"""What both front ends share."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from client.rigged import FakeServer, lobby_view, phase_view, wait_for
from viceversa.game.view import OpenedView, View
from viceversa.wire.messages import Notice, Opened, OpenedBlob
from viceversa_client import say
from viceversa_client.device import Device
from viceversa_client.page import Action, Form
from viceversa_client.sealed import seal
from viceversa_client.sitting import Sitting


async def test_a_new_phase_clears_what_belonged_to_the_old(server: FakeServer) -> None:
    """Notes, drafts and the covered card end with their phase."""
    server.view = phase_view("mime", card="red")
    async with await Device.open(server.url) as device:
        sitting = Sitting(device)
        following = asyncio.create_task(sitting.follow())
        await server.say(Notice(code="nudge", say="Look up."))
        await wait_for(lambda: "Look up." in sitting.page.notes)
        cover = sitting.page.action("c")
        assert cover is not None
        await sitting.act(cover)
        assert sitting.mine.covered
        await server.show(View(you="a", stage="stopped", seats=lobby_view().seats))
        await wait_for(lambda: device.view.stage == "stopped" and not sitting.mine.covered)
        assert sitting.mine.notes == ()
        following.cancel()


async def test_answers_in_private_forms_are_never_kept(server: FakeServer) -> None:
    """The private check leaves no draft on the device."""
    async with await Device.open(server.url) as device:
        sitting = Sitting(device)
        form = next(a.does for a in sitting.page.actions if isinstance(a.does, Form) and a.does.purpose == "lane")
        sitting.keep_draft(form, {("state_now", ""): "crisis"})
        assert sitting.draft(form) == {}


async def test_saving_writes_what_was_chosen(server: FakeServer, tmp_path: Path) -> None:
    """Saving writes a file of the owner's with the chosen things; choosing nothing saves nothing."""
    released = OpenedView(instance=2, exercise="tiny", phase="think", seats=("a", "b"), card="red")
    server.view = View(you="a", stage="done", seats=lobby_view().seats, opened=(released,))
    server.after_welcome = [Opened(answers=[OpenedBlob(instance=2, seat="a", blob=seal({"wish": "A walk"}, 64))])]
    async with await Device.open(server.url) as device:
        sitting = Sitting(device, folder=tmp_path)
        save: Action = sitting.page.actions[0]
        assert await sitting.act(save, {}) == say.NOTHING_TO_KEEP
        assert os.listdir(tmp_path) == []
        said = await sitting.act(save, {("items", ""): ("2",)})
    (file,) = (tmp_path / name for name in os.listdir(tmp_path))
    assert str(file) in said
    assert "Mika: A walk" in file.read_text()
    assert file.stat().st_mode & 0o077 == 0


async def test_lane_stays_on_this_device(server: FakeServer) -> None:
    """The lane sent from here is remembered here, so that support opens on this device alone."""
    async with await Device.open(server.url) as device:
        sitting = Sitting(device)
        check = next(a for a in sitting.page.actions if isinstance(a.does, Form) and a.does.purpose == "lane")
        answers = {"adult": "yes", "free_to_say_no": "yes", "worried_how_partner_reacts": "no", "state_now": "crisis"}
        await sitting.act(check, {(name, ""): value for name, value in answers.items()})
        assert sitting.mine.lane == "stop"
