"""Blocks in a text that list or count items."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.checks.faults import Faults
from goldenthread.graph.graph import Graph
from goldenthread.kind import Kinds
from goldenthread.messages import queries as say
from goldenthread.problems import Problem
from goldenthread.query.run import answer


def empty(graph: Graph, kinds: Kinds, faults: Faults) -> Iterator[Problem]:
    """A block that finds nothing is noticed; where something is faulty, or could not be read, it may be for that."""
    for record in graph:
        for query in record.queries:
            if not (faults.paths or faults.lost.names) and not answer(query, graph):
                yield say.block_empty(query.place, kinds[query.kind].plural)
