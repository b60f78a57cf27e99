"""Close codes, in ranges that say what a device must do. A code outside them means: reconnect with back-off.

4000 to 4099  reconnect at once, to the same address
4100 to 4199  reconnect at once, to another address of the welcome if there is one
4200 to 4299  stop: do not reconnect by yourself
4300 to 4399  wait for some seconds, then reconnect to the same address

A frame that is too large to be read at all closes the connection with 1009, the transport's own code: do not send it again.
"""

from __future__ import annotations

from typing import NamedTuple


class Closing(NamedTuple):
    """A close code, its name on the wire, and a sentence for a person."""

    number: int
    code: str
    say: str


STALE = Closing(4001, "stale", "The connection fell behind. Coming back by itself.")
ELSEWHERE = Closing(4101, "elsewhere", "This server is leaving. Moving to another one.")
TOO_OLD = Closing(4102, "too_old", "This server is too old for the session. Moving to another one.")
MOVED = Closing(4201, "moved", "This session moved to another tab or phone.")
SENT_OUT = Closing(4202, "sent_out", "Your seat was given back. Ask for a new code.")
ERASED = Closing(4203, "erased", "The session was erased from the server.")
GONE = Closing(4204, "gone", "This session is not here any more.")
NO_SEAT = Closing(4205, "no_seat", "This device has no seat here. Ask for a new code.")
MALFORMED = Closing(4206, "malformed", "Too many messages that could not be read.")
UNSEATED = Closing(4207, "unseated", "No seat was taken in time. Come back when you are ready.")
SLOW_DOWN = Closing(4301, "slow_down", "That was too much at once. Coming back in a moment.")
SILENT = Closing(4302, "silent", "Nothing was said in time. Coming back in a moment.")

ALL = (STALE, ELSEWHERE, TOO_OLD, MOVED, SENT_OUT, ERASED, GONE, NO_SEAT, MALFORMED, UNSEATED, SLOW_DOWN, SILENT)
