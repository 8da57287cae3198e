"""The guard: which counts of a table to withhold, so that no small one can be worked out and little else is lost."""

from __future__ import annotations

from collections.abc import Mapping

from goldenthread.guard.attack import Attack
from goldenthread.guard.audit import leaks
from goldenthread.guard.choice import Choice
from goldenthread.guard.losses import Losses
from goldenthread.guard.merges import merges
from goldenthread.guard.rounding import round5
from goldenthread.guard.table import NOTHING_KNOWN, Cell, Guarded, Reason, Rule, Table

ROUNDS = 2


def guard(
    table: Table,
    rule: Rule,
    shown: frozenset[Cell] = frozenset(),
    known: Mapping[Cell, int] = NOTHING_KNOWN,
) -> Guarded:
    """What may be published of a table: small counts are withheld, and as few others as protect them.

    `shown` are small counts that an approver lets be published, wherever the same figure stands; `known` are counts
    that an attacker has from earlier editions or other places, which protect nothing. In the mode `round5` counts are
    rounded instead, and withheld only where the rounding gives a small one away. The answer is the same whatever the
    order of the mappings, and has passed the audit, unless it says what leaks.
    """
    attack = Attack(table, rule, _as_shown(table, rule, shown), known, shown)
    withheld = _chosen(attack, attack.small if rule.mode == "withhold" else frozenset())
    cells = attack.system.cells
    approved = frozenset(cell for figure in attack.shown for cell in cells[figure])
    reasons: dict[Cell, Reason] = {
        cell: "primary" if figure in attack.small else "secondary"
        for figure in withheld for cell in cells[figure] if cell in table.counts
    }
    published = {cell: count for cell, count in _as_shown(table, rule, approved).items() if cell not in reasons}
    return Guarded(
        published=published,
        withheld=dict(sorted(reasons.items())),
        leaks=tuple(leaks(attack, table, published, withheld)),
        merges=tuple(merges(table, rule, approved)),
    )


def _chosen(attack: Attack, small: frozenset[int]) -> frozenset[int]:
    """The figures to withhold: chosen again once it is known which rows are withheld most, if less is lost so."""
    choices: list[tuple[int, int, frozenset[int]]] = []
    habit = attack.small
    for _ in range(ROUNDS):
        losses = Losses(attack.system, habit)
        habit = Choice(attack, losses).protect(small)
        choices.append((losses.of_all(habit), len(choices), habit))
    return min(choices)[2]


def _as_shown(table: Table, rule: Rule, shown: frozenset[Cell]) -> dict[Cell, int]:
    """Each count as it is shown if it is not withheld."""
    rounded = rule.mode == "round5"
    return {
        cell: round5(count) if rounded and cell not in shown else count for cell, count in sorted(table.counts.items())
    }
