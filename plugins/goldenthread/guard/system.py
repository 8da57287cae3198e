"""The declared sums as arithmetic: figures that stand in one or more cells, and the rows that tie them together."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from goldenthread.guard.table import Cell, Equation, Table


@dataclass(frozen=True, slots=True)
class Row:
    """A sum: its figures, each times its factor, make nought if the sum holds.

    Parts count +1 and the total -1. In the source the row makes `off`, which is not nought where the sum fails; None
    where a figure is missing. A `lapsed` row is no sum but a figure published earlier with another value: it is `off`
    by the difference, and nobody is told so.
    """

    factors: tuple[tuple[int, int], ...]
    off: int | None = None
    lapsed: bool = False


@dataclass(frozen=True, slots=True)
class System:
    """All figures of a table, by number: their cells, their values (None: missing), and the rows they stand in."""

    cells: tuple[tuple[Cell, ...], ...]
    values: tuple[int | None, ...]
    rows: tuple[Row, ...]
    rows_of: tuple[tuple[int, ...], ...]

    def linked(self, unknown: Container[int], among: Iterable[int]) -> list[frozenset[int]]:
        """The unknown figures among these that hang together through rows, group by group."""
        groups, seen = [], set[int]()
        for first in sorted(among):
            if first in seen:
                continue
            group, waiting = {first}, [first]
            passed = set[int]()
            while waiting:
                for at in self.rows_of[waiting.pop()]:
                    if at in passed:
                        continue
                    passed.add(at)
                    fresh = [one for one, _ in self.rows[at].factors if one in unknown and one not in group]
                    group.update(fresh)
                    waiting += fresh
            seen |= group
            groups.append(frozenset(group))
        return groups


def system(table: Table, known: Mapping[Cell, int]) -> System:
    """The system of a table; counts known from elsewhere with other values than now become lapsed rows.

    The same figure in several cells is one figure, so that they are withheld together; where the source prints it
    with different values, it is two, tied by a sum that fails.
    """
    equations = sorted({one for one in table.equations if one.parts}, key=lambda one: (one.total, sorted(one.parts)))
    named = {cell for one in equations for cell in (one.total, *one.parts)}
    same, values = _same(sorted(named | set(table.counts)), table.counts, equations)
    firsts = {cell: _first(same, cell) for cell in same}
    numbers = {cell: at for at, cell in enumerate(sorted(set(firsts.values())))}
    cells: list[list[Cell]] = [[] for _ in numbers]
    for cell in sorted(same):
        cells[numbers[firsts[cell]]].append(cell)
    figures = tuple(values.get(one) for one in numbers)
    rows = {_row([numbers[firsts[part]] for part in one.parts], numbers[firsts[one.total]], figures)
            for one in equations}
    for cell, value in sorted(known.items()):
        at = numbers[firsts[cell]] if cell in firsts else None
        if at is not None and (now := figures[at]) is not None and now != value:
            rows.add(Row(((at, 1),), now - value, lapsed=True))
    kept = sorted((row for row in rows if row.factors), key=lambda row: (row.factors, row.lapsed, row.off or 0))
    rows_of: list[list[int]] = [[] for _ in numbers]
    for at, row in enumerate(kept):
        for figure, _ in row.factors:
            rows_of[figure].append(at)
    return System(tuple(map(tuple, cells)), figures, tuple(kept), tuple(map(tuple, rows_of)))


def _same(
    cells: list[Cell], counts: Mapping[Cell, int], equations: list[Equation]
) -> tuple[dict[Cell, Cell], dict[Cell, int]]:
    """For each cell another that shows the same figure, itself if none, and the values of those that stay first."""
    same, values = {cell: cell for cell in cells}, dict(counts)
    for equation in equations:
        if len(equation.parts) != 1:
            continue
        one, two = sorted((_first(same, equation.total), _first(same, equation.parts[0])))
        if one == two or (one in values and two in values and values[one] != values[two]):
            continue
        same[two] = one
        if two in values:
            values[one] = values[two]
    return same, values


def _first(same: dict[Cell, Cell], cell: Cell) -> Cell:
    """The cell that stands for all that show the figure of this one; ways are made short as they are walked."""
    while same[cell] != cell:
        same[cell] = same[same[cell]]
        cell = same[cell]
    return cell


def _row(parts: list[int], total: int, values: tuple[int | None, ...]) -> Row:
    """The row of a sum, the same for the same sum however it was declared."""
    factors: dict[int, int] = {total: -1}
    for part in parts:
        factors[part] = factors.get(part, 0) + 1
    terms = tuple((figure, factor) for figure, factor in sorted(factors.items()) if factor)
    if terms and terms[0][1] < 0 and len(terms) == 2:
        # A sum of one part says the same from either side.
        terms = tuple((figure, -factor) for figure, factor in terms)
    off = 0
    for figure, factor in terms:
        value = values[figure]
        if value is None:
            return Row(terms)
        off += factor * value
    return Row(terms, off)
