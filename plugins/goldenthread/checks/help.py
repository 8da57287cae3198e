"""The help page: where there are promises to children it is there, it is the council's own, and it was checked lately.

A child who is told to call somebody must reach somebody. The rule of six months is this project's own.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from goldenthread.checks.texts import public_records
from goldenthread.graph.graph import Graph
from goldenthread.messages import young as say
from goldenthread.model.record import Record
from goldenthread.model.when import When
from goldenthread.problems import Place, Problem
from goldenthread.source.project import Project

MONTHS = 6
PROMISES = ("pledge", "charter")
_FICTIONAL = re.compile(r"^(?:\+?44\s*)?\(?0?1632\)?\s*960")
_TO_FILL = re.compile(r"\b(?:x{3,}|tbc|to be (?:added|agreed|confirmed)|your (?:number|council|team)|lorem)\b|\[[^\]]*\]",
                      re.IGNORECASE)


def page(graph: Graph, project: Project) -> Iterator[Problem]:
    """What is wrong with who to talk to, in the edition that anybody can read; in the internal one, to be known."""
    for problem in _problems(graph, project):
        yield problem if project.audience != "internal" else problem.as_notice()


def _problems(graph: Graph, project: Project) -> Iterator[Problem]:
    shown = public_records(graph)
    promised = [record for record in shown if record.kind in PROMISES]
    pages = [record for record in shown if record.kind == "help"]
    if promised and not pages:
        other = next((one for one in shown if one.kind == "page" and one.inside.rsplit(".", 1)[0] == "help"), None)
        yield say.missing(other.place if other else Place(f"{project.strategy}/help.md"), other is not None)
    for record in pages:
        yield from _not_ready(record, real=any(not one.example for one in promised))
        yield from _unchecked(record, project.today)


def _not_ready(record: Record, *, real: bool) -> Iterator[Problem]:
    if record.example and real:
        yield say.placeholder(record.place, "it is the example that came with the site, beside promises that are not")
    if record.example:
        return
    if record.facts.get("placeholder"):
        yield say.placeholder(record.places.get("placeholder", record.place), "it says so itself")
    services = record.facts.get("services", ())
    if not services:
        yield say.placeholder(record.place, "it names no services")
    for service in services:
        number = next((one for one in (service.phone, service.text) if one and _FICTIONAL.match(one)), None)
        unfilled = next((one for name, one in service if isinstance(one, str) and _TO_FILL.search(one)), None)
        if number or unfilled:
            yield say.placeholder(_place(record), f"“{number}” of “{service.name}” is nobody's number" if number
                                  else f"“{unfilled}” is still to be filled in")


def _unchecked(record: Record, today: dt.date) -> Iterator[Problem]:
    dates = [(record.title, record.facts.get("checked"), record.places.get("checked", record.place))]
    dates += [(service.name, service.checked, _place(record)) for service in record.facts.get("services", ())]
    for whose, checked, place in dates:
        if not isinstance(checked, When):
            continue
        if checked.span.first > today:
            yield say.not_checked(place, whose, f"on a day that is yet to come, {checked.text}")
        elif later(checked.last, MONTHS) < today:
            yield say.not_checked(place, whose, f"in {checked.text}, more than six months ago"
                                  if checked.span.precision != "day" else f"on {checked.text}, more than six months ago")


def _place(record: Record) -> Place:
    return record.places.get("services", record.place)


def later(day: dt.date, months: int) -> dt.date:
    """The same day so many months later; the last of that month where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))
