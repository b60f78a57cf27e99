"""Nobody is scored against the other: the shapes of the functions leave no room for it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import typing
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass

import pytest

import viceversa_client.measures as measures
from viceversa_client.measures.absent import Absent

MODULES = [importlib.import_module(f"{measures.__name__}.{each.name}") for each in pkgutil.iter_modules(measures.__path__)]

ABOUT_NO_PARTNER = {"arcsine", "present"}
"""They turn one number, or a list of parts, into another form."""

SHARED = {"of_couple", "furthest_apart", "corrected_together"}
"""What takes both directions takes them as one list, and its result knows no first: see test_reading and test_identities."""


def functions() -> list[Callable[..., object]]:
    """Every public function of every module."""
    return [
        thing
        for module in MODULES
        for name, thing in vars(module).items()
        if inspect.isfunction(thing) and thing.__module__ == module.__name__ and not name.startswith("_")
    ]


def results() -> set[type]:
    """What measures give: the frozen values, and plain numbers by way of Number."""
    found: set[type] = {Absent}
    for function in functions():
        given = typing.get_type_hints(function).get("return")
        found |= {each for each in types_in(given) if is_dataclass(each)}
    return found - _inputs()


def _inputs() -> set[type]:
    """What is put together before anything is measured."""
    from viceversa_client.measures.answers import AnswerSet
    from viceversa_client.measures.beta import Belief
    from viceversa_client.measures.charades import Confusion
    from viceversa_client.measures.glicko import Rated

    return {AnswerSet, Belief, Confusion, Rated}


def types_in(hint: object) -> Iterator[type]:
    """Every type that a hint is made of."""
    if isinstance(hint, type):
        yield hint
    for part in typing.get_args(hint):
        yield from types_in(part)


@pytest.mark.parametrize("function", functions(), ids=lambda each: f"{each.__module__.rpartition('.')[2]}.{each.__name__}")
def test_no_function_takes_two_results(function: Callable[..., object]) -> None:
    """No public function takes results of measures, still less two, so none can put two partners in an order."""
    if function.__name__ in ABOUT_NO_PARTNER:
        return
    hints = typing.get_type_hints(function)
    hints.pop("return", None)
    taken = [name for name, hint in hints.items() if any(part in results() for part in types_in(hint))]
    told = function.__name__ == "sentence"  # one reading, to be said
    assert taken == (["reading"] if told else []), taken


@pytest.mark.parametrize("function", functions(), ids=lambda each: f"{each.__module__.rpartition('.')[2]}.{each.__name__}")
def test_no_function_knows_seats(function: Callable[..., object]) -> None:
    """No parameter names a seat or a partner's result; whoever measures knows a guesser and the one who was guessed, no more."""
    seats = {"a", "b", "seat", "seats", "mine", "theirs", "result_a", "result_b", "winner"}
    assert not seats & set(inspect.signature(function).parameters), function.__name__


@pytest.mark.parametrize("function", functions(), ids=lambda each: f"{each.__module__.rpartition('.')[2]}.{each.__name__}")
def test_every_function_is_documented(function: Callable[..., object]) -> None:
    """Every public function says what it gives."""
    assert function.__doc__, function.__name__
    assert not function.__doc__.isspace()


def test_both_directions_go_in_as_one_list() -> None:
    """The functions about a couple take both directions as one list."""
    about = {each.__name__ for each in functions() if "directions" in inspect.signature(each).parameters}
    assert about == SHARED
