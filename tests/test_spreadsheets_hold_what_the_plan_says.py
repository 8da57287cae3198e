"""Spreadsheets of plans: the rows of the CSV file, days as dates, codes as text, and a sheet that says what it is."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from goldenthread.build import check_project, publish
from goldenthread.cli import main
from goldenthread.exports import spreadsheets
from goldenthread.exports.partners import OF_A_PLAN
from goldenthread.kinds.table import KINDS
from goldenthread.source.project import read_project
from plans_in_yaml import PLANS
from small_project import write

TODAY = dt.date(2026, 11, 22)
NAMES = [column.name for column in OF_A_PLAN]
FILES = {
    "strategy/ours/strategy.md": "---\nkind: strategy\ntitle: Ours\nperiod: 2026-2028\n---\n",
    "actionplans/ours.yml": """kind: action plan
title: Ours & theirs
strategy: ours
approved: 5 January 2026
outcomes:
  - code: 1.0
    title: All is well
    actions:
      - code: 1.10
        outcome: "=1+1, or more"
        action: "+44 is not a sum & <b>not</b> bold"
        lead: "@us"
        timescale: March 2027
      - code: "007"
        outcome: It was done long ago
        timescale: June 1887
      - code: 1.3
        outcome: "https://a.example/ and _x0041_"
        action: "{long}"
        audience: public
        timescale: Ongoing
      - code: 1.4
        outcome: Secret zebra
        audience: internal
""".replace("{long}", "word " * 900),
}


def opened(content: bytes) -> Workbook:
    """A spreadsheet, as a program other than its maker reads it."""
    return load_workbook(io.BytesIO(content))


def cells(book: Workbook) -> list[list[Any]]:
    """The values of the sheet of rows; what is empty as an empty text."""
    return [["" if cell is None else cell for cell in row] for row in book["Plan"].iter_rows(values_only=True)]


def made(root: Path, audience: str = "public", today: dt.date = TODAY) -> bytes:
    """The spreadsheet of the small project's plan."""
    write(root, FILES)
    project, problems = read_project(root, audience=audience, today=today)
    assert not problems
    checked = check_project(project)
    assert not checked.report.has_errors, [problem.text() for problem in checked.report]
    [file] = spreadsheets.files(publish(checked), KINDS, audience, today)
    assert file.address == "downloads/plans/ours.xlsx"
    return file.content


@pytest.mark.parametrize("name", PLANS)
def test_it_has_the_rows_of_the_csv_file(built_site: Path, name: str) -> None:
    """Cell by cell; a day is a date there, and everything else is text, codes above all."""
    folder = built_site / "downloads/plans"
    head, *rows = csv.reader(io.StringIO((folder / f"{name}.csv").read_text("utf-8-sig"), newline=""))
    book = opened((folder / f"{name}.xlsx").read_bytes())
    headings, *found = cells(book)
    assert headings == [name.replace("_", " ").capitalize() for name in head]
    due = head.index("due")
    for given, wanted in zip(found, rows, strict=True):
        day = given.pop(due)
        assert (day.date().isoformat() if day else "") == wanted.pop(due)
        assert given == [cell.removeprefix("'") for cell in wanted]
    for row in book["Plan"].iter_rows(min_row=2):
        for cell, column in zip(row, NAMES, strict=True):
            assert cell.data_type == ("d" if column == "due" and cell.value else "s" if cell.value else "n")
            if column in ("code", "group_code", "id"):
                assert cell.number_format == "@"


@pytest.mark.parametrize("name", PLANS)
def test_it_can_be_filtered_and_read(built_site: Path, name: str) -> None:
    """The heading and the codes stay, each column has a filter, words wrap, and nothing is hidden or too narrow."""
    book = opened((built_site / f"downloads/plans/{name}.xlsx").read_bytes())
    sheet = book["Plan"]
    [table] = sheet.tables.values()
    last = f"{get_column_letter(len(NAMES))}{sheet.max_row}"
    assert (sheet.freeze_panes, table.ref, table.autoFilter.ref) == ("B2", f"A1:{last}", f"A1:{last}")
    for at, column in enumerate(NAMES, 1):
        across = sheet.column_dimensions[get_column_letter(at)]
        longest = max(len(word) for row in range(1, sheet.max_row + 1)
                      for word in re.split(r"[\s-]", str(sheet.cell(row, at).value or "")))
        assert across.width >= min(longest, 20) or column == "id"
        assert not across.hidden
    for row in range(2, sheet.max_row + 1):
        assert sheet.cell(row, 2).alignment.wrap_text
        assert not sheet.row_dimensions[row].hidden
        assert sheet.row_dimensions[row].height >= 18
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight, sheet.print_title_rows) == (
        "landscape", 0, "$1:$1")
    assert sheet.print_area == f"'Plan'!$A$1:$J${sheet.max_row}"
    assert sheet.oddFooter.left.text == "As at 22 November 2026"


