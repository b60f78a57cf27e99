"""A thousand random sessions with a twin each: the two differ in one secret only, and the other seats are sent the same bytes."""

from __future__ import annotations

from random import Random

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import Phase, given, settings

from support.shipped import shipped_library
from support.small import small_library
from support.table import Played, Table
from support.twins import Told, again, assert_alike
from support.wander import lobby, wander
from viceversa.game import commands as c
from viceversa.game.exercise import PARTNERS, Library, PartnerSeat, Seat
from viceversa.game.phases import current
from viceversa.game.session import Session, other, seat_of

LIBRARIES = (small_library(), shipped_library())
ALL: tuple[Seat, ...] = ("a", "b", "host")
replace = msgspec.structs.replace

profile = settings(max_examples=150, deadline=None, derandomize=True, database=None, phases=(Phase.explicit, Phase.generate))
seeds = st.integers(0, 2**48)


def begun(seed: int, programme: str | None = None, library: Library | None = None) -> tuple[Table, Random]:
    """A session past its lobby, in every third with a host."""
    chance = Random(seed)
    table = Table(library or chance.choice(LIBRARIES), seed)
    lobby(table, chance, programme=programme, host=seed % 3 == 0)
    return table, chance


@profile
@given(seed=seeds)
def test_the_hidden_card_is_hidden(seed: int) -> None:
    """With the same options, nobody but the lead can tell one hidden card from another until the guess is shown."""
    library, programme = Random(seed).choice(((LIBRARIES[0], "guess"), (LIBRARIES[1], "charades")))
    table, chance = begun(seed, programme, library)
    wander(table, chance, 60)
    one = again(table)
    dealt = [n for n, told in enumerate(one) if told.session.table.options and (n == 0 or _deal(one[n - 1]) != _deal(told))]
    if not dealt:
        return
    at = chance.choice(dealt)
    place = one[at].session
    card = chance.choice([name for name in place.table.options if name != place.table.card])
    level = current(place, library)[0].deck
    levels = (*place.levels[:-1], library.decks[level].cards[card].level)

    def patch(n: int, session: Session) -> Session:
        return replace(session, table=replace(session.table, card=card), levels=levels) if n == at else session

    two = again(table, patch=patch)
    assert place.phase is not None
    partner = other(place.phase.lead)
    until = next(
        (n for n in range(at + 1, len(one)) if _deal(one[n]) != _deal(one[at]) or _released(one[n], library, partner)), None
    )
    assert two[at].session != one[at].session
    assert_alike(one, two, [partner, "host"], until)


def _deal(told: Told) -> tuple[int, int, int]:
    table = told.session.table
    return told.session.exercise, table.deals, table.swaps


def _released(told: Told, library: Library, partner: PartnerSeat) -> bool:
    if told.session.phase is None or told.session.phase.shown:
        return True
    _, step, phase = current(told.session, library)
    return ("lead" if partner == phase.lead else "partner") in step.card


@profile
@given(seed=seeds)
def test_sealed_answers_are_not_looked_at(seed: int) -> None:
    """Whatever the sealed bytes are, everybody is sent the same, and the state but for the hashes of commands is the same too."""
    chance, table = Random(seed), Table(LIBRARIES[seed % 2], seed)
    table.begin("evening")
    if table.session.lane == "light":
        return
    table.play_until("truth")
    wander(table, chance, 60)

    def change(_n: int, played: Played, _session: Session) -> Played:
        if not isinstance(played.command, c.Seal):
            return played
        return played._replace(command=replace(played.command, blob=bytes(255 - byte for byte in played.command.blob)))

    one, two = again(table), again(table, change)
    assert_alike(one, two, ALL)
    assert _without_receipts(one[-1].session) == _without_receipts(two[-1].session)


def _without_receipts(session: Session) -> Session:
    return replace(session, seats={seat: replace(state, receipts=()) for seat, state in session.seats.items()})


def _exchanged(table: Table, kind: type[c.SetLevel] | type[c.SetLane]) -> list[Told]:
    """The session with the first two commands of that kind, one of each partner, changed for each other."""
    first, second = [n for n, played in enumerate(table.log) if isinstance(played.command, kind)][:2]
    swap = {first: table.log[second].command, second: table.log[first].command}
    return again(table, lambda n, played, _session: played._replace(command=swap.get(n, played.command)))


