"""Actions that refer to each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.checks.faults import Faults
from goldenthread.graph.graph import REFERS_TO, Graph
from goldenthread.kind import Kinds
from goldenthread.messages import links as say
from goldenthread.problems import Problem


def references(graph: Graph, kinds: Kinds, faults: Faults) -> Iterator[Problem]:
    """A circle of “refer to” is noticed once, at the first of its actions."""
    done: set[str] = set()
    for record in graph.of_kind("action"):
        path: list[str] = []
        stack = [(record.ref, iter(graph.targets(record.ref, REFERS_TO)))] if record.ref not in done else []
        path = [record.ref] if stack else []
        while stack:
            ref, targets = stack[-1]
            target = next(targets, None)
            if target is None:
                stack.pop()
                path.pop()
                done.add(ref)
            elif target.ref in path:
                circle = [*path[path.index(target.ref):], target.ref]
                first = graph[circle[0]]
                if len(circle) > 2:
                    yield say.refers_in_a_circle(first.place, [graph[at].code or graph[at].last for at in circle])
            elif target.ref not in done:
                stack.append((target.ref, iter(graph.targets(target.ref, REFERS_TO))))
                path.append(target.ref)
