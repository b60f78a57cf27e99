"""Command ids: a repeated one counts once."""

from __future__ import annotations

from support.small import small_library
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.receipts import INSTANCES, KEPT, digest, known, noted
from viceversa.game.session import Receipts, seat_of


def test_the_first_id_of_an_instance_is_one() -> None:
    """A device that was never heard of begins at 1."""
    assert known((), "phone", 1, 7) == "new"
    assert known((), "phone", 2, 7) == "out_of_order"


def test_an_id_stands_by_its_counter_and_its_bytes() -> None:
    """The next counter is new, the same bytes again are again, other bytes are reuse, and a hole is out of order."""
    receipts = noted(noted((), "phone", 1, 11), "phone", 2, 22)
    assert known(receipts, "phone", 3, 33) == "new"
    assert known(receipts, "phone", 2, 22) == "again"
    assert known(receipts, "phone", 1, 11) == "again"
    assert known(receipts, "phone", 2, 99) == "id_reused"
    assert known(receipts, "phone", 4, 44) == "out_of_order"


def test_what_is_kept_is_bounded() -> None:
    """Only the last 4 instances and the last 8 commands of each are kept; what is older cannot count again."""
    receipts: tuple[Receipts, ...] = ()
    for counter in range(1, 30):
        receipts = noted(receipts, "phone", counter, counter)
    assert len(receipts[0].hashes) == KEPT == 8
    assert known(receipts, "phone", 22, 22) == "again"
    assert known(receipts, "phone", 21, 21) == "id_reused"
    for n in range(INSTANCES):
        receipts = noted(receipts, f"other-{n}", 1, 1)
    assert [entry.instance for entry in receipts] == [f"other-{n}" for n in range(4)]


def test_a_hash_depends_on_everything_in_a_command() -> None:
    """Two commands that differ in any field have different hashes, of 64 bits."""
    commands = (c.Tap(1, "done"), c.Tap(2, "done"), c.Tap(1, "seen"), c.Pass(1), c.Seal(1, b"x"), c.Seal(1, b"y"))
    assert len({digest(command) for command in commands}) == len(commands)
    assert all(0 <= digest(command) < 2**64 for command in commands)


def test_a_repeated_command_counts_once_and_gets_the_first_answer() -> None:
    """The second time it is accepted again, nothing changes, and nobody is sent anything."""
    table = Table(small_library())
    table.begin("short")
    table.wait(4_000)
    command = c.Pause()
    table.ok("a", command, counter=5)
    before, sent = table.session, len(table.sent["a"])
    table.ok("a", command, counter=5)
    assert table.session == before
    assert len(table.sent["a"]) == sent


def test_a_repeated_command_is_known_even_when_its_phase_is_over() -> None:
    """A device that never got its answer hears accepted, not that it comes too late."""
    table = Table(small_library())
    table.begin("short")
    tap = c.Tap(table.instance, "done")
    table.ok("a", tap)
    counter = table.counters["device-a"]
    table.play_phase()
    assert table.do("a", tap, counter=counter) is None


def test_a_refused_command_is_not_remembered() -> None:
    """Refusing changed nothing, so the same id is judged again, and may then be accepted."""
    table = Table(small_library())
    table.begin("short")
    assert table.do("a", c.GoOn(), counter=5) == "not_now"
    table.ok("b", c.Pause())
    table.ok("a", c.GoOn(), counter=5)


def test_other_bytes_under_a_used_id_are_refused() -> None:
    """An id that was used for something else changes nothing."""
    table = Table(small_library())
    table.begin("short")
    before = seat_of(table.session, "a")
    assert table.do("a", c.Pause(), counter=4) == "id_reused"
    assert table.do("a", c.Pause(), counter=9) == "out_of_order"
    assert seat_of(table.session, "a") == before
