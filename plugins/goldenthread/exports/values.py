"""Values as other programs read them: text, numbers, lists, and dates as {text, date, precision}."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from goldenthread.model.shape import shapes
from goldenthread.model.when import Period, Span, Timescale, When


def as_json(value: Any) -> Any:
    """One value in the shape that `records.json` promises."""
    if isinstance(value, When):
        return {"text": value.text, "date": value.last.isoformat(), "precision": value.span.precision}
    if isinstance(value, Span):
        return {"text": value.text, "date": value.last.isoformat(), "precision": value.precision}
    if isinstance(value, Period):
        return {"text": value.text, "start": value.first.isoformat(), "end": value.last.isoformat()}
    if isinstance(value, Timescale):
        made = {"text": value.text, "start": as_json(value.start), "due": as_json(value.due),
                "cadence": list(value.cadence), "state": value.state}
        return {name: entry for name, entry in made.items() if entry}
    if isinstance(value, BaseModel):
        found = {name: as_json(entry) for name, entry in _facts(value)}
        return {name: entry for name, entry in found.items() if entry not in (None, [], "")}
    if isinstance(value, tuple | list):
        return [as_json(entry) for entry in value]
    return value


def _facts(group: BaseModel) -> Iterator[tuple[str, Any]]:
    """The facts of a group by name, its audience apart."""
    for name, shape in shapes(type(group)).items():
        if name != "audience":
            yield name, getattr(group, shape.attr)


def as_text(value: Any) -> str:
    """One value in a cell of a table: the author's words, entries apart by semicolons."""
    if isinstance(value, When | Period | Timescale | Span):
        return value.text
    if isinstance(value, BaseModel):
        given = [(name, entry) for name, entry in _facts(value) if entry not in (None, (), "")]
        return "; ".join(f"{name.replace('_', ' ')}: {as_text(entry)}" for name, entry in given)
    if isinstance(value, tuple | list):
        return "; ".join(as_text(entry) for entry in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
