"""What a check of words needs to know besides the words: for whom, on which day, and how each file was typed."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

from goldenthread.problems import Place, Problem
from goldenthread.source.document import Prose


@dataclass(frozen=True, slots=True)
class Setting:
    """The audience, the day, and the files as typed, by path."""

    audience: str
    today: dt.date
    texts: Mapping[str, str] = field(default_factory=dict)
    _rows: dict[str, list[str]] = field(default_factory=dict)
    _breaks: dict[str, list[int]] = field(default_factory=dict)

    @property
    def is_public(self) -> bool:
        """Whether the edition that is checked is for anybody to read."""
        return self.audience != "internal"

    def rows(self, path: str) -> list[str]:
        """The lines of a file as typed."""
        if path not in self._rows:
            self._rows[path] = self.texts.get(path, "").split("\n")
        return self._rows[path]

    def in_prose(self, path: str, prose: Prose, position: int) -> Place:
        """The place of a character of the text below a file's facts."""
        if path not in self._breaks:
            self._breaks[path] = [at for at, sign in enumerate(prose.text) if sign == "\n"]
        breaks = self._breaks[path]
        line = bisect_left(breaks, position)
        return Place(path, prose.place.line + line, position - (breaks[line - 1] if line else -1))

    def weighed(self, problem: Problem) -> Problem:
        """A problem of the public edition, which in the internal one is something to know and no more."""
        return problem if self.is_public else problem.as_notice()
