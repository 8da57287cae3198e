"""Update sheets (XLSX): what partners fill in and send back, one for each organisation and each plan in force.

Only the new status, the words of the update, its evidence and a new date can be typed into; `import` takes a sheet
back. Each row ends with a check of what is locked, by which an import tells what was changed there all the same from
what has changed in the plan since.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from importlib.util import find_spec

from goldenthread.exports.csv_file import Cell, Column, Table, as_words
from goldenthread.exports.events import actions_of, names, taken_on, warning
from goldenthread.exports.file import File
from goldenthread.exports.partners import CODE, LEAD, OUTCOME, PARTNERS, TIMESCALE
from goldenthread.exports.spreadsheets import (
    DAY,
    FIRST_DAY,
    HEAD,
    IN_FULL,
    INTERNAL,
    NEEDS,
    OWN,
    PUBLIC,
    Book,
    on_paper,
    on_top,
    row_height,
    workbook,
)
from goldenthread.graph.graph import Graph
from goldenthread.kind import Kinds
from goldenthread.model.record import Record
from goldenthread.progress.standing import OPEN, Horizon, standing

FOLDER = "update"
ENDING = "-update.xlsx"
LOCKED = (
    Column("plan", "The plan's title."), CODE, OUTCOME, Column("action", "What will be done."), LEAD, PARTNERS,
    TIMESCALE,
    Column("due_now", "The day it is due now.", "date"),
    Column("status_now", "Where it stands, as somebody said; empty where nobody has."),
    Column("last_update", "The day of the newest update.", "date"),
    Column("reported_by", "Who fills this in: an organisation, never a person."),
    Column("as_at", "The day that this sheet was made on.", "date"),
    Column("id", "The action's name in this site."),
)
STATUS = Column("new_status", "Choose one from the list; leave it empty where nothing has changed.")
UPDATE = Column("update", "What has happened, in a sentence or two, without names.")
EVIDENCE = Column("evidence", "What shows that it is so, such as the title of a report.")
NEW_DATE = Column("new_date", "The day it is due now, where that has moved.", "date")
OPEN_TO_ALL = (STATUS, UPDATE, EVIDENCE, NEW_DATE)
"""What can be typed into; all else is locked."""
CHECK = Column("check", "Made from the locked cells of the row. Leave it as it is.")
COLUMNS = (*LOCKED[:-4], *OPEN_TO_ALL, *LOCKED[-4:], CHECK)
STATUSES = (*OPEN, "done", "stopped")
WIDTHS = {"plan": 18, "code": 8, "outcome": 27, "action": 32, "lead": 18, "partners": 18, "timescale": 15,
          "due_now": 12, "status_now": 11, "last_update": 12, "new_status": 13, "update": 44, "evidence": 24,
          "new_date": 14, "reported_by": 18, "as_at": 12, "id": 22, "check": 10}
TO_FILL = "#fff6cc"
FILL_IN = ("Fill in the yellow cells of the sheet “Update”, only in the rows where you have something to say: a new "
           "status from the list, what has happened, what shows it, and a new date where the day has moved. All else "
           "is locked.")
SEND_BACK = ("Save it as an Excel workbook (.xlsx) under its own name, and send it to whoever keeps the plan. They see "
             "what would change, and put it in.")
NO_NAMES = "Say it of roles and groups. Leave out names, and whatever could show who a child or a young person is."
ROOM = 60
"""The height of a row at least, in points: there is room to write in."""


def files(graph: Graph, kinds: Kinds, audience: str, today: dt.date) -> Iterator[File]:
    """A sheet for each plan in force and each organisation with an open action in one; none without the library."""
    if find_spec(NEEDS) is None:
        return
    on = Horizon(today, public=audience != "internal")
    for plan in graph.of_kind("action-plan"):
        rows = [row(graph, action, _alone(graph, action), on) for action in _asked(graph, actions_of(graph, plan), on)]
        if rows:
            yield _file(graph, kinds, plan, f"downloads/plans/{FOLDER}/{plan.id}{ENDING}", rows, on)
    for one in graph.of_kind("organisation"):
        rows = [row(graph, action, one, on) for action in _asked(graph, taken_on(graph, one), on)]
        if rows:
            yield _file(graph, kinds, one, f"downloads/organisations/{FOLDER}/{one.id}{ENDING}", rows, on)


def row(graph: Graph, action: Record, who: Record | None, on: Horizon) -> dict[str, Cell]:
    """What is locked in the row of an action that somebody is asked about, by the names of the columns."""
    facts, where = graph.derived(action), standing(graph, action, on)
    plan = graph.records.get(action.holders[-1]) if action.holders else None
    cells: tuple[Cell, ...] = (
        plan.title if plan else "", action.code or "", action.title, "; ".join(facts.get("action", ())),
        names(graph, action, "lead"), names(graph, action, "partners"), "; ".join(facts.get("timescale", ())),
        where.due.last if where.due else "", where.status if where.said else "", where.updated or "",
        who.title if who else "", on.today, action.id,
    )
    return dict(zip((column.name for column in LOCKED), cells, strict=True))


def checked(cells: Sequence[str], audience: str) -> str:
    """The check of a row: eight signs made from its locked cells, in the order of `LOCKED`, and its edition."""
    said = "\n".join([audience, *(" ".join(cell.split()) for cell in cells)])
    return hashlib.sha256(said.encode()).hexdigest()[:8]


def in_words(cell: Cell) -> str:
    """A locked cell as a spreadsheet's reader gives it back: a day in words."""
    return f"{cell.day} {cell:%B %Y}" if isinstance(cell, dt.date) else " ".join(cell.split())


