"""Single items followed back through the history, commit by commit, to the last that changed something of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from goldenthread.graph.linking import Names
from goldenthread.graph.naming import Lost
from goldenthread.history.git import Commit
from goldenthread.history.pairing import is_counted, pair
from goldenthread.history.state import Past, State
from goldenthread.history.wording import plainly
from goldenthread.kind import Kinds
from goldenthread.model.record import Record


@dataclass(frozen=True, slots=True)
class Version:
    """An item as it was in one version of its file, with the steps it had there, and what was reported of it."""

    record: Record
    steps: tuple[Record, ...]
    reports: tuple[Record, ...]

    def says_as(self, other: Version) -> bool:
        """Whether another version says the same, in the item and in all that is counted in it; layout is nothing."""
        ours, theirs = (_said(one) for one in (self, other))
        return ours == theirs


@dataclass(frozen=True, slots=True)
class Turn:
    """A commit that changed something of an item: its place (0 is what is not committed, then from the newest), its
    day and time, and the item on both sides; `before` is None where the item came with it.
    """

    place: int
    day: dt.date
    moment: str
    before: Version | None
    after: Version
    beside: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class _Edit:
    """What one commit did to files: what each held after it, and before it (None: there was no such file)."""

    place: int
    day: dt.date
    moment: str
    after: Mapping[str, str | None]
    before: Mapping[str, str | None]


@dataclass(slots=True)
class Trails:
    """The history of single items; what a version of a file holds is read once, however many of its items are followed.

    `now` is the state at the newer end, `log` the commits before it, newest first, and `base` the ids of the files as
    they were before the oldest of them. `names` are, by `kind:id` of now, the names by which an item could be called in
    any version that was seen.
    """

    past: Past
    kinds: Kinds
    now: State
    log: list[Commit]
    today: dt.date
    base: Mapping[str, str] = field(default_factory=dict)
    names: dict[str, Names] = field(default_factory=dict)
    _edits: list[_Edit] = field(init=False)
    _here: dict[str, list[Record]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Lays out what files held before each commit; edits that are not committed come first, as today's."""
        latest: dict[str, str | None] = {**self.base}
        start_of_today = f"{self.today}T00:00:00Z"
        found: list[_Edit] = []
        for place, commit in reversed(list(enumerate(self.log, 1))):
            before = {path: latest.get(path) for path in commit.files}
            day, moment = (commit.day, commit.moment) if commit.day <= self.today else (self.today, start_of_today)
            found.append(_Edit(place, day, moment, commit.files, before))
            latest |= commit.files
        inside = tuple(f"{folder}/" for folder in self.past.folders)
        paths = {path for path in (*latest, *self.now.files) if path.startswith(inside)}
        open_now = {path: self.now.files.get(path) for path in paths if latest.get(path) != self.now.files.get(path)}
        found.append(_Edit(0, self.today, start_of_today, open_now, {path: latest.get(path) for path in open_now}))
        self._edits = found[::-1]
        for record in self.now.records.values():
            self._here.setdefault(record.place.path, []).append(record)

    def last_turns(
        self, wanted: Iterable[Record], turned: Callable[[Record, Version, Version], bool]
    ) -> dict[str, Turn]:
        """For each item of now the last commit that changed something of it, as `turned(item, before, after)` tells, or
        that it came with; an item is missing that was never changed, or that lies outside the history.
        """
        found: dict[str, Turn] = {}
        known = {record.ref: (record, _version(record, self._here.get(record.place.path, []))) for record in wanted}
        for ref, (record, _) in known.items():
            self._called(ref, record)
        paths = {version.record.place.path for _, version in known.values()}
        self.past.fetch(own_id for edit in self._edits for path in paths & edit.before.keys()
                        if (own_id := edit.before[path]))
        mended: dict[str, _Edit] = {}
        for edit in self._edits:
            for ref, (item, after) in list(known.items()):
                path = after.record.place.path
                if path not in edit.after:
                    continue
                own_id = edit.before[path]
                if own_id and not self._of(path, own_id):  # that version cannot be read: an older one will tell
                    mended.setdefault(ref, edit)
                    continue
                before, beside = self._before(edit, after)
                if before is not None:
                    self._called(ref, before.record)
                if before is None or turned(item, before, after):
                    told = mended.get(ref, edit)
                    found[ref] = Turn(told.place, told.day, told.moment, before, after, tuple(beside))
                    del known[ref]
                else:
                    known[ref] = item, before
                    mended.pop(ref, None)
            if not known:
                break
        return found

    def _before(self, edit: _Edit, after: Version) -> tuple[Version | None, list[Record]]:
        """The item before a commit, also where it lay in another file or had another name; and what lay beside it."""
        own = after.record
        beside = self._of(own.place.path, edit.before[own.place.path])
        found = next((record for record in beside if record.ref == own.ref), None)
        if found is None:
            self.past.fetch(own_id for own_id in (*edit.before.values(), *edit.after.values()) if own_id)
            beside = [record for path, own_id in edit.before.items() for record in self._of(path, own_id)]
        if found is None and beside:
            pairs = {new: old for old, new in pair(beside, list(self._after(edit)), self.kinds).items()}
            found = next((record for record in beside if record.ref == pairs.get(own.ref)), None)
        return (_version(found, beside) if found else None), beside

    def _after(self, edit: _Edit) -> Iterator[Record]:
        """The items of the files that a commit changed, as it left them."""
        for path, own_id in edit.after.items():
            yield from self._of(path, own_id) if edit.place else self._here.get(path, ())

    def _of(self, path: str, own_id: str | None) -> list[Record]:
        return self.past.version(path, own_id) if own_id else []

    def _called(self, ref: str, record: Record) -> None:
        """Remembers what an item was called in one version."""
        names = self.names.setdefault(ref, Names({kind.name: kind.word for kind in self.kinds}, Lost()))
        names.add(record)


def _version(record: Record, beside: Iterable[Record]) -> Version:
    """An item with what is counted in it: what was reported of it on a day is not its own wording."""
    counted = [one for one in beside if one.holders[:1] == (record.ref,) and is_counted(one)]
    return Version(record, tuple(one for one in counted if not one.facts.get("date")),
                   tuple(one for one in counted if one.facts.get("date")))


def _said(version: Version) -> list[Any]:
    return [(dict(one.facts), plainly(one.prose.text if one.prose else ""),
             [(mention.field, mention.typed) for mention in one.mentions])
            for one in (version.record, *version.steps, *version.reports)]
