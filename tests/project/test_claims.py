"""What the pages for players and hosts claim about the code: everything that is kept is told, and each figure is the one in the code."""

from __future__ import annotations

import msgspec
import pytest

from project.reading import ROOT
from viceversa.game import interlude, lobby, phases, play
from viceversa.game.session import Phase, SeatState, Session
from viceversa.gateway import bucket, codes, transport
from viceversa.live import bundles
from viceversa.scenarios import reading, tree, zipped
from viceversa.settings import BAD_START, Settings
from viceversa.store import contract, keys
from viceversa.store.embedded import REWRITE_AFTER, REWRITE_EVERY
from viceversa.wire.messages import MAX_FRAME

PRIVACY = " ".join((ROOT / "docs" / "privacy.md").read_text(encoding="utf-8").split())
THREATS = " ".join((ROOT / "docs" / "threats.md").read_text(encoding="utf-8").split())
HOSTING = " ".join((ROOT / "docs" / "hosting.md").read_text(encoding="utf-8").split())

TOLD: dict[type[msgspec.Struct], dict[str, str]] = {
    Session: {
        "One record for your session": "id schema min_reader stage instances no_match nothing_fits",
        "what the game draws": "seed dice mark first_lead brink",
        "the latest moment": "now",
        "the words of the game itself": "library",
        "the names you give yourselves": "seats",
        "the open doors (code and link secret)": "door host_door",
        "the kind of session that your private check came to": "lane",
        "the gentler one with the session": "cap",
        "which programmes each of you would enjoy, which timers, and how long a longer break": "timer programme exercises exercise",
        "a session that one of you put together by hand": "by_hand",
        "the cards that were dealt, and their levels": "table levels",
        "the step you are in": "phase derole due",
        "a figure for how you do as a pair": "offset guesses outcome",
        "and your sealed pieces": "sealed opened",
        "choices that the game needs to go on": "told facts",
        "go on or longer, at the end of a break": "interlude",
        "What a host sees": "host_holds",
        "when somebody last tried to come into the full room": "knocked notice",
    },
    SeatState: {
        "the names you give yourselves, and your languages": "name language",
        "a scrambled form (SHA-256) of your seat's key": "tokens",
        "who is here, asleep or away, and since when": "epoch node presence since seq",
        "the last few message numbers of each device": "receipts",
        "a mark (a hash) of what its screen was last shown": "seen",
        "how deep each of you allows it to go": "level",
        "each one's until both are in": "lane",
        "which programmes each of you would enjoy, which timers, and how long a longer break": "picks timer rest",
        "who has answered": "ready",
        "how quick your connection is": "rtt quota",
        "what each of you would like to keep after the end": "keeps",
        "what you share with a host": "shares admits",
    },
    Phase: {
        "the step you are in, since when": "instance step lead clock",
        "who has answered, passed or asked for more time": "given passed extended skipped",
        "choices that the game needs to go on": "picks",
        "wordless signals: how often": "signals",
        "guesses and how near they came": "guesses shown",
        "that cards are new because time ran out": "timed_out",
        "when a break comes by itself": "decoy",
    },
}
"""For each field that is kept, the words of docs/privacy.md that tell of it."""


@pytest.mark.parametrize("kept", TOLD, ids=lambda kept: kept.__name__)
def test_everything_that_is_kept_is_told(kept: type[msgspec.Struct]) -> None:
    """Each field of the state has its words on the privacy page; a new field fails here until it has."""
    told = [field for fields in TOLD[kept].values() for field in fields.split()]
    assert sorted(told) == sorted(kept.__struct_fields__)
    assert [words for words in TOLD[kept] if words not in PRIVACY] == []


def test_how_long_things_are_kept_is_what_the_code_does() -> None:
    """The spans on the privacy page are those of the code."""
    minute, hour, day = 60_000, 3_600_000, 24 * 3_600_000
    assert day == play.DAY
    assert "a day after the last thing that happened in it" in PRIVACY
    assert 10 * minute == play.BLOCKED_STAYS
    assert "the game is made for adults | ten minutes after that |" in PRIVACY
    assert 10 * minute == contract.TOMBSTONE
    assert "For ten minutes a mark stays" in PRIVACY
    assert 8 * day == bundles.KEPT
    assert "for up to eight days, the words of the game" in PRIVACY
    assert 2 * day == keys.BEAT_TTL
    assert "for two days, that a server was running" in PRIVACY
    assert 3 * REWRITE_AFTER <= 60
    assert hour / 1000 >= REWRITE_EVERY
    assert "within about a minute, and what has expired within about an hour" in PRIVACY


