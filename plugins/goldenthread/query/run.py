"""A question answered from an edition: the items that fit it, in the order it asks for."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from goldenthread.graph.graph import PART_OF, REFERS_TO, Graph, natural
from goldenthread.graph.naming import fold
from goldenthread.model.query import Filter, Query, Subject
from goldenthread.model.record import Record
from goldenthread.model.when import Period, Span, Timescale, When, WhenError, read_timescale, read_when

LONG = 4
_WORD = re.compile(r"\w+(?:[.']\w+)*")
_NOT_ITS_OWN = (PART_OF, REFERS_TO, "drawn_from")


def answer(query: Query, graph: Graph) -> list[Record]:
    """Every item that fits, in order; the limit is the reader's affair, so that a page can say how many there are."""
    found = [record for record in graph.of_kind(query.kind)
             if all(_fits(graph, record, one) for one in query.filters)]
    found.sort(key=lambda record: _place(graph, record))
    if query.sort:
        subject = query.sort
        keyed = [(_key(graph, record, subject), record) for record in found]
        given = [one for one in keyed if one[0] is not None]
        given.sort(key=lambda one: one[0] or (), reverse=query.backwards)
        return [record for _, record in given] + [record for key, record in keyed if key is None]
    return found[::-1] if query.backwards else found


def value_of(graph: Graph, record: Record, subject: Subject) -> Any:
    """What an item has of a subject: words, a date, several of them, or the records at the other end of a link."""
    if subject.sort in ("id", "code", "title"):
        return getattr(record, subject.sort)
    if subject.sort == "link":
        found = [one for way in (subject, *subject.also) for one in _led_to(graph, record, way)]
        return list({one.ref: one for one in found}.values())
    if subject.kinds:
        return _led_to(graph, record, subject)
    if subject.sort == "held":
        return graph.held(record.ref, subject.name)
    value = graph.derived(record).get(subject.name)
    if subject.dated and isinstance(value, list | tuple):
        return tuple(read_timescale(one) if isinstance(one, str) else one for one in value)
    return value


def _led_to(graph: Graph, record: Record, subject: Subject) -> list[Record]:
    """The records that one way leads to."""
    if subject.sort == "strategy":
        found = graph.strategy_of(record)
        return [found] if found else []
    if subject.sort == "holder":
        return _holders(graph, record, subject)
    if subject.sort == "back":
        return graph.sources(record.ref, subject.name)
    if subject.sort == "above":
        return [one for ref in record.holders if ref in graph for one in graph.targets(ref, subject.name)]
    near = graph.targets(record.ref, subject.name)
    return [one for each in near for one in _holders(graph, each, subject)] if subject.sort == "through" else near


def _holders(graph: Graph, record: Record, subject: Subject) -> list[Record]:
    return [graph[ref] for ref in record.holders if ref in graph and ref.partition(":")[0] in subject.kinds]


def _fits(graph: Graph, record: Record, one: Filter) -> bool:
    if one.how == "words":
        said = _words(graph, record)
        return any(_has_words(said, words) for words in one.words)
    if one.subject is None:
        return True
    value = value_of(graph, record, one.subject)
    if one.how in ("with", "without"):
        typed = one.subject.sort == "link" and bool(graph.links(record.ref).get(one.subject.name))
        return (value not in (None, "", (), []) or typed) == (one.how == "with")
    if one.how in ("before", "after"):
        day = _day(value)
        return bool(day and one.day and (day < one.day if one.how == "before" else day > one.day))
    if one.subject.kinds:
        wanted = {fold(word) for word in one.words}
        ties = graph.links(record.ref).get(one.subject.name, []) if one.subject.sort == "link" else []
        return any(found.ref in one.targets for found in value) or any(
            not tie.target and fold(tie.typed) in wanted for tie in ties)
    if one.targets and any(found.ref in one.targets for way in one.subject.also
                           for found in _led_to(graph, record, way)):
        return True
    return any(_same(value, word) for word in one.words)


def _same(value: Any, word: str) -> bool:
    """Whether a value is the one that some words name: the same words, or the same days."""
    if isinstance(value, tuple | list):
        return any(_same(entry, word) for entry in value)
    if isinstance(value, bool):
        return word.lower() in (("yes", "true") if value else ("no", "false"))
    if isinstance(value, When | Period | Timescale | Span):
        if fold(value.text) == fold(word) or (isinstance(value, Timescale) and _reads_as(value, word)):
            return True
        try:
            return _day(value) == read_when(word).last
        except WhenError:
            return False
    return value is not None and fold(str(value)) == fold(word)


def _reads_as(value: Timescale, word: str) -> bool:
    """Whether a timescale says the same as some words: the same days, how often and state, or the state they name."""
    try:
        said = read_timescale(word)
    except WhenError:
        return False
    if said.state and not (said.due or said.start or said.cadence):
        return value.state == said.state
    read = _read(said)
    return any(read) and _read(value) == read


def _read(scale: Timescale) -> tuple[Any, ...]:
    days = [(span.first, span.last) if span else None for span in (scale.start, scale.due)]
    return (*days, scale.cadence, scale.state)


def _day(value: Any) -> dt.date | None:
    """The last day that a value names."""
    if isinstance(value, Timescale):
        span = value.due or value.start
        return span.last if span else None
    if isinstance(value, tuple | list):
        return max((day for entry in value if (day := _day(entry))), default=None)
    return value.last if isinstance(value, When | Period | Span) else None


def _words(graph: Graph, record: Record) -> list[str]:
    """All the words of an item, and of the names of those it is linked to."""
    facts = graph.derived(record)
    texts = [record.title, record.code or ""]
    for value in facts.values():
        for text in value if isinstance(value, list | tuple) else [value]:
            said = text.text if isinstance(text, When | Period | Timescale | Span) else text
            texts += [said] if isinstance(said, str) else []
    for relation, ties in graph.links(record.ref).items():
        texts += [tie.typed for tie in ties if relation not in _NOT_ITS_OWN]
        for found in graph.targets(record.ref, relation) if relation not in _NOT_ITS_OWN else ():
            texts += [found.title, *found.facts.get("aliases", ())]
    return _WORD.findall(fold(" ".join(texts)))


def _has_words(said: list[str], typed: str) -> bool:
    """Whether all the words typed are there, whole; of a longer one its beginning will do."""
    wanted = _WORD.findall(fold(typed))
    return bool(wanted) and all(
        any(word == one or (len(one) >= LONG and word.startswith(one)) for word in said) for one in wanted)


def _place(graph: Graph, record: Record) -> tuple[Any, ...]:
    """Where an item stands: in what holds it by its number, its code or where it was written, and then by its id."""
    above = [graph[ref] for ref in reversed(record.holders) if ref in graph]
    return tuple(_own_place(one) for one in (*above, record))


def _own_place(record: Record) -> tuple[Any, ...]:
    given = (record.facts.get("number"), record.facts.get("order"), record.code)
    number = next((str(one) for one in given if one is not None), None)
    ordered = (1, ()) if number is None else (0, natural(number))
    return (*ordered, record.order, natural(record.id)) if record.holders else (0, (), 0, natural(record.id))


def _key(graph: Graph, record: Record, subject: Subject) -> tuple[Any, ...] | None:
    """What an item is sorted by; None where it has nothing of the subject."""
    value = value_of(graph, record, subject)
    if value in (None, "", (), []):
        return None
    day = _day(value)
    if day:
        return (0, day.isoformat(), ())
    if isinstance(value, list | tuple):
        value = value[0]
    words = value.title if isinstance(value, Record) else getattr(value, "text", str(value))
    return (1, "", natural(words))
