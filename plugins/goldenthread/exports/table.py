"""All exports, in order, each under its format. A new export is a file beside this one and a line here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from goldenthread.exports import figures, records, tables
from goldenthread.exports.file import File
from goldenthread.graph.graph import Graph
from goldenthread.kind import Kinds

Export = Callable[[Graph, Kinds, str, dt.date], Iterable[File]]

EXPORTS: tuple[tuple[str, Export], ...] = (
    ("json", records.files),
    ("csv", tables.files),
    ("csv", figures.files),
)
FORMATS = tuple(dict.fromkeys(form for form, _ in EXPORTS))
