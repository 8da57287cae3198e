"""An attacker on a guarded table, who knows nothing of the guard: exact ranges by linear programming in fractions.

Give it what anyone can read: the published counts, the declared sums with the differences that the page states, and
bounds for what is withheld. It says between which whole numbers each withheld cell must lie, reading by reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import ceil, floor

Cell = tuple[str, str]
Bounds = tuple[int, int | None]
MOST_MIXED = 4


@dataclass(frozen=True)
class Sum:
    """A declared sum; the page says that its parts make `off` more than the total."""

    total: Cell
    parts: tuple[Cell, ...]
    off: int = 0


@dataclass(frozen=True)
class Known:
    """What anyone can read: exact counts, and bounds for the cells whose count is not shown."""

    published: Mapping[Cell, int]
    hidden: Mapping[Cell, Bounds]


def ranges(known: Known, sums: Sequence[Sum]) -> Iterator[dict[Cell, Bounds]]:
    """The ranges of hidden cells, for each reading of the failing sums that hang together.

    Of a reading that contradicts itself each sum is tried by itself.
    """
    for linked in knots(known, sums):
        failing = [one for one in linked if one.off]
        mixed = len(failing) <= MOST_MIXED
        for mixture in product((True, False), repeat=len(failing)) if mixed else ((True,), (False,)):
            printed = dict(zip(failing, mixture if mixed else mixture * len(failing), strict=True))
            equations = [equation(known, one, printed=printed.get(one, True)) for one in linked]
            together = Programme(equations, known.hidden).ranges()
            if together:
                yield together
            else:
                yield from (Programme([one], known.hidden).ranges() for one in equations)


def knots(known: Known, sums: Sequence[Sum]) -> list[list[Sum]]:
    """The sums with hidden cells, those that share one together."""
    groups: list[tuple[set[Cell], list[Sum]]] = []
    for one in sums:
        cells = {cell for cell in (one.total, *one.parts) if cell in known.hidden}
        if cells:
            meeting = [group for group in groups if group[0] & cells]
            groups = [group for group in groups if not group[0] & cells]
            groups.append((cells.union(*(group[0] for group in meeting)), [s for g in meeting for s in g[1]] + [one]))
    return [group[1] for group in groups]


def equation(known: Known, one: Sum, *, printed: bool) -> tuple[dict[Cell, int], int]:
    """A sum as factors of the hidden cells, and what they make."""
    factors: dict[Cell, int] = {}
    makes = 0 if printed else one.off
    for cell, factor in [(one.total, -1), *((part, 1) for part in one.parts)]:
        if cell in known.hidden:
            factors[cell] = factors.get(cell, 0) + factor
        else:
            makes -= factor * known.published[cell]
    return factors, makes


class Programme:
    """A linear programme as a tableau of fractions: each line is a basic variable in terms of all variables."""

    def __init__(self, equations: list[tuple[dict[Cell, int], int]], hidden: Mapping[Cell, Bounds]) -> None:
        self.cells = sorted({cell for factors, _ in equations for cell in factors})
        self.lows = [hidden[cell][0] for cell in self.cells]
        capped = [(at, high - low) for at, (low, high) in enumerate(hidden[cell] for cell in self.cells)
                  if high is not None]
        width = len(self.cells) + len(capped) + len(equations)
        self.lines: list[list[Fraction]] = []
        for factors, makes in equations:
            line = [Fraction(0)] * (width + 1)
            for at, cell in enumerate(self.cells):
                line[at] = Fraction(factors.get(cell, 0))
                makes -= factors.get(cell, 0) * self.lows[at]
            line[-1] = Fraction(makes)
            self.lines.append([-value for value in line] if makes < 0 else line)
        first = len(self.cells) + len(capped)
        self.basis = list(range(first, width))
        for at, line in enumerate(self.lines):
            line[first + at] = Fraction(1)
        for slack, (at, room) in enumerate(capped, start=len(self.cells)):
            line = [Fraction(0)] * (width + 1)
            line[at] = line[slack] = Fraction(1)
            line[-1] = Fraction(room)
            self.lines.append(line)
            self.basis.append(slack)
        self.artificial = range(first, width)

    def ranges(self) -> dict[Cell, Bounds]:
        """The least and greatest whole number of each cell; empty where no solution exists."""
        target = [Fraction(at in self.artificial) for at in range(len(self.lines[0]) - 1)]
        if self.least(target, range(len(target))) != 0:
            return {}
        for at, basic in enumerate(self.basis):
            # An artificial variable that is still basic is nought, and must stay so.
            if basic in self.artificial:
                other = next((j for j in range(self.artificial.start) if self.lines[at][j]), None)
                if other is not None:
                    self.trade(at, other)
        found = {}
        for at, cell in enumerate(self.cells):
            target = [Fraction(other == at) for other in range(len(self.lines[0]) - 1)]
            low = self.least(target, range(self.artificial.start))
            high = self.least([-value for value in target], range(self.artificial.start))
            assert low is not None
            found[cell] = (ceil(low) + self.lows[at], None if high is None else floor(-high) + self.lows[at])
        return found

    def least(self, target: list[Fraction], usable: range) -> Fraction | None:
        """The least that the target can be, by Bland's rule; None: there is no least."""
        while True:
            costs = [(target[basic], line) for basic, line in zip(self.basis, self.lines, strict=True) if target[basic]]
            entering = next(
                (j for j in usable
                 if j not in self.basis and target[j] - sum(cost * line[j] for cost, line in costs if line[j]) < 0),
                None,
            )
            if entering is None:
                return sum((cost * line[-1] for cost, line in costs), Fraction(0))
            blocking = [(line[-1] / line[entering], self.basis[at], at)
                        for at, line in enumerate(self.lines) if line[entering] > 0]
            if not blocking:
                return None
            self.trade(min(blocking)[2], entering)

    def trade(self, at: int, entering: int) -> None:
        """Makes a variable basic in the place of the one on a line."""
        pivot = self.lines[at][entering]
        self.lines[at] = [value / pivot if value else value for value in self.lines[at]]
        for other, line in enumerate(self.lines):
            factor = line[entering]
            if other != at and factor:
                self.lines[other] = [one - factor * two if two else one
                                     for one, two in zip(line, self.lines[at], strict=True)]
        self.basis[at] = entering
