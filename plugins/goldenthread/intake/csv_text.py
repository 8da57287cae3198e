"""A CSV file as one table: whatever the encoding and the separator, both noted where they are not the usual ones."""

from __future__ import annotations

import csv
import io

from goldenthread.intake.areas import MOST_ROWS
from goldenthread.intake.grid import Cell, Content, Grid, Row, UnreadableError
from goldenthread.intake.log import Log, Sort

_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}
_DEFUSED = ("'=", "'+", "'-", "'@")


def read_csv(data: bytes) -> Content:
    """The content of a CSV file; raises UnreadableError for bytes that are no text."""
    log = Log()
    text = _decoded(data, log)
    separator = separator_of(text)
    if separator != ",":
        log.add(Sort.CLEANED, "the file", f"its columns are kept apart by {_SEPARATORS[separator]}")
    csv.field_size_limit(10_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[Row] = []
    try:
        start = 1
        for values in reader:
            if len(rows) == MOST_ROWS:
                log.add(Sort.DOUBTFUL, "the file", f"only the first {MOST_ROWS} rows are read")
                break
            if any(value.strip() for value in values):
                rows.append(Row(f"line {start}", tuple(Cell(_whole(value)) for value in values)))
            start = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableError(str(error)) from None
    return Content((Grid("the table", tuple(rows)),), tuple(log.notes))


def _decoded(data: bytes, log: Log) -> str:
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            log.add(Sort.CLEANED, "the file", "it was saved as UTF-16, and is read as such")
            return data.decode("utf-16")
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
        log.add(Sort.CLEANED, "the file", "it was saved as Windows-1252 (as older Excel does), and is read as such")
        if "\ufffd" in text:
            log.add(Sort.DOUBTFUL, "the file", "some of its signs cannot be read, and are shown as �")
    odd = sum(ord(sign) < 32 and sign not in "\t\r\n" for sign in text)
    if "\x00" in text or odd > len(text) // 20:
        raise UnreadableError("control characters")
    return text


def separator_of(text: str) -> str:
    """The sign that keeps the columns apart: the one that gives the most rows of one and the same width over one."""
    best, most = ",", 0
    start = text[:50_000]
    for sign in _SEPARATORS:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(start, newline=""), delimiter=sign)]
        except csv.Error:
            continue
        wide = [width for width in widths if width > 1]
        score = max((wide.count(width) * min(width, 12) for width in set(wide)), default=0)
        if score > most:
            best, most = sign, score
    return best


def _whole(value: str) -> str:
    """A value without the apostrophe that our own exports put before what a spreadsheet would run."""
    return value[1:] if value.startswith(_DEFUSED) else value
