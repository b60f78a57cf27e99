"""Slips in YAML, and the mend for just that slip."""

from __future__ import annotations

import pytest

from viceversa.scenarios.mistakes import Mistake
from viceversa.scenarios.reading import read
from viceversa.scenarios.slips import slip


def told(data: str, line: int, says: str) -> None:
    """The one mistake of a file is in that line, and says so."""
    mistake = read(data.encode(), "it.yaml")
    assert isinstance(mistake, Mistake)
    assert says in str(mistake)
    assert mistake.line == line


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        ("a:\n  lead: {lead} is telling.\n", 2, "begins with a brace is put in quotes"),
        ("a:\n  lead: Now tell: a high.\n", 2, "with a colon is put in quotes"),
        ("a:\n  b: {c: one, d: two e: three}\n", 2, "a comma stands between two fields"),
        ("a:\n- b: 1\n-c: 2\n  d: 3\n", 3, "Leave a space after the dash"),
        ("a:\n- b: 1\n\u2013 c: 2\n  d: 3\n", 3, "a plain hyphen (-) in place of the long dash"),
        ("a:\n  b: 1\n\u00a0\u00a0c: 2\n  d: 3\n", 3, "not a plain one"),
        ("a:\n  b\uff1a 1\n  d: 3\n", 2, "a plain colon with a space after it"),
        ("a: \u201c{lead} tells: this\u201d\n", 1, "straight quotes"),
        ('a: "one\nb: two\n', 1, "one quote at its start and one at its end"),
        ('a: "one\nb: two\nc: three\nd: "four"\n', 1, "Text in quotes"),
        ("a:\n  d: 2\n  b {c: [1]}\n", 3, "no colon between the name"),
        ("a:\n  b: 1\n   c: 2\n", 3, "this line begins with 3 spaces, and line 2 with 2 spaces"),
        ("a:\n    b: 1\n  c: 2\n", 3, "Begin it with 0 or 4"),
        ("a:\n  b:1\n  c: 2\n", 2, "Leave a space after the colon"),
        ("a:\n  b: Say: this\n", 2, 'Write: b: "Say: this"'),
        ("a:\n  b: %d thanks\n", 2, 'Write: b: "%d thanks"'),
        ("a:\n  b: - hello\n", 2, 'Write: b: "- hello"'),
        ("a:\n  b: *home*\n", 2, 'Write: b: "*home*"'),
        ("a:\n  b: ? home\n", 2, 'Write: b: "? home"'),
        ("a:\n  b: 'You're home.'\n", 2, 'double quotes, not in single ones. Write: b: "You\'re home."'),
        ("a:\n  b: {c: 'It's yours', d: e}\n", 2, "Text with an apostrophe is put in double quotes: {"),
        ("```yaml\na: 1\n```\n", 1, "begin with three backticks"),
        ("a:\n  b: {c: What would {partner} like?, d: {e: f}}\n", 2, "with a name in braces"),
        ('a:\n  b: {c: one, d: {e: f}\n  g: {c: "as {me}"}\n', 2, "A brace is opened here and not closed"),
        ("a:\n  b: [0, 30, 90\n  c: 2\n", 2, "A bracket is opened here and not closed"),
        ("a:\n  b: [0,\n    30,\n    90\n  c: 2\n", 2, "A bracket is opened here and not closed"),
        ('a:\n  b: "Hello" is a good start.\n', 2, "Quotes inside it are curly ones"),
        ('a:\n  b: "Say "hello" first."\n', 2, "Quotes inside it are curly ones"),
        ('a:\n  b: {c: "Hello" to you, d: e}\n', 2, "Quotes inside it are curly ones"),
        ('a:\n  b: "this \\is it"\n', 2, "Take the backslash out"),
        ("a:\n  b: > Say it\n    all.\n", 2, "begin the text in the line below"),
        ("a: 1\n---\nb: 2\n", 2, "a second file begins inside this one"),
    ],
)
def test_usual_slips_have_their_own_mend(data: str, line: int, says: str) -> None:
    """A slip that writers of prose make in YAML is answered in the line where it is, with the mend for just that slip."""
    told(data, line, says)


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        ("a:\n  b:\n    c: 1\n  d\n    c: 2\n", 4, "a colon is missing after 'd'. Put a colon right after it."),
        ("a:\n- b another\n  c: 2\n", 2, "a colon is missing after 'b'. Put a colon after it, and a space before"),
        ("a:\n  b: 1\n  a Say it\n  c: 2\n", 3, "a colon is missing after 'a'"),
        ("a Say it\nb: 1\n", 1, "a colon is missing after 'a'"),
        ("a:\n  b Say it\n  c: 2\n", 2, "a colon is missing after 'b'"),
        (
            "a:\n  b: Say what was right,\n  and what was not.\n  c: 2\n",
            3,
            "the text of line 2, begin it with 4 spaces. If not, put a",
        ),
        ("a:\n  b: >\n  Say it.\n  c: 2\n", 3, "this does not lie below line 2. Begin it with 4 spaces."),
        ("a:\n  b: >\n      Say it\n  and more.\n  c: 2\n", 4, "this does not lie below line 2. Begin it with 6 spaces."),
    ],
)
def test_a_line_without_a_colon(data: str, line: int, says: str) -> None:
    """A field that lacks its colon is told from a text that goes on in the next line; where both may be, both mends are given."""
    told(data, line, says)


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        (
            "p:\n  a:\n    b: 1\nc:\n    b: 2\n  d:\n    b: 3\n",
            4,
            "with no space, and lines 2 and 6 with 2 spaces. Begin it with 2",
        ),
        ("p:\n  a: 1\nc:\n    b: 2\n  d: 3\n", 5, "Compare it with line 2, which begins with as many, and with line 3"),
        (
            "- x: 1\n  a:\n  - b: 1\n    c: 2\n  d: 3\n  - b: 4\n",
            5,
            "Begin it with 4 spaces if it belongs to the dash above it. If not",
        ),
        ("p:\n- a:\n  - b: 1\n    c: 2\n- b: 3\n    c: 4\n", 5, "Begin it with 2 spaces, like line 3."),
        ("a:\n  - b\n  c: 1\n", 3, "this is not YAML"),
        ("a: one\n  two\n  c: 1\n", 3, "this is not YAML"),
        ("- b: 3\n    c: 4\n", 1, "Begin line 2 with 2 spaces."),
    ],
)
def test_the_line_that_is_off_is_named(data: str, line: int, says: str) -> None:
    """A line that begins further out than those it belongs with is named, not the later one that YAML stumbles over; where it may be
    either, the lines to compare are."""
    told(data, line, says)


def test_what_is_no_known_slip_gets_no_wrong_advice() -> None:
    """Where nothing is to be seen, nothing is said, and the reader of the file says where to look."""
    assert slip("a: 1 ]\n", 1) is None
    a_map = slip("a:\n  b: {c: You are {me}}\n", 2)
    assert a_map is None or "Write:" not in a_map.mend, "a map is never put in quotes"
    assert slip("", 5) is None
    mistake = read(b"a: ]\n", "it.yaml")
    assert isinstance(mistake, Mistake)
    assert "indentation, colons and quotes" in mistake.mend
