"""Pages: what every screen says, and what it never says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

import msgspec
import pytest

from client.rigged import NOW, lobby_view, phase_view, tiny_bundle
from viceversa.game.commands import Another, End, Erase, GoOn, Longer, OpenDoor, Pass, Pause, Ready, SendOut, Stop, Tap
from viceversa.game.exercise import PARTNERS, PartnerSeat, Seat
from viceversa.game.view import (
    ClockView,
    DoorView,
    GuessView,
    InterludeView,
    LobbyView,
    OpenedView,
    PlaceView,
    SeatView,
    View,
)
from viceversa_client import say
from viceversa_client.clockface import time_up
from viceversa_client.end_page import saved_text
from viceversa_client.lines import lines_of
from viceversa_client.page import Form, Page
from viceversa_client.pages import page
from viceversa_client.scene import Mine, Scene
from viceversa_client.sealed import Answers

WORDS = tiny_bundle()
FORBIDDEN = re.compile(
    r"proven|scientific|rewire|mirror neuron|oxytocin|empath|diagnos|\bheal|guarante|toxic|narciss|score|\bmust\b|husband|wife|"
    r"winner|correct!|wrong|error|\bleft the\b|percent|%|✓|✗|✔|✘",
    re.IGNORECASE,
)
OPENED: Mapping[int, Mapping[PartnerSeat, Answers]] = {
    1: {"a": {"own": {"1": 3, "2": 6}}, "b": {"own": {"1": 5}}},
    2: {"a": {"theirs": {"1": 4, "2": 2}, "wish": "A walk on Sunday"}, "b": {"theirs": {"1": 1, "2": 7}}},
}
RELEASED = (
    OpenedView(instance=1, exercise="tiny", phase="rate", seats=("a", "b"), card="red"),
    OpenedView(instance=2, exercise="tiny", phase="think", seats=("a", "b"), card="red"),
)


def shown(view: View, *, now: int = NOW, **mine: Any) -> Page:
    """The page of a view."""
    return page(Scene(view=view, words=WORDS, opened=OPENED, now=now, server="http://h:1", session="s1", mine=Mine(**mine)))


def text(page: Page) -> str:
    """The whole page as plain text."""
    return "\n".join(lines_of(page))


def of_b(view: View) -> View:
    """The same moment from the other seat."""
    return msgspec.structs.replace(view, you="b")


DOOR = DoorView(code="KXRBCH", secret="sec", expires=NOW + 60_000)
ALONE = {"a": SeatView("Mika", "here"), "b": SeatView("", "empty")}
SET = LobbyView(mark=("lamp", "train"), timer="standard", level_set=True, lane_set=True, lane="standard")

VIEWS: dict[str, View] = {
    "alone": lobby_view(seats=ALONE, door=DOOR),
    "lobby": lobby_view(),
    "all set": lobby_view(lobby=SET),
    "light": lobby_view(lobby=msgspec.structs.replace(SET, lane="light", no_match=True)),
    "admit": lobby_view(admit=True, seats={**lobby_view().seats, "host": SeatView("Kim", "here")}),
    "hand": phase_view("pick", hand=("red", "blue")),
    "scale": phase_view("rate", card="red"),
    "scale sealed": phase_view("rate", card="red", given=("sealed",)),
    "guess and text": phase_view("think", card="red"),
    "speaking": phase_view("speak", card="red"),
    "hearing": phase_view("speak", lead="b", card="red", signals={"flag": 1}),
    "back": phase_view("back"),
    "talk": phase_view("talk", opened=RELEASED, told={"take": {"a": "yes", "b": "no"}}),
    "passed": phase_view("talk", passed=True),
    "mime lead": phase_view("mime", card="red"),
    "mime reader": phase_view("mime", lead="b", options=("red", "blue", "green"), guesses=(GuessView("blue", "family"),)),
    "mime read": phase_view("mime", lead="b", card="red", outcome=GuessView("blue", "miss")),
    "no clock": phase_view("talk", clock=ClockView(running=True)),
    "asleep": phase_view(
        "talk",
        clock=ClockView(running=False, left=30_000),
        seats={"a": SeatView("Mika", "here"), "b": SeatView("Robin", "asleep", since=NOW)},
    ),
    "away": phase_view(
        "talk",
        clock=ClockView(running=False, left=30_000),
        seats={"a": SeatView("Mika", "here"), "b": SeatView("Robin", "away", since=NOW)},
    ),
    "host holds": phase_view("talk", host_holds=True),
    "pause": phase_view("rate", card="red", interlude=InterludeView("pause")),
    "breather": phase_view("rate", card="red", interlude=InterludeView("breather", until=NOW + 30_000)),
    "breather tapped": phase_view("rate", card="red", interlude=InterludeView("breather", until=NOW + 30_000, tapped="longer")),
    "rest": phase_view("rate", card="red", interlude=InterludeView("rest", until=NOW + 600_000)),
    "rest over": phase_view("rate", card="red", interlude=InterludeView("rest", until=NOW - 1)),
    "done": View(you="a", stage="done", seats=lobby_view().seats, opened=RELEASED),
    "stopped": View(you="a", stage="stopped", seats=lobby_view().seats),
    "stopped in role": View(you="a", stage="stopped", seats=lobby_view().seats, derole=True),
    "postponed": View(you="a", stage="postponed", seats=lobby_view().seats),
    "blocked": View(you="a", stage="blocked", seats=lobby_view().seats),
    "host lobby": View(you="host", stage="lobby", seats={**lobby_view().seats, "host": SeatView("Kim", "here")}),
    "host waits": View(you="host", stage="lobby", seats={"host": SeatView("Kim", "here")}),
    "host play": phase_view("talk", you="host"),
}
SHEETS = ("stop", "help", "gauge", "back", "erase", "figures", "qr")


def pages() -> Iterator[tuple[str, Page]]:
    """Every page that there is a view for, and every sheet over each of them."""
    for name, view in VIEWS.items():
        yield name, shown(view)
        for sheet in SHEETS:
            yield f"{name} + {sheet}", shown(view, sheet=sheet)


ALL = dict(pages())


@pytest.mark.parametrize("name", ALL)
def test_four_things_are_on_every_page(name: str) -> None:
    """Whose turn, what to do, who will see it and the time are on every page."""
    one = ALL[name]
    assert one.title
    assert one.turn
    assert one.task
    assert one.audience
    assert one.time


@pytest.mark.parametrize("name", ALL)
def test_words_are_kind_and_claim_nothing(name: str) -> None:
    """No page has a forbidden word, a tick, a cross or a percentage, and no name was left out."""
    everything = text(ALL[name])
    assert not FORBIDDEN.search(everything), FORBIDDEN.search(everything)
    assert not re.search(r"\{\w+\}", everything), everything


@pytest.mark.parametrize("name", ALL)
def test_keys_are_each_their_own(name: str) -> None:
    """No two actions of a page share a key, and every key finds its action."""
    actions = ALL[name].actions
    assert len({action.key for action in actions}) == len(actions)
    assert all(ALL[name].action(action.key.upper()) == action for action in actions)


@pytest.mark.parametrize("name", ALL)
def test_help_and_a_way_out_are_on_every_page(name: str) -> None:
    """Help, leaving and leaving fast are always there."""
    assert {"h", "q", "x"} <= {action.key for action in ALL[name].actions}


PHASES = [name for name, view in VIEWS.items() if view.place and view.you != "host" and not view.interlude]


@pytest.mark.parametrize("name", PHASES)
def test_pass_pause_stop_and_gauge_are_in_every_phase(name: str) -> None:
    """Every phase offers pass (or to shorten it), pause, stop and the gauge."""
    does = [type(action.does) for action in ALL[name].actions]
    assert Pause in does
    assert (Pass in does) != VIEWS[name].passed
    assert {"s", "g"} <= {action.key for action in ALL[name].actions}


def test_sentences_of_our_own_keep_the_rules() -> None:
    """Every sentence in the catalogue is free of forbidden words."""

    def sentences(value: object) -> Iterator[str]:
        match value:
            case str():
                yield value
            case tuple() | list():
                for each in value:
                    yield from sentences(each)
            case dict():
                yield from sentences(list(value.values()))
            case _:
                pass

    found = [line for name in dir(say) if name.isupper() for line in sentences(getattr(say, name))]
    assert len(found) > 100
    assert not [line for line in found if FORBIDDEN.search(line)]


# --- the lobby


def test_invitation_shows_code_and_link() -> None:
    """Alone, the code and the link are there; a code that ran out is not shown."""
    assert "KXR BCH" in text(ALL["alone"])
    assert "http://h:1/#s1.sec" in text(ALL["alone"])
    late = shown(VIEWS["alone"], now=NOW + 120_000)
    assert "KXR" not in text(late)
    assert say.CODE_OLD in text(late)


def test_mark_is_shown_to_compare() -> None:
    """With both there, the mark is shown and the other can be sent out."""
    assert "lamp" in text(ALL["all set"])
    assert any(isinstance(action.does, SendOut) for action in ALL["all set"].actions)


def test_ready_comes_after_level_and_check() -> None:
    """Ready is offered once level and check are given, and is then the first choice."""
    assert not any(isinstance(action.does, Ready) for action in ALL["lobby"].actions)
    assert ALL["all set"].actions[0].does == Ready()


def test_check_is_not_asked_twice() -> None:
    """Once the kind of session is settled, the check is gone."""
    assert not any(isinstance(action.does, Form) and action.does.purpose == "lane" for action in ALL["all set"].actions)


def test_deepest_level_needs_a_host() -> None:
    """The level with support is absent without a host, not locked."""

    def levels(view: View) -> int:
        form = next(a.does for a in shown(view).actions if isinstance(a.does, Form) and a.does.purpose == "level")
        return len(form.fields[0].options)

    hosted = lobby_view(seats={**lobby_view().seats, "host": SeatView("Kim", "here")})
    assert (levels(lobby_view()), levels(hosted)) == (4, 5)


def test_crisis_and_blocked_read_alike_on_both() -> None:
    """A session that was put off says the same to both; only the device that may need it opens support."""
    calm, crisis = shown(VIEWS["postponed"]), shown(VIEWS["postponed"], lane="stop")
    assert msgspec.structs.replace(crisis, sections=()) == calm
    assert "local emergency number" in text(crisis)
    assert shown(VIEWS["blocked"], lane="blocked") == shown(VIEWS["blocked"])
    assert calm.actions[0].does == Another()


# --- phases


@pytest.mark.parametrize("name", [name for name in ALL if "mime reader" in name])
def test_hidden_card_is_nowhere_for_the_other(name: str) -> None:
    """The reader's pages hold nothing of the hidden card: its hint is known to the one who shows it alone."""
    assert "Think of" not in text(ALL[name])
    assert not ALL[name].secret


