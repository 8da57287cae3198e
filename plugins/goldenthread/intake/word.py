"""A Word file as tables and paragraphs, read from its XML: what Word would show, and nothing that it hides.

python-docx opens the package; its own `.text` would drop an inserted run in silence, so the runs are walked here.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from docx import Document

from goldenthread.intake.grid import Cell, Content, Grid, Paragraph, Row, UnreadableError
from goldenthread.intake.log import Log, Sort
from goldenthread.intake.numbering import Numbering, W
from goldenthread.intake.runs import Runs
from goldenthread.intake.styles import Styles

_WRAPPERS = tuple(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag"))
_NOTES = {"comments": "comment", "footnotes": "footnote", "endnotes": "endnote"}


def read_word(data: bytes) -> Content:
    """The content of a Word file; raises UnreadableError for bytes that are none."""
    try:
        document = Document(io.BytesIO(data))
        parts = list(document.part.package.parts)
        body, styles, about = document.element.body, document.styles.element, document.core_properties
        named = bool(about.author or about.last_modified_by)
    except Exception as error:  # whatever python-docx makes of bytes that are no Word file, it says in its own ways
        raise UnreadableError(str(error)) from None
    if body is None:
        raise UnreadableError("no body")
    log = Log()
    roots = {str(part.partname).rsplit("/", 1)[-1].removesuffix(".xml"): part for part in parts}
    numbering = getattr(roots.get("numbering"), "element", None)
    reader = _Reader(Runs(Styles.read(styles), log), Numbering.read(numbering), log)
    blocks = tuple(reader.blocks(body))
    _what_else(roots, log)
    if named:
        log.add(Sort.LEFT_OUT, "the file", "who wrote and saved it (names in a file's properties are never imported)")
    return Content(blocks, tuple(log.notes))


def _what_else(roots: dict[str, Any], log: Log) -> None:
    """Notes what lies in the package beside the text, and is never read: comments, notes, headers."""
    for name, word in _NOTES.items():
        blob = roots[name].blob if name in roots else b""
        special = blob.count(b'w:type="separator"') + blob.count(b'w:type="continuationSeparator"')
        number = blob.count(f"<w:{word} ".encode()) - special
        if number > 0:
            log.add(Sort.LEFT_OUT, "the file", f"{number} {word}{'' if number == 1 else 's'} "
                                               f"({'it is' if number == 1 else 'they are'} never imported)")
    headers = [name for name, part in roots.items()
               if name.startswith(("header", "footer")) and b"<w:t" in getattr(part, "blob", b"")]
    if headers:
        log.add(Sort.LEFT_OUT, "the file", "what stands at the head or foot of its pages")


class _Reader:
    """Reads the blocks of one document, counting tables and paragraphs for their places."""

    def __init__(self, runs: Runs, numbering: Numbering, log: Log) -> None:
        self.runs = runs
        self.numbering = numbering
        self.log = log
        self.tables = 0
        self.paragraphs = 0

    def blocks(self, holder: Any) -> Iterator[Grid | Paragraph]:
        """The tables and paragraphs of a body, those within content controls too."""
        held = ""
        for element in holder:
            if element.tag in _WRAPPERS:
                yield from self.blocks(element)
            elif element.tag == f"{W}tbl":
                self.tables += 1
                yield self._table(element, f"table {self.tables}")
            elif element.tag == f"{W}p":
                self.paragraphs += 1
                place = f"paragraph {self.paragraphs}"
                text = held + self.runs.text(element, place)
                held = ""
                if self.runs.joins_the_next(element):
                    held = text
                    continue
                number, bullet = self._number(element, text)
                level = self.runs.styles.level(element)
                yield Paragraph(text, place, level, bullet or self.runs.styles.is_bullet(element), number)
            elif element.tag == f"{W}altChunk":
                self.log.add(Sort.NOT_UNDERSTOOD, f"after paragraph {self.paragraphs}", "a file within the file")
            else:
                self.runs.unknown(element, f"after paragraph {self.paragraphs}")

    def _number(self, paragraph: Any, text: str) -> tuple[str, bool]:
        """The number that Word gives a paragraph; one of which all is deleted or hidden is not counted."""
        name, at = self.runs.styles.list_of(paragraph)
        if not name or (not text.strip() and self.runs.holds_words(paragraph)):
            return "", False
        return self.numbering.next(name, at)

    def _table(self, table: Any, place: str) -> Grid:
        rows = []
        above: list[Cell] = []
        for at, element in enumerate(_inside(table, f"{W}tr"), 1):
            row = self._row(element, f"{place}, row {at}", above)
            if row is not None:
                rows.append(row)
                above = list(row.cells)
        return Grid(place, tuple(rows))

    def _row(self, element: Any, place: str, above: list[Cell]) -> Row | None:
        about = element.find(f"{W}trPr")
        if about is not None:
            if about.find(f"{W}del") is not None:
                self.log.add(Sort.CHANGED, place, "a row that was deleted under tracked changes is left out")
                return None
            if _on(about.find(f"{W}hidden")):
                self.log.add(Sort.LEFT_OUT, place, "a hidden row")
                return None
            if about.find(f"{W}ins") is not None:
                self.log.add(Sort.CHANGED, place, "a row that was inserted under tracked changes is read")
        cells: list[Cell] = [Cell(width=0)] * _value(about, "gridBefore")
        for one in _inside(element, f"{W}tc"):
            cells += self._cell(one, place)
        return Row(place, tuple(cells))

    def _cell(self, element: Any, place: str) -> list[Cell]:
        about = element.find(f"{W}tcPr")
        width = max(_value(about, "gridSpan"), 1)
        merged = about.find(f"{W}vMerge") if about is not None else None
        continues = merged is not None and merged.get(f"{W}val") != "restart"
        if about is not None and about.find(f"{W}cellDel") is not None:
            self.log.add(Sort.CHANGED, place, "a cell that was deleted under tracked changes is left out")
            return [Cell(width=width), *[Cell(width=0)] * (width - 1)]
        lines: list[str] = []
        number = ""
        held = ""
        for paragraph in self._paragraphs(element, place):
            text = held + self.runs.text(paragraph, place)
            held = ""
            if self.runs.joins_the_next(paragraph):
                held = text
                continue
            own, _ = self._number(paragraph, text)
            if own and not lines and not number:
                number = own
            elif own:
                text = f"{own} {text}"
            lines.append(text)
        lines += [held] if held else []
        text = "\n".join(lines)
        if continues and not text.strip():
            return [Cell(width=width, continues=True), *[Cell(width=0, continues=True)] * (width - 1)]
        return [Cell(text, number, width=width), *[Cell(width=0)] * (width - 1)]

    def _paragraphs(self, cell: Any, place: str) -> Iterator[Any]:
        for element in cell:
            if element.tag in _WRAPPERS:
                yield from self._paragraphs(element, place)
            elif element.tag == f"{W}p":
                yield element
            elif element.tag == f"{W}tbl":
                self.log.add(Sort.DOUBTFUL, place, "a table within a cell is read as lines of text")
                yield from element.iter(f"{W}p")


def _inside(holder: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, those within content controls too."""
    for element in holder:
        if element.tag == tag:
            yield element
        elif element.tag in _WRAPPERS:
            yield from _inside(element, tag)


def _value(about: Any, name: str) -> int:
    """A whole number among the properties of a row or cell, at most 100; 0 where it is not given."""
    found = about.find(f"{W}{name}") if about is not None else None
    value = (found.get(f"{W}val") or "") if found is not None else ""
    return min(int(value), 100) if value.isdecimal() else 0


def _on(element: Any) -> bool:
    """Whether a property that is on or off is on."""
    return element is not None and element.get(f"{W}val") not in ("0", "false", "off")
