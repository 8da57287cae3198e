"""A CSV file for each dataset, with a description of its columns (CSVW) beside it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from typing import Any

from goldenthread.exports.file import File
from goldenthread.exports.tables import safe
from goldenthread.graph.graph import Graph
from goldenthread.kind import Kinds
from goldenthread.model.record import Record


def files(graph: Graph, kinds: Kinds, audience: str, today: dt.date) -> Iterator[File]:
    """The table of each dataset as the edition shows it."""
    for record in graph.of_kind("dataset"):
        columns = [str(period.label) for period in record.facts.get("periods", ())]
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(["group", "row", *(safe(column) for column in columns)])
        for group, row in _rows(record):
            writer.writerow([safe(group), safe(str(row.label)), *(safe(str(value)) for value in row.values)])
        address = f"downloads/figures/{record.id}.csv"
        yield File(address, f"{record.title}, as a table", ("\ufeff" + out.getvalue()).encode())
        description = {
            "@context": "http://www.w3.org/ns/csvw",
            "url": f"{record.id}.csv",
            "dc:title": record.title,
            "dc:source": str(record.facts.get("source", "")),
            "tableSchema": {"columns": [
                {"titles": "group", "datatype": "string"}, {"titles": "row", "datatype": "string"},
                *({"titles": column, "datatype": "string"} for column in columns),
            ]},
        }
        text = json.dumps(description, ensure_ascii=False, indent=1) + "\n"
        yield File(f"{address}-metadata.json", f"{record.title}: what the columns are (CSVW)", text.encode())


def _rows(record: Record) -> Iterator[tuple[str, Any]]:
    """The total rows, then each group's."""
    for row in record.facts.get("totals", ()):
        yield "", row
    for group in record.facts.get("groups", ()):
        for row in group.rows:
            yield str(group.title), row
