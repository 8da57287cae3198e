"""Golden cases: a file that shows what an author types, and word for word what `check` answers.

A case is a text file whose name is the rule. What stands before its first `===` says more about the rule. Then comes
each file the author writes, after a line `=== <path>`, and last, after `=== check says`, the whole answer. In brackets
after a path: `escapes` (`\\x00` stands for that byte) and `no newline at the end`. The files are laid over the small
project in `cases/base`, and read as on 22 November 2026. With GOLDENTHREAD_REWRITE=1 in the environment the tests write
each answer anew, to be read by eye before it is kept.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from goldenthread.build import Checked, check_project
from goldenthread.cli import main
from goldenthread.source.project import read_project

CASES = Path(__file__).parent / "cases"
ANSWER = "=== check says\n"
TODAY = dt.date(2026, 11, 22)
EPOCH = int(dt.datetime(2026, 11, 22, tzinfo=dt.UTC).timestamp())
REWRITE = bool(os.environ.get("GOLDENTHREAD_REWRITE"))
_FILE = re.compile(r"^=== (?P<path>[^\n]+?)(?: \((?P<how>(?:escapes|no newline)[^\n)]*)\))?\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Case:
    """One rule: what an author types, and what `check` answers."""

    path: Path
    files: dict[str, bytes]
    answer: str

    def rewrite(self, answer: str) -> None:
        """Makes `answer` what the case expects; to be read by eye afterwards."""
        shown = self.path.read_text("utf-8").split(ANSWER)[0]
        self.path.write_text(shown + ANSWER + answer, "utf-8")


def cases(folder: str) -> list[Path]:
    """The cases of a folder, in the order of their names."""
    return sorted((CASES / folder).glob("*.txt"))


def read_case(path: Path) -> Case:
    """A case as it lies in its file."""
    shown, _, answer = path.read_bytes().decode("utf-8").partition(ANSWER)
    parts = list(_FILE.finditer(shown))
    files = {}
    for part, after in zip(parts, [*parts[1:], None], strict=True):
        content = shown[part.end() : after.start() if after else len(shown)].encode()
        how = part["how"] or ""
        if "no newline" in how:
            content = content.removesuffix(b"\n")
        if "escapes" in how:
            content = re.sub(rb"\\x([0-9a-f]{2})", lambda found: bytes([int(found[1], 16)]), content)
        files[part["path"]] = content
    return Case(path, files, answer)


def lay_out(root: Path, files: dict[str, bytes | str]) -> Path:
    """Writes the small project with these files over it, and gives its folder."""
    shutil.copytree(CASES / "base", root, dirs_exist_ok=True)
    for name, content in files.items():
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def checked(root: Path) -> Checked:
    """The project in a folder, checked in this process."""
    project, problems = read_project(root, today=TODAY)
    assert not problems
    return check_project(project)


def run(root: Path, *words: str) -> tuple[int, str]:
    """The command run in a folder, in this process: its exit code and what it printed."""
    before = Path.cwd()
    os.chdir(root)
    try:
        result = CliRunner().invoke(main, words, env={"SOURCE_DATE_EPOCH": str(EPOCH)})
    finally:
        os.chdir(before)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout


def everything_in(root: Path) -> dict[str, bytes | str]:
    """Every file below a folder with what it holds, to see that nothing was written."""
    return {
        path.relative_to(root).as_posix(): str(path.readlink()) if path.is_symlink() else path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_symlink() or path.is_file()
    }
