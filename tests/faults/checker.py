"""The checker: every rule over a session's evidence, and the verdict of a whole campaign in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from faults.acknowledged import acknowledged
from faults.agreement import at_rest, one_game, sequences
from faults.endings import endings, unvouched
from faults.findings import Case, Finding, Tally
from faults.leaks import leaks
from faults.leftovers import erased, went_on

Check = Callable[[Case, Tally], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (acknowledged, sequences, one_game, at_rest, endings, unvouched, leaks, went_on, erased)


class Verdict:
    """What a campaign came to: what was injected, what was checked and how often, and what was found."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.sessions = 0
        self.actions = 0
        self.injected: Counter[str] = Counter()
        self.tally = Tally()
        self.findings: list[Finding] = []
        self.notes: list[str] = []

    def judge(self, case: Case) -> list[Finding]:
        """Put one session to every check; what was found."""
        found = [finding for check in CHECKS for finding in check(case, self.tally)]
        self.sessions += 1
        self.actions += sum(len(history.actions) for history in case.histories)
        self.findings += found
        return found

    def add(self, findings: Iterable[Finding]) -> None:
        """What was found elsewhere than in a session."""
        self.findings += findings

    def __str__(self) -> str:
        lines = [f"{self.sessions} sessions, {self.actions} actions, seed {self.seed}", "injected:"]
        lines += [f"  {count:7d}  {what}" for what, count in sorted(self.injected.items())]
        lines += ["checked:"]
        lines += [f"  {count:7d}  {rule}" for rule, count in sorted(self.tally.items())]
        lines += self.notes
        if not self.findings:
            return "\n".join((*lines, "nothing found"))
        lines += [f"{len(self.findings)} FOUND:", *(str(finding) for finding in self.findings[:50])]
        lines += [f"the same schedule again: make soak SEED={self.seed}; docs/faults.md says what of it repeats"]
        return "\n".join(lines)
