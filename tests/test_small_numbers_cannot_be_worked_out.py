"""The guard for small numbers: what it withholds, and that an attacker with every declared sum gets nowhere."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.guard.audit import audit
from goldenthread.guard.guard import guard
from goldenthread.guard.rounding import round5, safe_share
from goldenthread.guard.table import NOTHING_KNOWN, Cell, Equation, Guarded, Leak, Merge, Rule, Table
from small_number_attacker import Known, Sum, ranges

MANY = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
FEW = settings(MANY, max_examples=60)
RULE = Rule()
ROUNDED = Rule(mode="round5")
COUNTS = st.one_of(st.just(0), st.integers(1, 5), st.integers(6, 12), st.integers(6, 60))
SLIPS = st.sampled_from([0, 0, 0, 0, 1, -1, 2, -3, 7, -10])


@st.composite
def tables(draw: st.DrawFn, *, fails: bool = False, crosses: bool = False, lacks: bool = False) -> Table:
    """A table of nested groups that share a grand total, over some periods.

    `fails`: some totals are off. `crosses`: a column for the year adds up the periods, and a second group splits the
    same children another way. `lacks`: the source has withheld some cells.
    """
    shape = draw(st.lists(st.lists(st.integers(2, 3), min_size=2, max_size=3), min_size=1, max_size=2))
    if crosses:
        shape = [groups[:2] for groups in shape[:1]]
    periods = [f"P{at}" for at in range(draw(st.integers(2 if crosses else 1, 3)))]
    counts: dict[Cell, int] = {}
    equations = []
    for period in periods:
        for one, groups in enumerate(shape):
            subtotals = []
            for two, size in enumerate(groups):
                rows = [(f"{one}.{two}.{three}", period) for three in range(size)]
                counts |= {row: draw(COUNTS) for row in rows}
                equations.append(total(counts, (f"{one}.{two}", period), rows, draw(SLIPS) if fails else 0))
                subtotals.append((f"{one}.{two}", period))
            if one:
                # The same children split another way: what is missing, or too much, stands in a row of its own.
                gap = counts["all", period] - sum(counts[cell] for cell in subtotals)
                if gap < 0:
                    equations.append(total(counts, (f"{one}", period), subtotals, 0))
                    continue
                counts[f"{one}.rest", period] = gap
                equations.append(Equation(("all", period), (*subtotals, (f"{one}.rest", period))))
            else:
                equations.append(total(counts, ("all", period), subtotals, draw(SLIPS) if fails else 0))
    if crosses:
        for row in sorted({row for row, _ in counts}):
            cells = [(row, period) for period in periods if (row, period) in counts]
            equations.append(total(counts, (row, "year"), cells, 0))
    if lacks:
        for cell in draw(st.lists(st.sampled_from(sorted(counts)), max_size=3)):
            counts.pop(cell, None)
    return Table(counts, tuple(equations))


def total(counts: dict[Cell, int], cell: Cell, parts: list[Cell], slip: int) -> Equation:
    """Declares a sum and writes its total, with a slip."""
    counts[cell] = max(0, sum(counts[part] for part in parts) + slip)
    return Equation(cell, tuple(parts))


def worked_out(
    table: Table, published: Mapping[Cell, int], rule: Rule = RULE, known: Mapping[Cell, int] = NOTHING_KNOWN
) -> set[Cell]:
    """The cells of which the attacker learns too much, from the published counts and the sums alone."""
    named = {cell for one in table.equations for cell in (one.total, *one.parts)} | set(table.counts)
    hidden: dict[Cell, tuple[int, int | None]] = {}
    for cell in named - set(known):
        if cell not in published:
            hidden[cell] = (0 if cell not in table.counts else 1, None)
        elif rule.mode == "round5" and published[cell]:
            # 5 stands for 1 to 7: the smallest are rounded up.
            hidden[cell] = (1 if published[cell] == 5 else published[cell] - 2, published[cell] + 2)
    sums = [Sum(one.total, one.parts, off(table, one)) for one in table.equations]
    found = set()
    for ranged in ranges(Known({**published, **known}, hidden), sums):
        for cell, (low, high) in ranged.items():
            count = table.counts.get(cell)
            small = 1 <= count <= rule.threshold if count is not None else low <= rule.threshold and high != 0
            need = rule.width if small else 1 if cell not in published and count is not None else 0
            if need and high is not None and high - low < need:
                found.add(cell)
    return found


def off(table: Table, equation: Equation) -> int:
    """By how much the parts of a sum exceed its total, as the page states it; where a count is missing it says none."""
    cells = (equation.total, *equation.parts)
    if any(cell not in table.counts for cell in cells):
        return 0
    return sum(table.counts[part] for part in equation.parts) - table.counts[equation.total]


def cells(leaks: Iterable[Leak]) -> set[Cell]:
    """The cells that leak."""
    return {leak.cell for leak in leaks}


def sums(*lines: str) -> tuple[Equation, ...]:
    """Declared sums of one period, from lines such as `all = a + b`."""
    split = [line.replace("=", "+").split("+") for line in lines]
    return tuple(Equation(*((parts := named(*names))[0], parts[1:])) for names in split)


def named(*rows: str, period: str = "P") -> tuple[Cell, ...]:
    """The cells of these rows in one period."""
    return tuple((row.strip(), period) for row in rows)


def of(**counts: int) -> dict[Cell, int]:
    """The counts of one period by row."""
    return {(row, "P"): count for row, count in counts.items()}


def counts_of(guarded: Guarded) -> Counter[str]:
    """How many cells are withheld for which reason."""
    return Counter(guarded.withheld.values())


def leaks_only_what_must(table: Table) -> None:
    """The guard says what leaks, and that would leak with everything withheld but zeros: a failing sum of zeros."""
    guarded = guard(table, RULE)
    zeros = {cell: count for cell, count in table.counts.items() if not count}
    assert worked_out(table, guarded.published) == cells(guarded.leaks)
    assert cells(guarded.leaks) <= worked_out(table, zeros)


@given(tables())
@MANY
def test_nested_tables_keep_their_small_counts(table: Table) -> None:
    """No withheld count can be worked out, and no small one narrowed, in nested groups that share a total."""
    guarded = guard(table, RULE)
    assert worked_out(table, guarded.published) == set()
    assert guarded.leaks == ()


@given(tables(fails=True))
@MANY
def test_failing_sums_give_nothing_away(table: Table) -> None:
    """Where declared sums fail, nothing leaks whether they are read as printed or as they truly are."""
    leaks_only_what_must(table)


@given(tables(crosses=True))
@FEW
def test_tables_that_add_up_both_ways_keep_their_small_counts(table: Table) -> None:
    """Periods that add up to a year tie the columns together, and sums go round in circles."""
    guarded = guard(table, RULE)
    assert worked_out(table, guarded.published) == set()
    assert guarded.leaks == ()


@given(tables(crosses=True, fails=True))
@FEW
def test_failing_sums_in_circles_give_nothing_away(table: Table) -> None:
    """Sums may fail and go round in circles at once."""
    leaks_only_what_must(table)


@given(tables(lacks=True))
@FEW
def test_what_the_source_withheld_stays_withheld(table: Table) -> None:
    """A cell without a number is protected too where it can be small: the source withheld it, and its total tells."""
    leaks_only_what_must(table)


@given(tables(fails=True))
@MANY
def test_rounded_tables_keep_their_small_counts(table: Table) -> None:
    """In the mode `round5` too no small count is narrowed; what rounding gives away is withheld, the rest rounded."""
    guarded = guard(table, ROUNDED)
    assert worked_out(table, guarded.published, ROUNDED) == cells(guarded.leaks)
    assert all(shown == round5(table.counts[cell]) for cell, shown in guarded.published.items())
    assert guarded.published.keys() | guarded.withheld.keys() == table.counts.keys()


@given(tables(fails=True, crosses=True))
@FEW
def test_what_is_withheld_is_what_the_rule_says(table: Table) -> None:
    """All small counts are withheld and said to be primary; zeros are shown; the rest is shown as it is."""
    guarded = guard(table, RULE)
    small = {cell for cell, count in table.counts.items() if 1 <= count <= 5}
    assert {cell for cell, reason in guarded.withheld.items() if reason == "primary"} == small
    assert all(table.counts[cell] > 5 for cell, reason in guarded.withheld.items() if reason == "secondary")
    assert guarded.published == {cell: count for cell, count in table.counts.items() if cell not in guarded.withheld}


@given(tables(fails=True, crosses=True))
@FEW
def test_without_a_small_count_nothing_is_withheld(table: Table) -> None:
    """A table with no count from 1 to 5 is shown whole."""
    counts = {cell: count + 5 if count else 0 for cell, count in table.counts.items()}
    guarded = guard(Table(counts, table.equations), RULE)
    assert not guarded.withheld
    assert not guarded.leaks
    assert guarded.published == counts


@given(tables(fails=True, crosses=True), st.randoms(use_true_random=False))
@settings(FEW, max_examples=25)
def test_the_order_of_the_input_does_not_matter(table: Table, order: random.Random) -> None:
    """The same counts and sums, shuffled, give the same answer."""
    counts, equations = list(table.counts.items()), list(table.equations)
    order.shuffle(counts)
    order.shuffle(equations)
    assert guard(Table(dict(counts), tuple(equations)), RULE) == guard(table, RULE)


@st.composite
def grids(draw: st.DrawFn) -> tuple[Table, dict[Cell, int]]:
    """A table that adds up both ways, and what is published of it: the totals and some cells."""
    rows, columns = draw(st.integers(2, 4)), draw(st.integers(2, 4))
    inner = [[(str(row), str(column)) for column in range(columns)] for row in range(rows)]
    counts = {cell: draw(st.integers(1, 9)) for line in inner for cell in line}
    equations = [total(counts, (str(row), "all"), cells, 0) for row, cells in enumerate(inner)]
    equations += [total(counts, ("all", str(at)), list(cells), 0) for at, cells in enumerate(zip(*inner, strict=True))]
    shown = draw(st.sets(st.sampled_from(sorted(counts))))
    return Table(counts, tuple(equations)), {
        cell: count for cell, count in counts.items() if "all" in cell or (cell in shown and count > 5)
    }


@given(tables(fails=True), st.randoms(use_true_random=False))
@FEW
def test_the_audit_finds_what_the_attacker_finds(table: Table, choice: random.Random) -> None:
    """Whatever is withheld, the audit names the same cells as the attacker, no more and no fewer."""
    published = {
        cell: count for cell, count in sorted(table.counts.items())
        if not count or (count > 5 and choice.random() < 0.5)
    }
    assert cells(audit(table, published, RULE)) == worked_out(table, published)


@given(grids())
@MANY
def test_the_audit_finds_it_in_circles_too(example: tuple[Table, dict[Cell, int]]) -> None:
    """Where sums go round in circles the audit still names the same cells, given that the totals may be shown."""
    table, published = example
    assert cells(audit(table, published, RULE, shown=frozenset(published))) == worked_out(table, published)


def test_a_count_is_found_where_only_all_sums_together_tell() -> None:
    """Of a + b = 20, b + c = 20 and a + c = 20 each leaves everything open, and all three nothing."""
    table = Table(of(a=10, b=10, c=10, x=20, y=20, z=20), sums("x = a + b", "y = b + c", "z = a + c"))
    assert audit(table, of(x=20, y=20, z=20), RULE) == [
        Leak((row, "P"), 10, 10, "printed") for row in ("a", "b", "c")
    ]


def test_people_come_whole() -> None:
    """5a + 2b = 18 has many solutions in fractions and one in whole numbers: 2 and 4."""
    table = Table(of(a=2, b=4, t=10, u=18), sums("t = a + a + a + b", "u = a + a + b + t"))
    assert {(leak.cell, leak.low, leak.high) for leak in audit(table, of(u=18), RULE)} == {
        (("a", "P"), 2, 2), (("b", "P"), 4, 4), (("t", "P"), 10, 10)
    }


def test_a_missing_total_is_solved_for_too() -> None:
    """The source does not print t, but four sums that hold leave one solution for t and the rest."""
    table = Table(
        of(a=2, b=5, c=10, d=10, x=27, y=32, z=74),
        sums("t = d + b", "x = c + t + a", "y = t + b + d + a", "z = b + y + c + x"),
    )
    assert cells(audit(table, of(d=10, x=27, y=32, z=74), RULE)) == set(named("a", "b", "c"))
    slip = Table(
        of(a=3, b=3, c=5, o=0, x=18, y=25, z=7), sums("t = a + b", "x = a + b + c + t", "y = t + x", "z = t + o")
    )
    guarded = guard(slip, RULE)
    assert worked_out(slip, guarded.published) == cells(guarded.leaks) == set()


def test_a_small_count_shown_without_approval_is_a_leak() -> None:
    """The audit trusts nobody: a small count is a leak where it is shown, unless an approver lets it be."""
    table = Table(of(all=12, a=10, b=2), sums("all = a + b"))
    assert audit(table, table.counts, RULE) == [Leak(("b", "P"), 2, 2, "published")]
    assert audit(table, table.counts, RULE, shown=frozenset(named("b"))) == []


def test_a_count_shown_by_approval_protects_nothing() -> None:
    """An override shows its cell; the other small counts are protected by others."""
    table = Table(of(all=33, a=3, b=4, c=6, d=20), sums("all = a + b + c + d"))
    guarded = guard(table, RULE, shown=frozenset(named("b")))
    assert guarded.withheld == {("a", "P"): "primary", ("c", "P"): "secondary"}
    assert guarded.leaks == ()


def test_a_count_known_from_elsewhere_protects_nothing() -> None:
    """An earlier edition published c, so withholding it hides nothing, and d is withheld instead."""
    table = Table(of(all=29, a=3, c=6, d=20), sums("all = a + c + d"))
    guarded = guard(table, RULE, known=of(c=6))
    assert guarded.withheld == {("a", "P"): "primary", ("d", "P"): "secondary"}
    assert guarded.leaks == ()


def test_what_cannot_be_protected_is_said() -> None:
    """Where all else is known, or nobody else is there, the guard says what leaks and does not go on for ever."""
    table = Table(of(all=29, a=3, c=6, d=20), sums("all = a + c + d"))
    guarded = guard(table, RULE, known=of(all=29, c=6, d=20))
    assert guarded.leaks == (Leak(("a", "P"), 3, 3, "printed"),)
    alone = Table(of(all=3, a=3, b=0), sums("all = a + b"))
    assert guard(alone, RULE).withheld == {("a", "P"): "primary", ("all", "P"): "primary"}
    assert guard(alone, RULE).leaks == ()
    assert guard(alone, RULE, known=of(all=3)).leaks == (
        Leak(("a", "P"), 3, 3, "printed"), Leak(("all", "P"), 3, 3, "known")
    )


def test_what_cannot_be_protected_does_not_leave_the_rest_alone() -> None:
    """An approved q = a + e narrows both for good; a circle of sums would still give b and c away, and is cut."""
    table = Table(
        of(a=3, b=8, c=9, e=1, q=4, x=11, y=17, z=12), sums("q = a + e", "x = a + b", "y = b + c", "z = a + c")
    )
    guarded = guard(table, RULE, shown=frozenset(named("q")), known=of(x=11, y=17))
    assert cells(guarded.leaks) == set(named("a", "e"))
    assert set(guarded.withheld) == set(named("a", "b", "c", "e", "z"))


def test_a_figure_that_has_been_revised_is_tried_both_ways() -> None:
    """What was 7 and is now 6 gives an attacker almost the small count beside it, so something else is withheld."""
    table = Table(of(all=29, a=3, c=6, d=20), sums("all = a + c + d"))
    guarded = guard(table, RULE, known=of(c=7))
    assert guarded.withheld == {("a", "P"): "primary", ("d", "P"): "secondary"}
    assert guarded.leaks == ()


def test_the_same_figure_elsewhere_is_withheld_as_well() -> None:
    """A figure that a second table repeats is withheld in both, so one that stands alone is withheld before it."""
    again = {("a", "other table"): 3, ("b", "other table"): 7}
    same = tuple(Equation(cell, named(cell[0])) for cell in again)
    few = guard(Table(of(all=10, a=3, b=7) | again, sums("all = a + b") + same), RULE)
    assert few.withheld == {cell: "primary" if cell[0] == "a" else "secondary" for cell in (*again, *named("a", "b"))}
    more = guard(Table(of(all=30, a=3, b=7, c=20) | again, sums("all = a + b + c") + same), RULE)
    assert {cell for cell, reason in more.withheld.items() if reason == "secondary"} == {("c", "P")}
    assert few.leaks == more.leaks == ()
    unprinted = guard(Table(of(all=10, a=3, b=7), (*sums("all = a + b"), Equation(("m", "P"), named("a")))), RULE)
    assert set(unprinted.withheld) == set(named("a", "b"))


def test_the_same_figure_is_no_secret_where_it_is_shown() -> None:
    """A withheld cell leaks by a cell that equals it; if the source prints them apart, by the one or the difference."""
    table = Table(of(a=3, b=9) | {("b", "other table"): 9}, (Equation(("b", "other table"), named("b")),))
    assert audit(table, {("b", "other table"): 9}, RULE) == [Leak(("b", "P"), 9, 9, "published")]
    apart = Table(of(a=3, b=9) | {("b", "other table"): 8}, table.equations)
    assert {leak.reading for leak in audit(apart, {("b", "other table"): 8}, RULE)} == {"printed", "true"}


def test_an_approved_cell_is_shown_as_it_is_among_rounded_ones() -> None:
    """An override holds wherever the figure stands, and an attacker takes it at its word."""
    table = Table(of(all=20, a=3, b=17) | {("a", "2"): 3}, (*sums("all = a + b"), Equation(("a", "2"), named("a"))))
    guarded = guard(table, ROUNDED, shown=frozenset({("a", "2")}))
    assert guarded.published == of(all=20, a=3, b=15) | {("a", "2"): 3}
    assert cells(audit(table, guarded.published, ROUNDED)) == {("a", "P"), ("a", "2")}
    five = guard(Table(of(all=7, a=5, b=2), sums("all = a + b")), ROUNDED, shown=frozenset(named("a")))
    assert five.withheld == {("all", "P"): "secondary"}


def test_a_failing_sum_is_protected_in_both_readings() -> None:
    """The rows make 32 and the total says 22: by the total, 12 beside 2 would leave no more than 4 for both."""
    table = Table(of(all=22, a=2, b=12, c=18), sums("all = a + b + c"))
    assert cells(audit(table, of(all=22, c=18), RULE)) == {("a", "P")}
    assert [leak.reading for leak in audit(table, of(all=22, c=18), RULE)] == ["printed"]
    assert guard(table, RULE).withheld == {("a", "P"): "primary", ("c", "P"): "secondary"}


def test_the_difference_that_the_page_states_is_a_clue() -> None:
    """The total says 26 and the rows make 24: by the total a range of 5 is left, by the difference one of 3."""
    table = Table(of(all=26, a=2, b=3, c=19), sums("all = a + b + c"))
    assert {leak.reading for leak in audit(table, of(all=26, c=19), RULE)} == {"true"}


def test_the_same_rows_are_withheld_in_each_period() -> None:
    """Where it costs no more cells, the row that goes with a small one is the same in all periods."""
    counts, equations = {}, []
    for period, (c, d) in {"P1": (20, 30), "P2": (21, 28), "P3": (27, 25), "P4": (22, 29)}.items():
        parts = named("a", "b", "c", "d", period=period)
        counts |= dict(zip(parts, (2, 40, c, d), strict=True))
        equations.append(total(counts, ("all", period), list(parts), 0))
    guarded = guard(Table(counts, tuple(equations)), RULE)
    assert {row for (row, _), reason in guarded.withheld.items() if reason == "secondary"} == {"c"}
    assert len(guarded.withheld) == 8


def test_a_grand_total_is_withheld_last() -> None:
    """A total goes only when all its rows are withheld and still tell too much."""
    assert ("all", "P") not in guard(Table(of(all=1003, a=3, b=1000), sums("all = a + b")), RULE).withheld
    assert ("all", "P") in guard(Table(of(all=6, a=1, b=2, c=3), sums("all = a + b + c")), RULE).withheld


@pytest.mark.parametrize(
    ("count", "shown"), [(0, 0), (1, 5), (2, 5), (3, 5), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15), (358, 360)]
)
def test_rounding_to_five(count: int, shown: int) -> None:
    """Nought stays nought, and 5 stands for all from 1 to 7."""
    assert round5(count) == shown


def test_a_share_of_few_is_not_shown() -> None:
    """A percentage is withheld where it speaks of few, of all but few, or is of few."""
    shown = [safe_share(numerator, 40, RULE) for numerator in (0, 1, 5, 6, 34, 35, 39, 40)]
    assert shown == [True, False, False, True, True, False, False, True]
    assert not safe_share(0, 4, RULE)
    assert not safe_share(12, 4, RULE)
    assert safe_share(0, 0, RULE)


def test_three_hundred_rows_over_twelve_periods_take_no_time() -> None:
    """A large table with nested groups is guarded in a few blinks of an eye; a slow computer is given more."""
    dice, counts, equations = random.Random(5), {}, []
    for period in (f"P{at}" for at in range(12)):
        subtotals = []
        for group in range(30):
            rows = [(f"{group}.{row}", period) for row in range(9)]
            counts |= {row: dice.choice([0, dice.randint(1, 5), dice.randint(6, 200)]) for row in rows}
            equations.append(total(counts, (f"{group}", period), rows, dice.choice([0, 0, 0, 0, 3])))
            subtotals.append((f"{group}", period))
        equations.append(total(counts, ("all", period), subtotals, 0))
    start = time.process_time()
    guarded = guard(Table(counts, tuple(equations)), RULE)
    assert time.process_time() - start < 3
    assert guarded.leaks == ()


@pytest.fixture(scope="module")
def peterborough(project: Path) -> Table:
    """The profile of children in care that Peterborough's panel was given, with its declared sums."""
    data = yaml.safe_load((project / "strategy/figures/peterborough-children-in-care.yml").read_text("utf-8"))
    periods = [period["label"] for period in data["periods"]]
    counts, named = {}, {}
    lines = [(f"{group['title']}: {row['label']}", row) for group in data["groups"] for row in group["rows"]]
    for name, row in [*lines, *((row["label"], row) for row in data["totals"])]:
        named[name] = name
        named.setdefault(row["label"], name)
        counts |= {(name, period): value for period, value in zip(periods, row["values"], strict=True)}
    equations = tuple(
        Equation((named[one["total"]], period), tuple((named[label], period) for label in one["of"]))
        for one in data["sums"] for period in periods
    )
    return Table(counts, equations)


