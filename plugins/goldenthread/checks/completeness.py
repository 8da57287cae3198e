"""Things that are empty where they should not be."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.graph.graph import Graph
from goldenthread.kind import Kinds
from goldenthread.messages import links as say
from goldenthread.problems import Problem


def plans_with_actions(graph: Graph, kinds: Kinds) -> Iterator[Problem]:
    """An action plan has at least one action."""
    for plan in graph.of_kind("action-plan"):
        if not any(graph.held(outcome.ref, "action") for outcome in graph.held(plan.ref, "outcome")):
            yield say.plan_without_actions(plan.places.get("outcomes", plan.place))
