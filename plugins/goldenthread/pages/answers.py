"""What the blocks in an author's text ask for, put in their places as tables, lists, cards or counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from pydantic import BaseModel

from goldenthread.graph.graph import Graph
from goldenthread.model.query import Query, Subject
from goldenthread.model.record import Record
from goldenthread.model.when import Period, Span, Timescale, When
from goldenthread.query.run import answer, value_of

MOST_CARDS = 60
STATES = ("not started", "on track", "at risk", "off track", "done", "stopped")


@dataclass(frozen=True, slots=True)
class Cell:
    """What an item has of one subject: how it is shown (`link`, `links`, `status`, `words`), and the value."""

    shown: str
    value: Any


@dataclass(frozen=True, slots=True)
class Answer:
    """The items that fit a question, how many there are in all, and how they are shown."""

    query: Query
    records: tuple[Record, ...]
    total: int
    graph: Graph

    def cell(self, record: Record, subject: Subject) -> Cell:
        """What an item has of a subject, as a column shows it."""
        value = value_of(self.graph, record, subject)
        if subject.sort in ("code", "title", "id"):
            return Cell("link", value or "")
        if subject.sort == "link":
            return Cell("ties", subject.name)
        if subject.kinds:
            return Cell("items", value)
        if subject.sort == "held":
            return Cell("words", str(len(value) or ""))
        if subject.name == "status" and value in STATES:
            return Cell("status", value)
        return Cell("words", as_words(value))


def as_words(value: Any) -> str:
    """A value in the author's words, several of them apart by semicolons."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, BaseModel):
        return ", ".join(as_words(entry) for name, entry in value if name != "audience" and entry not in (None, ()))
    if isinstance(value, tuple | list):
        return "; ".join(as_words(entry) for entry in value)
    return value.text if isinstance(value, When | Period | Timescale | Span) else str(value)


def answered(query: Query, graph: Graph) -> Answer:
    """The answer to one question."""
    found = answer(query, graph)
    limit = query.limit or (MOST_CARDS if query.show == "cards" else None)
    return Answer(query, tuple(found[:limit]), len(found), graph)


def with_marks(text: str, queries: tuple[Query, ...]) -> tuple[str, list[str]]:
    """A text with a mark in place of each block, and the marks; no mark is a word of the text."""
    rows = text.split("\n")
    marks = [_mark(text, at) for at in range(len(queries))]
    for query, mark in sorted(zip(queries, marks, strict=True), key=lambda pair: -pair[0].first):
        rows[query.first : query.last + 1] = ["", mark, ""]
    return "\n".join(rows), marks


def _mark(text: str, at: int) -> str:
    mark = f"gtblock{at}end"
    while mark in text:
        mark += "x"
    return mark


def filled(html: str, marks: list[str], made: Callable[[int], Markup]) -> str:
    """The HTML of a text with each mark replaced by what it stands for."""
    for at, mark in enumerate(marks):
        if mark in html:
            shown = str(made(at))
            html = html.replace(f"<p>{mark}</p>", shown).replace(mark, shown)
    return html
