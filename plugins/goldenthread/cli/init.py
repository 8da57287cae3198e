"""`init`: a new council's repository from the starter, or this one with its examples cleared out. Nothing is lost."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from pathlib import Path

import click

from goldenthread import __version__
from goldenthread.build import Checked
from goldenthread.problems import Severity

STARTER = Path(__file__).parent.parent / "starter"
SPELT = {"github": ".github", "gitlab-ci.yml": ".gitlab-ci.yml", "gitignore": ".gitignore"}
CONTENT = ("strategy", "actionplans")


def starter(today: dt.date) -> dict[str, str]:
    """The starter's files, by path, as of a day."""
    words = {"TODAY": f"{today.day} {today:%B %Y}", "YEAR": str(today.year), "NEXT": str(today.year + 1),
             "VERSION": __version__}
    made = {}
    for path in sorted(STARTER.rglob("*")):
        if path.is_file():
            first, *rest = path.relative_to(STARTER).parts
            text = path.read_text("utf-8")
            for token, word in words.items():
                text = text.replace(token, word)
            made["/".join([SPELT.get(first, first), *rest])] = text
    return made


def init(folder: Path, today: dt.date) -> int:
    """Writes the starter into a folder; gives the exit code. What is there already is never written over."""
    files = starter(today)
    there = [path for path in files if os.path.lexists(folder / path)]
    if there:
        more = " and more" if there[5:] else ""
        click.echo(f"Nothing was written: {folder} has {', '.join(there[:5])}{more} already. "
                   "Name an empty folder, or, to clear the examples out of this repository, use --here.")
        return 1
    if not write_new(folder, files):
        return 1
    click.echo(f"Wrote {len(files)} files to {folder}. Now change into it, fill in strategy/help.md, and run: "
               "goldenthread build")
    return 0


def clear_here(checked: Checked, root: Path, today: dt.date) -> int:
    """Takes the examples out of a repository, and puts the starter's content in their place; gives the exit code.

    Only files whose every item is marked `example: true` are taken out, and only where git has them, so that they can
    be had back.
    """
    by_file: dict[str, list[bool]] = {}
    for record in checked.graph:
        by_file.setdefault(record.place.path, []).append(record.example)
    gone = sorted(path for path, examples in by_file.items() if all(examples))
    if not gone:
        click.echo("There are no examples here.")
        return 0
    wrong = {problem.place.path for problem in checked.report if problem.severity is Severity.ERROR} & set(gone)
    if wrong:
        click.echo(f"Nothing was taken out: {min(wrong)} could not be read whole, and may hold more than examples. Run "
                   "“goldenthread check”, and mend it first.")
        return 1
    unsafe = _not_in_git(root, gone)
    if unsafe:
        click.echo(f"Nothing was taken out: git does not have {unsafe[0]} as it is{' and more' if unsafe[1:] else ''}. "
                   "Commit first, so that nothing is lost.")
        return 1
    for path in gone:
        (root / path).unlink()
    for source in CONTENT:
        _without_empty_folders(root / source)
    content = {path: text for path, text in starter(today).items()
               if path.split("/")[0] in CONTENT and not (root / path).exists()}
    if not write_new(root, content):
        return 1
    left = sorted(set(by_file) - set(gone))
    click.echo(f"Took out {len(gone)} files of examples, and wrote {len(content)} to start with.")
    if left:
        click.echo(f"Left as they are, since not all in them is an example: {', '.join(left)}.")
    click.echo("Now put your council's name and address into mkdocs.yml, with “examples: refused” under “publish:”, "
               "fill in strategy/help.md, and run: goldenthread build")
    return 0


def write_new(root: Path, files: dict[str, str]) -> bool:
    """Writes new files, none over another nor outside the folder; says why where it cannot."""
    home = root.resolve()
    for path in files:
        near = next(one for one in (root / path).parents if os.path.lexists(one) or one == Path())
        if not near.is_dir() or not (home.is_relative_to(near.resolve()) or near.resolve().is_relative_to(home)):
            click.echo(f"Nothing was written: {near} is no folder of this one.")
            return False
    try:
        for path, text in files.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except OSError as error:
        click.echo(f"{error.filename or root} cannot be written: {error.strerror or error}.")
        return False
    return True


def _not_in_git(root: Path, paths: list[str]) -> list[str]:
    """Those of some files that git does not have as they are; all, where there is no git."""
    if shutil.which("git") is None:
        return paths
    command = ["git", "status", "--porcelain", "--ignored", "--untracked-files=all", "-z", "--", *paths]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8",  # noqa: S603  (git)
                          check=False)
    if done.returncode:
        return paths
    return [entry[3:] for entry in done.stdout.split("\0") if entry]


def _without_empty_folders(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
