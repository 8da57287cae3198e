"""The thread strip: the way from a promise to what changed that one item belongs to, with every missing stop named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from goldenthread.graph.graph import Graph
from goldenthread.model.record import Record
from goldenthread.progress.delivery import delivering

PROMISES = ("promise", "commitment")
STOPS = (
    ("promise", "Promise", "no promise named yet"),
    ("why", "Why", "no evidence of need yet"),
    ("priority", "Priority", "no priority named yet"),
    ("objective", "Objective", "no objective named yet"),
    ("action", "Action", "no action yet"),
    ("measure", "Measure", "no measure yet"),
    ("changed", "What changed", "nothing reported yet"),
)


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of a thread: what it is called, the items there (none: it is missing), and whether you are here.

    `said` is a dated reading or the like where the stop is more than an item's title; `who` are those who lead.
    """

    name: str
    label: str
    missing: str
    items: tuple[Record, ...]
    here: bool
    said: str = ""

    def words(self, item: Record) -> str:
        """The latest dated reading, for a measure at the stop of what changed; empty for everything else."""
        return said(item) if self.name == "changed" else ""


class Threads:
    """Computes strips from a graph; what a strategy has at all is worked out once per strategy."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._of: dict[str, list[Record]] | None = None
        self._present: dict[str, set[str]] = {}

    def of(self, strategy: Record | None) -> list[Record]:
        """All items that belong to a strategy, or to none, in the graph's order."""
        if self._of is None:
            self._of = {}
            for record in self.graph:
                owner = self.graph.strategy_of(record)
                self._of.setdefault(owner.ref if owner else "", []).append(record)
        return self._of.get(strategy.ref if strategy else "", [])

    def present(self, strategy: Record | None) -> set[str]:
        """The stops that a strategy has anything at all for."""
        key = strategy.ref if strategy else ""
        if key not in self._present:
            found = set()
            for record in self.of(strategy):
                if record.kind in PROMISES:
                    found.add("promise")
                elif record.kind == "evidence":
                    found.add("changed" if record.facts.get("of") == "impact" else "why")
                elif record.kind in ("priority", "objective", "action", "measure"):
                    found.add(record.kind)
            if "measure" in found:
                found.add("changed")
            self._present[key] = found
        return self._present[key]

    def strip(self, record: Record) -> list[Stop]:
        """The stops of the thread that an item belongs to; empty where it belongs to none."""
        around = _Around(self.graph, record)
        here = stop_of(record)
        if here is None:
            return []
        present = self.present(self.graph.strategy_of(record))
        made = []
        for name, label, missing in STOPS:
            if name not in present and name != here:
                continue
            items = around.at(name)
            words = said(items[0]) if name == "changed" and items else ""
            made.append(Stop(name, label, missing, tuple(items), name == here, words))
        return made


def stop_of(record: Record) -> str | None:
    """The stop at which an item itself stands."""
    if record.kind in PROMISES:
        return "promise"
    if record.kind == "evidence":
        return "changed" if record.facts.get("of") == "impact" else "why"
    if record.kind in ("priority", "objective", "action", "measure"):
        return record.kind
    return {"step": "action", "outcome": "priority"}.get(record.kind)


def changes(graph: Graph, measure: Record) -> list[Record]:
    """What shows that a measure changed: evidence of impact, or the measure itself where it has dated readings."""
    impact = [found for found in graph.sources(measure.ref, "supports") if found.facts.get("of") == "impact"]
    return impact or ([measure] if measure.facts.get("readings") else [])


def evidence(graph: Graph, priority: Record, of: str) -> list[Record]:
    """The evidence of need, or of impact, that a priority holds or that leads to it."""
    found = [*graph.held(priority.ref, "evidence"), *graph.sources(priority.ref, "leads_to")]
    return [one for one in found if (one.facts.get("of") == "impact") == (of == "impact")]


def said(item: Record) -> str:
    """The latest dated reading of a measure, in a few words; empty for what has none."""
    readings = item.facts.get("readings")
    if not readings:
        return ""
    latest = max(readings, key=lambda reading: reading.date.last)
    return f"{amount(latest.value, item.facts.get('unit'))}, {latest.date.text}"


def amount(value: str, unit: str | None) -> str:
    """A value with its unit: `67%`, `12 weeks`; as it is where the unit is in it already or there is none."""
    if not unit or unit in value:
        return value
    return f"{value}{unit}" if unit in ("%", "°") else f"{value} {unit}"


