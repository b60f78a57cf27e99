"""The nodes of a YAML text, as ruamel.yaml would compose them, found by libyaml: some fifteen times as fast, and most of what a start cost.

Only for texts with nothing unusual in them. Anything else is left to ruamel.yaml, whose words about what is wrong are the better ones too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml
from ruamel.yaml import MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.resolver import VersionedResolver

LOADER: Any = getattr(yaml, "CSafeLoader", None)
"""The way to libyaml; None where PyYAML was built without it."""

_READ_OTHERWISE = re.compile("[\x85\u2028\u2029\ufeff]|[|>][-+1-9]*#")
"""What libyaml takes for the end of a line or for a comment, and YAML 1.2 does not."""

_resolver: Any = VersionedResolver()


class _Unusual(Exception):
    """This is for ruamel.yaml to read."""


def composed(text: str, deepest: int) -> Any:
    """The root of a text that is a map, and whose maps and lists lie in each other no deeper than that; None for anything else, and for whatever
    is not plain and right."""
    if LOADER is None or _READ_OTHERWISE.search(text):
        return None
    try:
        events = iter(yaml.parse(text, Loader=LOADER))
        _expect(events, yaml.StreamStartEvent)
        _expect(events, yaml.DocumentStartEvent)
        first = next(events)
        if not isinstance(first, yaml.MappingStartEvent):
            return None
        root = _node(events, first, deepest)
        _expect(events, yaml.DocumentEndEvent)
        _expect(events, yaml.StreamEndEvent)
    except (_Unusual, yaml.YAMLError, ValueError):
        return None
    return root


def _expect(events: Iterator[Any], kind: type[Any]) -> None:
    if not isinstance(next(events), kind):
        raise _Unusual


def _node(events: Iterator[Any], event: Any, deepest: int) -> Any:
    """The node that begins with an event; what it holds follows."""
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None or event.tag is not None:
        raise _Unusual
    if isinstance(event, yaml.ScalarEvent):
        return ScalarNode(_tag(event.value, event.implicit), event.value, event.start_mark, event.end_mark, event.style or None)
    if deepest == 0:
        raise _Unusual
    held: list[Any] = []
    if isinstance(event, yaml.SequenceStartEvent):
        while not isinstance(inside := next(events), yaml.SequenceEndEvent):
            held.append(_node(events, inside, deepest - 1))
        return SequenceNode(_resolver.DEFAULT_SEQUENCE_TAG, held, event.start_mark, inside.end_mark)
    while not isinstance(inside := next(events), yaml.MappingEndEvent):
        key = _node(events, inside, deepest - 1)
        held.append((key, _node(events, next(events), deepest - 1)))
    return MappingNode(_resolver.DEFAULT_MAPPING_TAG, held, event.start_mark, inside.end_mark)


@lru_cache(maxsize=10_000)
def _tag(value: str, implicit: tuple[bool, bool]) -> Any:
    """What a plain word is by YAML 1.2; anything in quotes is a text."""
    return _resolver.resolve(ScalarNode, value, implicit)
