"""The gaps: every place where a thread breaks, why it matters, and the file that would mend it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from goldenthread.graph.graph import Graph, natural
from goldenthread.model.change import Recheck, Rechecks
from goldenthread.model.record import Record
from goldenthread.model.thing import KnownGap
from goldenthread.pages.thread import PROMISES, Threads, changes, evidence, priorities_of
from goldenthread.progress.delivery import delivering

STILL_OPEN = r"(?:to be (?:set|agreed|confirmed)|tbc)\b"
TO_BE_SET = re.compile(rf"\b(?:targets?|triggers?)\b[^.;]*\b{STILL_OPEN}", re.IGNORECASE)
NO_VALUE = re.compile(rf"\W*(?:(?:target|still|yet)\s+)*{STILL_OPEN}", re.IGNORECASE)
NOBODY = re.compile(r"(?:\W*|n/a|none|nobody|no one|not known|unknown|\W*t\.?b\.?[ac]\.?\W*|"
                    r"(?:lead )?(?:still )?to be (?:set|agreed|confirmed|named|decided)\W*)", re.IGNORECASE)
NOT_LINKS = {"part_of", "drawn_from", "strategy", "scope"}


@dataclass(frozen=True, slots=True)
class Gap:
    """One sort of gap: its anchor, what an author calls it, its heading, why it matters, and what mends it."""

    name: str
    known_as: str
    title: str
    why: str
    mend: str
    find: Callable[[Graph, Threads], Iterator[Record]]


@dataclass(frozen=True, slots=True)
class Found:
    """One gap that is there: its sort, the items that have it, and those of them whose gap is known, with what is.

    `past` are the reasons, by item, whose review is past: those gaps are open again.
    """

    gap: Gap
    items: tuple[Record, ...]
    known: tuple[tuple[Record, KnownGap], ...] = ()
    past: Mapping[str, KnownGap] = field(default_factory=dict)

    @property
    def open(self) -> tuple[Record, ...]:
        """The items whose gap nobody has given a reason for, or whose reason is past its review."""
        known = {record.ref for record, _ in self.known}
        return tuple(record for record in self.items if record.ref not in known)


def gaps(graph: Graph, threads: Threads, today: dt.date) -> list[Found]:
    """Every sort of gap with the items that have it, in the order of the thread; without those that nothing has."""
    found = []
    for gap in GAPS:
        items = tuple(sorted(gap.find(graph, threads), key=lambda record: _place(graph, record)))
        given = [
            (record, one) for record in items for one in record.facts.get("known_gaps", ()) if one.gap == gap.known_as
        ]
        known = tuple(pair for pair in given if pair[1].review.last >= today)
        past = {record.ref: one for record, one in given if one.review.last < today}
        found.append(Found(gap, items, known, past))
    return [one for one in found if one.items]


@dataclass(frozen=True, slots=True)
class Reworded:
    """A promise or priority that was reworded, the day, and each link of it that nobody has looked at since."""

    item: Record
    on: dt.date
    links: tuple[tuple[Record, Recheck], ...]


def links_to_check(graph: Graph, rechecks: Rechecks) -> list[Reworded]:
    """The links to check again under what was reworded, the last reworded first."""
    found: dict[str, list[Recheck]] = {}
    for one in rechecks.links:
        found.setdefault(one.reworded, []).append(one)
    return [Reworded(graph[ref], listed[0].on, tuple((graph[one.linked], one) for one in listed))
            for ref, listed in found.items()]


def _place(graph: Graph, record: Record) -> tuple[tuple[int, int, object, int, object], ...]:
    """Where an item stands among others as a reader would look for it: under what holds it, by order, number, code."""
    chain = [*(graph[ref] for ref in reversed(record.holders) if ref in graph), record]
    return tuple(
        (graph.order.get(one.kind, 99), int(one.facts.get("order") or 0), natural(one.code or ""), one.order,
         natural(one.id))
        for one in chain
    )


def _promises(graph: Graph, threads: Threads) -> Iterator[Record]:
    for kind in PROMISES:
        for record in graph.of_kind(kind):
            if not any(kept.kind == "action" for kept in graph.targets(record.ref, "kept_by")):
                yield record


def _silent(graph: Graph, threads: Threads) -> Iterator[Record]:
    """What a past paper promised is nobody's to tell of today."""
    for kind in PROMISES:
        yield from (one for one in graph.of_kind(kind) if not one.facts.get("going") and not one.is_past)


def _priorities(graph: Graph, threads: Threads) -> Iterator[Record]:
    return (record for record in graph.of_kind("priority") if not delivering(graph, record))


def _actions_unmeasured(graph: Graph, threads: Threads) -> Iterator[Record]:
    return (record for record in graph.of_kind("action") if not graph.targets(record.ref, "measured_by"))


def _actions_unled(graph: Graph, threads: Threads) -> Iterator[Record]:
    for record in graph.of_kind("action"):
        leads = graph.links(record.ref).get("lead", ())
        if not any(tie.target or not NOBODY.fullmatch(tie.typed.strip()) for tie in leads):
            yield record


