"""Values as other programs read them: text, numbers, lists, and dates as {text, date, precision}."""

from __future__ import annotations

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
        found = {name: as_json(getattr(value, shape.attr)) for name, shape in shapes(type(value)).items() if name != "audience"}
        return {name: entry for name, entry in found.items() if entry not in (None, [], "")}
    if isinstance(value, tuple | list):
        return [as_json(entry) for entry in value]
    return value


def as_text(value: Any) -> str:
    """One value in a cell of a table: the author's words, entries apart by semicolons."""
    if isinstance(value, When | Period | Timescale | Span):
        return value.text
    if isinstance(value, BaseModel):
        return "; ".join(f"{name.replace('_', ' ')}: {as_text(getattr(value, shape.attr))}" for name, shape in shapes(type(value)).items()
                         if getattr(value, shape.attr) not in (None, (), "") and name != "audience")
    if isinstance(value, tuple | list):
        return "; ".join(as_text(entry) for entry in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
