"""The ready HTML of a page read as what stands on paper: paragraphs and tables, and nothing that is for screens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from goldenthread.exports.word_blocks import BREAK, TAB, Block, Cell, Paragraph, Row, Run, Table, paragraphs

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
NOT_ON_PAPER = frozenset({
    "audio", "canvas", "form", "iframe", "input", "object", "script", "select", "style", "svg", "template",
    "textarea", "video",
})
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "details", "div", "figcaption", "figure", "footer", "header",
    "main", "nav", "ol", "p", "pre", "section", "summary", "ul",
})
LINES = frozenset({
    "gt-action-title", "gt-action-step", "gt-action-refers", "gt-block", "gt-said", "gt-stop-who", "gt-when",
    "gt-with",
})
"""Marks of spans that the style sheet sets on lines of their own."""
BADGES = frozenset({"gt-badge", "gt-late", "gt-quiet", "gt-soon"})
"""Marks of words in a frame, which on paper stand apart by a dot, and in a cell on lines of their own."""
QUIET = frozenset({"gt-action-refers", "gt-blank", "gt-reading", "gt-type", "gt-with"})
STRONG = frozenset({"gt-action-title", "gt-late", "gt-quiet", "gt-soon", "gt-status", "gt-stop-label"})
STYLES = {
    "gt-kicker": "Subtitle", "gt-intro": "Intro", "gt-as-at": "Small", "gt-meta": "Small", "gt-note": "Notice",
    "gt-provenance": "Notice", "gt-decision": "Decision",
}
"""The style of a paragraph of each sort; a paragraph of no sort is ordinary."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
WIDE = "gt-actions"
DEEPEST = 100
"""How deep elements may lie in each other; what lies deeper is read as if it lay there."""
MOST_COLUMNS = 60
"""How many columns a cell may span: Word opens no table of more than 63."""
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TICKS = " \v\t"


@lru_cache(maxsize=1024)
def _marks(said: str) -> frozenset[str]:
    return frozenset(said.split())


@dataclass(slots=True)
class _Node:
    """An element: what it is, what is said of it, and what it holds."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inner: list[_Node | str] = field(default_factory=list)

    @property
    def marks(self) -> frozenset[str]:
        return _marks(self.attributes.get("class", ""))

    def elements(self, *tags: str) -> Iterator[_Node]:
        """What it holds itself of some tags."""
        return (one for one in self.inner if isinstance(one, _Node) and one.tag in tags)

    @property
    def is_on_paper(self) -> bool:
        """Whether a printed page has it: not what leads around the site, what waits for a script or for a screen."""
        said = self.attributes
        if self.tag in NOT_ON_PAPER or "hidden" in said or "gt-sr" in self.marks:
            return False
        if self.tag == "button":
            return "popovertarget" in said
        return "data-search-exclude" not in said or self.tag == "p" or "gt-strip" in self.marks


class _Parser(HTMLParser):
    """Elements within elements; a tag that was never opened is passed over, one never closed ends with its holder."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top = _Node("main")
        self.open = [self.top]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = _Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inner.append(node)
        if tag not in VOID and len(self.open) < DEEPEST:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if any(node.tag == tag for node in self.open[1:]):
            while self.open.pop().tag != tag:
                continue

    def handle_data(self, data: str) -> None:
        self.open[-1].inner.append(data)


