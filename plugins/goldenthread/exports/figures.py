"""The table of each dataset, as the edition shows it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from goldenthread.exports.csv_file import Column, Datatype, Table, csv_file
from goldenthread.exports.file import File
from goldenthread.graph.graph import Graph
from goldenthread.kind import Kinds
from goldenthread.model.record import Record

GROUP = Column("group", "The heading that the row stands under; none for a row that counts everybody.")
ROW = Column("row", "The row's label as the source prints it.")
NOT_NUMBERS = ("", "[c]")
_WHOLE = re.compile(r"\d{1,18}")
_WITH_POINT = re.compile(r"\d{1,18}(?:\.\d{1,18})?")


def files(graph: Graph, kinds: Kinds, audience: str, today: dt.date) -> Iterator[File]:
    """A CSV file for each dataset."""
    return (csv_file(table) for table in tables(graph, kinds, audience, today))


def tables(graph: Graph, kinds: Kinds, audience: str, today: dt.date) -> Iterator[Table]:
    """A table for each dataset."""
    for record in graph.of_kind("dataset"):
        rows = [(group, str(row.label), *(str(value) for value in row.values)) for group, row in _rows(record)]
        periods = record.facts.get("periods", ())
        columns = (GROUP, ROW, *(
            Column(str(period.label), period.date.text if period.date else "", _datatype(row[at] for row in rows))
            for at, period in enumerate(periods, 2)))
        said = (record.facts.get(name) for name in ("about", "withheld"))
        yield Table(
            f"downloads/figures/{record.id}.csv", f"{record.title}, as a table", record.title, columns, rows,
            note=" ".join(str(one) for one in said if one), source=str(record.facts.get("source") or ""))


def _rows(record: Record) -> Iterator[tuple[str, Any]]:
    """The total rows, then each group's."""
    for row in record.facts.get("totals", ()):
        yield "", row
    for group in record.facts.get("groups", ()):
        for row in group.rows:
            yield str(group.title), row


def _datatype(values: Iterator[str]) -> Datatype:
    """What a column holds, figures that are withheld apart: numbers only where every figure is written as one."""
    found = [value for value in values if value not in NOT_NUMBERS]
    if not found or not all(_WITH_POINT.fullmatch(value) for value in found):
        return "string"
    return "integer" if all(_WHOLE.fullmatch(value) for value in found) else "decimal"
