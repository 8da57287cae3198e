"""The tables of a plan among all that a file holds, each with its columns; copies of one are left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.exports.word_table import TITLE
from goldenthread.intake.grid import Content, Grid, Paragraph
from goldenthread.intake.headings import ACTION, BOTH, CODE, OUTCOME, Columns, find_columns
from goldenthread.intake.log import Log, Sort
from goldenthread.messages.catalogue import quoted

ALIKE = 0.8
"""How many of the rows of two tables must be the same for one to be a copy of the other."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a plan: its rows, columns, first row below the headings, and the heading that it stands under."""

    grid: Grid
    columns: Columns
    start: int
    above: str = ""

    @property
    def is_ours(self) -> bool:
        """Whether it is the table with which a plan's Word file of ours ends: it says all that the file says."""
        return self.columns.own and self.above == TITLE


def tables_of(content: Content, said: Mapping[str, str], log: Log) -> list[Table]:
    """The tables of a plan among all of a file; what holds the same rows again, as a copied sheet does, is left out."""
    found: list[Table] = []
    above = ""
    for block in content.blocks:
        if isinstance(block, Paragraph):
            above = block.text.strip() if block.level and block.text.strip() else above
            continue
        known = find_columns(block, said, log)
        if known is not None:
            found.append(Table(block, known[0], known[1] + 1, above))
        elif found and _goes_on(block, found[-1]):
            log.add(Sort.CLEANED, block.name, f"a table without headings, read as going on with {found[-1].grid.name}")
            found.append(Table(block, found[-1].columns, 0, above))
        elif any(row.filled for row in block.rows):
            log.add(Sort.LEFT_OUT, block.name, f"a table that is no plan ({len(block.rows)} rows)")
    return _without_copies(_ours(found, log), log)


def _ours(found: list[Table], log: Log) -> list[Table]:
    """Of a plan's Word file of ours the table at its end alone: those before it are the same plan, laid out to read."""
    ours = [table for table in found if table.is_ours]
    for table in found if ours else ():
        if not table.is_ours:
            said = f"a table for reading; only the one under {quoted(TITLE)} comes in, with what was changed there"
            log.add(Sort.LEFT_OUT, table.grid.name, said)
    return ours or found


def _goes_on(grid: Grid, before: Table) -> bool:
    """Whether a table without headings is the rest of the one before, as after a page: it has as many columns."""
    widest = max((len(row.cells) for row in grid.rows), default=0)
    return widest == max(len(row.cells) for row in before.grid.rows) and widest >= 3


def _without_copies(tables: list[Table], log: Log) -> list[Table]:
    """The tables without those that say what another says, or nearly; of two, the one whose codes are text is kept."""
    kept: list[Table] = []
    for table in tables:
        twin = next((at for at, other in enumerate(kept) if _same(table, other)), None)
        if twin is None:
            kept.append(table)
            continue
        better = _numbers(table) < _numbers(kept[twin])
        gone, stays = (kept[twin], table) if better else (table, kept[twin])
        kept[twin] = stays
        why = "; the codes are text there" if _numbers(gone) > _numbers(stays) else ""
        log.add(Sort.LEFT_OUT, gone.grid.name, f"it holds the same actions as {stays.grid.name}, which was taken{why}")
        others = len(set(_wordings(gone)) - set(_wordings(stays)))
        if others:
            said = f"rows of it that say something else than {stays.grid.name}: {others}"
            log.add(Sort.DOUBTFUL, gone.grid.name, said)
    return kept


def _same(one: Table, other: Table) -> bool:
    words, others = set(_wordings(one)), set(_wordings(other))
    return bool(words and others) and len(words & others) >= ALIKE * max(len(words), len(others))


def _wordings(table: Table) -> list[tuple[str, ...]]:
    columns = [column for column, fact in table.columns.facts.items() if fact in (OUTCOME, ACTION, BOTH)]
    rows = table.grid.rows[table.start :]
    return [tuple(" ".join(row.at(column).text.split()) for column in columns) for row in rows]


def _numbers(table: Table) -> int:
    column = next((column for column, fact in table.columns.facts.items() if fact == CODE), None)
    return sum(row.at(column).numeric for row in table.grid.rows) if column is not None else 0