def test_private_card_is_marked_and_can_be_covered() -> None:
    """The one who shows it sees the card, is told that nobody else does, and may cover it."""
    one = ALL["mime lead"]
    assert one.secret
    assert "red-ish" in text(one)
    assert say.ONLY_YOUR_CARD in one.audience
    covered = shown(VIEWS["mime lead"], covered=True)
    assert "red-ish" not in text(covered)
    assert say.COVERED in text(covered)


def test_another_way_of_doing_a_card_is_called_so() -> None:
    """The words for whoever would rather not mime do not stand bare under the others."""
    assert say.ANOTHER_WAY.format(said="Think of red things.") in text(ALL["mime lead"])


def test_breaks_show_no_card_and_no_cause() -> None:
    """A break hides the card, says nothing of who or why, and looks the same to both."""
    for name in ("pause", "breather", "rest"):
        assert "red topic" not in text(ALL[name])
    other = shown(of_b(VIEWS["breather"]))
    assert (other.title, other.task, other.audience, other.time) == (
        ALL["breather"].title,
        ALL["breather"].task,
        ALL["breather"].audience,
        ALL["breather"].time,
    )


def test_breather_choice_is_private_and_final() -> None:
    """A breather offers to go on or to rest; what was tapped is only noted."""
    assert [action.does for action in ALL["breather"].actions[:2]] == [GoOn(), Longer()]
    assert say.NOTED in ALL["breather tapped"].notes
    assert not any(isinstance(action.does, (GoOn, Longer)) for action in ALL["breather tapped"].actions)


