"""What stands in a calendar: the day an action is due, the days it is reported on, meetings, and duties to report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from goldenthread.exports.recurrence import Recurrence, recurrence
from goldenthread.graph.graph import Graph, natural
from goldenthread.kind import Kinds
from goldenthread.model.fields import slug
from goldenthread.model.record import Record
from goldenthread.model.when import Period, Span, When, WhenError, read_timescale
from goldenthread.progress.duties import meetings
from goldenthread.progress.standing import Horizon, Standing, in_force, standing

FROM_A_PAPER = "Example from a past public paper, in our own words; not the council's text or its current promises."
MADE_UP = "A made-up example: this council does not exist."
MARKS = {"done": "Done: ", "stopped": "Stopped: "}


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a calendar, for whole days.

    `name` is `kind:id`, and how often where it comes round: it never changes with a title. `about` are lines of words;
    `sort` is what calendar programs may colour it by.
    """

    name: str
    day: dt.date
    title: str
    about: tuple[str, ...]
    sort: str
    cancelled: bool = False
    again: Recurrence | None = None


@dataclass(frozen=True, slots=True)
class Diary:
    """Makes the events of an edition, as at a day; those of an action, which several calendars hold, once."""

    graph: Graph
    kinds: Kinds
    on: Horizon
    _made: dict[str, tuple[Event, ...]] = field(default_factory=dict)

    def of_action(self, action: Record) -> tuple[Event, ...]:
        """The day it is due, and each way in which it is reported again and again."""
        if action.ref not in self._made:
            self._made[action.ref] = tuple(self._of_action(action))
        return self._made[action.ref]

    def _of_action(self, action: Record) -> Iterator[Event]:
        """Its events; the day of what is stopped stays, as cancelled: programs then strike it out or take it away."""
        where = standing(self.graph, action, self.on)
        words = f"{action.code} {action.title}"
        about = self._about_action(action, where)
        mark = MARKS.get(where.status, "")
        if where.due:
            title = f"{mark}{by_end(where.due)}{words}"
            yield Event(action.ref, where.due.last, title, about, "Due date", where.status == "stopped")
        for often in self.graph.derived(action).get("cadence", ()):
            again = self._again(often, action, where)
            if again:
                title = f"{mark}{often[:1].upper()}{often[1:]}: {words}"
                yield Event(f"{action.ref}:{slug(often)}", again.first, title, about, "Report or review", again=again)

    def of_reports(self, plan: Record) -> Iterator[Event]:
        """What a plan's board gets: one event for each way in which any of its actions is reported, naming them."""
        found: dict[str, list[Record]] = {}
        for action in actions_of(self.graph, plan):
            for often in self.graph.derived(action).get("cadence", ()):
                if standing(self.graph, action, self.on).open:
                    found.setdefault(often, []).append(action)
        began = since(plan)
        for often, actions in found.items():
            again = recurrence(often, began, self._until(plan)) if began else None
            if again:
                listed = (f"{action.code} {action.title}" for action in actions)
                yield Event(f"{plan.ref}:{slug(often)}", again.first, f"{often[:1].upper()}{often[1:]}: {plan.title}",
                            (*listed, *self._tail(plan)), "Report or review", again=again)

    def of_meeting(self, meeting: Record, told: list[Record]) -> Iterator[Event]:
        """A meeting of a known day, with the reports that are due at it."""
        due = tuple(f"To be reported here: {duty.title}" for duty in told
                    if "meeting" in str(duty.facts.get("how_often", "")).casefold() and self._in_force(duty))
        yield Event(meeting.ref, meeting.facts["date"].last, meeting.title, (*due, *self._tail(meeting)), "Meeting")

    def of_duty(self, duty: Record) -> Iterator[Event]:
        """The days on which a report is owed, counted by the years of the strategy that asks for it."""
        strategy = next(iter(self.graph.targets(duty.ref, "set_by")), None)
        period = strategy.facts.get("period") if strategy else None
        words = str(duty.facts.get("how_often") or "")
        if not isinstance(period, Period) or not self._in_force(duty):
            return
        about = (str(duty.facts.get("text") or ""), f"How often: {words}",
                 f"Who reports: {duty.facts['owed_by']}" if duty.facts.get("owed_by") else "", *self._tail(duty))
        for often in _cadence(words):
            again = recurrence(often, period.first - dt.timedelta(1), period.last)
            if again:
                yield Event(f"{duty.ref}:{slug(often)}", again.first, f"Report due: {duty.title}", about,
                            "Report or review", again=again)

    def of_body(self, body: Record) -> Iterator[Event]:
        """Its meetings, what it must be told, and the plans that report to it, with what it leads itself."""
        told = self.graph.sources(body.ref, "owed_to")
        for meeting in meetings(self.graph, body):
            yield from self.of_meeting(meeting, told)
        for duty in told:
            yield from self.of_duty(duty)
        for plan in self.graph.sources(body.ref, "reports_to"):
            yield from self.of_reports(plan)
            for action in actions_of(self.graph, plan):
                yield from (event for event in self.of_action(action) if event.again is None)
        for action in taken_on(self.graph, body):
            yield from self.of_action(action)

    def _again(self, often: str, action: Record, where: Standing) -> Recurrence | None:
        """The days of one cadence of an action, from when its plan (or it) begins until its plan ends, or it does."""
        plan = self.graph.records.get(action.holders[-1]) if action.holders else None
        began = since(plan) if plan else None
        start = self.graph.derived(action).get("start")
        if isinstance(start, Span):
            began = max(start.first - dt.timedelta(1), began or dt.date.min)
        if plan is None or began is None:
            return None
        until = self._until(plan)
        if not where.open:
            until = min(until or dt.date.max, where.updated or self.on.today)
        return recurrence(often, began, until)

    def _until(self, plan: Record) -> dt.date | None:
        """The last day of a plan: when it ended, or the last of its years or its strategy's; None where not known."""
        strategy = self.graph.strategy_of(plan)
        period = plan.facts.get("period") or (strategy.facts.get("period") if strategy else None)
        ended = plan.facts.get("ended")
        days = [period.last] if isinstance(period, Period) else []
        days += [ended.last] if isinstance(ended, When) else []
        if not days and plan.facts.get("status") == "closed":
            days = [self.on.today]
        return min(days, default=None)

    def _about_action(self, action: Record, where: Standing) -> tuple[str, ...]:
        """What is to be done, who leads, the author's own words for when, and how it stands on the day."""
        facts = self.graph.derived(action)
        said = [*([where.status] if where.said else []), *(["late"] if where.late else [])]
        at = f"as at {self.on.today.day} {self.on.today:%B %Y}" if where.current else "as it stood"
        lines = [
            *(str(words) for words in facts.get("action", ())),
            f"Who leads: {names(self.graph, action, 'lead')}" if names(self.graph, action, "lead") else "",
            f"With: {names(self.graph, action, 'partners')}" if names(self.graph, action, "partners") else "",
            f"By when: {'; '.join(facts['timescale'])}" if facts.get("timescale") else "",
            f"Now due: {where.due.text}; at first: {where.first_due.text}" if where.due and where.first_due else "",
            f"How it is going: {', '.join(said)} ({at})" if said else "",
            response(action, where),
        ]
        return (*lines, *self._tail(action))

    def _tail(self, record: Record) -> tuple[str, ...]:
        """The plan it belongs to, where it stands on the site, and, for an example, that it is one."""
        plan = self.graph.records.get(record.holders[-1]) if record.holders else None
        return (f"In: {plan.title}" if plan else "", f"On the site: {self.kinds.address(record)}",
                warning(self.graph, record))

    def _in_force(self, record: Record) -> bool:
        return in_force(self.graph, record, self.on.today)


