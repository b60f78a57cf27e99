"""One YAML file as plain values with lines."""

from __future__ import annotations

import pytest

from viceversa.scenarios.mistakes import Mistake
from viceversa.scenarios.reading import DEEPEST, LARGEST, Page, read


def reading(data: bytes | str) -> Page | Mistake:
    return read(data if isinstance(data, bytes) else data.encode(), "it.yaml")


def test_values_follow_yaml_12() -> None:
    """In YAML 1.2 `on`, `yes` and dates are words, and lists come out as tuples."""
    page = reading("on: [yes, no, true, null, 1, 2.5, 0x1f, 2026-01-01, '5']\n")
    assert isinstance(page, Page)
    assert page.data == {"on": ("yes", "no", True, None, 1, 2.5, 31, "2026-01-01", "5")}


def test_lines_are_those_of_the_keys() -> None:
    """Each field knows its line, and a field that is not there that of the nearest around it."""
    page = reading("# a comment\na: 1\n\nb:\n- x: >-\n    long\n    text\n  y: 2\n")
    assert isinstance(page, Page)
    assert [page.line(path) for path in (("a",), ("b",), ("b", 0, "x"), ("b", 0, "y"), ("b", 0, "z"), ("c",))] == [2, 4, 5, 8, 5, 2]
    assert str(page.mistake(("b", 0, "y"), "it is odd", "Mend it.")) == "it.yaml:8: b[1].y: it is odd. Mend it."


def test_byte_order_mark_is_no_mistake() -> None:
    """Some editors put a mark before the text; it is not part of the first key."""
    page = reading(b"\xef\xbb\xbfa: 1\n")
    assert isinstance(page, Page)
    assert page.data == {"a": 1}


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        (b"a: 1\nb: \xff\n", 2, "not UTF-8"),
        ("a:\n\tb: 1\n", 2, "there is a tab"),
        ("a: 1\nb: 2\na: 3\n", 3, "'a' is given twice, first in line 1"),
        ("a: &x 1\nb: *x\n", 1, "anchors and aliases"),
        ("a: [*x]\n", 1, "undefined alias"),
        ("a: 1\nb: !made 2\n", 2, "tags are not used"),
        ("a: !!set {b}\n", 1, "tags are not used"),
        ("a: [1\nb: 2\n", 1, "not YAML"),
        ("a: 1\n---\nb: 2\n", 2, "a second file begins"),
        ("a: \x01\n", 1, "not YAML"),
        ("%YAML 1.1\n---\na: yes\n", 1, "directive"),
        ("? [a]\n: 1\n", 1, "a key is not a plain word"),
        ("a: .inf\n", 1, "'.inf' is not a number"),
        ("a: !!int x\n", 1, "'x' is not a number"),
        ("a: |\n  one\n  two\n", 1, "the lines of this text stay apart"),
        ("a: Done# later\n", 1, "a # right behind a word"),
        ("a: {b: 1, c: Done# later\n  }\n", 1, "a # right behind a word"),
        ("b: 1\na: Say what was #1 right\n", 2, "what follows the # is not shown"),
        ("a:\n- Say what\n  was #1 right\n", 3, "what follows the # is not shown"),
        ("- " * 3000, 1, "nested too deeply"),
        ("[" * (DEEPEST + 2) + "]" * (DEEPEST + 2), 1, "nested too deeply"),
        ("a: " + "x" * LARGEST, 1, "over 256 KiB"),
    ],
)
def test_what_is_refused(data: bytes | str, line: int, says: str) -> None:
    """What is not plain, small, single YAML is refused with its line and a mend."""
    mistake = reading(data)
    assert isinstance(mistake, Mistake)
    assert says in mistake.what
    assert mistake.line == line
    assert mistake.mend.endswith(".")


@pytest.mark.parametrize(
    ("data", "value"),
    [
        ("a: Say it # a comment\n", "Say it"),
        ("a: imagination #what it is about\n", "imagination"),
        ("#a\na: Say it\n#b c\n", "Say it"),
        ("a: 'Say what was #1 right'\n", "Say what was #1 right"),
        ("a: >\n  Say what\n  was #1 right\n", "Say what was #1 right\n"),
        ("a: 'Done# later'\n", "Done# later"),
        ("a: A C# and a B#\n", None),
        ("a: a#b\n", "a#b"),
        ("a: |\n  one\n", "one\n"),
    ],
)
def test_comments_are_told_from_text(data: str, value: str | None) -> None:
    """A comment begins with a space before its #, and text in quotes has any; only what may be either is refused."""
    page = reading(data)
    assert (page.data["a"] if isinstance(page, Page) else None) == value


def test_anchors_cannot_blow_up() -> None:
    """A small file that would unfold into billions of values is refused before it unfolds."""
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(12)
    )
    mistake = reading(bomb)
    assert isinstance(mistake, Mistake)
    assert "anchors" in mistake.what


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("a: 0x" + "9" * 6000, "is not a number"),
        ("a: " + "9" * 6000, "is not a number"),
        ('a: "\\ud800"', "half a sign"),
    ],
)
def test_what_no_message_could_show_is_refused(data: str, says: str) -> None:
    """A number too long to be written out, and half of a sign, are mistakes at their field and not a crash."""
    mistake = read(data.encode(), "it.yaml")
    assert isinstance(mistake, Mistake)
    assert (mistake.field, says in mistake.what) == ("a", True)