def test_rest_goes_on_only_when_over() -> None:
    """Ready is offered after a rest's return time, not before."""
    assert not any(isinstance(action.does, GoOn) for action in ALL["rest"].actions)
    assert any(isinstance(action.does, GoOn) for action in ALL["rest over"].actions)


def test_a_rest_offers_as_many_more_minutes_as_was_wished_for() -> None:
    """What both are told of the longer break before the game is what more of it takes."""
    assert "If it gets too much, we take 60 minutes." in text(shown(lobby_view(lobby=msgspec.structs.replace(SET, rest=60))))
    rest = InterludeView("rest", until=NOW + 600_000, rest=60)
    assert "60 more minutes" in text(shown(phase_view("rate", card="red", interlude=rest)))


def test_new_cards_after_the_time_ran_out_say_so() -> None:
    """In one sentence, and only then."""
    late = phase_view("pick", hand=("red", "blue"))
    assert say.TIMED_OUT not in shown(late).notes
    assert late.place is not None
    late = msgspec.structs.replace(late, place=msgspec.structs.replace(late.place, timed_out=True))
    assert say.TIMED_OUT in shown(late).notes


def test_in_role_says_who_speaks_as_whom() -> None:
    """In role the label names both people on both devices."""
    assert ALL["speaking"].turn == "Mika, speaking as Robin."
    assert ALL["hearing"].turn == "Robin speaks as Mika."
    assert "Speak as Robin" in ALL["speaking"].task


