"""Blocks of a text that are shown as they were typed, since they are too large to be laid out."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.checks.setting import Setting
from goldenthread.graph.graph import Graph
from goldenthread.messages import files as say
from goldenthread.model.overgrown import MOST_LINES, MOST_SIGNS, blocks, is_overgrown
from goldenthread.problems import Problem


def texts(graph: Graph, setting: Setting) -> Iterator[Problem]:
    """A warning at the first line of each; the text of a file that holds several items is looked at once."""
    seen: set[str] = set()
    for record in graph:
        if record.prose is None or record.place.path in seen:
            continue
        seen.add(record.place.path)
        for start, block in blocks(record.prose.text):
            if is_overgrown(block):
                place = setting.in_prose(record.place.path, record.prose, start)
                yield say.block_too_large(place, MOST_LINES, MOST_SIGNS)
