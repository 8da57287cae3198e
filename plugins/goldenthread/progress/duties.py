"""When a body meets, and which reporting duties that makes due: met, missed or coming."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from goldenthread.graph.graph import Graph
from goldenthread.model.record import Record
from goldenthread.model.when import EVERY_DAYS, EVERY_MONTHS, When, WhenError, read_timescale
from goldenthread.progress.standing import in_force

State = Literal["met", "missed", "coming"]
MOST_DATES = 600


@dataclass(frozen=True, slots=True)
class Due:
    """One day on which a duty was or is due: whether it was met, and where the report can be read."""

    duty: Record
    day: dt.date
    state: State
    given: dt.date | None = None
    where: str = ""


def meetings(graph: Graph, body: Record) -> list[Record]:
    """The meetings of a body that have a day, in the order of their days."""
    found = [one for one in graph.sources(body.ref, "met") if day_of(one)]
    return sorted(found, key=lambda one: (day_of(one) or dt.date.min, one.id))


def day_of(meeting: Record) -> dt.date | None:
    """The day of a meeting; None where only a month or a year is known."""
    date = meeting.facts.get("date")
    return date.last if isinstance(date, When) and date.span.precision == "day" else None


def around(graph: Graph, body: Record, today: dt.date) -> tuple[Record | None, Record | None]:
    """A body's last meeting before a day, and its next one on that day or after."""
    listed = [(day_of(one) or dt.date.min, one) for one in meetings(graph, body)]
    before = [one for day, one in listed if day < today]
    after = [one for day, one in listed if day >= today]
    return (before[-1] if before else None, after[0] if after else None)


def dues(graph: Graph, duty: Record, today: dt.date) -> list[Due]:
    """The days on which a duty was due, and the next one; none for what belongs to a past paper or is over.

    A duty owed at each meeting is due on the day of each; one owed every so often is due at the end of each such time,
    from the start of its strategy's period. A report given after one such day, and by the next, meets the next.
    """
    if not in_force(graph, duty, today):
        return []
    days = sorted(set(_days(graph, duty, today)))
    past = [day for day in days if day < today]
    coming = [day for day in days if day >= today][:1]
    given = sorted((one.date.last, str(one.where or "")) for one in duty.facts.get("given", ()))
    found = []
    for before, day in zip([dt.date.min, *past], [*past, *coming], strict=False):
        report = next(((when, where) for when, where in given if before < when <= day), None)
        state: State = "met" if report else "missed" if day < today else "coming"
        found.append(Due(duty, day, state, report[0] if report else None, report[1] if report else ""))
    return found


def _days(graph: Graph, duty: Record, today: dt.date) -> Iterator[dt.date]:
    """The days that the author's words name: each meeting's, or the end of each month, quarter or year."""
    words = str(duty.facts.get("how_often") or "").casefold()
    if "meeting" in words:
        for body in graph.targets(duty.ref, "owed_to"):
            yield from (day for one in meetings(graph, body) if (day := day_of(one)))
        return
    often = next((word.split()[0] for word in _cadence(words)), "")
    strategy = next(iter(graph.targets(duty.ref, "set_by")), None)
    period = strategy.facts.get("period") if strategy else None
    day = period.first if period else None
    if period is None or day is None or often not in {**EVERY_MONTHS, **EVERY_DAYS}:
        return
    for _ in range(MOST_DATES):
        end = _one_later(day, often) - dt.timedelta(1)
        if end > period.last:
            return
        yield end
        if end >= today:
            return
        day = end + dt.timedelta(1)


def _one_later(day: dt.date, often: str) -> dt.date:
    """The day one such time after a day: so many days, or the first of the month so many months on."""
    if often in EVERY_DAYS:
        return day + dt.timedelta(EVERY_DAYS[often])
    month = day.month - 1 + EVERY_MONTHS[often]
    return dt.date(day.year + month // 12, month % 12 + 1, 1)


def _cadence(words: str) -> tuple[str, ...]:
    """How often, as the grammar of timescales reads it."""
    try:
        return read_timescale(words).cadence
    except WhenError:
        return ()
