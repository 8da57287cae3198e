"""The help page: where there are promises to children it is there, it is the council's own, and it was checked lately.

A child who is told to call somebody must reach somebody. The rule of six months is this project's own; a check is as
old as the first day that its words name.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from typing import Any

from goldenthread.checks.setting import Setting
from goldenthread.checks.texts import public_records
from goldenthread.checks.unique import WITH_POSTERS as PROMISES
from goldenthread.graph.graph import Graph
from goldenthread.messages import young as say
from goldenthread.model.record import Record
from goldenthread.model.telephone import is_for_drama, is_number
from goldenthread.model.unfilled import is_to_fill
from goldenthread.model.when import When
from goldenthread.problems import Place, Problem
from goldenthread.source.finding import find

MONTHS = 6
EXACT = ("day", "month")


def page(graph: Graph, setting: Setting) -> Iterator[Problem]:
    """What is wrong with who to talk to, in the edition that anybody can read; in the internal one, to be known."""
    shown = public_records(graph)
    promised = [record for record in shown if record.kind in PROMISES]
    pages = [record for record in shown if record.kind == "help"]
    if promised and not pages:
        other = next((one for one in shown if one.kind == "page" and one.inside.rsplit(".", 1)[0] == "help"), None)
        first = promised[0]
        folder = first.place.path.removesuffix(first.inside)
        found = say.missing(other.place if other else Place(f"{folder}help.md"), other is not None)
        yield setting.weighed(found)
    for record in pages:
        real = any(not one.example for one in promised)
        for problem in (*_not_ready(record, setting, real=real), *_unchecked(record, setting)):
            yield setting.weighed(problem)


def _not_ready(record: Record, setting: Setting, *, real: bool) -> Iterator[Problem]:
    if record.example and real:
        yield say.placeholder(record.place, "it is the example that came with the site, beside promises that are not")
    if record.example:
        return
    if record.facts.get("placeholder"):
        yield say.placeholder(record.places.get("placeholder", record.place), "it says so itself")
    services = _public(record)
    if not services:
        inside = "services" in record.facts
        yield say.placeholder(record.place, "all its services are internal" if inside else "it names no services")
    for service in _named(record):
        yield from _unreachable(record, service, setting)


def _public(record: Record) -> list[Any]:
    """The services that anybody may read of."""
    if "services" in record.internal_facts:
        return []
    return [one for one in record.facts.get("services", ()) if one.audience != "internal"]


def _named(record: Record) -> list[Any]:
    """Those whose name could be read; what is wrong with another's is told of its name."""
    return [one for one in _public(record) if one.name]


def _unreachable(record: Record, service: Any, setting: Setting) -> Iterator[Problem]:
    """What keeps a reader from reaching a service; one problem each, where the first of it stands."""
    numbers = [(key, given) for key in ("phone", "text") if (given := getattr(service, key))]
    unfilled = next((one for _, one in service if isinstance(one, str) and is_to_fill(one)), None)
    wrong = next(((key, one) for key, one in numbers if not is_number(one)), None)
    nobodys = next((one for _, one in numbers if is_for_drama(one)), None)
    if nobodys:
        words = f"“{nobodys}” of “{service.name}” is nobody's number"
        yield say.placeholder(_place(record, service, setting, nobodys), words)
    elif unfilled:
        yield say.placeholder(_place(record, service, setting, unfilled), f"“{unfilled}” is still to be filled in")
    elif wrong:
        yield say.no_number(_place(record, service, setting, wrong[1]), *wrong)
    elif not numbers and not service.chat:
        yield say.no_way(_place(record, service, setting), service.name)


def _unchecked(record: Record, setting: Setting) -> Iterator[Problem]:
    dates = [(record.title, record.facts.get("checked"), record.places.get("checked", record.place))]
    for service in _named(record):
        dates.append((service.name, service.checked, _place(record, service, setting)))
    for whose, checked, place in dates:
        if not isinstance(checked, When):
            continue
        if checked.span.first > setting.today:
            yield say.not_checked(place, whose, f"on a day that is yet to come, {checked.text}")
        elif checked.span.precision not in EXACT:
            yield say.check_without_a_month(place, whose, checked.text)
        elif later(checked.span.first, MONTHS) < setting.today:
            on = "on" if checked.span.precision == "day" else "in"
            yield say.not_checked(place, whose, f"{on} {checked.text}, more than six months ago")


def _place(record: Record, service: Any, setting: Setting, words: str = "") -> Place:
    """Where some words of a service stand in the file, looked for from its name onwards; without words, its name."""
    rows = setting.rows(record.place.path)
    name = find(record.places.get("services", record.place), rows, service.name, 0, len(service.name))
    return find(name, rows, words, 0, len(words))


def later(day: dt.date, months: int) -> dt.date:
    """The same day so many months later; the last of that month where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))
