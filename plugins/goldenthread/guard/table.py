"""What the guard is given and what it answers: counts in cells, the sums they stand in, the rule, the leaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Cell = tuple[str, str]
Mode = Literal["withhold", "round5"]
Reason = Literal["primary", "secondary"]
Reading = Literal["printed", "true", "mixed", "alone", "published", "known"]

NOTHING_KNOWN: Mapping[Cell, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Equation:
    """A declared sum: the parts add up to the total. The same figure shown twice is a sum of one part."""

    total: Cell
    parts: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Counts by row and period, and the sums declared among them.

    A cell that the sums name and `counts` lacks was withheld by the source: nobody knows it. The cells of several
    tables can stand in one, if their rows have names of their own.
    """

    counts: Mapping[Cell, int]
    equations: tuple[Equation, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """Which counts are small, and how little may be known of them.

    Counts from 1 to `threshold` are small. An attacker's range for a small count must have `high - low >= width`;
    with 4, a reader who knows that it is from 1 to 5 has learned nothing but that it is withheld.
    """

    threshold: int = 5
    width: int = 4
    mode: Mode = "withhold"

    def is_small(self, count: int) -> bool:
        """Whether a count is small. Zero is not: nobody can be known from it."""
        return 1 <= count <= self.threshold


@dataclass(frozen=True, slots=True)
class Leak:
    """A cell of which too much can be worked out: the range that is left, and how the sums were read.

    `printed`: every declared sum holds as printed. `true`: each failing sum is off by the difference that the page
    states. `mixed`: some of them so and some so. `alone`: one sum by itself, the others being at odds with it.
    `published`: the figure itself is shown here or in a cell that equals it. `known`: it is published elsewhere.
    """

    cell: Cell
    low: int
    high: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class Merge:
    """Rows that would be better as one, and how many small counts would then be small no longer, in all periods.

    The cells withheld only to protect those counts are not counted: they come on top.
    """

    rows: tuple[str, str]
    frees: int


@dataclass(frozen=True, slots=True)
class Guarded:
    """What may be published of a table, what is withheld and why, what leaks all the same, and what would help.

    A table with leaks is not safe to publish: nothing that the guard may withhold would mend them.
    """

    published: Mapping[Cell, int]
    withheld: Mapping[Cell, Reason]
    leaks: tuple[Leak, ...] = ()
    merges: tuple[Merge, ...] = ()
