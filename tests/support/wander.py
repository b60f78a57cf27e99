"""Partners who do anything at any time: random commands, drops, returns and waits. Every choice comes from the random source alone."""

from __future__ import annotations

from random import Random

from support.table import Table
from viceversa.game import commands as c
from viceversa.game.exercise import PARTNERS, SEALED, Ask, PartnerSeat, Seat, Step
from viceversa.game.phases import owes
from viceversa.game.session import seat_of

WAITS = ((0, 900), (900, 4_000), (3_000, 20_000), (20_000, 140_000))


def lobby(table: Table, chance: Random, *, programme: str | None = None, host: bool = False) -> None:
    """Through the lobby with random levels, timers and, perhaps, a host, into the first phase."""
    if host:
        table.ok("a", c.InviteHost())
        table.sit("host")
        for seat in PARTNERS:
            table.ok(seat, c.Admit(True))
    for seat in PARTNERS:
        table.ok(seat, c.SetLevel(chance.randrange(5)))
        table.ok(seat, c.SetTimer(chance.choice(("standard", "standard", "longer", "none"))))
        if chance.random() < 0.5:
            table.ok(seat, c.SetRest(chance.choice((5, 20, 60))))
        table.ok(seat, c.Choose((programme,) if programme else ()))
    for seat in PARTNERS:
        table.ok(seat, c.SetLane(chance.choice(("standard", "standard", "standard", "light"))))
    for seat in PARTNERS:
        table.ok(seat, c.Ready())
    if host:
        table.ok("host", c.Start())


def one_answer(table: Table, chance: Random, seat: PartnerSeat) -> c.DeviceCommand:
    """Something that a step asks for, right more often than not."""
    phase, step = table.session.phase, table.step
    assert phase is not None
    role = "lead" if seat == phase.lead else "partner"
    given = phase.given.get(seat, ())
    mine = [ask for ask in step.asks if role in ask.of and ask.name not in given]
    if SEALED in given:
        mine = [ask for ask in mine if ask.open]
    ask = chance.choice(mine or list(step.asks) or [Ask("none", "ready", open=True)])
    return for_ask(table, chance, step, ask, phase.instance)


def for_ask(table: Table, chance: Random, step: Step, ask: Ask, instance: int) -> c.DeviceCommand:
    """A random answer to that ask."""
    if not ask.open:
        return c.Seal(instance, chance.randbytes(step.seal))
    match ask.kind:
        case "guess":
            return c.MakeGuess(instance, ask.name, chance.choice(table.session.table.options or ("joy",)))
        case "choice" if ask.each == "hand":
            return c.Answer(instance, ask.name, {card: chance.choice(ask.options) for card in table.session.table.hand})
        case "choice":
            return c.Answer(instance, ask.name, chance.choice(ask.options))
        case _:
            return c.Tap(instance, ask.name)


def any_command(table: Table, chance: Random, seat: PartnerSeat) -> c.DeviceCommand:
    """A command that may or may not fit."""
    instance = table.session.phase.instance if table.session.phase is not None else 1
    stale = max(1, instance - chance.randrange(3))
    opened = chance.choice(table.session.opened or (1,))
    return chance.choice(
        (
            c.Pass(instance),
            c.Extend(instance),
            c.Redeal(instance),
            c.Redeal(instance),
            c.Pause(),
            c.Over(),
            c.GoOn(),
            c.Longer(),
            c.Share(opened, chance.random() < 0.7),
            c.Keep((opened,)),
            c.Tap(stale, "done"),
            c.Seal(stale, b"short"),
            c.MakeGuess(stale, "read", chance.choice(("joy", "nothing"))),
            c.Answer(stale, "pick", {"joy": "take"}),
            c.Answer(instance, "again", "again"),
            c.Ready(),
            c.SetLevel(4),
            c.SetLane("light"),
            c.SetTimer("none"),
            c.SetRest(60),
            c.Compose(("opening",)),
            c.Another(),
            c.SendOut(),
            c.Rename(chance.choice(("Ada", "Bo", "\u202eAda"))),
            c.OpenDoor(chance.choice(PARTNERS)),
            c.Start(),
            c.Skip(instance),
        )
    )


