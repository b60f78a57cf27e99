"""Dealing cards: levels, aim, options, and what knowing the rules is worth to a guesser who does not look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from math import sqrt
from random import Random

import pytest

from support.shipped import shipped_library
from support.small import small_library
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.deal import AIM, dealt, expected, learned, level_cap
from viceversa.game.exercise import Card, Deal, Deck, Exercise, Library, Programme, Step
from viceversa.game.near_miss import distance
from viceversa.game.randomness import Dice
from viceversa.game.session import Session
from viceversa.game.session import Table as Cards

LOW, HIGH = 0.50, 0.80


def middling(difficulty_zero: bool = True) -> Card:
    """A card whose difficulty is 0: strangers' first guesses among six hit half way between the floor and 1."""
    return Card("middling", 1, prior=1 / 6 + 5 / 12 if difficulty_zero else 0.5)


def dealing(
    library: Library, exercise: str, seed: int, *, offset: float = 0.0, cap: int = 3, levels: tuple[int, ...] = (1,)
) -> Session:
    """A session in the midst of that exercise, with another to follow."""
    start = Table(library, seed, seated=False).session
    programme = (exercise, exercise)
    return _with(start, stage="playing", cap=cap, levels=levels, offset=offset, exercises=programme)


def _with(session: Session, **changes: object) -> Session:
    values = {name: getattr(session, name) for name in session.__struct_fields__} | changes
    return Session(**values)


def deals(library: Library, name: str, count: int, *, offset: float = 0.0) -> list[tuple[Deck, Cards]]:
    """So many independent hidden cards with their options, as that exercise deals them."""
    exercise = library.exercises[name]
    deal = next(step.deal for step in exercise.steps if step.deal is not None)
    deck = library.decks[exercise.deck]
    found = []
    for seed in range(count):
        session = dealing(library, name, seed, offset=offset)
        found.append((deck, dealt(session, library, exercise, deal, Dice(session.seed, 0)).table))
    return found


# --- not looking


def place(n: int) -> Callable[[Deck, tuple[str, ...]], str]:
    """Always the option in that place."""
    return lambda _deck, options: options[n]


def medoid(deck: Deck, options: tuple[str, ...]) -> str:
    """The option that lies nearest to all the others."""
    return min(options, key=lambda name: sum(distance(deck.cards[name], deck.cards[each]) for each in options))


def loner(deck: Deck, options: tuple[str, ...]) -> str:
    """The option that lies furthest from all the others."""
    return max(options, key=lambda name: sum(distance(deck.cards[name], deck.cards[each]) for each in options))


def likeliest(deck: Deck, options: tuple[str, ...]) -> str:
    """The option that strangers read best."""
    return max(options, key=lambda name: deck.cards[name].prior or 0)


def aimed_at(deck: Deck, options: tuple[str, ...]) -> str:
    """The option whose chance lies nearest to the aim."""
    return min(options, key=lambda name: abs(expected(deck.cards[name], 0.0, 6) - AIM))


def of_the_larger_family(deck: Deck, options: tuple[str, ...]) -> str:
    """An option of the family that is there most often."""
    families = Counter(deck.cards[name].family for name in options)
    return max(options, key=lambda name: families[deck.cards[name].family])


def alone_in_its_family(deck: Deck, options: tuple[str, ...]) -> str:
    """An option whose family is there least often."""
    families = Counter(deck.cards[name].family for name in options)
    return min(options, key=lambda name: families[deck.cards[name].family])


def highest(deck: Deck, options: tuple[str, ...]) -> str:
    """The option of the highest level."""
    return max(options, key=lambda name: deck.cards[name].level)


BLIND: dict[str, Callable[[Deck, tuple[str, ...]], str]] = {
    **{f"place {n}": place(n) for n in range(6)},
    **{each.__name__: each for each in (medoid, loner, likeliest, aimed_at, of_the_larger_family, alone_in_its_family, highest)},
}


@pytest.mark.parametrize(
    ("library", "name"), [(small_library(), "guessing"), (shipped_library(), "emotion-charades")], ids=["small", "shipped"]
)
def test_not_looking_hits_once_in_six(library: Library, name: str) -> None:
    """Whatever a guesser knows of the rules, without the card they are right once in six: 3,000 deals, within 4 standard errors."""
    found = deals(library, name, 3_000)
    assert all(len(set(table.options)) == 6 and table.card in table.options for _, table in found)
    margin = 4 * sqrt(1 / 6 * 5 / 6 / len(found))
    for strategy, choose in BLIND.items():
        hits = sum(choose(deck, table.options) == table.card for deck, table in found) / len(found)
        assert abs(hits - 1 / 6) < margin, strategy


