"""The safe copy of a dataset's file: the same lines, with a sign in place of each figure that is withheld."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from goldenthread.edition.counts import SIGN
from goldenthread.edition.view import View
from goldenthread.edition.withholding import decide, rule_of
from goldenthread.graph.graph import Graph
from goldenthread.guard.table import Cell, Leak
from goldenthread.model.record import Record
from goldenthread.source.tree import Facts, Items, Node, Text
from goldenthread.source.yaml_tree import read_yaml


def redacted(text: str, record: Record, others: Graph, view: View) -> tuple[str, int, tuple[Leak, ...]]:
    """A dataset's file with its withheld figures out, how many those are, and what would leak all the same.

    `others` are the project's other tables, which may show the same figures. Overrides hold. Everything that is not a
    withheld figure stays as it is typed, but for remarks, which may say what the figures do not; which sums fail is
    written down, since nobody could work it out again.
    """
    tables = [one for one in others.of_kind("dataset") if one.id != record.id and not one.internal]
    withheld = decide([*tables, record], view)
    keys = {(row.group, row.label): row.key for row in withheld.counts.rows.get(record.id, ())}
    periods = [str(period.label) for period in record.facts.get("periods", ())]
    signs = _signs(withheld.answer.withheld, withheld.answer.published, withheld.counts.counts,
                   rounded=rule_of(view).mode == "round5")
    tree = read_yaml(record.place.path, text).node
    rows = text.split("\n")
    changes: list[tuple[int, int, int, str]] = []
    for group, label, values in _rows(tree):
        for period, value in zip(periods, values, strict=False):
            sign = signs.get((keys.get((group, label), ""), period))
            if sign is not None and isinstance(value, Text):
                at, column = value.place.line - 1, value.place.column - 1
                changes.append((at, column, column + _typed(rows[at], column, value), f'"{sign}"'))
    for at, start, end, sign in sorted(changes, reverse=True):
        rows[at] = rows[at][:start] + sign + rows[at][end:]
    failed = [str(one) for one in record.facts.get("not_adding_up", ())]
    if failed and not any(row.startswith("not_adding_up:") for row in rows):
        lines = ["not_adding_up:", *(f'  - "{one}"' for one in failed)]
        rows = [*rows[:-1], *lines, rows[-1]] if not rows[-1] else [*rows, *lines]
    mine = set(keys.values())
    rows = [row for row in (_without_remark(row) for row in rows) if row is not None]
    leaks = tuple(leak for leak in withheld.answer.leaks if leak.cell[0] in mine)
    return "\n".join(rows), len(changes), leaks


def _signs(
    withheld: Mapping[Cell, object], published: Mapping[Cell, int], counts: Mapping[Cell, int], *, rounded: bool
) -> dict[Cell, str]:
    """What stands in each cell that changes: the sign, or the rounded count."""
    signs = dict.fromkeys(withheld, SIGN)
    if rounded:
        signs |= {cell: str(count) for cell, count in published.items() if count != counts.get(cell)}
    return signs


def _rows(tree: Node | None) -> Iterator[tuple[str, str, tuple[Node, ...]]]:
    """Each row of a dataset's tree: its group's title, its label, its values."""
    if not isinstance(tree, Facts):
        return
    for row in _entries(tree.get("totals")):
        yield "", _words(row.get("label")), _values(row)
    for group in _entries(tree.get("groups")):
        for row in _entries(group.get("rows")):
            yield _words(group.get("title")), _words(row.get("label")), _values(row)


def _entries(node: Node | None) -> Iterator[Facts]:
    for entry in node.items if isinstance(node, Items) else ():
        if isinstance(entry, Facts):
            yield entry


def _values(row: Facts) -> tuple[Node, ...]:
    values = row.get("values")
    return values.items if isinstance(values, Items) else (values,) if values else ()


def _words(node: Node | None) -> str:
    return " ".join(node.value.split()) if isinstance(node, Text) else ""


def _typed(row: str, column: int, value: Text) -> int:
    """How many characters a value takes in its line, quotation marks included."""
    if value.plain:
        return len(value.value)
    return row.index(row[column], column + 1) + 1 - column


def _without_remark(row: str) -> str | None:
    """A line without the remark at its end; None where it is nothing but a remark."""
    if row.lstrip().startswith("#"):
        return None
    return row if any(sign in row for sign in "\"'") else re.sub(r"\s#(?:\s.*)?$", "", row)