def test_signals_count_down() -> None:
    """A signal says how often it may still be raised, and is gone after the last."""
    labels = [action.label for action in ALL["hearing"].actions]
    assert "Not quite (2 left)" in labels
    spent = shown(phase_view("speak", lead="b", signals={"flag": 3}))
    assert not any("Not quite" in action.label for action in spent.actions)


def test_speaker_sees_signals_silently() -> None:
    """The one who speaks sees how often the other has raised a signal, as one quiet line."""
    assert "Not quite: 2 of 3." in shown(phase_view("speak", signals={"flag": 2})).notes
    assert not any("Not quite" in note for note in ALL["speaking"].notes)


def test_prompts_are_for_the_one_who_speaks() -> None:
    """Words to lean on are shown to the one who speaks, not to the one who listens."""
    assert "What did you notice first?" in text(ALL["speaking"])
    assert "What did you notice first?" not in text(ALL["hearing"])


def test_mandatory_step_is_shortened_not_passed() -> None:
    """In a mandatory step the way past reads as shortening it."""
    labels = {action.key: action.label for action in ALL["back"].actions}
    assert labels["p"] == say.SHORTEN
    assert isinstance(ALL["back"].actions[0].does, Tap)


def test_profiles_are_rows_of_answer_and_guess() -> None:
    """Opened profiles put a person's own answer beside the guess, item by item, for both, without any figure of their own."""
    sections = {section.title: section.lines for section in ALL["talk"].sections}
    assert sections["How it is for Mika"] == (
        "1 is 'calm', 7 is 'loud'.",
        "The noise: Mika said 3; Robin guessed 1.",
        "The mess: Mika said 6; Robin guessed 7.",
    )
    assert sections["How it is for Robin"] == (
        "1 is 'calm', 7 is 'loud'.",
        "The noise: Robin said 5; Mika guessed 4.",
        "The mess: Robin left it empty; Mika guessed 2.",
    )
    assert "Mika: A walk on Sunday" in sections["Opened: How is it for Robin?"]


