"""The choice of further counts to withhold: the cheapest that help, round by round, and none that is needless."""

from __future__ import annotations

from functools import cached_property

from goldenthread.guard.attack import Attack, Finding
from goldenthread.guard.losses import Losses

HELPLESS = 10**6
TRIALS_A_LEAK = 30
TRIALS_IN_ALL = 1000
LARGEST_TO_WEED = 150


class Choice:
    """Chooses by an attack what else to withhold, where each figure has its loss."""

    def __init__(self, attack: Attack, losses: Losses) -> None:
        self._attack = attack
        self._system = attack.system
        self._losses = losses
        self._trials_left = TRIALS_IN_ALL
        figures = enumerate(self._system.values)
        self._useful = frozenset(at for at, value in figures if value and at not in attack.facts) - attack.shown

    def protect(self, small: frozenset[int]) -> frozenset[int]:
        """The small figures, and those to withhold with them; what cannot be protected is left as it is."""
        withheld, hurried = small, True
        while True:
            further = self._further(withheld, hurried)
            if further:
                withheld |= further
            elif hurried:
                hurried = False
            else:
                return self._weeded(withheld, small)

    def _further(self, withheld: frozenset[int], hurried: bool) -> set[int]:
        """Figures to withhold for what leaks: one for each sum that says too much."""
        unknown = self._attack.unknown(withheld)
        further, touched = set[int](), set[int]()
        for finding in self._findings(withheld, unknown, hurried):
            if not touched.isdisjoint(self._system.rows_of[finding.figure]):
                continue
            chosen = self._beside(finding, withheld, unknown) or self._anywhere(finding, withheld, unknown)
            for figure in chosen:
                further.add(figure)
                touched.update(self._system.rows_of[figure])
        return further

    def _findings(self, withheld: frozenset[int], among: frozenset[int], hurried: bool) -> list[Finding]:
        """What leaks in the groups that these unknown figures form."""
        groups = self._system.linked(among, among)
        return [one for group in groups for one in self._attack.findings(group, withheld, hurried=hurried)]

    def _beside(self, finding: Finding, withheld: frozenset[int], unknown: frozenset[int]) -> list[int]:
        """The cheapest figure in each sum that by itself says too much of a figure."""
        need, chosen = self._attack.need(finding.figure, withheld), []
        for at in self._system.rows_of[finding.figure]:
            left = self._attack.least_range_alone(self._system.rows[at], finding.figure, unknown, withheld)
            if left is not None and left < need:
                chosen += self._ranked([at], withheld, unknown)[:1]
        return chosen

    def _anywhere(self, finding: Finding, withheld: frozenset[int], unknown: frozenset[int]) -> list[int]:
        """The cheapest figure in any sum of the group that leaves an attacker less sure.

        None where none ever could, nor when enough has been tried: the audit will say what still leaks.
        """
        if self._trials_left <= 0 or finding.figure in self._lost:
            return []
        (group,) = (group for group in self._system.linked(unknown, unknown) if finding.figure in group)
        ranked = self._ranked(sorted({at for one in group for at in self._system.rows_of[one]}), withheld, unknown)
        for figure in ranked[:TRIALS_A_LEAK]:
            self._trials_left -= 1
            trial = withheld | {figure}
            found = self._findings(trial, self._around(finding.figure, trial), hurried=True)
            if all(one.high - one.low > finding.high - finding.low for one in found if one.figure == finding.figure):
                return [figure]
        return ranked[:1]

    @cached_property
    def _lost(self) -> frozenset[int]:
        """The figures that leak even if all is withheld that can be."""
        unknown = self._attack.unknown(self._useful)
        return frozenset(one.figure for one in self._findings(self._useful, unknown, hurried=True))

    def _around(self, figure: int, withheld: frozenset[int]) -> frozenset[int]:
        """The unknown figures that hang together with one."""
        return next(iter(self._system.linked(self._attack.unknown(withheld), [figure])))

    def _ranked(self, rows: list[int], withheld: frozenset[int], unknown: frozenset[int]) -> list[int]:
        """The figures of these sums that could be withheld, the cheapest first."""
        costs = {}
        for at in rows:
            for figure, _ in self._system.rows[at].factors:
                if figure in self._useful and figure not in withheld and figure not in costs:
                    costs[figure] = self._cost(figure, rows, withheld, unknown)
        return sorted(costs, key=lambda figure: (costs[figure], self._system.values[figure] or 0, figure))

    def _cost(self, figure: int, rows: list[int], withheld: frozenset[int], unknown: frozenset[int]) -> int:
        """The loss of a figure, and of what must then be withheld in its other sums, lest they give it away."""
        cost = self._losses.of(figure)
        for at in self._system.rows_of[figure]:
            others = [other for other, _ in self._system.rows[at].factors if other != figure]
            if at not in rows and unknown.isdisjoint(others):
                useful = (self._losses.of(other) for other in others if other in self._useful and other not in withheld)
                cost += min(useful, default=HELPLESS)
        return cost

    def _weeded(self, withheld: frozenset[int], small: frozenset[int]) -> frozenset[int]:
        """What is withheld without the figures that protect nothing, the costliest looked at first."""
        for figure in sorted(withheld - small, key=lambda one: (-self._losses.of(one), one)):
            group = self._around(figure, withheld)
            if len(group) > LARGEST_TO_WEED:
                continue
            rest = withheld - {figure}
            before = _widths(self._findings(withheld, group, hurried=False))
            after = _widths(self._findings(rest, group & self._attack.unknown(rest), hurried=False))
            if all(one in before and before[one] <= width for one, width in after.items()):
                withheld = rest
        return withheld


def _widths(findings: list[Finding]) -> dict[int, int]:
    """The least width of each figure that leaks."""
    widths: dict[int, int] = {}
    for one in findings:
        widths[one.figure] = min(one.high - one.low, widths.get(one.figure, one.high - one.low))
    return widths
