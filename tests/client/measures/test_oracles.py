"""Every worked number is reached: the same cases that a client in another language runs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, is_dataclass
from math import isclose
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest

from viceversa.game.exercise import Nearness
from viceversa_client.measures import (
    agreement,
    beta,
    charades,
    closeness,
    components,
    felt,
    glicko,
    intervals,
    landed,
    nearness,
    norms,
    options,
    profile,
    projection,
    ratings,
    tracking,
)
from viceversa_client.measures.absent import Absent, present
from viceversa_client.measures.answers import Scale, pairs

ORACLES = Path(__file__).parents[2] / "oracles"
Case = dict[str, Any]


def cases() -> Iterator[Any]:
    """Every case of every file, named by file and measure."""
    for path in sorted(ORACLES.rglob("*.json")):
        for n, case in enumerate(json.loads(path.read_text(encoding="utf-8"))["cases"]):
            yield pytest.param(case, id=f"{path.stem}-{n}-{case['measure']}")


def of_scale(function: Callable[..., object]) -> Callable[[Case], object]:
    """A measure whose input has a scale."""
    return lambda given: function(**{**given, "scale": Scale(*given["scale"])})


def of_table(function: Callable[..., object]) -> Callable[[Case], object]:
    """A measure of a table of feelings."""

    def measured(given: Case) -> object:
        table = charades.of_counts(tuple(given["labels"]), given["counts"])
        return function(table, **{name: value for name, value in given.items() if name not in ("labels", "counts")})

    return measured


def plain(function: Callable[..., object]) -> Callable[[Case], object]:
    """A measure that takes its input as it is."""
    return lambda given: function(**given)


def shuffled(distance: closeness.Distance) -> Callable[[Case], object]:
    return lambda given: closeness.shuffled(pairs(given["guess"], given["truth"], Scale(*given["scale"])), distance)


def learned(given: Case) -> object:
    prior = beta.believed(*given["prior"])
    assert not isinstance(prior, Absent)
    after = beta.learned(prior, given["hits"], given["misses"])
    assert not isinstance(after, Absent)
    return {
        **asdict(after),
        "mean": after.mean,
        "variance": after.variance,
        **asdict(after.interval()),
        "above_half": after.above(0.5),
    }


def feeling(given: Case) -> nearness.Feeling:
    return nearness.Feeling(given["name"], given["family"], given["group"], tuple(given["at"]))


def near(given: Case) -> Nearness:
    return nearness.nearness(feeling(given["meant"]), feeling(given["read"]), [tuple(pair) for pair in given["mixed_up"]])


def share_among(given: Case) -> object:
    index = options.proportion_index(given["share"], given["options"])
    assert not isinstance(index, Absent)
    return options.share_of_index(index, given["among"])


def arcsines(table: charades.Confusion) -> float:
    return fmean(present(charades.arcsine(charades.unbiased_hit_rate(table, label)) for label in table.labels))


def rated(function: Callable[..., object]) -> Callable[[Case], object]:
    def measured(given: Case) -> object:
        more = {name: value for name, value in given.items() if name not in ("before", "rounds")}
        return function(glicko.Rated(*given["before"]), [glicko.Round(*each) for each in given["rounds"]], **more)

    return measured


MEASURES: dict[str, Callable[[Case], object]] = {
    "share_within": of_scale(closeness.share_within),
    "mean_error": of_scale(closeness.mean_error),
    "mean_squared_error": of_scale(closeness.mean_squared_error),
    "root_mean_squared_error": of_scale(closeness.root_mean_squared_error),
    "closeness": of_scale(closeness.closeness),
    "corrected": of_scale(closeness.corrected),
    "corrected_squared": of_scale(closeness.corrected_squared),
    "shuffled": shuffled(closeness.apart),
    "shuffled_squared": shuffled(closeness.apart_squared),
    "bias": of_scale(tracking.bias),
    "tracking": of_scale(tracking.tracking),
    "tracking_slope": of_scale(tracking.tracking_slope),
    "rank_tracking": of_scale(tracking.rank_tracking),
    "assumed_similarity": of_scale(tracking.assumed_similarity),
    "actual_similarity": of_scale(tracking.actual_similarity),
    "assumed_beyond_actual": of_scale(tracking.assumed_beyond_actual),
    "split": of_scale(tracking.split),
    "truth_and_bias": of_scale(projection.truth_and_bias),
    "q_correlation": of_scale(profile.q_correlation),
    "q_sort_correlation": of_scale(profile.q_sort_correlation),
    "congruence": of_scale(profile.congruence),
    "double_entry_icc": of_scale(profile.double_entry_icc),
    "overall": of_scale(norms.overall),
    "distinctive": of_scale(norms.distinctive),
    "normativeness": of_scale(norms.normativeness),
    "social_accuracy": of_scale(norms.social_accuracy),
    "components": of_scale(components.components),
    "kappa": plain(agreement.kappa),
    "kappa_of_answers": of_scale(agreement.kappa_of_answers),
    "alpha": plain(agreement.alpha),
    "landed": plain(landed.landed),
    "landed_beyond_chance": plain(landed.landed_beyond_chance),
    "felt_difference": of_scale(felt.felt_difference),
    "hit_rate": of_table(charades.hit_rate),
    "differential_accuracy": of_table(charades.differential_accuracy),
    "unbiased_hit_rate": of_table(charades.unbiased_hit_rate),
    "chance": of_table(charades.chance),
    "chance_sum": of_table(lambda table: sum(present(charades.chance(table, label) for label in table.labels))),
    "arcsine_unbiased": of_table(lambda table, label: charades.arcsine(charades.unbiased_hit_rate(table, label))),
    "arcsine_chance": of_table(lambda table, label: charades.arcsine(charades.chance(table, label))),
    "mean_arcsine_unbiased": of_table(arcsines),
    "hits": of_table(charades.hits),
    "mean_unbiased": of_table(charades.mean_unbiased),
    "taken_for_each_other": of_table(charades.taken_for_each_other),
    "proportion_index": plain(options.proportion_index),
    "proportion_index_error": plain(options.proportion_index_error),
    "share_of_index": plain(options.share_of_index),
    "share_among": share_among,
    "by_chance": plain(options.by_chance),
    "d_prime_of_choices": plain(options.d_prime_of_choices),
    "detection": plain(options.detection),
    "wilson": plain(intervals.wilson),
    "fisher": plain(intervals.fisher),
    "nearness": near,
    "credit": lambda given: nearness.credit(near(given)),
    "distance": lambda given: nearness.distance(feeling(given["one"]), feeling(given["other"])),
    "elo": plain(ratings.elo),
    "elo_with_floor": plain(ratings.elo_with_floor),
    "difficulty_of": plain(ratings.difficulty_of),
    "couple_offset": lambda given: ratings.couple_offset(ratings.FirstGuess(*each) for each in given["guesses"]),
    "learned": learned,
    "glicko": rated(glicko.glicko),
    "glicko2": rated(glicko.glicko2),
}


def agrees(found: object, expected: object, tolerance: float) -> bool:
    """Whether what was found is what is expected, part by part."""
    match expected:
        case {"absent": reason}:
            return found == Absent(reason)
        case dict():
            parts = (
                found if isinstance(found, dict) else asdict(found) if is_dataclass(found) and not isinstance(found, type) else {}
            )
            return all(agrees(parts.get(name), value, tolerance) for name, value in expected.items())
        case str():
            return found == expected
        case int() | float():
            return isinstance(found, (int, float)) and isclose(found, expected, rel_tol=0, abs_tol=tolerance)
        case _:
            return False


@pytest.mark.parametrize("case", list(cases()))
def test_the_worked_number_is_reached(case: Case) -> None:
    """A measure comes to the worked number, within its tolerance."""
    found = MEASURES[case["measure"]](case["input"])
    assert agrees(found, case["expected"], case["tolerance"]), (found, case["expected"])


def test_every_file_says_whose_it_is() -> None:
    """Each file of worked numbers has a source and a licence, and its cases are as strict as six digits where they are not rounded."""
    for path in ORACLES.rglob("*.json"):
        file = json.loads(path.read_text(encoding="utf-8"))
        assert all(file[part] for part in ("about", "source", "licence", "cases")), path.name
    assert len(list(cases())) > 700
