"""What was found, for people: what each contestant did, and the figures with what they must be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from .figures import FIGURES, Figure, Round

STAGES = (("slow", "1,000/s"), ("fast", "4,000/s"), ("closed", "closed loop"))
COLUMNS = (
    ("achieved", "done/s"),
    ("p50", "p50 ms"),
    ("p99", "p99 ms"),
    ("server", "server us"),
    ("store", "store us"),
    ("load", "load us"),
)
PACE = "pace: "


def report(rounds: Sequence[Round]) -> str:
    """All of it, as text; medians, and from the least to the most in brackets where a figure has several."""
    return "\n".join([*_paces(rounds), *_others(rounds), *_figures(rounds)])


def _paces(rounds: Sequence[Round]) -> Iterator[str]:
    names = [name for name in _measurements(rounds) if name.startswith(PACE)]
    for stage, title in STAGES if names else ():
        yield f"\n{title:<18}" + "".join(f"{head:>11}" for _, head in COLUMNS)
        for name in names:
            yield f"  {name.removeprefix(PACE):<16}" + "".join(
                f"{_median(rounds, name, f'{stage} {key}'):>11,.2f}" for key, _ in COLUMNS
            )


def _others(rounds: Sequence[Round]) -> Iterator[str]:
    for name in _measurements(rounds):
        if not name.startswith(PACE):
            found = next(each[name] for each in rounds if name in each)
            yield f"\n{name}\n  " + ", ".join(f"{key} {_median(rounds, name, key):,.4g}" for key in found)


def _figures(rounds: Sequence[Round]) -> Iterator[str]:
    there = [(figure, values) for figure in FIGURES if (values := figure.found(rounds))]
    if there:
        yield f"\n{'figure':<62}{'must be':>16}  is"
    for figure, values in there:
        verdict = {True: "met", False: "NOT MET", None: ""}[figure.met(values)]
        yield f"{figure.title:<62}{_target(figure):>16}  {_spread(values)} {figure.unit} {verdict}".rstrip()


def _target(figure: Figure) -> str:
    return "" if figure.limit is None else f"{figure.must} {figure.limit:g}"


def _spread(values: Sequence[float]) -> str:
    middle = f"{median(values):.3g}"
    return middle if len(values) == 1 else f"{middle} ({min(values):.3g} to {max(values):.3g})"


def _measurements(rounds: Sequence[Round]) -> list[str]:
    return list(dict.fromkeys(name for each in rounds for name in each))


def _median(rounds: Sequence[Round], measurement: str, value: str) -> float:
    return median(each[measurement][value] for each in rounds if measurement in each)
