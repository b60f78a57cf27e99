"""The page of measures names those that there are."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import viceversa_client.measures as measures
from project.reading import ROOT, marked, rows, ticked
from viceversa_client.measures.sentences import ENGLISH

PAGE = ROOT / "docs" / "measures.md"
NOT_MEASURES = {"absent", "answers", "moments", "reading", "sentences"}
MAKING = {"confusion", "of_counts", "shuffled", "apart", "apart_squared", "step_after"}
"""What puts together what is measured, or is a part of a formula."""


def test_every_measure_has_its_row_and_every_row_its_measure() -> None:
    """The table has each public measure, and no other."""
    told: set[tuple[str, str]] = set()
    for row in rows(marked(PAGE, "measures")):
        first, *more = ticked(row[0])
        module = first.split(".")[0]
        told |= {(name.split(".")[0], name.split(".")[1]) if "." in name else (module, name) for name in (first, *more)}
    there = {
        (each.name, name)
        for each in pkgutil.iter_modules(measures.__path__)
        if each.name not in NOT_MEASURES
        for name, thing in vars(importlib.import_module(f"{measures.__name__}.{each.name}")).items()
        if inspect.isfunction(thing)
        and thing.__module__.endswith(f".{each.name}")
        and not name.startswith("_")
        and name not in MAKING
    }
    assert told == there


def test_the_page_quotes_what_is_said() -> None:
    """Sentences that the page gives in full are the ones that are said."""
    said = set(ENGLISH.values())
    page = PAGE.read_text(encoding="utf-8")
    for words in ("Often close.", "Close here and there.", "Far apart today. Good to ask."):
        assert words in said
        assert f'"{words}"' in page
