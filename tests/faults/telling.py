"""A session's evidence as a page to read: everything that both devices did and were told, in the order of time."""

from __future__ import annotations

from collections.abc import Sequence

from faults.findings import Case, Finding
from faults.history import decoded


def page(case: Case, found: Sequence[Finding]) -> str:
    """The findings, the outages, then line by line: the moment in ms, the seat, its connection, and what was said."""
    lines = [*(str(finding) for finding in found), "", *(f"outage {began} to {ended}" for began, ended in case.outages), ""]
    entries = sorted(((entry, history.seat) for history in case.histories for entry in history.entries), key=lambda row: row[0].at)
    for entry, seat in entries:
        said = decoded(entry.frame) if entry.frame else ""
        lines.append(f"{entry.at} {seat} {entry.line:3d} {entry.kind:4} {said}")
    return "\n".join(lines)
