"""All checks, in order. A new check is a file beside this one and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from goldenthread.checks import (
    arithmetic,
    avoid,
    blocks,
    circles,
    completeness,
    consent,
    contacts,
    dates,
    forms,
    gaps_known,
    help,
    identifying,
    names,
    overgrown,
    posters,
    prose_links,
    reading,
    repository,
    same_words,
    statement,
    unfilled,
    unique,
    vague,
)
from goldenthread.checks.faults import Faults
from goldenthread.checks.setting import Setting
from goldenthread.checks.waivers import without_waived
from goldenthread.graph.graph import Graph
from goldenthread.kind import Kinds
from goldenthread.model.record import Record
from goldenthread.problems import Problem
from goldenthread.source.project import Project

OF_RECORDS: tuple[Callable[[list[Record], Kinds], Iterable[Problem]], ...] = (
    unique.names,
    unique.addresses,
    unique.old_addresses,
)
OF_GRAPH: tuple[Callable[[Graph, Kinds, Faults], Iterable[Problem]], ...] = (
    completeness.plans_with_actions,
    completeness.plans_of_a_strategy,
    completeness.holders,
    circles.references,
    same_words.items,
    prose_links.links,
    blocks.empty,
    arithmetic.shares,
    arithmetic.sums,
    arithmetic.totals,
    dates.order,
    dates.plans,
    dates.targets,
)
OF_PROJECT: tuple[Callable[[Graph, Project], Iterable[Problem]], ...] = (
    repository.nothing_internal,
    repository.no_examples,
    posters.codes,
)
OF_WORDS: tuple[Callable[[Graph, Setting], Iterable[Problem]], ...] = (
    overgrown.texts,
    unfilled.words,
    vague.promises,
    reading.young_people,
    reading.everybody,
    avoid.words,
    avoid.letters,
    identifying.words,
    names.people,
    contacts.personal,
    consent.of_people,
    gaps_known.reviews,
    help.page,
    statement.of_accessibility,
    forms.names,
    forms.said_again,
    forms.recorded,
)


def check(
    records: list[Record], graph: Graph, kinds: Kinds, faults: Faults, project: Project, setting: Setting
) -> list[Problem]:
    """Every problem that only the whole can show, other than those that follow from faults found before, and those that
    are waived.
    """
    found = [problem for one in OF_RECORDS for problem in one(records, kinds)]
    found += [problem for one in OF_GRAPH for problem in one(graph, kinds, faults)]
    found += [problem for one in OF_PROJECT for problem in one(graph, project)]
    found += [problem for one in OF_WORDS for problem in one(graph, setting)]
    return [*without_waived(found, graph, setting)]
