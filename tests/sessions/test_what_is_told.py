"""Whole sessions over real sockets, to their last page: couples that know each other, that mirror themselves and that guess blindly are told what
is true of them."""

from __future__ import annotations

import asyncio
from random import Random
from statistics import fmean
from typing import Literal

import pytest

from support.playing import WITHIN, seated
from support.serving import Served
from viceversa.game.commands import DeviceCommand, MakeGuess, Seal
from viceversa.game.exercise import PARTNERS, PartnerSeat
from viceversa.game.session import other
from viceversa.scenarios.bundle import PhaseWords
from viceversa_client import say
from viceversa_client.device import Device
from viceversa_client.lines import lines_of
from viceversa_client.player import next_command, role_in
from viceversa_client.sealed import Answers, seal
from viceversa_client.sitting import Sitting

DRAWS = 8
"""About one session in six is a light one, by draw; so many in a row never were."""


Way = Literal["knows", "mirrors", "blind"]
"""How somebody guesses: they know how it is for the other, take themself for the other, or have no idea at all."""


class Couple:
    """Two people with their own views, who guess in one way."""

    def __init__(self, devices: tuple[Device, Device], seed: int, way: Way) -> None:
        self.devices = devices
        self.sittings = tuple(Sitting(device) for device in devices)
        self.rated: dict[tuple[PartnerSeat, str], list[int]] = {}
        """What each said of themself and guessed, by the name of the ask: the answers as they were sealed."""
        self._way = way
        self._seed = seed
        self._cards: dict[int, str] = {}
        """The hidden card of each turn, as the one who shows it would let it be seen."""

    async def play(self, programme: str) -> bool:
        """Play to the end; whether a swap was part of it."""
        following = [asyncio.create_task(sitting.follow()) for sitting in self.sittings]
        try:
            await asyncio.wait_for(self._moves(programme), WITHIN)
            await asyncio.sleep(0.05)
            return bool(self.devices[0].view.opened)
        finally:
            for task in following:
                task.cancel()

    async def _moves(self, programme: str) -> None:
        while any(device.view.stage != "done" for device in self.devices):
            moved = False
            for device in self.devices:
                command = self._move(device, programme)
                if command is not None:
                    await device.do(command)
                    moved = True
            await asyncio.sleep(0 if moved else 0.02)

    def _move(self, device: Device, programme: str) -> DeviceCommand | None:
        command = next_command(device.view, device.words, "kind", self._seed, (programme,))
        place = device.view.place
        if place is None or device.view.you == "host":
            return command
        if device.view.card is not None:
            self._cards[place.instance] = device.view.card
        phase = device.words.exercises[place.exercise].phases[place.phase]
        match command:
            case Seal(phase=instance):
                card = device.view.card
                exercise = device.words.exercises[place.exercise]
                items = len(device.words.decks[exercise.deck].cards[card].items) if card else 0
                return Seal(instance, seal(self._answers(device, phase, items), phase.seal))
            case MakeGuess(phase=instance, ask=ask) if self._way == "knows":
                meant = self._cards.get(instance)
                return None if meant is None else MakeGuess(instance, ask, meant)
            case _:
                return command

    def _answers(self, device: Device, phase: PhaseWords, items: int) -> Answers:
        view, place = device.view, device.view.place
        assert view.you != "host"
        assert place is not None
        answers: Answers = {}
        for name, ask in phase.asks.items():
            if ask.open or role_in(view, place) not in ask.of:
                continue
            if ask.kind == "scale" and ask.each == "items":
                low, high = ask.low, ask.high
                whose = other(view.you) if ask.about_partner and self._way == "knows" else view.you
                rated = [self._felt(whose, n, low, high) for n in range(1, items + 1)]
                if ask.about_partner and self._way == "blind":
                    dice = Random(f"{self._seed} {view.you} {name}")
                    rated = [dice.randint(low, high) for _ in rated]
                self.rated[view.you, name] = rated
                answers[name] = {str(n): value for n, value in enumerate(rated, 1)}
            elif ask.kind == "choice":
                answers[name] = ask.options[0].value
            elif ask.kind == "text":
                answers[name] = f"{device.view.seats[view.you].name}: a walk"
        return answers

    def _felt(self, seat: PartnerSeat, item: int, low: int, high: int) -> int:
        """How it is for a person: one rates the items up and down, the other down and up."""
        ups = (high, low, high, low + 1, high - 1, low)
        up = ups[(item - 1) % len(ups)]
        return up if seat == "a" else low + high - up

    def pages(self) -> list[str]:
        """The last page of each, as plain lines."""
        return ["\n".join(lines_of(sitting.page)) for sitting in self.sittings]


