"""YAML to a tree of places, from the parser's events: text stays text, and the author's shorthand is refused.

The C parser's events are used and never `compose()`, which dies on deep nesting and hides anchors and tags. A line that
is mistyped in a known way is read on as it was meant, so that one slip hides no other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NoReturn

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

from goldenthread.messages import facts as say_facts
from goldenthread.messages import typing as say
from goldenthread.problems import Place, Problem
from goldenthread.source.rows import ODD_SPACES, Rows, Slip, parts, quoted
from goldenthread.source.slips import slip_behind
from goldenthread.source.tree import Facts, Items, Node, Text, key_name, words_in

DEEPEST = 20
MOST_SLIPS = 25
MOST_READ_AGAIN = 100_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_ODD_START = re.compile(f"-?[{ODD_SPACES}]|-[^\\s-]")
_LOST_TO_A_REMARK = re.compile(r"[ \t]+(?P<value>#[^\s#].*)")


class _SlipError(Exception):
    """Reading stops at a slip; where the line's meaning is known it starts again with the line as it was meant."""

    def __init__(self, slip: Slip) -> None:
        self.slip = slip
        super().__init__(slip.problem.message)


@dataclass(frozen=True, slots=True)
class Tree:
    """What came of a YAML text: its tree (None where there is none), its problems, and the values left out of it."""

    node: Node | None
    problems: list[Problem]
    lost: frozenset[str] = frozenset()


def _start(event: Event) -> tuple[int, int]:
    """Line and column, from 0, where an event starts (the parser marks every event; its stubs do not say so)."""
    return (event.start_mark.line, event.start_mark.column) if event.start_mark else (0, 0)


@dataclass(slots=True)
class _Reader:
    """Reads one file's events; holds what it needs to say where something is."""

    rows: Rows
    lost: set[str]
    problems: list[Problem] = field(default_factory=list)
    last_span: tuple[int, int, int] | None = None
    depth: int = 0

    def tree(self, text: str) -> Node | None:
        """The tree of a text; raises _SlipError, or YAMLError, where a line stops it."""
        events = iter(yaml.parse(text, Loader=_LOADER))
        node: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.problems.append(say.several_documents(self.place(event)))
                    break
            elif isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent | AliasEvent):
                node = self.node(event, events)
        return node

    def place(self, event: Event) -> Place:
        """Where an event starts, in the line as its author typed it."""
        line, column = _start(event)
        typed = self.rows.typed.get(line)
        if typed is not None:
            meant = self.rows.rows[line]
            alike = next((at for at, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), len(meant))
            if column > alike:
                column = max(alike, min(len(typed), len(typed) - len(meant) + column))
        return Place(self.rows.path, line + 1, column + 1)

    def node(self, event: Event, events: Iterator[Event]) -> Node:
        """The tree that starts with this event."""
        self._refuse_shorthand(event)
        if isinstance(event, ScalarEvent):
            return self._text(event)
        self.depth += 1
        if self.depth > DEEPEST:
            raise _SlipError(Slip(say.nesting(self.place(event), DEEPEST), _start(event)[0]))
        made: Node = self._items(event, events) if isinstance(event, SequenceStartEvent) else self._facts(event, events)
        self.depth -= 1
        return made

    def _text(self, event: ScalarEvent) -> Text:
        line, column = _start(event)
        last = event.end_mark.line if event.end_mark else line
        value, plain = event.value, not event.style
        if plain and not value:
            self._refuse_lost_value(line, column)
        elif plain and _ODD_START.match(value):
            self._refuse_odd_start(line, column)
        elif event.style == '"':
            unseen = _UNSEEN.search(value)
            if unseen:
                self.problems.append(say.control_character(self.place(event), ord(unseen.group())))
                value = _UNSEEN.sub("", value)
        if not plain and last > line:
            self.last_span = (line, column, last)
        return Text(value, self.place(event), plain, last - line + 1)

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
            if isinstance(key, Text) and key.plain and key.value == "<<":
                raise _SlipError(Slip(say.merge_key(key.place), _start(event)[0]))
            value = self.node(next(events), events)
            if not isinstance(key, Text):
                self._refuse_key(event)
                continue
            name = key_name(key.value)
            if name in seen:
                self.problems.append(say.repeated_key(key.place, key.value, seen[name]))
                self.lost.update(words_in(value))
                continue
            seen[name] = key.place.line
            entries.append((key, value))
        return Facts(tuple(entries), self.place(start))

    def _refuse_key(self, event: Event) -> None:
        """A key that is a list or facts itself; `{{ name }}` is the commonest, and is meant as text."""
        line, _ = _start(event)
        entry = parts(self.rows.rows[line])
        slip = self.rows.fault(line)
        if slip:
            raise _SlipError(slip)
        if entry and entry["value"].startswith("{{"):
            self._raise(line, entry.start("value"), say.special_start, "{", meant=quoted(entry))
        self.problems.append(say.odd_key(self.place(event)))

    def _refuse_lost_value(self, line: int, column: int) -> None:
        """A blank value may be one that starts with #, so that YAML took it for a remark."""
        row = self.rows.rows[line] if line < len(self.rows.rows) else ""
        found = _LOST_TO_A_REMARK.match(row, column)
        if found:
            entry = parts(f"{row[:column]} x")
            meant = quoted(entry, found["value"].rstrip()) if entry else None
            self._raise(line, found.start("value"), say.special_start, "#", meant=meant)

    def _refuse_odd_start(self, line: int, column: int) -> None:
        """A dash without its space, or a word processor's space, is taken by YAML for part of the text."""
        slip = self.rows.fault(line) if not self.rows.rows[line][:column].strip(" -") else None
        if slip:
            raise _SlipError(slip)

    def _refuse_shorthand(self, event: Event) -> None:
        """Stops at an anchor, alias or tag: each could make a small file a huge one, or text something else."""
        line, column = _start(event)
        tag = getattr(event, "tag", None)
        anchor = isinstance(event, AliasEvent) or getattr(event, "anchor", None)
        if not anchor and not tag:
            return
        row = self.rows.rows[line]
        entry = parts(row)
        alone = isinstance(event, SequenceStartEvent | MappingStartEvent) or not entry or entry.start("value") != column
        text = row[column:].partition(" ")[2].strip()
        if anchor:
            self.lost.add(row[column:].strip())
            sign = "*" if isinstance(event, AliasEvent) else "&"
            meant = quoted(entry) if entry and not alone and (text or sign == "*") else None
            self._raise(line, column, say.anchor, sign, meant=meant)
        name = str(tag).replace("tag:yaml.org,2002:", "!!")
        meant = None
        if entry and not alone and text:
            meant = f"{row[:column]}{text}" if name.startswith("!!") else quoted(entry)
        self._raise(line, column, say.tag, name, meant=meant)

    def _raise(
        self, line: int, column: int, message: Callable[..., Problem], *args: object, meant: str | None
    ) -> NoReturn:
        raise _SlipError(self.rows.slip(line, column, message, *args, meant=meant))


