"""The small tables of a strategy: its control sheet, its revisions, its evidence with sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.intake.cleaning import lines_of, one_line
from goldenthread.intake.grid import Grid, Row
from goldenthread.intake.headings import folded
from goldenthread.intake.log import Log, Sort, counted
from goldenthread.intake.write import Facts, Value
from goldenthread.messages.catalogue import quoted
from goldenthread.model.when import WhenError, read_when

_CONTROLS = (
    ("lead_role", re.compile(r".*\b(?:lead|author|owner)\b.*")),
    ("purpose", re.compile(r".*\bpurpose\b.*")),
    ("date_of_meeting", re.compile(r".*\bdate of meeting\b.*")),
    ("ratified_by", re.compile(r".*\b(?:ratified|approved) by\b.*")),
    ("date_developed", re.compile(r".*\bdate (?:developed|written)\b.*")),
    ("date_approved", re.compile(r".*\bdate (?:approved|ratified)\b.*")),
    ("equality_assessment", re.compile(r".*\bequality\b.*")),
    ("read_with", re.compile(r".*\b(?:in conjunction|read with|other documents)\b.*")),
)
_REVISIONS = (("version", "version"), ("where", "page|paragraph|section"), ("when", "date|when"),
              ("what", "description|amendment|what|change"))


def control_sheet(grid: Grid, log: Log) -> Facts:
    """The sheet at the front, a label and a value in each row; not who leads and wrote it, which may be a name."""
    facts: Facts = {}
    for row in grid.rows:
        label = folded(row.at(0).text)
        value = _words(row, 1, log)
        name = next((name for name, pattern in _CONTROLS if pattern.fullmatch(label)), None)
        if name == "lead_role":
            log.add(Sort.LEFT_OUT, row.place, "who leads and wrote it, as that may be a person's name: write the role "
                                              "under “lead_role:”")
        elif name and name not in facts:
            facts[name] = value
        elif value or label:
            log.add(Sort.NOT_UNDERSTOOD, row.place, f"{counted(row.at(0).text)} and what stands beside, in the "
                                                    "control sheet")
    return facts


def revisions_in(grid: Grid, log: Log) -> list[Value]:
    """The changes made to a strategy: a row each, below a row of headings."""
    if not grid.rows:
        return []
    columns: dict[int, str] = {}
    for column, cell in enumerate(grid.rows[0].cells):
        name = next((name for name, pattern in _REVISIONS if name not in columns.values()
                     and re.search(rf"\b(?:{pattern})\b", folded(cell.text))), None)
        if name:
            columns[column] = name
    found: list[Value] = []
    for row in grid.rows[1:]:
        facts: Facts = {name: words for column, name in columns.items() if (words := _words(row, column, log))}
        facts = {name: value for name, value in facts.items() if name != "when" or _is_date(str(value), row, log)}
        if "version" in facts:
            facts["version"] = str(facts["version"]).rstrip(".")
        if "what" in facts:
            found.append(facts)
        elif row.filled:
            log.add(Sort.NOT_UNDERSTOOD, row.place, "a revision that does not say what was changed")
    return found


def evidence_in(grid: Grid, log: Log) -> Iterator[Value]:
    """Evidence of need, with its source where there is one; a row of headings above it is left out."""
    source = 1
    for at, row in enumerate(grid.rows):
        heads = [folded(cell.text) for cell in row.cells]
        if at == 0 and heads and heads[0] in ("evidence", "what", "evidence of need"):
            source = next((column for column, head in enumerate(heads) if "source" in head), 1)
            continue
        text, where = _words(row, 0, log), _words(row, source, log)
        if text:
            yield {"text": text, "of": "need", **({"source": where} if where else {})}
        elif where:
            log.add(Sort.NOT_UNDERSTOOD, row.place, f"a source of {counted(where)} without its evidence")


def _words(row: Row, column: int, log: Log) -> str:
    return one_line(lines_of(row.at(column).text, row.place, log), row.place, log)


def _is_date(words: str, row: Row, log: Log) -> bool:
    try:
        read_when(words)
    except WhenError:
        log.add(Sort.NOT_UNDERSTOOD, row.place, f"{quoted(words)} cannot be read as a date")
        return False
    return True