def test_knowing_what_came_before_does_not_help_either() -> None:
    """Over whole games, the place of the last card, a family other than the last, or a card not yet seen hit once in six."""
    library, hits, turns = shipped_library(), Counter[str](), 0
    for seed in range(250):
        table = Table(library, seed)
        table.begin("charades")
        at, seen = 0, set[str]()
        while table.session.stage == "playing":
            if table.phase != "show_and_read":
                table.play_phase()
                continue
            cards, deck = table.session.table, library.decks["emotions"]
            turns += 1
            assert cards.card is not None
            fresh = [name for name in cards.options if name not in seen]
            hits["same place"] += cards.options[at] == cards.card
            hits["fresh"] += (fresh or list(cards.options))[0] == cards.card
            hits["loner"] += loner(deck, cards.options) == cards.card
            at, seen = cards.options.index(cards.card), seen | {cards.card}
            table.play_phase()
    margin = 4 * sqrt(1 / 6 * 5 / 6 / turns)
    assert turns > 1_200
    assert all(abs(count / turns - 1 / 6) < margin for count in hits.values()), hits


def test_options_are_two_clusters_of_three() -> None:
    """Among six options, each has company: the nearest other one is much nearer than the options are on the whole."""
    near, whole = 0.0, 0.0
    for deck, table in deals(shipped_library(), "emotion-charades", 300):
        for name in table.options:
            apart = [distance(deck.cards[name], deck.cards[each]) for each in table.options if each != name]
            near, whole = near + min(apart), whole + sum(apart) / len(apart)
    assert near < 0.5 * whole


# --- the aim


def test_the_worked_steps_of_the_offset() -> None:
    """With four options, a hit on a card of no difficulty is expected with .625, and moves the offset from 0 to .15; a miss to -.25."""
    session = Table(small_library(), seated=False).session
    assert expected(middling(), 0.0, 4) == pytest.approx(0.625, abs=1e-9)
    assert learned(session, middling(), True, 4).offset == pytest.approx(0.15, abs=1e-9)
    assert learned(session, middling(), False, 4).offset == pytest.approx(-0.25, abs=1e-9)


@pytest.mark.parametrize(
    ("theta", "b", "hit", "chance", "after"),
    [(0.8, -0.2, True, 0.77588215, 0.88964714), (-0.5, 1.0, False, 0.31868794, -0.62747517)],
)
def test_the_worked_steps_with_six_options(theta: float, b: float, hit: bool, chance: float, after: float) -> None:
    """With six options the steps are those that were worked out by hand."""
    from math import exp

    card = Card("worked", 1, prior=1 / 6 + 5 / 6 / (1 + exp(b)))
    session = _with(Table(small_library(), seated=False).session, offset=theta)
    assert expected(card, theta, 6) == pytest.approx(chance, abs=1e-7)
    assert learned(session, card, hit, 6).offset == pytest.approx(after, abs=1e-7)


@pytest.mark.parametrize("prior", [0.25, 0.5, 0.85])
def test_a_couple_of_no_offset_is_expected_to_do_as_strangers_do(prior: float) -> None:
    """At offset 0 and six options the chance is the card's prior."""
    assert expected(Card("card", 0, prior=prior), 0.0, 6) == pytest.approx(prior, abs=1e-9)


def test_steps_shrink_with_every_guess_to_a_tenth() -> None:
    """The step is .4 / (1 + .05 n), and never under .1."""
    session = Table(small_library(), seated=False).session
    sizes = []
    for _ in range(80):
        after = learned(session, middling(), True, 4)
        sizes.append((after.offset - session.offset) / (1 - expected(middling(), session.offset, 4)))
        session = after
    assert sizes[:3] == pytest.approx([0.4, 0.4 / 1.05, 0.4 / 1.1])
    assert sizes[-1] == pytest.approx(0.1)


def test_only_first_guesses_move_the_offset() -> None:
    """A second guess is encouragement and teaches nothing."""
    table = Table(small_library(), 2)
    table.begin("guess")
    table.play_until("act")
    wrong = [name for name in table.session.table.options if name != table.session.table.card]
    table.ok(table.partner, c.MakeGuess(table.instance, "read", wrong[0]))
    after_first = table.session.offset
    assert after_first < 0
    table.ok(table.partner, c.MakeGuess(table.instance, "read", wrong[1]))
    assert (table.session.offset, table.session.guesses) == (after_first, 1)


@pytest.mark.parametrize("offset", [-0.8, 0.0, 0.8])
def test_cards_are_aimed_while_enough_are_left(offset: float) -> None:
    """Every option and the hidden card lie in the wanted range while it holds six cards, and else nearest to its middle."""
    for deck, table in deals(shipped_library(), "emotion-charades", 200, offset=offset):
        pool = [card for card in deck.cards.values() if card.level <= 2]
        chance = {card.name: expected(card, offset, 6) for card in pool}
        inside = [name for name, each in chance.items() if LOW - 1e-9 <= each <= HIGH + 1e-9]
        outside = sorted((name for name in chance if name not in inside), key=lambda name: abs(chance[name] - AIM))
        allowed = inside if len(inside) >= 6 else inside + outside[: 6 - len(inside)]
        worst = max(abs(chance[name] - AIM) for name in allowed)
        assert all(name in allowed or abs(chance[name] - AIM) <= worst + 1e-9 for name in table.options)
        if len(inside) >= 6:
            assert set(table.options) <= set(inside)


