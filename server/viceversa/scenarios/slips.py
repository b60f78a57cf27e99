"""What often goes wrong when prose is written into YAML, and the mend for just that slip.

It looks at the line that the parser stumbled over, and at the ones before it. It never judges a file: who calls it knows that there is
a mistake.
"""

from __future__ import annotations

import re

LONGEST_LINE = 400
"""How much of a line is looked at for a hint."""

FAR_BACK = 20
"""How many lines back a quote is looked for that was opened and not closed."""

MOST_SHOWN = 80
"""How long a text may be that is written out in a mend."""

NEAR = 2
"""How many spaces off a line is expected to be, at the most."""

_COMMENT = re.compile(r"\s*#")
_OPENS = re.compile(r":\s*(#.*)?$|[>|][+-]?\s*$")
"""A line that others may lie below, indented further."""

_QUOTES = "Text in quotes needs one quote at its start and one at its end."

_BRACE = "Text that begins with a brace is put in quotes, all of it."
_BRACE_INSIDE = "Text with a name in braces, such as {partner}, is put in quotes, all of it."
_FENCE = "Take out the lines that begin with three backticks; they belong to the page that this was copied from."
_APOSTROPHE = "Text with an apostrophe is put in double quotes, not in single ones."
_SIGN = "Text that begins with this sign is put in quotes, all of it."
_UNCLOSED = "A brace is opened there and not closed; each { needs a }."
_QUOTED = re.compile(r"\"[^\"]*\"")

_COLON = "Text with a colon is put in quotes, all of it."

_SLIPS = (
    (re.compile(r"^\s*```"), _FENCE),
    (re.compile("\u00a0|\u2007|\u202f"), "There is a space here that is not a plain one. Type the spaces of this line again."),
    (re.compile("^[^\"']*[\u201c\u201d\u201e\u00ab\u00bb]"), "Use straight quotes here, not curly ones."),
    (re.compile(r"^\s*-[^\s-]"), "Leave a space after the dash."),
    (re.compile(r"^\s*(- )?[a-z_]+:[\w\[{\"']"), "Leave a space after the colon."),
    (
        re.compile(r"^\s*(- )?[\w-]+:\s+\{\w*\}\s*[^\s#]"),
        _BRACE,
    ),
    (re.compile(r"^\s*(- )?[\w-]+:\s+([%@`,]|- |[*&].*\s\S)"), _SIGN),
    (re.compile(r"^\s*(- )?[\w-]+:\s+'[^']*\w'\w"), _APOSTROPHE),
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


def slip(text: str, line: int) -> str:
    """The mend for a line, from 1, that YAML stumbled over, or for one before it; nothing when no slip is to be seen."""
    lines = text.splitlines()
    for number in (line, line - 1):
        here = lines[number - 1][:LONGEST_LINE] if 0 < number <= len(lines) else ""
        for pattern, mend in _SLIPS:
            if pattern.search(here):
                mend += _in_quotes(here) if mend in (_BRACE, _COLON, _SIGN, _APOSTROPHE) else ""
                return mend if number == line else f"Look at line {number}. {mend}"
    for number in (line, line - 1):
        bare = _QUOTED.sub("", "".join(lines[max(0, number - 1) : number])[:LONGEST_LINE])
        if bare.count("{") > bare.count("}"):
            return f"{'' if number == line else f'Look at line {number}. '}{_UNCLOSED}"
    for number in range(line, max(0, line - FAR_BACK), -1):
        if lines[number - 1 : number] and lines[number - 1].count('"') % 2:
            return f"Look at line {number}. {_QUOTES}"
    return _indentation(lines, line)


def _in_quotes(line: str) -> str:
    """The line as it should be, where it is short and has no quotes of its own."""
    key, _, said = line.strip().partition(": ")
    said = said.strip().strip("'")
    return f' Write: {key}: "{said}"' if len(said) <= MOST_SHOWN and '"' not in said and " #" not in said else ""


def _indentation(lines: list[str], line: int) -> str:
    """The mend where a line is indented as none of the lines before it that it could belong with."""
    if line > len(lines):
        return ""
    read = range(max(1, line - FAR_BACK), line)
    before = [number for number in read if lines[number - 1].strip() and not _COMMENT.match(lines[number - 1])]
    if not before:
        return ""
    here, last = _indent(lines[line - 1]), before[-1]
    if here > _indent(lines[last - 1]) and not _OPENS.search(lines[last - 1]):
        return f"This line begins with {_spaces(here)}, and line {last} with {_spaces(_indent(lines[last - 1]))}. Begin both with as many."
    open_above: list[int] = []
    for number in before:
        indent = _indent(lines[number - 1])
        open_above = [each for each in open_above if each < indent] + [indent]
    if here < open_above[-1] and here not in open_above:
        above = " or ".join(str(each) for each in open_above if abs(each - here) <= NEAR) or str(open_above[-1])
        return f"This line begins with {_spaces(here)}. Begin it with {above}, like the lines before that it belongs with."
    return ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _spaces(count: int) -> str:
    return "no space" if count == 0 else "1 space" if count == 1 else f"{count} spaces"
