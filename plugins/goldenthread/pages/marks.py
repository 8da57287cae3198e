"""A mark in the place of each block of an author's text, and what it stands for put in its place at the end."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from goldenthread.model.query import Query


def with_marks(text: str, queries: tuple[Query, ...], *, marked: bool = True) -> tuple[str, list[str]]:
    """A text with a mark in place of each block (or nothing), and the marks; no mark is a word of the text."""
    rows = text.split("\n")
    marks = [_mark(text, at) for at in range(len(queries))]
    for query, mark in sorted(zip(queries, marks, strict=True), key=lambda pair: -pair[0].first):
        rows[query.first : query.last + 1] = ["", mark, ""] if marked else [""]
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
