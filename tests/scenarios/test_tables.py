"""The program's own lists are read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from viceversa.scenarios.tables import table


def test_a_list_is_what_its_file_says(tmp_path: Path) -> None:
    """A list comes out by its keys."""
    file = tmp_path / "some.yaml"
    file.write_text("one: [a, b]\ntwo: {c: 1}\n")
    assert table(file) == {"one": ("a", "b"), "two": {"c": 1}}


@pytest.mark.parametrize("text", ["- a\n", "one: 1\none: 2\n", "one: [\n", ""])
def test_a_list_that_is_none_is_a_fault(tmp_path: Path, text: str) -> None:
    """What is not a map, or not YAML, is told with the file."""
    file = tmp_path / "some.yaml"
    file.write_text(text)
    with pytest.raises(ValueError, match=r"some\.yaml"):
        table(file)
