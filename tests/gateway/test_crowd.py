"""Who is connected, and from where."""

from __future__ import annotations

import resource
from typing import Any

import pytest

from viceversa.gateway.crowd import KEPT_FREE, SPARE, Crowd, open_files
from viceversa.settings import Settings

NOW = 1_000.0


def crowd(files: int = 100_000, **settings: Any) -> Crowd:
    """One with these limits."""
    return Crowd(Settings(**settings), files)


def test_one_address_may_have_so_many() -> None:
    """Up to the limit all are well; a few more are told that they are too many; those beyond are dropped. Others are not touched."""
    here = crowd(connections_per_address=3)
    parties = [here.came("10.0.0.1", NOW) for _ in range(3 + SPARE)]
    assert len({id(party) for party in parties}) == 1
    (party,) = {party for party in parties if party is not None}
    assert here.is_many(party)
    assert here.came("10.0.0.1", NOW) is None
    other = here.came("10.0.0.2", NOW)
    assert other is not None
    assert not here.is_many(other)
    for _ in range(SPARE):
        here.left(party)
    assert not here.is_many(party)
    assert here.came("10.0.0.1", NOW) is party


def test_so_many_may_be_here_in_all() -> None:
    """The same for all together, within what the system allows."""
    for here, most in ((crowd(connections_most=10), 10), (crowd(files=1_024), 1_024 - SPARE - KEPT_FREE)):
        assert [here.is_full(most), here.is_full(most + 1)] == [False, True]
        assert [here.is_over(most + SPARE), here.is_over(most + SPARE + 1)] == [False, True]


def test_connecting_costs_what_a_message_does() -> None:
    """Who comes again and again is dropped for a while, however few are here at once."""
    here = crowd(messages_per_second_per_address=1)
    for _ in range(10):
        party = here.came("10.0.0.1", NOW)
        assert party is not None
        here.left(party)
    assert here.came("10.0.0.1", NOW) is None
    assert here.came("10.0.0.1", NOW + 1.1) is party


def test_who_is_gone_is_forgotten_but_not_what_they_spent() -> None:
    """A party is kept while it has sockets or an empty bucket, and not longer."""
    here = crowd(messages_per_second_per_address=1)
    stays, goes = here.came("10.0.0.1", NOW), here.came("10.0.0.2", NOW)
    assert stays is not None
    assert goes is not None
    here.left(goes)
    here.tidy(NOW + 0.5)
    assert len(here) == 2
    here.tidy(NOW + 100)
    assert len(here) == 1
    assert here.came("10.0.0.1", NOW + 100) is stays


def test_as_many_files_as_may_be_are_asked_for() -> None:
    """What the process may ask for by itself it asks for, and says how many it has."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    if before[1] == resource.RLIM_INFINITY:
        pytest.skip("there is no limit here")
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(500, before[1]), before[1]))
    assert open_files() == before[1]
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == (before[1], before[1])
