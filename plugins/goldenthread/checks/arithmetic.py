"""Figures that do not agree with each other: noticed, never mended."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.checks.faults import Faults
from goldenthread.graph.graph import Graph
from goldenthread.kind import Kinds
from goldenthread.messages import safety as say
from goldenthread.problems import Problem


def shares(graph: Graph, kinds: Kinds, faults: Faults) -> Iterator[Problem]:
    """A percentage that is not what its numerator and denominator, or its start and end, come to."""
    for record in graph.of_kind("fact"):
        differs = graph.derived(record).get("differs")
        if differs:
            yield say.printed_differs(record.places.get("value", record.place), str(differs))


def sums(graph: Graph, kinds: Kinds, faults: Faults) -> Iterator[Problem]:
    """A declared sum that fails, by its group and period."""
    for record in graph.of_kind("dataset"):
        for one in record.facts.get("failed_sums", ()):
            place = record.places.get("sums", record.place)
            yield say.sum_fails(place, str(one.group), str(one.period), str(one.difference))


def totals(graph: Graph, kinds: Kinds, faults: Faults) -> Iterator[Problem]:
    """A total that is printed in two places of a table, and is not the same in both."""
    for record in graph.of_kind("dataset"):
        periods = [str(period.label) for period in record.facts.get("periods", ())]
        for total in record.facts.get("totals", ()):
            twins = [row for group in record.facts.get("groups", ()) for row in group.rows if row.label == total.label]
            for twin in twins:
                for period, one, two in zip(periods, total.values, twin.values, strict=False):
                    if one != two:
                        yield say.two_figures_for_one_row(record.place, str(total.label), period)
