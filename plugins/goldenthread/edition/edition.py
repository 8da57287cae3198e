"""The one place that takes anything away: what is internal is in no record of the public edition.

Pages and exports are given the graph that comes out of here and cannot reach the whole one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from goldenthread.edition.view import View
from goldenthread.edition.withdrawn import without_withdrawn
from goldenthread.edition.withholding import decide, guarded
from goldenthread.graph.graph import Graph
from goldenthread.graph.hidden import hidden_from_the_public
from goldenthread.model.record import Record
from goldenthread.model.shape import shapes
from goldenthread.model.thing import Part


def edition(graph: Graph, view: View) -> Graph:
    """The graph as an audience may see it: all of it for `internal`; for anyone else what is not marked internal,
    with small numbers about people withheld. What nobody consents to any more is in neither.
    """
    graph = without_withdrawn(graph, view.today)
    if not view.is_public:
        return Graph([replace(record, internal_facts=frozenset()) for record in graph], graph.order)
    hidden = hidden_from_the_public(graph)
    whole = [record for record in graph if record.ref not in hidden]
    withheld = decide(whole, view)
    kept = [shown for record in whole if (shown := guarded(_public(record, view, hidden), record, view, withheld))]
    return Graph(kept, graph.order)


def _public(record: Record, view: View, hidden: set[str]) -> Record:
    """A record without its internal facts, and without the names of what is hidden; why a gap is left goes where the
    gaps go.
    """
    unsaid = frozenset(mention.typed for mention in record.mentions if mention.target in hidden)
    left_out = record.internal_facts | (frozenset() if view.publishing.gaps == "public" else {"known_gaps"})
    facts = {
        name: kept
        for name, value in record.facts.items()
        if name not in left_out and (kept := _without_internal(value, unsaid)) is not None
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


def _without_internal(value: Any, unsaid: frozenset[str]) -> Any:
    """A value without the groups of facts that are internal, however deep they lie, and without the names that must not
    be said; None where nothing is left.
    """
    if isinstance(value, Part):
        if value.audience == "internal":
            return None
        changed = {}
        for shape in shapes(type(value)).values():
            before = getattr(value, shape.attr)
            if shape.link:
                said = tuple(typed for typed in before if typed not in unsaid)
                after: Any = before if len(said) == len(before) else said
            else:
                after = _without_internal(before, unsaid)
            if after is not before:
                changed[shape.attr] = () if after is None and isinstance(before, tuple) else after
        return value.model_copy(update=changed) if changed else value
    if isinstance(value, tuple) and any(isinstance(entry, Part) for entry in value):
        kept = tuple(left for entry in value if (left := _without_internal(entry, unsaid)) is not None)
        if len(kept) == len(value) and all(after is before for after, before in zip(kept, value, strict=True)):
            return value
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
