"""Items with the same words."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.checks.faults import Faults
from goldenthread.graph.graph import Graph
from goldenthread.kind import Kinds
from goldenthread.messages import links as say
from goldenthread.model.record import Record
from goldenthread.problems import Problem


def items(graph: Graph, kinds: Kinds, faults: Faults) -> Iterator[Problem]:
    """Two measures, objectives or actions of one strategy or plan with the same words are noticed."""
    for kind in ("objective", "measure", "action"):
        seen: dict[tuple[str, str], Record] = {}
        for record in graph.of_kind(kind):
            if record.type.titled[0] not in record.facts:
                continue
            words = " ".join(record.title.casefold().split()).rstrip(".")
            first = seen.setdefault((record.family, words), record)
            if first is not record:
                place = record.places.get(record.type.titled[0], record.place)
                yield say.same_words(place, kinds[kind].word, first.place).of(record.ref)
