"""Links to check again: a promise or priority was reworded after something linked to it was last looked at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.graph.graph import Graph
from goldenthread.graph.hidden import hidden_from_the_public
from goldenthread.history.closed import Closed
from goldenthread.history.facts import FIGURES, differences
from goldenthread.history.telling import History
from goldenthread.history.trail import Trails, Turn, Version
from goldenthread.model.change import Recheck, Rechecks
from goldenthread.model.fields import LinkTo
from goldenthread.model.record import Record
from goldenthread.model.thing import Reviewed
from goldenthread.model.when import When

REWORDED = ("promise", "commitment", "priority")
WORDING = frozenset({"title", "keyword", "text", "in_short", "looks_like", "prose"})
NEWS = frozenset({"going", "response"})
RELATIONS = frozenset({"delivers", "kept_by", "priority", "like", "shapes", "supports", "supported_by", "leads_to"})
DATES = ("date", "updated")


@dataclass(frozen=True, slots=True)
class Bond:
    """A link of the edition with a promise or priority at one end (`own`): what is at the other, and its name here.

    `declared_by` is the end whose file has the link.
    """

    own: Record
    other: Record
    says: str
    relation: str
    declared_by: Record


def from_history(history: History, whole: Graph, shown: Graph) -> Rechecks:
    """The links to check again as the history tells them, item by item; what is told is told by today's edition.

    `whole` are all items of now, `shown` those of the edition. Something was last looked at when its own words or that
    link changed, or when its `reviewed:` says. Raises NoHistoryError where the history cannot be read.
    """
    view = history.view
    bonds = list(_bonds(shown))
    trails = Trails(history.past, history.kinds, history.now, history.log, view.today)
    of_all = history.now.records

    def shut(before: Record, after: Record) -> frozenset[str]:
        return before.internal_facts | after.internal_facts if view.is_public else frozenset()

    def reworded(_: Record, before: Version, after: Version) -> bool:
        other = {*before.record.facts, *after.record.facts} - WORDING
        return any(differences(before.record, after.record, shut(before.record, after.record) | other))

    turns = trails.last_turns([of_all[ref] for ref in {bond.own.ref: None for bond in bonds}], reworded)
    turns = {ref: turn for ref, turn in turns.items() if turn.before}
    facing: dict[str, list[Bond]] = {}
    for bond in bonds:
        if bond.own.ref in turns:
            facing.setdefault(bond.other.ref, []).append(bond)

    def looked_at(item: Record, before: Version, after: Version) -> bool:
        hidden = shut(before.record, after.record)
        return _worded_anew(before, after, hidden) or any(
            _names(after.record, bond, trails) and not _names(before.record, bond, trails)
            for bond in facing[item.ref] if bond.declared_by.ref == item.ref)

    seen = trails.last_turns([of_all[ref] for ref in facing], looked_at)
    late = [(bond, turns[bond.own.ref], seen[ref]) for ref, listed in facing.items() if ref in seen for bond in listed
            if seen[ref].place > turns[bond.own.ref].place and not _was_added(bond, turns[bond.own.ref], trails)]
    if not late:
        return Rechecks()
    closed = history.closed_since(max(turn.place for _, *both in late for turn in both))
    told = []
    for bond, turn, last in late:
        read = _day(whole[bond.other.ref].facts.get("reviewed"))
        if read and read >= turn.day:
            continue
        if not any(_is_closed(one, ref, closed, public=view.is_public)
                   for one, ref in ((turn, bond.own.ref), (last, bond.other.ref))):
            looked = max(last.day, read) if read and not view.is_public else last.day
            told.append(Recheck(bond.own.ref, bond.other.ref, bond.says, turn.day, looked))
    return Rechecks(_in_order(told, shown))


def from_dates(shown: Graph, without: str) -> Rechecks:
    """The links to check again as far as the dates in the files tell them; `without` is why there is no more, which is
    said where there is any link.
    """
    told = []
    bonds = list(_bonds(shown))
    for bond in bonds:
        holders = [shown[ref] for ref in bond.own.holders if ref in shown]
        on = next((day for one in (bond.own, *holders) for name in DATES[::-1] if (day := _day(one.facts.get(name)))),
                  None)
        looked = max((day for name in ("reviewed", *DATES) if (day := _day(bond.other.facts.get(name)))), default=None)
        if on and looked and looked < on:
            told.append(Recheck(bond.own.ref, bond.other.ref, bond.says, on, looked))
    return Rechecks(_in_order(told, shown), without if bonds else "")


def _bonds(shown: Graph) -> Iterator[Bond]:
    """The links of today's promises and priorities, each once; of a past paper's nobody checks any."""
    for kind in REWORDED:
        for own in shown.of_kind(kind):
            if own.is_past:
                continue
            seen: set[str] = set()
            for way, ties in (("to", shown.links(own.ref)), ("from", shown.backlinks(own.ref))):
                for relation in sorted(RELATIONS & ties.keys()):
                    for tie in ties[relation]:
                        other = shown.records.get(tie.target)
                        if other is None or other.is_past or other.ref in seen or own.ref in other.holders:
                            continue
                        seen.add(other.ref)
                        by = own if way == "to" else other
                        named = _link(by, relation)
                        says = (named.says if way == "to" else named.said_back) if named else ""
                        yield Bond(own, other, says, relation, by)


def _link(record: Record, relation: str) -> LinkTo | None:
    return next((mention.to for mention in record.mentions if mention.to.relation == relation), None)


def _was_added(bond: Bond, turn: Turn, trails: Trails) -> bool:
    """Whether a link that the reworded item declares came with the rewording, or after it: then somebody looked."""
    if bond.declared_by.ref != bond.own.ref or turn.before is None:
        return False
    return not _names(turn.before.record, bond, trails)


def _names(record: Record, bond: Bond, trails: Trails) -> bool:
    """Whether one version of the end that declares a link names the other end, by what that was ever called."""
    far = bond.own if bond.declared_by.ref == bond.other.ref else bond.other
    names = trails.names[far.ref]
    return any(mention.to.relation == bond.relation and names.find(mention.typed, mention.to.kinds, record, set())
               for mention in record.mentions)


def _worded_anew(before: Version, after: Version, shut: frozenset[str]) -> bool:
    """Whether an item's own words differ; its status, dates and figures, and how it is going, are no wording."""
    pairs = [(before.record, after.record), *zip(before.steps, after.steps, strict=False)]
    return len(before.steps) != len(after.steps) or any(
        one.sort in ("reworded", "added", "removed") and one.fact not in FIGURES
        for old, new in pairs for one in differences(old, new, shut | NEWS))


def _is_closed(turn: Turn, ref: str, closed: Closed, *, public: bool) -> bool:
    """Whether nothing may be told of an item now, or of what it was on either side of a change."""
    versions = [turn.after.record, *([turn.before.record] if turn.before else [])]
    if ref in closed.items or any(closed.holds(record) for record in versions):
        return True
    hidden = hidden_from_the_public(turn.beside) if public else set()
    return bool(turn.before and turn.before.record.ref in hidden) or bool(closed.facts.get(ref, set()) & WORDING)


def _day(value: object) -> dt.date | None:
    if isinstance(value, Reviewed):
        value = value.date
    return value.last if isinstance(value, When) else None


def _in_order(told: list[Recheck], shown: Graph) -> tuple[Recheck, ...]:
    """The last reworded first; under one of them the links in the order of the items."""
    place = {ref: at for at, ref in enumerate(shown.records)}
    return tuple(sorted(told, key=lambda one: (-one.on.toordinal(), place[one.reworded], place[one.linked])))
