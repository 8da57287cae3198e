"""Spreadsheets (CSV) to hand to people: a plan as its table is printed, and what each organisation has taken on."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator

from goldenthread.exports.events import actions_of, names, response, taken_on
from goldenthread.exports.file import File
from goldenthread.exports.tables import safe
from goldenthread.graph.graph import Graph
from goldenthread.kind import Kinds
from goldenthread.model.record import Record
from goldenthread.progress.standing import Horizon, standing

OF_A_PLAN = ("code", "outcome", "action", "indicator", "lead", "partners", "resources", "timescale", "due", "status")
OF_AN_ORGANISATION = ("code", "plan", "outcome", "action", "lead", "partners", "timescale", "due", "status", "late",
                      "as_at", "response", "address")


def files(graph: Graph, kinds: Kinds, audience: str, today: dt.date) -> Iterator[File]:
    """The tables of plans and of organisations; none of what has no actions."""
    on = Horizon(today, public=audience != "internal")
    for plan in graph.of_kind("action-plan"):
        rows = [row for action in actions_of(graph, plan) for row in _steps(graph, action, on)]
        if rows:
            yield File(f"downloads/plans/{plan.id}.csv", f"{plan.title}, as a table", _table(OF_A_PLAN, rows))
    for one in graph.of_kind("organisation"):
        rows = [_taken_on(graph, kinds, action, on) for action in taken_on(graph, one)]
        if rows:
            yield File(f"downloads/organisations/{one.id}.csv", f"{one.title}: what it has taken on, as a table",
                       _table(OF_AN_ORGANISATION, rows))


def _steps(graph: Graph, action: Record, on: Horizon) -> Iterator[tuple[str, ...]]:
    """A row for each step of an action, in the order of the columns of a plan."""
    where = standing(graph, action, on)
    steps = graph.held(action.ref, "step")
    for step in steps:
        facts = graph.derived(step)
        due = where.due if len(steps) == 1 else facts.get("due")
        timescale = facts.get("timescale")
        yield (
            action.code or "", action.title, *(str(facts.get(name) or "") for name in ("action", "indicator")),
            names(graph, step, "lead"), names(graph, step, "partners"), str(facts.get("resources") or ""),
            timescale.text if timescale else "", due.last.isoformat() if due else "",
            str(facts.get("status") or (where.status if where.said else "")),
        )


def _taken_on(graph: Graph, kinds: Kinds, action: Record, on: Horizon) -> tuple[str, ...]:
    """A row for an action, in the order of the columns of an organisation."""
    facts, where = graph.derived(action), standing(graph, action, on)
    plan = graph.records.get(action.holders[-1]) if action.holders else None
    return (
        action.code or "", plan.title if plan else "", action.title, "; ".join(facts.get("action", ())),
        names(graph, action, "lead"), names(graph, action, "partners"), "; ".join(facts.get("timescale", ())),
        where.due.last.isoformat() if where.due else "", where.status if where.said else "",
        "yes" if where.late else "no", on.today.isoformat(), response(action, where), kinds.address(action),
    )


def _table(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> bytes:
    """The bytes of a table: UTF-8 with a byte-order mark, no cell that a spreadsheet would run."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return ("\ufeff" + out.getvalue()).encode()
