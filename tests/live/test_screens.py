"""What the devices at one desk are shown."""

from __future__ import annotations

import msgspec

from support.small import small_library
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.exercise import Seat
from viceversa.game.session import SealedPlace, seat_of, with_seat
from viceversa.live.line import Line
from viceversa.live.screens import Screens
from viceversa.wire.messages import Goodbye, Message, Opened, Pong, Seen

replace = msgspec.structs.replace

LIBRARY = small_library()


class Told(Line):
    """A line that keeps what it was told instead of writing it."""

    def __init__(self) -> None:
        self.told: list[Message] = []
        self.greeting = None
        self.seat: Seat = "a"
        self.epoch = self.seq = self.seen = 0
        self.opened = set()

    def tell(self, message: Message) -> None:
        """Keep it."""
        self.told.append(message)

    def end(self, closing: object) -> None:
        """Keep that."""
        self.told.append(Goodbye(code=getattr(closing, "code", ""), say=""))


def seated(table: Table) -> tuple[Screens, dict[str, Told]]:
    """Both partners' screens."""
    screens, lines = Screens(table.session, "node"), {"a": Told(), "b": Told()}
    screens.attach(lines["a"], "a", seat_of(table.session, "a").epoch)
    screens.attach(lines["b"], "b", seat_of(table.session, "b").epoch)
    return screens, lines


def test_each_is_shown_its_own_newest_view_once() -> None:
    """A view goes out when its seq has moved, and not again."""
    table = Table(LIBRARY)
    screens, lines = seated(table)
    for _ in range(2):
        assert screens.deliver(table.session, LIBRARY) == []
    for seat, line in lines.items():
        (seen,) = line.told
        assert isinstance(seen, Seen)
        assert (seen.view.you, seen.seq) == (seat, line.seq)


def test_another_view_under_the_same_seq_is_shown_too() -> None:
    """When the store has lost a commit that was shown, the next one may have its seq: the device must not go on showing what is lost."""
    table = Table(LIBRARY)
    screens, lines = seated(table)
    before, counters = table.session, dict(table.counters)
    table.ok("b", c.Rename("Ada"))
    screens.deliver(table.session, LIBRARY)
    table.session, table.counters = before, counters
    table.ok("b", c.Rename("Bea"))
    assert table.session.seats["a"].seq == lines["a"].seq
    screens.deliver(table.session, LIBRARY)
    shown = lines["a"].told[-1]
    assert isinstance(shown, Seen)
    assert shown.view.seats["b"].name == "Bea"


def test_an_older_connection_of_a_seat_is_told_to_stop() -> None:
    """The newer one takes the screen over, and is greeted."""
    table = Table(LIBRARY)
    screens, lines = seated(table)
    newer = Told()
    newer.greeting = lambda seat: Pong(t=1, now=2)
    table.report(c.Here("a", "node", b"token-a"))
    screens.attach(newer, "a", seat_of(table.session, "a").epoch)
    assert [type(each) for each in lines["a"].told] == [Goodbye]
    assert [type(each) for each in newer.told] == [Pong]
    screens.deliver(table.session, LIBRARY)
    assert isinstance(newer.told[-1], Seen)


def test_who_may_no_longer_be_here_is_sent_away() -> None:
    """One whose seat was taken by another connection, and one that was taken for dead, are closed and no longer known."""
    table = Table(LIBRARY)
    screens, lines = seated(table)
    table.report(c.Here("a", "node", b"token-a"))
    table.report(c.Gone("b", seat_of(table.session, "b").epoch, table.now))
    screens.deliver(table.session, LIBRARY)
    assert screens.lines == {}
    assert [each.code for line in lines.values() for each in line.told if isinstance(each, Goodbye)] == ["moved", "stale"]


def test_an_epoch_that_was_given_twice_is_one_nodes_only() -> None:
    """After a store has lost a connection, another node may give its epoch to the next one: the older comes back by itself."""
    table = Table(LIBRARY)
    screens, lines = seated(table)
    state = seat_of(table.session, "a")
    table.session = with_seat(table.session, "a", replace(state, node="another"))
    screens.deliver(table.session, LIBRARY)
    assert set(screens.lines) == {"b"}
    assert [each.code for each in lines["a"].told if isinstance(each, Goodbye)] == ["stale"]


def test_a_view_that_names_released_answers_waits_for_them() -> None:
    """Such a view is kept back until the answers were read; they go first, once, and its seq counts only then."""
    table = Table(LIBRARY)
    table.begin()
    place = SealedPlace(0, 0, "a", None, ("a", "b"))
    table.session = replace(table.session, sealed={1: place}, opened=(1,))
    screens, lines = seated(table)
    waiting = screens.deliver(table.session, LIBRARY)
    assert {each.line for each in waiting} == set(lines.values())
    assert all(line.seq == 0 and not line.told for line in lines.values())
    for each in waiting:
        screens.open(each, [b"" for _ in each.names])
    assert [[type(message) for message in line.told] for line in lines.values()] == [[Opened, Seen]] * 2
    assert screens.deliver(table.session, LIBRARY) == []
