"""The one place that takes anything away: what is internal is in no record of the public edition.

Pages and exports are given the graph that comes out of here and cannot reach the whole one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from goldenthread.graph.graph import Graph
from goldenthread.model.record import Record
from goldenthread.model.thing import Part


def edition(graph: Graph, audience: str) -> Graph:
    """The graph as an audience may see it: all of it for `internal`, what is not marked internal for anyone else."""
    if audience == "internal":
        return Graph([replace(record, internal_facts=frozenset()) for record in graph], graph.order)
    hidden = {record.ref for record in graph if _is_internal(record)}
    kept = [
        _public(record)
        for record in graph
        if record.ref not in hidden and not any(holder in hidden for holder in record.holders)
    ]
    return Graph(kept, graph.order)


def _is_internal(record: Record) -> bool:
    """Whether a record is internal as a whole: marked so, or named after a fact that is."""
    return record.internal or (record.named_from is not None and record.named_from in record.internal_facts)


def _public(record: Record) -> Record:
    facts = {
        name: kept
        for name, value in record.facts.items()
        if name not in record.internal_facts and (kept := _without_internal(value)) is not None
    }
    return replace(
        record,
        facts=facts,
        title=_title(record, facts),
        code=record.code if record.type.coded not in record.internal_facts else None,
        mentions=tuple(
            mention for mention in record.mentions
            if mention.field not in record.internal_facts and not mention.internal
        ),
        places={name: place for name, place in record.places.items() if name not in record.internal_facts},
        internal_facts=frozenset(),
    )


def _without_internal(value: Any) -> Any:
    """A value without the groups of facts that are internal; None where nothing is left."""
    if isinstance(value, Part):
        return None if value.audience == "internal" else value
    if isinstance(value, tuple) and any(isinstance(entry, Part) for entry in value):
        kept = tuple(entry for entry in value if not (isinstance(entry, Part) and entry.audience == "internal"))
        return kept or None
    return value


def _title(record: Record, facts: Mapping[str, Any]) -> str:
    """The title, made anew where the fact that gave it is internal."""
    if not any(fact in record.internal_facts for fact in record.type.titled):
        return record.title
    for fact in record.type.titled:
        value = facts.get(fact)
        if value:
            return str(getattr(value, "text", value))
    return record.type.word.capitalize()
