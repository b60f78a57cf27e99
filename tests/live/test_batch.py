"""A batch, judged."""

from __future__ import annotations

from support.small import small_library
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.play import Sender
from viceversa.game.session import seat_of
from viceversa.live.batch import Batch, Job, Verdict
from viceversa.live.line import Line

LIBRARY = small_library()


def job(*commands: c.Command, sender: Sender | None = None, line: Line | None = None) -> Job:
    """Commands, and nobody who waits."""
    return Job(commands, lambda _: None, sender, line=line)


def line(token: bytes) -> Line:
    """A line that came with a token."""

    async def nothing(_: object) -> None:
        return

    made = Line(nothing, nothing, lambda: None)
    made.token = token
    return made


def batch(table: Table) -> Batch:
    """An empty batch on a table's session, now."""
    return Batch(table.session, table.library, table.now)


async def test_jobs_are_judged_one_after_the_other() -> None:
    """Each is judged on what the ones before have come to; a refused one changes nothing for the others."""
    table = Table(LIBRARY)
    a, b = (Sender(seat, seat_of(table.session, seat).epoch, f"device-{seat}", 1) for seat in ("a", "b"))
    made = batch(table)
    made.judge(job(c.SetLevel(2), sender=a))
    made.judge(job(c.Pause(), sender=b))
    made.judge(job(c.Rename("Ada"), sender=b))
    assert made.verdicts == [Verdict("accepted"), Verdict("refused", "not_playing"), Verdict("accepted")]
    assert (seat_of(made.session, "a").level, seat_of(made.session, "b").name) == (2, "Ada")
    assert set(made.views) == {"a", "b"}


async def test_the_first_refusal_ends_a_job() -> None:
    """Commands of one job are all judged up to the first that is refused, and none after it."""
    table = Table(LIBRARY)
    sender = Sender("a", seat_of(table.session, "a").epoch, "device-a", 1)
    made = batch(table)
    made.judge(job(c.Pause(), c.SetLevel(2), sender=sender))
    assert made.verdicts == [Verdict("refused", "not_playing")]
    assert seat_of(made.session, "a").level is None


async def test_time_is_taken_back_before_anything_falls_due_in_it() -> None:
    """A lapse is judged before a loss, so that no phase ends in time nobody vouched for."""
    table = Table(LIBRARY)
    table.begin("short")
    phase, dropped = table.instance, table.now
    table.now += 3_600_000
    made = batch(table)
    made.report([c.Lapse(dropped, table.now)], [c.Gone("a", seat_of(table.session, "a").epoch, dropped)])
    made.judge(job(c.Tick()))
    assert made.session.phase is not None
    assert made.session.phase.instance == phase
    assert made.session.phase.clock.elapsed(table.now) == 0
    assert seat_of(made.session, "a").presence in ("asleep", "away", "dropped")


async def test_what_only_an_earlier_report_changed_is_judged_now() -> None:
    """When a lapse is all that changed anything, the session's own moment is the lapse's; the batch's, by which the store tells whether
    it comes in time, is that at which it was judged."""
    table = Table(LIBRARY)
    table.begin("short")
    since = table.now + 10_000
    made = Batch(table.session, table.library, since + 5_000)
    made.report([c.Lapse(table.now, since)], [])
    made.judge(job(c.Tick()))
    assert made.changed(table.session)
    assert (made.session.now, made.now) == (since, since + 5_000)


async def test_a_line_takes_the_seat_that_its_token_opens() -> None:
    """Coming in gives the seat and epoch for the line; a refused one gets none."""
    table = Table(LIBRARY, seated=False)
    made = batch(table)
    made.judge(job(c.Sit("secret", b"one", "node"), line=line(b"one")))
    made.judge(job(c.Sit("wrong", b"two", "node"), line=line(b"two")))
    assert [verdict.result for verdict in made.verdicts] == ["accepted", "refused"]
    assert made.seats == [("a", seat_of(made.session, "a").epoch), None]


async def test_two_lines_of_one_seat_in_one_batch() -> None:
    """The later one has the newer epoch; both were accepted."""
    table = Table(LIBRARY)
    made = batch(table)
    for _ in range(2):
        made.judge(job(c.Here("a", "node", b"token-a"), line=line(b"token-a")))
    (_, one), (_, two) = (each for each in made.seats if each is not None)
    assert two == one + 1 == seat_of(made.session, "a").epoch


async def test_a_token_that_sits_already_is_not_refused() -> None:
    """When an earlier submission was saved after all, whoever came in with it has the seat, once."""
    table = Table(LIBRARY, seated=False)
    sit = c.Sit("secret", b"one", "node")
    table.report(sit)
    made = batch(table)
    made.judge(job(sit, line=line(b"one")))
    assert made.verdicts == [Verdict("accepted")]
    assert made.seats == [("a", 2)], "the same seat, on a newer connection"
    assert set(made.session.seats) == {"a"}


async def test_a_verdict_is_heard_once() -> None:
    """Whoever is told hears the first verdict, at once, and no other."""
    heard: list[Verdict] = []
    waiting = Job((c.Tick(),), heard.append)
    waiting.answer(Verdict("accepted"))
    waiting.answer(Verdict("later"))
    assert heard == [Verdict("accepted")]
    assert Verdict("refused", "moved").say == "This session moved to another tab or phone."
    assert Verdict("accepted").say is None
