"""`redact`: a dataset's file without the small numbers that must not be public."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.build import Checked, read_file, read_one
from goldenthread.cli.show import show
from goldenthread.edition.counts import SIGN, rows_of
from goldenthread.edition.redacting import redacted
from goldenthread.edition.view import View
from goldenthread.kinds.table import KINDS
from goldenthread.model.record import Record
from goldenthread.problems import Report, Severity
from goldenthread.source.earlier import read_earlier
from goldenthread.source.files import read_document


def redact(file: Path, out: Path | None, checked: Checked) -> int:
    """Writes the safe copy of a file; gives the exit code. Nothing is written over, the file itself least of all."""
    project = checked.project
    target = out or Path(project.strategy) / "figures" / file.name
    if target.resolve() == file.resolve():
        raise click.UsageError(f"{file} lies where its safe copy would go. Say where with --out.")
    if target.exists():
        raise click.UsageError(f"{target} is there already, and is not written over. Move it away, or use --out.")
    settings = [*project.problems, *read_earlier(project)[1]]
    if any(problem.severity is Severity.ERROR for problem in settings):
        show(Report(settings), "text")  # what may be shown cannot be told by a setting that cannot be read
        return 1
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
    why = still_unsafe(safe, file, datasets[0], number)
    if why:
        click.echo(f"Nothing was written: {why}")
        return 1
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(safe, "utf-8", newline="")
    except OSError as error:
        raise click.UsageError(f"{target} cannot be written: {error.strerror or error}.") from None
    click.echo(f"Wrote {target} with {number} figures withheld. Read it before you publish it: the guard lowers the "
               "risk, and somebody who answers for data protection decides.")
    return 0


def still_unsafe(safe: str, file: Path, record: Record, number: int) -> str | None:
    """Why a safe copy is none, found by reading it again: a figure that is still there, or something internal."""
    document, _ = read_document(file.as_posix(), file.name, safe)
    again = read_one(document, KINDS).records if document else []
    if len(again) != 1 or again[0].kind != "dataset":
        return "the file is laid out in a way that cannot be made safe. Write each value on a line of its own."
    signs = sum(str(value) == SIGN for row in rows_of(again[0]) for value in row.part.values)
    before = sum(str(value) == SIGN for row in rows_of(record) for value in row.part.values)
    if signs - before != number:
        return "some figures could not be found in the file. Write each value on a line of its own."
    if any(row.hidden for row in rows_of(again[0])) or again[0].facts.get("notes") or again[0].internal:
        return "the file holds notes, or rows marked internal. Take them out first."
    return None
