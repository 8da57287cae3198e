"""What the blocks in an author's text ask for, put in their places as tables, lists, cards or counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from goldenthread.graph.graph import Graph, Tie
from goldenthread.model.query import Query, Subject
from goldenthread.model.record import Record
from goldenthread.model.when import Period, Span, Timescale, When
from goldenthread.pages.thread import amount
from goldenthread.query.run import answer, value_of

MOST_CARDS = 60
STATES = ("not started", "on track", "at risk", "off track", "done", "stopped")


@dataclass(frozen=True, slots=True)
class Cell:
    """What an item has of one subject: how it is shown (`link`, `ties`, `items`, `status`, `words`), and the value."""

    shown: str
    value: Any


@dataclass(frozen=True, slots=True)
class Answer:
    """The items that fit a question, how many there are in all, and how they are shown."""

    query: Query
    records: tuple[Record, ...]
    total: int
    graph: Graph

    @property
    def columns(self) -> tuple[Subject, ...]:
        """The columns shown: that of the codes only where one of the items has a code."""
        coded = any(record.code for record in self.records)
        kept = tuple(subject for subject in self.query.columns if coded or subject.sort != "code")
        return kept or self.query.columns

    @property
    def heading(self) -> int:
        """The column that heads each row: the first, but the title where some item has nothing in the first."""
        columns = self.columns
        titles = [at for at, subject in enumerate(columns) if subject.sort == "title"]
        blank = columns[0].sort == "code" and any(not record.code for record in self.records)
        return titles[0] if blank and titles else 0

    def cell(self, record: Record, subject: Subject) -> Cell:
        """What an item has of a subject, as a column shows it."""
        value = value_of(self.graph, record, subject)
        if subject.sort in ("code", "title", "id"):
            return Cell("link", value) if value else Cell("words", "")
        if subject.sort == "link":
            return Cell("ties", self._ties(record, subject, value))
        if subject.kinds:
            return Cell("items", value)
        if subject.sort == "held":
            return Cell("words", str(len(value) or ""))
        if subject.name == "status" and value in STATES:
            return Cell("status", value)
        return Cell("words", as_words(value, self.graph.derived(record).get("unit")))

    def _ties(self, record: Record, subject: Subject, found: list[Record]) -> list[Tie]:
        """The links of an item and of what holds it, each end once, and whatever else is found by other ways."""
        sources = [record.ref]
        if any(way.sort == "above" for way in subject.also):
            sources += [ref for ref in record.holders if ref in self.graph]
        ties: dict[str, Tie] = {}
        for ref in sources:
            for tie in self.graph.links(ref).get(subject.name, ()):
                ties.setdefault(tie.target or f"typed {tie.typed}", tie)
        for one in found:
            ties.setdefault(one.ref, Tie(one.ref, one.title))
        return list(ties.values())


def as_words(value: Any, unit: str | None = None) -> str:
    """A value in the author's words, several of them apart by semicolons; figures with their unit and their date."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    figure, date = getattr(value, "value", None), getattr(value, "date", None)
    if isinstance(value, BaseModel) and figure is not None:
        return amount(figure, unit) + (f" ({date.text})" if date else "")
    if isinstance(value, BaseModel):
        return ", ".join(as_words(entry) for name, entry in value if name != "audience" and entry not in (None, ()))
    if isinstance(value, tuple | list):
        return "; ".join(as_words(entry, unit) for entry in value)
    return value.text if isinstance(value, When | Period | Timescale | Span) else str(value)


def answered(query: Query, graph: Graph) -> Answer:
    """The answer to one question."""
    found = answer(query, graph)
    limit = query.limit or (MOST_CARDS if query.show == "cards" else None)
    return Answer(query, tuple(found[:limit]), len(found), graph)
