"""What an attacker has left to solve: unknown figures that hang together, and how far their sums narrow them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

Range = tuple[int | None, int | None]


@dataclass(frozen=True)
class Clue:
    """A sum among unknown figures: each times its factor, they make `makes`."""

    factors: tuple[tuple[int, int], ...]
    makes: int


@dataclass(frozen=True)
class Puzzle:
    """Unknown figures with what bounds them, the clues that tie them together, and their true values as a start."""

    bounds: dict[int, Range]
    clues: tuple[Clue, ...]
    start: dict[int, int]

    @cached_property
    def is_tree(self) -> bool:
        """Whether no two ways lead from one figure to another, so that narrowing sum by sum finds all there is."""
        terms = [factor for clue in self.clues for _, factor in clue.factors]
        return all(factor in (1, -1) for factor in terms) and len(terms) == len(self.bounds) + len(self.clues) - 1


def narrowed(puzzle: Puzzle) -> dict[int, Range] | None:
    """The range of each figure after each sum has narrowed it for as long as that changes anything; None: no solution.

    By interval arithmetic on whole numbers, as in bounds consistency. On a tree the ranges are exact, each whole
    number in them is possible, and None is certain; elsewhere an attacker may narrow them further, and the work is
    cut short, because steps by one can be many.
    """
    ranges = dict(puzzle.bounds)
    clues_of: dict[int, list[int]] = {figure: [] for figure in ranges}
    for at, clue in enumerate(puzzle.clues):
        for figure, _ in clue.factors:
            clues_of[figure].append(at)
    waiting = dict.fromkeys(range(len(puzzle.clues)))
    rounds = None if puzzle.is_tree else 20 * len(puzzle.clues)
    while waiting:
        if rounds is not None:
            if not rounds:
                break
            rounds -= 1
        at = next(iter(waiting))
        del waiting[at]
        changed = _narrow(puzzle.clues[at], ranges)
        if changed is None:
            return None
        for figure in changed:
            waiting.update(dict.fromkeys(clue for clue in clues_of[figure] if clue != at))
    return ranges


def range_alone(clue: Clue, figure: int, bounds: dict[int, Range]) -> Range | None:
    """How far one sum by itself narrows a figure, given no more than the bounds; None: it cannot hold."""
    ranges = {one: bounds[one] for one, _ in clue.factors}
    return ranges[figure] if _narrow(clue, ranges) is not None else None


def _narrow(clue: Clue, ranges: dict[int, Range]) -> list[int] | None:
    """Narrows the figures of one sum by the bounds of the others; the figures changed, or None: it cannot hold."""
    # Each term lies between two bounds; what is open on one side is counted, so that one open term can be bounded by
    # the rest.
    least = most = open_below = open_above = 0
    for figure, factor in clue.factors:
        low, high = _times(ranges[figure], factor)
        if low is None:
            open_below += 1
        else:
            least += low
        if high is None:
            open_above += 1
        else:
            most += high
    changed = []
    for figure, factor in clue.factors:
        before = ranges[figure]
        low, high = _times(before, factor)
        others_least = None if open_below - (low is None) else least - (low or 0)
        others_most = None if open_above - (high is None) else most - (high or 0)
        after = _meet(before, _divided(
            None if others_most is None else clue.makes - others_most,
            None if others_least is None else clue.makes - others_least,
            factor,
        ))
        if after != before:
            if after[0] is not None and after[1] is not None and after[0] > after[1]:
                return None
            ranges[figure] = after
            changed.append(figure)
    return changed


def _times(range_: Range, factor: int) -> Range:
    """The range of a figure times its factor."""
    low, high = (None if end is None else end * factor for end in range_)
    return (low, high) if factor > 0 else (high, low)


def _divided(low: int | None, high: int | None, factor: int) -> Range:
    """The whole numbers that lie in a range when taken times a factor."""
    if factor < 0:
        low, high, factor = (None if high is None else -high), (None if low is None else -low), -factor
    return (None if low is None else -(-low // factor)), (None if high is None else high // factor)


def _meet(one: Range, two: Range) -> Range:
    """What two ranges share."""
    lows = [low for low in (one[0], two[0]) if low is not None]
    highs = [high for high in (one[1], two[1]) if high is not None]
    return (max(lows) if lows else None), (min(highs) if highs else None)
