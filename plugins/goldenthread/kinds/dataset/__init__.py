"""A dataset: a table of figures over several dates, with the sums it declares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Self

from pydantic import Field, model_validator

from goldenthread.model.fields import Day, Line, Lines, Number, fault
from goldenthread.model.thing import Override, Part, Thing

MOST_DIGITS = 12


class FigurePeriod(Part):
    """One column: its label as printed, and its date."""

    label: Line = Field(description="The column's heading as printed.")
    date: Day | None = Field(None, description="The date it is for.")


class FigureRow(Part):
    """One row: its label as printed, and a value for each period."""

    label: Line = Field(description="The row's label exactly as printed.")
    values: Lines = Field((), description="A value for each period, in order.")
    printed: Number | None = Field(None, description="How often the paper prints the row, where more than once.")
    same_as: Line | None = Field(
        None, description="The same figures in another table, as “its-id: the row's label”, so that both are guarded.")


class FigureGroup(Part):
    """Rows under one heading."""

    name: Line | None = Field(None, description="A short name.")
    title: Line = Field(description="The heading as printed.")
    rows: tuple[FigureRow, ...] = Field((), description="Its rows.")


class FigureSum(Part):
    """A sum the table declares: these rows should add up to that one."""

    name: Line | None = Field(None, description="A short name.")
    total: Line = Field(description="The row that is the total.")
    of: Lines = Field((), description="The rows that should add up to it.")


class FigureOverride(Override):
    """A row, or one figure of it, that is shown although it is small."""

    row: Line = Field(description="The row's label.")
    period: Line | None = Field(None, description="The column's heading; all of them where it is left out.")


class PeriodSum(Part):
    """A sum over periods: in each row these columns should add up to that one."""

    total: Line = Field(description="The column that is the total, by its heading.")
    of: Lines = Field((), description="The columns that should add up to it.")


class FailedSum(Part):
    """A sum that does not add up: of which group, and in which period."""

    group: Line
    period: Line
    difference: Line


class Dataset(Thing):
    """A table of figures. In the public edition small numbers about people are withheld."""

    kind: ClassVar[str] = "dataset"
    word: ClassVar[str] = "dataset"
    plural: ClassVar[str] = "datasets"
    internal_facts: ClassVar[frozenset[str]] = frozenset({"notes", "failed_sums", "overrides"})
    follows: ClassVar[Mapping[str, frozenset[str]]] = {
        "not_adding_up": frozenset({"periods", "totals", "groups", "sums"})}

    title: Line = Field(description="Its title.")
    council: Line | None = Field(None, description="Whose figures they are.")
    unit: Line = Field(description="What is counted, such as people.")
    source: Line | None = Field(None, description="Where the figures come from.")
    about: Line | None = Field(None, description="What a reader should know about them.")
    periods: tuple[FigurePeriod, ...] = Field((), description="The columns, in order.")
    totals: tuple[FigureRow, ...] = Field((), description="The rows that count everybody.")
    groups: tuple[FigureGroup, ...] = Field((), description="The rows, group by group.")
    sums: tuple[FigureSum, ...] = Field((), description="The sums that the table declares.")
    period_sums: tuple[PeriodSum, ...] = Field((), description="Columns that are the sum of others.")
    published_in: Line | None = Field(
        None, description="Where these very figures are public already, where the table holds small ones.")
    overrides: tuple[FigureOverride, ...] = Field(
        (), description="Small counts that an approver lets be shown; listed in the internal edition only.")
    failed_sums: tuple[FailedSum, ...] = Field((), exclude=True, description="Worked out, not written.")
    not_adding_up: Lines = Field(
        (), description="Which sums fail, as “group: periods”; worked out, and written only into a safe copy.")

    @model_validator(mode="after")
    def _one_value_a_period(self) -> Self:
        """Holds each row against the periods: as many values, and no period that only some may see."""
        if any(period.audience == "internal" for period in self.periods):
            raise fault("period-audience")
        wanted = len(self.periods)
        rows: list[tuple[tuple[str | int, ...], FigureRow]] = []
        rows += [(("totals", at), row) for at, row in enumerate(self.totals)]
        for one, group in enumerate(self.groups):
            rows += [(("groups", one, "rows", at), row) for at, row in enumerate(group.rows)]
        for at, row in rows:
            if len(row.values) != wanted:
                raise fault("row-length", at=at, row=str(row.label), count=len(row.values), wanted=wanted)
        return self

    @model_validator(mode="after")
    def _add_up(self) -> Self:
        """Works out which declared sums fail, by group and period; the figures stay as they are."""
        failed = failing(self)
        object.__setattr__(self, "failed_sums", tuple(failed))
        named: dict[str, list[str]] = {}
        for one in failed:
            named.setdefault(str(one.group), []).append(str(one.period))
        for given in self.not_adding_up:
            group, _, periods = str(given).rpartition(": ")
            named[group] = list(dict.fromkeys([*periods.split(", "), *named.pop(group, [])]))
        order = [str(group.title) for group in self.groups]
        listed = sorted(named.items(), key=lambda one: order.index(one[0]) if one[0] in order else len(order))
        object.__setattr__(self, "not_adding_up", tuple(f"{group}: {', '.join(found)}" for group, found in listed))
        return self


def failing(data: Dataset) -> list[FailedSum]:
    """The declared sums that do not add up; a difference is the sum of the rows less the printed total."""
    rows: dict[str, FigureRow] = {}
    group_of: dict[str, str] = {}
    for group in data.groups:
        if group.audience == "internal":
            continue
        for row in group.rows:
            if row.audience == "internal":
                continue
            for key in (f"{group.title}: {row.label}", str(row.label)):
                rows.setdefault(key, row)
                group_of.setdefault(key, str(group.title))
    for row in data.totals:
        rows[str(row.label)] = row
    found = []
    for total in data.sums:
        parts = [rows.get(str(label)) for label in total.of]
        whole = rows.get(str(total.total))
        if whole is None or any(part is None for part in parts):
            continue
        for at, period in enumerate(data.periods):
            try:
                difference = sum(_count(part.values[at]) for part in parts if part) - _count(whole.values[at])
            except (ValueError, IndexError):
                continue
            if difference:
                heading = group_of.get(str(total.of[0]), str(total.name or total.total))
                found.append(FailedSum(group=heading, period=str(period.label), difference=f"{difference:+d}"))
    return found


def _count(value: object) -> int:
    """A value as a whole number of at most twelve digits; raises ValueError for anything else."""
    words = str(value).replace(",", "").strip()
    if len(words) > MOST_DIGITS:
        raise ValueError(words)
    return int(words)