class _Around:
    """What lies at each stop, seen from one item."""

    def __init__(self, graph: Graph, record: Record) -> None:
        self.graph = graph
        self.record = graph[record.holders[0]] if record.kind == "step" and record.holders[0] in graph else record
        self._found: dict[str, list[Record]] = {}

    def at(self, stop: str) -> list[Record]:
        """The items at a stop, nearest first, each once."""
        if stop not in self._found:
            self._found[stop] = []
            finder: Callable[[], list[Record]] = getattr(self, f"_{stop}")
            own = stop_of(self.record) == stop and self.record.kind != "outcome"
            found = [self.record] if own else finder()
            self._found[stop] = list({record.ref: record for record in found}.values())
        return self._found[stop]

    def _priority(self) -> list[Record]:
        graph, record = self.graph, self.record
        if record.kind in PROMISES:
            own = graph.targets(record.ref, "priority")
            return own or [found for action in self.at("action") for found in _Around(graph, action).at("priority")]
        if record.kind == "action":
            own = graph.targets(record.ref, "delivers")
            for holder in record.holders:
                own += graph.targets(holder, "delivers") if holder in graph else []
            goals = graph.targets(record.ref, "works_towards")
            return own or [found for goal in goals for found in _held_by(graph, goal)]
        if record.kind == "outcome":
            return graph.targets(record.ref, "delivers")
        return graph.targets(record.ref, "leads_to") or _held_by(graph, record)

    def _promise(self) -> list[Record]:
        graph, record = self.graph, self.record
        keeps = graph.sources(record.ref, "kept_by")
        if keeps:
            return keeps
        return [found for priority in self.at("priority") for found in graph.sources(priority.ref, "priority")]

    def _why(self) -> list[Record]:
        return [one for priority in self.at("priority") for one in evidence(self.graph, priority, "need")]

    def _objective(self) -> list[Record]:
        graph, record = self.graph, self.record
        if record.kind == "priority":
            return graph.held(record.ref, "objective")
        if record.kind == "action":
            return graph.targets(record.ref, "works_towards")
        if record.kind == "measure":
            return graph.targets(record.ref, "measures")
        if record.kind in PROMISES:
            kept = graph.targets(record.ref, "kept_by")
            near = [
                goal for one in kept for relation in ("works_towards", "measures")
                for goal in graph.targets(one.ref, relation)
            ]
            return near or [goal for priority in self.at("priority") for goal in graph.held(priority.ref, "objective")]
        return [goal for priority in self.at("priority") for goal in graph.held(priority.ref, "objective")]

    def _action(self) -> list[Record]:
        graph, record = self.graph, self.record
        if record.kind in PROMISES:
            return [one for one in graph.targets(record.ref, "kept_by") if one.kind == "action"]
        if record.kind == "objective":
            return graph.sources(record.ref, "works_towards")
        if record.kind == "measure":
            own = graph.sources(record.ref, "measured_by")
            return own or [one for goal in self.at("objective") for one in graph.sources(goal.ref, "works_towards")]
        if record.kind == "outcome":
            return graph.held(record.ref, "action")
        if record.kind == "evidence" and record.facts.get("of") == "impact":
            return [one for measure in self.at("measure") for one in _Around(graph, measure).at("action")]
        return [action for priority in self.at("priority") for action in delivering(graph, priority)]

    def _measure(self) -> list[Record]:
        graph, record = self.graph, self.record
        if record.kind == "priority":
            return graph.held(record.ref, "measure")
        if record.kind == "action":
            own = graph.targets(record.ref, "measured_by")
            return own or [one for goal in self.at("objective") for one in graph.sources(goal.ref, "measures")]
        if record.kind == "objective":
            return graph.sources(record.ref, "measures")
        if record.kind in PROMISES:
            own = [one for one in graph.targets(record.ref, "kept_by") if one.kind == "measure"]
            return own or [one for action in self.at("action") for one in graph.targets(action.ref, "measured_by")]
        if record.kind == "evidence" and record.facts.get("of") == "impact":
            return [one for one in graph.targets(record.ref, "supports") if one.kind == "measure"]
        if record.kind == "outcome":
            return [one for action in self.at("action") for one in graph.targets(action.ref, "measured_by")]
        return [one for priority in self.at("priority") for one in graph.held(priority.ref, "measure")]

    def _changed(self) -> list[Record]:
        """What shows a change in the item itself, in its measures, or in its priorities as a whole."""
        graph = self.graph
        own = [one for one in graph.sources(self.record.ref, "supports") if one.facts.get("of") == "impact"]
        measured = [found for measure in self.at("measure") for found in changes(graph, measure)]
        told = [one for priority in self.at("priority") for one in evidence(graph, priority, "impact")]
        return own + measured + [one for one in told if self._concerns(one)]

    def _concerns(self, impact: Record) -> bool:
        """Whether evidence of impact is about this thread: not where it names another measure or promise only."""
        about = {one.ref for one in self.graph.targets(impact.ref, "supports")}
        if not about or self.record.kind in ("priority", "outcome"):
            return True
        return bool(about & {one.ref for stop in ("measure", "promise") for one in self.at(stop)})


def _held_by(graph: Graph, record: Record) -> list[Record]:
    return [graph[holder] for holder in record.holders if holder in graph and graph[holder].kind == "priority"]


def priorities_of(graph: Graph, action: Record) -> list[Record]:
    """The priorities that an action delivers: by itself, through its outcome, or through its objective."""
    return _Around(graph, action).at("priority")
