"""Who is connected, and from where: how many sockets there are in all and from each address, and how much an address may send.

Whoever is one too many is told to come back later; and only a few are told, since telling is work too.
"""

from __future__ import annotations

import resource

from viceversa.settings import Settings

from .bucket import Bucket

SPARE = 64
"""Sockets over a limit that are still answered, and told so; what comes beyond them is dropped unread."""

KEPT_FREE = 100
"""Open files that the process needs for other things than sockets of devices."""


class Party:
    """All that comes from one address (/32 or /64): its name, its sockets, and what they send together."""

    __slots__ = ("bucket", "network", "sockets")

    def __init__(self, network: str, per_second: float) -> None:
        self.network = network
        self.sockets = 0
        self.bucket = Bucket(per_second)


class Crowd:
    """The parties that are here, and those that sent a lot a moment ago."""

    def __init__(self, settings: Settings, files: int) -> None:
        self._most = min(settings.connections_most, max(1, files - SPARE - KEPT_FREE))
        self._most_each = settings.connections_per_address
        self._per_second = settings.messages_per_second_per_address
        self._parties: dict[str, Party] = {}

    def came(self, network: str, now: float) -> Party | None:
        """One socket more from there, which costs what a message does; None when it is to be dropped at once."""
        party = self._parties.get(network)
        if party is None:
            party = self._parties[network] = Party(network, self._per_second)
        if party.bucket.take(now) > 0 or party.sockets >= self._most_each + SPARE:
            return None
        party.sockets += 1
        return party

    def left(self, party: Party) -> None:
        """One socket less."""
        party.sockets -= 1

    def tidy(self, now: float) -> None:
        """Forget those who are gone and have no debts."""
        for party in [each for each in self._parties.values() if not each.sockets and each.bucket.is_full(now)]:
            del self._parties[party.network]

    def is_full(self, sockets: int) -> bool:
        """Whether that many in all are too many."""
        return sockets > self._most

    def is_over(self, sockets: int) -> bool:
        """Whether that many are too many even to be told so."""
        return sockets > self._most + SPARE

    def is_many(self, party: Party) -> bool:
        """Whether too many came from there."""
        return party.sockets > self._most_each

    def __len__(self) -> int:
        return len(self._parties)


def open_files() -> int:
    """How many files, sockets among them, this process may have open; as many as it may ask for by itself are asked for first."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    except (ValueError, OSError):  # some systems name a limit that they do not grant
        hard = soft
    return 2**31 if hard == resource.RLIM_INFINITY else hard
