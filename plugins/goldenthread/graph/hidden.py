"""What is in no public edition as a whole; its facts and parts are another matter."""

from __future__ import annotations

from goldenthread.graph.graph import Graph
from goldenthread.model.record import Record


def hidden_from_the_public(graph: Graph) -> set[str]:
    """What is in no public edition: what is internal as a whole, and what such a thing holds."""
    hidden = {record.ref for record in graph if _is_internal(record)}
    return hidden | {record.ref for record in graph if any(holder in hidden for holder in record.holders)}


def _is_internal(record: Record) -> bool:
    """Whether a record is internal as a whole: marked so, or named after a fact that is."""
    return record.internal or (record.named_from is not None and record.named_from in record.internal_facts)
