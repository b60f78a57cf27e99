"""One YAML file as plain values with lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from viceversa.scenarios.mistakes import Mistake
from viceversa.scenarios.reading import DEEPEST, LARGEST, Page, read


def reading(tmp_path: Path, data: bytes | str) -> Page | Mistake:
    path = tmp_path / "it.yaml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read(path, "it.yaml")


def test_values_follow_yaml_12(tmp_path: Path) -> None:
    """In YAML 1.2 `on`, `yes` and dates are words, and lists come out as tuples."""
    page = reading(tmp_path, "on: [yes, no, true, null, 1, 2.5, 0x1f, 2026-01-01, '5']\n")
    assert isinstance(page, Page)
    assert page.data == {"on": ("yes", "no", True, None, 1, 2.5, 31, "2026-01-01", "5")}


def test_lines_are_those_of_the_keys(tmp_path: Path) -> None:
    """Each field knows its line, and a field that is not there that of the nearest around it."""
    page = reading(tmp_path, "# a comment\na: 1\n\nb:\n- x: >-\n    long\n    text\n  y: 2\n")
    assert isinstance(page, Page)
    assert [page.line(path) for path in (("a",), ("b",), ("b", 0, "x"), ("b", 0, "y"), ("b", 0, "z"), ("c",))] == [2, 4, 5, 8, 5, 2]
    assert str(page.mistake(("b", 0, "y"), "it is odd", "Mend it.")) == "it.yaml:8: b[1].y: it is odd. Mend it."


def test_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    """Some editors put a mark before the text; it is not part of the first key."""
    page = reading(tmp_path, b"\xef\xbb\xbfa: 1\n")
    assert isinstance(page, Page)
    assert page.data == {"a": 1}


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        (b"a: 1\nb: \xff\n", 2, "not UTF-8"),
        ("a:\n\tb: 1\n", 2, "there is a tab"),
        ("a: 1\nb: 2\na: 3\n", 3, "'a' is given twice, first in line 1"),
        ("a: &x 1\nb: *x\n", 1, "anchors and aliases"),
        ("a: *x\n", 1, "undefined alias"),
        ("a: 1\nb: !made 2\n", 2, "tags are not used"),
        ("a: !!set {b}\n", 1, "tags are not used"),
        ("a: [1\nb: 2\n", 2, "not YAML"),
        ("a: 1\n---\nb: 2\n", 2, "not YAML"),
        ("a: \x01\n", 1, "not YAML"),
        ("%YAML 1.1\n---\na: yes\n", 1, "directive"),
        ("? [a]\n: 1\n", 1, "a key is not a plain word"),
        ("a: .inf\n", 1, "'.inf' is not a number"),
        ("a: !!int x\n", 1, "'x' is not a number"),
        ("- " * 3000, 1, "nested too deeply"),
        ("[" * (DEEPEST + 2) + "]" * (DEEPEST + 2), 1, "nested too deeply"),
        ("a: " + "x" * LARGEST, 1, "over 256 KiB"),
    ],
)
def test_what_is_refused(tmp_path: Path, data: bytes | str, line: int, says: str) -> None:
    """What is not plain, small, single YAML is refused with its line and a mend."""
    mistake = reading(tmp_path, data)
    assert isinstance(mistake, Mistake)
    assert says in mistake.what
    assert mistake.line == line
    assert mistake.mend.endswith(".")


def test_anchors_cannot_blow_up(tmp_path: Path) -> None:
    """A small file that would unfold into billions of values is refused before it unfolds."""
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(12)
    )
    mistake = reading(tmp_path, bomb)
    assert isinstance(mistake, Mistake)
    assert "anchors" in mistake.what


def test_file_that_is_not_there(tmp_path: Path) -> None:
    """A file that cannot be opened is a mistake, not an exception."""
    mistake = read(tmp_path / "gone.yaml", "gone.yaml")
    assert isinstance(mistake, Mistake)
    assert "cannot be opened" in mistake.what


@pytest.mark.parametrize(
    ("data", "mend"),
    [
        ("a:\n  lead: {lead} is telling.\n", "begins with a brace is put in quotes"),
        ("a:\n  lead: Now tell: a high.\n", "with a colon is put in quotes"),
        ("a:\n  b: {c: one, d: two e: three}\n", "a comma stands between two fields"),
        ("a:\n- b: 1\n-c: 2\n  d: 3\n", "Look at line 3. Leave a space after the dash"),
        ("a:\n  b: 1\n\u00a0\u00a0c: 2\n  d: 3\n", "not a plain one"),
        ("a: \u201c{lead} tells: this\u201d\n", "straight quotes"),
        ('a: "one\nb: two\n', "one quote at its start and one at its end"),
        ('a: "one\nb: two\nc: three\nd: "four"\n', "Look at line 1. Text in quotes"),
        ("a:\n  d: 2\n  b {c: [1]}\n", "no colon between the name"),
        ("a:\n  b: 1\n   c: 2\n", "indentation"),
    ],
)
def test_usual_slips_have_their_own_mend(tmp_path: Path, data: str, mend: str) -> None:
    """A slip that writers of prose make in YAML is answered with the mend for just that slip."""
    mistake = reading(tmp_path, data)
    assert isinstance(mistake, Mistake)
    assert mend in mistake.mend
