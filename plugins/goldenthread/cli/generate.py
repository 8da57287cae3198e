"""`generate`: the site as a folder of Markdown, written where it changed."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.build import Checked, build_site
from goldenthread.cli.folders import refused
from goldenthread.generate.folder import listed, write_folder
from goldenthread.generate.site import files
from goldenthread.source.project import Project, settings_in

MOST = 20


def generate(checked: Checked, folder: Path) -> int:
    """Writes the folder; gives the exit code, which is 1 where a file was left alone that is not as it should be."""
    project = checked.project
    given = settings_in(project.root)
    why = refusal(folder, project, given)
    if why:
        raise click.UsageError(why)
    try:
        outcome = write_folder(folder, files(checked, build_site(checked), given), project.audience)
    except OSError as error:
        click.echo(f"The files cannot be written to {folder}: {error.strerror or error}.")
        return 1
    for path in [*outcome.not_written, *outcome.not_removed][:MOST]:
        gone = " It should be gone: what it says is published no more." if path in outcome.not_removed else ""
        click.echo(f"{(folder / path).as_posix()}: left alone, since it was changed by hand.{gone}")
    left = len(outcome.not_written) + len(outcome.not_removed)
    if left:
        click.echo("Remove what you do not need, and run this again.")
    click.echo(f"Wrote {len(outcome.written)} files to {folder}, removed {len(outcome.removed)}; "
               f"{len(outcome.same)} were as they should be.")
    return 1 if left else 0


def refusal(folder: Path, project: Project, given: dict[str, object]) -> str | None:
    """Why the folder must not be written to, or None: it holds the project, or things that were not written here."""
    theme = given.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    why = refused(folder, project.root, (project.strategy, project.plans, project.internal, str(custom or "")))
    if why:
        return why
    target = folder.resolve()
    if not target.is_dir():
        return f"{target} is a file. Choose a folder." if target.exists() else None
    before = listed(target)
    if before is None and any(target.iterdir()):
        return f"{target} holds files that were not written by this command. Choose another folder, or empty it."
    if before and before.audience != project.audience:
        return (f"{target} holds the {before.audience} edition; the {project.audience} one is not put in its place. "
                "Choose another folder.")
    return None
