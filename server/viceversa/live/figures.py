"""Every figure that a server gives about itself: its name, what it means, and all the values that its labels may have.

Nothing here may tell one session, person, address, exercise, level or lane from another. Where few people play, numbers alone can tell
who did what and when: so the page of them is for whoever runs the server, and for nobody else.
"""

from __future__ import annotations

from viceversa.game.refusals import SENTENCES
from viceversa.wire.closing import ALL, ERASED, TOO_OLD

from .measures import Counter, Gauge, Histogram, Measure, Stopwatch

BY_DEVICE = "device"
"""How a connection ended that this server said no goodbye on: the device hung up, or the network did."""

ANSWERS = ("accepted", "refused", "later", "gone")
OUTCOMES = ("applied", "conflict", "clock", "gone", "unavailable", "unknown")
WAYS = ("open", "code", "link", "resume")
SEATS = ("partner", "host", "none")

AT_THE_GATE = (ERASED.code, "later", "seated", "slow_down", "too_many_rooms", "too_many_tries", TOO_OLD.code)
UNREADABLE = ("malformed", "too_large", "unknown_kind")
REFUSALS = tuple(sorted({*SENTENCES, *AT_THE_GATE, *UNREADABLE}))

TIMES = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
LATENESS = (0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
SIZES = (1, 2, 3, 4, 6, 8, 12, 16, 32)


class Figures:
    """The figures of one process, from its start on. Counting is adding to a number; nothing waits, and nothing is written."""

    def __init__(self) -> None:
        self.sessions = Gauge("viceversa_sessions", "Sessions that this server has in its memory.")
        self.connections = Gauge(
            "viceversa_connections", "Open connections, by the kind of seat they have; none: not seated yet.", seat=SEATS
        )
        self.opened = Counter("viceversa_connections_opened_total", "Connections that devices have opened.")
        self.closed = Counter(
            "viceversa_connections_closed_total",
            "Connections that ended, by the goodbye that was said; device: none was, the device or the network hung up.",
            goodbye=(BY_DEVICE, *(closing.code for closing in ALL)),
        )
        self.silent = Counter(
            "viceversa_connections_silent_total", "Connections cut since nothing was heard of the device any more."
        )
        self.turned_away = Counter(
            "viceversa_connections_turned_away_total",
            "Connections that were sent away or dropped: too many in all, or too many or too much from one address.",
            code=("full", "address"),
        )
        self.joins = Counter(
            "viceversa_joins_total",
            "Tries to take a seat or to return to one, by the way in and what came of it.",
            way=WAYS,
            outcome=("seated", "refused", "later"),
        )
        self.commands = Counter("viceversa_commands_total", "Commands of devices, by the answer that they got.", answer=ANSWERS)
        self.refusals = Counter("viceversa_refusals_total", "Messages of devices that were refused, by the reason.", code=REFUSALS)
        self.batch = Histogram(
            "viceversa_batch_commands",
            "Commands, and things that happen by themselves, that were judged and saved in one commit.",
            SIZES,
        )
        self.commits = Counter(
            "viceversa_commits_total",
            "Submissions of a commit to the store, by what came of them; unknown: it was submitted again.",
            outcome=OUTCOMES,
        )
        self.commit_time = Histogram(
            "viceversa_commit_seconds", "From a commit's first submission until it was known what came of it.", TIMES
        )
        self.lateness = Histogram(
            "viceversa_alarm_lateness_seconds",
            "How long after its moment something that happens by itself was looked at.",
            LATENESS,
        )
        self.store_up = Gauge("viceversa_store_up", "1 while the store can be reached, else 0.")
        self.store_away = Stopwatch("viceversa_store_away_seconds_total", "For how long the store could not be reached.")
        self.unvouched = Counter(
            "viceversa_unvouched_seconds_total",
            "Time that this server did not vouch for, since it wrote no beat for over a second.",
        )
        self.replicas_short = Counter(
            "viceversa_replicas_short_total", "Waits for replicas of the store that came to too few, where it is to be durable."
        )
        self.undurable = Counter(
            "viceversa_undurable_answers_total",
            "Answers of the store that were gone on with although too few replicas had them, where it is to be durable.",
        )
        self.inbox_gaps = Counter(
            "viceversa_inbox_gaps_total",
            "How often hints of other servers may have been missed, and all sessions in memory were read again.",
        )
        self.bundles = Gauge("viceversa_bundles", "Sets of words and exercises in memory: one's own, and those of other releases.")
        self.bundles_read = Counter(
            "viceversa_bundles_read_total", "Sets of words and exercises that had to be read from the store."
        )
        self.leaving = Gauge("viceversa_leaving", "1 while this server sends its devices elsewhere, else 0.")

    def all(self) -> tuple[Measure, ...]:
        """Every figure, in the order of this file."""
        return tuple(vars(self).values())

    def answered(self, answer: str, code: str | None) -> None:
        """A command has got its answer."""
        self.commands.add(answer)
        if code is not None:
            self.refusals.add(code)

    def came_in(self, way: str, refused: str | None) -> None:
        """A try to take a seat has ended; `refused` is the code, or None for whoever sits now."""
        match refused:
            case None:
                self.joins.add(way, "seated")
            case "later":
                self.joins.add(way, "later")
            case _:
                self.joins.add(way, "refused")
                self.refusals.add(refused)
