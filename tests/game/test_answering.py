"""What partners do in a phase: answers, taps, guesses, passing, more time."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from support.small import calm_library
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.exercise import PARTNERS
from viceversa.game.phases import EXTENSION
from viceversa.game.session import seat_of, with_seat

SECOND = 1_000
CALM = calm_library()


def at(phase: str, programme: str = "swap") -> Table:
    """A session of the standard lane, in that phase."""
    for seed in range(60):
        table = Table(CALM, seed)
        table.begin(programme)
        if table.session.lane == "standard":
            table.play_until(phase)
            return table
    raise AssertionError("every session was light")


def due(table: Table) -> int:
    """When the time of the phase is up."""
    clock = table.view("a").clock
    assert clock is not None
    assert clock.due is not None
    return clock.due


# --- one answer, the first


def test_the_first_sealed_answer_is_final() -> None:
    """A second one, of other bytes and under another id, is refused, and the first stays."""
    table = at("truth")
    first = b"first".ljust(64)
    table.ok("a", c.Seal(table.instance, first))
    assert table.do("a", c.Seal(table.instance, b"better".ljust(64))) == "already_given"
    assert table.blobs[f"a:{table.instance}:a"] == first


def test_a_sealed_answer_has_exactly_the_size_of_its_phase() -> None:
    """Sizes say nothing, because there is only one."""
    table = at("truth")
    for size in (0, 63, 65, 1_024):
        assert table.do("a", c.Seal(table.instance, bytes(size))) == "bad_size"
    table.ok("a", c.Seal(table.instance, bytes(64)))


def test_the_state_holds_no_sealed_bytes() -> None:
    """They go beside the state, under the name of their phase and seat."""
    table = at("truth")
    secret = b"only for my partner".ljust(64)
    table.ok("b", c.Seal(table.instance, secret))
    assert table.blobs == {f"a:{table.instance}:b": secret}
    assert "only for" not in repr(table.session)


def test_the_other_sees_that_an_answer_is_there_and_nothing_else() -> None:
    """What was given is known to its giver; the partner learns that nothing more is owed."""
    table = at("truth")
    table.ok("a", c.Seal(table.instance, bytes(64)))
    assert table.view("a").given == ("sealed",)
    assert table.view("b").given == ()
    assert table.view("b").partner_done


def test_a_choice_is_one_of_those_offered() -> None:
    """What was never offered is refused, and so is a map where one value is asked."""
    table = at("once_more")
    for value in ("maybe", "", {"joy": "again"}):
        assert table.do("a", c.Answer(table.instance, "again", value)) == "bad_choice"
    table.ok("a", c.Answer(table.instance, "again", "enough"))
    assert table.do("a", c.Answer(table.instance, "again", "again")) == "already_given"


def test_a_hand_is_answered_card_by_card() -> None:
    """Every card of the hand, no other, each with one of the options."""
    table = at("card")
    hand = table.session.table.hand
    whole = dict.fromkeys(hand, "take")
    for value in ("take", {}, {**whole, "stranger": "take"}, {hand[0]: "take"}, {**whole, hand[0]: "perhaps"}):
        assert table.do("a", c.Answer(table.instance, "pick", value)) == "bad_choice"
    table.ok("a", c.Answer(table.instance, "pick", whole))


def test_what_is_not_asked_is_refused() -> None:
    """Another phase's ask, an ask of another kind, and a blob where nothing is sealed."""
    table = at("once_more")
    assert table.do("a", c.Tap(table.instance, "done")) == "no_answer_wanted"
    assert table.do("a", c.Tap(table.instance, "again")) == "no_answer_wanted"
    assert table.do("a", c.Seal(table.instance, bytes(64))) == "no_answer_wanted"
    assert table.do("a", c.MakeGuess(table.instance, "again", "joy")) == "no_answer_wanted"
    assert at("truth").do("a", c.Answer(at("truth").instance, "truth", "7")) == "no_answer_wanted"


def test_only_whose_turn_it_is_may_answer() -> None:
    """The partner cannot say that the lead is done, nor the lead correct themselves."""
    table = at("speech")
    assert table.do(table.partner, c.Tap(table.instance, "done")) == "not_yours"
    assert table.do(table.lead, c.Tap(table.instance, "flag")) == "not_yours"
    table = at("correct")
    assert table.do(table.lead, c.Seal(table.instance, bytes(64))) == "not_yours"


