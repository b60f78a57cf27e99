"""Error answers of a server, judged."""

from __future__ import annotations

import pytest

from viceversa.store.contract import Unavailable, Unknown
from viceversa.store.refusal import DEFINITE, Refusal, judged


@pytest.mark.parametrize(
    "said",
    [
        "READONLY You can't write against a read only replica.",
        "LOADING Redis is loading the dataset in memory",
        "OOM command not allowed when used memory > 'maxmemory'.",
        "NOREPLICAS Not enough good replicas to write.",
        "MISCONF Errors writing to the AOF file: No space left on device",
        "NOAUTH Authentication required.",
        "MOVED 1234 10.0.0.1:6379",
        "BUSY Redis is busy running a script.",
        "NOSCRIPT No matching script.",
    ],
)
def test_a_server_that_says_no_before_it_acts_did_nothing(said: str) -> None:
    """These codes are definite: nothing was done."""
    assert isinstance(judged(Refusal(said)), Unavailable)


@pytest.mark.parametrize("said", ["ERR something broke in the middle", "UNBLOCKED by force", "", "whatever"])
def test_anything_else_leaves_the_outcome_open(said: str) -> None:
    """A code that is not known to come before the act is Unknown, as submitting again will tell."""
    assert isinstance(judged(Refusal(said)), Unknown)


def test_what_was_sent_is_not_quoted() -> None:
    """A server that quotes a command in its error does not get those words into ours."""
    error = judged(Refusal("ERR unknown command 'EVALSHA', with args beginning with: 'secret'"))
    assert "secret" not in str(error)
    assert "unknown command" in str(error)


@pytest.mark.parametrize("code", sorted(DEFINITE))
def test_every_definite_code_reads_as_a_sentence(code: str) -> None:
    """Whatever the code, the error begins with the store, ends like a sentence or with the server's words, and is not empty."""
    assert str(judged(Refusal(f"{code} because."))).startswith("The store ")
