"""Where and when to try again after a connection is lost: at once first, then slower, going round the known addresses.

Pure: it says how long to wait, and never waits itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

import msgspec

from viceversa.wire.closing import Closing

FIRST = 0.25
LONGEST = 5.0
GROWTH = 1.25
"""How much longer each wait may be than the one before: slow enough that a server which is back within seconds is found at once."""

HURRIED = 15
"""Failed tries that a server counts for which asks for some seconds' patience: the longest wait follows, or nearly."""


class Route(msgspec.Struct, frozen=True):
    """Known addresses (http origins), the one in use first, and how many tries in a row have failed."""

    addresses: tuple[str, ...]
    failed: int = 0

    @property
    def address(self) -> str:
        """The address to try now."""
        return self.addresses[0]

    def arrived(self, also: Iterable[str]) -> Route:
        """The address in use is good; these are the others that the server names."""
        return Route(tuple(dict.fromkeys((self.address, *also))))

    def dropped(self, number: int | None) -> Route:
        """A connection ended with this close code; None for no code at all."""
        match (number or 0) // 100:
            case 41:
                return self.turned()
            case 43:
                return msgspec.structs.replace(self, failed=max(self.failed, HURRIED))
            case _:
                return self

    def missed(self) -> Route:
        """A try failed: the next address, and a longer wait."""
        turned = self.turned()
        return msgspec.structs.replace(turned, failed=self.failed + 1)

    def turned(self) -> Route:
        """The same addresses, the next one first."""
        return msgspec.structs.replace(self, addresses=(*self.addresses[1:], self.addresses[0]))

    def wait(self, random: Random) -> float:
        """Seconds before the next try: none before the first, then up to 5, drawn so that devices do not come back in step."""
        if self.failed == 0:
            return 0.0
        most = min(LONGEST, FIRST * GROWTH ** min(self.failed - 1, 32))
        return max(FIRST, random.uniform(most / 2, most))


def stops(number: int | None) -> bool:
    """Whether a close code says: do not reconnect by yourself."""
    return number is not None and 4200 <= number <= 4299


def forgets(closing: Closing) -> bool:
    """Whether the seat is gone for good, so that what this device kept of it has no use any more."""
    return closing.code in {"sent_out", "erased", "gone", "no_seat"}
