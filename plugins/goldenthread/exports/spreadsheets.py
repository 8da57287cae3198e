"""Spreadsheets (XLSX): each plan as its table, to filter, to print and to fill in, with a sheet that says what it is.

The rows are those of the plan's CSV file. Days are dates, and everything else is text, so that no code becomes a number
and no words a formula. Without the library xlsxwriter (the extra `excel`) there are no such files.
"""

from __future__ import annotations

import datetime as dt
import io
import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib.util import find_spec
from typing import Any

from goldenthread.exports.csv_file import Cell, Table, as_words
from goldenthread.exports.events import warning
from goldenthread.exports.file import File
from goldenthread.exports.partners import CODE, of_plans
from goldenthread.graph.graph import Graph
from goldenthread.kept import kept
from goldenthread.kind import Kinds
from goldenthread.progress.standing import Horizon

Book = Any
Sheet = Any
"""What xlsxwriter writes to; it brings no types."""
NEEDS = "xlsxwriter"
PUBLIC = "Public edition. What only colleagues may see is not in it."
INTERNAL = "Internal edition. It holds what the public must not see. Do not publish or forward it."
WITHHELD = "[c] stands for a count of people that is not shown: it is small, or it would give a small one away."
BACK = "What is changed here changes nothing on the site. Send the file back to whoever keeps the plan."
FIRST_DAY = dt.date(1900, 3, 1)
"""The first day that every spreadsheet program counts alike: Excel knows a 29 February 1900, which there never was."""
WIDTHS = {"code": 8, "outcome": 27, "action": 32, "indicator": 27, "lead": 18, "partners": 18, "resources": 15,
          "timescale": 15, "due": 12, "status": 11, "group_code": 8, "group": 27, "id": 27}
"""In characters, as spreadsheet programs count them: so many figures of the font beside each other."""
ABOUT_WIDTH = 76
IN_FULL = ("code", "group_code", "id")
ON_PAPER = 10
"""How many columns are printed: which group an action stands in, and the ids, are for the screen."""
A4 = 9
FONT = {"font_name": "Arial", "font_size": 10}
SET_IN = {"align": "left", "indent": 1}
LETTERS_TO_FIGURES = 1.1
LINE_HEIGHT, MOST_HIGH = 13, 400
"""In points. Programs differ in whether they fit a row to its words by themselves, so each row is told its height."""
INK, LINE = "#1f2a44", "#b8bfcc"
HEAD = {**SET_IN, "bold": True, "font_color": "white", "bg_color": INK, "text_wrap": True, "valign": "vcenter"}
OWN = {**SET_IN, "text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": LINE}
DAY = "d mmm yyyy"


def files(graph: Graph, kinds: Kinds, audience: str, today: dt.date) -> Iterator[File]:
    """The spreadsheet of each plan that has any actions; none without the library."""
    if find_spec(NEEDS) is None:
        return
    on = Horizon(today, public=audience != "internal")
    for plan, table in of_plans(graph, on):
        said: dict[str, Cell] = {
            "What this is": f"“{plan.title}” as a table: a row for each step of each action, in the plan's order.",
            "Note": warning(graph, plan),
            "As at": today,
            "Edition": PUBLIC if on.public else INTERNAL,
            "On the site": kinds.address(plan),
            "Withheld": WITHHELD,
            "Changes": BACK,
        }
        yield File(f"downloads/plans/{plan.id}.xlsx", f"{plan.title}, as a spreadsheet",
                   workbook(table, said, on, _plan))


def workbook(table: Table, said: dict[str, Cell], on: Horizon, rows: Callable[[Book, Table, Horizon], None]) -> bytes:
    """A workbook of a table: the sheet that `rows` makes of it, and one that says what it is."""
    table = replace(table, rows=[list(row) for row in table.rows])
    return kept(f"spreadsheet {rows.__module__}.{rows.__qualname__}", (table, said, on),
                lambda: _workbook(table, said, on, rows))


