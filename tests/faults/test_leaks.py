"""What the checker says of secrets in streams that they should not be in."""

from __future__ import annotations

from base64 import b64encode
from random import Random

import pytest

from faults.findings import Case, Tally
from faults.leaks import leaks, strangers, told, traces
from faults.made import Made, case, place, view
from viceversa.game import commands as c
from viceversa.wire.messages import Answered, Notice, Opened, OpenedBlob, Relayed

BLOB = Random(1).randbytes(64)
LOOK = place(1, "look", 1)


def found(of: Case) -> list[str]:
    """What is said of it."""
    return [finding.say for finding in leaks(of, Tally())]


def test_a_sealed_answer_outside_an_opening_is_found() -> None:
    """In whatever message it comes, and however it is written there."""
    sealed = Made("a").did(0, c.Seal(1, BLOB))
    assert not found(case(sealed, Made("b").got(9, Opened(answers=[OpenedBlob(instance=1, seat="a", blob=BLOB)]))))
    assert found(case(sealed, Made("b").got(9, Relayed(data=b"x" + BLOB))))


@pytest.mark.parametrize("before", range(3))
def test_base64_is_seen_through(before: int) -> None:
    """At each alignment."""
    text = b64encode(bytes(before) + BLOB + b"more")
    assert any(trace in text for trace in traces(BLOB[:24]))


def test_the_hidden_card_is_found_wherever_it_is_named() -> None:
    """In an answer, in a field of the view, in a notice; but not among the options."""
    lead = Made("a").saw(0, view(place=LOOK, card="joy"))

    def partner() -> Made:
        return Made("b").saw(0, view("b", place=LOOK, options=("joy", "awe")))

    assert not found(case(lead, partner()))
    assert found(case(lead, partner().got(9, Answered(id=("instance-1", 1), result="refused", code="not_yours", say="No (joy)."))))
    assert found(case(lead, Made("b").saw(0, view("b", place=LOOK, card="joy"))))
    assert found(case(lead, partner().got(9, Notice(code="nudge", say="It is joy"))))


def test_a_token_in_the_others_stream_or_in_the_store_is_found() -> None:
    """A token is between one device and the server."""
    owner = Made("a")
    owner.tokens.append("tokentokentokentoken22")
    assert found(case(owner, Made("b").got(9, Notice(code="nudge", say="tokentokentokentoken22"))))
    assert not found(case(owner, Made("b").got(9, Notice(code="nudge", say="hello"))))


def test_a_field_that_nobody_is_to_be_told_is_found() -> None:
    """A level or lane beside a seat, for instance."""
    history = Made("a")
    history.saw(0, view())
    entry, message = history.messages[0]
    message["view"]["seats"]["b"]["level"] = 2
    assert entry.kind == "got"
    assert found(case(history))


def test_strangers_and_logs_hear_nothing() -> None:
    """Neither an id nor a token."""
    assert list(strangers([b"...s3ss10n..."], ["s3ss10n"], Tally()))
    assert not list(strangers([b"refused", "refused"], ["s3ss10n"], Tally()))
    assert list(told("log", b'{"event": "s3ss10n"}', ["s3ss10n"], Tally()))
    assert not list(told("log", b'{"event": "the store is back"}', ["s3ss10n"], Tally()))