def test_opened_before_is_one_step_away() -> None:
    """What was opened in an earlier phase leaves the page but can be looked back at."""
    later = shown(VIEWS["talk"], fresh={1: 2, 2: 2}, told={"take": 2})
    assert later.sections == ()
    assert any(action.key == "b" for action in later.actions)
    assert "The noise: Mika said 3" in text(ALL["talk + back"])


def test_near_misses_have_kind_words() -> None:
    """A guess that was near is told as near, and another try is announced."""
    assert "blue-ish: Very close, same family." in text(ALL["mime reader"])
    assert say.ONE_MORE in text(ALL["mime reader"])
    assert "Meant: red-ish." in text(ALL["mime read"])


def test_tried_cards_are_not_offered_again() -> None:
    """The guess form holds the options that were not tried yet."""
    form = ALL["mime reader"].actions[0].does
    assert isinstance(form, Form)
    assert [value for value, _ in form.fields[0].options] == ["red", "green"]


# --- time


@pytest.mark.parametrize(
    ("clock", "line"),
    [
        (ClockView(running=True, due=NOW + 65_000), "1:05 left."),
        (ClockView(running=True, due=NOW + 10_000), "10 seconds left."),
        (ClockView(running=True, due=NOW + 900), "1 second left."),
        (ClockView(running=True, due=NOW - 5), "Time."),
        (ClockView(running=False, left=30_000), "Clock held, 0:30 left."),
        (ClockView(running=True), say.NO_TIMER),
    ],
)
def test_time_is_one_plain_line(clock: ClockView, line: str) -> None:
    """Time left, held, up or without a limit: each has its own line."""
    assert shown(phase_view("talk", clock=clock)).time == line


@pytest.mark.parametrize(
    ("phase", "changes", "line"),
    [
        ("speak", {}, say.TIME_UP_SPOKEN),
        ("rate", {}, say.TIME_UP_SEALED),
        ("rate", {"given": ("sealed",)}, say.TIME_UP),
        ("mime", {"lead": "b", "options": ("red", "blue")}, say.TIME_UP_OPEN),
        ("mime", {"card": "red"}, say.TIME_UP),
        ("rate", {"you": "host"}, say.TIME_UP),
    ],
)
def test_when_the_time_is_up_each_is_told_what_it_means(phase: str, changes: dict[str, Any], line: str) -> None:
    """Whoever speaks may finish; what is not sealed stays here, what is not sent does not count; who only waits is told no more."""
    assert time_up(Scene(view=phase_view(phase, **changes), words=WORDS, opened=OPENED, now=NOW)) == line


def test_more_time_only_once() -> None:
    """Thirty seconds are offered once in a phase that has a clock."""
    assert shown(phase_view("talk")).action("+")
    assert not shown(phase_view("talk", clock=ClockView(running=True, due=NOW, extended=True))).action("+")
    assert not ALL["no clock"].action("+")


def test_lost_link_alarms_nobody() -> None:
    """Without a connection the page stays, with one calm line more."""
    scene = Scene(view=VIEWS["talk"], words=WORDS, opened=OPENED, now=NOW)
    down = page(msgspec.structs.replace(scene, link_up=False))
    assert msgspec.structs.replace(down, presence=()) == msgspec.structs.replace(page(scene), presence=())
    assert say.NO_LINK in down.presence


# --- the end


def test_stop_in_role_takes_the_part_off_first() -> None:
    """After a stop in role the device shows its own card, and then the end."""
    assert say.PART_LINE in text(ALL["stopped in role"])
    assert shown(VIEWS["stopped in role"], part_off=True).title == say.STOPPED_TITLE