def read_yaml(path: str, text: str) -> Tree:
    """The tree of a YAML text, and every problem met on the way.

    Lines of `text` are the lines of the file, so that places are right for the facts on top of a Markdown file too.
    """
    rows = Rows(path, text.split("\n"))
    slips: list[Problem] = []
    lost: set[str] = set()
    again = 0
    while True:
        reader = _Reader(rows, lost)
        try:
            node = reader.tree(text)
            return Tree(node, [*slips, *reader.problems], frozenset(lost))
        except _SlipError as stop:
            slip = stop.slip
        except yaml.YAMLError as error:
            slip = slip_behind(rows, error, reader.last_span)
        if any(known.place.line == slip.row + 1 and known.code == slip.problem.code for known in slips):
            return Tree(None, [*slips, *reader.problems])
        slips.append(slip.problem)
        if slip.meant is None:
            return Tree(None, [*slips, *reader.problems])
        again += slip.row
        if len(slips) >= MOST_SLIPS or again > MOST_READ_AGAIN:
            return Tree(None, [*slips, *reader.problems, say_facts.too_many(slip.problem.place)])
        rows.mend(slip)
        text = "\n".join(rows.rows)


def without_unseen(path: str, text: str) -> tuple[str, list[Problem]]:
    """A text with a sign in place of each character that cannot be seen, and a problem for each line that has one."""
    problems: list[Problem] = []
    found = _UNSEEN.search(text)
    while found and len(problems) < MOST_SLIPS:
        problems.append(say.control_character(place_at(path, text, found.start()), ord(found.group())))
        end = text.find("\n", found.end())
        found = _UNSEEN.search(text, end) if end >= 0 else None
    return (_UNSEEN.sub("\ufffd", text) if problems else text), problems


def place_at(path: str, text: str, offset: int) -> Place:
    """The place of a character in a text."""
    before = text[:offset]
    line = before.count("\n")
    return Place(path, line + 1, offset - (before.rfind("\n") + 1) + 1)
