"""Waivers: problems that somebody agreed to leave as they are, until a day on which they are looked at again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from goldenthread.checks.setting import Setting
from goldenthread.graph.graph import Graph
from goldenthread.messages import waivers as say
from goldenthread.messages.catalogue import waivable
from goldenthread.model.nearest import nearest
from goldenthread.model.thing import Waiver
from goldenthread.problems import Place, Problem
from goldenthread.source.finding import find


def without_waived(found: Iterable[Problem], graph: Graph, setting: Setting) -> tuple[Problem, ...]:
    """The problems that are left once every waiver has taken away what it can, and what is wrong with the waivers.

    Past its review a waiver takes nothing away: the problem is there again, and says so.
    """
    codes = waivable()
    waived: dict[tuple[str, str], tuple[Waiver, Place]] = {}
    left: list[Problem] = []
    for record in graph:
        for waiver in record.facts.get("waivers", ()):
            if not (waiver.problem and waiver.review):
                continue  # it has a fault, which is reported
            start = record.places.get("waivers", record.place)
            place = find(start, setting.rows(start.path), str(waiver.problem), 0, len(waiver.problem))
            code = "-".join(str(waiver.problem).lower().split())
            if code in codes:
                waived[record.ref, code] = waiver, place
            else:
                left.append(say.waiver_not_possible(place, waiver.problem, nearest(waiver.problem, codes), codes))
    met = set()
    for problem in found:
        known = waived.get((problem.item, problem.code))
        if known is None:
            left.append(problem)
            continue
        met.add((problem.item, problem.code))
        review = known[0].review
        if review.last < setting.today:
            left.append(replace(problem, message=problem.message + say.past_review(review.text)))
    unused = [pair for pair in waived if pair not in met]
    return (*left, *(say.waiver_unused(waived[pair][1], pair[1]) for pair in unused))
