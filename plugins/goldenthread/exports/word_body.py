"""Paragraphs and tables as the body of a Word file (WordprocessingML, ISO/IEC 29500-1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import groupby, pairwise

from goldenthread.exports.word_blocks import BREAK, TAB, Block, Cell, Paragraph, Row, Run, Table
from goldenthread.exports.word_styles import DEEPEST, NAMESPACES, SET_IN

SHORT, LONG = 11906, 16838
"""The sides of A4, in twentieths of a point."""
MARGIN = 1134
LETTER = 105
"""About as much as a letter of a table takes."""
LONGEST_WORD = 20
MOST_LETTERS = 160
BETWEEN = 190
EMPTY = '<w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr></w:p>'


@dataclass(slots=True)
class Body:
    """The body of one file while it is written. `leads` gives the name of the link to an address, or "" for none.

    `alike` are the widths of the columns of all tables with the same headings.
    """

    leads: Callable[[str], str]
    landscape: bool
    anchors: frozenset[str]
    marks: dict[str, int] = field(default_factory=dict)
    alike: dict[str, list[int]] = field(default_factory=dict)

    def xml(self, blocks: Iterable[Block]) -> str:
        """The whole body."""
        blocks = list(blocks)
        across = (LONG if self.landscape else SHORT) - 2 * MARGIN
        rows: dict[str, list[Row]] = {}
        for block in blocks:
            if isinstance(block, Table):
                rows.setdefault(block.heading, []).extend(block.rows)
        self.alike = {heading: widths(found, across) for heading, found in rows.items()}
        return f"<w:body {NAMESPACES}>{''.join(self._blocks(blocks))}{self._paper()}</w:body>"

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block, after in pairwise([*blocks, None]):
            if isinstance(block, Paragraph):
                yield self._paragraph(block, keeps=_belongs(after))
            elif block:
                if block.caption:
                    yield self._paragraph(block.caption)
                yield self._table(block)
                yield '<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>'

    def _paper(self) -> str:
        width, height = (LONG, SHORT) if self.landscape else (SHORT, LONG)
        turned = ' w:orient="landscape"' if self.landscape else ""
        return (
            f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar w:top="{MARGIN}" w:right="{MARGIN}" '
            f'w:bottom="{MARGIN}" w:left="{MARGIN}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
        )

    def _paragraph(self, one: Paragraph, style: str = "", *, keeps: bool = False, right: bool = False) -> str:
        """A paragraph: `keeps` on the page of the next, or set to the `right`."""
        level = min(one.depth, DEEPEST) - 1
        named = one.style.replace(" ", "") or style or ("ListParagraph" if one.depth else "")
        made = f'<w:pStyle w:val="{named}"/>' * bool(named) + "<w:keepNext/>" * keeps
        if one.marker:
            number = 1 if one.marker == "bullet" else int(one.marker) + 1
            made += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        elif one.depth:
            made += f'<w:ind w:left="{SET_IN * (level + 1)}"/>'
        words = "".join(self._words(one.runs))
        made += '<w:jc w:val="right"/>' * right
        return f"<w:p><w:pPr>{made}</w:pPr>{self._marked(one, words)}</w:p>"

    def _marked(self, one: Paragraph, words: str) -> str:
        """Words under the names by which links of the same page lead to them."""
        for anchor in one.anchors:
            if anchor in self.anchors and anchor not in self.marks:
                at = self.marks[anchor] = len(self.marks)
                name = bookmark(anchor, self.anchors)
                words = f'<w:bookmarkStart w:id="{at}" w:name="{name}"/>{words}<w:bookmarkEnd w:id="{at}"/>'
        return words

    def _words(self, runs: Iterable[Run]) -> Iterator[str]:
        for link, group in groupby(runs, key=lambda run: run.link):
            to = self._to(link)
            yield to[0] + "".join(_run(run, linked=bool(to[0])) for run in group) + to[1]

    def _to(self, link: str) -> tuple[str, str]:
        """What stands before and after words that lead to an address; nothing where they can lead nowhere."""
        if link[:1] == "#" and link[1:] in self.anchors:
            return f'<w:hyperlink w:anchor="{bookmark(link[1:], self.anchors)}" w:history="1">', "</w:hyperlink>"
        name = self.leads(link) if link else ""
        return (f'<w:hyperlink r:id="{name}" w:history="1">', "</w:hyperlink>") if name else ("", "")

    def _table(self, table: Table) -> str:
        sizes = self.alike[table.heading]
        title = f'<w:tblCaption w:val="{escape(table.caption.text)}"/>' if table.caption else ""
        first = min(sum(row.heads for row in table.rows) + 1, len(table.rows) - 1)
        rows = (self._row(row, sizes, keeps=at < first or all(cell.heads for cell in row.cells))
                for at, row in enumerate(table.rows))
        grid = "".join(f'<w:gridCol w:w="{size}"/>' for size in sizes)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="Paper"/><w:tblW w:w="{sum(sizes)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{title}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f'{"".join(rows)}</w:tbl>'
        )

    def _row(self, row: Row, sizes: list[int], *, keeps: bool) -> str:
        """A row that is never cut in two; a heading row comes again on each page."""
        heads = "<w:tblHeader/>" if row.heads else ""
        made, at = "", 0
        for cell in row.cells:
            size = sum(sizes[at : at + cell.span])
            at += cell.span
            span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
            words = "".join(self._paragraph(one, "Cell", keeps=keeps, right=cell.number) for one in cell.paragraphs)
            made += f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/>{span}</w:tcPr>{words or EMPTY}</w:tc>'
        return f"<w:tr><w:trPr><w:cantSplit/>{heads}</w:trPr>{made}</w:tr>"


def _belongs(after: Block | None) -> bool:
    """Whether what follows a paragraph should stand on its page: a table that it leads to, the rest of an entry."""
    return isinstance(after, Table) or (isinstance(after, Paragraph) and after.depth > 0 and not after.marker)


def bookmark(anchor: str, anchors: frozenset[str]) -> str:
    """The name in the file of an anchor of the page: Word takes 40 letters, digits and underscores."""
    return f"place_{sorted(anchors).index(anchor) + 1}"


def _run(run: Run, *, linked: bool) -> str:
    """Words that look alike, with their line breaks and tabs."""
    looks = '<w:rStyle w:val="Hyperlink"/>' if linked else '<w:rStyle w:val="Quiet"/>' if run.quiet else ""
    looks += "<w:b/>" * run.bold + "<w:i/>" * run.italic + "<w:strike/>" * run.struck
    looks += '<w:u w:val="single"/>' * run.underlined
    text = escape(run.text, quote=False)
    for sign, element in ((BREAK, "<w:br/>"), (TAB, "<w:tab/>")):
        text = text.replace(sign, f'</w:t>{element}<w:t xml:space="preserve">')
    return f'<w:r>{f"<w:rPr>{looks}</w:rPr>" if looks else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def widths(rows: list[Row], across: int) -> list[int]:
    """How wide each column is, together `across`: its longest word fits, and what is left goes where most words are."""
    count = max((sum(cell.span for cell in row.cells) for row in rows), default=1) or 1
    longest, letters = [3] * count, [1.0] * count
    for row in rows:
        for at, cell in _columns(row):
            said = [paragraph.text for paragraph in cell.paragraphs]
            words = " ".join(said).split()
            longest[at] = max([longest[at], *(min(len(word), LONGEST_WORD) for word in words)])
            letters[at] += min(sum(map(len, said)), MOST_LETTERS) / len(rows)
    least = [BETWEEN + LETTER * size for size in longest]
    left = max(across - sum(least), 0)
    wanted = sum(letters)
    sizes = [round(size + left * many / wanted) for size, many in zip(least, letters, strict=True)]
    scale = across / sum(sizes)
    sizes = [int(size * scale) for size in sizes]
    sizes[-1] += across - sum(sizes)
    return sizes


def _columns(row: Row) -> Iterator[tuple[int, Cell]]:
    """The cells of a row that fill one column, each with the number of the column."""
    at = 0
    for cell in row.cells:
        if cell.span == 1:
            yield at, cell
        at += cell.span
