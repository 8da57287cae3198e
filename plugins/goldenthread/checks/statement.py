"""The accessibility statement: one, not older than a year, and saying no more than was tested."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from goldenthread.checks.setting import Setting
from goldenthread.graph.graph import Graph
from goldenthread.messages import statement as say
from goldenthread.model.record import Record
from goldenthread.problems import Problem

FULLY = "fully compliant"
A_YEAR = dt.timedelta(366)


def of_accessibility(graph: Graph, setting: Setting) -> Iterator[Problem]:
    """What is wrong with the statement, if there is one."""
    found = graph.of_kind("accessibility-statement")
    for record in found[1:]:
        yield say.two_statements(record.place, found[0].place.path)
    for record in found[:1]:
        for problem in _of_one(record, setting):
            yield setting.weighed(problem).of(record.ref)


def _of_one(record: Record, setting: Setting) -> Iterator[Problem]:
    if record.facts.get("status") == FULLY and (why := _not_so(record)):
        yield say.says_more_than_was_tested(record.places.get("status", record.place), why)
    name = "last_review" if record.facts.get("last_review") else "prepared"
    day = record.facts.get(name)
    if day and day.last < setting.today - A_YEAR:
        yield say.statement_is_old(record.places[name], day.text)


def _not_so(record: Record) -> str:
    """Why a site cannot be called fully compliant; empty where it can."""
    tests = record.facts.get("tested", ())
    if record.facts.get("not_accessible"):
        return "something is listed under “not_accessible:”"
    if any(test.found for test in tests):
        return "a test found problems that are still there"
    if not any(test.by_hand and test.found == 0 for test in tests):
        return "no person has tried the pages and found nothing"
    return ""