@profile
@given(seed=seeds, levels=st.tuples(st.integers(0, 4), st.integers(0, 4)))
def test_nobody_can_tell_who_set_the_lower_level(seed: int, levels: tuple[int, int]) -> None:
    """With the two levels exchanged, a whole session sends everybody the same."""
    chance = Random(seed)
    table = Table(LIBRARIES[seed % 2], seed)
    for seat, level in zip(PARTNERS, levels, strict=True):
        table.ok(seat, c.SetLevel(level))
        table.ok(seat, c.SetLane("standard"))
    for seat in PARTNERS:
        table.ok(seat, c.Ready())
    assert table.session.cap == min(*levels, 3, 1 if table.session.lane == "light" else 4)
    wander(table, chance, 60)
    assert_alike(again(table), _exchanged(table, c.SetLevel), ALL)


@profile
@given(seed=seeds, lane=st.sampled_from(("light", "stop", "blocked")))
def test_nobody_can_tell_whose_lane_it_was(seed: int, lane: str) -> None:
    """With the two lanes exchanged, everybody is sent the same, whether the session starts light, is put off, or is not for them."""
    chance = Random(seed)
    table = Table(LIBRARIES[seed % 2], seed)
    for seat in PARTNERS:
        table.ok(seat, c.SetLevel(2))
    for seat in PARTNERS:
        table.ok(seat, c.SetLane("standard" if seat == "b" else lane))  # type: ignore[arg-type]  # sampled from the lanes
    for seat in PARTNERS:
        table.do(seat, c.Ready())
    wander(table, chance, 60)
    assert_alike(again(table), _exchanged(table, c.SetLane), ALL)


@profile
@given(seed=seeds)
def test_nobody_can_tell_whose_gauge_it_was(seed: int) -> None:
    """With every gauge of one partner sent by the other instead, a whole session sends everybody the same."""
    table, chance = begun(seed)
    seat = chance.choice(PARTNERS)
    for _ in range(8):
        if table.session.stage != "playing":
            break
        table.do(seat, c.Over(), instance="gauge")
        wander(table, chance, 10)

    def change(_n: int, played: Played, session: Session) -> Played:
        if played.sender is None or played.sender.instance != "gauge":
            return played
        epoch = seat_of(session, other(seat)).epoch
        return played._replace(sender=replace(played.sender, seat=other(seat), epoch=epoch))

    one, two = again(table), again(table, change)
    for left, right in zip(one, two, strict=True):
        assert left.frames == right.frames
        assert _without_receipts(left.session) == _without_receipts(right.session)
    assert all(told.refused is None or told.refused[1] is None for n, told in enumerate(two) if _is_gauge(table.log[n]))


def _is_gauge(played: Played) -> bool:
    return played.sender is not None and played.sender.instance == "gauge"


@profile
@given(seed=seeds)
def test_nobody_can_tell_who_said_no_to_a_card(seed: int) -> None:
    """With the two answers to a hand exchanged, so that the same cards are left, everybody is sent the same to the end."""
    chance = Random(seed)
    table = Table(small_library(), seed)
    table.begin("evening")
    if table.session.lane == "light":
        return
    table.play_until("card")
    for _ in range(3):
        if table.phase != "card":
            break
        for seat in PARTNERS:
            picks = {card: chance.choice(("take", "not_today")) for card in table.session.table.hand}
            if table.session.interlude is None and table.phase == "card":
                table.ok(seat, c.Answer(table.instance, "pick", picks))
    wander(table, chance, 30)
    given_by: dict[int, list[int]] = {}
    for n, played in enumerate(table.log):
        if isinstance(played.command, c.Answer) and played.command.ask == "pick":
            given_by.setdefault(played.command.phase, []).append(n)
    one = again(table)
    swap: dict[int, c.Command] = {}
    for pair in given_by.values():
        pair = [n for n in pair if (mine := one[n].refused) is not None and mine[1] is None]
        if len(pair) == 2:
            swap |= {pair[0]: table.log[pair[1]].command, pair[1]: table.log[pair[0]].command}
    assert swap
    two = again(table, lambda n, played, _session: played._replace(command=swap.get(n, played.command)))
    assert_alike(one, two, ALL)