def test_figures_about_strangers_are_those_of_the_code() -> None:
    """What threats.md says about codes, budgets and frames is what the settings say."""
    said = {name: field.default for name, field in Settings.model_fields.items()}
    assert f"{len(codes.ALPHABET)} letters, six places: {len(codes.ALPHABET) ** codes.LENGTH // 10**6} million" in THREATS
    assert (said["code_minutes"], said["wrong_codes_per_address"]) == (10, 10)
    assert "Ten wrong ones from one address in ten minutes" in THREATS
    assert f"after {said['wrong_codes_in_all']} from everywhere each try first waits {said['delayed_try_seconds']:g} s" in THREATS
    assert f"over {MAX_FRAME // 1024} KiB are refused and over {said['frame_most'] // 1024} KiB cut" in THREATS
    assert said["malformed_most"] == 10
    assert "ten unreadable messages" in THREATS
    assert f"one that says nothing at first is closed after {said['hello_seconds']:g} s" in THREATS
    assert f"one without a seat after {said['seat_minutes']:g} minutes" in THREATS
    assert f"may send {said['messages_per_second']:g} messages a second" in THREATS
    assert f"all of one address {said['messages_per_second_per_address']:g}, either taken over ten seconds" in THREATS
    assert bucket.WINDOW == 10
    assert f"{said['connections_per_address']} from one address, {said['connections_most']:,} in all" in THREATS
    assert f"{said['rooms_per_address']} from one address in ten minutes" in THREATS
    assert f"{said['hello_seconds']:g} s and {transport.HEAD_MOST // 1024} KiB for the whole of it" in THREATS
    assert transport.ANSWERED_WITHIN == 60
    assert f"{transport.UNREAD_MOST // 1024} KiB wait here, then of views the newest alone" in THREATS
    assert f"{said['unread_most']} other messages; after {said['unread_seconds']:g} s without reading" in THREATS
    assert f"every {transport.PING_EVERY:g} s or so; without a pong in {said['pong_seconds']:g} s" in THREATS
    assert f"at most once in {play.KNOCK_AGAIN // 1000} s" in THREATS
    assert f"at most {reading.LARGEST // 1024} KiB each, nested at most {reading.DEEPEST} deep" in THREATS
    assert f"at most {tree.MOST_FILES} files and {tree.MOST_BYTES // 1024**2} MiB in all" in THREATS
    assert f"{tree.MOST_FILES} files of {reading.LARGEST // 1024} KiB, {tree.MOST_BYTES // 1024**2} MiB in all" in HOSTING
    assert tree.MOST_BYTES == zipped.LARGEST_ZIP


def test_figures_about_partners_are_those_of_the_code() -> None:
    """What threats.md says about breaks, draws and late taps is what the rules do."""
    assert f"a delay of {interlude.DELAY_LEAST // 1000} to {interlude.DELAY_MOST // 1000} s" in THREATS
    assert interlude.BREATHER == 60_000
    assert "the same minute" in THREATS
    assert lobby.LIGHT_BY_DRAW == 6
    assert "about one session in six is light by draw" in THREATS
    assert phases.REDEAL_ANYWAY == 5
    assert "one agreement in five is dealt again" in THREATS
    assert (SeatState().quota, phases.QUOTA_MOST, phases.LATENESS_MOST) == (2_000, 5_000, 3_000)
    assert phases.LATENESS_OVER_ROUND_TRIP == 500
    assert "(2 s, growing to 5 s), 3 s, or the round trip and half a second" in THREATS


def test_chances_are_worked_out_right() -> None:
    """The chances in threats.md follow from the rates that stand beside them."""
    real, drawn = 0.2, 0.5
    assert f"a chance of {real / (real + drawn):.2f}" in THREATS
    light = 0.15
    assert light / (light + (1 - light) / lobby.LIGHT_BY_DRAW) == pytest.approx(0.5, abs=0.03)
    assert "it is a coin toss" in THREATS
    assert 600 * 1_000 / len(codes.ALPHABET) ** codes.LENGTH == pytest.approx(1 / 100, rel=0.1)
    assert "about 1 in 100" in THREATS


def test_the_hosting_page_says_what_a_failed_start_does() -> None:
    """The exit code that hosting.md promises is the one of the command line."""
    assert f"exits with code {BAD_START}" in HOSTING
