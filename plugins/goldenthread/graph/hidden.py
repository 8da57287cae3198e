"""What is in no public edition as a whole; its facts and parts are another matter."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.model.record import Record


def hidden_from_the_public(graph: Iterable[Record]) -> set[str]:
    """What is in no public edition: what is internal as a whole, and what such a thing holds."""
    graph = list(graph)
    hidden = {record.ref for record in graph if _is_internal(record)}
    return hidden | {record.ref for record in graph if any(holder in hidden for holder in record.holders)}


def _is_internal(record: Record) -> bool:
    """Whether a record is internal as a whole: marked so, exempt from what the public sees, withdrawn for the sake of
    somebody's privacy, or named after a fact that is internal.
    """
    if record.facts.get("exempt") or record.facts.get("withdrawn_for"):
        return True
    return record.internal or (record.named_from is not None and record.named_from in record.internal_facts)
