"""What the columns of each CSV file are (CSVW): a file beside it, by the name that the standard gives such a file.

W3C, “Metadata Vocabulary for Tabular Data” (2015). A reader finds `x.csv-metadata.json` beside `x.csv` by itself.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Any

from goldenthread.exports import figures, partners, tables
from goldenthread.exports.csv_file import BETWEEN, Column, Table, safe
from goldenthread.exports.file import File
from goldenthread.exports.json_text import laid_out
from goldenthread.graph.graph import Graph
from goldenthread.kind import Kinds

CONTEXT = ("http://www.w3.org/ns/csvw", {"@language": "en-GB"})
WITHHELD = "[c]"
_NOT_A_NAME = re.compile("[^A-Za-z0-9]+")


def files(graph: Graph, kinds: Kinds, audience: str, today: dt.date) -> Iterator[File]:
    """The description of each CSV file there is."""
    for sort in (tables, figures, partners):
        for table in sort.tables(graph, kinds, audience, today):
            text = laid_out(described(table)) + "\n"
            yield File(f"{table.address}-metadata.json", f"{table.title}: what the columns are (CSVW)", text.encode())


def described(table: Table) -> dict[str, Any]:
    """The description of a table; an empty cell, or a figure withheld, holds nothing."""
    names = _names(table.columns)
    schema: dict[str, Any] = {
        "columns": [_column(column, name) for column, name in zip(table.columns, names, strict=True)]}
    if table.key:
        schema["primaryKey"] = names[[column.name for column in table.columns].index(table.key)]
    found = {
        "@context": list(CONTEXT), "url": table.address.rpartition("/")[2], "dc:title": table.title,
        "dc:description": table.note, "dc:source": table.source, "tableSchema": schema,
    }
    return {name: value for name, value in found.items() if value}


def _column(column: Column, name: str) -> dict[str, Any]:
    datatype: Any = {"base": "boolean", "format": "yes|no"} if column.datatype == "boolean" else column.datatype
    made = {"name": name, "titles": safe(column.name), "datatype": datatype, "dc:description": column.about}
    if column.datatype in ("integer", "decimal"):
        made["null"] = ["", WITHHELD]
    if column.many:
        made["separator"] = BETWEEN
    return {key: value for key, value in made.items() if value}


def _names(columns: Iterable[Column]) -> list[str]:
    """A name for each column that can stand in an address, no two alike; 5.6.1 lets none start with `_`."""
    found: list[str] = []
    for at, column in enumerate(columns, 1):
        name = _NOT_A_NAME.sub("_", column.name).strip("_") or "column"
        found.append(f"{name}_{at}" if name in found else name)
    return found