@dataclass(slots=True)
class _Flow:
    """Paragraphs and tables as they come: words gather until something ends their paragraph."""

    lists: list[int]
    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    style: str = ""
    anchors: list[str] = field(default_factory=list)
    depth: int = 0
    marker: str = ""
    between: str = " · "

    def end(self) -> None:
        """Ends the paragraph, if there are any words."""
        runs = tuple(_trimmed(self.runs))
        self.runs = []
        if runs:
            self.blocks.append(Paragraph(runs, self.style, tuple(self.anchors), self.depth, self.marker))
            self.anchors, self.marker = [], ""

    def within(self, node: _Node, look: Run) -> None:
        """All that an element holds."""
        for one in node.inner:
            if isinstance(one, str):
                self.runs.append(look._replace(text=_SPACE.sub(" ", fit(one))))
            elif one.is_on_paper:
                self.element(one, look)

    def element(self, node: _Node, look: Run) -> None:
        """One element: a table, a heading, a list, a block, or words in a line."""
        if own := node.attributes.get("id"):
            self.anchors.append(own)
        tag, marks = node.tag, node.marks
        if tag == "table":
            self.end()
            self.blocks.append(self.table(node))
        elif "gt-chips" in marks:
            self.chips(node, look)
        elif tag in ("ul", "ol"):
            self.entries(node, look)
        elif tag == "dl":
            self.block(node, look, "Fact")
        elif tag == "dt":
            self.end()
            self.within(node, look._replace(bold=True))
            self.runs.append(Run(TAB))
        elif tag == "dd":
            self.within(node, look)
            self.end()
        elif tag in HEADINGS:
            self.block(node, look, f"Heading {tag[1]}")
        elif tag in BLOCKS or marks & LINES:
            style = "Quote" if tag == "blockquote" else self.style
            self.block(node, _look(node, look), _style(marks) or style)
        elif tag == "br":
            self.runs.append(Run(BREAK))
        elif tag == "img":
            self.runs.append(look._replace(text=node.attributes.get("alt", ""), italic=True))
        elif tag == "q":
            self.runs.append(look._replace(text="“"))
            self.within(node, look)
            self.runs.append(look._replace(text="”"))
        else:
            if marks & BADGES and any(run.text.strip() for run in self.runs):
                self.runs.append(look._replace(text=self.between))
            self.within(node, _look(node, look))

    def block(self, node: _Node, look: Run, style: str) -> None:
        """What stands in paragraphs of its own, in a style."""
        self.end()
        outer, self.style = self.style, style
        self.within(node, look)
        self.end()
        self.style = outer

    def entries(self, node: _Node, look: Run) -> None:
        """A list: each entry starts with a mark, and what else is in it is set in under that."""
        self.end()
        if node.tag == "ol":
            self.lists[0] += 1
        marker = str(self.lists[0]) if node.tag == "ol" else "bullet"
        outer, self.depth = self.depth, self.depth + 1
        for entry in node.elements("li"):
            self.marker = marker
            self.block(entry, look, _style(entry.marks))
        self.depth, self.marker = outer, ""

    def chips(self, node: _Node, look: Run) -> None:
        """A list that stands in a line."""
        for at, entry in enumerate(node.elements("li")):
            if at:
                self.runs.append(look._replace(text=", "))
            self.within(entry, look)

    def table(self, node: _Node) -> Table:
        """A table with its caption and its rows."""
        rows, caption = [], None
        for part in [node, *node.elements("thead", "tbody", "tfoot")]:
            rows += [Row(tuple(self.cells(row)), part.tag == "thead") for row in part.elements("tr")]
        for one in node.elements("caption"):
            flow = _Flow(self.lists, style="Caption")
            flow.within(one, Run(""))
            flow.end()
            caption = next((block for block in flow.blocks if isinstance(block, Paragraph)), None)
        return Table(caption, tuple(rows), WIDE in node.marks)

    def cells(self, row: _Node) -> Iterator[Cell]:
        """The cells of a row."""
        for node in row.elements("th", "td"):
            flow = _Flow(self.lists, between=BREAK)
            flow.within(node, Run("", bold=node.tag == "th"))
            flow.end()
            span = node.attributes.get("colspan", "")
            number = "gt-number" in node.marks
            columns = min(int(span[:4]), MOST_COLUMNS) if span.isdecimal() else 1
            yield Cell(tuple(paragraphs(flow.blocks)), columns, node.tag == "th", number)


def _style(marks: frozenset[str]) -> str:
    """The style of paragraphs of a sort; none for those of no sort."""
    return next((style for mark, style in STYLES.items() if mark in marks), "")


def _look(node: _Node, look: Run) -> Run:
    """How words look within an element."""
    tag, marks = node.tag, node.marks
    return Run(
        "",
        bold=(look.bold or tag in ("b", "strong", "summary") or bool(marks & STRONG)) and "gt-said" not in marks,
        italic=look.italic or tag in ("em", "i", "cite") or "gt-reading" in marks,
        struck=look.struck or tag in ("del", "s"),
        underlined=look.underlined or tag in ("ins", "u"),
        quiet=look.quiet or bool(marks & QUIET),
        link=node.attributes.get("href", "") if tag == "a" else look.link,
    )


def _trimmed(runs: list[Run]) -> Iterator[Run]:
    """Runs without spaces at the beginning, at the end and after another; none where there are no words at all."""
    kept: list[Run] = []
    for run in runs:
        text = run.text
        if not kept or kept[-1].text[-1] in _TICKS:
            text = text.lstrip(" " if kept else _TICKS)
        if text:
            kept.append(run._replace(text=text))
    while kept and not kept[-1].text.rstrip(_TICKS):
        kept.pop()
    if kept:
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip(_TICKS))
    return iter(kept)


def fit(words: str) -> str:
    """Words without what XML cannot hold, such as most control characters."""
    return _NO_XML.sub("", words)


def read(html: str) -> list[Block]:
    """The paragraphs and tables of a page's HTML, in its order."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    flow = _Flow([0])
    flow.within(parser.top, Run(""))
    flow.end()
    return flow.blocks
