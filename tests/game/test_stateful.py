"""Whatever two partners and a host send, in whatever order and at whatever times, the rules keep every promise of `Watched`."""

from __future__ import annotations

from random import Random

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from support.shipped import shipped_library
from support.small import small_library
from support.wander import any_command, came_and_went, host_command, lobby, one_answer, one_move, to_the_end, waited, wander
from support.watched import Watched
from viceversa.game import commands as c
from viceversa.game.exercise import PARTNERS, Library
from viceversa.game.session import seat_of

LIBRARIES = {"small": small_library(), "shipped": shipped_library()}
Chance = st.randoms(use_true_random=False)
PROFILE = settings(
    max_examples=60,
    stateful_step_count=60,
    deadline=None,
    derandomize=True,
    database=None,
    report_multiple_bugs=False,
    phases=(Phase.explicit, Phase.generate),  # a session that breaks a promise is long, and shrinking it takes minutes
    suppress_health_check=list(HealthCheck),
)


class Partners(RuleBasedStateMachine):
    """Two partners, and in one session of four a host, who do anything at all; at the end both answer or pass."""

    table: Watched
    chance: Random

    @initialize(
        chance=Chance,
        seed=st.integers(0, 2**32),
        library=st.sampled_from(sorted(LIBRARIES)),
        host=st.integers(0, 3),
        pick=st.integers(0, 9),
    )
    def they_begin(self, chance: Random, seed: int, library: str, host: int, pick: int) -> None:
        self.chance = Random(seed)
        programmes = sorted(LIBRARIES[library].programmes)
        self.table = Watched(LIBRARIES[library], seed)
        lobby(self.table, chance, programme=programmes[pick % len(programmes)], host=host == 0)

    @property
    def playing(self) -> bool:
        return self.table.session.stage == "playing"

    @precondition(lambda self: self.playing and self.table.session.interlude is None)
    @rule(chance=Chance, seat=st.sampled_from(PARTNERS))
    def somebody_answers(self, chance: Random, seat: str) -> None:
        self.table.do(seat, one_answer(self.table, chance, seat))  # type: ignore[arg-type]  # sampled from the partners' seats

    @rule(chance=Chance, seat=st.sampled_from(PARTNERS))
    def somebody_does_anything(self, chance: Random, seat: str) -> None:
        self.table.do(seat, any_command(self.table, chance, seat))  # type: ignore[arg-type]  # sampled from the partners' seats

    @precondition(lambda self: self.playing and "host" in self.table.session.seats)
    @rule(chance=Chance)
    def the_host_sets_the_pace(self, chance: Random) -> None:
        self.table.do("host", host_command(self.table, chance))

    @precondition(lambda self: self.playing)
    @rule(chance=Chance)
    def time_passes(self, chance: Random) -> None:
        waited(self.table, chance)

    @precondition(lambda self: self.playing)
    @rule(chance=Chance)
    def somebody_comes_or_goes(self, chance: Random) -> None:
        came_and_went(self.table, chance)

    @precondition(lambda self: self.playing)
    @rule(seat=st.sampled_from(PARTNERS))
    def a_gauge_goes_over(self, seat: str) -> None:
        self.table.do(seat, c.Over())  # type: ignore[arg-type]  # sampled from the partners' seats

    @precondition(lambda self: self.playing)
    @rule(chance=Chance, moves=st.integers(1, 30))
    def much_happens(self, chance: Random, moves: int) -> None:
        for _ in range(moves):
            if self.playing:
                one_move(self.table, chance)

    def teardown(self) -> None:
        if not hasattr(self, "table"):
            return
        to_the_end(self.table, self.chance)
        assert self.table.session.stage == "done"
        assert self.table.replayed() == self.table.session


TestPartners = Partners.TestCase
TestPartners.settings = PROFILE


@pytest.mark.parametrize("library", LIBRARIES.values(), ids=LIBRARIES)
@pytest.mark.parametrize("host", [False, True], ids=["alone", "hosted"])
def test_long_walks_keep_every_promise_and_reach_the_end(library: Library, host: bool) -> None:
    """A hundred long random sessions of each kind are lawful at each step, end, and are the same when played again."""
    for seed in range(100):
        chance, table = Random(seed), Watched(library, seed)
        lobby(table, chance, host=host, programme=chance.choice(sorted(library.programmes)))
        wander(table, chance, 80)
        to_the_end(table, chance)
        assert table.session.stage == "done"
        assert table.replayed() == table.session


@pytest.mark.parametrize("library", LIBRARIES.values(), ids=LIBRARIES)
def test_stopping_leaves_at_once_from_anywhere(library: Library) -> None:
    """Stop ends the session at any moment, drops what was sealed and not revealed, and brings the de-role card where a role is worn."""
    seen: set[bool] = set()
    for seed in range(60):
        chance, table = Random(seed), Watched(library, seed)
        table.begin("evening")
        for _ in range(chance.randrange(60)):
            if table.session.stage == "playing":
                table.play_phase()
        wander(table, chance, 5)
        if table.session.stage != "playing" or seat_of(table.session, "b").presence == "empty":
            continue
        worn = table.worn or table.step.undoes_role
        table.ok("b", c.Stop())
        assert table.view("a").stage == table.view("b").stage == "stopped"
        assert table.view("a").derole == table.view("b").derole == worn
        released = {f"a:{instance}:{seat}" for instance in table.session.opened for seat in PARTNERS}
        assert set(table.blobs) <= released
        seen.add(worn)
    assert seen == {True, False}


def test_walks_reach_every_step_of_the_evening() -> None:
    """The random sessions are worth something: together they enter every step that is shipped for an evening."""
    library = LIBRARIES["shipped"]
    entered: set[tuple[int, int]] = set()
    for seed in range(120):
        chance, table = Random(seed), Watched(library, seed)
        table.begin("evening")
        wander(table, chance, 40)
        to_the_end(table, chance)
        entered |= set(table.trace)
    names = library.programmes["evening"].exercises
    everything = {(n, step) for n, name in enumerate(names) for step in range(len(library.exercises[name].steps))}
    assert everything - entered == set()
