"""The page of a session's evidence."""

from __future__ import annotations

from faults.findings import Finding
from faults.made import Made, T, case, view
from faults.telling import page


def test_the_page_has_both_devices_in_the_order_of_time() -> None:
    """Findings first, then outages, then what was said."""
    a, b = Made("a").saw(20, view()), Made("b").pinged(10)
    said = page(case(a, b, outages=((T, T + 1),)), [Finding("a promise", "is broken")])
    assert said.startswith("a promise: is broken")
    assert f"outage {T} to {T + 1}" in said
    assert said.index(f"{T + 10} b") < said.index(f"{T + 20} a")