@pytest.mark.parametrize("swaps", [0, 2], ids=["kept", "swapped"])
@pytest.mark.parametrize("programme", ["charades", "evening"])
def test_no_family_comes_twice_in_a_row(programme: str, swaps: int) -> None:
    """Neither the next turn's card nor one swapped for has the family of the card before; where none is swapped, none comes twice."""
    library = shipped_library()
    deck = library.decks["emotions"]
    for seed in range(40):
        table, chance, last = Table(library, seed), Random(seed), ""
        table.begin(programme)
        came: list[str] = []
        while table.session.stage == "playing":
            if table.phase == "look":
                for _ in range(chance.randrange(swaps + 1)):
                    before = deck.cards[table.session.table.card or ""]
                    table.ok(table.lead, c.Redeal(table.instance))
                    assert deck.cards[table.session.table.card or ""].family != before.family
                card = deck.cards[table.session.table.card or ""]
                assert card.family != last
                last = card.family
                came.append(card.name)
            table.play_phase()
        assert came
        assert swaps or len(set(came)) == len(came)


def test_swapping_for_ever_keeps_the_state_small() -> None:
    """However often a card is swapped, the list of dealt cards holds each name once."""
    table = Table(shipped_library(), 4)
    table.begin("charades")
    for _ in range(300):
        table.ok(table.lead, c.Redeal(table.instance))
    names = table.session.table.dealt
    assert len(names) == len(set(names)) <= len(shipped_library().decks["emotions"].cards)
    assert len(table.session.levels) == 1


# --- levels


@pytest.mark.parametrize(
    ("allowed", "levels", "last", "cap"),
    [
        (3, (), False, 1),
        (0, (), False, 0),
        (3, (0,), False, 1),
        (3, (1,), False, 2),
        (3, (2, 0), False, 1),
        (1, (1, 1), False, 1),
        (2, (1, 2), False, 2),
        (3, (1, 2), False, 2),
        (3, (1, 1, 1, 2), False, 3),
        (3, (0, 1, 2, 1, 2), False, 3),
        (3, (1, 1, 1, 2, 3), False, 2),
        (3, (1, 1, 1, 2), True, 1),
        (None, (1,), False, 0),
    ],
)
def test_the_ladder(allowed: int | None, levels: tuple[int, ...], last: bool, cap: int) -> None:
    """Never above what both allow, at most 1 at first and in the end, one step a round, tender once and after three light rounds."""
    session = _with(
        Table(small_library(), seated=False).session,
        cap=allowed,
        levels=levels,
        exercises=("opening", "swap", "opening"),
        exercise=2 if last else 1,
    )
    assert level_cap(session) == cap


def test_a_swapped_card_keeps_its_round() -> None:
    """Swapping neither climbs the ladder nor comes down: the round begins anew with another card."""
    table = Table(small_library(), 6)
    table.begin("short", levels=(1, 1))
    table.session = _with(table.session, levels=(0,))
    library = small_library()
    free = Exercise("free", "feelings", (Step("look", deal=Deal(again=None)),), levels=(0, 3))
    session = dealing(library, "swap", 1, levels=(0, 1))
    for n in range(20):
        session = dealt(session, library, free, Deal(again=None), Dice(session.seed, 50 * n), swap=True)
        assert len(session.levels) == 2
        assert session.levels[-1] <= 1


def test_a_new_card_forgets_how_the_last_guess_went() -> None:
    """When nobody guesses in a turn, the guess of the turn before is not shown again beside the new card."""
    table = Table(small_library(), 3)
    table.begin("guess")
    table.play_until("act")
    table.play_phase()
    assert table.view("a").outcome is not None
    table.play_until("act")
    table.ok(table.partner, c.Pass(table.instance))
    assert table.phase == "talk"
    assert table.view("a").outcome is None


def test_a_light_session_and_a_low_wish_are_dealt_light_cards() -> None:
    """In the light lane nothing above 1 comes; with a wish of 0 nothing above 0."""
    for levels, lane, most in (((3, 3), "light", 1), ((0, 3), "standard", 0)):
        for seed in range(25):
            table = Table(shipped_library(), seed)
            table.begin("evening", levels=levels, lane=lane)  # type: ignore[arg-type]  # one of the lanes
            while table.session.stage == "playing":
                table.play_phase()
            assert table.session.levels
            assert max(table.session.levels) <= most


def test_a_programme_of_one_exercise_stays_at_one() -> None:
    """Its first round is its last exercise."""
    library = small_library()
    assert library.programmes["guess"] == Programme("guess", ("guessing",))
    table = Table(library, 11)
    table.begin("guess")
    while table.session.stage == "playing":
        table.play_phase()
    assert set(table.session.levels) <= {0, 1}
