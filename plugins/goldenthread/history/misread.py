"""What was meant to be kept back in a past state of the files, and was mistyped: no build let it out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from goldenthread.model.nearest import nearest
from goldenthread.model.record import Record
from goldenthread.model.thing import KEEPS_BACK
from goldenthread.problems import Problem, Severity
from goldenthread.source.tree import key_name

_ROW = re.compile(r"([\s\-\"']*)([^:=]*)[:=]?(.*)", re.DOTALL)


def kept_back(records: list[Record], problems: Iterable[Problem], text: str) -> list[Record]:
    """The records of a file, where those are internal in which a line that keeps something back has a fault."""
    rows = text.split("\n")
    hidden: set[str] = set()
    for problem in problems:
        at = problem.place.line
        row = _ROW.fullmatch(rows[at - 1]) if problem.severity is Severity.ERROR and at <= len(rows) else None
        if row and _keeps_back(row[2], row[3]):
            own = [one for one in records if one.place.line <= at and one.place.column == len(row[1]) + 1]
            hidden |= {one.ref for one in own[-1:] or records}
    return [replace(one, internal=True) if one.ref in hidden else one for one in records]


def without_holder(records: list[Record]) -> list[Record]:
    """All records of a state, where those are internal whose holder in another file is nowhere: it may be internal."""
    known = {record.ref for record in records}
    return [replace(one, internal=True) if one.type.held_by and known.isdisjoint(one.holders) else one
            for one in records]


def _keeps_back(key: str, value: str) -> bool:
    """Whether the key or the value of a line is, nearly at least, one that keeps something from the public."""
    said = value.partition("#")[0].strip(" \"'")
    return bool(nearest(key_name(key), ["audience", *sorted(KEEPS_BACK)]) or nearest(said, ["internal"]))
