"""All exports, in order. A new export is a file beside this one and a line here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from goldenthread.exports import records, tables
from goldenthread.exports.file import File
from goldenthread.graph.graph import Graph
from goldenthread.kind import Kinds

EXPORTS: dict[str, Callable[[Graph, Kinds, str, dt.date], Iterable[File]]] = {
    "json": records.files,
    "csv": tables.files,
}
