"""What must not stand in a repository: what is internal, where anybody can read it; examples, beside one's own."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from goldenthread.graph.graph import Graph
from goldenthread.messages import safety as say
from goldenthread.model.thing import Part
from goldenthread.problems import Problem
from goldenthread.source.project import Project

WORKED_OUT = frozenset({"failed_sums"})
ABOUT_PUBLISHING = frozenset({"waivers", "reviewed", "overrides", "override", "withdrawn_for"})


def nothing_internal(graph: Graph, project: Project) -> Iterator[Problem]:
    """In a public repository no item, fact or part of one is internal, save in the folder kept for that."""
    if project.publishing.repository != "public":
        return
    for record in graph:
        if record.secluded:
            continue
        if record.internal or record.facts.get("exempt"):
            if not any(holder in graph and graph[holder].internal for holder in record.holders):
                yield say.internal_in_public_repository(record.place, f"This {record.type.word}")
            continue
        given = {*record.facts, *(mention.field for mention in record.mentions)}
        for name in sorted(given & record.internal_facts - WORKED_OUT - ABOUT_PUBLISHING):
            yield say.internal_in_public_repository(record.places.get(name, record.place), f"“{name}:”")
        for name, value in record.facts.items():
            if name not in record.internal_facts and _holds_internal(value):
                yield say.internal_in_public_repository(record.places.get(name, record.place), f"A part of “{name}:”")


def no_examples(graph: Graph, project: Project) -> Iterator[Problem]:
    """The public edition of a council's own site holds none of the examples that came with it."""
    if project.publishing.examples != "refused" or project.audience == "internal":
        return
    for record in graph:
        if record.example and not any(holder in graph and graph[holder].example for holder in record.holders):
            yield say.example_left(record.place, record.type.word)


def _holds_internal(value: object) -> bool:
    if isinstance(value, tuple):
        return any(_holds_internal(entry) for entry in value)
    if isinstance(value, Part) and value.audience == "internal":
        return not getattr(value, "waits", False)
    return isinstance(value, BaseModel) and any(_holds_internal(inner) for _, inner in value)
