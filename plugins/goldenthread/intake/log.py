"""What an import did to an author's words, note by note, each with its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


def so_many(number: int) -> str:
    """How many words, in words: what is left out of a file is told so, as it may hold names, addresses and numbers."""
    return f"{number} word{'' if number == 1 else 's'}"


def counted(text: str) -> str:
    """How many words a text has, in place of the words."""
    return so_many(len(text.split()))


class Sort(StrEnum):
    """What a note is about; the values are the headings of the log."""

    DOUBTFUL = "Doubtful: please look"
    NOT_UNDERSTOOD = "Not understood, so not in the file"
    INFERRED = "Inferred: our reading, and marked as such"
    LEFT_OUT = "Left out"
    CHANGED = "Tracked changes"
    CLEANED = "Cleaned"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that an author should know: what was done, and where in the file that came in (`table 1, row 5`)."""

    sort: Sort
    place: str
    words: str


@dataclass(slots=True)
class Log:
    """The notes of one import, in the order in which they were made; the same note at the same place is there once."""

    noted: dict[Note, None] = field(default_factory=dict)

    @property
    def notes(self) -> list[Note]:
        """The notes themselves."""
        return list(self.noted)

    def add(self, sort: Sort, place: str, words: str) -> None:
        """Notes one thing."""
        self.noted.setdefault(Note(sort, place, words))

    def extend(self, notes: Iterable[Note]) -> None:
        """Notes several things."""
        for note in notes:
            self.noted.setdefault(note)

    def count(self, sort: Sort) -> int:
        """How many notes there are of one sort."""
        return sum(1 for note in self.notes if note.sort is sort)

    def in_short(self) -> str:
        """How many notes there are of each sort, as one line."""
        said = [f"{sort.value.split(':')[0].split(',')[0].lower()} {self.count(sort)}"
                for sort in Sort if self.count(sort)]
        return ", ".join(said) or "nothing to tell"

    def text(self, title: str) -> str:
        """The whole log, under a heading for each sort; what needs a person's eye comes first."""
        lines = [title, "=" * len(title)]
        for sort in Sort:
            notes = [note for note in self.notes if note.sort is sort]
            if notes:
                lines += ["", f"{sort.value} ({len(notes)})", ""]
                lines += [f"  {note.place}: {note.words}" for note in notes]
        if not self.notes:
            lines += ["", "Nothing was changed, inferred or left out."]
        return "\n".join(lines) + "\n"
