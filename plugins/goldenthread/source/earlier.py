"""What earlier editions published: the figures in kept copies of records.json, which an attacker may have as well."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from goldenthread.messages import files as say
from goldenthread.problems import Place, Problem
from goldenthread.source.project import Project

Figures = Mapping[tuple[str, str, str, str], int]


def read_earlier(project: Project) -> tuple[Figures, list[Problem]]:
    """Every count that a kept copy shows, by dataset, group, row and period; one that cannot be read is a problem."""
    found: dict[tuple[str, str, str, str], int] = {}
    problems: list[Problem] = []
    for name in project.publishing.earlier:
        path = project.root / name
        files = sorted(path.rglob("*.json")) if path.is_dir() else [path]
        if not files:
            problems.append(say.unreadable_file(Place(name), "there is no records.json in this folder"))
        for file in files:
            shown = f"{name.rstrip('/')}/{file.relative_to(path).as_posix()}" if path.is_dir() else name
            try:
                data = json.loads(file.read_text("utf-8"))
                found.update(_figures(data))
            except OSError as error:
                problems.append(say.unreadable_file(Place(shown), error.strerror or "no reason given"))
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                problems.append(say.unreadable_file(Place(shown), "it is not a records.json of a published site"))
    return found, problems


def _figures(data: Any) -> Iterator[tuple[tuple[str, str, str, str], int]]:
    for entry in data["records"]:
        if entry["kind"] != "dataset":
            continue
        fields = entry["fields"]
        periods = [str(period["label"]) for period in fields.get("periods", [])]
        rows = [("", row) for row in fields.get("totals", [])]
        rows += [(str(group["title"]), row) for group in fields.get("groups", []) for row in group.get("rows", [])]
        for group, row in rows:
            for period, value in zip(periods, row.get("values", []), strict=False):
                words = str(value).replace(",", "").strip()
                if words.isdecimal():
                    yield (str(entry["id"]), group, str(row["label"]), period), int(words)
