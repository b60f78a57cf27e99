"""A table that holds the rules to their promises after everything that is put to them: the list of what must always be true."""

from __future__ import annotations

import msgspec

from support.table import Played, Table
from viceversa.game import commands as c
from viceversa.game.exercise import PARTNERS, PartnerSeat, Step
from viceversa.game.guards import holds, seat_in
from viceversa.game.interlude import DELAY_LEAST, DELAY_MOST
from viceversa.game.outcome import Outcome
from viceversa.game.phases import QUOTA_MOST, lead_of
from viceversa.game.play import Moment, Sender, play
from viceversa.game.session import Phase, Session, seat_of
from viceversa.game.sight import view

LARGEST = 4_096
encode = msgspec.msgpack.encode


class Watched(Table):
    """Every play is checked. `trace` holds the steps that were entered: (exercise, step)."""

    wishes: tuple[int, ...] = ()
    worn = False

    def __init__(self, *args: object, **options: object) -> None:
        self.trace: list[tuple[int, int]] = []
        self.uncorrected: set[tuple[str, PartnerSeat]] = set()
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as they came

    def _play(self, command: c.Command, moment: Moment, sender: Sender | None) -> Outcome:
        before, blobs = self.session, set(self.blobs)
        wished = tuple(level for seat in PARTNERS if (level := seat_of(before, seat).level) is not None)
        self.wishes = wished if len(wished) == len(PARTNERS) else self.wishes
        outcome = super()._play(command, moment, sender)
        after = outcome.session
        assert not blobs & set(outcome.effects.blobs), "a sealed answer was given twice"
        self._state_is_sound(before, after)
        self._views_move_rightly(before, outcome)
        self._levels_are_kept(before, after)
        self._answers_are_final(before, after, dropped=bool(outcome.effects.drop))
        self._breaks_hold(before, after)
        self._walk_is_lawful(before, after, skipped=isinstance(command, c.Skip))
        return outcome

    def _state_is_sound(self, before: Session, after: Session) -> None:
        assert after.now >= before.now, "time went back"
        data = encode(after)
        assert msgspec.msgpack.decode(data, type=Session) == after, "the state does not survive being stored"
        assert len(data) <= LARGEST, f"the state has {len(data)} bytes"
        due = after.due
        assert due is None or due > after.now or after is before, "something that was due was not applied"
        assert all(0 <= seat_of(after, seat).quota <= QUOTA_MOST for seat in PARTNERS), "the quota is out of bounds"

    def _views_move_rightly(self, before: Session, outcome: Outcome) -> None:
        after = outcome.session
        for seat, state in after.seats.items():
            seen = view(after, self.library, seat)
            moved = seat not in before.seats or view(before, self.library, seat) != seen
            assert (seat in outcome.views) == moved, "a view was sent, or kept back, wrongly"
            assert state.seq == seat_of(before, seat).seq + moved, "seq moves with the view, and only then"
            assert not moved or outcome.views[seat] == seen, "another view was sent"

    def _levels_are_kept(self, before: Session, after: Session) -> None:
        if after.levels == before.levels or not after.levels:
            return
        newest, earlier = after.levels[-1], after.levels[:-1]
        assert newest <= min(self.wishes), "a card is above somebody's wish"
        assert newest <= (earlier[-1] + 1 if earlier else 1), "the level climbed more than one, or began too high"
        assert sum(level >= 3 for level in after.levels) <= 1, "a second tender card"
        if after.exercise == len(after.exercises) - 1:
            assert newest <= 1, "the last exercise is above level 1"

    def _answers_are_final(self, before: Session, after: Session, *, dropped: bool) -> None:
        assert after.opened[: len(before.opened)] == before.opened, "what was released was taken back"
        one, two = before.phase, after.phase
        if one is None or two is None or one.instance != two.instance:
            return
        assert after.opened == before.opened, "something was released in the middle of a phase"
        assert two.guesses[: len(one.guesses)] == one.guesses, "a guess was changed"
        for seat in PARTNERS:
            kept = one.given.get(seat, ())
            assert dropped or two.given.get(seat, ())[: len(kept)] == kept, "an answer was taken back"
        for ask, answers in one.picks.items():
            assert all(two.picks[ask][seat] == value for seat, value in answers.items()), "a choice was changed"

    def _breaks_hold(self, before: Session, after: Session) -> None:
        if after.stage != "playing":
            return
        if before.brink is None and after.brink is not None:
            assert DELAY_LEAST <= after.brink - after.now <= DELAY_MOST, "the delay before a breather is out of bounds"
        if after.brink is not None or after.interlude is not None:
            assert before.brink is None or _shown(before) == _shown(after) or after.brink is None, (
                "something was revealed on the brink"
            )
            if before.brink is not None or before.interlude is not None:
                assert _instance(before) == _instance(after), "a phase changed while a break was coming or on"
                assert before.opened == after.opened, "something was revealed while a break was coming or on"
                assert before.told == after.told, "something was told while a break was coming or on"
        if after.phase is not None:
            _, step = self._at(after)
            asleep = step.away == "hold" and any(seat_of(after, seat).presence in ("asleep", "away") for seat in PARTNERS)
            held = after.interlude is not None or after.host_holds or asleep
            assert (after.phase.clock.since is None) == held, "a clock runs, or stands, when it should not"

    def _at(self, session: Session) -> tuple[int, Step]:
        assert session.phase is not None
        exercise = self.library.exercises[session.exercises[session.exercise]]
        return session.phase.step, exercise.steps[session.phase.step]

    def _walk_is_lawful(self, before: Session, after: Session, *, skipped: bool) -> None:
        if after.stage in ("stopped", "lobby", "postponed") or _instance(before) == _instance(after):
            return
        if before.phase is not None:
            self._left(before, after, before.phase, skipped or before.phase.skipped)
        if after.phase is None:
            assert not self.worn, "the session ended with a role worn"
            assert not self.uncorrected, "the session ended without a correction"
            return
        index, step = self._at(after)
        self.trace.append((after.exercise, index))
        self._entered(after, step)

    def _left(self, before: Session, after: Session, phase: Phase, skipped: bool) -> None:
        index, step = self._at(before)
        if step.must or not skipped:
            assert phase.clock.elapsed(after.now) >= step.least, "a phase ended before its least time"
        same = after.phase is not None and after.exercise == before.exercise
        to = after.phase.step if same and after.phase is not None else None
        if step.ends.agree is not None and (to is None or to == index):
            return  # a new hand, or no agreement at all: no role is worn yet
        steps = self.library.exercises[before.exercises[before.exercise]].steps
        assert to is None or to > index, "the walk went back"
        if same:
            jumped = [each for each in steps[index + 1 : to] if holds(each.guard, after, self.library, lead_of(after, each))]
            assert not jumped, f"jumped over {jumped[0].phase}"
        else:
            assert not any(each.must and each.guard is None for each in steps[index + 1 :]), "left before what is mandatory"

    def _entered(self, session: Session, step: Step) -> None:
        lead = lead_of(session, step)
        if self.worn and not step.in_role:
            assert step.undoes_role, f"{step.phase} was entered with a role worn"
        self.worn = step.in_role
        if step.in_role:
            self.uncorrected.add((step.phase, lead))
        for name in step.corrects:
            spoke = {seat_in("lead" if role == "partner" else "partner", lead) for ask in step.asks for role in ask.of}
            self.uncorrected -= {(name, seat) for seat in spoke}
        if len(self.trace) > 1 and self.trace[-1][0] != self.trace[-2][0]:
            assert not self.uncorrected, "the next exercise began before a correction"

    def replayed(self) -> Session:
        """The session as the log of this table plays it once more."""
        session = msgspec.structs.replace(Table(self.library, seated=False).session, seed=self.session.seed)
        for played in self.log:
            session = _again(session, self, played)
        return session


def _again(session: Session, table: Table, played: Played) -> Session:
    return play(session, table.library, played.command, played.moment, played.sender).session


def _instance(session: Session) -> int | None:
    return None if session.phase is None else session.phase.instance


def _shown(session: Session) -> tuple[object, ...]:
    phase = session.phase
    return (session.outcome, None if phase is None else phase.shown)
