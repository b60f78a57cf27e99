"""What an error answer of the store means: nothing was done for certain, or the outcome is not known.

An error answer is a sentence that begins with a code in capitals. It may quote what was sent, so no quotation leaves this module.
"""

from __future__ import annotations

from .contract import StoreError, Unavailable, Unknown

DEFINITE = frozenset(
    {
        "ASK",
        "BUSY",
        "CLUSTERDOWN",
        "CROSSSLOT",
        "DENIED",
        "LOADING",
        "MASTERDOWN",
        "MISCONF",
        "MOVED",
        "NOAUTH",
        "NOPERM",
        "NOREPLICAS",
        "NOSCRIPT",
        "OOM",
        "READONLY",
        "TRYAGAIN",
        "WRONGPASS",
        "WRONGTYPE",
    }
)
"""Codes with which a server refuses before it acts."""

MOVED = "MOVED"
"""The code with which a server of a cluster says that another one holds the key."""

MISPLACED = frozenset({MOVED, "ASK", "CLUSTERDOWN", "LOADING", "MASTERDOWN", "READONLY", "TRYAGAIN"})
"""Codes with which a server says that it is not, or not just now, the one to ask."""

_SAY = {
    "ASK": "is moving this session to another of its servers",
    "CLUSTERDOWN": "is a cluster that has lost some of its servers",
    "BUSY": "is busy with a script that does not end",
    "LOADING": "is still loading its data",
    "MOVED": "has moved this session to another of its servers",
    "MASTERDOWN": "has lost its primary",
    "MISCONF": "cannot write to its disk",
    "NOAUTH": "wants a password",
    "NOPERM": "does not allow this user what is needed",
    "NOREPLICAS": "has too few replicas to accept writes",
    "OOM": "is out of memory",
    "READONLY": "is a replica and takes no writes",
    "TRYAGAIN": "is moving this session to another of its servers",
    "WRONGPASS": "does not accept this user and password",
}


class Refusal(Exception):
    """An error answer, as it came."""

    @property
    def code(self) -> str:
        """The first word of the answer."""
        return str(self).partition(" ")[0]


def judged(refusal: Refusal) -> StoreError:
    """The store error that an error answer amounts to: Unavailable when nothing was done for certain, else Unknown."""
    said = _SAY.get(refusal.code)
    say = f"The store {said} ({refusal.code})." if said else f"The store answered: {str(refusal).partition(chr(39))[0][:200]}"
    return Unavailable(say) if refusal.code in DEFINITE else Unknown(say)
