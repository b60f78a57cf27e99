"""The bytes of one YAML 1.2 file as plain values, with the line of every field.

Anything that is not a plain, small, single document is refused: other encodings, tabs, anchors and aliases, tags, a key given
twice, deep nesting. Nothing here knows what a scenario is. Lists come out as tuples.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from ruamel.yaml import YAML, MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.scanner import RoundTripScanner

from .composing import composed
from .mistakes import Mistake, Path, field_name
from .slips import NOT_YAML, slip

LARGEST = 256 * 1024
"""The largest file that is read, in bytes."""

DEEPEST = 24
"""How many maps and lists may lie inside each other."""

LONGEST_NUMBER = 40
"""How many digits and signs a number may have."""

_CUT_OFF = re.compile(r"[ ]+#\w")
"""What would begin a comment, and after a sentence is hardly meant as one: `the #1 choice`."""

_GLUED = re.compile(r"\S#\s")
_LINE_END = re.compile("\r\n|\n|\r")

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


def read(data: bytes, shown: str) -> Page | Mistake:
    """What is in a file; a mistake instead of a page when it cannot be used. `shown` is its path in messages."""
    try:
        values, lines = _parse(data)
    except _Refused as refused:
        return Mistake(shown, refused.line, field_name(refused.path), refused.what, refused.mend)
    return Page(shown, values, lines)


class _Shallow(RoundTripScanner):
    """Gives up on brackets that lie too deep in each other as soon as it sees them; reading on would take seconds a file."""

    def fetch_flow_collection_start(self, token: Any, to_push: str) -> None:
        if self.flow_level > DEEPEST:
            raise RecursionError
        super().fetch_flow_collection_start(token, to_push=to_push)


def _thoroughly(text: str) -> Any:
    """The root node of any text, None where there is none; raises with the place of what is wrong."""
    yaml = YAML(typ="rt", pure=True)
    yaml.Scanner = _Shallow
    return yaml.compose(text)


@lru_cache(maxsize=256)
def _parse(data: bytes) -> tuple[Any, Mapping[Path, int]]:
    text = _text(data)
    lines: dict[Path, int] = {}
    try:
        root = composed(text, DEEPEST) or _thoroughly(text)
        values = _value(root, (), lines) if root is not None else None
        if _CUT_OFF.search(text):
            _whole(root, (), _LINE_END.split(text))
    except RecursionError:
        raise _Refused(1, (), "it is nested too deeply", f"Keep to {DEEPEST} levels of maps and lists.") from None
    except MarkedYAMLError as error:
        context = str(error.context)
        begun = error.context_mark if "quoted scalar" in context or "simple key" in context else None
        mark = begun or error.problem_mark or error.context_mark
        line = mark.line + 1 if mark is not None else 1
        opened = error.context_mark.line + 1 if "flow" in context and error.context_mark is not None else 0
        if (seen := slip(text, line, opened)) is not None:
            raise _Refused(seen.line, (), seen.what, seen.mend) from None
        why = " ".join(str(error.problem or error.context or "it cannot be read").split())
        raise _Refused(
            line, (), f"{NOT_YAML}: {why}", "Look at the indentation, colons and quotes here and in the line before."
        ) from None
    except (YAMLError, ValueError) as error:
        first = str(error).strip().splitlines()[0]
        raise _Refused(1, (), f"{NOT_YAML}: {first}", "Look for signs that cannot be typed.") from None
    return values, lines


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
        raise _Refused(
            text.count("\n", 0, tab) + 1,
            (),
            "there is a tab, which only looks like spaces",
            "Delete it, and type spaces in its place.",
        )
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


def _whole(node: Any, path: Path, raw: list[str]) -> None:
    """Refuses a sentence without quotes of which what follows a # would not be shown."""
    match node:
        case MappingNode():
            for key, value in node.value:
                _whole(value, (*path, str(key.value)), raw)
        case SequenceNode():
            for place, value in enumerate(node.value):
                _whole(value, (*path, place), raw)
        case ScalarNode(style=None, end_mark=end) if " " in str(node.value) and _CUT_OFF.match(raw[end.line], end.column):
            raise _Refused(end.line + 1, path, "what follows the # is not shown", "Put the sentence in quotes, all of it.")


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
    said = str(node.value)
    if any("\ud800" <= sign <= "\udfff" for sign in said):
        raise _Refused(line, path, "there is half a sign, which nothing can show", "Type the text again.")
    if node.style is None and _GLUED.search(said):
        mend = "Leave a space before the # where a comment begins, or put the text in quotes if it belongs to it."
        raise _Refused(line, path, "there is a # right behind a word", mend)
    if node.style == "|" and "\n" in said.strip():
        raise _Refused(line, path, "the lines of this text stay apart", "Write > in place of |.")
    try:
        if make is not str and len(said) > LONGEST_NUMBER:
            raise ValueError
        return make(said)
    except ValueError:
        raise _Refused(
            line, path, f"'{said[:LONGEST_NUMBER]}' is not a number", "Write it plainly, or put the text in quotes."
        ) from None