def test_an_answer_to_a_phase_that_is_over_is_refused() -> None:
    """It names its phase instance; the next one does not take it."""
    table = at("truth")
    over = table.instance
    table.play_phase()
    assert table.do("a", c.Seal(over, bytes(64))) == "phase_over"
    assert table.do("a", c.Pass(over)) == "phase_over"
    assert table.do("a", c.Pass(over + 5)) == "phase_over"


# --- signals


def test_signals_are_seen_at_once_and_counted() -> None:
    """Up to three wordless flags, shown to both, and they end nothing."""
    table = at("speech")
    for n in range(1, 4):
        table.ok(table.partner, c.Tap(table.instance, "flag"))
        assert [table.view(seat).signals for seat in PARTNERS] == [{"flag": n}] * 2
    assert table.do(table.partner, c.Tap(table.instance, "flag")) == "already_given"
    assert table.phase == "speech"


# --- guesses


def test_a_guess_is_shown_to_both_with_how_near_it_came() -> None:
    """A miss leaves a second guess; the same card cannot be guessed twice; a card that is no option is none."""
    table = at("act", "guess")
    card = table.session.table.card
    wrong = [name for name in table.session.table.options if name != card]
    assert table.do(table.partner, c.MakeGuess(table.instance, "read", "nothing")) == "bad_card"
    assert table.do(table.lead, c.MakeGuess(table.instance, "read", wrong[0])) == "not_yours"
    table.ok(table.partner, c.MakeGuess(table.instance, "read", wrong[0]))
    assert [table.view(seat).guesses[0].card for seat in PARTNERS] == [wrong[0]] * 2
    assert table.do(table.partner, c.MakeGuess(table.instance, "read", wrong[0])) == "already_given"
    assert card is not None
    table.ok(table.partner, c.MakeGuess(table.instance, "read", card))
    assert table.phase == "talk"
    outcome = table.view("a").outcome
    assert outcome is not None
    assert (outcome.card, outcome.nearness) == (card, "hit")


def test_after_a_hit_or_the_last_try_there_are_no_more_guesses() -> None:
    """Two misses end the reading as a hit does."""
    table = at("act", "guess")
    wrong = [name for name in table.session.table.options if name != table.session.table.card]
    instance = table.instance
    for card in wrong[:2]:
        table.ok(table.partner, c.MakeGuess(instance, "read", card))
    assert table.do(table.partner, c.MakeGuess(instance, "read", wrong[2])) == "phase_over"


# --- swapping a card


def test_the_lead_may_swap_a_card_without_a_reason() -> None:
    """As often as the file allows, while the phase is open to them; the partner, or a phase without a deal, may not."""
    table = at("look", "guess")
    before = table.session.table.card
    assert table.view(table.lead).swaps_left is None
    table.ok(table.lead, c.Redeal(table.instance))
    assert table.session.table.card != before
    assert table.do(table.partner, c.Redeal(table.instance)) == "not_offered"
    assert at("talk", "guess").do("a", c.Redeal(at("talk", "guess").instance)) == "not_offered"


def test_swaps_are_counted_where_a_file_counts_them() -> None:
    """With none offered, none is left; a hand is not swapped but dealt again."""
    table = Table(CALM)
    table.begin("short")
    assert table.view("a").swaps_left == 0
    assert table.do("a", c.Redeal(table.instance)) == "not_offered"
    hand = at("card")
    assert hand.do("a", c.Redeal(hand.instance)) == "not_offered"


# --- passing


def test_passing_is_never_asked_about_and_cannot_be_taken_back() -> None:
    """One who passed owes nothing, gives nothing more in this phase, and may pass again without harm."""
    table = at("truth")
    table.ok("a", c.Pass(table.instance))
    table.ok("a", c.Pass(table.instance))
    assert table.view("a").passed
    assert table.do("a", c.Seal(table.instance, bytes(64))) == "already_given"
    assert not table.view("b").passed
    assert table.view("b").partner_done


def test_the_reveal_shows_a_pass_as_no_answer() -> None:
    """Where one passed, only the other's answer is there when both are released."""
    table = at("truth")
    instance = table.instance
    table.ok("a", c.Pass(instance))
    table.ok("b", c.Seal(instance, bytes(64)))
    table.play_until("correct")
    assert next(each.seats for each in table.view("a").opened if each.instance == instance) == ("b",)


# --- more time


