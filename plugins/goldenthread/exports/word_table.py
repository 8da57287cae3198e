"""The last part of a plan's Word file: the whole plan as one table, a row for each step, in the words of the plan.

The page before it is laid out for reading: steps share cells, and some columns are left out. This table holds what the
spreadsheet holds, so that the file can be sent to a partner, changed there, and brought in again.
"""

from __future__ import annotations

from itertools import groupby

from goldenthread.exports import word_blocks as paper
from goldenthread.exports.csv_file import Table, as_words
from goldenthread.exports.partners import of_plans
from goldenthread.exports.word_reader import fit
from goldenthread.graph.graph import Graph
from goldenthread.progress.standing import Horizon

TITLE = "The plan as a table"
ABOUT = ("Every step of the plan, in the words of the plan. To propose changes, make them in this table and send the "
         "file back: when it is brought in again, this table is read, and nothing else in the file.")
COLUMNS = ("code", "outcome", "action", "indicator", "lead", "partners", "resources", "timescale", "status")
"""Those of the plan's spreadsheet that fit on paper and cannot be worked out from the others."""
GROUP_CODE, GROUP = "group_code", "group"


def endings(graph: Graph, on: Horizon) -> dict[str, list[paper.Block]]:
    """The last part of each plan's Word file, by the file's address."""
    return {f"downloads/plans/{plan.id}.docx": blocks(table) for plan, table in of_plans(graph, on)}


def blocks(table: Table) -> list[paper.Block]:
    """The heading, what the table is for, and the table; a row over all columns starts each group."""
    found = [dict(zip((column.name for column in table.columns), map(as_words, row), strict=True))
             for row in table.rows]
    shown = [column for column in table.columns if column.name in COLUMNS]
    rows = [paper.Row(tuple(_cell(column.heading, heads=True) for column in shown), heads=True)]
    for (code, title), steps in groupby(found, key=lambda row: (row[GROUP_CODE], row[GROUP])):
        rows.append(paper.Row((_cell(code, heads=True), _cell(title, heads=True, span=len(shown) - 1)), heads=False))
        rows += [paper.Row(tuple(_cell(step[column.name]) for column in shown), heads=False) for step in steps]
    return [
        _paragraph(TITLE, "Heading 2"), _paragraph(ABOUT, "Small"),
        paper.Table(_paragraph(f"{table.title}: every step of every action", "Caption"), tuple(rows), wide=True),
    ]


def _paragraph(words: str, style: str = "", *, bold: bool = False) -> paper.Paragraph:
    return paper.Paragraph((paper.Run(fit(words), bold=bold),), style)


def _cell(words: str, *, heads: bool = False, span: int = 1) -> paper.Cell:
    """A cell; an empty one holds no paragraph."""
    return paper.Cell((_paragraph(words, bold=heads),) if words else (), span, heads)
