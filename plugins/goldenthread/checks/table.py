"""All checks, in order. A new check is a file beside this one and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from goldenthread.checks import circles, completeness, prose_links, same_words, unique
from goldenthread.graph.graph import Graph
from goldenthread.kind import Kinds
from goldenthread.model.record import Record
from goldenthread.problems import Problem

OF_RECORDS: tuple[Callable[[list[Record], Kinds], Iterable[Problem]], ...] = (
    unique.names,
    unique.addresses,
    unique.old_addresses,
)
OF_GRAPH: tuple[Callable[[Graph, Kinds], Iterable[Problem]], ...] = (
    circles.references,
    same_words.items,
    prose_links.links,
)
OF_WHOLE_FILES: tuple[Callable[[Graph, Kinds, frozenset[str]], Iterable[Problem]], ...] = (
    completeness.plans_with_actions,
)


def check(records: list[Record], graph: Graph, kinds: Kinds, faulty: frozenset[str]) -> list[Problem]:
    """Every problem that only the whole can show; `faulty` are the paths of files that have problems already."""
    found = [problem for one in OF_RECORDS for problem in one(records, kinds)]
    found += [problem for one in OF_GRAPH for problem in one(graph, kinds)]
    return found + [problem for one in OF_WHOLE_FILES for problem in one(graph, kinds, faulty)]
