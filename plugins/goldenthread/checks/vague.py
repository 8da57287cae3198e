"""Vague promises: words that nobody can be held to, with what would make them firm."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.checks.phrases import vague_words
from goldenthread.checks.setting import Setting
from goldenthread.checks.texts import as_written, of_fact
from goldenthread.graph.graph import Graph
from goldenthread.messages import words as say
from goldenthread.model.record import Record
from goldenthread.model.when import WhenError, read_timescale
from goldenthread.problems import Problem

COMMITS = {
    "promise": ("text", "in_short", "looks_like"),
    "commitment": ("text", "in_short", "looks_like"),
    "outcome": ("title",),
    "action": ("outcome",),
    "step": ("action", "indicator", "timescale"),
    "objective": ("text",),
    "measure": ("text",),
    "recommendation": ("text",),
    "follow-up": ("text",),
}
AGREED = ("agreed_by", "made_with")


def promises(graph: Graph, setting: Setting) -> Iterator[Problem]:
    """Vague words where something is promised: a warning in a council's own words, a notice in those that were agreed
    with somebody, or that a past paper gives.
    """
    for kind, names in COMMITS.items():
        for record in graph.of_kind(kind):
            said, item = _said(record), as_written(record, graph).ref
            for name in names:
                whose = _whose(record, name, graph)
                for piece in of_fact(record, name):
                    for match, vague in vague_words(piece.text):
                        if vague.unless & (said | _firm(piece.text)):
                            continue
                        place = piece.at(match.start(), match.end(), setting)
                        problem = say.vague(place, match.group(), vague.lacks, vague.firm, whose)
                        yield (problem if whose == "own" else problem.as_notice()).of(item)


def agreed(record: Record, name: str, graph: Graph) -> bool:
    """Whether a fact is wording that was agreed with somebody: it is theirs, and stays as it is."""
    holders = [graph[ref] for ref in record.holders if ref in graph]
    return name == "text" and any(one.facts.get(fact) for one in (record, *holders) for fact in AGREED)


def _whose(record: Record, name: str, graph: Graph) -> str:
    if record.kind in ("promise", "commitment") and agreed(record, name, graph):
        return "agreed"
    if record.is_past:
        return "paper"
    return "own"


def _said(record: Record) -> set[str]:
    """What an item says of its time: `dated`, `often`."""
    scale, target = record.facts.get("timescale"), record.facts.get("target")
    found = {"dated"} if record.facts.get("due") or (target and target.date) or (scale and scale.due) else set()
    return found | ({"often"} if scale and scale.cadence else set())


def _firm(text: str) -> set[str]:
    """The same of some words by themselves."""
    try:
        scale = read_timescale(text)
    except WhenError:
        return set()
    return {name for name, given in (("dated", scale.due), ("often", scale.cadence)) if given}
