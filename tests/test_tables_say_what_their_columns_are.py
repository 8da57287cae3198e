"""CSVW: beside each CSV file lies a description of its columns, and the file can be read by it, cell by cell."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from goldenthread.cli import main
from goldenthread.exports.csv_described import described
from goldenthread.exports.csv_file import Cell, Column, Table, csv_file
from goldenthread.exports.table import FORMATS, PRINTED

PLAIN = {
    "string": str,
    "anyURI": lambda cell: re.fullmatch(r"[^\s<>\"]*", cell)[0],
    "integer": lambda cell: int(re.fullmatch(r"[+-]?\d+", cell)[0]),
    "decimal": lambda cell: Decimal(re.fullmatch(r"[+-]?\d*(\.\d+)?", cell)[0]),
    "date": dt.date.fromisoformat,
}
"""How a cell is read by the name of its datatype (XML Schema, part 2); one that is none raises an error."""


def read(content: bytes, said: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a CSV file by the names of its columns, read by its description and nothing else."""
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    columns = said["tableSchema"]["columns"]
    assert [column["titles"] for column in columns] == head
    names = [column["name"] for column in columns]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch("[A-Za-z0-9][A-Za-z0-9_]*", name) for name in names)
    return [{column["name"]: value(cell, column) for cell, column in zip(row, columns, strict=True)} for row in rows]


def value(cell: str, column: dict[str, Any]) -> Any:
    """One cell; None where its column says that it holds nothing."""
    if "separator" in column:
        one = {"datatype": column["datatype"]}
        return [value(part, one) for part in cell.split(column["separator"])] if cell else []
    if cell in column.get("null", [""]):
        return None
    if isinstance(column["datatype"], dict):
        assert column["datatype"]["base"] == "boolean"
        yes, no = column["datatype"]["format"].split("|")
        return {yes: True, no: False}[cell]
    return PLAIN[column["datatype"]](cell)


def test_every_table_can_be_read_by_its_description(built_site: Path) -> None:
    """Headings, datatypes and keys hold in each; none is without a description, and none is of nothing."""
    folder = built_site / "downloads"
    tables = sorted(folder.rglob("*.csv"))
    assert len(tables) > 50
    assert {file.name.removesuffix("-metadata.json") for file in folder.rglob("*-metadata.json")} == {
        file.name for file in tables}
    types: set[str] = set()
    for file in tables:
        said = json.loads(file.with_name(f"{file.name}-metadata.json").read_text("utf-8"))
        assert said["@context"][0] == "http://www.w3.org/ns/csvw"
        assert said["url"] == file.name
        assert said["dc:title"]
        rows = read(file.read_bytes(), said)
        assert rows
        key = said["tableSchema"].get("primaryKey")
        if key:
            assert None not in (keys := [row[key] for row in rows])
            assert len(set(keys)) == len(keys), file
        types |= {str(column["datatype"]) for column in said["tableSchema"]["columns"]}
    assert len(types) == 5, types


def test_a_plans_columns_are_explained(built_site: Path) -> None:
    """Each with a sentence; days are dates there, whoever leads is a list, and a code stays text."""
    file = built_site / "downloads/plans/westmoor-2025.csv"
    said = json.loads(file.with_name(f"{file.name}-metadata.json").read_text("utf-8"))
    assert all(column["dc:description"].endswith(".") for column in said["tableSchema"]["columns"])
    rows = {row["code"]: row for row in read(file.read_bytes(), said)}
    assert rows["1.2"]["due"] == dt.date(2027, 3, 31)
    assert rows["1.1"]["partners"] == ["Westmoor Homes", "Westmoor Young Voices"]
    assert rows["1.1"]["due"] is None


def test_a_figure_that_is_withheld_is_no_figure(built_site: Path) -> None:
    """Counts are numbers, and `[c]` is none: nobody adds it up as nought."""
    file = built_site / "downloads/figures/peterborough-children-in-care.csv"
    said = json.loads(file.with_name(f"{file.name}-metadata.json").read_text("utf-8"))
    assert "[c] stands for" in said["dc:description"]
    counts = [list(row.values())[2:] for row in read(file.read_bytes(), said)]
    assert all(isinstance(cell, int | None) for row in counts for cell in row)
    assert file.read_text("utf-8-sig").count("[c]") == sum(row.count(None) for row in counts) > 0


def table(*columns: Column, rows: list[list[Cell]]) -> Table:
    """A table of these columns."""
    return Table("downloads/x/y.csv", "About", "Title", columns, rows)


def test_odd_headings_and_words_can_be_read_too() -> None:
    """Two columns that differ in signs only, none but signs, one like a formula; cells with lines and quotes."""
    odd = table(Column("a b"), Column("a-b"), Column("–"), Column("=sum"), Column("on", datatype="date"),
                rows=[["one\ntwo", '"said"', "x,y", "@me", dt.date(26, 1, 2)], ["", "", "", "", ""]])
    first, second = read(csv_file(odd).content, described(odd))
    assert first == {"a_b": "one\ntwo", "a_b_2": '"said"', "column": "x,y", "sum": "'@me", "on": dt.date(26, 1, 2)}
    assert set(second.values()) == {None}


def test_the_guide_names_every_format(project: Path) -> None:
    """In its list of what can be taken away, each once."""
    text = (project / "plugins/goldenthread/guide/files.md").read_text("utf-8")
    assert sorted(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)) == sorted((*FORMATS, *PRINTED))


@pytest.mark.parametrize(("form", "endings"), [("csvw", {".json"}), ("csv", {".csv"})])
def test_the_command_writes_them_for_the_same_folder(
    project: Path, tmp_path: Path, form: str, endings: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`export csv` and `export csvw` lie beside each other, by the names that CSVW looks for."""
    monkeypatch.chdir(project)
    done = CliRunner().invoke(main, ["export", form, "--today", "2026-11-22", "--out", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert {file.suffix for file in tmp_path.rglob("[!.]*.*")} == endings
    assert len(list(tmp_path.rglob("plans/westmoor-2025.csv*"))) == 1
