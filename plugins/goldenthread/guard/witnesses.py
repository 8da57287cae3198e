"""Proof that figures stay open where sums cross: whole solutions of a puzzle that differ in them.

Where sums form circles, as in a table that adds up both ways, narrowing sum by sum finds too little. Here an exact
simplex method walks from one solution to the next. Every whole solution on the way is a witness: an attacker who
knows the sums cannot tell it from the truth, so each figure can be all that witnesses show. Nothing is claimed
without two of them. With the variables kept between bounds, a step that meets a bound trades places with the variable
that met it; Bland's rule (the lowest number first) keeps the walk from going round. See Vašek Chvátal, “Linear
Programming” (1983), chapters 3 and 8.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from goldenthread.guard.puzzle import Puzzle

Number = int | Fraction
UP, DOWN = 1, -1


@dataclass(frozen=True, slots=True)
class Witnessed:
    """For each figure the least and the greatest value that a witness shows.

    The search for a figure ends when they are far enough apart. Where they are not, and the walk met `only_whole`
    solutions, they are all that is possible; else there may be witnesses that were not found.
    """

    ranges: dict[int, tuple[int, int]]
    only_whole: bool


def witnessed(puzzle: Puzzle, needs: Mapping[int, int]) -> Witnessed | None:
    """What witnesses show of the figures, looked for until they are as far apart as `needs` says; None: no solution.

    The walk meets only whole solutions where sums go along one hierarchy and one other way, such as periods.
    """
    walk = _Walk(puzzle)
    if not walk.reach_a_solution():
        return None
    walk.look_around(max(needs.values(), default=1))
    for figure, need in sorted(needs.items()):
        for direction in (UP, DOWN):
            walk.go(figure, direction, need)
    return Witnessed(walk.seen, walk.only_whole)


class _Walk:
    """A solution on the move: the value of each variable, and each basic variable in terms of the free ones.

    A row of `basic` says: the variable, plus each free one times its factor, stays the same.
    """

    def __init__(self, puzzle: Puzzle) -> None:
        self.seen: dict[int, tuple[int, int]] = {}
        self.only_whole = True
        self._value: dict[int, Number] = dict(puzzle.start)
        self._low: dict[int, int | None] = {one: low for one, (low, _) in puzzle.bounds.items()}
        self._high: dict[int, int | None] = {one: high for one, (_, high) in puzzle.bounds.items()}
        self._basic: dict[int, dict[int, Number]] = {}
        self._rows_with: dict[int, set[int]] = {figure: set() for figure in puzzle.bounds}
        self._gaps: list[int] = []
        self._broken: set[int] = set()
        self._steps = 200 + 20 * len(puzzle.bounds)
        spare = max(puzzle.bounds) + 1
        for clue in puzzle.clues:
            row: dict[int, Number] = dict(clue.factors)
            missing = clue.makes - sum(factor * puzzle.start[figure] for figure, factor in clue.factors)
            if missing:
                # What the clue lacks at the start is a variable too, which is then to be brought down to nought.
                row[spare] = 1
                self._value[spare] = missing
                self._low[spare], self._high[spare] = min(missing, 0), max(missing, 0)
                self._rows_with[spare] = set()
                self._gaps.append(spare)
                spare += 1
            self._add(row)

    def reach_a_solution(self) -> bool:
        """Brings to nought what the clues lack at the start, one after the other; False: that cannot be."""
        for gap in self._gaps:
            self.go(gap, UP if self._high[gap] == 0 else DOWN, None)
            if self._value[gap]:
                return False
            self._low[gap] = self._high[gap] = 0
        self._gaps = []
        self.seen = {figure: (int(value), int(value)) for figure, value in self._value.items()}
        return True

    def look_around(self, far: int) -> None:
        """Notes the witnesses one step away in each direction, without going there."""
        for free in sorted(self._rows_with):
            if free not in self._basic:
                for direction in (UP, DOWN):
                    self._note_on_the_way(free, direction, self._way(free, direction)[0], far)

    def go(self, variable: int, direction: int, need: int | None) -> None:
        """Takes a variable as far as it goes, or until what was seen of it is `need` apart."""
        for _ in range(self._steps):
            if need is not None and self.seen[variable][1] - self.seen[variable][0] >= need:
                return
            entering, turn = self._entering(variable, direction)
            if entering is None:
                return
            way, blocking = self._way(entering, turn)
            self._note_on_the_way(entering, turn, way, need or 1)
            if way is None:
                return
            self._step(entering, way * turn)
            if blocking is not None:
                self._trade(blocking, entering)
        self.only_whole = False

    def _add(self, row: dict[int, Number]) -> None:
        """Takes in a clue: frees it of the basic variables, and makes one of the others basic."""
        for one in [one for one in row if one in self._basic]:
            factor = row.pop(one)
            for other, times in self._basic[one].items():
                row[other] = row.get(other, 0) - factor * times
        row = {one: _whole(factor) for one, factor in row.items() if factor}
        if not row:
            return
        basic = min(row, key=lambda one: (abs(row[one]) != 1, len(self._rows_with[one]), one))
        factor = row.pop(basic)
        row = {one: _over(times, factor) for one, times in row.items()}
        self._substitute(basic, row)
        self._basic[basic] = row
        for one in row:
            self._rows_with[one].add(basic)

    def _trade(self, leaving: int, entering: int) -> None:
        """Makes a free variable basic in the place of another."""
        row = self._basic.pop(leaving)
        factor = row.pop(entering)
        for one in (entering, *row):
            self._rows_with[one].discard(leaving)
        row = {one: _over(times, factor) for one, times in row.items()}
        row[leaving] = _over(1, factor)
        self._substitute(entering, row)
        self._basic[entering] = row
        for one in row:
            self._rows_with[one].add(entering)

    def _substitute(self, variable: int, row: Mapping[int, Number]) -> None:
        """Writes a variable that becomes basic in terms of the free ones, wherever it stands."""
        for other in self._rows_with[variable]:
            target = self._basic[other]
            factor = target.pop(variable)
            for one, times in row.items():
                before = target.get(one)
                after = (before or 0) - factor * times
                if after:
                    target[one] = _whole(after)
                    if before is None:
                        self._rows_with[one].add(other)
                elif before is not None:
                    del target[one]
                    self._rows_with[one].discard(other)
        self._rows_with[variable] = set()

    def _entering(self, variable: int, direction: int) -> tuple[int | None, int]:
        """The free variable whose move takes this one its way, and which way it must move itself."""
        if variable not in self._basic:
            return (variable if self._can(variable, direction) else None), direction
        for free, factor in sorted(self._basic[variable].items()):
            turn = direction if factor < 0 else -direction
            if self._can(free, turn):
                return free, turn
        return None, direction

    def _can(self, variable: int, direction: int) -> bool:
        """Whether a variable is not yet at its bound."""
        bound = self._high[variable] if direction == UP else self._low[variable]
        return bound is None or (bound - self._value[variable]) * direction > 0

    def _way(self, free: int, direction: int) -> tuple[Number | None, int | None]:
        """How far a free variable can go before one meets a bound, and which basic one that is; None: without end."""
        way = _room(self._value[free], self._low[free], self._high[free], direction)
        blocking = None
        for basic in sorted(self._rows_with[free]):
            factor = self._basic[basic][free]
            turn = direction if factor < 0 else -direction
            room = _room(self._value[basic], self._low[basic], self._high[basic], turn)
            if room is not None:
                met = _over(room, factor if factor > 0 else -factor)
                if way is None or met < way:
                    way, blocking = met, basic
        return way, blocking

    def _step(self, free: int, by: Number) -> None:
        """Moves a free variable, and with it the basic ones."""
        for variable, value in self._moved(free, by).items():
            self._value[variable] = value
            (self._broken.discard if value.denominator == 1 else self._broken.add)(variable)
        self.only_whole = self.only_whole and not self._broken

    def _moved(self, free: int, by: Number) -> dict[int, Number]:
        """The values that change when a free variable moves."""
        moved = {free: _whole(self._value[free] + by)}
        for basic in self._rows_with[free]:
            moved[basic] = _whole(self._value[basic] - self._basic[basic][free] * by)
        return moved

    def _note_on_the_way(self, free: int, direction: int, way: Number | None, far: int) -> None:
        """Notes the last whole solution on a way; on one without end, a `far` one.

        There is none before the clues hold, nor from a solution that is not whole.
        """
        if self._gaps or self._broken:
            return
        factors = (self._basic[basic][free] for basic in self._rows_with[free])
        stride = lcm(*(factor.denominator for factor in factors))
        steps = far if way is None else way // stride
        if steps:
            for figure, value in self._moved(free, direction * steps * stride).items():
                low, high = self.seen[figure]
                self.seen[figure] = (min(low, int(value)), max(high, int(value)))


def _room(value: Number, low: int | None, high: int | None, direction: int) -> Number | None:
    """How far a value is from the bound that lies its way."""
    if direction == UP:
        return None if high is None else high - value
    return None if low is None else value - low


def _over(number: Number, by: Number) -> Number:
    """A quotient, whole where it can be."""
    if by in (1, -1):
        return number * by
    return _whole(Fraction(number) / by)


def _whole(number: Number) -> Number:
    """A number as an int where it is one: fractions are rare here, and slow."""
    return number if type(number) is int or number.denominator != 1 else number.numerator