@pytest.mark.parametrize("name", PLANS)
def test_it_says_what_it_is(built_site: Path, name: str) -> None:
    """On a sheet of its own: what it is, as at which day, whose edition, what is withheld, what stands in a column."""
    book = opened((built_site / f"downloads/plans/{name}.xlsx").read_bytes())
    said = {label: what for label, what in book["About this file"].iter_rows(values_only=True) if what}
    assert said["As at"].date() == TODAY
    assert said["Edition"].startswith("Public edition.")
    assert said["Withheld"].startswith("[c] stands for")
    assert "xample" in said["Note"]
    assert (built_site / said["On the site"] / "index.html").is_file()
    assert {column.name.replace("_", " ").capitalize() for column in OF_A_PLAN} <= said.keys()
    title = next(book["About this file"].iter_rows(values_only=True))[0]
    assert title == book.properties.title == book["Plan"].oddHeader.left.text


def test_no_word_becomes_a_sum_a_link_or_a_number(tmp_path: Path) -> None:
    """What begins like a formula, looks like a link or is made of figures stays as it was typed."""
    book = opened(made(tmp_path))
    found = {row[0]: dict(zip(NAMES, row, strict=True)) for row in cells(book)[1:]}
    assert list(found) == ["1.10", "007", "1.3"]
    assert found["1.10"]["outcome"] == "=1+1, or more"
    assert found["1.10"]["action"] == "+44 is not a sum & <b>not</b> bold"
    assert found["1.10"]["lead"] == "@us"
    assert found["1.10"]["group_code"] == "1.0"
    assert found["1.3"]["outcome"] == "https://a.example/ and _x0041_"
    assert found["1.3"]["action"] == ("word " * 900).strip()
    assert found["007"]["due"] == "1887-06-30", "no spreadsheet can count to a day before 1900"
    assert not any(cell.data_type == "f" or cell.hyperlink for row in book["Plan"].iter_rows() for cell in row)
    assert book["Plan"].oddHeader.left.text == "Ours && theirs"
    assert 390 < max(book["Plan"].row_dimensions[row].height for row in (2, 3, 4)) <= 409, "Excel's highest row"


def test_colleagues_are_told_that_theirs_is_internal(tmp_path: Path) -> None:
    """On each page that is printed, and among the notes."""
    book = opened(made(tmp_path, "internal"))
    assert "Secret zebra" in [row[1] for row in cells(book)]
    assert book["Plan"].oddHeader.right.text == "Internal edition. Do not publish."
    assert any("Do not publish" in str(row[1]) for row in book["About this file"].iter_rows(values_only=True))


def test_it_tells_nothing_of_its_maker(tmp_path: Path) -> None:
    """No name, no clock, no program of ours; the day of the build is the day that it was made."""
    content = made(tmp_path)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        everything = b"".join(map(archive.read, archive.namelist()))
    assert not re.search(rb"python|xlsxwriter|<dc:creator>[^<]", everything, re.IGNORECASE)
    own = opened(content).properties
    assert (own.creator, own.lastModifiedBy, own.description, own.keywords) == (None, None, None, None)
    assert own.created == own.modified == dt.datetime.combine(TODAY, dt.time())
    assert content == made(tmp_path)


def test_without_the_library_there_are_no_spreadsheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command says so in one line and fails; a build goes on without them."""
    write(tmp_path, FILES)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.chdir(tmp_path)
    project, _ = read_project(tmp_path, audience="public", today=TODAY)
    assert list(spreadsheets.files(publish(check_project(project)), KINDS, "public", TODAY)) == []
    done = CliRunner().invoke(main, ["export", "xlsx", "--out", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert done.output == "No xlsx files can be made here: they need xlsxwriter. Install goldenthread[excel].\n"
