"""A strategy's threads as one drawing: promises, priorities, actions and measures in columns, a line for each link.

Laid out by plain arithmetic, so that the same input gives the same drawing; the table below it says the same in words.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from goldenthread.graph.graph import Graph
from goldenthread.model.record import Record
from goldenthread.pages.matrix import Matrix
from goldenthread.pages.thread import delivering

COLUMN, GAP, ROW, TOP, BOX = 200, 66, 26, 34, 20
LONGEST = 30


@dataclass(frozen=True, slots=True)
class _Box:
    record: Record
    x: int
    y: float


def diagram(graph: Graph, matrix: Matrix) -> Markup:
    """The drawing of one strategy; empty where there are fewer than two columns to join."""
    priorities = [row.item for row in matrix.priorities]
    actions = _distinct([action for priority in priorities for action in delivering(graph, priority)])
    measures = _distinct([measure for priority in priorities for measure in graph.held(priority.ref, "measure")])
    columns = [
        ("Promises", [row.item for row in matrix.promises]),
        ("Priorities", priorities),
        ("Actions", actions),
        ("Measures", measures),
    ]
    columns = [(heading, records) for heading, records in columns if records]
    if len(columns) < 2:
        return Markup("")
    tallest = max(len(records) for _, records in columns)
    height = TOP + tallest * ROW + 8
    boxes: dict[str, _Box] = {}
    for at, (_, records) in enumerate(columns):
        space = (tallest * ROW) / len(records)
        for index, record in enumerate(records):
            boxes[record.ref] = _Box(record, at * (COLUMN + GAP), TOP + space * (index + 0.5))
    lines = [
        _line(boxes[one], boxes[two]) for one, two in _links(graph, matrix, actions) if one in boxes and two in boxes
    ]
    heads = [
        Markup('<text class="gt-diagram-head" x="{}" y="18">{}</text>').format(at * (COLUMN + GAP), heading)
        for at, (heading, _) in enumerate(columns)
    ]
    width = len(columns) * COLUMN + (len(columns) - 1) * GAP
    said = ", ".join(f"{len(records)} {heading.lower()}" for heading, records in columns)
    title = f"The threads of {matrix.strategy.title}: {said}. The table below says the same in words."
    return Markup(
        '<svg class="gt-diagram" role="img" aria-label="{0}" viewBox="0 0 {1} {2}" width="{1}" height="{2}">'
        "<title>{0}</title>{3}{4}{5}</svg>"
    ).format(
        title, width, height, Markup("").join(lines), Markup("").join(heads), Markup("").join(map(_box, boxes.values()))
    )


def _links(graph: Graph, matrix: Matrix, actions: list[Record]) -> list[tuple[str, str]]:
    found = [
        (row.item.ref, priority.ref) for row in matrix.promises for priority in graph.targets(row.item.ref, "priority")
    ]
    found += [(row.item.ref, action.ref) for row in matrix.priorities for action in delivering(graph, row.item)]
    measured = [(action.ref, measure.ref) for action in actions for measure in graph.targets(action.ref, "measured_by")]
    reached = {measure for _, measure in measured}
    found += measured
    found += [
        (row.item.ref, measure.ref)
        for row in matrix.priorities
        for measure in graph.held(row.item.ref, "measure")
        if measure.ref not in reached
    ]
    return found


def _distinct(records: list[Record]) -> list[Record]:
    return list({record.ref: record for record in records}.values())


def _line(one: _Box, two: _Box) -> Markup:
    start, end = one.x + COLUMN, two.x
    middle = (start + end) / 2
    return Markup('<path d="M{} {:.1f} C{:.0f} {:.1f} {:.0f} {:.1f} {} {:.1f}" fill="none"/>').format(
        start, one.y, middle, one.y, middle, two.y, end, two.y
    )


def _box(box: _Box) -> Markup:
    words = f"{box.record.code} {box.record.title}" if box.record.code else box.record.title
    cut = words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
    return Markup(
        '<g><rect x="{}" y="{:.1f}" width="{}" height="{}" rx="4"/><text x="{}" y="{:.1f}">{}</text></g>'
    ).format(box.x, box.y - BOX / 2, COLUMN, BOX, box.x + 7, box.y + 4.5, cut)
