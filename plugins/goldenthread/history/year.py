"""What changed in the last year, for the page and the feed: from the history, or else from kept copies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from goldenthread.edition.edition import edition
from goldenthread.edition.view import View
from goldenthread.graph.graph import Graph
from goldenthread.history import copies
from goldenthread.history.again import from_dates, from_history
from goldenthread.history.closed import Closed
from goldenthread.history.git import NoHistoryError, is_kept
from goldenthread.history.telling import History, shortened
from goldenthread.kind import Kinds
from goldenthread.messages.history import FETCH
from goldenthread.model.change import Change, Rechecks, Told
from goldenthread.source.project import Project

WITHOUT = "This copy of the files has no history, so what changed cannot be shown."
NOT_THERE = "This copy of the files has no history, so only the dates that are written in the files could be compared."
NOT_TOLD = "What changed is not told here, so only the dates that are written in the files could be compared."


@dataclass(slots=True)
class Year:
    """What the pages tell of a project's history, which is opened once, where there is one.

    `whole` are all items of now, `shown` those of the edition; `open_history` opens the history, or raises
    NoHistoryError.
    """

    project: Project
    kinds: Kinds
    view: View
    whole: Graph
    shown: Graph
    open_history: Callable[[], History]
    _history: History | NoHistoryError | None = None

    @property
    def is_told(self) -> bool:
        """Whether this edition is to tell what changed."""
        wanted = self.project.publishing.changes
        return wanted == "public" or (wanted == "internal" and not self.view.is_public)

    def told(self) -> Told | None:
        """What the page of changes tells; None where there is to be no page: it is not wanted, or there is nothing to
        tell it from.
        """
        if not self.is_told:
            return None
        history = self._opened()
        if isinstance(history, History):
            try:
                return history.told()
            except NoHistoryError as error:
                self._history = error
        closed = Closed()
        closed.add(self.whole, self.kinds, self.view.today, public=self.view.is_public)
        now = copies.of_now(self.shown, self.kinds, self.view.today)
        found = copies.told(self.project, now, closed, self.view, self.kinds)
        if found:
            return shortened(*found)
        if not is_kept(self.project.root):
            return None
        shallow = isinstance(self._history, NoHistoryError) and self._history.problem.code == "history-shallow"
        return Told(without=WITHOUT, fetch=FETCH if shallow else "")

    def rechecks(self) -> Rechecks:
        """The links to check again: from the history where this edition tells of it, else from the files' own dates."""
        if not self.is_told:
            return from_dates(self.shown, NOT_TOLD)
        history = self._opened()
        if isinstance(history, History):
            try:
                return from_history(history, self.whole, self.shown)
            except NoHistoryError as error:
                self._history = error
        return from_dates(self.shown, NOT_THERE)

    def _opened(self) -> History | NoHistoryError | None:
        """The history; why there is none; or None where the project lies in no repository."""
        if self._history is None and is_kept(self.project.root):
            try:
                self._history = self.open_history()
            except NoHistoryError as error:
                self._history = error
        return self._history


def changes_of_copies(
    project: Project, kinds: Kinds, view: View, whole: Graph, start: str, end: str | None
) -> list[Change] | None:
    """What changed from one day to another as kept copies tell it; None where no copy is as old as that."""
    days = []
    for words in (start, end or project.today.isoformat()):
        try:
            days.append(dt.date.fromisoformat(words))
        except ValueError:
            return None
    kept = copies.kept(project)
    old = next((copy for copy in reversed(kept) if copy.day <= days[0]), None)
    if old is None:
        return None
    new = next((copy for copy in reversed(kept) if copy.day <= days[1]), old) if end else copies.of_now(
        edition(whole, view), kinds, view.today)
    closed = Closed()
    closed.add(whole, kinds, view.today, public=view.is_public)
    return copies.between(old, new, closed, view, kinds)
