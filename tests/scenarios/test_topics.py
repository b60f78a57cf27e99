"""The known topics, and how close to the bone each may come."""

from __future__ import annotations

import pytest

from viceversa.scenarios.topics import slip_of, topics


def test_there_are_twenty_four() -> None:
    """The list has all the topics that couples were found to disagree about, each with levels that make sense."""
    assert len(topics()) == 24
    assert all(1 <= topic.usual <= topic.most <= 4 for topic in topics().values())


def test_what_needs_support_is_for_hosts_or_for_nobody() -> None:
    """A topic of the highest level is hosted, or no card is about it; every other one is open to those who play alone."""
    assert {name for name, topic in topics().items() if topic.never} == {"trauma_abuse"}
    assert {name for name, topic in topics().items() if topic.hosted} == {"alcohol_substances", "infidelity"}
    assert all(topic.hosted or topic.never or topic.most < 4 for topic in topics().values())
    assert {name for name, topic in topics().items() if topic.alone} == {"alcohol_substances", "infidelity"}


@pytest.mark.parametrize("known", list(topics()))
def test_a_letter_too_many_or_too_few_is_a_slip(known: str) -> None:
    """Each known topic is known again where one of its letters is missing or typed twice, and is no slip of another."""
    assert slip_of(known) == ""
    for place in range(len(known)):
        assert slip_of(known[:place] + known[place:][:1] * 2 + known[place + 1 :]) == known
        assert slip_of(known[:place] + known[place + 1 :]) == known
