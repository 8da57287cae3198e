"""What a reader loses with each figure withheld: the guard takes the least."""

from __future__ import annotations

from goldenthread.guard.system import System

CELL, BIT, LEVEL, TOP, HABIT = 100, 6, 60, 2000, 50


class Losses:
    """The loss of each figure: small counts before great ones, rows before their totals, and grand totals last.

    A cell counts more than anything that may be said for or against it, except that it is a grand total. A row that
    is withheld in other periods anyway costs less, so that the same rows are withheld in each.
    """

    def __init__(self, system: System, withheld: frozenset[int]) -> None:
        self._system = system
        self._levels: dict[int, int] = {}
        self._parts: dict[int, set[int]] = {}
        for row in system.rows:
            parts = {figure for figure, factor in row.factors if factor > 0}
            for figure, factor in row.factors:
                if factor < 0 and len(parts) > 1:
                    self._parts.setdefault(figure, set()).update(parts)
        within = set[int]().union(*self._parts.values()) if self._parts else set()
        self._plain = [self._of_one(figure, within) for figure in range(len(system.cells))]
        habits = self._habits(withheld)
        self._with_habits = [
            plain - max(habits.get(cell[0], 0) for cell in cells)
            for plain, cells in zip(self._plain, system.cells, strict=True)
        ]

    def of(self, figure: int) -> int:
        """The loss of one figure."""
        return self._with_habits[figure]

    def of_all(self, withheld: frozenset[int]) -> int:
        """The loss of all that is withheld; a row that is withheld at all counts as one more cell."""
        rows = {cell[0] for figure in withheld for cell in self._system.cells[figure]}
        return sum(self._plain[figure] for figure in withheld) + CELL * len(rows)

    def _of_one(self, figure: int, within: set[int]) -> int:
        """The loss of a figure for itself; `within` are those that some total holds."""
        loss = CELL * len(self._system.cells[figure]) + BIT * (self._system.values[figure] or 0).bit_length()
        level = self._level(figure)
        return loss + LEVEL * level + (TOP if level and figure not in within else 0)

    def _level(self, figure: int) -> int:
        """How many sums lie below a figure, one within the other."""
        if figure not in self._levels:
            self._levels[figure] = 0
            below = [self._level(part) for part in sorted(self._parts.get(figure, ()))]
            self._levels[figure] = 1 + max(below) if below else 0
        return self._levels[figure]

    def _habits(self, withheld: frozenset[int]) -> dict[str, int]:
        """By how much a row costs less, for the share of its periods in which it is withheld."""
        periods: dict[str, int] = {}
        hidden: dict[str, int] = {}
        for figure, cells in enumerate(self._system.cells):
            for row, _ in cells:
                periods[row] = periods.get(row, 0) + 1
                hidden[row] = hidden.get(row, 0) + (figure in withheld)
        return {row: HABIT * hidden[row] // count for row, count in periods.items()}
