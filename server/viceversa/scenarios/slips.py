"""What often goes wrong when prose is written into YAML, and the mend for just that slip.

It looks at the line that the parser stumbled over, and at the ones before it. It never judges a file: who calls it knows that there is
a mistake.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST_LINE = 400
"""How much of a line is looked at for a hint."""

FAR_BACK = 20
"""How many lines back a quote is looked for that was opened and not closed."""

MOST_SHOWN = 80
"""How long a text may be that is written out in a mend."""

NEAR = 2
"""How many spaces off a line is expected to be, at the most."""

_COMMENT = re.compile(r"\s*#")
_KEY = re.compile(r"\s*(- )?[\w-]+:(\s|$)")
_HAS_COLON = re.compile(r":(\s|$)")
_BARE = re.compile(r"\s*(- )?([a-z][a-z0-9_-]*)( .*)?")
"""A line such as `lead Say it`, which would be a field if it had a colon."""

_FOLDS = re.compile(r":\s+[>|][+-]?\s*$")
_OPENS = re.compile(r":\s*(#.*)?$|[>|][+-]?\s*$")
"""A line that others may lie below, indented further."""

NOT_YAML = "this is not YAML"

_QUOTES = "Text in quotes needs one quote at its start and one at its end."

_BRACE = "Text that begins with a brace is put in quotes, all of it."
_BRACE_INSIDE = "Text with a name in braces, such as {partner}, is put in quotes, all of it."
_FENCE = "Take out the lines that begin with three backticks; they belong to the page that this was copied from."
_APOSTROPHE = "Text with an apostrophe is put in double quotes, not in single ones."
_APOSTROPHE_INSIDE = 'Text with an apostrophe is put in double quotes: {place: "It\'s here"}.'
_SIGN = "Text that begins with this sign is put in quotes, all of it."
_UNCLOSED = (
    ("{", "}", "A brace is opened here and not closed; each { needs a }."),
    ("[", "]", "A bracket is opened here and not closed; each [ needs a ]."),
)
_INSIDE = (
    "Put one straight quote at the start of the whole text and one at its end. Quotes inside it are curly ones: \u201chello\u201d."
)
_QUOTED = re.compile(r"\"[^\"]*\"")

_COLON = "Text with a colon is put in quotes, all of it."

_SLIPS = (
    (re.compile(r"^\s*```"), _FENCE),
    (re.compile("\u00a0|\u2007|\u202f"), "There is a space here that is not a plain one. Type the spaces of this line again."),
    (re.compile("^[^\"']*[\u201c\u201d\u201e\u00ab\u00bb]"), "Use straight quotes here, not curly ones."),
    (re.compile("^\\s*[\u2013\u2014\u2212]\\s"), "Write a plain hyphen (-) in place of the long dash."),
    (re.compile("^\\s*(- )?[\\w-]+\uff1a"), "Write a plain colon with a space after it in place of this wide one."),
    (re.compile(r"^\s*-[^\s-]"), "Leave a space after the dash."),
    (re.compile(r"^\s*(- )?[a-z_]+:[\w\[{\"']"), "Leave a space after the colon."),
    (
        re.compile(r"^\s*(- )?[\w-]+:\s+\{\w*\}\s*[^\s#]"),
        _BRACE,
    ),
    (re.compile(r"^\s*(- )?[\w-]+:\s+([%@`,*&]|[-?] )"), _SIGN),
    (re.compile(r"^\s*(- )?[\w-]+:\s+'[^']*\w'\w"), _APOSTROPHE),
    (re.compile(r"[{,]\s*[\w-]+:\s+'[^']*\w'\w"), _APOSTROPHE_INSIDE),
    (
        re.compile(r"^\s*(- )?[\w-]+:\s+[>|][+-]?\s+[^\s#]"),
        "Take out the sign before the text, or begin the text in the line below, indented further.",
    ),
    (re.compile(r"^\s*(- )?[\w-]+:\s+\"[^\"]*\"\s*[^\s#]|[{,]\s*[\w-]+:\s+\"[^\"]*\"\s*[^\s,}\]]"), _INSIDE),
    (re.compile(r"\"[^\"]*\\[^\s\"\\/abefnrtvxuUNLP_0]"), "Take the backslash out, or write / in its place."),
    (re.compile(r"^\s*(- )?[\w-]+:\s+[^\s\"'\[{|>].*:(\s|$)"), _COLON),
    (re.compile(r"[{,]\s*[\w-]+:\s+[^\s\"'\[{,}][^,}\"]*\{\w+\}"), _BRACE_INSIDE),
    (
        re.compile(r"[{,]\s*[\w-]+:\s+[^\s\"'\[{,}][^,}\"]*:\s"),
        "Inside braces a comma stands between two fields, and text with a comma or a colon is put in quotes.",
    ),
    (re.compile(r"^[^\"]*\"[^\"]*$|^[^']*:\s+'[^']*$"), _QUOTES),
    (re.compile(r"^\s*(- )?\w+ [\[{]"), "There is no colon between the name and what belongs to it."),
)
"""What often goes wrong in a line, and the mend."""


class Slip(NamedTuple):
    """The line, from 1, that is to be mended, what is wrong with it, and the mend."""

    line: int
    what: str
    mend: str


def slip(text: str, line: int, opened: int = 0) -> Slip | None:
    """The slip in a line, from 1, that YAML stumbled over, or in one before it; None when there is none to be seen. `opened` is the line in
    which a brace or bracket begins that YAML still was in."""
    lines = text.splitlines()
    return (
        _usual(lines, line)
        or _unclosed(lines, (line, line - 1, opened))
        or _unquoted(lines, line)
        or _colon(lines, line)
        or _indentation(lines, line)
    )


def _usual(lines: list[str], line: int) -> Slip | None:
    for number in (line, line - 1):
        here = lines[number - 1][:LONGEST_LINE] if 0 < number <= len(lines) else ""
        for pattern, mend in _SLIPS:
            if pattern.search(here):
                mend += _in_quotes(here) if mend in (_BRACE, _COLON, _SIGN, _APOSTROPHE) else ""
                return Slip(number, NOT_YAML, mend)
    if 1 < line <= len(lines) and lines[line - 1].startswith("---"):
        return Slip(line, "a second file begins inside this one", "Take this line out, or make a file of its own of what follows.")
    return None


def _unclosed(lines: list[str], numbers: tuple[int, ...]) -> Slip | None:
    for number in numbers:
        bare = _QUOTED.sub("", "".join(lines[max(0, number - 1) : max(0, number)])[:LONGEST_LINE])
        for opening, closing, mend in _UNCLOSED:
            if bare.count(opening) > bare.count(closing):
                return Slip(number, NOT_YAML, mend)
    return None


def _unquoted(lines: list[str], line: int) -> Slip | None:
    for number in range(line, max(0, line - FAR_BACK), -1):
        if lines[number - 1 : number] and lines[number - 1].count('"') % 2:
            return Slip(number, NOT_YAML, _QUOTES)
    return None


def _in_quotes(line: str) -> str:
    """The line as it should be, where it is short and has no quotes of its own."""
    key, _, said = line.strip().partition(": ")
    said = said.strip().strip("'")
    return f' Write: {key}: "{said}"' if len(said) <= MOST_SHOWN and '"' not in said and " #" not in said else ""


def _colon(lines: list[str], line: int) -> Slip | None:
    """A line without a colon, which is a field that lacks it, or the rest of a text above."""
    for number in (line, line - 1):
        if 0 < number <= len(lines) and lines[number - 1].strip() and not _HAS_COLON.search(lines[number - 1]):
            above = _above(lines, number)
            text_above = lines[above - 1] if above else ""
            if number == line and _FOLDS.search(text_above):
                wanted = max(_indent(lines[above]), _indent(text_above) + 2)
                return Slip(line, f"this does not lie below line {above}", f"Begin it with {_spaces(wanted)}.")
            if (found := _field(lines, number, text_above, number == line)) is not None:
                return found
            if number == line and _KEY.match(text_above):
                further = _spaces(_indent(text_above) + 2)
                mend = f"If it goes on with the text of line {above}, begin it with {further}. If not, put a colon after its name."
                return Slip(line, "this line has no colon", mend)
    return None


def _field(lines: list[str], number: int, above: str, stumbled: bool) -> Slip | None:
    """A field without its colon, in the line that YAML stumbled over or in the one before it; None where it may be something else."""
    here, below = lines[number - 1], lines[number] if number < len(lines) else ""
    if (bare := _BARE.fullmatch(here)) is None:
        return None
    further = _indent(below) - _indent(here) if _KEY.match(below) else -1
    first = not above or (_OPENS.search(above) is not None and not _FOLDS.search(above))
    known = stumbled and any(each.lstrip(" -").startswith(f"{bare[2]}:") for each in lines)
    if (further == 2 and bare[3]) if bare[1] else (further > 0 or known or (first and (stumbled or further == 0))):
        mend = "Put a colon after it, and a space before what follows." if bare[3] else "Put a colon right after it."
        return Slip(number, f"a colon is missing after '{bare[2]}'", mend)
    return None


def _above(lines: list[str], line: int) -> int:
    """The nearest line before that does not begin further in; 0 where there is none."""
    return next((number for number in reversed(_filled(lines, line)) if _indent(lines[number - 1]) <= _indent(lines[line - 1])), 0)


def _filled(lines: list[str], line: int) -> list[int]:
    """The lines shortly before that have more than a comment."""
    read = range(max(1, line - FAR_BACK), line)
    return [number for number in read if lines[number - 1].strip() and not _COMMENT.match(lines[number - 1])]


def _indentation(lines: list[str], line: int) -> Slip | None:
    """A line that is indented as none of the lines before it that it could belong with, or the one before that makes it so."""
    before = _filled(lines, line) if line <= len(lines) else []
    if not before:
        return None
    here, last = _indent(lines[line - 1]), before[-1]
    begins = f"this line begins with {_spaces(here)}"
    if lines[line - 1].lstrip().startswith("- ") and here == _indent(lines[last - 1]) and not _is_item(lines[last - 1]):
        mend = f"Begin it with {_spaces(here + 2)} if it belongs to the dash above it. If not, move it below the list."
        return Slip(last, "this line lies between two dashes of a list", mend)
    if here > _indent(lines[last - 1]) and not _OPENS.search(lines[last - 1]):
        there = _indent(lines[last - 1])
        if _is_item(lines[last - 1]):
            dashes = [number for number in before if _is_item(lines[number - 1]) and _indent(lines[number - 1]) == here - 2]
            mend = (
                f"Begin it with {_spaces(here - 2)}, like line {dashes[-1]}."
                if dashes
                else f"Begin line {line} with {_spaces(there + 2)}."
            )
            return Slip(last, f"what follows the dash does not lie below it: line {line} begins with {_spaces(here)}", mend)
        return Slip(line, f"{begins}, and line {last} with {_spaces(there)}", "Begin both with as many.")
    open_above: list[int] = []
    for number in before:
        indent = _indent(lines[number - 1])
        open_above = [each for each in open_above if each < indent] + [indent]
    if here < open_above[-1] and here not in open_above:
        return _apart(lines, line, before, begins) or Slip(line, begins, _like(open_above, here))
    return None


def _apart(lines: list[str], line: int, before: list[int], begins: str) -> Slip | None:
    """The line that lies further out than the lines around it which it belongs with; only a question where that is not certain."""
    here = _indent(lines[line - 1])
    outer = next((number for number in reversed(before) if _indent(lines[number - 1]) < here), 0)
    siblings = [number for number in before if number < outer and _indent(lines[number - 1]) == here]
    if not siblings:
        return None
    if _indent(lines[outer]) == _indent(lines[siblings[-1]]) > here:
        what = (
            f"this line begins with {_spaces(_indent(lines[outer - 1]))}, and lines {siblings[-1]} and {line} with {_spaces(here)}"
        )
        return Slip(outer, what, f"Begin it with {_spaces(here)}, too.")
    mend = f"Compare it with line {siblings[-1]}, which begins with as many, and with line {outer} between them, which does not."
    return Slip(line, f"{begins}, and does not lie below line {outer}", mend)


def _like(open_above: list[int], here: int) -> str:
    wanted = " or ".join(str(each) for each in open_above if abs(each - here) <= NEAR) or str(open_above[-1])
    return f"Begin it with {wanted}, like the lines before that it belongs with."


def _is_item(line: str) -> bool:
    return line.lstrip(" ").startswith("- ")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _spaces(count: int) -> str:
    return "no space" if count == 0 else "1 space" if count == 1 else f"{count} spaces"
