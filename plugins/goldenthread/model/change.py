"""What changed between two states of a project, as pages, feeds and the command tell it; nothing here is internal."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Sort = Literal["reworded", "status", "date", "figure", "link", "added", "removed"]
Happened = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a text, and whether the other side lacks them."""

    words: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact of an item that changed: which, how it was and how it is.

    `sort` says what sort of change it is, `fact` the fact's name in data, `label` its name for readers; `times` how
    often a date moved, where that can be told. A side without words is not told, or there was nothing.
    """

    sort: Sort
    fact: str
    label: str
    before: tuple[Run, ...] = ()
    after: tuple[Run, ...] = ()
    times: int = 0

    @property
    def was(self) -> str:
        """The words before."""
        return " ".join(run.words for run in self.before)

    @property
    def now(self) -> str:
        """The words after."""
        return " ".join(run.words for run in self.after)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a change is grouped under: a strategy, a plan, a pledge, or all of a sort."""

    ref: str
    word: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one item.

    `day` is the day of the last edit behind it and `moment` its time, as the history gives it; `was_at` the address it
    had before, where it has a new one; `note` why it was reworded, in its author's words; `known_as` its `kind:id` at
    the time, where it may have another since.
    """

    happened: Happened
    ref: str
    word: str
    code: str
    title: str
    address: str
    topic: Topic
    differences: tuple[Difference, ...] = ()
    note: str = ""
    was_at: str = ""
    day: dt.date | None = None
    moment: str = ""
    known_as: str = ""


@dataclass(frozen=True, slots=True)
class Month:
    """The changes of one month, newest first; `base` is what the month's start was read from."""

    first: dt.date
    base: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What the page and the feed tell: the months, newest first; since when; how many more there are; or why nothing.

    `without` is the sentence that says why there is nothing to compare with, empty where there is.
    """

    months: tuple[Month, ...] = ()
    since: dt.date | None = None
    more: int = 0
    without: str = ""
    fetch: str = ""


@dataclass(frozen=True, slots=True)
class Recheck:
    """A link to check again: one of its ends was reworded after the other was last looked at.

    `reworded` and `linked` are the `kind:id` of the two ends, `says` what the link is called where the reworded one is;
    `on` is the day of the rewording, and `looked` the day the other end was last looked at.
    """

    reworded: str
    linked: str
    says: str
    on: dt.date
    looked: dt.date


@dataclass(frozen=True, slots=True)
class Rechecks:
    """The links to check again; `without` says why no history tells of them, and is empty where one does."""

    links: tuple[Recheck, ...] = ()
    without: str = ""
