"""Calendars (iCalendar, RFC 5545): a file for each plan, organisation and board that has any dates.

A program that has subscribed to a file knows an event again by its UID, which is made of `kind:id` and so outlives a
changed title. Without the library icalendar (the extra `calendar`) there are no such files.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial
from importlib.util import find_spec
from typing import Any

from goldenthread.exports.events import Diary, Event, actions_of, taken_on, warning
from goldenthread.exports.file import File
from goldenthread.graph.graph import Graph
from goldenthread.kept import kept
from goldenthread.kind import Kinds
from goldenthread.model.record import Record
from goldenthread.progress.standing import Horizon

NEEDS = "icalendar"
MAKER = "-//goldenthread//EN"
END = b"END:VCALENDAR\r\n"
LOOK_AGAIN = dt.timedelta(days=1)


def files(graph: Graph, kinds: Kinds, audience: str, today: dt.date) -> Iterator[File]:
    """The calendars of plans, organisations and boards; none of what has no dates, and none without the library."""
    if find_spec(NEEDS) is None:
        return
    diary = Diary(graph, kinds, Horizon(today, public=audience != "internal"))
    written: dict[str, bytes] = {}
    for folder, owner, events in _calendars(graph, diary):
        once = {event.name: event for event in events}
        if once:
            listed = sorted(once.values(), key=lambda one: (one.day, one.name))
            title, note = owner.title, warning(graph, owner)
            content = kept("calendar", (title, note, listed, today),
                           partial(_calendar, title, note, listed, today, written))
            yield File(f"downloads/{folder}/{owner.id}.ics", f"{owner.title}: its dates, for a calendar", content)


def _calendars(graph: Graph, diary: Diary) -> Iterator[tuple[str, Record, Iterable[Event]]]:
    """Each calendar: the folder it lies in, whose it is, and what stands in it."""
    for plan in graph.of_kind("action-plan"):
        yield "plans", plan, (event for action in actions_of(graph, plan) for event in diary.of_action(action))
    for one in graph.of_kind("organisation"):
        yield "organisations", one, (event for action in taken_on(graph, one) for event in diary.of_action(action))
    for body in graph.of_kind("body"):
        yield "bodies", body, diary.of_body(body)


def _calendar(title: str, note: str, events: list[Event], today: dt.date, written: dict[str, bytes]) -> bytes:
    """One file; `written` holds the events that other files have already."""
    from icalendar import Calendar, vDuration, vText

    whole = Calendar()
    whole.add("prodid", MAKER)
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", vText(title))
    if note:
        whole.add("x-wr-caldesc", vText(note))
    whole.add("refresh-interval", vDuration(LOOK_AGAIN, params={"VALUE": "DURATION"}))
    whole.add("x-published-ttl", vDuration(LOOK_AGAIN))
    head = whole.to_ical().removesuffix(END)
    for event in events:
        if event.name not in written:
            written[event.name] = _written(event, today)
    return b"".join((head, *(written[event.name] for event in events), END))


def _written(event: Event, today: dt.date) -> bytes:
    """One event: whole days, which keep nobody from being free."""
    from icalendar import Event as Component

    made = Component()
    made.add("uid", f"{event.name}@goldenthread")
    made.add("dtstamp", dt.datetime.combine(today, dt.time(), dt.UTC))
    made.add("dtstart", event.day)
    made.add("dtend", event.day + dt.timedelta(1))
    made.add("summary", event.title)
    made.add("description", "\n".join(line for line in event.about if line))
    made.add("categories", [event.sort])
    made.add("transp", "TRANSPARENT")
    if event.cancelled:
        made.add("status", "CANCELLED")
    if event.again:
        made.add("rrule", _rule(event.again.rule))
    content: bytes = made.to_ical()
    return content


def _rule(rule: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in rule}