def test_stop_is_asked_once_and_blames_nobody() -> None:
    """Stop opens a sheet that says that it counts against no one, with stop, a break, and back."""
    sheet = ALL["talk + stop"]
    assert sheet.task == say.STOP_TASK
    assert [action.does for action in sheet.actions[:2]] == [Stop(), Pause()]
    assert sheet.action("0")


def test_end_keeps_only_what_the_exercise_offers() -> None:
    """Only opened answers that the exercise lets keep are offered; nothing is chosen beforehand, nor told to the other."""
    form = ALL["done"].actions[0].does
    assert isinstance(form, Form)
    assert [label for _, label in form.fields[0].options] == ["How is it for Robin?"]
    assert form.audience == say.KEEP_SEEN
    assert ALL["done + erase"].actions[0].does == Erase()


def test_only_what_both_want_to_keep_can_be_saved() -> None:
    """What one chose waits for the other; what both chose can be saved, and who may read the file is said."""
    one = shown(msgspec.structs.replace(VIEWS["done"], keeps=(2,)))
    assert say.KEEPS_WAIT in text(one)
    assert say.SAVE not in [action.label for action in one.actions]
    both = shown(msgspec.structs.replace(VIEWS["done"], keeps=(2,), kept=(2,)))
    assert say.SAVE in [action.label for action in both.actions]
    assert say.SAVE_WARNING in text(both)
    assert say.KEEPS_WAIT not in text(both)


def test_a_saved_answer_cannot_pass_for_what_the_other_said() -> None:
    """A further line of an answer is set in, whatever breaks it, and no mark turns the direction of the file."""
    answers: Mapping[int, Mapping[PartnerSeat, Answers]] = {
        **OPENED,
        2: {"a": {"wish": "A walk\nRobin: no\u2028Robin: never\u202e"}, "b": {}},
    }
    view = msgspec.structs.replace(VIEWS["done"], keeps=(2,), kept=(2,))
    lines = saved_text(Scene(view=view, words=WORDS, opened=answers, now=NOW)).splitlines()
    assert not {"Robin: no", "Robin: never"} & set(lines)
    assert {"  Robin: no", "  Robin: never"} <= set(lines)


def test_practice_is_labelled_on_every_page() -> None:
    """A scripted partner is called a script wherever the partners are named."""
    for view in VIEWS.values():
        assert say.SCRIPT in shown(view, practice=True).presence


def test_host_sees_only_what_is_shared() -> None:
    """The host's page has no answer, no card and no way to give one."""
    one = ALL["host play"]
    assert not any(isinstance(action.does, (Form, Tap, Pass)) for action in one.actions)
    assert one.sections == ()


def test_unknown_places_still_have_a_way_out() -> None:
    """A phase that the words do not know is no dead end."""
    place = VIEWS["talk"].place
    assert isinstance(place, PlaceView)
    odd = msgspec.structs.replace(VIEWS["talk"], place=msgspec.structs.replace(place, phase="nowhere"))
    assert {"p", "s", "q"} <= {action.key for action in shown(odd).actions}


# --- found by playing


def test_keys_of_the_lobby_keep_their_meaning() -> None:
    """A key of the lobby means the same before and after something was set there."""
    before = {action.key: action.label for action in ALL["lobby"].actions}
    after = {action.key: action.label for action in ALL["all set"].actions}
    assert {key: after[key] for key in after if key in before} == {key: before[key] for key in before if key in after}
    assert after["r"] == say.IM_READY


def test_a_seat_can_be_moved_from_any_page_of_play() -> None:
    """Help offers to move one's own seat, and shows the way to it; while the partner is away, theirs as well."""
    here = [action.does for action in ALL["talk + help"].actions]
    assert OpenDoor("a") in here
    assert OpenDoor("b") not in here
    assert OpenDoor("b") in [action.does for action in ALL["away + help"].actions]
    moving = shown(phase_view("talk", door=DoorView("KXRBCH", "sec", NOW + 60_000, "a")), sheet="door")
    assert "KXR BCH" in text(moving)
    assert moving.title == say.MOVE_SEAT


