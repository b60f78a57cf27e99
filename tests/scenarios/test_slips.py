"""Slips in YAML, and the mend for just that slip."""

from __future__ import annotations

import pytest

from viceversa.scenarios.mistakes import Mistake
from viceversa.scenarios.reading import read
from viceversa.scenarios.slips import slip


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
        ("a:\n  b: 1\n   c: 2\n", "begins with 3 spaces, and line 2 with 2 spaces"),
        ("a:\n    b: 1\n  c: 2\n", "Begin it with 0 or 4"),
        ("a:\n  b:1\n  c: 2\n", "Look at line 2. Leave a space after the colon"),
        ("a:\n  b: Say: this\n", 'Write: b: "Say: this"'),
        ("a:\n  b: %d thanks\n", 'Write: b: "%d thanks"'),
        ("a:\n  b: - hello\n", 'Write: b: "- hello"'),
        ("a:\n  b: 'You're home.'\n", 'double quotes, not in single ones. Write: b: "You\'re home."'),
        ("```yaml\na: 1\n```\n", "begin with three backticks"),
        ("a:\n  b: {c: What would {partner} like?, d: {e: f}}\n", "with a name in braces"),
        ('a:\n  b: {c: one, d: {e: f}\n  g: {c: "as {me}"}\n', "Look at line 2. A brace is opened there and not closed"),
    ],
)
def test_usual_slips_have_their_own_mend(data: str, mend: str) -> None:
    """A slip that writers of prose make in YAML is answered with the mend for just that slip."""
    mistake = read(data.encode(), "it.yaml")
    assert isinstance(mistake, Mistake)
    assert mend in mistake.mend


def test_what_is_no_known_slip_gets_no_wrong_advice() -> None:
    """Where nothing is to be seen, nothing is said, and the reader of the file says where to look."""
    assert slip("a: [1, 2\n", 1) == ""
    assert "Write:" not in slip("a:\n  b: {c: You are {me}}\n", 2), "a map is never put in quotes"
    assert slip("", 5) == ""
    mistake = read(b"a: [1, 2\n", "it.yaml")
    assert isinstance(mistake, Mistake)
    assert "indentation, colons and quotes" in mistake.mend
