"""Entering and ending phases: when, by what, and in which order."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from support.shipped import shipped_library
from support.small import READY, calm_library
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.exercise import PARTNERS, Ask, Exercise, Library, PartnerSeat, Step
from viceversa.game.phases import lateness_allowed, owes
from viceversa.game.session import Timer, seat_of, with_seat

SECOND = 1_000
CALM = calm_library()


def playing(timer: Timer = "standard", programme: str = "short", library: Library = CALM, seed: int = 0) -> Table:
    """A session at the beginning of its first phase: thirty seconds, three at least, sixty at most."""
    table = Table(library, seed)
    table.ok("b", c.SetTimer(timer))
    table.begin(programme)
    return table


def due(table: Table) -> int | None:
    """Milliseconds from now until the time of the phase is up, as the partners see it."""
    clock = table.view("a").clock
    assert clock is not None
    return None if clock.due is None else clock.due - table.now


# --- what ends a phase


def test_the_last_answer_ends_a_phase_at_once() -> None:
    """When both have answered and the least time is over, nobody waits."""
    table = playing()
    table.wait(4 * SECOND)
    instance = table.instance
    table.ok("a", c.Tap(instance, "done"))
    assert table.instance == instance
    table.ok("b", c.Tap(instance, "done"))
    assert table.instance == instance + 1


def test_no_phase_ends_before_its_least_time() -> None:
    """However quickly both answer or pass."""
    table = playing()
    instance = table.instance
    table.ok("a", c.Tap(instance, "done"))
    table.ok("b", c.Pass(instance))
    table.wait(3 * SECOND - 1)
    assert table.instance == instance
    table.wait(1)
    assert table.instance == instance + 1


@pytest.mark.parametrize(("rtt", "wait"), [(0, 500), (100, 600), (1_000, 1_500), (5_000, 2_000)])
def test_when_the_time_is_up_missing_partners_have_a_short_wait(rtt: int, wait: int) -> None:
    """The phase ends when the round trip and half a second have passed, at most what is left of the quota, which starts at 2 s."""
    table = playing()
    instance = table.instance
    table.ok("b", c.Tap(instance, "done"))
    table.session = replace(with_seat(table.session, "a", replace(seat_of(table.session, "a"), rtt=rtt)), due=0)
    table.wait(30 * SECOND + wait - 1)
    assert table.instance == instance
    table.wait(1)
    assert table.instance == instance + 1


def test_the_wait_is_for_the_slowest_of_those_who_are_missing() -> None:
    """One quick and one slow connection: the slow one's wait counts; once it has answered, only the quick one's."""
    table = playing()
    instance = table.instance
    for seat, rtt in (("a", 100), ("b", 1_200)):
        table.session = with_seat(table.session, seat, replace(seat_of(table.session, seat), rtt=rtt))  # type: ignore[arg-type]  # plain strings are seats
    table.wait(30 * SECOND + 1_699)
    assert table.instance == instance
    table.wait(1)
    assert table.instance == instance + 1


def test_nobody_waits_for_a_partner_who_has_answered() -> None:
    """With nothing missing there is no wait: the phase was over with the last answer."""
    table = playing()
    assert table.session.phase is not None
    assert owes(table.step, table.session.phase, "a")
    table.ok("a", c.Tap(table.instance, "done"))
    assert not owes(table.step, table.session.phase, "a")
    assert table.view("b").partner_done
    assert not table.view("a").partner_done


# --- lateness


def test_the_quota_starts_at_two_seconds_grows_by_one_a_phase_and_is_at_most_five() -> None:
    """Phase after phase: 2, 3, 4, 5, 5."""
    table = playing(programme="guess")
    quotas = []
    for _ in range(5):
        quotas.append(seat_of(table.session, "a").quota)
        table.play_phase()
    assert quotas == [2_000, 3_000, 4_000, 5_000, 5_000]


def test_no_single_tap_is_forgiven_more_than_three_seconds() -> None:
    """However slow the connection and however full the quota."""
    table = playing()
    for quota, rtt, allowed in ((5_000, 9_000, 3_000), (1_200, 9_000, 1_200), (5_000, 300, 800), (5_000, -900, 0)):
        table.session = with_seat(table.session, "a", replace(seat_of(table.session, "a"), quota=quota, rtt=rtt))
        assert lateness_allowed(table.session, "a") == allowed


# --- timers


@pytest.mark.parametrize(("timer", "seconds"), [("standard", 30), ("longer", 45), ("none", None)])
def test_the_timer_setting_counts(timer: Timer, seconds: int | None) -> None:
    """Longer is half as long again, within the most; none means no clock at all."""
    table = playing(timer)
    assert due(table) == (None if seconds is None else seconds * SECOND)
    instance = table.instance
    table.wait(3_600 * SECOND if timer == "none" else 0)
    assert table.instance == instance


def test_longer_never_goes_beyond_the_most() -> None:
    """A phase of thirty seconds that may last forty lasts forty."""
    opening = CALM.exercises["opening"]
    steps = tuple(replace(step, most=40 * SECOND) for step in opening.steps)
    library = replace(CALM, exercises={**CALM.exercises, "opening": replace(opening, steps=steps)})
    assert due(playing("longer", library=library)) == 40 * SECOND


def test_a_phase_without_a_most_has_no_clock() -> None:
    """Where a file sets no most, nothing but answers ends the phase."""
    opening = CALM.exercises["opening"]
    steps = tuple(replace(step, most=None) for step in opening.steps)
    library = replace(CALM, exercises={**CALM.exercises, "opening": replace(opening, steps=steps)})
    assert due(playing("standard", library=library)) is None


# --- mandatory phases


def test_passing_shortens_what_is_mandatory_and_does_not_remove_it() -> None:
    """Both pass in the de-role: it lasts its least time, and only then comes the correction."""
    table = swapping()
    table.play_until("derole")
    instance = table.instance
    for seat in PARTNERS:
        table.ok(seat, c.Pass(instance))
    table.wait(4_999)
    assert (table.phase, table.instance) == ("derole", instance)
    table.wait(1)
    assert table.phase == "correct"


def swapping(seed: int = 0) -> Table:
    """A session of the standard lane with a swap before it."""
    for each in range(seed, seed + 50):
        table = Table(CALM, each)
        table.begin("swap")
        if table.session.lane == "standard":
            return table
    raise AssertionError("every session was light")


def test_roles_are_taken_off_and_speeches_corrected_when_everybody_passes() -> None:
    """Passing everything after the card is agreed on goes through every mandatory step, in order."""
    table = swapping()
    table.play_until("truth")
    phases = []
    while table.session.stage == "playing" and table.session.exercise == 1:
        phases.append(table.phase)
        instance, least = table.instance, table.step.least
        for seat in PARTNERS:
            table.do(seat, c.Pass(instance))
        table.wait(least)
    assert phases == ["truth", "guess", "speech", "speech", "derole", "correct", "correct", "once_more", *phases[8:]]
    assert phases[-1] == "talk"
    assert set(phases[8:]) <= {"tender_only", "talk"}


def test_once_more_brings_another_derole_and_correction() -> None:
    """The second try is played only when both want it, and ends as the first did."""
    for wanted in (("again", "again"), ("again", "enough")):
        table = swapping()
        table.play_until("once_more")
        for seat, value in zip(PARTNERS, wanted, strict=True):
            table.ok(seat, c.Answer(table.instance, "again", value))
        table.wait(SECOND)
        assert table.phase == ("speech" if wanted[1] == "again" else table.phase)
        phases = []
        while table.session.stage == "playing" and table.session.exercise == 1:
            phases.append(table.phase)
            table.play_phase()
        assert ("derole" in phases and "correct_again" in phases) == (wanted[1] == "again")


# --- agreeing on a card


def answered(table: Table, ours: set[str], theirs: set[str]) -> None:
    """Both say which cards of the hand they would take."""
    instance = table.instance
    for seat, takes in zip(PARTNERS, (ours, theirs), strict=True):
        picks = {card: "take" if card in takes else "not_today" for card in table.session.table.hand}
        table.ok(seat, c.Answer(instance, "pick", picks))


def test_the_card_is_one_that_both_took() -> None:
    """With one card in common, that card is played, or, one time in five, a new hand is dealt all the same."""
    agreed = dealt_anyway = 0
    for seed in range(0, 300, 2):
        table = swapping(seed)
        table.play_until("card")
        hand = table.session.table.hand
        assert len(set(hand)) == 5
        answered(table, set(hand[:2]), set(hand[1:]))
        if table.phase == "card":
            dealt_anyway += 1
            assert not set(table.session.table.hand) & set(hand)
        else:
            agreed += 1
            assert table.session.table.card == hand[1]
    assert 0.1 < dealt_anyway / (agreed + dealt_anyway) < 0.32


def test_without_a_card_in_common_hands_are_dealt_until_they_are_used_up() -> None:
    """After the last hand the exercise ends kindly, before any role is worn, and the next one begins."""
    table = swapping()
    table.play_until("card")
    for n in range(3):
        assert table.phase == "card", n
        hand = table.session.table.hand
        answered(table, set(hand[:2]), set(hand[2:]))
    assert table.session.exercise == 2
    assert table.phase == "share"


def timed_out(table: Table, seat: PartnerSeat) -> bool:
    """Whether that seat is told that the hand is new because time ran out."""
    place = table.view(seat).place
    assert place is not None
    return place.timed_out


@pytest.mark.parametrize("chosen", [(), ("a",), ("b",)])
def test_a_hand_that_is_new_because_time_ran_out_says_so(chosen: tuple[PartnerSeat, ...]) -> None:
    """To both alike, whoever had chosen; and no longer once a hand is answered in time."""
    table = swapping()
    table.play_until("card")
    assert not timed_out(table, "a")
    for seat in chosen:
        table.ok(seat, c.Answer(table.instance, "pick", dict.fromkeys(table.session.table.hand, "take")))
    instance = table.instance
    table.wait(table.step.usual + 5 * SECOND)
    assert (table.phase, table.instance) == ("card", instance + 1)
    assert timed_out(table, "a")
    assert timed_out(table, "b")
    answered(table, set(), set())
    assert table.phase == "card"
    assert not timed_out(table, "a")


def test_a_hand_that_both_passed_at_says_nothing_of_time() -> None:
    """It is new for a reason that nobody is told."""
    table = swapping()
    table.play_until("card")
    for seat in PARTNERS:
        table.ok(seat, c.Pass(table.instance))
    assert table.phase == "card"
    assert not timed_out(table, "a")


def test_a_no_is_nowhere_to_be_seen() -> None:
    """Neither the picks nor what the two did not take is in any view, then or later."""
    table = swapping()
    table.play_until("card")
    answered(table, set(table.session.table.hand), set())
    while table.session.stage == "playing":
        table.play_phase()
    for seat in PARTNERS:
        assert all("pick" not in view.told for view in table.sent[seat])
    assert "pick" not in table.session.facts


# --- reveals


def test_answers_are_released_to_both_in_one_commit() -> None:
    """Until the correction begins nothing is opened; then everything that it reveals is, for both at once."""
    table = swapping()
    table.play_until("speech")
    assert table.view("a").opened == table.view("b").opened == ()
    table.play_until("correct")
    opened = [[(each.instance, each.phase) for each in table.view(seat).opened] for seat in PARTNERS]
    assert opened[0] == opened[1]
    assert [phase for _, phase in opened[0]] == ["truth", "guess"]
    first = [next(n for n, view in enumerate(table.sent[seat]) if view.opened) for seat in PARTNERS]
    assert [table.sent[seat][n].place == table.sent["a"][first[0]].place for seat, n in zip(PARTNERS, first, strict=True)] == [
        True,
        True,
    ]


def test_what_is_told_of_open_answers_is_what_the_file_reveals() -> None:
    """An open choice is told to both when a later step reveals it, and not before."""
    table = playing()
    table.play_until("landed")
    table.ok(table.partner, c.Answer(table.instance, "landed", "partly"))
    partner = "b" if table.session.first_lead == "a" else "a"
    assert table.phase == "talk"
    assert table.view("a").told == table.view("b").told == {"landed": {partner: "partly"}}


# --- the programme


def test_who_leads_first_is_drawn_and_not_who_came_first() -> None:
    """Over many sessions each leads about half of them."""
    leads = [playing(seed=seed).lead for seed in range(200)]
    assert 70 < leads.count("a") < 130


def test_exercises_that_cannot_be_played_are_passed_over() -> None:
    """In the light lane there is no swap; the session goes on with what comes after."""
    table = Table(CALM, 1)
    table.begin("evening", lane="light")
    played = set()
    while table.session.stage == "playing":
        place = table.view("a").place
        assert place is not None
        played.add(place.exercise)
        assert not table.step.in_role
        table.play_phase()
    assert played == {"opening", "guessing"}
    assert table.session.stage == "done"


@pytest.mark.parametrize("programme", sorted(shipped_library().programmes))
@pytest.mark.parametrize("lane", ["standard", "light"])
def test_whatever_is_shipped_can_be_played_at_every_wish(programme: str, lane: str) -> None:
    """No lane and no pair of wishes leaves a programme with nothing to play, and each reaches its end."""
    for level in range(5):
        table = Table(shipped_library(), level)
        table.begin(programme, levels=(level, 4), lane=lane)  # type: ignore[arg-type]  # one of the lanes
        assert table.session.stage == "playing"
        while table.session.stage == "playing":
            table.play_phase()
        assert table.session.stage == "done"


def test_a_phase_waits_for_what_its_file_needs() -> None:
    """Signals and offers are not waited for; what a file names, or an agreement, is."""
    steps = {step.phase: step for step in CALM.exercises["swap"].steps}
    assert [ask.name for ask in steps["speech"].needed] == ["done"]
    assert [ask.name for ask in steps["card"].needed] == ["pick"]
    assert [ask.name for ask in steps["truth"].needed] == ["truth"]


def test_what_is_asked_again_in_the_next_turn_is_open_again() -> None:
    """An answer of an earlier turn is not shown, nor judged, as one of this turn: whoever passes now has not answered."""
    yes = Ask(name="landed", kind="choice", of=("lead",), options=("yes", "no"), open=True)
    steps = tuple(
        step
        for lead in (0, 1)
        for step in (
            Step(phase="ask", lead=lead, turn=(lead + 1, 2), asks=(yes,), intensity=0),
            Step(phase="told", lead=lead, turn=(lead + 1, 2), reveal=("landed",), asks=(READY,), intensity=0),
        )
    )
    library = CALM
    asking = Exercise(name="opening", deck="feelings", lanes=("light", "standard"), levels=(0, 1), steps=steps)
    table = Table(replace(library, exercises={**library.exercises, "opening": asking}))
    table.begin("short")
    table.ok(table.lead, c.Answer(table.instance, "landed", "yes"))
    assert list(table.view("a").told) == ["landed"]
    table.play_until("ask")
    table.ok(table.lead, c.Pass(table.instance))
    assert table.phase == "told"
    assert table.view("a").told == {}