def test_a_code_that_ran_out_says_how_to_get_another() -> None:
    """The page names the key of a new code, and that key draws one."""
    late = shown(VIEWS["alone"], now=NOW + 120_000)
    action = late.action("6")
    assert "Key 6" in say.CODE_OLD
    assert action is not None
    assert action.does == OpenDoor("b")


def test_clock_stands_without_a_link() -> None:
    """Two seconds after the link was lost the clock is shown as held, at what was left when it went."""

    def time(lost: int | None, now: int) -> str:
        return page(Scene(view=VIEWS["talk"], words=WORDS, opened={}, now=now, link_up=lost is None, lost=lost)).time

    assert time(None, NOW + 5_000) == "0:55 left."
    assert time(NOW, NOW + 1_000) == "0:59 left."
    assert time(NOW, NOW + 5_000) == "Clock held, 1:00 left."


def test_host_ends_only_after_being_asked() -> None:
    """The host's end is asked once more, and is under the same key in play and in a break."""
    assert End() not in [action.does for action in ALL["host play"].actions]
    asked = shown(VIEWS["host play"], sheet="end")
    assert End() in [action.does for action in asked.actions]
    pause = shown(phase_view("talk", you="host", interlude=InterludeView("pause")))
    assert pause.title == say.PAUSED_TITLE
    assert pause.action("5") == ALL["host play"].action("5")


def test_host_waits_to_be_let_in() -> None:
    """Before both have said yes the host is told so, and has nothing to start."""
    one = shown(View(you="host", stage="lobby", seats={}))
    assert one.task == say.HOST_WAIT
    assert one.action("1") is None


def test_partners_wait_for_their_host() -> None:
    """Once both are ready they are told that the host starts."""
    seats: dict[Seat, SeatView] = {name: SeatView(name, "here", ready=True) for name in PARTNERS}
    assert shown(lobby_view(lobby=SET, seats=seats)).task == say.HOST_STARTS


def test_what_is_new_comes_first() -> None:
    """How a guess went stands above the card, so that it is seen without reading on."""
    titles = [section.title for section in ALL["mime read"].sections]
    assert titles[0] == "Show a feeling"


def test_forms_name_the_same_audience_as_their_page() -> None:
    """A form says who will see it as its page does."""
    one = ALL["scale"]
    (form,) = (action.does for action in one.actions if isinstance(action.does, Form) and action.does.purpose == "seal")
    assert form.audience.startswith(one.audience)


def test_only_a_breather_promises_a_private_choice() -> None:
    """In a pause or a rest a longer break shows on both screens, and the page says so."""
    assert ALL["breather"].audience == say.BREAK_SEEN
    assert ALL["pause"].audience == ALL["rest"].audience == say.BREAK_OPEN


@pytest.mark.parametrize("presence", ["asleep", "away"])
def test_a_partner_who_is_not_here_is_said_without_a_wrong_word_on_the_clock(presence: Literal["asleep", "away"]) -> None:
    """That the clock waits is said only while it does."""
    seats: dict[Seat, SeatView] = {"a": SeatView("Mika", "here"), "b": SeatView("Robin", presence, since=NOW)}
    held = text(shown(phase_view("talk", clock=ClockView(running=False, left=30_000), seats=seats)))
    runs = text(shown(phase_view("talk", seats=seats)))
    waits = {"asleep": say.ASLEEP, "away": say.AWAY}[presence].format(name="Robin")
    goes_on = {"asleep": say.ASLEEP_OPEN, "away": say.AWAY_OPEN}[presence].format(name="Robin")
    assert (waits in held, goes_on in held) == (True, False)
    assert (waits in runs, goes_on in runs) == (False, True)
