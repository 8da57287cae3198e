"""What is in no public edition as a whole; its facts and parts are another matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from goldenthread.graph.forms import hides_its_original, originals, waits
from goldenthread.model.record import Record


def hidden_from_the_public(graph: Iterable[Record]) -> set[str]:
    """What is in no public edition: what is internal as a whole, what such a thing holds, and all that says it again;
    and forms that nobody has checked.
    """
    records = {record.ref: record for record in graph}
    hidden = {ref for ref, record in records.items() if _is_internal(record) or waits(record, records)}
    hidden |= _held(records, hidden)
    hidden |= {ref for ref, record in records.items() if not hidden.isdisjoint(originals(record))}
    return hidden | _held(records, hidden)


def names_shown(graph: Iterable[Record]) -> dict[str, list[str]]:
    """The ids of what the public edition may show, by kind, in their order: what can be named in an author's file."""
    records = list(graph)
    hidden = hidden_from_the_public(records)
    names: dict[str, list[str]] = {}
    for record in records:
        if record.ref not in hidden:
            names.setdefault(record.kind, []).append(record.id)
    return names


def _held(records: Mapping[str, Record], hidden: set[str]) -> set[str]:
    return {ref for ref, record in records.items() if any(holder in hidden for holder in record.holders)}


def _is_internal(record: Record) -> bool:
    """Whether a record is internal as a whole: marked so, exempt from what the public sees, withdrawn for the sake of
    somebody's privacy, or named after a fact that is internal.
    """
    if record.facts.get("exempt") or record.facts.get("withdrawn_for") or hides_its_original(record):
        return True
    return record.internal or (record.named_from is not None and record.named_from in record.internal_facts)
