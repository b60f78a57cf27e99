"""One YAML 1.2 file as plain values, with the line of every field.

Anything that is not a plain, small, single document is refused: other encodings, tabs, anchors and aliases, tags, a key given
twice, deep nesting. Nothing here knows what a scenario is. Lists come out as tuples.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from ruamel.yaml import YAML, MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from .mistakes import Mistake, Path, field_name

LARGEST = 256 * 1024
"""The largest file that is read, in bytes."""

DEEPEST = 24
"""How many maps and lists may lie inside each other."""

LONGEST_LINE = 400
"""How much of a line is looked at for a hint."""

FAR_BACK = 20
"""How many lines back a quote is looked for that was opened and not closed."""

_TAG = "tag:yaml.org,2002:"


class Page(NamedTuple):
    """A file that could be read: its path as shown to people, its values, and the line of each field."""

    file: str
    data: Any
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """The line of that field, or of the nearest field around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def mistake(self, path: Path, what: str, mend: str) -> Mistake:
        """A mistake at that field of this file."""
        return Mistake(self.file, self.line(path), field_name(path), what, mend)


class _Refused(Exception):
    def __init__(self, line: int, path: Path, what: str, mend: str) -> None:
        super().__init__(what)
        self.line, self.path, self.what, self.mend = line, path, what, mend


