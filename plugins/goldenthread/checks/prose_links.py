"""Links in an author's text: `[words](action:westmoor-2025/1.1)` leads to something that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.faults import Faults
from goldenthread.graph.graph import Graph
from goldenthread.kind import Kinds
from goldenthread.messages import links as say
from goldenthread.model.nearest import nearest
from goldenthread.problems import Place, Problem

_LINK = re.compile(r"\]\(\s*<?(?P<kind>[a-z-]+):(?P<id>[^)\s>]+)")


def links(graph: Graph, kinds: Kinds, faults: Faults) -> Iterator[Problem]:
    """Every `kind:id` in the text below the facts names an item."""
    names: dict[str, list[str]] = {}
    for record in graph:
        if record.prose is None:
            continue
        for at, row in enumerate(record.prose.text.split("\n")):
            for match in _LINK.finditer(row):
                kind, own_id = match["kind"], match["id"].partition("#")[0]
                if kind not in kinds.by_name or f"{kind}:{own_id}" in graph or own_id in faults.lost:
                    continue
                known = names.setdefault(kind, [one.id for one in graph.of_kind(kind)])
                found = nearest(own_id, known)
                near = f"{kind}:{found}" if found else None
                place = Place(record.place.path, record.prose.place.line + at, match.start("kind") + 1)
                yield say.leads_nowhere(place, f"{kind}:{own_id}", [kinds[kind].word], near)
