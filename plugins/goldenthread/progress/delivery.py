"""Which actions deliver a priority."""

from __future__ import annotations

from goldenthread.graph.graph import Graph
from goldenthread.model.record import Record


def delivering(graph: Graph, priority: Record) -> list[Record]:
    """The actions that deliver a priority: its own, and those of an outcome that does."""
    found: list[Record] = []
    for record in graph.sources(priority.ref, "delivers"):
        found += graph.held(record.ref, "action") if record.kind == "outcome" else [record]
    for goal in graph.held(priority.ref, "objective"):
        found += graph.sources(goal.ref, "works_towards")
    return list({record.ref: record for record in found}.values())
