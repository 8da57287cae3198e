"""Which rows would be better as one: the gentlest cure, for merged rows need no withholding."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import combinations

from goldenthread.guard.table import Cell, Merge, Rule, Table


def merges(table: Table, rule: Rule, shown: Container[Cell] = frozenset()) -> list[Merge]:
    """Pairs of rows under one total whose merger would leave fewer small counts, those that free most first.

    Each row is in one pair at most. Among pairs that free as many, neighbours go first, for bands of age or time only
    merge with the next; then the pair with the smaller counts. A row that is itself a total is in none, nor are
    siblings without a third, since their merger is the total.
    """
    totals = {equation.total[0] for equation in table.equations if len(equation.parts) > 1}
    siblings: dict[tuple[str, ...], set[str]] = {}
    for equation in table.equations:
        rows = tuple(row for row, _ in equation.parts)
        if len(rows) > 2 and len(set(rows)) == len(rows):
            siblings.setdefault(rows, set()).update(period for _, period in equation.parts)
    found = []
    for rows, periods in sorted(siblings.items()):
        columns = {row: [_count(table, shown, (row, period)) for period in sorted(periods)] for row in rows}
        small = {row: sum(map(rule.is_small, counts)) for row, counts in columns.items()}
        places = {row: at for at, row in enumerate(rows) if row not in totals}
        for one, two in combinations(places, 2):
            if small[one] or small[two]:
                together = [count + other for count, other in zip(columns[one], columns[two], strict=True)]
                frees = small[one] + small[two] - sum(map(rule.is_small, together))
                if frees > 0:
                    found.append((-frees, places[two] - places[one] > 1, sum(together), Merge((one, two), frees)))
    return list(_apart(merge for *_, merge in sorted(found, key=lambda one: (one[:3], one[3].rows))))


def _count(table: Table, shown: Container[Cell], cell: Cell) -> int:
    """What a cell brings to a merger; nothing where its count is missing, or shown although it is small."""
    return 0 if cell in shown else table.counts.get(cell, 0)


def _apart(ranked: Iterator[Merge]) -> Iterator[Merge]:
    """The best pairs of which no two share a row."""
    taken = set[str]()
    for merge in ranked:
        if taken.isdisjoint(merge.rows):
            taken.update(merge.rows)
            yield merge