def _asked(graph: Graph, actions: list[Record], on: Horizon) -> Iterator[Record]:
    """Those of some actions of which news can come: open ones of plans in force."""
    for action in actions:
        where = standing(graph, action, on)
        if where.current and where.open:
            yield action


def _alone(graph: Graph, action: Record) -> Record | None:
    """Who leads an action, where that is one organisation, board or role alone."""
    leads = graph.targets(action.ref, "lead")
    return leads[0] if len(leads) == 1 else None


def _file(graph: Graph, kinds: Kinds, about: Record, address: str, rows: list[dict[str, Cell]], on: Horizon) -> File:
    title = f"{about.title}: update sheet"
    audience = "public" if on.public else "internal"
    made = []
    for one in rows:
        check = checked([in_words(cell) for cell in one.values()], audience)
        made.append([check if column is CHECK else one.get(column.name, "") for column in COLUMNS])
    said: dict[str, Cell] = {
        "How to fill in": FILL_IN, "No names": NO_NAMES, "Sending it back": SEND_BACK, "Note": warning(graph, about),
        "As at": on.today, "Edition": PUBLIC if on.public else INTERNAL, "On the site": kinds.address(about),
    }
    table = Table(address, f"{title}, to fill in and send back", title, COLUMNS, made, key="id")
    return File(address, table.about, workbook(table, said, on, _sheet))


def _sheet(book: Book, table: Table, on: Horizon) -> None:
    """The sheet to fill in: protected without a password, so that nobody is locked out who must mend it."""
    sheet = book.add_worksheet("Update")
    words, text = book.add_format(OWN), book.add_format({**OWN, "num_format": "@"})
    days = book.add_format({**OWN, "num_format": DAY})
    fill = {**OWN, "locked": False, "bg_color": TO_FILL}
    to_fill, to_date = book.add_format(fill), book.add_format({**fill, "num_format": DAY})
    rows = [list(row) for row in table.rows]
    for across, column in enumerate(table.columns):
        sheet.set_column(across, across, WIDTHS[column.name])
        sheet.write_string(0, across, column.heading, book.add_format(HEAD))
    for down, row in enumerate(rows, 1):
        height = row_height((as_words(cell), WIDTHS[column.name])
                            for cell, column in zip(row, table.columns, strict=True))
        sheet.set_row(down, max(height, ROOM))
        for across, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            if column in OPEN_TO_ALL:
                sheet.write_blank(down, across, None, to_date if column is NEW_DATE else to_fill)
            elif isinstance(cell, dt.date) and cell >= FIRST_DAY:
                sheet.write_datetime(down, across, cell, days)
            else:
                form = text if column.name in IN_FULL else words
                (sheet.write_string if cell else sheet.write_blank)(down, across, in_words(cell), form)
    _held_to(sheet, len(rows))
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 1 + COLUMNS.index(CODE))
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{len(rows) + 1}"})
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.print_area(0, 0, len(rows), COLUMNS.index(NEW_DATE))
    sheet.repeat_rows(0)
    on_top(sheet, table.title, on)
    on_paper(sheet, on, landscape=True)


def _held_to(sheet: Book, last: int) -> None:
    """A list of statuses, and dates that are dates."""
    at = COLUMNS.index(STATUS)
    sheet.data_validation(1, at, last, at, {
        "validate": "list", "source": list(STATUSES), "error_title": "Not a status",
        "error_message": "Choose one from the list, or leave the cell empty."})
    at = COLUMNS.index(NEW_DATE)
    sheet.data_validation(1, at, last, at, {
        "validate": "date", "criteria": ">=", "value": dt.date(2000, 1, 1), "error_title": "Not a date",
        "error_message": "Write a date, such as 30 September 2027, or leave the cell empty."})
