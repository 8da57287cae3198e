"""`changes`: what changed between two revisions of a project, or to its files as they are."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import click

from goldenthread.build import Checked, changes_between
from goldenthread.history.git import NoHistoryError, UnknownRevisionError
from goldenthread.model.change import Change, Difference, Run

SAID = {"added": "Added", "removed": "Removed", "moved": "New address"}


def changes(checked: Checked, start: str, end: str | None, form: str) -> int:
    """Prints what changed, under each strategy, plan or pledge; gives the exit code."""
    try:
        found = changes_between(checked, start, end)
    except UnknownRevisionError as error:
        raise click.UsageError(str(error)) from None
    except NoHistoryError as error:
        click.echo(json.dumps([error.problem.as_json()], ensure_ascii=False, indent=1) if form == "json"
                   else error.problem.text())
        return 1
    project = checked.project
    if form == "json":
        data = {"from": start, "to": end, "today": project.today.isoformat(), "audience": project.audience,
                "changes": [as_json(change) for change in found]}
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        for line in as_text(found, start, end, project.today):
            click.echo(line)
    return 0


def as_text(found: list[Change], start: str, end: str | None, today: dt.date) -> Iterator[str]:
    """The changes as lines for a reader."""
    until = end or "the files as they are"
    yield f"What changed from {start} to {until}, as at {today.day} {today:%B %Y}: {len(found)} item" \
          f"{'' if len(found) == 1 else 's'}."
    for topic, listed in groupby(found, key=lambda change: change.topic):
        yield ""
        yield " ".join(part for part in (topic.title, f"({topic.word})" if topic.word else "") if part)
        for change in listed:
            name = " ".join(part for part in (change.word.capitalize(), change.code) if part)
            happened = f"{SAID[change.happened]}: " if change.happened in SAID else ""
            yield f"  {happened}{name}, {change.title}"
            if change.address and change.happened != "removed":
                yield f"    at {change.address}"
            if change.was_at:
                yield f"    was at {change.was_at}"
            for one in change.differences:
                yield from (f"    {line}" for line in _lines(one))
            if change.note:
                yield f"    Why: {change.note}"


def _lines(one: Difference) -> Iterator[str]:
    if one.sort in ("status", "date", "figure") and one.before and one.after:
        times = f" (moved {one.times} times)" if one.times > 1 else ""
        yield f"{one.label}: {one.was} → {one.now}{times}"
    elif one.sort == "reworded" and one.before and one.after:
        yield f"{one.label}, reworded"
        yield f"  before: {_marked(one.before, '[-', '-]')}"
        yield f"  now:    {_marked(one.after, '{+', '+}')}"
    elif one.before and one.after:
        yield f"{one.label}: {one.was} → {one.now}"
    elif one.before:
        yield f"{one.label}, taken out: {one.was}"
    elif one.sort == "reworded":
        yield f"{one.label}, now: {one.now}"
    else:
        yield f"{one.label}, added: {one.now}"


def _marked(runs: tuple[Run, ...], opens: str, shuts: str) -> str:
    return " ".join(f"{opens}{run.words}{shuts}" if run.changed else run.words for run in runs)


def as_json(change: Change) -> dict[str, Any]:
    """One change for programs; `marked` are the words on each side as runs, with those that the other side lacks."""
    kind, _, own_id = change.ref.partition(":")
    return {
        "happened": change.happened, "kind": kind, "id": own_id, "code": change.code, "title": change.title,
        "url": change.address, "was_at": change.was_at, "note": change.note,
        "under": {"title": change.topic.title, "word": change.topic.word, "url": change.topic.address},
        "differences": [
            {"sort": one.sort, "fact": one.fact, "label": one.label, "before": one.was, "after": one.now,
             "times": one.times, "marked": {"before": _runs(one.before), "after": _runs(one.after)}}
            for one in change.differences
        ],
    }


def _runs(runs: tuple[Run, ...]) -> list[dict[str, Any]]:
    return [{"words": run.words, "changed": run.changed} for run in runs]