def _actions_astray(graph: Graph, threads: Threads) -> Iterator[Record]:
    for record in graph.of_kind("action"):
        strategy = graph.strategy_of(record)
        if strategy and graph.held(strategy.ref, "priority") and not priorities_of(graph, record):
            yield record


def _measures(graph: Graph, threads: Threads) -> Iterator[Record]:
    return (
        record
        for record in graph.of_kind("measure")
        if not any(_is_given(record, name) for name in ("baseline", "target"))
    )


def _is_given(measure: Record, name: str) -> bool:
    """Whether a measure has a value, and not only the word that there will be one."""
    value = measure.facts.get(name)
    return value is not None and not NO_VALUE.match(str(value.value))


def _unset(graph: Graph, threads: Threads) -> Iterator[Record]:
    for record in graph.of_kind("action"):
        if any(TO_BE_SET.search(text) for text in graph.texts(record)):
            yield record
    for record in graph.of_kind("measure"):
        if record.facts.get("target") and not _is_given(record, "target"):
            yield record


def _sources(graph: Graph, threads: Threads) -> Iterator[Record]:
    for record in graph.of_kind("evidence"):
        held = record.holders[0] if record.holders else ""
        if held.startswith("priority:") and not record.facts.get("source"):
            yield record


def _impact(graph: Graph, threads: Threads) -> Iterator[Record]:
    for record in graph.of_kind("priority"):
        measures = graph.held(record.ref, "measure")
        if not evidence(graph, record, "impact") and not any(changes(graph, one) for one in measures):
            yield record


def _implications(graph: Graph, threads: Threads) -> Iterator[Record]:
    return (record for record in graph.of_kind("implication") if not graph.targets(record.ref, "answered_by"))


def _unlinked(graph: Graph, threads: Threads) -> Iterator[Record]:
    for kind in ("priority", "principle", "organisation", "body"):
        for record in graph.of_kind(kind):
            ties = {*graph.links(record.ref), *graph.backlinks(record.ref)} - NOT_LINKS
            if not ties:
                yield record


GAPS = (
    Gap(
        "promises-without-action",
        "no action",
        "Promises with no action",
        "A promise that no action keeps depends on good will.",
        "Name the action under “kept_by:” of the promise.",
        _promises,
    ),
    Gap(
        "promises-without-an-update",
        "no update for young people",
        "Promises with no update for young people",
        "Young people read how it is going in words, and here nobody has told them.",
        "Add “going:” to the promise, with “text:”, “by:” (a role) and “date:”.",
        _silent,
    ),
    Gap(
        "evidence-without-source",
        "no source",
        "Evidence with no source",
        "Without a source nobody can check that it is so.",
        "Add “source:” to the evidence.",
        _sources,
    ),
    Gap(
        "priorities-without-action",
        "no action",
        "Priorities with no action",
        "A priority that nothing is done about is only a heading.",
        "Name the priority in an action or its outcome.",
        _priorities,
    ),
    Gap(
        "actions-led-by-nobody",
        "no lead",
        "Actions led by nobody",
        "What nobody leads is rarely done.",
        "Add “lead:” to the action.",
        _actions_unled,
    ),
    Gap(
        "actions-under-no-priority",
        "no priority",
        "Actions under no priority",
        "The strategy puts some things first, and nobody can see which of them this action is for.",
        "Add “priority:” to the action or its outcome.",
        _actions_astray,
    ),
    Gap(
        "actions-without-measure",
        "no measure",
        "Actions with no measure",
        "Without a measure nobody will know what the action changed.",
        "Add “measure:” to the action.",
        _actions_unmeasured,
    ),
    Gap(
        "targets-to-be-set",
        "target to be set",
        "Targets still to be set",
        "A target that is still to be set cannot be missed, or met.",
        "Write the target in the action's own words, or under “target:” of the measure.",
        _unset,
    ),
    Gap(
        "measures-without-baseline-or-target",
        "no baseline or target",
        "Measures with no baseline or target",
        "A figure means little without a start to compare it with, or a target to reach.",
        "Add “baseline:” or “target:” to the measure.",
        _measures,
    ),
    Gap(
        "no-evidence-of-impact",
        "no evidence of impact",
        "Priorities with no evidence of impact",
        "The thread ends before what matters: what changed for children.",
        "Add “readings:” to a measure, or evidence with “of: impact”.",
        _impact,
    ),
    Gap(
        "implications-without-action",
        "no action",
        "Implications with no action",
        "A national report asked for something, and nothing answers it here.",
        "Add “answered_by:” to the implication.",
        _implications,
    ),
    Gap(
        "not-linked",
        "not linked to anything",
        "Items not linked to anything",
        "What nothing leads to is hard to find, and easy to forget.",
        "Link to it from where it belongs.",
        _unlinked,
    ),
)
