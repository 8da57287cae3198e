"""`import`: an office file brought in, its log shown and kept; nothing that is there is written over."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from goldenthread.build import check_project, publish, read_all
from goldenthread.cli.doing import Doing
from goldenthread.cli.show import show
from goldenthread.intake.bring import KINDS, PLAN, Brought, missing_library
from goldenthread.intake.bring import bring as brought_from
from goldenthread.intake.mapping import read_mapping
from goldenthread.kinds.table import KINDS as ALL_KINDS
from goldenthread.messages import intake as say
from goldenthread.model.fields import slug
from goldenthread.problems import Place, Report, Severity
from goldenthread.source.files import read_sources
from goldenthread.source.project import Project
from goldenthread.source.tree import key_name
from goldenthread.source.writing import put_text

LOGS = "imports"
MANY = 4
"""So many files are written one under the other."""
_WORDS = {key_name(kind): kind for kind in KINDS} | {"plan": PLAN, "action_plans": PLAN}


def bring(
    file: Path, project: Project, kind: str | None, into: str | None, columns: Path | None, *, accept: bool
) -> int:
    """Imports a file into a project; gives the exit code."""
    if kind is not None and key_name(kind) not in _WORDS:
        raise click.UsageError(f"A file can be imported as “action plan” or as “strategy”, not as {kind!r}.")
    root = project.root.resolve()
    if into is not None and not (root / into).resolve().is_relative_to(root):
        raise click.UsageError(f"{into} lies outside this project.")
    logs = root / LOGS
    if not logs.resolve().is_relative_to(root) or (logs.exists() and not logs.is_dir()):
        raise click.UsageError(f"{LOGS} is to be a folder of this project, and leads elsewhere.")
    shown = as_shown(file)
    library = missing_library(file)
    if library:
        show(Report([say.needs_library(Place(shown), library)]), "text")
        return 1
    said, problems = read_mapping(columns) if columns else ({}, [])
    if problems:
        show(Report(problems), "text")
        return 1
    with Doing() as doing:
        doing(f"Reading {Path(shown).name}")
        records, _, _ = read_all(read_sources(project).read, ALL_KINDS)
        brought = brought_from(
            file, shown, project, records, said, kind=_WORDS[key_name(kind)] if kind else None,
            shown_to=lambda audience: publish(check_project(replace(project, audience=audience), doing=doing)),
            into=into and (root / into).resolve().relative_to(root).as_posix())
    if brought.problems:
        show(Report(brought.problems), "text")
        click.echo("Nothing was written.")
        return 1
    named = Path(shown)
    click.echo(brought.log.text(f"What was done to {named.name}"))
    if brought.patches:
        return _second_time(brought, project, named, accept=accept)
    return _first_time(brought, project, named)


def as_shown(file: Path) -> str:
    """A file's name in signs that can be printed and written: what is no UTF-8, or cannot be seen, becomes �."""
    name = file.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() else "�" for sign in name)


def _first_time(brought: Brought, project: Project, file: Path, changed: Sequence[str] = ()) -> int:
    """Writes what is new, and checks it together with the files that have just changed."""
    made, there = [], []
    try:
        for path, text in brought.files.items():
            target = project.root / path
            if target.exists():
                there.append(path)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
            made.append(path)
        log = _keep_log(brought, project, file) if made or changed else ""
    except OSError as error:
        raise click.UsageError(f"The files cannot be written: {error.strerror or error}.") from None
    for path in there:
        click.echo(f"{path} is there already, and was left as it is.")
    if not made and not changed:
        click.echo("Nothing was written.")
        return 0
    if len(made) < MANY:
        click.echo(f"Read {brought.said}. Wrote {', '.join(made) or 'no new file'}, and what was done in {log} "
                   f"({brought.log.in_short()}).")
    else:
        click.echo(f"Read {brought.said}. Wrote:")
        click.echo("\n".join(f"  {path}" for path in made))
        click.echo(f"What was done is in {log} ({brought.log.in_short()}).")
    return _what_the_check_says(project, [*made, *changed])


def _second_time(brought: Brought, project: Project, file: Path, *, accept: bool) -> int:
    """Shows what a second import would change, and changes it only where the author has said so."""
    changed = {path: patch for path, patch in brought.patches.items() if patch.changes}
    for path, patch in brought.patches.items():
        if not (patch.changes or patch.by_hand):
            click.echo(f"{path} says the same already.")
            continue
        click.echo(f"{path} is there already. This import would change:\n")
        for change in patch.changes:
            click.echo(change.text())
        for words in patch.by_hand:
            click.echo(f"  {words}; this is for a person to put right")
        click.echo("")
    kept = [one for patch in brought.patches.values() for one in patch.kept]
    if kept:
        click.echo(f"Not in {file.name}, and kept: {'; '.join(kept)}.")
    number = sum(len(patch.changes) for patch in changed.values())
    said = f"{number} change{'' if number == 1 else 's'}"
    if not accept or not (changed or brought.files):
        for path in brought.files:
            click.echo(f"{path} would be new.")
        more = " To put them in, add --accept." if changed or brought.files else ""
        click.echo(f"Read {brought.said}: {said}. Nothing was written.{more}")
        return 0
    try:
        for path, patch in changed.items():
            put_text(project.root / path, patch.text)
    except OSError as error:
        raise click.UsageError(f"The files cannot be written: {error.strerror or error}.") from None
    click.echo(f"Put {said} into {', '.join(changed) or 'no file'}.")
    if brought.files:
        return _first_time(brought, project, file, list(changed))
    click.echo(f"What was done is in {_keep_log(brought, project, file)}.")
    return _what_the_check_says(project, list(changed))


def _keep_log(brought: Brought, project: Project, file: Path) -> str:
    """Writes the log beside the content, where nothing is published from; an older one is kept."""
    folder = project.root / LOGS
    folder.mkdir(exist_ok=True)
    stem = slug(file.stem)
    name = next(one for one in (f"{stem}.txt", *(f"{stem}-{at}.txt" for at in range(2, 100_000)))
                if not os.path.lexists(folder / one))
    (folder / name).write_text(brought.log.text(f"What was done to {file.name}"), "utf-8", newline="\n")
    return f"{LOGS}/{name}"


def _what_the_check_says(project: Project, made: list[str]) -> int:
    """Checks the project with what was written; gives 1 where there is an error in it."""
    with Doing() as doing:
        own = [problem for problem in check_project(project, doing=doing).report if problem.place.path in made]
    grave = Report([problem for problem in own if problem.severity is not Severity.NOTICE])
    show(grave, "text")
    counts = [f"{grave.count(severity)} {severity.value}{'' if grave.count(severity) == 1 else 's'}"
              for severity in (Severity.ERROR, Severity.WARNING)]
    click.echo(f"The check finds {' and '.join(counts)} in it. Read it beside {'the original' if made else ''} before "
               "you publish it.")
    return 1 if grave.has_errors else 0
