"""The words of a project, a piece at a time, each knowing where in its file it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from goldenthread.checks.setting import Setting
from goldenthread.graph.graph import Graph
from goldenthread.graph.hidden import hidden_from_the_public
from goldenthread.model.record import Record
from goldenthread.model.thing import COMMON_INTERNAL, Part
from goldenthread.model.when import Period, Timescale, When
from goldenthread.problems import Place
from goldenthread.source.finding import find

NO_WORDS = frozenset({"was", "inferred", "example", "picture", "emphasis"})
PROSE = "text below the facts"
_ANEW = re.compile(r"\s*(?:$|[-*+|>#]|\d{1,3}[.)]\s|```|~~~)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words: whose they are, of which fact, and where that fact starts.

    `before` is what stands in the same fact before them; `offset` their place in the text below the facts, where they
    are from there; `typed` that they are a name that is in no list, shown as typed.
    """

    record: Record
    fact: str
    text: str
    place: Place
    before: str = ""
    offset: int | None = None
    typed: bool = False

    def at(self, start: int, end: int, setting: Setting) -> Place:
        """The place of some of the words in the file."""
        prose = self.record.prose
        if self.offset is not None and prose is not None:
            return setting.in_prose(self.record.place.path, prose, self.offset + start)
        whole = self.before + self.text
        ahead = len(self.before)
        return find(self.place, setting.rows(self.record.place.path), whole, ahead + start, ahead + end)


_PUBLIC: WeakKeyDictionary[Graph, tuple[Record, ...]] = WeakKeyDictionary()
_PUBLISHED: WeakKeyDictionary[Graph, tuple[Piece, ...]] = WeakKeyDictionary()
"""What several checks ask of one graph, which never changes."""


def public_records(graph: Graph) -> tuple[Record, ...]:
    """What is not internal as a whole, nor held by anything that is."""
    if graph not in _PUBLIC:
        hidden = hidden_from_the_public(graph)
        _PUBLIC[graph] = tuple(record for record in graph if record.ref not in hidden)
    return _PUBLIC[graph]


def as_written(record: Record, graph: Graph) -> Record:
    """The item as its author wrote it: an action, for a step that was written without being named as one."""
    holder = graph.records.get(record.holders[0]) if record.holders else None
    return holder if holder is not None and holder.place == record.place else record


def published(graph: Graph) -> tuple[Piece, ...]:
    """All words that the public edition may show."""
    if graph not in _PUBLISHED:
        _PUBLISHED[graph] = tuple(piece for record in public_records(graph)
                                  for piece in pieces(record, record.internal_facts, internal=False))
    return _PUBLISHED[graph]


def shown(graph: Graph, setting: Setting) -> Iterator[Piece]:
    """All words that the edition may show; in the internal one all that were written, notes and waivers apart."""
    if setting.is_public:
        yield from published(graph)
        return
    for record in graph:
        yield from pieces(record, COMMON_INTERNAL, internal=True)


def of_fact(record: Record, name: str) -> Iterator[Piece]:
    """The words of one fact."""
    if name in record.facts:
        yield from _of_value(record, name, record.facts[name], internal=True)


def pieces(record: Record, without: frozenset[str], *, internal: bool) -> Iterator[Piece]:
    """The words of one item, those of some facts apart; of a group that is internal only where asked."""
    for name, value in record.facts.items():
        if name not in without and name not in NO_WORDS:
            yield from _of_value(record, name, value, internal=internal)
    for mention in record.mentions:
        if mention.to.open and mention.target is None and mention.field not in without and not mention.internal:
            yield Piece(record, mention.field, mention.typed, mention.place, typed=True)
    if record.prose is not None:
        for offset, text in paragraphs(record.prose.text):
            yield Piece(record, PROSE, text, record.prose.place, offset=offset)


def _of_value(record: Record, name: str, value: Any, *, internal: bool) -> Iterator[Piece]:
    """The words of a fact, those of its entries and parts among them."""
    place = record.places.get(name, record.place)
    before = ""
    for text in _words(value, internal=internal):
        yield Piece(record, name, text, place, before)
        before += text + " "


def _words(value: Any, *, internal: bool) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, When | Period | Timescale):
        yield value.text
    elif isinstance(value, tuple):
        for entry in value:
            yield from _words(entry, internal=internal)
    elif isinstance(value, Part) and (internal or value.audience != "internal"):
        for field in type(value).model_fields:
            if field != "audience":
                yield from _words(getattr(value, field), internal=internal)


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs, list entries and rows of a Markdown text, with their offsets; line ends in them are spaces."""
    start = at = 0
    for row in text.splitlines(keepends=True):
        if _ANEW.match(row):
            if at > start:
                yield start, _flat(text[start:at])
            start = at
        at += len(row)
    if at > start:
        yield start, _flat(text[start:at])


def _flat(text: str) -> str:
    return re.sub(r"[\r\n]", " ", text)


def sentences(text: str) -> Iterator[re.Match[str]]:
    """The sentences of a piece, cells of a table apart."""
    return re.finditer(r"[^.!?|;]+[.!?]*", text)
