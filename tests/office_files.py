"""Small files of Word, Excel and CSV, made for tests as councils keep them, and the command run on them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook

from cases_reader import lay_out, run
from goldenthread.source.document import Document as Read
from goldenthread.source.files import read_document
from goldenthread.source.tree import Facts, Items, Node, Text

HEADINGS = ("No.", "Outcome", "Action", "Indicator", "Lead Agency & Partners", "Resources", "Timescale")
ROWS = (
    ("1.0 Homes nearby",),
    ("1.1", "More foster homes", "Look for carers", "Number of carers", "C,F&L and Children's Trust",
     "Existing budgets", "September 2026"),
    ("1.2", "Brothers and sisters together", "Refer to 1.1", "Fewer are apart", "C,F&L", "", "Quarterly review"),
    ("2.0 School",),
    ("2.1", "A plan for each pupil", "Write the plans", "All have one", "Children's Trust", "A grant",
     "by end of 2026"),
)
Cells = Sequence[Any]


def word(rows: Sequence[Cells] = ROWS, *, headings: Cells = HEADINGS, title: str = "Our plan 2026-2027",
         change: Callable[[Any], None] | None = None) -> bytes:
    """A Word file with a heading and a table; a row of one cell runs over the whole table. `change` alters it."""
    document = Document()
    document.core_properties.author = "Somebody Else"
    if title:
        document.add_heading(title, 1)
    table = document.add_table(0, len(headings))
    for values in (headings, *rows):
        cells = table.add_row().cells
        if len(values) == 1:
            cells[0].merge(cells[-1])
        for cell, value in zip(cells, values, strict=False):
            cell.text = value
    if change:
        change(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def excel(rows: Sequence[Cells] = ROWS, *, headings: Cells = HEADINGS, title: str = "Our plan 2026-2027",
          change: Callable[[Any], None] | None = None) -> bytes:
    """A workbook with one sheet; a row of one cell is merged over the whole table. `change` alters the workbook."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Plan"
    for values in ((title,), headings, *rows):
        sheet.append(list(values))
        if len(values) == 1:
            sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=len(headings))
    if change:
        change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def xml(words: str) -> Any:
    """An element of a Word file, from its XML without the declaration of `w`."""
    name = words.removeprefix("<").split()[0].split(">")[0].rstrip("/")
    return parse_xml(words.replace(f"<{name}", f"<{name} {nsdecls('w')}", 1))


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """A package with one part more, or another in its place."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for part in package.infolist():
            if part.filename != name:
                out.writestr(part, package.read(part.filename))
        out.writestr(name, content)
    return made.getvalue()


def brought(root: Path, name: str, data: bytes, *options: str) -> tuple[int, str]:
    """Imports a file into the small project in a folder: the exit code, and what the command printed."""
    if not (root / "mkdocs.yml").exists():
        lay_out(root, {})
    (root / name).write_bytes(data)
    return run(root, "import", name, *options)


def facts_of(file: Path) -> dict[str, Any]:
    """What a YAML file says, every value as text."""
    document, problems = read_document(file.name, file.name, file.read_text("utf-8"))
    assert not problems
    assert isinstance(document, Read)
    return _plain(document.facts)


def _plain(node: Node) -> Any:
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Items):
        return [_plain(one) for one in node.items]
    assert isinstance(node, Facts)
    return {key.value: _plain(value) for key, value in node.entries}


def actions_of(facts: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The actions of a plan by their code."""
    return {action["code"]: action for outcome in facts["outcomes"] for action in outcome["actions"]}
