"""Git asked, read-only and without a network, for what files held at a revision; the work tree is never touched."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from goldenthread.messages import history as say
from goldenthread.problems import Place, Problem

LONGEST_WAIT = 60
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_HEAD = re.compile(r"\x01([0-9a-f]{40,64})\x02([^\x00]+)")
_FILE = re.compile(r":\d{6} (\d{6}) [0-9a-f]+ ([0-9a-f]+) [A-Z]\d*")


class NoHistoryError(Exception):
    """The history cannot be had; `problem` says why, and what helps."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)


class UnknownRevisionError(Exception):
    """There is no such revision, or none on or before such a day."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that touched content: its id, its time with its zone, and the files it left, by path (None: removed)."""

    id: str
    moment: str
    files: Mapping[str, str | None]

    @property
    def day(self) -> dt.date:
        """The day, as whoever committed counts days."""
        return dt.date.fromisoformat(self.moment[:10])


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository, seen from the folder of a project in it."""

    root: Path

    @classmethod
    def open(cls, root: Path) -> Repository:
        """The repository that a project lies in; raises NoHistoryError where there is none that can be used."""
        if not is_kept(root):
            raise NoHistoryError(say.no_repository(Place("mkdocs.yml")))
        made = cls(root)
        if made.ask("rev-parse", "--is-shallow-repository").strip() == b"true":
            raise NoHistoryError(say.shallow(Place("mkdocs.yml")))
        if made.try_to("rev-parse", "--verify", "--quiet", "HEAD^{commit}") is None:
            raise NoHistoryError(say.no_repository(Place("mkdocs.yml")))
        return made

    def ask(self, *arguments: str, given: bytes = b"") -> bytes:
        """What git answers; raises NoHistoryError where it fails."""
        done = self._run(arguments, given)
        if done.returncode:
            lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no reason given"]
            raise NoHistoryError(say.unreadable(Place("mkdocs.yml"), lines[0]))
        return done.stdout

    def try_to(self, *arguments: str, given: bytes = b"") -> bytes | None:
        """What git answers, or None where it fails."""
        done = self._run(arguments, given)
        return None if done.returncode else done.stdout

    def _run(self, arguments: tuple[str, ...], given: bytes) -> subprocess.CompletedProcess[bytes]:
        keep = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        command = ["git", "-c", "protocol.allow=never", "-c", "core.fsmonitor=false", "-C", str(self.root), *arguments]
        try:
            return subprocess.run(  # noqa: S603  (git, with arguments of ours; a revision cannot be an option)
                command, input=given, capture_output=True, check=False, timeout=LONGEST_WAIT,
                env={**keep, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0",
                     **{name: value for name, value in os.environ.items() if name.startswith("GIT_CONFIG")}},
            )
        except FileNotFoundError:
            raise NoHistoryError(say.no_git(Place("mkdocs.yml"))) from None
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NoHistoryError(say.unreadable(Place("mkdocs.yml"), type(error).__name__)) from None

    def commit(self, words: str, folders: Iterable[str]) -> str:
        """The id of the commit that some words name: a revision, or a day, which means the last commit by its end."""
        if _DATE.fullmatch(words):
            try:
                day = dt.date.fromisoformat(words)
            except ValueError:
                raise UnknownRevisionError(f"{words} is not a day of the calendar.") from None
            log = self.log(["HEAD"], [], folders)
            found = next((commit.id for commit in log if commit.day <= day), None)
            if found is None:
                first = f" The first is of {log[-1].day}." if log else ""
                raise UnknownRevisionError(f"There is no commit of the content on or before {words}.{first}")
            return found
        named = None
        if words and not words.startswith("-") and "\x00" not in words:
            named = self.try_to("rev-parse", "--verify", "--quiet", f"{words}^{{commit}}")
        if not named:
            raise UnknownRevisionError(
                f"There is no revision “{words}”. Name a commit, a tag, or a day such as 2026-05-01.")
        return named.decode().strip()

    def log(self, tips: list[str], without: list[str], folders: Iterable[str]) -> list[Commit]:
        """The commits that touched content, newest first, in the line of what was published (first parents)."""
        told = self.ask(
            "log", "--first-parent", "-m", "--raw", "--no-abbrev", "--no-renames", "--no-color", "-z", "--relative",
            "--format=%x01%H%x02%cI", *tips, *(f"^{one}" for one in without), "--", *folders, "mkdocs.yml",
        ).decode("utf-8", "surrogateescape")
        made: list[Commit] = []
        files: dict[str, str | None] = {}
        waiting: str | None = None
        for token in (part.lstrip("\n") for part in told.split("\x00")):
            if waiting is not None:
                files[token] = waiting if waiting.strip("0") else None
                waiting = None
            elif head := _HEAD.match(token):
                files = {}
                made.append(Commit(head[1], head[2], files))
            elif entry := _FILE.fullmatch(token):
                waiting = entry[2] if entry[1] in ("100644", "100755", "000000") else "0"
        return made

    def listing(self, commit: str, folders: Iterable[str]) -> dict[str, str]:
        """The ordinary files under some folders of a commit, with the ids of what they hold."""
        told = self.ask("ls-tree", "-r", "-z", commit, "--", *folders).decode("utf-8", "surrogateescape")
        rows = (row.partition("\t") for row in told.split("\x00") if row)
        return {path: facts.split()[2] for facts, _, path in rows if facts.startswith("100")}

    def contents(self, ids: Iterable[str]) -> dict[str, bytes]:
        """What some ids or `revision:./path` names stand for, in one call; what is not there is left out."""
        asked = list(dict.fromkeys(ids))
        if not asked:
            return {}
        given = "".join(f"{one}\n" for one in asked).encode("utf-8", "surrogateescape")
        told = self.ask("cat-file", "--batch", given=given)
        found: dict[str, bytes] = {}
        at = 0
        for one in asked:
            end = told.index(b"\n", at)
            head = told[at:end].rsplit(b" ", 2)
            at = end + 1
            if len(head) == 3 and head[1] == b"blob":
                size = int(head[2])
                found[one] = told[at : at + size]
                at += size + 1
            elif len(head) == 3 and head[2].isdigit():
                at += int(head[2]) + 1
        return found


def is_kept(root: Path) -> bool:
    """Whether a folder lies in a git repository, as far as can be seen without asking git."""
    here = root.resolve()
    return any((folder / ".git").exists() for folder in (here, *here.parents))


def is_shallow(root: Path) -> bool:
    """Whether the repository's own folder says that its history was not fetched."""
    here = root.resolve()
    return any((folder / ".git" / "shallow").is_file() for folder in (here, *here.parents))
