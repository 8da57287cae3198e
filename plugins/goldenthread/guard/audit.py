"""The audit: whether what is published of a table gives away a count that is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goldenthread.guard.attack import Attack
from goldenthread.guard.table import NOTHING_KNOWN, Cell, Leak, Rule, Table


def audit(
    table: Table,
    published: Mapping[Cell, int],
    rule: Rule,
    known: Mapping[Cell, int] = NOTHING_KNOWN,
    shown: frozenset[Cell] = frozenset(),
) -> list[Leak]:
    """The leaks: a withheld count that can be worked out, or a small one that can be narrowed below the rule's width.

    `known` are counts that an attacker has from earlier editions or other places; `shown` are small counts that an
    approver lets be published. The attacker knows all that is published, all declared sums, the threshold, and that
    zeros are shown, so that a withheld count is at least 1. A declared sum that fails is read as printed, and as off
    by the difference that the page states; up to four such sums that hang together are read in every mixture, more
    of them only all one way. A reading that contradicts itself is void, but each of its sums by itself must not leak.
    A known count that is not today's is taken as true in the first reading and as void in the second. In the mode
    `round5` a published figure stands for all counts that round to it. A cell that the source withheld must not be
    narrowed either, where it can be small.

    Ranges are exact, in whole numbers, where no two ways lead from one withheld cell to another. Where sums go round
    in circles a cell passes only by whole solutions found that differ enough in it, so a pass is a proof; a leak may
    then be a false alarm, but only in tables that add up in three directions, in two with subtotals both ways, or
    that hold hundreds of linked cells.

    What it cannot see: sums that nobody declared, and figures that are in neither `published` nor `known`. What a
    reader can guess from the periods before and after, or knows of people. That of two cells withheld together one
    must be small, because the guard would have withheld none otherwise: who knows how the guard works can so exclude
    the middle of a range, not its ends. Values that are possible but unlikely count as possible.
    """
    attack = Attack(table, rule, published, known, shown)
    withheld = frozenset(
        at for at, cells in enumerate(attack.system.cells)
        if not any(cell in published for cell in cells) and any(cell in table.counts for cell in cells)
    )
    return leaks(attack, table, published, withheld)


def leaks(
    attack: Attack, table: Table, published: Mapping[Cell, int], withheld: frozenset[int]
) -> list[Leak]:
    """The leaks of an attack on what is published; `withheld` are the figures that are nowhere shown."""
    found = set(_given_outright(attack, table, published, withheld))
    unknown = attack.unknown(withheld)
    for group in attack.system.linked(unknown, unknown):
        for finding in attack.findings(group, withheld):
            for cell in attack.system.cells[finding.figure]:
                found.add(Leak(cell, finding.low, finding.high, finding.reading))
    return sorted(found, key=lambda leak: (leak.cell, leak.reading, leak.low, leak.high))


def _given_outright(
    attack: Attack, table: Table, published: Mapping[Cell, int], withheld: frozenset[int]
) -> Iterator[Leak]:
    """The cells that no sum is needed for: the same figure is shown here, or is known from elsewhere."""
    for figure, cells in enumerate(attack.system.cells):
        value = attack.system.values[figure]
        low, high = attack.bounds(figure, withheld)
        if not value or low is None or low != high or figure in attack.shown:
            continue
        for cell in cells:
            if cell in table.counts and (cell not in published or figure in attack.small):
                yield Leak(cell, low, low, "known" if figure in attack.facts else "published")