def read(path: FilePath, shown: str) -> Page | Mistake:
    """Read a file; a mistake instead of a page when it cannot be used. `shown` is its path in messages."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        return Mistake(shown, 1, "", f"it cannot be opened: {error.strerror or error}", "Check the path and who may read it.")
    try:
        values, lines = _parse(data)
    except _Refused as refused:
        return Mistake(shown, refused.line, field_name(refused.path), refused.what, refused.mend)
    return Page(shown, values, lines)


@lru_cache(maxsize=256)
def _parse(data: bytes) -> tuple[Any, Mapping[Path, int]]:
    text = _text(data)
    lines: dict[Path, int] = {}
    try:
        root = YAML(typ="rt", pure=True).compose(text)
        values = _value(root, (), lines) if root is not None else None
    except RecursionError:
        raise _Refused(1, (), "it is nested too deeply", f"Keep to {DEEPEST} levels of maps and lists.") from None
    except MarkedYAMLError as error:
        in_quotes = "quoted scalar" in str(error.context)
        mark = (error.context_mark if in_quotes else None) or error.problem_mark or error.context_mark
        line = mark.line + 1 if mark is not None else 1
        why = " ".join(str(error.problem or error.context or "it is not YAML").split())
        raise _Refused(line, (), f"this is not YAML: {why}", _hint(text, line)) from None
    except (YAMLError, ValueError) as error:
        first = str(error).strip().splitlines()[0]
        raise _Refused(1, (), f"this is not YAML: {first}", "Look for signs that cannot be typed.") from None
    return values, lines


_QUOTES = "Text in quotes needs one quote at its start and one at its end."

_SLIPS = (
    (re.compile("\u00a0|\u2007|\u202f"), "There is a space here that is not a plain one. Type the spaces of this line again."),
    (re.compile("^[^\"']*[\u201c\u201d\u201e\u00ab\u00bb]"), "Use straight quotes here, not curly ones."),
    (re.compile(r"^\s*-[^\s-]"), "Leave a space after the dash."),
    (
        re.compile(r"^\s*(- )?[\w-]+:\s+\{[^}]*\}\s*[^\s#]"),
        'Text that begins with a brace is put in quotes, all of it: "{lead} is telling."',
    ),
    (re.compile(r"^\s*(- )?[\w-]+:\s+[^\s\"'\[{|>].*:(\s|$)"), "Text with a colon is put in quotes, all of it."),
    (
        re.compile(r"[{,]\s*[\w-]+:\s+[^\s\"'\[{,}][^,}\"]*:\s"),
        "Inside braces a comma stands between two fields, and text with a comma or a colon is put in quotes.",
    ),
    (re.compile(r"^[^\"]*\"[^\"]*$|^[^']*:\s+'[^']*$"), _QUOTES),
    (re.compile(r"^\s*(- )?\w+ [\[{]"), "There is no colon between the name and what belongs to it."),
)
"""What often goes wrong in a line, and the mend."""


def _hint(text: str, line: int) -> str:
    """The mend for a line that YAML stumbled over, or for the one before."""
    lines = text.splitlines()
    for number in (line, line - 1):
        here = lines[number - 1][:LONGEST_LINE] if 0 < number <= len(lines) else ""
        for slip, mend in _SLIPS:
            if slip.search(here):
                return mend if number == line else f"Look at line {number}. {mend}"
    for number in range(line, max(0, line - FAR_BACK), -1):
        if lines[number - 1 : number] and lines[number - 1].count('"') % 2:
            return f"Look at line {number}. {_QUOTES}"
    return "Look at the indentation, colons and quotes here and in the line before."


def _text(data: bytes) -> str:
    if len(data) > LARGEST:
        raise _Refused(1, (), f"the file is over {LARGEST // 1024} KiB", "Split it into two exercises or decks.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Refused(
            data.count(b"\n", 0, error.start) + 1, (), "the file is not UTF-8", "Save it again with the encoding UTF-8."
        ) from None
    if (tab := text.find("\t")) >= 0:
        raise _Refused(text.count("\n", 0, tab) + 1, (), "there is a tab", "Use spaces instead.")
    if text.startswith("%"):
        raise _Refused(1, (), "the file opens with a directive", "Begin with the first field; the files are always YAML 1.2.")
    return text


def _value(node: Any, path: Path, lines: dict[Path, int]) -> Any:
    line = node.start_mark.line + 1
    lines.setdefault(path, line)
    if node.anchor is not None:
        raise _Refused(line, path, "anchors and aliases are not used here", "Write the text out in both places.")
    if len(path) > DEEPEST:
        raise _Refused(line, path, "it is nested too deeply", f"Keep to {DEEPEST} levels of maps and lists.")
    match node:
        case ScalarNode():
            return _scalar(node, path, line)
        case SequenceNode() if _plain(node, "seq"):
            return tuple(_value(child, (*path, place), lines) for place, child in enumerate(node.value))
        case MappingNode() if _plain(node, "map"):
            return _map(node, path, lines)
    raise _Refused(line, path, "tags are not used here", "Take out the word after the exclamation mark.")


def _map(node: MappingNode, path: Path, lines: dict[Path, int]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, ScalarNode) or key_node.anchor is not None:
            raise _Refused(line, path, "a key is not a plain word", "Use a word before the colon.")
        key = str(key_node.value)
        here = (*path, key)
        if key in found:
            raise _Refused(
                line, here, f"'{key}' is given twice, first in line {lines[here]}", "Keep one of the two, or rename one."
            )
        lines[here] = line
        found[key] = _value(value_node, here, lines)
    return found


def _plain(node: Any, kind: str) -> bool:
    return str(node.tag) == _TAG + kind


_SCALARS: Mapping[str, Callable[[str], Any]] = {
    "null": lambda _: None,
    "bool": lambda text: text.lower() == "true",
    "int": lambda text: int(text.replace("_", ""), 0 if text.lstrip("+-")[:2].lower() in {"0o", "0x"} else 10),
    "float": lambda text: float(text.replace("_", "")),
    "str": str,
    "timestamp": str,
}


def _scalar(node: ScalarNode, path: Path, line: int) -> Any:
    make = _SCALARS.get(str(node.tag).removeprefix(_TAG))
    if make is None:
        raise _Refused(
            line, path, "tags are not used here", "Take out the word after the exclamation mark, or put the text in quotes."
        )
    try:
        return make(str(node.value))
    except ValueError:
        raise _Refused(
            line, path, f"'{str(node.value)[:40]}' is not a number", "Write it plainly, or put the text in quotes."
        ) from None
