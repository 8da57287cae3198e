"""What an attacker makes of a table: the range of each unknown figure, by every reading of the sums that fail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from goldenthread.guard.puzzle import Clue, Puzzle, Range, narrowed, range_alone
from goldenthread.guard.rounding import rounded_from
from goldenthread.guard.system import Row, System, system
from goldenthread.guard.table import Cell, Reading, Rule, Table
from goldenthread.guard.witnesses import witnessed

MOST_MIXED = 4


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A figure of which too much can be worked out."""

    figure: int
    low: int
    high: int
    reading: Reading


class Attack:
    """An attacker who has the published counts, what is known from elsewhere, and all declared sums.

    `small` are the figures that are small counts and that nobody has approved to be shown, `facts` those known from
    elsewhere. Counts in `published` can be withheld again in each question, which is how the guard tries things out.
    """

    def __init__(
        self,
        table: Table,
        rule: Rule,
        published: Mapping[Cell, int],
        known: Mapping[Cell, int],
        shown: frozenset[Cell],
    ) -> None:
        self.system: System = system(table, known)
        self.rule = rule
        self.shown = frozenset(at for at, cells in enumerate(self.system.cells) if not shown.isdisjoint(cells))
        self.facts: dict[int, int] = {}
        self._stated: list[Range | None] = []
        for at, cells in enumerate(self.system.cells):
            value = self.system.values[at]
            for cell in cells:
                if cell in known and value in (None, known[cell]):
                    self.facts.setdefault(at, known[cell])
            # What an approver lets be shown stands as it is, also where the same figure is rounded elsewhere.
            first = sorted((cell for cell in cells if cell in published), key=lambda cell: cell not in shown)
            shows = published[first[0]] if first else None
            if shows is None:
                self._stated.append(None)
            elif rule.mode == "round5" and at not in self.shown:
                self._stated.append(rounded_from(shows))
            else:
                self._stated.append((shows, shows))
        values = enumerate(self.system.values)
        self.small = frozenset(at for at, one in values if one is not None and rule.is_small(one)) - self.shown
        self._never_stated = frozenset(
            at for at in range(len(self.system.values)) if not _is_fixed(self.bounds(at, frozenset()))
        )
        self._found: dict[tuple[frozenset[int], frozenset[int], bool], tuple[Finding, ...]] = {}

    def bounds(self, figure: int, withheld: frozenset[int]) -> Range:
        """What an attacker knows of a figure before any sum: withheld counts are at least 1, for zeros are shown."""
        if figure in self.facts:
            return self.facts[figure], self.facts[figure]
        stated = None if figure in withheld else self._stated[figure]
        value = self.system.values[figure]
        return stated or (0 if value is None else min(value, 1), None)

    def unknown(self, withheld: frozenset[int]) -> frozenset[int]:
        """The figures that an attacker does not know outright."""
        return self._never_stated | withheld.difference(self.facts)

    def need(self, figure: int, withheld: frozenset[int]) -> int:
        """How far apart the ends of a figure's range must be; 0: the figure is no secret.

        A figure that the source withheld may be small, so it is treated as if it were.
        """
        value = self.system.values[figure]
        if value is None or figure in self.small:
            return self.rule.width
        return 1 if figure in withheld else 0

    def findings(
        self, group: frozenset[int], withheld: frozenset[int], *, hurried: bool = False
    ) -> tuple[Finding, ...]:
        """What leaks in a group of linked unknown figures; `hurried`: once something does, no proof for the rest."""
        for looked in (False, True) if hurried else (False,):
            if (group, withheld & group, looked) in self._found:
                return self._found[group, withheld & group, looked]
        found = tuple(sorted(set(self._worked_out(group, withheld, hurried))))
        # Without a leak there was nothing to hurry for: the answer holds for both.
        self._found[group, withheld & group, hurried and bool(found)] = found
        return found

    def least_range_alone(self, row: Row, figure: int, unknown: frozenset[int], withheld: frozenset[int]) -> int | None:
        """How far apart the ends are that one sum by itself leaves a figure, in the worst reading; None: no end."""
        widths = []
        for as_printed in (True, False) if row.off else (True,):
            clue = self._clue(row, unknown, withheld, as_printed=as_printed)
            if clue is None:
                continue
            left = range_alone(clue, figure, {one: self.bounds(one, withheld) for one, _ in clue.factors})
            if left and left[0] is not None and left[1] is not None:
                widths.append(left[1] - left[0])
        return min(widths, default=None)

    def _worked_out(self, group: frozenset[int], withheld: frozenset[int], hurried: bool) -> Iterator[Finding]:
        """What leaks in each reading; where one is void, what each of its sums says alone."""
        bounds = {figure: self.bounds(figure, withheld) for figure in sorted(group)}
        needs = {figure: need for figure in bounds if (need := self.need(figure, withheld))}
        start = {figure: self._start(figure, bounds[figure]) for figure in bounds}
        for clues, reading in self._readings(group, withheld):
            found = self._narrow(Puzzle(bounds, clues, start), needs, reading, hurried)
            if found is not None:
                yield from found
                continue
            for clue in clues:
                for figure, _ in clue.factors:
                    if left := range_alone(clue, figure, bounds):
                        yield from self._too_short({figure: left}, {figure: left}, needs, "alone")

    def _readings(self, group: frozenset[int], withheld: frozenset[int]) -> Iterator[tuple[tuple[Clue, ...], Reading]]:
        """The clues of a group of figures: each failing sum as printed and as it truly is.

        Where many failing sums hang together only all printed and all true are read, for the mixtures double with each.
        """
        rows = [self.system.rows[at] for at in sorted({at for figure in group for at in self.system.rows_of[figure]})]
        failing = [row for row in rows if row.off]
        if len(failing) <= MOST_MIXED:
            mixtures = list(product((True, False), repeat=len(failing)))
        else:
            mixtures = [(True,) * len(failing), (False,) * len(failing)]
        for mixture in mixtures:
            as_printed = dict(zip(failing, mixture, strict=True))
            clues = [self._clue(row, group, withheld, as_printed=as_printed.get(row, True)) for row in rows]
            reading: Reading = "printed" if all(mixture) else "mixed" if any(mixture) else "true"
            yield tuple(clue for clue in clues if clue), reading

    def _clue(
        self, row: Row, unknown: frozenset[int], withheld: frozenset[int], *, as_printed: bool
    ) -> Clue | None:
        """A sum as a clue about the unknown figures; None: it says nothing of them."""
        if row.lapsed:
            figure = row.factors[0][0]
            now = self.system.values[figure] or 0
            return Clue(row.factors, now - (row.off or 0)) if as_printed and figure in unknown else None
        makes = 0 if as_printed else row.off or 0
        terms = []
        for figure, factor in row.factors:
            if figure in unknown:
                terms.append((figure, factor))
            else:
                makes -= factor * (self.bounds(figure, withheld)[0] or 0)
        return Clue(tuple(terms), makes) if terms else None

    def _narrow(
        self, puzzle: Puzzle, needs: Mapping[int, int], reading: Reading, hurried: bool
    ) -> list[Finding] | None:
        """The figures of a puzzle with too short a range; None: it has no solution, the reading is void."""
        possible = narrowed(puzzle)
        if possible is None:
            return None
        found = list(self._too_short(possible, possible, needs, reading))
        if puzzle.is_tree or (hurried and found):
            return found
        open_still = {figure: need for figure, need in needs.items() if _is_wide(possible[figure], need)}
        proved = witnessed(puzzle, open_still)
        if proved is None:
            return None
        return list(self._too_short(proved.ranges, proved.ranges if proved.only_whole else possible, needs, reading))

    def _too_short(
        self, ranges: Mapping[int, Range], possible: Mapping[int, Range], needs: Mapping[int, int], reading: Reading
    ) -> Iterator[Finding]:
        """The figures with too short a range; one that the source withheld leaks only if it can be small."""
        for figure, (low, high) in ranges.items():
            need = needs.get(figure, 0)
            if low is None or high is None or high - low >= need:
                continue
            least, most = possible[figure]
            if self.system.values[figure] is None and (most == 0 or (least or 0) > self.rule.threshold):
                continue
            yield Finding(figure, low, high, reading)

    def _start(self, figure: int, bounds: Range) -> int:
        """The true value of a figure where it is known to us and possible."""
        low, high = bounds
        value = self.system.values[figure]
        if value is None or (low is not None and value < low) or (high is not None and value > high):
            return low or 0
        return value


def _is_fixed(range_: Range) -> bool:
    """Whether a range holds one number only."""
    return range_[0] is not None and range_[0] == range_[1]


def _is_wide(range_: Range, need: int) -> bool:
    """Whether the ends of a range are far enough apart."""
    low, high = range_
    return low is None or high is None or high - low >= need
