"""What stands on paper: paragraphs and tables, as they are read from a page and written into a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

BREAK, TAB = "\v", "\t"


class Run(NamedTuple):
    """Words that look alike. `link` is the address they lead to as the page has it; `BREAK` starts a new line."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    underlined: bool = False
    quiet: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its runs, its style, the anchors that lead to it, and its place in a list.

    `depth` counts the lists that it lies in; `marker` is “bullet”, or the number of the list among those that count,
    and empty for what follows in the same entry.
    """

    runs: tuple[Run, ...]
    style: str = ""
    anchors: tuple[str, ...] = ()
    depth: int = 0
    marker: str = ""

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its paragraphs, how many columns it spans, whether it heads others, whether it is a number."""

    paragraphs: tuple[Paragraph, ...]
    span: int = 1
    heads: bool = False
    number: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; one that `heads` stands at the top of each page that the table reaches."""

    cells: tuple[Cell, ...]
    heads: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its caption, its rows, and whether it is so wide that the paper should be turned."""

    caption: Paragraph | None
    rows: tuple[Row, ...]
    wide: bool

    @property
    def heading(self) -> str:
        """The words of its heading rows, a tab between columns: tables that have the same are alike."""
        heads = (cell.paragraphs for row in self.rows if row.heads for cell in row.cells)
        return TAB.join(" ".join(one.text for one in paragraphs) for paragraphs in heads)


Block = Paragraph | Table


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """All paragraphs, those of tables included, in their order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            if block.caption:
                yield block.caption
            for cell in (cell for row in block.rows for cell in row.cells):
                yield from cell.paragraphs
