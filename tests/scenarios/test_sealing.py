"""The size of sealed blobs."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from viceversa.scenarios import files
from viceversa.scenarios.sealing import SIZES, is_sealed, seal_size


def scale(**more: Any) -> files.Scale:
    return files.Scale.model_validate({"from": "both", "kind": "scale", "range": (1, 7), **more})


def choice(**more: Any) -> files.Choice:
    return files.Choice.model_validate({"from": "both", "kind": "choice", "options": ("fair", "missing"), **more})


def text(longest: int) -> files.Text:
    return files.Text.model_validate({"from": "both", "kind": "text", "max": longest})


def test_open_answers_need_no_blob() -> None:
    """What the server reads is not sealed."""
    ready = files.Ready.model_validate({"from": "both", "kind": "ready"})
    assert seal_size({"a": ready, "b": choice(open=True)}, 6) == 0
    assert [is_sealed(ask) for ask in (ready, choice(open=True), choice(), scale(), text(1))] == [False, False, True, True, True]


def test_sizes_are_few() -> None:
    """A blob has the smallest of a few sizes that fits its worst case."""
    assert seal_size({"a": scale()}, 0) == 64
    assert seal_size({"a": scale(each="items")}, 12) == 256
    assert seal_size({"a": text(240)}, 0) == 1024
    assert seal_size({"a": text(1000)}, 0) == 4096
    assert seal_size({"a": text(1000), "b": text(100)}, 0) is None


@given(st.data())
def test_every_answer_fits(data: st.DataObject) -> None:
    """Whatever partners answer, as JSON with or without spaces it fits the blob of its step."""
    items = data.draw(st.integers(0, 12))
    each = data.draw(st.sampled_from([None, "items"]))
    longest = data.draw(st.integers(1, 200))
    asks: dict[str, files.Ask] = {
        "how_much": scale(each=each, range=(-100, 99)),
        "which": choice(each=each),
        "words": text(longest),
    }
    letters = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]), max_size=longest)
    marks = {str(n): data.draw(st.sampled_from(["fair", "missing"])) for n in range(1, items + 1)} if each else "missing"
    rates = {str(n): data.draw(st.integers(-100, 99)) for n in range(1, items + 1)} if each else -100
    answer = {"how_much": rates, "which": marks, "words": data.draw(letters)}
    size = seal_size(asks, items)
    assert size in SIZES
    assert size is not None
    assert len(json.dumps(answer, ensure_ascii=False).encode()) <= size
