"""A strategy's threads as one drawing: from promises to what changed in columns, each box a link, a line for each tie.

Laid out by plain arithmetic, so that the same input gives the same drawing; the table below it lists the same items.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from goldenthread.graph.graph import Graph
from goldenthread.model.record import Record
from goldenthread.pages.matrix import Matrix
from goldenthread.pages.thread import PROMISES, changes, evidence, said
from goldenthread.progress.delivery import delivering

COLUMN, GAP, ROW, TOP, BOX = 232, 64, 32, 38, 26
LONGEST = 33
CHANGED = "changed "


@dataclass(frozen=True, slots=True)
class _Box:
    record: Record
    words: str
    x: int
    y: float


def diagram(graph: Graph, matrix: Matrix, href: Callable[[Record], str]) -> Markup:
    """The drawing of one strategy, each box a link to its item; empty where there is only one column."""
    columns = [(heading, boxes) for heading, boxes in _columns(graph, matrix) if boxes]
    if len(columns) < 2:
        return Markup("")
    tallest = max(len(boxes) for _, boxes in columns)
    height = TOP + tallest * ROW + 8
    placed: dict[str, _Box] = {}
    for at, (_, boxes) in enumerate(columns):
        space = (tallest * ROW) / len(boxes)
        for index, (name, (record, words)) in enumerate(boxes.items()):
            placed[name] = _Box(record, words, at * (COLUMN + GAP) + 1, TOP + space * (index + 0.5))
    ties = dict.fromkeys(_ties(graph, matrix, placed))
    lines = [_line(placed[one], placed[two]) for one, two in ties if one in placed and two in placed]
    heads = [
        Markup('<text class="gt-diagram-head" x="{}" y="20">{}</text>').format(at * (COLUMN + GAP) + 1, heading)
        for at, (heading, _) in enumerate(columns)
    ]
    width = len(columns) * COLUMN + (len(columns) - 1) * GAP + 2
    counts = ", ".join(f"{heading.lower()}: {len(boxes)}" for heading, boxes in columns)
    return Markup(
        '<div role="group" aria-label="{0}"><svg class="gt-diagram" viewBox="0 0 {1} {2}" width="{1}" height="{2}">'
        "{3}{4}{5}</svg></div>"
    ).format(
        f"The threads of {matrix.strategy.title} as a drawing ({counts}). The table below lists the same items.",
        width, height, Markup("").join(lines), Markup("").join(heads),
        Markup("").join(_box(box, href(box.record)) for box in placed.values()),
    )


def _columns(graph: Graph, matrix: Matrix) -> list[tuple[str, dict[str, tuple[Record, str]]]]:
    """Each column's heading and its boxes: by a name of their own, the item and what the box says."""
    promises = [row.item for row in matrix.promises]
    priorities = [row.item for row in matrix.priorities]
    kept = [one for promise in promises for one in graph.targets(promise.ref, "kept_by")]
    goals = [goal for priority in priorities for goal in graph.held(priority.ref, "objective")]
    actions = [action for priority in priorities for action in delivering(graph, priority)]
    actions += [one for one in kept if one.kind == "action"]
    measures = [measure for priority in priorities for measure in graph.held(priority.ref, "measure")]
    measures += [one for one in kept if one.kind == "measure"]
    changed = [one for measure in measures for one in changes(graph, measure)]
    changed += [one for priority in priorities for one in evidence(graph, priority, "impact")]
    promised = "Promises and commitments" if len({one.kind for one in promises}) > 1 else "Promises"
    made = [(promised, promises), ("Priorities", priorities), ("Objectives", goals), ("Actions", actions),
            ("Measures", measures)]
    return [
        *((heading, {one.ref: (one, _words(one)) for one in records}) for heading, records in made),
        ("What changed", {CHANGED + one.ref: (one, said(one) or one.title) for one in changed}),
    ]


def _ties(graph: Graph, matrix: Matrix, placed: dict[str, _Box]) -> list[tuple[str, str]]:
    """The lines, from left to right; one from a priority only where none leads there by way of an objective."""
    found = []
    for promise in (row.item.ref for row in matrix.promises):
        found += [(promise, one.ref) for relation in ("priority", "kept_by")
                  for one in graph.targets(promise, relation)]
    records = {box.record.ref: box.record for box in placed.values()}
    for ref, record in records.items():
        if record.kind == "objective":
            found += [(ref, one.ref) for relation in ("works_towards", "measures")
                      for one in graph.sources(ref, relation)]
        elif record.kind == "action":
            found += [(ref, one.ref) for one in graph.targets(ref, "measured_by")]
        elif record.kind == "measure":
            found += [(ref, CHANGED + one.ref) for one in changes(graph, record)]
    beyond = {end for start, end in found if start.startswith(("action:", "measure:"))}
    for priority in (row.item for row in matrix.priorities):
        goals = [one.ref for one in graph.held(priority.ref, "objective")]
        reached = beyond | {end for start, end in found if start in goals}
        direct = [one.ref for one in (*delivering(graph, priority), *graph.held(priority.ref, "measure"))]
        direct += [CHANGED + one.ref for one in evidence(graph, priority, "impact")]
        found += [(priority.ref, goal) for goal in goals]
        found += [(priority.ref, end) for end in direct if end not in reached]
    return found


def _words(record: Record) -> str:
    """What a box says: a promise and a commitment of one name are told apart by their sort and place."""
    if record.kind in PROMISES:
        return f"{record.type.word.capitalize()} {record.code or record.order + 1}: {record.title}"
    return f"{record.code} {record.title}" if record.code else record.title


def _line(one: _Box, two: _Box) -> Markup:
    start, end = one.x + COLUMN, two.x
    middle = (start + end) / 2
    far = Markup(' class="gt-diagram-far"') if end - start > GAP else ""
    return Markup('<path{} d="M{} {:.1f} C{:.0f} {:.1f} {:.0f} {:.1f} {} {:.1f}" fill="none"/>').format(
        far, start, one.y, middle, one.y, middle, two.y, end, two.y
    )


def _box(box: _Box, href: str) -> Markup:
    cut = box.words if len(box.words) <= LONGEST else f"{box.words[: LONGEST - 1].rstrip()}…"
    whole = box.words if box.words.endswith(box.record.title) else f"{box.words}: {box.record.title}"
    return Markup(
        '<a href="{}"><title>{}</title><rect x="{}" y="{:.1f}" width="{}" height="{}" rx="4"/>'
        '<text x="{}" y="{:.1f}">{}</text></a>'
    ).format(href, whole, box.x, box.y - BOX / 2, COLUMN, BOX, box.x + 7, box.y + 4.5, cut)
