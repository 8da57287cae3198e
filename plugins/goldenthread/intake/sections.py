"""A Word file by its headings: each with its number, its own words, and the headings below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from goldenthread.intake.cleaning import lines_of
from goldenthread.intake.grid import Content, Grid, Paragraph
from goldenthread.intake.log import Log

CONTENTS = re.compile(r"(?:table of )?contents")
_NUMBERED = re.compile(r"(?P<code>\d+(?:\.\d+)*)[.):]?\s+(?P<rest>\S.*)", re.DOTALL)
_SIGNS = re.compile(r"([\\`*_\[\]<])")
_STARTS = re.compile(r"^(?=[#>+=|~-])")


@dataclass(slots=True)
class Section:
    """A heading: its words, its number where it has one, its level and place, what stands below it, the headings there.

    `words` are those of the title with the number, as typed.
    """

    title: str
    words: str
    code: str
    level: int
    place: str
    blocks: list[Paragraph | Grid] = field(default_factory=list)
    inner: list[Section] = field(default_factory=list)

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in their order."""
        yield self
        for one in self.inner:
            yield from one.walk()

    def items(self) -> list[Paragraph]:
        """Its paragraphs that hold words."""
        return [block for block in self.blocks if isinstance(block, Paragraph)]


def sections_of(content: Content, log: Log) -> Section:
    """The whole of a file as one section under its own title; its words cleaned, empty paragraphs left out."""
    top = Section("", "", "", 0, "the file")
    open_ones = [top]
    for block in content.blocks:
        if isinstance(block, Grid):
            open_ones[-1].blocks.append(block)
            continue
        listed = CONTENTS.fullmatch(open_ones[-1].title.strip().casefold())
        text = " ".join(lines_of(block.text, block.place, Log() if listed else log))
        if not text:
            continue
        if block.level is None:
            open_ones[-1].blocks.append(
                Paragraph(text, block.place, None, block.bullet or bool(block.number), block.number))
        elif not top.title and not top.inner and block.level < (1 if _NUMBERED.fullmatch(text) else 2):
            top.title, top.place = text, block.place
        else:
            found = _NUMBERED.fullmatch(text)
            code = found["code"] if found else block.number.rstrip(".):")
            words = f"{block.number} {text}".strip()
            made = Section(found["rest"] if found else text, words, code, max(block.level, 1), block.place)
            while open_ones[-1].level >= made.level:
                open_ones.pop()
            open_ones[-1].inner.append(made)
            open_ones.append(made)
    return top


def as_prose(section: Section) -> Iterator[str]:
    """A section's paragraphs and lists as Markdown, a block each, without its tables; no sign in them has a meaning."""
    rows: list[str] = []
    for one in section.items():
        text = _STARTS.sub(r"\\", _plain(one.text))
        if one.bullet:
            rows.append(f"- {text}")
            continue
        if rows:
            yield "\n".join(rows)
            rows = []
        yield re.sub(r"^(\d+)([.)])(?=\s)", r"\1\\\2", text)
    if rows:
        yield "\n".join(rows)


def heading(words: str, level: int) -> str:
    """A heading in Markdown."""
    return f"{'#' * level} {_plain(words)}"


def _plain(words: str) -> str:
    return _SIGNS.sub(r"\\\1", words)
