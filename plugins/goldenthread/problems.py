"""A place in a file, a problem found there, and the report that gathers them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How much a problem matters: an error stops publication, a warning only under `--strict`, a notice never."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """Where something was written: a path relative to the project, line and column counted from 1 in characters."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """`path:line:column`, as an editor or a terminal can follow it."""
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing an author should know, said so that it can be mended.

    `typed` is the line as it should be typed, where that helps; `item` the `kind:id` of what it is about, where a
    waiver may take it away.
    """

    place: Place
    severity: Severity
    code: str
    message: str
    remedy: str
    typed: str | None = None
    item: str = field(default="", compare=False)

    def as_notice(self) -> Problem:
        """The same, as something to know and no more."""
        return replace(self, severity=Severity.NOTICE)

    def of(self, item: str) -> Problem:
        """The same, about an item (`kind:id`)."""
        return replace(self, item=item)

    def text(self) -> str:
        """The problem as `check` prints it: one line with the place, then what to do, indented."""
        lines = [f"{self.place}: {self.severity}: {self.message} [{self.code}]"]
        if self.typed is not None:
            lines += [f"    Type it like this:  {row}" if at == 0 else f"                        {row}"
                      for at, row in enumerate(self.typed.splitlines() or [""])]
        lines.append(f"    {self.remedy}")
        return "\n".join(lines)

    def as_json(self) -> dict[str, Any]:
        """The problem as a mapping, in the shape that `check --format json` promises."""
        return {
            "path": self.place.path,
            "line": self.place.line,
            "column": self.place.column,
            "severity": str(self.severity),
            "code": self.code,
            "message": self.message,
            "remedy": self.remedy,
        }


@dataclass(slots=True)
class Report:
    """All problems of one run, in the order of the files they are in."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, problem: Problem) -> None:
        """Notes one problem."""
        self.problems.append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Notes several problems."""
        self.problems.extend(problems)

    def __iter__(self) -> Iterator[Problem]:
        """Each problem once, sorted by place; the same words at the same place are one problem."""
        return iter(sorted(set(self.problems), key=lambda p: (p.place, p.severity, p.code, p.message)))

    def count(self, severity: Severity) -> int:
        """How many problems of this severity there are."""
        return sum(1 for problem in self if problem.severity is severity)

    def in_short(self) -> str:
        """What a build prints: errors and warnings in full, and how many notices there are for whoever wants them."""
        grave = [problem for problem in self if problem.severity is not Severity.NOTICE]
        notices = self.count(Severity.NOTICE)
        lines = [problem.text() for problem in grave]
        if notices:
            lines.append(f"{notices} notice{'' if notices == 1 else 's'}: “goldenthread check” shows "
                         f"{'it' if notices == 1 else 'them'}.")
        return "".join(f"{line}\n" for line in lines)

    def shortened(self, most: int, more: Callable[[Place, int], Problem]) -> Report:
        """The report with at most so many problems of one file, the gravest first, and `more` where there are more."""
        by_file: dict[str, list[Problem]] = {}
        for problem in self:
            by_file.setdefault(problem.place.path, []).append(problem)
        weights = list(Severity)
        short = Report()
        for path, problems in by_file.items():
            problems.sort(key=lambda problem: weights.index(problem.severity))
            short.extend(problems[:most])
            if len(problems) > most:
                short.add(more(Place(path), len(problems) - most))
        return short

    @property
    def has_errors(self) -> bool:
        """Whether anything found must stop publication."""
        return any(p.severity is Severity.ERROR for p in self.problems)

    def fails(self, *, strict: bool) -> bool:
        """Whether the run ends with exit code 1."""
        return self.has_errors or (strict and any(p.severity is Severity.WARNING for p in self.problems))
