"""`export`: the files of one format, written into a folder that holds one edition and nothing of anybody else."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from goldenthread.build import Checked, export_files
from goldenthread.cli import pdf as printing
from goldenthread.cli.doing import Doing
from goldenthread.cli.folders import made_for, refused
from goldenthread.exports.file import File
from goldenthread.exports.table import PRINTED
from goldenthread.source.project import MARKER, Project


def export(checked: Checked, form: str, out: Path | None, browser: str | None) -> int:
    """Makes the files and writes them; gives the exit code. Nothing is written where anything stands against it."""
    project = checked.project
    out = out or Path("export" if project.audience == "public" else "export-internal")
    try:
        why = refusal(out, project)
        if why:
            raise click.UsageError(why)
        with Doing() as doing:
            files = list(printing.files(checked, Path.cwd(), browser) if browser and form in PRINTED else
                         export_files(checked, form, doing=doing))
        _write(files, out, project.audience)
    except OSError as error:
        raise click.UsageError(f"The files cannot be written to {out}: {error.strerror or error}.") from None
    except printing.CannotPrintError as error:
        click.echo(str(error))
        return 1
    click.echo(f"Wrote {len(files)} file{'' if len(files) == 1 else 's'} to {out}.")
    return 0


def refusal(out: Path, project: Project) -> str | None:
    """Why files must not be put into a folder, or None: it holds content, or the other edition."""
    why = refused(out, project.root, (project.strategy, project.plans, project.internal))
    if why:
        return why
    before = made_for(out) or project.audience
    if before != project.audience:
        return (f"{out} holds files of the {before} edition; those of the {project.audience} one are not put among "
                "them. Choose another folder.")
    return None


def _write(files: Iterable[File], out: Path, audience: str) -> None:
    """Writes files that take the place of those of an earlier export only."""
    placed = [(out / file.address.removeprefix("downloads/"), file.content) for file in files]
    if made_for(out) is None:
        there = next((file for file, content in placed if file.exists() and not _holds(file, content)), None)
        if there:
            raise click.UsageError(f"{there} is there already, and this command did not write it. Move it away, or "
                                   "choose another folder.")
    out.mkdir(parents=True, exist_ok=True)
    (out / MARKER).write_text(f"{audience}\n", "utf-8")
    for file, content in placed:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _holds(file: Path, content: bytes) -> bool:
    return file.is_file() and file.read_bytes() == content
