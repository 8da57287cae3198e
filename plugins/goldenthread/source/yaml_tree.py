"""YAML to a tree of places, from the parser's events: text stays text, and the author's shorthand is refused.

The C parser's events are used and never `compose()`, which dies on deep nesting and hides anchors and tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from goldenthread.messages import typing as say
from goldenthread.problems import Place, Problem
from goldenthread.source.explain import as_typed, explain
from goldenthread.source.tree import Facts, Items, Node, Text, is_blank, key_name

DEEPEST = 20
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


class _StopError(Exception):
    """Reading cannot go on; the problem says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)


def _start(event: Event) -> tuple[int, int]:
    """Line and column, from 0, where an event starts (the parser marks every event; its stubs do not say so)."""
    return (event.start_mark.line, event.start_mark.column) if event.start_mark else (0, 0)


@dataclass(slots=True)
class _Reader:
    """Reads one file's events; holds what it needs to say where something is."""

    path: str
    text: str
    problems: list[Problem] = field(default_factory=list)
    last_span: tuple[int, int, int] | None = None
    depth: int = 0

    def place(self, event: Event) -> Place:
        """Where an event starts."""
        line, column = _start(event)
        return Place(self.path, line + 1, column + 1)

    def node(self, event: Event, events: Iterator[Event]) -> Node:
        """The tree that starts with this event."""
        self._refuse_shorthand(event)
        if isinstance(event, ScalarEvent):
            line, column = _start(event)
            last = event.end_mark.line if event.end_mark else line
            if last > line and event.style in ("'", '"'):
                self.last_span = (line, column, last)
            return Text(event.value, self.place(event), plain=event.style is None)
        self.depth += 1
        if self.depth > DEEPEST:
            raise _StopError(say.nesting(self.place(event), DEEPEST))
        made: Node = self._items(event, events) if isinstance(event, SequenceStartEvent) else self._facts(event, events)
        self.depth -= 1
        return made

    def _items(self, start: SequenceStartEvent, events: Iterator[Event]) -> Items:
        items: list[Node] = []
        for event in events:
            if isinstance(event, SequenceEndEvent):
                break
            items.append(self.node(event, events))
        return Items(tuple(items), self.place(start), flow=bool(start.flow_style))

    def _facts(self, start: Event, events: Iterator[Event]) -> Facts:
        entries: list[tuple[Text, Node]] = []
        seen: dict[str, int] = {}
        for event in events:
            if isinstance(event, MappingEndEvent):
                break
            key = self.node(event, events)
            value = self.node(next(events), events)
            if not isinstance(key, Text):
                self.problems.append(say.odd_key(key.place))
                continue
            if key.plain and key.value == "<<":
                raise _StopError(say.merge_key(key.place))
            name = key_name(key.value)
            if name in seen:
                self.problems.append(say.repeated_key(key.place, key.value, seen[name]))
                continue
            seen[name] = key.place.line
            entries.append((key, value))
        return Facts(tuple(entries), self.place(start))

    def _refuse_shorthand(self, event: Event) -> None:
        """Stops at the first anchor, alias or tag: each could make a small file a huge one, or text something else."""
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            sign = "*" if isinstance(event, AliasEvent) else "&"
            raise _StopError(say.anchor(self.place(event), sign, as_typed(self.text, _start(event)[0])))
        tag = getattr(event, "tag", None)
        if tag:
            typed = as_typed(self.text, _start(event)[0])
            raise _StopError(say.tag(self.place(event), tag.replace("tag:yaml.org,2002:", "!!"), typed))


def read_yaml(path: str, text: str) -> tuple[Node | None, list[Problem]]:
    """The tree of a YAML text (None where there is none), and every problem met on the way.

    Lines of `text` are the lines of the file, so that places are right for the facts on top of a Markdown file too.
    """
    reader = _Reader(path, text)
    unseen = _UNSEEN.search(text)
    if unseen:
        return None, [say.control_character(place_at(path, text, unseen.start()), ord(unseen.group()))]
    node: Node | None = None
    try:
        events = iter(yaml.parse(text, Loader=_LOADER))
        documents = 0
        for event in events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _StopError(say.several_documents(reader.place(event)))
            elif isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent | AliasEvent):
                node = reader.node(event, events)
    except _StopError as stop:
        return None, [*reader.problems, stop.problem]
    except yaml.YAMLError as error:
        return None, [*reader.problems, explain(path, text, error, reader.last_span)]
    if reader.problems:
        return None, reader.problems
    if node is None or is_blank(node):
        return None, []
    return node, reader.problems


def place_at(path: str, text: str, offset: int) -> Place:
    """The place of a character in a text."""
    before = text[:offset]
    line = before.count("\n")
    return Place(path, line + 1, offset - (before.rfind("\n") + 1) + 1)
