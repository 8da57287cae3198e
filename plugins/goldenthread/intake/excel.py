"""An Excel workbook as tables: what its sheets show, dates as people write them, nothing that is hidden."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.utils import get_column_letter

from goldenthread.intake.areas import MOST_COLUMNS, MOST_ROWS
from goldenthread.intake.grid import Cell, Content, Grid, Row, UnreadableError
from goldenthread.intake.ink import BLACK, DOUBT, WHITE, alike
from goldenthread.intake.log import Log, Sort

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DECIMALS = re.compile(r"^(?P<sign>[£€$]?)(?P<thousands>#,)?[#0,]*0(?:\.(?P<places>0+))?(?P<percent>%?)(?:[_;)].*)?$")
_MONEY = re.compile(r'\[\$([£€$])[^\]]*\]|"([£€$])"')


def read_excel(data: bytes) -> Content:
    """The content of a workbook; raises UnreadableError for bytes that are none."""
    try:
        shown = load_workbook(io.BytesIO(data), data_only=True)
        typed = load_workbook(io.BytesIO(data))
    except Exception as error:  # whatever openpyxl makes of bytes that are no workbook, it says in its own ways
        raise UnreadableError(str(error)) from None
    log = Log()
    grids = []
    for sheet in shown.worksheets:
        place = f"sheet “{sheet.title}”"
        if sheet.sheet_state != "visible":
            log.add(Sort.LEFT_OUT, place, "a hidden sheet")
            continue
        grids.append(_Sheet(sheet, typed[sheet.title], place, log).grid())
    boxes = _boxes(data)
    if boxes:
        log.add(Sort.LEFT_OUT, "the file", f"words in boxes and drawings on its sheets: {boxes}")
    about = shown.properties
    if about.creator or about.lastModifiedBy:
        log.add(Sort.LEFT_OUT, "the file", "who wrote and saved it (names in a file's properties are never imported)")
    return Content(tuple(grids), tuple(log.notes))


def _boxes(data: bytes) -> int:
    """How many pieces of text stand in boxes and drawings, which openpyxl does not read."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return sum(len(re.findall(rb"<a:t>[^<]", package.read(name))) for name in package.namelist()
                   if name.startswith("xl/drawings/") and name.endswith(".xml"))


class _Sheet:
    """One sheet that can be seen."""

    def __init__(self, sheet: Any, typed: Any, place: str, log: Log) -> None:
        self.sheet = sheet
        self.typed = typed
        self.place = place
        self.log = log
        self.merged = {(one.min_row, one.min_col): one for one in sheet.merged_cells.ranges}
        self.wide: dict[int, list[Any]] = {}
        for one in self.merged.values():
            if one.max_col > one.min_col:
                self.wide.setdefault(one.min_row, []).append(one)
        self.above = {(row, column) for one in sheet.merged_cells.ranges if one.max_row - one.min_row < MOST_ROWS
                      for row in range(one.min_row + 1, one.max_row + 1)
                      for column in range(one.min_col, min(one.max_col, MOST_COLUMNS) + 1)}

    def grid(self) -> Grid:
        """Its rows, those with something in them; hidden rows and columns are noted and left out."""
        sheet = self.sheet
        last, widest = min(sheet.max_row, MOST_ROWS), min(sheet.max_column, MOST_COLUMNS)
        if (last, widest) != (sheet.max_row, sheet.max_column):
            self.log.add(Sort.DOUBTFUL, self.place, f"only the first {last} rows and {widest} columns are read")
        gone = set(self._hidden_columns(widest))
        rows = []
        for at in range(1, last + 1):
            cells = list(self._cells(at, widest, gone))
            filled = any(cell.filled for cell in cells)
            if self._is_hidden(at):
                if filled:
                    self.log.add(Sort.LEFT_OUT, f"{self.place}, row {at}", "a hidden row (or one that a filter hides)")
            elif filled or any(cell.continues for cell in cells):
                rows.append(Row(f"{self.place}, row {at}", tuple(cells)))
        pictures = len(getattr(sheet, "_images", ())) + len(getattr(sheet, "_charts", ()))
        if pictures:
            self.log.add(Sort.LEFT_OUT, self.place, f"{pictures} picture{'' if pictures == 1 else 's'} or charts")
        return Grid(self.place, tuple(rows))

    def _hidden_columns(self, widest: int) -> Iterator[int]:
        for one in self.sheet.column_dimensions.values():
            if one.hidden or (one.width == 0 and one.customWidth):
                for column in range(one.min or 1, min(one.max or one.min or 1, widest) + 1):
                    if any(self.sheet.cell(row, column).value is not None
                           for row in range(1, min(self.sheet.max_row, MOST_ROWS) + 1)):
                        letter = get_column_letter(column)
                        self.log.add(Sort.LEFT_OUT, f"{self.place}, column {letter}", "a hidden column")
                    yield column

    def _is_hidden(self, at: int) -> bool:
        one = self.sheet.row_dimensions.get(at)
        return one is not None and bool(one.hidden or one.height == 0)

    def _cells(self, row: int, widest: int, gone: set[int]) -> Iterator[Cell]:
        """The cells of a row that can be seen; a merged one runs over as many columns as are seen of it."""
        for column in range(1, widest + 1):
            if column in gone:
                continue
            cell = self.sheet.cell(row, column)
            if isinstance(cell, MergedCell):
                start = self._hidden_start(row, column, gone)
                if start is None:
                    yield Cell(width=0, continues=(row, column) in self.above)
                    continue
                cell = self.sheet.cell(row, start)
            place = f"{self.place}, cell {cell.coordinate}"
            if not self._is_hidden(row):
                self._noted(cell, row, cell.column, place)
            range_of = self.merged.get((row, cell.column))
            seen = [at for at in range(column, range_of.max_col + 1) if at not in gone] if range_of else [column]
            text, numeric = as_shown(cell.value, cell.number_format)
            if text and _is_emptied(cell.number_format, numeric=numeric):
                self.log.add(Sort.LEFT_OUT, place, "what its format hides (;;;)")
                text, numeric = "", False
            yield Cell(text, numeric=numeric, width=max(len(seen), 1))

    def _hidden_start(self, row: int, column: int, gone: set[int]) -> int | None:
        """The hidden column in which a merged cell starts whose first column that is seen is this one."""
        for one in self.wide.get(row, ()) if column - 1 in gone else ():
            if one.min_col < column <= one.max_col and all(at in gone for at in range(one.min_col, column)):
                return int(one.min_col)
        return None

    def _noted(self, cell: Any, row: int, column: int, place: str) -> None:
        if cell.comment is not None:
            self.log.add(Sort.LEFT_OUT, place, "a comment")
        if cell.value is not None and cell.font is not None and cell.font.strike:
            self.log.add(Sort.DOUBTFUL, place, "its words are struck through, and read all the same")
        if cell.value is not None and alike(_ink(cell), _paper(cell)):
            self.log.add(Sort.DOUBTFUL, place, f"its words are in {DOUBT}")
        typed = self.typed.cell(row, column).value
        if cell.value is None and typed is not None and not isinstance(self.typed.cell(row, column), MergedCell):
            self.log.add(Sort.NOT_UNDERSTOOD, place, "a formula whose result was not saved")


