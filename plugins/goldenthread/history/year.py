"""What changed in the last year, for the page and the feed: from the history, or else from kept copies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from goldenthread.edition.edition import edition
from goldenthread.edition.view import View
from goldenthread.graph.graph import Graph
from goldenthread.history import copies
from goldenthread.history.closed import Closed
from goldenthread.history.git import NoHistoryError, is_kept
from goldenthread.history.telling import History, shortened
from goldenthread.kind import Kinds
from goldenthread.messages.history import FETCH
from goldenthread.model.change import Change, Told
from goldenthread.source.project import Project

WITHOUT = "This copy of the files has no history, so what changed cannot be shown."


def told_of_the_year(
    project: Project, kinds: Kinds, view: View, whole: Graph, shown: Graph, history: Callable[[], History]
) -> Told | None:
    """What the page tells; None where there is to be no page: it is not wanted, or there is nothing to tell it from.

    `whole` are all items of now, `shown` those of the edition; `history` opens the history, where there is one.
    """
    wanted = project.publishing.changes
    if wanted == "off" or (view.is_public and wanted != "public"):
        return None
    reason: NoHistoryError | None = None
    if is_kept(project.root):
        try:
            return history().told()
        except NoHistoryError as error:
            reason = error
    closed = Closed()
    closed.add(whole, kinds, view.today, public=view.is_public)
    found = copies.told(project, copies.of_now(shown, kinds, view.today), closed, view, kinds)
    if found:
        return shortened(*found)
    if reason is None:
        return None
    fetch = FETCH if reason.problem.code == "history-shallow" else ""
    return Told(without=WITHOUT, fetch=fetch)


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
