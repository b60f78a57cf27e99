"""The figures as people meet them: the table for hosts and the dashboard say what the server says, no more and no less."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from project.reading import ROOT, marked, rows, ticked
from viceversa.live.figures import Figures
from viceversa.live.measures import Counter, Gauge, Histogram, Measure

DASHBOARD = ROOT / "docs" / "grafana-dashboard.json"

BESIDES = {
    "viceversa_build_info": {"version", "python"},
    "process_cpu_seconds_total": set[str](),
    "process_resident_memory_bytes": set[str](),
}
"""What the page has besides the figures of the server, with the labels."""

BY_PROMETHEUS = {"job", "instance"}
"""Labels that whoever reads the page adds."""


def labels(measure: Measure) -> set[str]:
    """The labels of a figure."""
    return set(measure.labels) if isinstance(measure, Counter | Gauge) else set()


def there() -> dict[str, set[str]]:
    """Each name that can be asked for, with its labels."""
    names = dict(BESIDES)
    for each in Figures().all():
        if isinstance(each, Histogram):
            names |= {f"{each.name}_bucket": {"le"}, f"{each.name}_sum": set(), f"{each.name}_count": set()}
        else:
            names[each.name] = labels(each)
    return names


def dashboard() -> Any:
    """The dashboard as Grafana reads it."""
    return json.loads(DASHBOARD.read_text(encoding="utf-8"))


def panels() -> Iterator[dict[str, Any]]:
    """The panels that show something."""
    yield from (panel for panel in dashboard()["panels"] if panel["type"] != "row")


def expressions() -> list[str]:
    """Everything that the dashboard asks for."""
    return [target["expr"] for panel in panels() for target in panel["targets"]]


def asked(expression: str) -> dict[str, set[str]]:
    """The names in an expression, each with the labels that it is chosen by; all of them have braces."""
    return {name: set(re.findall(r"(\w+)\s*[=!]", chosen)) for name, chosen in re.findall(r"(\w+)\{([^}]*)\}", expression)}


def test_the_table_for_hosts_is_the_list_of_figures() -> None:
    """Each figure has its row, in order, with its kind, its labels and its own words; and there is no other row."""
    said = [
        (ticked(name)[0], kind, ticked(named), what)
        for name, kind, named, what in rows(marked(ROOT / "docs" / "hosting.md", "figures"))
    ]
    kinds = {Gauge: "gauge", Histogram: "histogram"}
    assert said == [
        (each.name, kinds.get(type(each), "counter"), list(each.labels) if isinstance(each, Counter | Gauge) else [], each.help)
        for each in Figures().all()
    ]


@pytest.mark.parametrize("expression", expressions())
def test_the_dashboard_asks_for_what_there_is(expression: str) -> None:
    """Each name exists, and each label that it is chosen or summed by is one of its own."""
    names = asked(expression)
    assert names
    bare = re.sub(r"\{[^}]*\}|\[[^\]]*\]|\bby \([^)]*\)", "", expression)
    words = set(re.findall(r"[a-z_]{3,}", bare)) - {"sum", "min", "count", "rate", "topk", "histogram_quantile"}
    assert words == set(names), "a name without braces would not be looked at"
    summed = {label.strip() for group in re.findall(r"by \(([^)]*)\)", expression) for label in group.split(",")}
    for name, chosen in names.items():
        assert name in there(), name
        assert chosen | summed <= there()[name] | BY_PROMETHEUS


def test_the_dashboard_chooses_only_values_that_exist() -> None:
    """A value that a figure is narrowed to is one that its label can have."""
    known = {each.name: each.labels for each in Figures().all() if isinstance(each, Counter | Gauge)}
    found = []
    for expression in expressions():
        for name, chosen in re.findall(r"(\w+)\{([^}]*)\}", expression):
            for label, value in re.findall(r'(\w+)!?="([^"$]*)"', chosen):
                found.append(value)
                assert value in known[name][label]
    assert {"partner", "host", "applied"} <= set(found)


def test_the_dashboard_shows_every_figure() -> None:
    """None is counted for nobody to see."""
    shown = {re.sub(r"_(bucket|sum|count)$", "", name) for expression in expressions() for name in asked(expression)}
    assert {each.name for each in Figures().all()} <= shown


def test_each_series_is_named_by_a_label_that_it_has() -> None:
    """A legend names only what its expression is summed by."""
    for panel in panels():
        for target in panel["targets"]:
            summed = {label.strip() for group in re.findall(r"by \(([^)]*)\)", target["expr"]) for label in group.split(",")}
            assert set(re.findall(r"\{\{(\w+)\}\}", target["legendFormat"])) <= summed


def test_the_dashboard_can_be_imported() -> None:
    """Its source of data is a choice of whoever imports it; each panel has an id, a title, a place of its own, and that source."""
    board = dashboard()
    source, *others = board["templating"]["list"]
    assert (source["type"], source["query"]) == ("datasource", "prometheus")
    assert {each["name"] for each in others} == BY_PROMETHEUS
    assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"])
    for panel in panels():
        assert panel["title"]
        assert panel["datasource"]["uid"] == "${datasource}"
        assert all(target["datasource"] == panel["datasource"] for target in panel["targets"])
    cells = [
        (place["x"] + x, place["y"] + y)
        for place in (panel["gridPos"] for panel in board["panels"])
        for x in range(place["w"])
        for y in range(place["h"])
    ]
    assert len(set(cells)) == len(cells), "two panels lie on each other"
    assert all(x < 24 for x, _ in cells)
