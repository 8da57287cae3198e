"""Without a history: kept copies of records.json compared as far as they go, in titles, texts, status and dates."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from goldenthread.edition.view import View
from goldenthread.exports.records import entry
from goldenthread.graph.graph import Graph
from goldenthread.history.closed import Closed
from goldenthread.history.facts import FIGURES, NOT_TOLD, label, reworded
from goldenthread.history.side import may_not_be_repeated
from goldenthread.history.wording import same
from goldenthread.kind import Kinds
from goldenthread.model.change import Change, Difference, Month, Run, Topic
from goldenthread.source.project import Project

WITHOUT_FIGURES = ("dataset", "fact")
_DATED = frozenset({"text", "date", "precision"})


@dataclass(frozen=True, slots=True)
class Copy:
    """A published state as programs read it: its day, and its entries by `kind:id`."""

    day: dt.date
    entries: Mapping[str, Mapping[str, Any]]


def kept(project: Project) -> list[Copy]:
    """The copies that are kept, oldest first; for the public edition those that were public themselves."""
    found = []
    for name in project.publishing.earlier:
        path = project.root / name
        for file in sorted(path.rglob("*.json")) if path.is_dir() else [path]:
            try:
                data = json.loads(file.read_text("utf-8"))
                copy = Copy(dt.date.fromisoformat(data["today"]), {f"{one['kind']}:{one['id']}": one
                                                                   for one in data["records"]})
                if data["audience"] == "public" or project.audience == "internal":
                    found.append(copy)
            except (OSError, ValueError, KeyError, TypeError, RecursionError):
                continue  # the check says what is wrong with it
    return sorted(found, key=lambda copy: copy.day)


def of_now(shown: Graph, kinds: Kinds, today: dt.date) -> Copy:
    """The edition of now in the same shape; `shown` is what it may show."""
    return Copy(today, {record.ref: json.loads(json.dumps(entry(record, shown, kinds))) for record in shown})


def between(old: Copy, new: Copy, closed: Closed, view: View, kinds: Kinds) -> list[Change]:
    """What changed from one copy to another; what is closed today is in neither."""
    gone = {ref for copy in (old, new) for ref, one in copy.entries.items()
            if ref in closed.items or any(holder in closed.items for holder in _holders(one))}
    here = {ref: one for ref, one in old.entries.items() if _can_be_told(ref, gone, kinds)}
    there = {ref: one for ref, one in new.entries.items() if _can_be_told(ref, gone, kinds)}
    made = []
    for ref in dict.fromkeys([*here, *there]):
        one, two = here.get(ref), there.get(ref)
        known = two or one or {}
        if one is not None and two is not None:
            found = tuple(careful for said in _differences(one, two, closed.facts.get(ref, set()))
                          if (careful := _careful(said, view)))
            if found:
                made.append(replace(_change("changed", ref, two, there, kinds), differences=found, day=new.day))
        elif not any(holder in (there if one is None else here) and holder not in (here if one is None else there)
                     for holder in _holders(known)):
            change = _change("added" if one is None else "removed", ref, known, there if one is None else here, kinds)
            if one is None or not (view.is_public and may_not_be_repeated(change.title, view.publishing)):
                made.append(replace(change, day=new.day))
    return [replace(one, moment=f"{new.day}T00:00:00Z") for one in made]


def told(project: Project, now: Copy, closed: Closed, view: View, kinds: Kinds) -> tuple[list[Month], dt.date] | None:
    """The changes of the last year from copy to copy, newest first, and since when; None where no copy is kept."""
    copies = [copy for copy in kept(project) if copy.day <= project.today]
    recent = [copy for copy in copies if (project.today - copy.day).days <= 366] or copies[-1:]
    if not recent:
        return None
    states = [*recent, now]
    months = []
    for old, new in pairwise(states):
        changes = between(old, new, closed, view, kinds)
        if changes:
            months.append(Month(new.day, str(old.day), tuple(changes)))
    return months[::-1], recent[0].day


def _can_be_told(ref: str, gone: set[str], kinds: Kinds) -> bool:
    kind = ref.partition(":")[0]
    known = kinds.by_name.get(kind)
    return ref not in gone and known is not None and kind not in WITHOUT_FIGURES and not known.type.always_internal


def _differences(old: Mapping[str, Any], new: Mapping[str, Any], shut: set[str]) -> Iterator[Difference]:
    here, there = old.get("fields", {}), new.get("fields", {})
    if not same(str(old["title"]), str(new["title"])) and str(old["title"]) not in map(str, here.values()):
        yield reworded("reworded", "title", "Title", str(old["title"]), str(new["title"]))
    for name in dict.fromkeys([*here, *there]):
        one, two = here.get(name), there.get(name)
        if name in NOT_TOLD | FIGURES | shut:
            continue
        if isinstance(one, dict) and isinstance(two, dict) and one.keys() >= _DATED and two.keys() >= _DATED:
            if one["date"] != two["date"]:
                yield reworded("date", name, label(name), str(one["text"]), str(two["text"]))
        elif isinstance(one, str | None) and isinstance(two, str | None) and not same(one or "", two or ""):
            yield reworded("status" if name == "status" else "reworded", name, label(name), one or "", two or "")


def _careful(said: Difference, view: View) -> Difference | None:
    if not view.is_public or not may_not_be_repeated(said.was, view.publishing):
        return said
    return replace(said, before=(), after=(Run(said.now),)) if said.after else None


def _holders(one: Mapping[str, Any]) -> list[str]:
    return list(one.get("links", {}).get("part_of", []))


def _change(happened: str, ref: str, one: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]],
            kinds: Kinds) -> Change:
    holders = _holders(one)
    top = known.get(holders[-1]) if holders else one
    kind = kinds[(holders[-1] if holders else ref).partition(":")[0]]
    topic = Topic(f"{kind.name}:", "", kind.heading or kind.plural.capitalize(), "")
    if top and kind.listed and kind.on_page and not kind.register:
        topic = Topic(f"{top['kind']}:{top['id']}", kind.word, str(top["title"]), str(top["url"]))
    return Change(happened, ref, kinds[ref.partition(":")[0]].word, str(one.get("code", "")),  # type: ignore[arg-type]
                  str(one["title"]), str(one.get("url", "")), topic)

