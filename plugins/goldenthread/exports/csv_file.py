"""A table for other programs: its columns, what stands in them, and the CSV file that holds its rows.

CSV is as RFC 4180 has it, in UTF-8 with a byte-order mark (Excel reads it as UTF-8 only so), and no cell is one that a
spreadsheet would run.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from goldenthread.exports.file import File

Cell = str | dt.date
"""Words, or a day; an empty text where there is nothing to say."""
Datatype = Literal["string", "boolean", "integer", "decimal", "date", "anyURI"]
"""What the cells of a column hold, by the names of XML Schema (W3C, Metadata Vocabulary for Tabular Data, 5.11)."""

BETWEEN = "; "
_RUNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what its cells hold, a sentence about it, and whether a cell is a list."""

    name: str
    about: str = ""
    datatype: Datatype = "string"
    many: bool = False

    @property
    def heading(self) -> str:
        """Its heading as people read it: `group_code` is Group code."""
        return self.name.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the address of its CSV file, what the file is about, the title, the columns and the rows.

    `key` is the column that no two rows have alike; `note` what a reader must know; `source` where it comes from. The
    rows can be made while they are read, and so only once.
    """

    address: str
    about: str
    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Iterable[Cell]]
    key: str = ""
    note: str = ""
    source: str = ""


def csv_file(table: Table) -> File:
    """The CSV file of a table."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([safe(column.name) for column in table.columns])
    writer.writerows([safe(as_words(cell)) for cell in row] for row in table.rows)
    return File(table.address, table.about, ("\ufeff" + out.getvalue()).encode())


def as_words(cell: Cell) -> str:
    """A cell as text: a day as ISO 8601 has it."""
    return cell.isoformat() if isinstance(cell, dt.date) else cell


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that starts like a formula gets an apostrophe before it."""
    return f"'{cell}" if cell.startswith(_RUNS) else cell
