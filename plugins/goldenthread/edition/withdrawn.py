"""What people no longer consent to: gone from every edition, with all that belongs to it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from goldenthread.graph.graph import Graph
from goldenthread.model.media import Consent, Media, parts_in
from goldenthread.model.record import Record
from goldenthread.model.thing import Part


def without_withdrawn(graph: Graph, today: dt.date) -> Graph:
    """The graph without the items, films and recordings whose consent has been withdrawn by this day."""
    gone = {record.ref for record in graph if _ended(record.facts.get("consent"), today)}
    kept = [
        _without(record, today) for record in graph
        if record.ref not in gone and not any(holder in gone for holder in record.holders)
    ]
    same = len(kept) == len(graph) and all(one is other for one, other in zip(kept, graph, strict=True))
    return graph if same else Graph(kept, graph.order)


def media_files(graph: Graph) -> set[str]:
    """The files of all films, pictures and recordings in a graph, by their paths in the strategy folder."""
    return {
        file
        for record in graph
        for value in record.facts.values()
        for part in parts_in(value)
        if isinstance(part, Media)
        for file in part.files()
    }


def _ended(consent: object, today: dt.date) -> bool:
    return isinstance(consent, Consent) and consent.ended(today)


def _without(record: Record, today: dt.date) -> Record:
    facts = {name: _left(value, today) for name, value in record.facts.items()}
    if all(facts[name] is value for name, value in record.facts.items()):
        return record
    return replace(record, facts={name: value for name, value in facts.items() if value not in (None, ())})


def _left(value: Any, today: dt.date) -> Any:
    """A value without what is withdrawn, however deep it lies; the value itself where nothing is."""
    if isinstance(value, tuple) and any(isinstance(entry, Part) for entry in value):
        left = tuple(kept for entry in value if (kept := _left(entry, today)) is not None)
        same = len(left) == len(value) and all(one is two for one, two in zip(left, value, strict=True))
        return value if same else left
    if not isinstance(value, Part):
        return value
    if _ended(getattr(value, "consent", None), today):
        return None
    inner = {name: (getattr(value, name), _left(getattr(value, name), today)) for name in type(value).model_fields}
    changed = {name: after for name, (before, after) in inner.items() if after is not before}
    return value.model_copy(update=changed) if changed else value
