"""Known gaps: each is left only until its review; past that day it is said that somebody has to look again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.setting import Setting
from goldenthread.graph.graph import Graph
from goldenthread.messages import gaps as say
from goldenthread.problems import Place, Problem
from goldenthread.source.finding import MOST_ROWS


def reviews(graph: Graph, setting: Setting) -> Iterator[Problem]:
    """A warning for each known gap whose review is past."""
    for record in graph:
        for known in record.facts.get("known_gaps", ()):
            if known.gap and known.review and known.review.last < setting.today:
                start = record.places.get("known_gaps", record.place)
                place = _place(start, setting.rows(start.path), known.gap)
                yield say.past_review(place, known.gap, known.review.text).of(record.ref)


def _place(start: Place, rows: list[str], gap: str) -> Place:
    """Where an item says which gap it is; where the list starts if that is typed in some other way."""
    typed = re.compile(rf"""gap["']?\s*:\s*["']?({re.escape(gap)})""", re.IGNORECASE)
    for line in range(start.line - 1, min(len(rows), start.line - 1 + MOST_ROWS)):
        if match := typed.search(rows[line]):
            return Place(start.path, line + 1, match.start(1) + 1)
    return start
