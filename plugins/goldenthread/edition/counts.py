"""The counts of people in all datasets as one table of cells with its sums, as the guard reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from goldenthread.guard.table import Cell, Equation, Table
from goldenthread.model.record import Record
from goldenthread.problems import Place
from goldenthread.source.publishing import Publishing

SIGN = "[c]"
_WHOLE = re.compile(r"\d{1,3}(?:,\d{3}){1,3}|\d{1,12}")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a dataset: its key among all rows, its group and label, and the row as written."""

    key: str
    group: str
    label: str
    part: Any
    hidden: bool


@dataclass(slots=True)
class Counts:
    """The rows of every dataset that counts people, and the table they make together.

    `lost` are names that mean no row, or more than one, by dataset; `signs` the cells that are withheld in the file.
    """

    rows: dict[str, list[Row]] = field(default_factory=dict)
    counts: dict[Cell, int] = field(default_factory=dict)
    equations: list[Equation] = field(default_factory=list)
    shown: set[Cell] = field(default_factory=set)
    lost: list[tuple[str, str]] = field(default_factory=list)
    periods: dict[str, list[str]] = field(default_factory=dict)
    signs: set[Cell] = field(default_factory=set)

    @property
    def table(self) -> Table:
        """What the guard is given."""
        return Table(self.counts, tuple(self.equations))


def count(value: object) -> int | None:
    """A value as a whole number, with commas between thousands or without; None where it is none."""
    words = str(value).strip()
    return int(words.replace(",", "")) if _WHOLE.fullmatch(words) else None


def counts_of(datasets: Iterable[Record], publishing: Publishing) -> Counts:
    """All cells and sums of the datasets whose unit is people.

    What an internal row or group counts is in no published cell, but stands in the sums: the guard takes it for a
    cell that nobody knows, and lets nobody narrow it.
    """
    made = Counts()
    people = [record for record in datasets if publishing.counts_people(record.facts.get("unit"))]
    for record in people:
        made.rows[record.id] = list(rows_of(record))
        made.periods[record.id] = [str(period.label) for period in record.facts.get("periods", ())]
        for row in made.rows[record.id]:
            for period, value in zip(record.facts.get("periods", ()), row.part.values, strict=False):
                number = count(value)
                if str(value) == SIGN:
                    made.signs.add((row.key, str(period.label)))
                elif number is not None and not row.hidden:
                    made.counts[row.key, str(period.label)] = number
    for record in people:
        made.equations += _sums(record, made)
        made.shown |= set(_overridden(record, made))
    return made


def rows_of(record: Record) -> Iterator[Row]:
    """The total rows of a dataset, then those of its groups, each with a key of its own."""
    hidden = "groups" in record.internal_facts
    seen: dict[tuple[str, str], int] = {}

    def row(group: str, part: Any, *, internal: bool) -> Row:
        name = (group, str(part.label))
        seen[name] = seen.get(name, 0) + 1
        key = " | ".join([record.id, group, str(part.label), *([str(seen[name])] if seen[name] > 1 else [])])
        return Row(key, group, str(part.label), part, internal or part.audience == "internal")

    for part in record.facts.get("totals", ()):
        yield row("", part, internal="totals" in record.internal_facts)
    for group in record.facts.get("groups", ()):
        for part in group.rows:
            yield row(str(group.title), part, internal=hidden or group.audience == "internal")


def row_place(place: Place, lines: Sequence[str], row: Row) -> Place:
    """Where a row's label stands in its file, of which these are the lines: the first such label after its group's
    title; the file's own place where it is not found.
    """
    group = next((at for at, line in enumerate(lines) if row.group and _value(line, "title") == row.group), 0)
    for at, line in enumerate(lines[group:], group):
        if _value(line, "label") == row.label:
            return Place(place.path, at + 1, line.index("label") + 1)
    return place


def _value(line: str, key: str) -> str | None:
    name, _, value = line.strip().removeprefix("- ").partition(":")
    return value.strip().strip("\"'") if name == key else None


def named(rows: Iterable[Row], name: str) -> Row | None:
    """The one row that a name means: by group and label, else the total row of that label, else by label alone; None
    where there is none, or more than one.
    """
    listed = list(rows)
    found = (
        [row for row in listed if row.group and name == f"{row.group}: {row.label}"]
        or [row for row in listed if not row.group and row.label == name]
        or [row for row in listed if row.label == name]
    )
    return found[0] if len(found) == 1 else None


def _sums(record: Record, made: Counts) -> Iterator[Equation]:
    rows = made.rows[record.id]
    labels = [str(period.label) for period in record.facts.get("periods", ())]
    for one in record.facts.get("sums", ()):
        total, parts = named(rows, str(one.total)), [named(rows, str(label)) for label in one.of]
        known = [part for part in parts if part]
        if total is None or len(known) < len(parts) or not known:
            names = [str(label) for label in (one.total, *one.of)]
            made.lost += [(record.ref, name) for name in names if named(rows, name) is None]
            continue
        yield from (Equation((total.key, label), tuple((part.key, label) for part in known)) for label in labels)
    for one in record.facts.get("period_sums", ()):
        if str(one.total) in labels and all(str(part) in labels for part in one.of) and one.of:
            yield from (Equation((row.key, str(one.total)), tuple((row.key, str(part)) for part in one.of))
                        for row in rows)
        else:
            made.lost.append((record.ref, str(one.total)))
    for row in rows:
        twin = next((one for one in rows if not one.group and row.group and one.label == row.label), None)
        if twin and [str(value) for value in twin.part.values] == [str(value) for value in row.part.values]:
            yield from (Equation((twin.key, label), ((row.key, label),)) for label in labels)
        if row.part.same_as:
            other, _, label = str(row.part.same_as).partition(":")
            twin = named(made.rows.get(other.strip(), ()), label.strip())
            if twin is None or twin.key == row.key:
                made.lost.append((record.ref, str(row.part.same_as)))
                continue
            shared = [label for label in labels if (twin.key, label) in made.counts or twin.hidden]
            if not shared:
                made.lost.append((record.ref, str(row.part.same_as)))
            yield from (Equation((row.key, label), ((twin.key, label),)) for label in shared)


def _overridden(record: Record, made: Counts) -> Iterator[Cell]:
    """The cells that an approver lets be shown although they are small."""
    for one in record.facts.get("overrides", ()):
        row = named(made.rows[record.id], str(one.row))
        labels = [str(one.period)] if one.period else [str(period.label) for period in record.facts.get("periods", ())]
        if row is None:
            made.lost.append((record.ref, str(one.row)))
            continue
        yield from ((row.key, label) for label in labels if (row.key, label) in made.counts)