def test_thirty_seconds_more_once_whoever_asks() -> None:
    """Both see the new deadline and that it was used, not who used it; a second time there is none."""
    for seat in PARTNERS:
        table = Table(CALM)
        table.begin("short")
        before = due(table)
        table.ok(seat, c.Extend(table.instance))
        assert due(table) == before + EXTENSION
        assert table.view("a").clock == table.view("b").clock
        for each in PARTNERS:
            assert table.do(each, c.Extend(table.instance)) == "no_time"


def test_more_time_stays_within_the_most() -> None:
    """A phase of fifty seconds that may last a minute gets ten more; one at its most gets none."""
    for usual, most, more in ((50, 60, 10), (60, 60, None)):
        opening = CALM.exercises["opening"]
        steps = tuple(replace(step, usual=usual * SECOND, most=most * SECOND) for step in opening.steps)
        table = Table(replace(CALM, exercises={**CALM.exercises, "opening": replace(opening, steps=steps)}))
        table.begin("short")
        before = due(table)
        assert table.do("a", c.Extend(table.instance)) == (None if more else "no_time")
        assert due(table) == before + (more or 0) * SECOND


def test_without_a_clock_there_is_no_time_to_add() -> None:
    """With timers off, the button has nothing to do."""
    table = Table(CALM)
    table.ok("a", c.SetTimer("none"))
    table.begin("short")
    assert table.do("b", c.Extend(table.instance)) == "no_time"


# --- late taps


def slow(table: Table, seat: str = "a", rtt: int = 2_000, quota: int = 2_000) -> None:
    """That seat's connection is slow."""
    state = replace(seat_of(table.session, seat), rtt=rtt, quota=quota)  # type: ignore[arg-type]  # plain strings are seats
    table.session = with_seat(table.session, seat, state)  # type: ignore[arg-type]  # plain strings are seats


@pytest.mark.parametrize(
    ("rtt", "quota", "late", "accepted"),
    [
        (100, 2_000, 600, True),
        (100, 2_000, 601, False),
        (9_000, 2_000, 2_000, True),
        (9_000, 2_000, 2_001, False),
        (9_000, 5_000, 2_999, True),
        (9_000, 5_000, 3_001, False),
        (9_000, 300, 300, True),
        (9_000, 300, 301, False),
    ],
)
def test_a_tap_made_in_time_counts_when_it_arrives_a_little_late(rtt: int, quota: int, late: int, accepted: bool) -> None:
    """Within the quota, three seconds, and the round trip and half a second; b, who is slower, keeps the phase open."""
    table = Table(CALM)
    table.begin("short")
    slow(table, "a", rtt, quota)
    slow(table, "b", 9_000, 5_000)
    end, instance = due(table), table.instance
    table.wait(end + late - table.now - 1)
    table.now += 1
    refused = table.do("a", c.Tap(instance, "done"), tapped=end)
    assert refused == (None if accepted else "too_late" if late < 3_000 else "phase_over")
    assert seat_of(table.session, "a").quota == (quota - late if accepted else seat_of(table.session, "a").quota)


def test_lateness_is_debited_only_when_it_was_used() -> None:
    """In time, or refused, costs nothing."""
    table = Table(CALM)
    table.begin("short")
    slow(table, "b", 9_000, 5_000)
    table.wait(due(table) - table.now)
    assert table.do("a", c.Tap(table.instance, "nothing"), tapped=table.now) == "no_answer_wanted"
    table.ok("a", c.Tap(table.instance, "done"), tapped=table.now)
    assert seat_of(table.session, "a").quota == 2_000
    table.now += 400
    table.ok("b", c.Tap(table.instance, "done"), tapped=table.now - 500)
    assert table.phase == "landed"
    assert seat_of(table.session, "b").quota == 5_000  # 4,600 left, and one second more for the new phase


@pytest.mark.parametrize("tapped", [None, 1])
def test_a_tap_made_after_the_deadline_does_not_count(tapped: int | None) -> None:
    """Neither with a claim of later, nor without any claim."""
    table = Table(CALM)
    table.begin("short")
    slow(table, "a")
    end = due(table)
    table.wait(end - table.now)
    table.now += 300
    assert table.do("a", c.Tap(table.instance, "done"), tapped=None if tapped is None else end + tapped) == "too_late"
    assert table.do("a", c.Pass(table.instance)) == "too_late"
    table.ok("a", c.Tap(table.instance, "done"), tapped=end)
