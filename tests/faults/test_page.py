"""docs/faults.md names every fault, every promise that is checked, and every way in which the server is broken."""

from __future__ import annotations

from faults import acknowledged, agreement, endings, injecting, leaks, leftovers, resting
from faults.broken.breaks import BREAKS
from faults.nemesis import WEIGHTS
from project.reading import ROOT, marked, rows, ticked

PAGE = ROOT / "docs" / "faults.md"

RULES = {
    acknowledged.LOST,
    acknowledged.TWICE,
    acknowledged.REFUSED,
    agreement.SEQ,
    agreement.AGREE,
    endings.TWICE,
    endings.EARLY,
    endings.UNVOUCHED,
    resting.ENDS,
    leaks.SECRET,
    injecting.LEAVES,
    leftovers.ERASED,
    leftovers.GO_ON,
    leftovers.TTL,
    leftovers.MEMORY,
}


def test_the_page_names_every_fault() -> None:
    """The table of what is injected is the nemesis's own."""
    assert [ticked(row[0])[0] for row in rows(marked(PAGE, "injected"))] == list(WEIGHTS)


def test_the_page_names_every_promise() -> None:
    """The table of what is checked is the checker's own."""
    assert {row[0] for row in rows(marked(PAGE, "checked"))} == RULES


def test_the_page_names_every_broken_server() -> None:
    """And each of them has its trouble in the tests."""
    assert {ticked(row[0])[0] for row in rows(marked(PAGE, "broken"))} == set(BREAKS)
