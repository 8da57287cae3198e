"""What the readers of Word, Excel and CSV all give: tables and paragraphs, each cell with its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from goldenthread.intake.log import Note


class UnreadableError(ValueError):
    """Bytes that are not what the name of their file says."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table.

    `text` holds a line for each paragraph; `number` what Word numbers it with by itself; `numeric` that a spreadsheet
    holds a number there; `width` over how many columns it runs (0: a wider cell before it covers it); `continues` that
    it is merged with the cell above.
    """

    text: str = ""
    number: str = ""
    numeric: bool = False
    width: int = 1
    continues: bool = False

    @property
    def filled(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.text.strip() or self.number)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a cell for each column of its table, and where it stands (`table 1, row 5`)."""

    place: str
    cells: tuple[Cell, ...]

    def at(self, column: int) -> Cell:
        """The cell of a column; an empty one where the row ends before it."""
        return self.cells[column] if column < len(self.cells) else Cell()

    @property
    def filled(self) -> list[int]:
        """The columns with something in them."""
        return [at for at, cell in enumerate(self.cells) if cell.filled and not cell.continues]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `name` says which (`table 1`, `sheet “Action plan”`)."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words outside a table; `level` is that of a heading (1 to 9), 0 of a title, None of ordinary text."""

    text: str
    place: str
    level: int | None = None
    bullet: bool = False
    number: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds, in its order, and what reading it left out or changed."""

    blocks: tuple[Grid | Paragraph, ...]
    notes: tuple[Note, ...] = field(default=())

    @property
    def grids(self) -> list[Grid]:
        """Its tables."""
        return [block for block in self.blocks if isinstance(block, Grid)]
