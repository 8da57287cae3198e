"""Blocks of Markdown that are too large to be laid out: the time that Markdown's own reader takes grows with the square
of their lines and signs, so that a page would take minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MOST_SIGNS = 1500
MOST_LINES = 400
_SIGNS = re.compile(r"[\[\]\\<*_`!&]")
_BETWEEN = re.compile(r"\n[ \t]*\n")
_ROW = re.compile(r"[ \t]*+(?:\|[ \t]*+)?:?-++:?[ \t]*+\|[-:| \t]*+")


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """Where each block of a text starts, in characters, and its words; blocks stand apart by an empty line."""
    start = 0
    for gap in _BETWEEN.finditer(text):
        yield start, text[start:gap.start()]
        start = gap.end()
    yield start, text[start:]


def is_overgrown(block: str) -> bool:
    """Whether a block has more lines than anybody writes without an empty one, outside a table, or more signs that mean
    something to Markdown than anybody means.
    """
    lines = block.strip("\n").split("\n")
    if len(lines) > MOST_LINES and not _ROW.fullmatch(lines[1]):
        return True
    return len(_SIGNS.findall(block)) > MOST_SIGNS
