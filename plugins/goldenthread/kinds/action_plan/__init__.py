"""An action plan: outcomes, the actions under each, and the steps of an action that has several."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, model_validator

from goldenthread.model.fields import Code, Day, Line, Lines, Scale, Years, choice, fault, links
from goldenthread.model.thing import Part, Thing
from goldenthread.model.when import Span

STATUSES = ("not started", "on track", "at risk", "off track", "done", "stopped")
Status = Annotated[Literal["not started", "on track", "at risk", "off track", "done", "stopped"], choice(*STATUSES)]
OF_A_STEP = ("action", "indicator", "lead", "partners", "resources", "timescale")
WHO = ("organisation", "body", "role")


class Update(Thing):
    """What somebody reported about an action on a day."""

    kind: ClassVar[str] = "update"
    word: ClassVar[str] = "update"
    plural: ClassVar[str] = "updates"
    titled: ClassVar[tuple[str, ...]] = ("text",)
    counted: ClassVar[bool] = True

    date: Day = Field(description="The day of the update.")
    text: Line = Field(description="What has happened.")
    status: Status | None = Field(None, description="The status it set, where it changed.")
    by: Annotated[
        Lines, links("role", "organisation", "body", relation="reported_by",
                     says="Reported by", said_back="Reported", open=True)
    ] = Field((), description="The role that reported it.")
    confirmed_by: Annotated[
        Lines, links("role", "organisation", "body", relation="confirmed_by",
                     says="Confirmed by", said_back="Confirmed", open=True)
    ] = Field((), description="The role that confirmed it.")
    evidence: Line | None = Field(None, description="What shows that it is so.")
    new_date: Day | None = Field(None, description="The day it is due now, where the date was moved.")


class Step(Thing):
    """One step of an action, with who does it and by when. An action without steps has one."""

    kind: ClassVar[str] = "step"
    word: ClassVar[str] = "step"
    plural: ClassVar[str] = "steps"
    titled: ClassVar[tuple[str, ...]] = ("action", "indicator", "timescale")
    counted: ClassVar[bool] = True

    action: Line | None = Field(None, description="What will be done.")
    indicator: Line | None = Field(None, description="How it will be known.")
    lead: Annotated[Lines, links(*WHO, relation="lead", says="Led by", said_back="Leads", open=True)] = Field(
        (), description="Who leads: a partner, board or role.")
    partners: Annotated[
        Lines, links(*WHO, relation="partners", says="With", said_back="Takes part in", open=True)
    ] = Field((), description="Who takes part.")
    resources: Line | None = Field(None, description="What it is paid from, in words; amounts belong in budget.")
    timescale: Scale | None = Field(None, description="By when or how often, as people write it.")
    status: Status | None = Field(None, description="Where it stands.")
    derives: ClassVar[Mapping[str, type]] = {"due": Span, "start": Span, "cadence": str, "state": str}

    @classmethod
    def derived(cls, facts: Mapping[str, Any], parts: Mapping[str, list[Mapping[str, Any]]]) -> dict[str, Any]:
        """The day it starts and is due, how often it is reported, and its state, as read from the timescale."""
        scale = facts.get("timescale")
        if scale is None:
            return {}
        read = {"start": scale.start, "due": scale.due, "cadence": scale.cadence, "state": scale.state}
        return {name: value for name, value in read.items() if value}


class Action(Thing):
    """One action: the outcome it is for, what will be done, who leads and by when."""

    kind: ClassVar[str] = "action"
    word: ClassVar[str] = "action"
    plural: ClassVar[str] = "actions"
    titled: ClassVar[tuple[str, ...]] = ("outcome",)
    named: ClassVar[tuple[str, ...]] = ("code",)
    coded: ClassVar[str | None] = "code"
    answers_to: ClassVar[tuple[str, ...]] = ("code", "outcome")
    borrows: ClassVar[tuple[type[Part], tuple[str, ...]] | None] = (Step, OF_A_STEP)
    derives: ClassVar[Mapping[str, type]] = {
        "due": Span, "due_at_first": Span, "start": Span, "cadence": str}
    lifts: ClassVar[tuple[str, ...]] = ("lead", "partners")
    refers: ClassVar[bool] = True

    code: Code = Field(description="Its code, such as 1.10. Codes are text: 1.1 and 1.10 are two codes.")
    outcome: Line = Field(description="What it is for; this is the action's title.")
    steps: tuple[Step, ...] = Field(
        (), description="Its steps, where there are several, each with its own lead and timescale.")
    status: Status | None = Field(
        None, description="Where it stands: not started, on track, at risk, off track, done or stopped.")
    refers_to: Annotated[
        Lines, links("action", relation="refers_to", says="Refers to", said_back="Referred to by")
    ] = Field((), description="Codes of other actions, where “Refer to …” in the words does not say so already.")
    priority: Annotated[
        Lines, links("priority", relation="delivers", says="Priority it delivers", said_back="Delivered by")
    ] = Field((), description="The priority it delivers, where its outcome does not say.")
    objective: Annotated[
        Lines, links("objective", relation="works_towards", says="Objective", said_back="Actions that work towards it")
    ] = Field((), description="The objective it works towards.")
    measure: Annotated[
        Lines, links("measure", relation="measured_by", says="Measured by", said_back="Actions it measures")
    ] = Field((), description="The measure that will show what it changed.")
    response: Line | None = Field(
        None, description="What whoever leads it says about its being late; with it a partner's late action is public.")
    asked: Day | None = Field(None, description="When they were asked for a response and had given none.")
    budget: Line | None = Field(None, description="Amounts of money; never in the public edition.")
    updates: tuple[Update, ...] = Field((), description="What was reported, newest last.")
    internal_facts: ClassVar[frozenset[str]] = frozenset({"notes", "budget"})

    @model_validator(mode="before")
    @classmethod
    def _one_step(cls, data: Any) -> Any:
        """Gives an action written without steps its one step."""
        if not isinstance(data, dict):
            return data
        own = {name: data[name] for name in OF_A_STEP if name in data}
        if data.get("steps"):
            if own:
                raise fault("steps-and-step-facts", keys=list(own))
            return data
        return {**{name: value for name, value in data.items() if name not in own}, "steps": [own]}

    @classmethod
    def derived(cls, facts: Mapping[str, Any], parts: Mapping[str, list[Mapping[str, Any]]]) -> dict[str, Any]:
        """The latest due day of its steps, and how often any of them is reported."""
        steps = parts.get("step", [])
        dues = [step["due"] for step in steps if step.get("due")]
        starts = [step["start"] for step in steps if step.get("start")]
        cadence = tuple(dict.fromkeys(often for step in steps for often in step.get("cadence", ())))
        found: dict[str, Any] = {}
        if starts:
            found["start"] = min(starts, key=lambda span: span.first)
        if dues:
            found["due"] = max(dues, key=lambda span: span.last)
        moves = [one for one in parts.get("update", []) if one.get("new_date") and one.get("date")]
        moves.sort(key=lambda one: one["date"].last)
        if moves:
            if dues:
                found["due_at_first"] = found["due"]
            found["due"] = moves[-1]["new_date"].span
        if cadence:
            found["cadence"] = cadence
        for name in ("action", "indicator", "resources"):
            words = list(dict.fromkeys(str(step[name]) for step in steps if step.get(name)))
            if words:
                found[name] = words
        said = list(dict.fromkeys(step["timescale"].text for step in steps if step.get("timescale")))
        if said:
            found["timescale"] = said
        return found


class Outcome(Thing):
    """A group of actions that work for one outcome."""

    kind: ClassVar[str] = "outcome"
    word: ClassVar[str] = "outcome"
    plural: ClassVar[str] = "outcomes"
    named: ClassVar[tuple[str, ...]] = ("code", "title")
    coded: ClassVar[str | None] = "code"
    groups: ClassVar[bool] = True

    code: Code | None = Field(None, description="Its code, such as 1.0.")
    title: Line = Field(description="What should come about.")
    priority: Annotated[
        Lines, links("priority", relation="delivers", says="Priority it delivers", said_back="Delivered by")
    ] = Field((), description="The priority that its actions deliver.")
    actions: tuple[Action, ...] = Field((), description="The actions, each with a code.")


class ActionPlan(Thing):
    """What will be done, by whom and by when: a plan is one file in `actionplans/`."""

    kind: ClassVar[str] = "action-plan"
    word: ClassVar[str] = "action plan"
    plural: ClassVar[str] = "action plans"

    title: Line = Field(description="Its title.")
    strategy: Annotated[
        Lines, links("strategy", relation="strategy", says="Strategy", said_back="Promises and plans that belong to it")
    ] = Field((), description="The strategy it carries out.")
    period: Years | None = Field(None, description="The years it is for.")
    status: Annotated[Literal["draft", "current", "closed"], choice("draft", "current", "closed")] | None = Field(
        None, description="Where the plan as a whole stands: draft, current or closed.")
    tabled: Day | None = Field(None, description="The day it was put to a meeting.")
    approved: Day | None = Field(None, description="The day it was approved.")
    ended: Day | None = Field(None, description="The day it ended, if it is over; nothing in it is late after that.")
    came_of_it: Line | None = Field(None, description="What came of it, where it is over.")
    reports_to: Annotated[
        Lines, links("body", relation="reports_to", says="Reports to", said_back="Receives reports on")
    ] = Field((), description="The board or panel it reports to.")
    written_for: Lines = Field((), description="Who it is written for.")
    outcomes: tuple[Outcome, ...] = Field((), description="Groups of actions, each with a code and a title.")