def by_end(due: Span) -> str:
    """What goes before a title whose words name more than a day: `by end of September 2026: `."""
    if due.precision == "day":
        return ""
    whole_year = due.precision in ("year", "years") and (due.last.month, due.last.day) == (12, 31)
    return f"by end of {due.last.year if whole_year else f'{due.last:%B %Y}'}: "


def since(plan: Record) -> dt.date | None:
    """The day after which reports of a plan are counted: approved, put to a meeting, or the day before its years."""
    for name in ("approved", "tabled", "period"):
        value = plan.facts.get(name)
        if isinstance(value, When):
            return value.last
        if isinstance(value, Period):
            return value.first - dt.timedelta(1)
    return None


def actions_of(graph: Graph, plan: Record) -> list[Record]:
    """The actions of a plan, in the order written."""
    return [action for outcome in graph.held(plan.ref, "outcome") for action in graph.held(outcome.ref, "action")]


def taken_on(graph: Graph, who: Record) -> list[Record]:
    """The actions that an organisation or body leads, and those it takes part in, each once, by the day they are due.

    What has no such day comes last.
    """
    found = [*graph.sources(who.ref, "lead"), *graph.sources(who.ref, "partners")]
    actions = {record.ref: record for record in found if record.kind == "action"}
    days = {ref: due.last for ref, record in actions.items() if (due := graph.derived(record).get("due"))}
    return sorted(actions.values(), key=lambda one: (days.get(one.ref, dt.date.max), natural(one.id)))


def names(graph: Graph, record: Record, relation: str) -> str:
    """The names at the other end of a relation; a name in no register as typed."""
    ties = graph.links(record.ref).get(relation, ())
    return "; ".join(graph[tie.target].title if tie.target else tie.typed for tie in ties)


def response(action: Record, where: Standing) -> str:
    """What whoever leads a late action says about it; else when they were asked, if they were."""
    if not where.late:
        return ""
    if action.facts.get("response"):
        return f"They say: {action.facts['response']}"
    asked = action.facts.get("asked")
    return f"Asked on {asked.text}, no reply." if isinstance(asked, When) else ""


def warning(graph: Graph, record: Record) -> str:
    """For an example, that it is one: nobody should take its dates for a council's."""
    if not record.facts.get("example"):
        return ""
    return FROM_A_PAPER if graph.targets(record.ref, "drawn_from") else MADE_UP


def _cadence(words: str) -> tuple[str, ...]:
    try:
        return read_timescale(words).cadence
    except WhenError:
        return ()
