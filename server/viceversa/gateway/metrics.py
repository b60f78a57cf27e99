"""The page of figures at /metrics, as Prometheus reads it.

The library that writes it is used in this file only, and only while the page is read: counting costs the same whether anybody reads or
not. Nothing is given a name here: that is the business of `live/figures.py`.
"""

from __future__ import annotations

import platform
from collections.abc import Iterator
from itertools import accumulate

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from viceversa import __version__
from viceversa.live.measures import Counter, Gauge, Histogram, Measure, Stopwatch
from viceversa.live.node import Node

KIND = CONTENT_TYPE_LATEST
"""The content type of the page."""

BUILD = {"version": __version__, "python": platform.python_version()}


class Metrics(Collector):
    """The figures of a node, of this build, and of its process where the system tells (CPU, memory, open files)."""

    def __init__(self, node: Node) -> None:
        self._node = node
        self._registry = CollectorRegistry()
        self._registry.register(self)
        ProcessCollector(registry=self._registry)

    def page(self) -> bytes:
        """All of it, now."""
        return generate_latest(self._registry)

    def collect(self) -> Iterator[Metric]:
        """What the library asks for when it writes the page."""
        yield InfoMetricFamily("viceversa_build", "What runs here.", value=BUILD)
        yield from map(_family, self._node.measured().all())


def _family(measure: Measure) -> Metric:
    match measure:
        case Stopwatch(name=name, help=help, seconds=seconds):
            return CounterMetricFamily(name, help, value=seconds)
        case Histogram(name=name, help=help):
            at_most = list(accumulate(measure.buckets))
            bounds = [*(str(float(bound)) for bound in measure.bounds), "+Inf"]
            return HistogramMetricFamily(name, help, buckets=list(zip(bounds, at_most, strict=True)), sum_value=measure.sum)
        case Counter() | Gauge():
            kind = CounterMetricFamily if isinstance(measure, Counter) else GaugeMetricFamily
            family = kind(measure.name, measure.help, labels=list(measure.labels))
            for values, number in measure:
                family.add_metric(values, number)
            return family
