"""What a board or panel has on its page: its meetings, what it is owed, what it decided, what is still open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.model.when import When
from goldenthread.pages.item import Item
from goldenthread.pages.views import Site
from goldenthread.progress.duties import Due, day_of, dues, meetings


@dataclass(frozen=True, slots=True)
class DueHere:
    """A day on which a duty was or is due, with the duty as a page shows it."""

    duty: Item
    due: Due


@dataclass(frozen=True, slots=True)
class BodyPage:
    """A body's meetings before and after the day of the build, the days its duties were due, what is decided and open.

    `promised` are follow-ups that nobody has met, `recommended` recommendations without a response, `unanswered`
    questions without an answer.
    """

    past: tuple[Item, ...]
    coming: tuple[Item, ...]
    duties: tuple[DueHere, ...]
    decisions: tuple[Item, ...]
    promised: tuple[Item, ...]
    recommended: tuple[Item, ...]
    unanswered: tuple[Item, ...]

    @property
    def next(self) -> Item | None:
        """The next meeting."""
        return self.coming[0] if self.coming else None


def body_page(site: Site, body: Item) -> BodyPage:
    """Everything that a body's page shows beside its links."""
    graph, today = site.graph, site.today
    record = graph[body.ref]
    listed = meetings(graph, record)
    held = [site.item(one) for one in listed]
    duties = [DueHere(site.item(duty), due) for duty in graph.sources(body.ref, "owed_to")
              for due in dues(graph, duty, today)]
    duties.sort(key=lambda one: (one.due.day, one.duty.id), reverse=True)
    undated = [site.item(one) for one in graph.sources(body.ref, "met") if not day_of(one)]
    return BodyPage(
        past=(*reversed([one for one in held if _day(one) < today.isoformat()]), *undated),
        coming=tuple(one for one in held if _day(one) >= today.isoformat()),
        duties=tuple(duties),
        decisions=tuple(_within(reversed([*undated, *held]), "decision")),
        promised=tuple(one for one in _within([*undated, *held], "follow-up") if not one.fact("met")),
        recommended=tuple(one for one in _within([*undated, *held], "recommendation")
                          if not (one.fact("response") or one.linked("answered_by"))),
        unanswered=tuple(one for one in _within([*undated, *held], "question") if not one.fact("answer")),
    )


def _day(meeting: Item) -> str:
    date = meeting.facts.get("date")
    return date.last.isoformat() if isinstance(date, When) else ""


def _within(holders: Iterable[Item], kind: str) -> list[Item]:
    """What some meetings hold of a kind, themselves or under their agenda items."""
    found: list[Item] = []
    for holder in holders:
        found += holder.held(kind)
        for item in holder.held("agenda-item"):
            found += item.held(kind)
    return found
