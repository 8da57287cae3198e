"""How much of a workbook is read; and areas in its sheets so large that opening them would take for ever."""

from __future__ import annotations

import re
import zipfile
from xml.etree import ElementTree

MOST_ROWS = 5000
MOST_COLUMNS = 100
_ALL_ROWS, _ALL_COLUMNS = 1_048_576, 16_384
_AREA = re.compile(r"\$?([A-Z]{0,3})\$?(\d*):\$?([A-Z]{0,3})\$?(\d*)", re.IGNORECASE)
_SPREAD = ("mergeCell", "hyperlink")
"""The elements whose area openpyxl fills cell by cell."""


def too_wide(package: zipfile.ZipFile) -> str:
    """The area with which a workbook's merged cells and links become more than are read; empty where they do not.

    Whatever part is XML is looked into, as a sheet may have any name.
    """
    cells = 0
    for name in package.namelist():
        try:
            with package.open(name) as stream:
                for _, element in ElementTree.iterparse(stream):  # noqa: S314  (entities are refused before)
                    if element.tag.rpartition("}")[2] in _SPREAD:
                        area = element.get("ref", "")
                        cells += _cells_in(area)
                        if cells > MOST_ROWS * MOST_COLUMNS:
                            return area
                    element.clear()
        except (ElementTree.ParseError, ValueError, LookupError):
            continue
    return ""


def _cells_in(area: str) -> int:
    """How many cells an area such as `A4:J20` has; one without rows or columns has all of them."""
    found = _AREA.fullmatch(area.strip())
    if not found:
        return 1
    left, top, right, bottom = found.groups()
    rows = abs(int(bottom[:9]) - int(top[:9])) + 1 if top and bottom else _ALL_ROWS
    columns = abs(_column(right) - _column(left)) + 1 if left and right else _ALL_COLUMNS
    return rows * columns


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
