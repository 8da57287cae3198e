"""Fenced blocks in a text: where each starts and ends, and the word that says what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})[ \t]*(?P<word>[^`~\s{}][^`~{}]*?)?[ \t]*$")


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
        found = _FENCE.match(row) if "```" in row or "~~~" in row else None
        if opened is None:
            opened, first = found, at
        elif found and not found["word"] and found["fence"].startswith(opened["fence"]):
            yield _block(opened, first, at)
            opened = None
    if opened is not None:
        yield _block(opened, first, len(rows) - 1, closed=False)


def _block(opened: re.Match[str], first: int, last: int, *, closed: bool = True) -> Block:
    word = (opened["word"] or "").strip()
    return Block(word, max(opened.start("word"), 0), first, last, closed)
