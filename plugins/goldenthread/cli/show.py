"""Problems printed: as text for people, as JSON for programs, as annotations for GitHub."""

from __future__ import annotations

import json

import click

from goldenthread.problems import Report


def show(report: Report, form: str) -> None:
    """Prints a report on standard output."""
    if form == "json":
        click.echo(json.dumps([problem.as_json() for problem in report], ensure_ascii=False, indent=1))
        return
    for problem in report:
        if form == "github":
            place = problem.place
            words = _escaped(f"{problem.message} {problem.remedy}")
            path = _escaped(place.path).replace(",", "%2C").replace(":", "%3A")
            where = f"file={path},line={place.line},col={place.column},title={problem.code}"
            click.echo(f"::{problem.severity} {where}::{words}")
        else:
            click.echo(problem.text())


def _escaped(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