def _workbook(table: Table, said: dict[str, Cell], on: Horizon, rows: Callable[[Book, Table, Horizon], None]) -> bytes:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    out = io.BytesIO()
    # The library writes into what it is given: with one for all, the first book would differ from the others.
    book = Workbook(out, {"in_memory": True, "default_format_properties": dict(FONT)})
    book.set_properties({"title": table.title, "created": dt.datetime.combine(on.today, dt.time(), dt.UTC)})
    rows(book, table, on)
    about_sheet(book, table, said)
    book.close()
    return out.getvalue()


def _plan(book: Book, table: Table, on: Horizon) -> None:
    """The sheet of rows: its first row and its codes stay where they are, and each column can be filtered."""
    sheet = book.add_worksheet("Plan")
    head = book.add_format(HEAD)
    words, text = book.add_format(OWN), book.add_format({**OWN, "num_format": "@"})
    days = book.add_format({**OWN, "num_format": DAY})
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, WIDTHS[column.name])
    rows = [list(row) for row in table.rows]
    for down, row in enumerate(rows, 1):
        sheet.set_row(down, row_height((as_words(cell), WIDTHS[column.name])
                                    for cell, column in zip(row, table.columns, strict=True)))
        for across, cell in enumerate(row):
            if isinstance(cell, dt.date) and cell >= FIRST_DAY:
                sheet.write_datetime(down, across, cell, days)
            else:
                form = text if table.columns[across].name in IN_FULL else words
                write = sheet.write_string if cell else sheet.write_blank
                write(down, across, as_words(cell), form)
    last = len(table.columns) - 1
    headings = [{"header": column.heading, "header_format": head} for column in table.columns]
    sheet.add_table(0, 0, len(rows), last, {"name": "Plan_table", "columns": headings, "style": None})
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 1 + [column.name for column in table.columns].index(CODE.name))
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{len(rows) + 1}"})
    sheet.print_area(0, 0, len(rows), ON_PAPER - 1)
    sheet.repeat_rows(0)
    on_top(sheet, table.title, on)
    on_paper(sheet, on, landscape=True)


def on_top(sheet: Sheet, title: str, on: Horizon) -> None:
    """What stands at the top of each printed page; of the internal edition, that it is."""
    title = title.replace("&", "&&")[:180]
    sheet.set_header(f"&L{title}" if on.public else f"&L{title}&RInternal edition. Do not publish.")


def about_sheet(book: Book, table: Table, said: dict[str, Cell]) -> None:
    """Adds the sheet that says what the file is, and what stands in each column."""
    sheet = book.add_worksheet("About this file")
    title = book.add_format({"bold": True, "font_size": 14, "font_color": INK})
    label = book.add_format({"bold": True, "valign": "top"})
    words = book.add_format({"valign": "top", "text_wrap": True})
    day = book.add_format({"num_format": "d mmmm yyyy", "align": "left", "valign": "top"})
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, ABOUT_WIDTH)
    sheet.write_string(0, 0, table.title, title)
    down = 2
    for name, what in said.items():
        if what:
            sheet.write_string(down, 0, name, label)
            if isinstance(what, dt.date) and what >= FIRST_DAY:
                sheet.write_datetime(down, 1, what, day)
            else:
                sheet.write_string(down, 1, as_words(what), words)
            sheet.set_row(down, row_height([(as_words(what), ABOUT_WIDTH)]))
            down += 1
    sheet.write_string(down + 1, 0, "The columns", title)
    for at, column in enumerate(table.columns, down + 2):
        sheet.write_string(at, 0, column.heading, label)
        sheet.write_string(at, 1, column.about, words)
    on_paper(sheet, None, landscape=False)


def on_paper(sheet: Sheet, on: Horizon | None, *, landscape: bool) -> None:
    """How a sheet is printed: on A4, as wide as one page, with the day and the page below."""
    sheet.set_paper(A4)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.6)
    sheet.set_footer(f"&L{f'As at {on.today.day} {on.today:%B %Y}' if on else ''}&RPage &P of &N")


def row_height(cells: Iterable[tuple[str, int]]) -> int:
    """The height of a row in which every cell's words can be read at the width of its column, in characters."""
    most = max(len(textwrap.wrap(words, int((width - 1) * LETTERS_TO_FIGURES))) for words, width in cells)
    return min(LINE_HEIGHT * max(most, 1) + 5, MOST_HIGH)
