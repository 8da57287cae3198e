"""Where an action stands in one state, and by when it is due: as its own facts or its updates say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.graph.graph import Graph
from goldenthread.history.facts import whole
from goldenthread.model.change import Difference
from goldenthread.model.when import When


@dataclass(frozen=True, slots=True)
class Standing:
    """An item's status, the day it is due since it was last moved by an update, and how often updates moved it."""

    status: str = ""
    due: str = ""
    moved: tuple[str, ...] = ()

    def against(self, new: Standing, shut: frozenset[str]) -> Iterator[Difference]:
        """What differs in a newer state."""
        if self.status != new.status and "status" not in shut:
            yield Difference("status", "status", "Status", whole(self.status), whole(new.status))
        if self.moved != new.moved and new.moved and "updates" not in shut:
            more = max(1, len(new.moved) - len(self.moved))
            yield Difference("date", "due", "Due", whole(self.due), whole(new.due), more)


def standing(graph: Graph, ref: str) -> Standing:
    """How one item of an edition stands; nothing for what has no status."""
    record = graph.records.get(ref)
    if record is None:
        return Standing()
    updates = sorted(graph.held(ref, "update"), key=lambda one: _day(one.facts.get("date")))
    told = [str(one.facts["status"]) for one in updates if one.facts.get("status")]
    moves = tuple(one.facts["new_date"].text for one in updates if one.facts.get("new_date"))
    due = graph.derived(record).get("due")
    status = str(record.facts.get("status") or (told[-1] if told else ""))
    return Standing(status, str(getattr(due, "text", "") or ""), moves)


def _day(value: object) -> tuple[int, int, int]:
    return (value.last.year, value.last.month, value.last.day) if isinstance(value, When) else (0, 0, 0)
