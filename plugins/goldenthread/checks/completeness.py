"""Things that are empty where they should not be."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.checks.faults import Faults
from goldenthread.graph.graph import Graph
from goldenthread.kind import Kinds
from goldenthread.messages import links as say
from goldenthread.messages.facts import missing_fact
from goldenthread.messages.intake import no_strategy_yet
from goldenthread.model.nearest import nearest
from goldenthread.model.record import Record
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


def holders(graph: Graph, kinds: Kinds, faults: Faults) -> Iterator[Problem]:
    """What belongs to something in another file names one that is there, or lies in a folder of that name: with a
    holder that nobody finds it would be shown although its holder is internal.
    """
    for record in graph:
        fact, kind = record.type.held_by or ("", "")
        if not fact or len(record.holders) != 1 or record.holders[0] in graph or _is_linked(record, fact):
            continue
        wanted = record.holders[0].partition(":")[2]
        if wanted in faults.lost:
            continue
        typed = str(record.facts.get(fact) or "")
        if typed:
            near = nearest(wanted, [other.id for other in graph.of_kind(kind)])
            yield say.leads_nowhere(record.places.get(fact, record.place), typed, [kinds[kind].word], near)
        else:
            yield missing_fact(record.place, fact, kinds[record.kind].word, "Or name the folder after it.")


def _is_linked(record: Record, fact: str) -> bool:
    """Whether a fact is a link, whose end is looked for with all others."""
    return any(mention.field == fact for mention in record.mentions)
