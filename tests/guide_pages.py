"""The guide as its tests read it: its pages, their fenced blocks, and the command lines in any text."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "plugins" / "goldenthread" / "guide"
STARTER = ROOT / "plugins" / "goldenthread" / "starter"
_COMMAND = re.compile(r"(?:^|[\s`\\/.])goldenthread((?: +(?:[^\s`|;&“”()]+|\"[^\"]*\"))+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: the words since the last block, what it is marked as, its text, and its number in its sort."""

    before: str
    sort: str
    text: str
    number: int


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page, in order; those of a list (in README.md) are moved out to the edge."""
    counts: Counter[str] = Counter()
    before, rows, fence = "", None, ""
    for row in page.read_text("utf-8").split("\n"):
        if rows is None and (match := re.match(r"( *)(`{3,})(\w*)$", row)):
            deep, fence, sort = len(match[1]), match[2], match[3]
            rows = []
        elif rows is not None and row.strip() == fence:
            yield Block(before.strip(), sort, "".join(f"{one[deep:]}\n" for one in rows), counts[sort])
            counts[sort] += 1
            before, rows = "", None
        elif rows is not None:
            rows.append(row)
        elif row.strip():
            before += f"{row}\n"


def code(text: str) -> str:
    """What a page of Markdown shows as typed: its blocks, and the words between backticks, a line each."""
    fenced = re.findall(r"^ *(`{3,4})\w*\n(.*?)^ *\1$", text, re.MULTILINE | re.DOTALL)
    bare = re.sub(r"^ *(`{3,4})\w*\n.*?^ *\1$", "", text, flags=re.MULTILINE | re.DOTALL)
    return "\n".join([*(block for _, block in fenced), *re.findall(r"`([^`\n]+)`", bare)])


def command_lines(text: str) -> list[list[str]]:
    """The words after each `goldenthread` that is followed by any, as a shell takes them."""
    return [shlex.split(match) for match in _COMMAND.findall(text)]
