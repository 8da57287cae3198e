"""What changed, told: between two revisions for the command, month by month for the page and the feed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from goldenthread.edition.view import View
from goldenthread.history.closed import Closed
from goldenthread.history.compare import Comparison
from goldenthread.history.facts import date_key
from goldenthread.history.git import Commit, Repository
from goldenthread.history.state import Past, ReadOne, State, of_now
from goldenthread.history.trail import Trails, Turn
from goldenthread.kind import Kinds
from goldenthread.model.change import Change, Month, Told
from goldenthread.model.record import Record
from goldenthread.source.project import Project

_CLOSES = re.compile(rb"internal|withdrawn|exempt", re.IGNORECASE)
MONTHS = 12
MOST_TOLD = 100
Version = tuple[Commit, str, str]


@dataclass(slots=True)
class History:
    """A project's history beside its files as they are now: what is compared, and by whose rules."""

    project: Project
    kinds: Kinds
    view: View
    now: State
    past: Past
    _states: dict[str, State] = field(default_factory=dict)
    _log: list[Commit] | None = None

    @classmethod
    def open(cls, project: Project, kinds: Kinds, view: View, records: Mapping[str, Record], texts: Mapping[str, str],
             read_one: ReadOne) -> History:
        """The history of a project; raises NoHistoryError where there is none. `records` are the whole items of now."""
        past = Past(Repository.open(project.root), project, kinds, read_one)
        return cls(project, kinds, view, of_now(records, texts, project), past)

    @property
    def log(self) -> list[Commit]:
        """The commits that touched content, newest first; git is asked once. Raises NoHistoryError where it cannot."""
        if self._log is None:
            inside = tuple(f"{folder}/" for folder in self.past.folders)
            self._log = [commit for commit in self.past.repository.log(["HEAD"], [], self.past.folders)
                         if any(path.startswith(inside) for path in commit.files)]
        return self._log

    def closed_since(self, commits: int) -> Closed:
        """What is closed now, or was in any version of a file in the newest so many commits."""
        return self._closed(self.log[:commits])

    def between(self, start: str, end: str | None = None) -> list[Change]:
        """What changed from one revision or day to another, or to the files as they are now.

        Raises UnknownRevisionError for a name that is none, NoHistoryError where a revision has no content.
        """
        repository, folders = self.past.repository, self.past.folders
        first = repository.commit(start, folders)
        last = repository.commit(end, folders) if end else None
        old = self._state(first, start)
        new = self._state(last, end or last) if last else self.now
        tips = ["HEAD", *([last] if last else [])]
        after = repository.log(tips, [first], folders)
        later = repository.log(["HEAD", first], [last], folders) if last else []
        closed = self._closed(after, *([new] if last else [])), self._closed(later)
        beyond = {commit.id for commit in later}
        moves = self._moves([commit for commit in after if commit.id not in beyond])
        return Comparison(old, new, closed, self.now.records, self.view, self.kinds, moves).changes()

    def told(self) -> Told:
        """The changes of the last twelve months, month by month; uncommitted ones are of today."""
        today, log = self.view.today, self.log
        if not log:
            return Told(without="The files have no history yet, so what changed cannot be shown.")
        start = _months_before(today, MONTHS - 1)
        starts = [_months_before(today, back) for back in range(MONTHS)]
        at = {first: next((place for place, one in enumerate(log) if one.day < first), len(log) - 1)
              for first in starts}
        months: list[Month] = []
        end: tuple[int, State] | None = None
        since_then: dict[str, str] = {}
        for first in starts:
            place = at[first]
            if end is not None and place == end[0]:
                continue
            commits = log[: place] if end is None else log[end[0] : place]
            new = self.now if end is None else end[1]
            old = self._state(log[place].id)
            closed = self._closed(log[:place]), self._closed(log[: end[0]] if end else [])
            compared = Comparison(
                old, new, closed, self.now.records, self.view, self.kinds, self._moves(commits))
            changes = self._of_month(compared, commits, since_then)
            since_then |= {one: since_then.get(two, two) for one, two in compared.pairs.items()}
            if changes:
                months.append(Month(first, log[place].id, tuple(changes)))
            end = (place, old)
        since = max(start, log[-1].day) if log[-1].day <= today else today
        return shortened(months, since)

    def _of_month(self, compared: Comparison, commits: list[Commit], since_then: Mapping[str, str]) -> list[Change]:
        """The changes of one month, newest first; `since_then` are the names that items have now, where others."""
        old, new = compared.old_state, compared.new_state
        told = [one for one in compared.changes() if not _is_past(one, new, old)]
        trails = Trails(self.past, self.kinds, new, commits, self.view.today, old.files)
        changed = [new.records[one.ref] for one in told if one.ref in new.records]
        turns = trails.last_turns(changed, lambda _, before, after: not before.says_as(after))
        dated = [self._dated(one, old, new, commits, turns.get(one.ref)) for one in told]
        dated.sort(key=lambda one: one.day or self.view.today, reverse=True)
        return [self._as_named_now(one, since_then) for one in dated]

    def _as_named_now(self, change: Change, since_then: Mapping[str, str]) -> Change:
        """A change whose item, and what it is told under, are where they are found now; nowhere, if they are gone."""
        ref, under = (since_then.get(one, one) for one in (change.ref, change.topic.ref))
        here, there = self.now.records.get(ref), self.now.records.get(under)
        topic = replace(change.topic, ref=under, address=self.kinds.address(there) if there else "")
        address = self.kinds.address(here) if here else ""
        return replace(change, ref=ref, address=address, topic=topic, known_as=change.ref)

    def _dated(
        self, change: Change, old: State, new: State, commits: list[Commit], turn: Turn | None
    ) -> Change:
        """A change with the time of the last edit of its item, or else of its file; what is open is of today."""
        if turn:
            return replace(change, day=turn.day, moment=turn.moment)
        record = new.records.get(change.ref) or old.records.get(change.ref)
        path = record.place.path if record else ""
        commit = next((one for one in commits if path in one.files), None)
        today = self.view.today
        dirty = not new.name and (commit is None or commit.files[path] != new.files.get(path))
        if dirty or commit is None or commit.day > today:
            return replace(change, day=today, moment=f"{today}T00:00:00Z")
        return replace(change, day=commit.day, moment=commit.moment)

    def _state(self, commit: str, shown: str = "") -> State:
        if commit not in self._states:
            self._states[commit] = self.past.state(commit, shown)
        return self._states[commit]

    def _closed(self, later: Iterable[Commit], *states: State) -> Closed:
        """What is closed now, in some other states, and in any version of a file in some commits."""
        made = Closed()
        public, today = self.view.is_public, self.view.today
        for state in (self.now, *states):
            made.add(state.records.values(), self.kinds, today, public=public)
        versions = [version for commit in later for version in commit.files.items()]
        self.past.fetch(own_id for _, own_id in versions if own_id)
        read: set[str] = set()
        for path, own_id in versions:
            if own_id and (_CLOSES.search(self.past.raw(own_id)) or self.past.is_secluded(path)):
                records = self.past.version(path, own_id)
                made.add(records, self.kinds, today, public=public)
                if records:
                    read.add(path)
                elif path not in read:
                    made.files.add(path)
        return made

    def _moves(self, commits: list[Commit]) -> Callable[[Record, Record, str], int]:
        """What tells how often a date moved in some commits, which are listed newest first."""

        def moves(old: Record, new: Record, fact: str) -> int:
            paths, refs = (old.place.path, new.place.path), (old.ref, new.ref)
            versions = [(path, own_id) for commit in reversed(commits) for path in dict.fromkeys(paths)
                        if (own_id := commit.files.get(path))]
            self.past.fetch(own_id for _, own_id in versions)
            known = [_meaning(old, fact)]
            for path, own_id in versions:
                known += [_meaning(record, fact) for record in self.past.version(path, own_id) if record.ref in refs]
            known.append(_meaning(new, fact))
            return max(1, sum(1 for one, two in pairwise(known) if one != two))

        return moves


def _meaning(record: Record, fact: str) -> Any:
    return date_key(record.facts.get(fact))


def _is_past(change: Change, *states: State) -> bool:
    """Whether an item is an example from a past paper: when that is worded anew, no council changed anything."""
    record = next((state.records[change.ref] for state in states if change.ref in state.records), None)
    return record is not None and (
        record.kind == "paper" or record.is_past)


def _months_before(day: dt.date, number: int) -> dt.date:
    """The first day of the month that lies so many months before that of a day."""
    month = day.year * 12 + day.month - 1 - number
    return dt.date(month // 12, month % 12 + 1, 1)


def shortened(months: list[Month], since: dt.date) -> Told:
    """The newest changes, as many as a page holds, and how many more there are."""
    left, kept = MOST_TOLD, []
    for month in months:
        if left > 0:
            kept.append(replace(month, changes=month.changes[:left]))
        left -= len(month.changes)
    return Told(tuple(kept), since, max(0, -left))
