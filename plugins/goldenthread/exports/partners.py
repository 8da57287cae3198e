"""Tables to hand to people: a plan as its table is printed, and what each organisation has taken on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from goldenthread.exports.csv_file import Cell, Column, Table, csv_file
from goldenthread.exports.events import actions_of, names, response, taken_on
from goldenthread.exports.file import File
from goldenthread.graph.graph import Graph
from goldenthread.kind import Kinds
from goldenthread.model.record import Record
from goldenthread.progress.standing import Horizon, standing

CODE = Column("code", "The action's code. It is text: 1.1 and 1.10 are two codes.")
OUTCOME = Column("outcome", "What the action is for.")
LEAD = Column("lead", "Who leads.", many=True)
PARTNERS = Column("partners", "Who takes part.", many=True)
TIMESCALE = Column("timescale", "By when, or how often, in the words of the plan.")
DUE = Column("due", "The day it is due now: the last that the words name, or a later one that it was moved to.", "date")
STATUS = Column("status", "Where it stands, as somebody said; empty where nobody has.")
OF_A_PLAN = (
    CODE, OUTCOME, Column("action", "What will be done, in this step."), Column("indicator", "How it will be known."),
    LEAD, PARTNERS, Column("resources", "What it is paid from."), TIMESCALE, DUE, STATUS,
    Column("group_code", "The code of the outcome that the action stands under in the plan."),
    Column("group", "The outcome that the action stands under in the plan."),
    Column("id", "The step's name in this site. Keep it as it is: it says which line is which."),
)
OF_AN_ORGANISATION = (
    CODE, Column("plan", "The plan's title."), OUTCOME, Column("action", "What will be done."), LEAD, PARTNERS,
    TIMESCALE, DUE, STATUS,
    Column("late", "yes where its day has passed, and it is neither done nor stopped; else empty.", "boolean"),
    Column("as_at", "The day that all of this is said on.", "date"),
    Column("response", "What whoever leads a late action says about it."),
    Column("address", "Where the action is found in this site.", "anyURI"),
)


def files(graph: Graph, kinds: Kinds, audience: str, today: dt.date) -> Iterator[File]:
    """A CSV file of each plan and each organisation; none of what has no actions."""
    return (csv_file(table) for table in tables(graph, kinds, audience, today))


def tables(graph: Graph, kinds: Kinds, audience: str, today: dt.date) -> Iterator[Table]:
    """The tables of plans and of organisations; none of what has no actions."""
    on = Horizon(today, public=audience != "internal")
    yield from (table for _, table in of_plans(graph, on))
    for one in graph.of_kind("organisation"):
        rows = [_taken_on(graph, kinds, action, on) for action in taken_on(graph, one)]
        if rows:
            title = f"{one.title}: what it has taken on"
            yield Table(f"downloads/organisations/{one.id}.csv", f"{title}, as a table", title, OF_AN_ORGANISATION,
                        rows, key="address")


def of_plans(graph: Graph, on: Horizon) -> Iterator[tuple[Record, Table]]:
    """Each plan that has any actions, with its table: a row for each step, in the order of the plan."""
    for plan in graph.of_kind("action-plan"):
        rows = [row for action in actions_of(graph, plan) for row in _steps(graph, action, on)]
        if rows:
            yield plan, Table(f"downloads/plans/{plan.id}.csv", f"{plan.title}, as a table", plan.title, OF_A_PLAN,
                              rows, key="id")


def _steps(graph: Graph, action: Record, on: Horizon) -> Iterator[tuple[Cell, ...]]:
    """A row for each step of an action, in the order of the columns of a plan."""
    where = standing(graph, action, on)
    group = graph[action.holders[0]]
    steps = graph.held(action.ref, "step")
    for step in steps:
        facts = graph.derived(step)
        due = where.due if len(steps) == 1 else facts.get("due")
        timescale = facts.get("timescale")
        yield (
            action.code or "", action.title, *(str(facts.get(name) or "") for name in ("action", "indicator")),
            names(graph, step, "lead"), names(graph, step, "partners"), str(facts.get("resources") or ""),
            timescale.text if timescale else "", due.last if due else "",
            str(facts.get("status") or (where.status if where.said else "")),
            group.code or "", group.title, step.id,
        )


def _taken_on(graph: Graph, kinds: Kinds, action: Record, on: Horizon) -> tuple[Cell, ...]:
    """A row for an action, in the order of the columns of an organisation."""
    facts, where = graph.derived(action), standing(graph, action, on)
    plan = graph.records.get(action.holders[-1]) if action.holders else None
    return (
        action.code or "", plan.title if plan else "", action.title, "; ".join(facts.get("action", ())),
        names(graph, action, "lead"), names(graph, action, "partners"), "; ".join(facts.get("timescale", ())),
        where.due.last if where.due else "", where.status if where.said else "",
        "yes" if where.late else "", on.today, response(action, where), kinds.address(action),
    )
