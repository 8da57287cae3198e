"""All checks, in order. A new check is a file beside this one and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from goldenthread.checks import circles, completeness, prose_links, same_words, unique
from goldenthread.checks.faults import Faults
from goldenthread.graph.graph import Graph
from goldenthread.kind import Kinds
from goldenthread.model.record import Record
from goldenthread.problems import Problem

OF_RECORDS: tuple[Callable[[list[Record], Kinds], Iterable[Problem]], ...] = (
    unique.names,
    unique.addresses,
    unique.old_addresses,
)
OF_GRAPH: tuple[Callable[[Graph, Kinds, Faults], Iterable[Problem]], ...] = (
    completeness.plans_with_actions,
    circles.references,
    same_words.items,
    prose_links.links,
)


def check(records: list[Record], graph: Graph, kinds: Kinds, faults: Faults) -> list[Problem]:
    """Every problem that only the whole can show, other than those that follow from faults found before."""
    found = [problem for one in OF_RECORDS for problem in one(records, kinds)]
    return found + [problem for one in OF_GRAPH for problem in one(graph, kinds, faults)]