def test_peterboroughs_small_counts(peterborough: Table) -> None:
    """51 of the 270 cells are small; fewer than 30 more are withheld, and no attacker gets any of them."""
    guarded = guard(peterborough, RULE)
    print(counts_of(guarded), Counter((row.split(":")[0], period) for (row, period), reason in guarded.withheld.items()
                                      if reason == "secondary"))
    assert len(peterborough.counts) == 270
    assert counts_of(guarded)["primary"] == 51
    assert 20 <= counts_of(guarded)["secondary"] < 30
    assert guarded.leaks == ()
    assert worked_out(peterborough, guarded.published) == set()
    assert not any(row == "Children looked after" for row, _ in guarded.withheld)


def test_peterboroughs_failing_sums_would_leak(peterborough: Table) -> None:
    """The attacker is no strawman: one cell shown of those withheld to protect others, and a small count is out."""
    guarded = guard(peterborough, RULE)
    leaking = [
        cell for cell, reason in guarded.withheld.items() if reason == "secondary"
        and worked_out(peterborough, {**guarded.published, cell: peterborough.counts[cell]})
    ]
    assert len(leaking) == counts_of(guarded)["secondary"]


def test_peterboroughs_table_rounded(peterborough: Table) -> None:
    """Rounded to five, the table gives no small count away."""
    guarded = guard(peterborough, ROUNDED)
    assert guarded.leaks == ()
    assert worked_out(peterborough, guarded.published, ROUNDED) == set()