def _ink(cell: Any) -> str:
    return _shade(cell.font.color, BLACK) if cell.font is not None else BLACK


def _paper(cell: Any) -> str:
    """The colour of a cell; white where it has none, and none that can be compared where it has a pattern."""
    if cell.fill is None or cell.fill.fill_type is None:
        return WHITE
    return _shade(cell.fill.fgColor, WHITE) if cell.fill.fill_type == "solid" else ""


def _shade(color: Any, usual: str) -> str:
    """A colour as six hexadecimal digits; of a theme's colours only its white and black are known."""
    if color is None:
        return usual
    if color.type == "theme":
        return {0: WHITE, 1: BLACK}.get(color.theme, "") if not color.tint else ""
    if color.type == "indexed":
        return str(COLOR_INDEX[color.indexed])[-6:] if color.indexed < len(COLOR_INDEX) else usual
    return str(color.rgb)[-6:] if color.type == "rgb" else usual


def _is_emptied(form: str, *, numeric: bool) -> bool:
    """Whether a format shows nothing of a value: `;;;` nothing at all, `;;` no number."""
    parts = form.strip().split(";")
    return not any(part.strip() for part in parts) and len(parts) > (2 if numeric else 3)


def as_shown(value: Any, form: str) -> tuple[str, bool]:
    """A value as the sheet shows it, and whether it is a number: a date in words, as exact as its format."""
    if value is None:
        return "", False
    if isinstance(value, bool):
        return "yes" if value else "no", False
    if isinstance(value, dt.datetime | dt.date):
        return in_words(value, form), False
    if isinstance(value, int | float):
        return _number(value, form), True
    return str(value), False


def in_words(day: dt.date, form: str) -> str:
    """A date as people write it; one whose format shows no day is a month, and one that shows only years a year."""
    signs = _QUOTED.sub("", form).lower()
    if "d" in signs or not {"m", "y"} & set(signs):
        return f"{day.day} {day:%B %Y}"
    return f"{day:%B %Y}" if "m" in signs else f"{day:%Y}"


def _number(value: float, form: str) -> str:
    """A number as its format shows it, so that 1.1 shown as 1.10 stays 1.10, and £20,000 has its sign."""
    bare = _QUOTED.sub("", _MONEY.sub(lambda found: found[1] or found[2], form))
    found = _DECIMALS.match(bare)
    if found and abs(value) < 1e15:
        places = len(found["places"] or "")
        comma = "," if found["thousands"] else ""
        return f"{value * 100:.{places}f}%" if found["percent"] else f"{found['sign']}{value:{comma}.{places}f}"
    return str(int(value)) if abs(value) < 1e15 and value == int(value) else repr(value)
