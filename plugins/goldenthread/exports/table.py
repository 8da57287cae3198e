"""All exports, in order, each under its format. A new export is a file beside this one and a line here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import partial

from goldenthread.exports import (
    calendars,
    changes,
    csv_described,
    figures,
    linked_data,
    partners,
    pdf,
    records,
    spreadsheets,
    stratml,
    tables,
    updates,
    word,
)
from goldenthread.exports.file import File
from goldenthread.graph.graph import Graph
from goldenthread.kind import Kinds
from goldenthread.model.change import Told
from goldenthread.workers import shared_out

Export = Callable[[Graph, Kinds, str, dt.date], Iterable[File]]
Feed = Callable[[Told, str], File]

EXPORTS: tuple[tuple[str, Export], ...] = (
    ("json", records.files),
    ("csv", tables.files),
    ("csv", figures.files),
    ("csv", partners.files),
    ("csvw", csv_described.files),
    ("xlsx", spreadsheets.files),
    ("xlsx", updates.files),
    ("stratml", stratml.files),
    ("jsonld", linked_data.files),
    ("ics", calendars.files),
)
FEEDS: tuple[tuple[str, Feed], ...] = (
    ("atom", changes.feed),
)
"""What is made from the changes, where there are any to tell, and not from the edition's items."""
OF_PAGES = ("docx",)
"""What is made from finished pages, by `word.file`."""
FORMATS = (*dict.fromkeys(form for form, _ in (*EXPORTS, *FEEDS)), *OF_PAGES)
PRINTED = (pdf.FORM,)
"""What a browser prints of the built site: only the command `export` makes it, as a build needs no browser."""
LIBRARIES = {"ics": (calendars.NEEDS, "calendar"), "xlsx": (spreadsheets.NEEDS, "excel"), "docx": (word.NEEDS, "word")}
"""Formats that need a library which not everybody has: its name, and the extra of this package that brings it."""


def exported(form: str | None, graph: Graph, kinds: Kinds, audience: str, today: dt.date) -> list[File]:
    """The files of one format, or of all, that are made from the edition's items."""
    made = shared_out([partial(_files, export, graph, kinds, audience, today)
                       for name, export in EXPORTS if form in (None, name)])
    return [file for files in made for file in files]


def _files(export: Export, graph: Graph, kinds: Kinds, audience: str, today: dt.date) -> list[File]:
    return list(export(graph, kinds, audience, today))
