"""Strategies in StratML (ISO 17469): Part 1, the strategy and its plans; Part 2, with their measures as well.

A priority is a Goal; its objectives, and the actions that deliver it, are Objectives. An outcome of a plan whose
actions deliver no priority is a Goal too, so that no action is left out. Codes are SequenceIndicators. What has no
element of its own stands in OtherInformation, a line each, as `Label: words`; what has no place there is listed in the
guide.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as Xml

from goldenthread.exports.events import names, warning
from goldenthread.exports.file import File
from goldenthread.exports.stratml_measures import of_action, of_measure
from goldenthread.exports.values import as_text
from goldenthread.exports.xml_file import document, put
from goldenthread.graph.graph import Graph, natural
from goldenthread.kind import Kinds
from goldenthread.model.record import Record
from goldenthread.model.when import Period, When
from goldenthread.progress.delivery import delivering
from goldenthread.progress.standing import Horizon, standing

PART_1 = "urn:ISO:std:iso:17469:tech:xsd:stratml_core"
PART_2 = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
SORTS = {"organisation": "Organization", "body": "Generic_Group"}
"""What StratML calls them. A role is an office and no person, so it is said of none that it is one."""
INTERNAL = "Internal edition: it holds what the public must not see."
NO_GOAL = "No priority is written yet"
Line = tuple[str, str]


def files(graph: Graph, kinds: Kinds, audience: str, today: dt.date) -> Iterator[File]:
    """Both parts of each strategy."""
    on = Horizon(today, public=audience != "internal")
    for strategy in graph.of_kind("strategy"):
        address = f"downloads/strategies/{strategy.id}.stratml"
        plan = _Writer(graph, kinds, on, 1).whole(strategy)
        yield File(f"{address}.xml", f"{strategy.title}, in StratML Part 1", plan)
        report = _Writer(graph, kinds, on, 2).whole(strategy)
        yield File(f"{address}-2.xml", f"{strategy.title}, in StratML Part 2, with its measures", report)


def identifier(name: str) -> str:
    """The same in every build for the same `kind:id`, or for what belongs to it; an xsd:ID starts with no figure."""
    return f"_{uuid.uuid5(uuid.NAMESPACE_URL, f'goldenthread:{name}')}"


@dataclass(slots=True)
class _Writer:
    """Writes one document; `told` are the actions that stand in it already, since an Identifier stands there once."""

    graph: Graph
    kinds: Kinds
    on: Horizon
    part: int
    told: set[str] = field(default_factory=set)

    def whole(self, strategy: Record) -> bytes:
        """The bytes of a document about a strategy."""
        facts = strategy.facts
        if self.part == 1:
            root = Xml.Element("StrategicPlan", {"xmlns": PART_1})
        else:
            root = Xml.Element("PerformancePlanOrReport", {"xmlns": PART_2, "Type": self._type(strategy)})
        put(root, "Name", strategy.title)
        if facts.get("summary"):
            put(root, "Description", str(facts["summary"]))
        status = "; ".join(str(facts[name]) for name in ("status", "status_note") if facts.get(name))
        _other(root, [
            ("Note", warning(self.graph, strategy)), ("Edition", "" if self.on.public else INTERNAL),
            ("As at", self.on.today.isoformat()), *self._about(strategy), ("Period", _words(strategy, "period")),
            ("Status", status),
            *(("What the analysis found", one.title) for one in self.graph.held(strategy.ref, "evidence")),
        ])
        self._core(root, strategy)
        self._administration(root, strategy)
        return document(root)

    def _type(self, strategy: Record) -> str:
        measures = (measure for priority in self.graph.held(strategy.ref, "priority")
                    for measure in self.graph.held(priority.ref, "measure"))
        return "Performance_Report" if any(one.facts.get("readings") for one in measures) else "Performance_Plan"

    def _core(self, root: Xml.Element, strategy: Record) -> None:
        core = Xml.SubElement(root, "StrategicPlanCore")
        facts, council = strategy.facts, str(strategy.facts.get("council") or "")
        if council:
            organisation = Xml.SubElement(core, "Organization")
            put(organisation, "Name", council)
            put(organisation, "Identifier", identifier(f"council:{council}"))
            self._stakeholders(organisation, strategy, [("owner", "Owner"), ("ratified_by", "Ratified the strategy")])
            for readers in facts.get("written_for", ()):
                self._stakeholder(organisation, str(readers), "Whom it is written for", "Generic_Group", "Beneficiary")
        if facts.get("vision"):
            put(Xml.SubElement(core, "Vision"), "Description", str(facts["vision"]))
        wanted = [one.title for one in self.graph.held(strategy.ref, "want-statement")]
        if wanted:
            put(Xml.SubElement(core, "Mission"), "Description", "\n".join(wanted))
        for principles in self.graph.sources(strategy.ref, "strategy"):
            for one in self.graph.held(principles.ref, "principle"):
                value = Xml.SubElement(core, "Value")
                put(value, "Name", str(one.facts.get("keyword") or one.title))
                put(value, "Description", str(one.facts.get("text") or ""))
        self._goals(core, strategy)

    def _goals(self, core: Xml.Element, strategy: Record) -> None:
        def place(one: Record) -> tuple[Any, ...]:
            return int(one.facts.get("order") or 0), natural(one.code or one.title)

        for priority in sorted(self.graph.held(strategy.ref, "priority"), key=place):
            self._priority(core, priority)
        plans = [one for one in self.graph.sources(strategy.ref, "strategy") if one.kind == "action-plan"]
        for plan in plans:
            for outcome in self.graph.held(plan.ref, "outcome"):
                actions = self.graph.held(outcome.ref, "action")
                if not actions or any(action.ref not in self.told for action in actions):
                    goal = self._goal(core, outcome, "")
                    _other(goal, [*self._about(outcome), ("Plan", plan.title)])
                    self._actions(goal, actions)
        if core.find("Goal") is None:
            goal = Xml.SubElement(core, "Goal")
            put(goal, "Name", NO_GOAL)
            put(goal, "Description", "")

    def _goal(self, core: Xml.Element, record: Record, description: str) -> Xml.Element:
        goal = Xml.SubElement(core, "Goal")
        put(goal, "Name", record.title)
        put(goal, "Description", description)
        put(goal, "Identifier", identifier(record.ref))
        if record.code:
            put(goal, "SequenceIndicator", record.code)
        return goal

    def _priority(self, core: Xml.Element, priority: Record) -> None:
        goal = self._goal(core, priority, str(priority.facts.get("summary") or ""))
        measures = self.graph.held(priority.ref, "measure")
        _other(goal, [
            *self._about(priority), ("Theme", str(priority.facts.get("theme") or "")),
            *((f"Evidence of {one.facts.get('of', 'need')}", "; ".join(
                as_text(one.facts[name]) for name in ("text", "source", "date") if one.facts.get(name)))
              for one in self.graph.held(priority.ref, "evidence")),
            *(("Measure", one.title) for one in measures if self.part == 1),
        ])
        left = {one.ref: one for one in measures}
        for objective in self.graph.held(priority.ref, "objective"):
            own = [left.pop(one.ref) for one in self.graph.sources(objective.ref, "measures") if one.ref in left]
            made = self._objective(goal, objective)
            _other(made, self._about(objective))
            self._measures(made, own)
        if left and self.part == 2:
            made = Xml.SubElement(goal, "Objective")
            put(made, "Name", f"Measures of: {priority.title}")
            put(made, "Identifier", identifier(f"{priority.ref}:measures"))
            self._measures(made, left.values())
        self._actions(goal, delivering(self.graph, priority))

    def _objective(self, goal: Xml.Element, record: Record, description: str = "") -> Xml.Element:
        made = Xml.SubElement(goal, "Objective")
        put(made, "Name", record.title)
        if description:
            put(made, "Description", description)
        put(made, "Identifier", identifier(record.ref))
        if record.code:
            put(made, "SequenceIndicator", record.code)
        return made

    def _measures(self, holder: Xml.Element, measures: Iterable[Record]) -> None:
        if self.part == 2:
            for measure in measures:
                of_measure(holder, measure, identifier(measure.ref), _lines(self._about(measure)))

    def _actions(self, goal: Xml.Element, actions: list[Record]) -> None:
        for action in actions:
            if action.ref in self.told:
                continue
            self.told.add(action.ref)
            facts, where = self.graph.derived(action), standing(self.graph, action, self.on)
            made = self._objective(goal, action, "\n".join(facts.get("action", ())))
            self._stakeholders(made, action, [("lead", "Leads"), ("partners", "Takes part")])
            _other(made, [*self._about(action), *self._of_action(action)])
            if self.part == 2:
                for step in self.graph.held(action.ref, "step"):
                    of_action(made, step, identifier(f"{step.ref}:indicator"), where)

    def _of_action(self, action: Record) -> Iterator[Line]:
        """What StratML has no element for."""
        graph, facts, where = self.graph, self.graph.derived(action), standing(self.graph, action, self.on)
        outcome, plan = (graph.records.get(ref) for ref in (action.holders[0], action.holders[-1]))
        yield "Plan", plan.title if plan else ""
        yield "Stands under", " ".join(part for part in (outcome.code, outcome.title) if part) if outcome else ""
        for relation, label in (("delivers", "Delivers"), ("works_towards", "Works towards"),
                                ("measured_by", "Measured by"), ("refers_to", "Refers to")):
            yield label, "; ".join(one.code or one.ref for one in graph.targets(action.ref, relation))
        for name in ("indicator", "resources", "timescale"):
            yield from ((name.capitalize(), str(one)) for one in facts.get(name, ()))
        yield "Due", where.due.last.isoformat() if where.due else ""
        yield "Status", where.status if where.said else ""
        for one in graph.held(action.ref, "update"):
            by = names(graph, one, "reported_by")
            said = [as_text(one.facts[name]) for name in ("text", "evidence") if one.facts.get(name)]
            yield f"Update of {_words(one, 'date')}", "; ".join([*said, *([f"reported by {by}"] if by else [])])

    def _about(self, record: Record) -> list[Line]:
        """By what name, and where on the site, something is known."""
        return [("Ref", record.ref), ("Address", self.kinds.address(record))]

    def _stakeholders(self, holder: Xml.Element, record: Record, relations: Iterable[Line]) -> None:
        for relation, role in relations:
            for tie in self.graph.links(record.ref).get(relation, ()):
                found = self.graph.records.get(tie.target)
                sort = SORTS.get(found.kind, "") if found else ""
                self._stakeholder(holder, found.title if found else tie.typed, role, sort, "Performer")

    def _stakeholder(self, holder: Xml.Element, name: str, role: str, sort: str, does: str) -> None:
        made = Xml.SubElement(holder, "Stakeholder", {"StakeholderTypeType": sort} if sort else {})
        put(made, "Name", name)
        if self.part == 1:
            put(made, "Description", role)
            return
        part = Xml.SubElement(made, "Role")
        put(part, "Name", role)
        put(part, "RoleType", does)

    def _administration(self, root: Xml.Element, strategy: Record) -> None:
        made = Xml.SubElement(root, "AdministrativeInformation")
        if self.part == 2:
            put(made, "Identifier", identifier(strategy.ref))
        period, approved = strategy.facts.get("period"), strategy.facts.get("date_approved")
        if isinstance(period, Period):
            put(made, "StartDate", period.first.isoformat())
            put(made, "EndDate", period.last.isoformat())
        if isinstance(approved, When):
            put(made, "PublicationDate", approved.last.isoformat())
        put(made, "Source", f"../../{self.kinds.address(strategy)}")


def _words(record: Record, name: str) -> str:
    """A fact in the author's words; empty where it is not given."""
    value = record.facts.get(name)
    return as_text(value) if value else ""


def _lines(lines: Iterable[Line]) -> str:
    return "\n".join(f"{label}: {' '.join(words.split())}" for label, words in lines if words)


def _other(holder: Xml.Element, lines: Iterable[Line]) -> None:
    put(holder, "OtherInformation", _lines(lines))