async def played(served: Served, programme: str, way: Way, seed: int) -> Couple:
    """A couple at the end of a session that had all of the programme."""
    for n in range(DRAWS):
        devices = await seated(served.url)
        couple = Couple(devices, seed * 100 + n, way)
        whole = await couple.play(programme)
        for device in devices:
            await device.close()
        if whole or (programme == "charades" and couple.sittings[0].mine.kind == "standard"):
            return couple
    raise AssertionError("each session was a light one")


@pytest.mark.parametrize("seed", [1, 2])
async def test_couples_are_told_what_is_true_of_them(served: Served, seed: int) -> None:
    """After a swap the couple that knows each other reads that it was often close, the one that mirrors itself that it was far apart; both find
    their profiles as a table, and numbers when they ask."""
    knowing = await played(served, "the-one-thing", "knows", seed)
    mirroring = await played(served, "the-one-thing", "mirrors", seed)
    for page in knowing.pages():
        assert "Often close." in page
        assert "Far apart" not in page
    for page in mirroring.pages():
        assert "Far apart today. Good to ask." in page
        assert "Furthest apart: " in page
        assert "Often close." not in page
    for couple in (knowing, mirroring):
        for page in couple.pages():
            assert say.FOUND_ALONE_TITLE not in page  # one swap of six lines says nothing of one alone
            assert "-- How it is for Ann" in page
            assert "-- How it is for Bo" in page
            assert say.TABLE_WHAT.format(owner="Ann", guesser="Bo") in page
        for sitting in couple.sittings:
            action = sitting.page.action("f")
            assert action is not None
            await sitting.act(action)
            assert any("beyond chance" in line for line in lines_of(sitting.page))
    assert any("beyond chance: 1.00" in line for line in lines_of(knowing.sittings[0].page))


def closeness(couple: Couple) -> str:
    """What is true of the two's guesses, worked out anew from what they sealed: the sentence of docs/measures.md, by its table."""
    directions = [(couple.rated[seat, "guess"], couple.rated[other(seat), "truth"]) for seat in PARTNERS]
    off = [abs(g - t) for guess, truth in directions for g, t in zip(guess, truth, strict=True)]
    by_chance = [fmean(abs(g - t) for g in guess for t in truth) for guess, truth in directions]
    beyond = 1 - fmean(off) / fmean(by_chance)
    if beyond >= 0.5:
        return "Often close."
    if beyond >= 0.2:
        return "Close here and there."
    return "Not far off." if fmean(off) <= 1 else "Far apart today. Good to ask."


@pytest.mark.parametrize("seed", [4, 5, 51])
async def test_who_guesses_blindly_is_told_what_is_true(served: Served, seed: int) -> None:
    """A couple with no idea of each other reads just what its answers say, with luck (the last seed) or without, and nothing about one alone."""
    couple = await played(served, "the-one-thing", "blind", seed)
    a, b = ((couple.rated[seat, "truth"], couple.rated[seat, "guess"]) for seat in PARTNERS)
    missed = [abs(g - t) + abs(h - u) for u, g, t, h in zip(*a, *b, strict=True)]
    told = ("Often close.", "Close here and there.", "Not far off.", "Far apart today. Good to ask.")
    for page in couple.pages():
        assert [sentence for sentence in told if sentence in page] == [closeness(couple)]
        assert ("Furthest apart: " in page) == (max(missed) >= 4)
        assert say.FOUND_ALONE_TITLE not in page


async def test_feelings_are_told_to_both_alike(served: Served) -> None:
    """After charades both read the same: how many they found, and turn by turn what was meant and what was read."""
    knowing = await played(served, "charades", "knows", 3)
    one, other = ([line for line in page.splitlines() if "meant:" in line or "You two" in line] for page in knowing.pages())
    assert one == other
    assert len(one) == 7
    assert one[0].strip() == "You two found 6 of 6 feelings."
    guessing = await played(served, "charades", "blind", 3)
    for page in guessing.pages():
        turns = [line.partition(" meant: ")[2].partition(". Read: ") for line in page.splitlines() if " meant: " in line]
        assert len(turns) == 6
        assert f"You two found {sum(meant in read for meant, _, read in turns)} of 6 feelings" in page  # by luck perhaps all
