"""A question answered from an edition: the items that fit it, in the order it asks for."""

from __future__ import annotations

import datetime as dt
from typing import Any

from goldenthread.graph.graph import Graph, natural
from goldenthread.graph.naming import fold
from goldenthread.model.query import Filter, Query, Subject
from goldenthread.model.record import Record
from goldenthread.model.when import Period, Span, Timescale, When, WhenError, read_when


def answer(query: Query, graph: Graph) -> list[Record]:
    """Every item that fits, in order; the limit is the reader's affair, so that a page can say how many there are."""
    found = [record for record in graph.of_kind(query.kind)
             if all(_fits(graph, record, one) for one in query.filters)]
    if query.sort:
        subject = query.sort
        keyed = [(_key(graph, record, subject), record) for record in found]
        given = [one for one in keyed if one[0] is not None]
        given.sort(key=lambda one: one[0] or (), reverse=query.backwards)
        return [record for _, record in given] + [record for key, record in keyed if key is None]
    return found[::-1] if query.backwards else found


def value_of(graph: Graph, record: Record, subject: Subject) -> Any:
    """What an item has of a subject: words, a date, several of them, or the records at the other end of a link."""
    if subject.sort == "id":
        return record.id
    if subject.sort == "code":
        return record.code
    if subject.sort == "title":
        return record.title
    if subject.sort == "strategy":
        found = graph.strategy_of(record)
        return [found] if found else []
    if subject.sort == "holder":
        return [graph[ref] for ref in record.holders if ref in graph and ref.partition(":")[0] in subject.kinds]
    if subject.sort == "link":
        return graph.targets(record.ref, subject.name)
    if subject.sort == "back":
        return graph.sources(record.ref, subject.name)
    if subject.sort == "held":
        return graph.held(record.ref, subject.name)
    return graph.derived(record).get(subject.name)


def _fits(graph: Graph, record: Record, one: Filter) -> bool:
    if one.how == "words":
        text = _words(graph, record)
        return any(all(word in text for word in fold(words).split()) for words in one.words)
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
    return any(_same(value, word) for word in one.words)


def _same(value: Any, word: str) -> bool:
    """Whether a value is the one that some words name: the same words, or the same days."""
    if isinstance(value, tuple | list):
        return any(_same(entry, word) for entry in value)
    if isinstance(value, bool):
        return word.lower() in (("yes", "true") if value else ("no", "false"))
    if isinstance(value, When | Period | Timescale | Span):
        try:
            return fold(value.text) == fold(word) or _day(value) == read_when(word).last
        except WhenError:
            return False
    return value is not None and fold(str(value)) == fold(word)


def _day(value: Any) -> dt.date | None:
    """The last day that a value names."""
    if isinstance(value, Timescale):
        span = value.due or value.start
        return span.last if span else None
    if isinstance(value, tuple | list):
        return max((day for entry in value if (day := _day(entry))), default=None)
    return value.last if isinstance(value, When | Period | Span) else None


def _words(graph: Graph, record: Record) -> str:
    """All the words of an item, and the names of those it is linked to."""
    facts = graph.derived(record)
    texts = [record.title, record.code or ""]
    texts += [text for value in facts.values() for text in (value if isinstance(value, list | tuple) else [value])
              if isinstance(text, str)]
    texts += [tie.typed for ties in graph.links(record.ref).values() for tie in ties]
    return fold(" ".join(texts))


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
