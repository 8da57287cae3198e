"""`redact`: a dataset's file without the small numbers that must not be public."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.build import Checked, read_file
from goldenthread.cli.show import show
from goldenthread.edition.redacting import redacted
from goldenthread.edition.view import View
from goldenthread.problems import Report, Severity


def redact(file: Path, out: Path | None, checked: Checked) -> int:
    """Writes the safe copy of a file; gives the exit code. Nothing is written over, the file itself least of all."""
    project = checked.project
    target = out or Path(project.strategy) / "figures" / file.name
    if target.resolve() == file.resolve():
        raise click.UsageError(f"{file} lies where its safe copy would go. Say where with --out.")
    if target.exists():
        raise click.UsageError(f"{target} is there already, and is not written over. Move it away, or use --out.")
    text, document, read = read_file(file, file.as_posix())
    problems = [problem for problem in read.problems if problem.severity is Severity.ERROR]
    if problems or document is None or text is None:
        show(Report(problems), "text")
        return 1
    datasets = [record for record in read.records if record.kind == "dataset"]
    if not datasets:
        raise click.UsageError(f"{file} holds no dataset: its first line should be “kind: dataset”.")
    view = View("public", project.today, project.publishing, checked.view.earlier)
    if not project.publishing.counts_people(datasets[0].facts.get("unit")):
        raise click.UsageError(f"{file} does not count people (its unit is “{datasets[0].facts.get('unit')}”).")
    safe, number, leaks = redacted(text, datasets[0], checked.graph, view)
    if leaks:
        for leak in leaks:
            click.echo(f"{file}: {leak.cell[0].split(' | ')[-1]}, {leak.cell[1]}: could still be worked out.")
        click.echo("Nothing was written. Merge rows, or leave this table out.")
        return 1
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(safe, "utf-8", newline="")
    click.echo(f"Wrote {target} with {number} figures withheld. Read it before you publish it: the guard lowers the "
               "risk, and somebody who answers for data protection decides.")
    return 0
