"""Update sheets as no partner would send them back, and plans that a sheet comes back to, for the fuzzer to try."""

from __future__ import annotations

import datetime as dt
import io
import random
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter

from fuzz_inputs import EXAMPLES, Made, cell, damaged, noise, of_bytes, tree, value
from goldenthread.build import check_project, publish
from goldenthread.exports import updates
from goldenthread.kinds.table import KINDS
from goldenthread.source.project import read_project
from small_project import CONFIG, write

PLAN, SHEET = "actionplans/growing-up-well.yml", "update.xlsx"
MADE_ON = dt.date(2026, 11, 1)
USUAL = ["", "at risk", "done", "It goes on.", "No change", "30 September 2027", "growing-up-well/1.1", "1.2", "Id"]
OTHERS = [0, -1, 1e308, 2**63, 46_000, 46_000.5, True, dt.datetime(2027, 9, 30), dt.datetime(1900, 1, 1),
          dt.date(9999, 12, 31), dt.time(9, 30), dt.timedelta(400), "=1+1", "=NOW()", "#REF!"]
HEADS = [column.heading for column in updates.COLUMNS]
OPEN = [HEADS.index(column.heading) + 1 for column in updates.OPEN_TO_ALL]


@cache
def sheet(audience: str) -> bytes:
    """The update sheet of the example of a plan, as the exporter makes it."""
    with TemporaryDirectory() as folder:
        root = write(Path(folder), {"mkdocs.yml": CONFIG, **EXAMPLES})
        project, _ = read_project(root, audience=audience, today=MADE_ON)
        graph = publish(check_project(project))
        files = updates.files(graph, KINDS, audience, MADE_ON)
        return next(file.content for file in files if "/plans/" in file.address)


@cache
def filled() -> bytes:
    """The sheet as a partner would fill it in: every open cell of every row."""
    book = load_workbook(io.BytesIO(sheet("public")))
    for row in range(2, book["Update"].max_row + 1):
        for at, said in zip(OPEN, ("at risk", "It goes on: well.", "A report", "30 September 2027"), strict=True):
            book["Update"].cell(row, at).value = said
    return _saved(book)


def sheet_back(chance: random.Random) -> Made:
    """A sheet with any values in its cells, built in another way, or damaged."""
    book = load_workbook(io.BytesIO(sheet(chance.choice(["public", "public", "internal"]))))
    page = book["Update"]
    for row in range(2, page.max_row + 1):
        for at in OPEN:
            if chance.random() < 0.7:
                page.cell(row, at).value = _any(chance)
        if chance.random() < 0.3:
            page.cell(row, chance.randrange(1, len(HEADS) + 1)).value = _any(chance)
        if chance.random() < 0.4:
            _believable(page, row, chance)
    for _ in range(chance.choice([0, 0, 1, 3])):
        _rebuild(book, page, chance)
    if chance.random() < 0.1:
        _put(page, chance.choice([50, 1_000_000]), chance.choice([2, 16_000]), _any(chance))
    data = _saved(book)
    return SHEET, of_bytes(damaged(chance, data, office=True) if chance.random() < 0.2 else data)


def plan_meanwhile(chance: random.Random) -> Made:
    """A plan that has changed since its sheet was made, in any way."""
    while True:
        made = chance.choice((value, tree, noise))(chance)
        if made[0] == PLAN:
            return made


def _any(chance: random.Random) -> Any:
    return chance.choice(OTHERS) if chance.random() < 0.2 else cell(chance, USUAL)[:32_000]


def _put(page: Any, row: int, column: int, said: Any) -> None:
    """Writes into a cell, where it is not one that is merged into another."""
    there = page.cell(row, column)
    if not isinstance(there, MergedCell):
        there.value = said


def _believable(page: Any, row: int, chance: random.Random) -> None:
    """Gives a row the check that fits what its locked cells say."""
    said = {HEADS[at]: page.cell(row, at + 1).value for at in range(len(HEADS))}
    words = [updates.in_words(one.date() if isinstance(one, dt.datetime) else str("" if one is None else one))
             for one in (said[column.heading] for column in updates.LOCKED)]
    page.cell(row, HEADS.index(updates.CHECK.heading) + 1).value = updates.checked(
        words, chance.choice(["public", "public", "internal"]))


def _rebuild(book: Workbook, page: Any, chance: random.Random) -> None:
    """Builds a sheet in another way: its rows, columns, headings, or the sheets of the workbook."""
    row, column = chance.randrange(1, 4), chance.randrange(1, len(HEADS) + 1)
    act = chance.randrange(11)
    if act == 0:
        page.insert_rows(row, chance.choice([1, 3]))
    elif act == 1:
        page.insert_cols(column, chance.choice([1, 3]))
    elif act == 2:
        page.delete_cols(column)
    elif act == 3:
        page.delete_rows(row)
    elif act == 4:
        page.merge_cells(start_row=row, end_row=row + chance.randrange(3), start_column=column,
                         end_column=column + chance.randrange(4))
    elif act == 5:
        _put(page, 1, column, chance.choice([*HEADS, _any(chance)]))
    elif act == 6:
        book.copy_worksheet(page)
    elif act == 7:
        page.title = "x" * chance.choice([1, 20])
    elif act == 8:
        page.row_dimensions[row].hidden = True
        page.column_dimensions[get_column_letter(column)].hidden = chance.random() < 0.5
    elif act == 9:
        for _ in range(chance.choice([1, 300])):
            page.append([one.value for one in page[2]])
    else:
        book.create_sheet("Update 2", 0).append(HEADS if chance.random() < 0.5 else HEADS[::-1])


def _saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