@profile
@given(seed=seeds)
def test_nobody_can_tell_who_wanted_a_longer_break(seed: int) -> None:
    """When one taps longer, they and the host are sent the same whether the other taps go on or longer."""
    table, chance = begun(seed)
    wander(table, chance, 15)
    if table.session.stage != "playing" or (table.session.interlude is not None and table.session.interlude.kind != "breather"):
        return
    if table.session.interlude is None:
        table.do("a", c.Over())
        table.wait(16_000)
    here = table.session.interlude
    if here is None or here.kind != "breather" or here.taps:
        return
    table.ok("b", c.Longer())
    table.ok("a", c.GoOn())
    at = len(table.log) - 1
    wander(table, chance, 20)
    two = again(table, lambda n, played, _session: played._replace(command=c.Longer()) if n == at else played)
    assert_alike(again(table), two, ["b", "host"])


@profile
@given(seed=seeds)
def test_wishes_that_change_nothing_are_not_seen(seed: int) -> None:
    """A partner is sent the same whichever timer, longer break and programmes the other wished for, where the outcome is the same."""
    chance = Random(seed)
    table = Table(LIBRARIES[seed % 2], seed)
    programme = chance.choice(sorted(table.library.programmes))
    for seat in PARTNERS:
        table.ok(seat, c.SetLevel(2))
        table.ok(seat, c.SetLane("standard"))
    table.ok("b", c.SetTimer("longer"))
    table.ok("b", c.Choose((programme,)))
    table.ok("a", c.SetTimer("standard"))
    table.ok("b", c.SetRest(20))
    table.ok("a", c.SetRest(5))
    table.ok("a", c.Choose(()))
    for seat in PARTNERS:
        table.ok(seat, c.Ready())
    first = len(table.log)
    wander(table, chance, 40)
    wished = chance.choice(((), (programme,), tuple(sorted(table.library.programmes))))

    def change(n: int, played: Played, _session: Session) -> Played:
        if n >= first or played.sender is None or played.sender.seat != "a":
            return played
        match played.command:
            case c.SetTimer():
                return played._replace(command=c.SetTimer("longer"))
            case c.SetRest():
                return played._replace(command=c.SetRest(20))
            case c.Choose():
                return played._replace(command=c.Choose(wished))
            case _:
                return played

    assert_alike(again(table), again(table, change), ["b", "host"])


@pytest.mark.parametrize("library", LIBRARIES, ids=["small", "shipped"])
def test_swapping_the_hidden_card_reaches_nobody_else(library: Library) -> None:
    """However often the lead swaps the card, the partner is sent nothing."""
    table = Table(library, 3)
    table.begin("guess" if "guess" in library.programmes else "charades")
    sent = len(table.sent[table.partner])
    for _ in range(40):
        table.ok(table.lead, c.Redeal(table.instance))
    assert len(table.sent[table.partner]) == sent
    assert table.view(table.partner).card is None
    assert table.view(table.partner).swaps_left == 0


def test_a_guess_on_the_brink_of_a_breather_is_not_given_away() -> None:
    """While a breather is on its way, a hit and a miss look and answer alike, to both; how it went is shown when it has begun."""
    seen = []
    for hit in (True, False):
        table = Table(small_library(), 5)
        table.begin("guess")
        table.play_until("act")
        table.ok("a", c.Over())
        card = table.session.table.card
        assert card is not None
        wrong = next(name for name in table.session.table.options if name != card)
        sent = {seat: len(table.sent[seat]) for seat in PARTNERS}
        table.ok(table.partner, c.MakeGuess(table.instance, "read", card if hit else wrong))
        refused = table.do(table.partner, c.MakeGuess(table.instance, "read", table.session.table.options[0]))
        seen.append((refused, [msgspec.msgpack.encode(view) for seat in PARTNERS for view in table.sent[seat][sent[seat] :]]))
        assert table.view("a").guesses == ()
        table.wait(15_000)
        assert [guess.nearness == "hit" for guess in table.view("a").guesses] == [hit]
    assert seen[0] == seen[1]
