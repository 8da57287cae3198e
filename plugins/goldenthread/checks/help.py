"""The help page: where there are promises to children it is there, it is the council's own, and it was checked lately.

A child who is told to call somebody must reach somebody. The rule of six months is this project's own; the numbers that
reach nobody are those that Ofcom keeps free for drama.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from goldenthread.checks.setting import Setting
from goldenthread.checks.texts import public_records
from goldenthread.checks.unique import WITH_POSTERS as PROMISES
from goldenthread.graph.graph import Graph
from goldenthread.messages import young as say
from goldenthread.model.record import Record
from goldenthread.model.when import When
from goldenthread.problems import Place, Problem
from goldenthread.source.finding import find

MONTHS = 6
_FICTIONAL = re.compile(r"(?:44|0)(?:1632960|7700900|2079460|\d{3}4960)\d*")
_TO_FILL = re.compile(
    r"\b(?:x{3,}|tbc|to be (?:added|agreed|confirmed)|(?:your|the) (?:number|name) here|your (?:number|team))\b"
    r"|\[[^\]]*\]", re.IGNORECASE)


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
    services = record.facts.get("services", ())
    if not services:
        yield say.placeholder(record.place, "it names no services")
    for service in services:
        numbers = (one for one in (service.phone, service.text) if one)
        number = next((one for one in numbers if _FICTIONAL.fullmatch(re.sub(r"\D", "", one))), None)
        unfilled = next((one for _, one in service if isinstance(one, str) and _TO_FILL.search(one)), None)
        if number:
            yield say.placeholder(_place(record, number, setting), f"“{number}” of “{service.name}” is nobody's number")
        elif unfilled:
            yield say.placeholder(_place(record, unfilled, setting), f"“{unfilled}” is still to be filled in")


def _unchecked(record: Record, setting: Setting) -> Iterator[Problem]:
    dates = [(record.title, record.facts.get("checked"), record.places.get("checked", record.place))]
    for service in record.facts.get("services", ()):
        dates.append((service.name, service.checked, _place(record, service.name, setting)))
    for whose, checked, place in dates:
        if not isinstance(checked, When):
            continue
        if checked.span.first > setting.today:
            yield say.not_checked(place, whose, f"on a day that is yet to come, {checked.text}")
        elif later(checked.last, MONTHS) < setting.today:
            on = "on" if checked.span.precision == "day" else "in"
            yield say.not_checked(place, whose, f"{on} {checked.text}, more than six months ago")


def _place(record: Record, words: str, setting: Setting) -> Place:
    """Where some words of a service stand in the file."""
    path = record.place.path
    return find(record.places.get("services", record.place), setting.rows(path), words, 0, len(words))


def later(day: dt.date, months: int) -> dt.date:
    """The same day so many months later; the last of that month where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))
