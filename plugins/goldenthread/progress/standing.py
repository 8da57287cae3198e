"""Where one action stands: its status as somebody gave it, and what follows from its dates on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from goldenthread.graph.graph import Graph
from goldenthread.model.record import Record
from goldenthread.model.when import Period, Span, When

STATUSES = ("off track", "at risk", "not started", "on track", "done", "stopped")
OPEN = ("not started", "on track", "at risk", "off track")
OVER = ("superseded", "withdrawn")


@dataclass(frozen=True, slots=True)
class Horizon:
    """The day that everything is worked out for, how many days ahead and back count as soon and as recent, and
    whether anybody may read it.
    """

    today: dt.date
    due_soon: int = 30
    no_update_after: int = 92
    public: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an action stands.

    `status` is what was said last, `not started` where nobody said; `said` whether anybody did; `due` the day it is due
    now, `first_due` the day it was due at first, `moved` how often that changed; `updated` the day of the last update;
    `current` whether its plan is in force: only then can it be late, due soon or without a recent update.
    """

    status: str
    said: bool
    due: Span | None
    first_due: Span | None
    moved: int
    updated: dt.date | None
    current: bool
    late: bool
    due_soon: bool
    no_update: bool

    @property
    def open(self) -> bool:
        """Whether there is still something to do."""
        return self.status in OPEN


_KNOWN: WeakKeyDictionary[Graph, dict[tuple[str, Horizon], Standing]] = WeakKeyDictionary()


def standing(graph: Graph, action: Record, on: Horizon) -> Standing:
    """Where an action stands on a day; worked out once for each graph, which never changes."""
    if graph.records.get(action.ref) is not action:
        return _standing(graph, action, on)
    known = _KNOWN.setdefault(graph, {})
    if (action.ref, on) not in known:
        known[action.ref, on] = _standing(graph, action, on)
    return known[action.ref, on]


def _standing(graph: Graph, action: Record, on: Horizon) -> Standing:
    facts = graph.derived(action)
    updates = sorted(graph.held(action.ref, "update"), key=lambda one: _last(one.facts.get("date")))
    known = [one for one in updates if _last(one.facts.get("date")) <= on.today]
    told = [str(one.facts["status"]) for one in known if one.facts.get("status")]
    given = facts.get("status") or (told[-1] if told else None)
    due = facts.get("due")
    updated = _last(known[-1].facts.get("date")) if known else None
    status = str(given or "not started")
    current = in_force(graph, action, on.today)
    open_now = current and status in OPEN
    since = updated or _began(graph, action)
    late = bool(open_now and due and due.last < on.today)
    if late and on.public and led_by_partners(graph, action):
        late = bool(facts.get("response") or facts.get("asked"))
    return Standing(
        status=status, said=given is not None, due=due, first_due=facts.get("due_at_first"),
        moved=sum(1 for one in known if one.facts.get("new_date")), updated=updated,
        current=current, late=late,
        due_soon=bool(open_now and due and on.today <= due.last <= on.today + dt.timedelta(on.due_soon)),
        no_update=open_now and (since is None or since < on.today - dt.timedelta(on.no_update_after)),
    )


def in_force(graph: Graph, record: Record, today: dt.date) -> bool:
    """Whether something belongs to what a council does today: not drawn from a past paper, nor over, nor given up."""
    if record.is_past:
        return False
    for ref in record.holders:
        holder = graph.records.get(ref)
        if holder and (holder.facts.get("status") == "closed" or _last(holder.facts.get("ended"), dt.date.max) < today):
            return False
    strategy = graph.strategy_of(record)
    if strategy is None:
        return True
    period = strategy.facts.get("period")
    return strategy.facts.get("status") not in OVER and not (period and period.last < today)


def led_by_partners(graph: Graph, action: Record) -> bool:
    """Whether only partners lead an action: organisations that are no part of the council. In public theirs is late
    only with what they say about it, or that they were asked and gave no reply.
    """
    leads = graph.targets(action.ref, "lead")
    partners = [lead for lead in leads if lead.kind == "organisation" and "council" not in _sort(lead)]
    return bool(leads) and len(partners) == len(leads)


def _sort(record: Record) -> str:
    return str(record.facts.get("sort") or "").casefold()


def adds_up(standings: Iterable[Standing]) -> dict[str, int]:
    """How many of some actions stand where, the gravest first; what nobody stands at is left out."""
    listed = [one.status for one in standings]
    return {status: listed.count(status) for status in STATUSES if status in listed}


def _began(graph: Graph, action: Record) -> dt.date | None:
    """The day from which news could be expected: when the plan was approved, tabled, or its period began."""
    plan = graph.records.get(action.holders[-1]) if action.holders else None
    for name in ("approved", "tabled", "period"):
        value = plan.facts.get(name) if plan else None
        if isinstance(value, Period):
            return value.first
        if isinstance(value, When):
            return value.last
    return None


def _last(value: object, fallback: dt.date = dt.date.min) -> dt.date:
    return value.last if isinstance(value, When | Span | Period) else fallback
