"""Fenced blocks in a text: where each starts and ends, and the word that says what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OPENS = r"(?P<fence>`{3,}|~{3,})[ \t]*(?P<word>[^`~\s{}][^`~{}]*?)?[ \t]*$"
_FENCE = re.compile(r" {0,3}" + _OPENS)
_INSIDE = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*" + _OPENS)


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block: its word, the lines it takes (from 0, fences included), and whether its end is there."""

    word: str
    column: int
    first: int
    last: int
    closed: bool = True


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a text; what stands inside one starts none."""
    rows = text.split("\n")
    opened: re.Match[str] | None = None
    first = 0
    for at, row in enumerate(rows):
        found = _FENCE.match(row) if _has_fence(row) else None
        if opened is None:
            opened, first = found, at
        elif _ends(found, opened):
            yield _block(opened, first, at)
            opened = None
    if opened is not None:
        yield _block(opened, first, len(rows) - 1, closed=False)


def blocks_inside(text: str) -> Iterator[Block]:
    """The fences that open in a list, in a quotation or far from the beginning of a line, where no block can stand."""
    taken = {row for block in blocks(text) for row in range(block.first, block.last + 1)}
    opened: re.Match[str] | None = None
    for at, row in enumerate(text.split("\n")):
        found = _INSIDE.match(row) if _has_fence(row) and at not in taken else None
        if opened is None and found:
            opened = found
            yield _block(found, at, at)
        elif opened is not None and _ends(found, opened):
            opened = None


def _has_fence(row: str) -> bool:
    return "```" in row or "~~~" in row


def _ends(found: re.Match[str] | None, opened: re.Match[str]) -> bool:
    return bool(found and not found["word"] and found["fence"].startswith(opened["fence"]))


def _block(opened: re.Match[str], first: int, last: int, *, closed: bool = True) -> Block:
    word = (opened["word"] or "").strip()
    return Block(word, max(opened.start("word"), 0), first, last, closed)