def host_command(table: Table, chance: Random) -> c.DeviceCommand:
    """Something a host may do, but end the session."""
    instance = table.session.phase.instance if table.session.phase is not None else 1
    return chance.choice((c.Skip(instance), c.Hold(True), c.Hold(False), c.Hold(False), c.Extend(instance), c.Nudge(), c.Pause()))


def came_and_went(table: Table, chance: Random) -> None:
    """A connection opens, breaks or moves; or time passes that nobody vouched for."""
    seats: list[Seat] = [seat for seat in table.session.seats if seat_of(table.session, seat).presence != "empty"]
    seat = chance.choice(seats)
    match chance.randrange(6):
        case 5:
            another_device(table)
        case 0:
            table.drop(seat)
        case 1:
            table.drop(seat, table.now - chance.randrange(6_000))
        case 2:
            table.report(c.Moving(seat, seat_of(table.session, seat).epoch))
        case 3:
            until = table.now
            table.now += chance.randrange(90_000)
            table.report(c.Lapse(until, table.now))
        case _:
            table.back(seat)


def another_device(table: Table) -> None:
    """Whoever holds an open door's link takes that seat, from a device of their own."""
    door = table.session.door
    if door is None or door.seat is None:
        return
    outcome = table.report(c.Sit(door.secret, f"device-{len(table.log)}".encode(), "node", rtt=100))
    if outcome.refused is None:
        table.counters.pop(f"device-{door.seat}", None)


def waited(table: Table, chance: Random) -> None:
    """Some time passes, most often a little."""
    least, most = chance.choice(WAITS)
    table.wait(chance.randrange(least, most))


def one_move(table: Table, chance: Random) -> None:
    """Anything at all, but stopping, erasing or ending."""
    seat = chance.choice(PARTNERS)
    draw = chance.random()
    if draw < 0.45 and table.session.phase is not None and table.session.interlude is None:
        tapped = table.now - chance.randrange(1_500) if chance.random() < 0.5 else None
        table.do(seat, one_answer(table, chance, seat), tapped=tapped)
    elif draw < 0.55 and table.session.interlude is not None:
        table.do(seat, chance.choice((c.GoOn(), c.GoOn(), c.Longer())))
    elif draw < 0.75:
        waited(table, chance)
    elif draw < 0.85:
        came_and_went(table, chance)
    elif draw < 0.89 and "host" in table.session.seats:
        table.do("host", host_command(table, chance))
    else:
        table.do(seat, any_command(table, chance, seat))


def wander(table: Table, chance: Random, moves: int) -> None:
    """So many random moves, or fewer when the session is over before."""
    for _ in range(moves):
        if table.session.stage != "playing":
            return
        one_move(table, chance)


def to_the_end(table: Table, chance: Random) -> None:
    """Both come back, go on after every break, and answer or pass, until the session is over."""
    if "host" in table.session.seats and seat_of(table.session, "host").presence != "empty":
        table.ok("a", c.Admit(False))
    for _ in range(1_500):
        if table.session.stage != "playing":
            return
        rest = table.session.interlude
        if rest is not None and rest.kind == "rest" and rest.until is not None:
            table.wait(max(0, rest.until - table.now))
        for seat in PARTNERS:
            if seat_of(table.session, seat).presence != "here":
                table.back(seat)
            if table.session.interlude is not None:
                table.do(seat, c.GoOn())
            elif table.session.phase is not None and owes(table.step, table.session.phase, seat):
                command = one_answer(table, chance, seat) if chance.random() < 0.8 else c.Pass(table.instance)
                table.do(seat, command)
        table.wait(chance.choice((500, 5_000, 30_000, 130_000)))
    raise AssertionError("the session does not end")
