"""Dates that cannot all be kept: due before what is waited for, before the plan was agreed, or after it is over."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.checks.faults import Faults
from goldenthread.graph.graph import REFERS_TO, Graph
from goldenthread.kind import Kinds
from goldenthread.messages import dates as say
from goldenthread.model.record import Record
from goldenthread.model.when import Span, Timescale, When
from goldenthread.problems import Place, Problem


def order(graph: Graph, kinds: Kinds, faults: Faults) -> Iterator[Problem]:
    """An action that is due before one it refers to."""
    for action in graph.of_kind("action"):
        due = _due(graph, action)
        for other in graph.targets(action.ref, REFERS_TO) if due else ():
            later = _due(graph, other)
            if due and later and due.last < later.last:
                found = say.due_before_what_it_refers_to(
                    _place(graph, action), action.code or action.last, due.text, other.code or other.last, later.text)
                yield _weighed(found, action)


def plans(graph: Graph, kinds: Kinds, faults: Faults) -> Iterator[Problem]:
    """A step whose time had begun before its plan was agreed, or that is due after the plan is over."""
    for step in graph.of_kind("step"):
        plan = graph.records.get(step.holders[-1]) if step.holders else None
        scale = step.facts.get("timescale")
        due = scale.due if isinstance(scale, Timescale) else None
        if plan is None or due is None:
            continue
        place = step.places.get("timescale", step.place)
        agreed = plan.facts.get("approved") or plan.facts.get("tabled")
        if isinstance(agreed, When) and due.first <= agreed.last:
            yield _weighed(say.due_before_the_plan(place, due.text, agreed.text), step)
        period = plan.facts.get("period")
        if period and period.last < due.last:
            yield _weighed(say.after_the_period(place, due.text, period.text), step)


def targets(graph: Graph, kinds: Kinds, faults: Faults) -> Iterator[Problem]:
    """A target for a day after the period of the strategy that sets it."""
    for measure in graph.of_kind("measure"):
        target = measure.facts.get("target")
        strategy = graph.strategy_of(measure)
        period = strategy.facts.get("period") if strategy else None
        date = getattr(target, "date", None)
        if period and isinstance(date, When) and period.last < date.last:
            place = measure.places.get("target", measure.place)
            yield _weighed(say.after_the_period(place, date.text, period.text), measure)


def _due(graph: Graph, action: Record) -> Span | None:
    due = graph.derived(action).get("due")
    return due if isinstance(due, Span) else None


def _place(graph: Graph, action: Record) -> Place:
    """Where an action's timescale is written: its own, or that of its step that is due last."""
    steps = [step for step in graph.held(action.ref, "step") if step.facts.get("timescale")]
    steps.sort(key=lambda step: span.last.isoformat() if (span := step.facts["timescale"].due) else "")
    places = [action.places.get("timescale"), *(step.places.get("timescale") for step in reversed(steps))]
    return next((place for place in places if place), action.place)


def _weighed(problem: Problem, record: Record) -> Problem:
    """In an example from a past paper, something to know and no more."""
    return problem.as_notice() if record.is_past else problem
