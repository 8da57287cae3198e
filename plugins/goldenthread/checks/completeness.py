"""Things that are empty where they should not be."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.checks.faults import Faults
from goldenthread.graph.graph import Graph
from goldenthread.kind import Kinds
from goldenthread.messages import links as say
from goldenthread.messages.intake import no_strategy_yet
from goldenthread.problems import Problem


def plans_with_actions(graph: Graph, kinds: Kinds, faults: Faults) -> Iterator[Problem]:
    """An action plan has at least one action; where its file has faults, it may be that it could not be read."""
    for plan in graph.of_kind("action-plan"):
        actions = any(graph.held(outcome.ref, "action") for outcome in graph.held(plan.ref, "outcome"))
        if not actions and plan.place.path not in faults.paths:
            yield say.plan_without_actions(plan.places.get("outcomes", plan.place))


def plans_of_a_strategy(graph: Graph, kinds: Kinds, faults: Faults) -> Iterator[Problem]:
    """An action plan says which strategy it carries out; one that has just been imported does not yet."""
    for plan in graph.of_kind("action-plan"):
        if not any(mention.to.relation == "strategy" for mention in plan.mentions) and \
                plan.place.path not in faults.paths:
            yield no_strategy_yet(plan.place, plan.title)