def test_which_of_peterboroughs_rows_to_merge(peterborough: Table) -> None:
    """The few who are 18 or over go with those of 16 and 17, the longest in care with the next longest."""
    merges = guard(peterborough, RULE).merges
    assert merges[0] == Merge(("Placement: Other residential schools", "Placement: Placed for adoption"), 8)
    assert Merge(("Age: 16-17", "Age: 18 or over"), 3) in merges
    assert Merge(("Length of time in care: 11 - 15 years", "Length of time in care: 16+ years"), 5) in merges
    rows = [row for merge in merges for row in merge.rows]
    assert len(rows) == len(set(rows))
    assert not {"Ethnicity: Other", "Ethnicity: Chinese", "Children looked after"}.intersection(rows)


def test_a_merger_helps(peterborough: Table) -> None:
    """With 18 or over and 16-17 as one row, the group of ages has no cell withheld."""
    old, young = "Age: 18 or over", "Age: 16-17"
    counts = {
        (row, period): count + (peterborough.counts[old, period] if row == young else 0)
        for (row, period), count in peterborough.counts.items() if row != old
    }
    equations = tuple(
        Equation(one.total, tuple(part for part in one.parts if part[0] != old)) for one in peterborough.equations
    )
    withheld = guard(Table(counts, equations), RULE).withheld
    assert not any(row.startswith("Age") for row, _ in withheld)
