"""Small numbers where a table is at odds with itself, or a page with its table: what mutants of the guard went by."""

from __future__ import annotations

from goldenthread.guard.audit import audit
from goldenthread.guard.guard import guard
from goldenthread.guard.puzzle import Clue, range_alone
from goldenthread.guard.table import Equation, Leak, Merge, Rule, Table

RULE = Rule()
ROUNDED = Rule(mode="round5")


def test_two_failing_sums_are_read_in_every_mixture() -> None:
    """One sum as printed and one as it truly is leave 1 to 4 for the two small counts, as all true does."""
    a, b, c, x, y = ((row, "P") for row in "abcxy")
    table = Table({a: 11, b: 2, c: 3, x: 17, y: 11}, (Equation(x, (a, b)), Equation(y, (b, c))))
    assert audit(table, {x: 17, y: 11}, RULE) == [
        Leak(cell, 1, 4, reading) for cell in (b, c) for reading in ("mixed", "true")
    ]


def test_a_sum_of_one_part_is_one_sum_from_whichever_side_it_is_declared() -> None:
    """The same figure printed with two values is one failing sum; declared twice it tells an attacker nothing more."""
    b, again = ("b", "P"), ("b", "other table")
    counts = {b: 9, again: 8}
    once, turned = Equation(again, (b,)), Equation(b, (again,))
    told = audit(Table(counts, (once,)), {again: 8}, RULE)
    assert {leak.reading for leak in told} == {"printed", "true"}
    assert audit(Table(counts, (turned,)), {again: 8}, RULE) == told
    assert audit(Table(counts, (once, turned)), {again: 8}, RULE) == told


def test_a_rounded_page_that_is_out_of_date_is_taken_at_its_word() -> None:
    """A page of last quarter shows 10 where there are now 5: with the other totals that leaves too little open."""
    inner = [[4, 8], [1, 2]]
    counts = {(str(row), str(at)): inner[row][at] for row in (0, 1) for at in (0, 1)}
    equations = []
    for at in "01":
        for total, parts in (((at, "all"), ((at, "0"), (at, "1"))), (("all", at), (("0", at), ("1", at)))):
            counts[total] = sum(counts[part] for part in parts)
            equations.append(Equation(total, parts))
    page = {("0", "all"): 10, ("all", "0"): 10, ("1", "all"): 5, ("all", "1"): 10}
    assert audit(Table(counts, tuple(equations)), page, ROUNDED) == [
        Leak(("1", "all"), 4, 7, "printed"), Leak(("all", "0"), 8, 11, "printed")
    ]


def test_what_an_earlier_edition_said_is_tried_although_it_holds_no_more() -> None:
    """The earlier edition said 7 for what is withheld now: taken as true it leaves 2 for the small count beside it."""
    every, a, c, d = ((row, "P") for row in ("all", "a", "c", "d"))
    table = Table({every: 29, a: 3, c: 6, d: 20}, (Equation(every, (a, c, d)),))
    assert audit(table, {every: 29, d: 20}, RULE) == []
    assert audit(table, {every: 29, d: 20}, RULE, known={c: 7}) == [Leak(a, 2, 2, "printed"), Leak(c, 7, 7, "printed")]


def test_a_merger_that_frees_nothing_is_not_proposed() -> None:
    """Three and nobody together are three still, and as small as before."""
    every, a, b, c = ((row, "P") for row in ("all", "a", "b", "c"))
    for rest, helps in ((0, ()), (20, (Merge(("a", "c"), 1),))):
        table = Table({every: 3 + rest, a: 3, b: 0, c: rest}, (Equation(every, (a, b, c)),))
        assert guard(table, RULE).merges == helps


def test_a_figure_that_counts_twice_is_narrowed_to_whole_numbers() -> None:
    """Of 2a + b = 9, where b is 0 or 1, a is 4: half of 8 and no less, half of 9 and no more."""
    assert range_alone(Clue(((0, 2), (1, 1)), 9), 0, {0: (0, 10), 1: (0, 1)}) == (4, 4)
