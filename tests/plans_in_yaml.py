"""The examples' action plans as their YAML says them, read without the engine."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from pathlib import Path
from typing import Any

import yaml

PLANS = ("middlesbrough-2008", "westmoor-2025")
MONTHS = {name.lower(): at for at, name in enumerate(calendar.month_name) if name} | {"sept": 9}
DATE = re.compile(r"(?:(\d+) )?([A-Z][a-z]+) (\d{4})")


def loaded(path: Path) -> dict[str, Any]:
    """A YAML file with every scalar as text."""
    return dict(yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader))


def many(value: Any) -> list[str]:
    """One value or several."""
    return value if isinstance(value, list) else [value] if value else []


def actions(project: Path, name: str) -> list[dict[str, Any]]:
    """The actions of a plan, each with its steps."""
    groups = loaded(project / f"actionplans/{name}.yml")["outcomes"]
    return [{**one, "steps": one.get("steps", [one])} for group in groups for one in group["actions"]]


def last_day(text: str) -> tuple[dt.date, bool] | None:
    """The last day that some words name, and whether they name a day rather than a month."""
    found = []
    for day, month, year in DATE.findall(text.replace("Autumn", "November")):
        number = MONTHS[month.lower()]
        last = int(day) if day else calendar.monthrange(int(year), number)[1]
        found.append((dt.date(int(year), number, last), bool(day)))
    return max(found) if found else None


def due(one: dict[str, Any]) -> tuple[dt.date, bool] | None:
    """The day an action is due now: the one it was moved to last, else the latest of its steps'."""
    updates = [update for update in one.get("updates", ()) if "new_date" in update]
    moved = [(last_day(update["date"]), update["new_date"]) for update in updates]
    if moved:
        return last_day(max(moved)[1])
    return max((found for step in one["steps"] if (found := last_day(step.get("timescale", "")))), default=None)


def status(one: dict[str, Any]) -> str:
    """What its plan says of an action, else its latest update."""
    told = [update["status"] for update in one.get("updates", ()) if "status" in update]
    return str(one.get("status") or (told[-1] if told else ""))


def organisations(project: Path) -> dict[str, set[str]]:
    """By id, every way in which an organisation may be named, without spaces and points."""
    return {
        one["name"]: {plain(name) for name in (one["name"], one["title"], *many(one.get("aliases")))}
        for file in (project / "strategy/registers").glob("*-organisations.yml")
        for one in loaded(file)["organisations"]
    }


def plain(name: str) -> str:
    """A name without spaces, points and capitals."""
    return re.sub(r"\W", "", name).casefold()
